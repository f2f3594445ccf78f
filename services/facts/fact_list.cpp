#include "services/facts/fact_list.h"

#include "services/facts/text_scan.h"

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The unit follows from the last part of the id.
QString unitOf(const QString &id)
{
    static const std::pair<QLatin1StringView, QLatin1StringView> units[] = {
        {"-percent"_L1, "percent"_L1},
        {"-bytes"_L1, "bytes"_L1},
        {"-seconds"_L1, "seconds"_L1},
        {".covers"_L1, "seconds"_L1},
        {"days-left"_L1, "days"_L1},
        {".count"_L1, "count"_L1},
    };
    for (const auto &[ending, unit] : units) {
        if (id.endsWith(ending))
            return unit;
    }
    static const QStringList counts{u"conntrack.max"_s, u"fd.allocated"_s, u"fd.max"_s, u"fd.max-of-one-process"_s,
        u"node.cpus"_s, u"threads.total"_s, u"threads.max-of-one-process"_s, u"process.open-files"_s, u"process.threads"_s,
        u"process.zombie-children"_s, u"container.restarts"_s, u"pod.restarts"_s};
    const bool counted = counts.contains(id) || id.startsWith(u"vmstat."_s) || id.endsWith(u".restarts"_s);
    return counted ? u"count"_s : QString();
}

} // namespace

const model::Fact *FactList::find(const QString &id, const QString &subject) const
{
    const auto it = m_seen.constFind({id, subject});
    return it == m_seen.constEnd() ? nullptr : &m_facts[static_cast<size_t>(*it)];
}

void FactList::add(const QString &id, QVariant value, const char *type, const Place &place, const QString &subject)
{
    if (has(id, subject))
        return;
    m_seen.insert({id, subject}, static_cast<qsizetype>(m_facts.size()));
    model::Fact fact;
    fact.id = id;
    fact.subject = subject;
    fact.value = std::move(value);
    fact.unit = unitOf(id);
    fact.type = QString::fromLatin1(type);
    fact.source = place.source;
    fact.line = place.line;
    m_facts.push_back(std::move(fact));
}

void FactList::addText(const QString &id, std::string_view value, const Place &place, const QString &subject)
{
    addText(id, toText(value), place, subject);
}

void FactList::addText(const QString &id, const QString &value, const Place &place, const QString &subject)
{
    if (!value.isEmpty())
        add(id, value, "string", place, subject);
}

void FactList::addVersion(const QString &id, std::string_view value, const Place &place)
{
    if (!value.empty())
        add(id, toText(value), "version", place, {});
}

void FactList::addInteger(const QString &id, qint64 value, const Place &place, const QString &subject)
{
    add(id, value, "integer", place, subject);
}

void FactList::addNumber(const QString &id, double value, const Place &place, const QString &subject)
{
    add(id, value, "number", place, subject);
}

void FactList::addBoolean(const QString &id, bool value, const Place &place, const QString &subject)
{
    add(id, value, "boolean", place, subject);
}

void FactList::addTime(const QString &id, model::Instant value, const Place &place, const QString &subject)
{
    add(id, QVariant::fromValue(value), "time", place, subject);
}

} // namespace shindan::facts
