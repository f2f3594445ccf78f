#pragma once
// The arguments of one command: what all commands share, and how a wrong call is told.

#include "model/text.h"
#include "model/time.h"
#include "services/report/redaction.h"

#include <QCommandLineParser>
#include <QStringList>

#include <optional>

namespace shindan::cli {

/// Exit statuses that other programs rely on.
enum class ExitStatus : int { Done = 0, ThresholdMet = 1, WrongCall = 2, NothingRead = 3 };

/// Options that every command takes.
struct CommonOptions
{
    QString format;                    ///< empty: the command's default
    model::Language language = model::Language::English;
    bool bothLanguages = false;
    std::optional<model::DisplayZone> zone;
    int threads = 0;
    report::Secrets secrets = report::Secrets::Masked;
    QString layout;                    ///< id of the layout to read every bundle by; empty: it is recognised
    QString passwordFile;              ///< holds the password of an encrypted archive in its first line; empty: none
    bool progress = false;             ///< only on a terminal
};

/// A parser with the common options and --help already in it.
class Arguments
{
public:
    Arguments(const QString &command, const QString &description);

    QCommandLineParser &parser() { return m_parser; }
    void addOption(const QString &name, const QString &description, const QString &valueName = {}) { m_parser.addOption({name, description, valueName}); }
    /// Reads; false: the call is wrong (a sentence is on stderr) or help was asked for. Then exitStatus() says which.
    bool read(const QStringList &arguments, const QStringList &formats);
    [[nodiscard]] ExitStatus exitStatus() const { return m_exitStatus; }
    [[nodiscard]] const CommonOptions &common() const { return m_common; }
    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser.values(name); }
    [[nodiscard]] QStringList positional() const { return m_parser.positionalArguments(); }
    /// Says what is wrong with the call on stderr.
    ExitStatus wrong(const QString &sentence) const;

private:
    bool readCommon(const QStringList &formats);
    QString m_command;
    QCommandLineParser m_parser;
    CommonOptions m_common;
    ExitStatus m_exitStatus = ExitStatus::Done;
};

} // namespace shindan::cli
