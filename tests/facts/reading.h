#pragma once
// Short ways to write what a node says and to ask what was read.

#include "services/facts/extractors.h"
#include "services/facts/fact_list.h"
#include "services/facts/fact_names.h"
#include "services/facts/material.h"

#include <QTest>

#include <algorithm>
#include <initializer_list>

namespace reading {

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

struct Member
{
    const char *path;
    QByteArray text;
    const char *role = "system-status";
};

inline facts::Material material(std::initializer_list<Member> members, std::vector<facts::LogLine> log = {})
{
    facts::Material result;
    for (const Member &member : members)
        result.members.emplace_back(QString::fromUtf8(member.path), QString::fromUtf8(member.role), member.text);
    result.log = facts::LogLines(std::move(log));
    result.utcOffset = std::chrono::hours(9);
    return result;
}

/// A section as the collector writes it; `failed`: the command's exit status was not 0.
inline QByteArray section(const QByteArray &command, const QByteArray &output, bool failed = false)
{
    QByteArray text = "\n-----------------run " + command + "------------------\n" + output;
    if (!output.isEmpty() && !output.endsWith('\n'))
        text += '\n';
    if (failed)
        text += "failed to collect info: " + command + '\n';
    return text + "------------End of " + command.left(command.indexOf(' ') < 0 ? command.size() : command.indexOf(' '))
        + "----------------\n";
}

inline facts::LogLine logLine(
    const char *program, const char *message, qint64 seconds, const char *source = "logs/messages", quint32 line = 1)
{
    return {message, program, model::Instant{seconds * model::nsPerSecond}, QString::fromUtf8(source), model::LineNumber(line)};
}

inline facts::FactList read(const facts::Material &material)
{
    facts::FactList facts;
    facts::readAll(material, facts);
    return facts;
}

/// The value as text; "-" if there is no such fact.
inline QString value(const facts::FactList &facts, const QString &id, const QString &subject = {})
{
    const model::Fact *fact = facts.find(id, subject);
    return fact ? fact->value.toString() : u"-"_s;
}

/// `member:line` of a fact; "-" if there is no such fact.
inline QString place(const facts::FactList &facts, const QString &id, const QString &subject = {})
{
    const model::Fact *fact = facts.find(id, subject);
    return fact ? fact->source + u':' + QString::number(fact->line.value()) : u"-"_s;
}

/// Of how many subjects there is a fact with this id.
inline qsizetype countOf(const facts::FactList &facts, const QString &id)
{
    return std::count_if(facts.facts().begin(), facts.facts().end(), [&](const model::Fact &fact) { return fact.id == id; });
}

/// A section whose footer is missing, as when the collection was interrupted.
inline QByteArray cutSection(const QByteArray &command, const QByteArray &output)
{
    return "\n-----------------run " + command + "------------------\n" + output;
}

/// Ids for which there is no name in one of the languages; empty if all is well.
inline QStringList withoutNames(const facts::FactList &facts)
{
    QStringList ids;
    for (const model::Fact &fact : facts.facts()) {
        const model::Text name = facts::factName(fact.id);
        const auto isMissing = [&](const QString &text) { return text.isEmpty() || text == fact.id || text.contains(u'{'); };
        if (isMissing(name.en) || isMissing(name.ja))
            ids << fact.id;
    }
    return ids;
}

} // namespace reading
