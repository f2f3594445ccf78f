#pragma once
// The commands of shindan-cli. Each gets its own arguments (without its name) and gives the exit status.

#include "cli/arguments.h"

#include <QStringList>

#include <vector>

namespace shindan::cli {

struct Command
{
    const char *name;
    const char *summary; ///< English source text; translated on display
    ExitStatus (*run)(const QStringList &arguments);
};

[[nodiscard]] const std::vector<Command> &commands();

ExitStatus analyze(const QStringList &arguments);
ExitStatus timeline(const QStringList &arguments);
ExitStatus templates(const QStringList &arguments);
ExitStatus files(const QStringList &arguments);
ExitStatus compare(const QStringList &arguments);
ExitStatus baseline(const QStringList &arguments);
ExitStatus faq(const QStringList &arguments);
ExitStatus rules(const QStringList &arguments);
ExitStatus reply(const QStringList &arguments);
ExitStatus scenario(const QStringList &arguments);

} // namespace shindan::cli
