#include "services/diagnosis/captures.h"

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

Captures::Captures(const model::Snapshot &snapshot, const Records &records, const std::vector<PatternSource> &patterns, LogOwners &owners)
    : m_snapshot(snapshot)
    , m_records(records)
    , m_patterns(patterns)
    , m_owners(owners)
{
}

const Captures::Compiled &Captures::compiled(quint32 slot)
{
    const auto [at, isNew] = m_compiled.try_emplace(slot);
    if (isNew) {
        int place = 0;
        for (const Variant &variant : m_patterns[slot].pattern->variants) {
            if (auto regex = ByteRegex::compile(variant.text)) {
                at->second.groups += regex.value().groups();
                at->second.variants.emplace_back(place, std::move(regex).value());
            }
            ++place;
        }
        if (isOfPodLogs(*m_patterns[slot].pattern))
            at->second.groups.append(u"pod"_s);
        at->second.groups.removeDuplicates();
    }
    return at->second;
}

const QStringList &Captures::groups(quint32 slot)
{
    return compiled(slot).groups;
}

Captured Captures::of(quint32 slot, std::string_view message, int *variant)
{
    Captured captured;
    if (variant)
        *variant = -1;
    for (const auto &[place, regex] : compiled(slot).variants) {
        if (!regex.capture(message, m_workspace, captured))
            continue;
        if (variant)
            *variant = place;
        break;
    }
    return captured;
}

Captured Captures::of(quint32 slot, model::RowRef row)
{
    if (groups(slot).isEmpty())
        return {};
    Captured captured = of(slot, m_records.message(m_snapshot.source(row.source), row.row));
    if (isOfPodLogs(*m_patterns[slot].pattern)) {
        if (const LogOwner *owner = m_owners.of(row))
            captured.insert(u"pod"_s, owner->name());
    }
    return captured;
}

} // namespace shindan::diagnosis
