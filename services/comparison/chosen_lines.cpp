#include "services/comparison/chosen_lines.h"

#include <algorithm>
#include <bitset>
#include <unordered_set>

namespace shindan::comparison {

namespace {

/// Templates to look for. Most rows are of none of them, and known as such by 16 bits of their template.
class TemplateSet
{
public:
    void insert(model::TemplateId id)
    {
        m_ids.insert(id.value());
        m_low.set(id.value() & 0xffffU);
    }
    [[nodiscard]] bool isEmpty() const { return m_ids.empty(); }
    [[nodiscard]] bool contains(model::TemplateId id) const { return m_low.test(id.value() & 0xffffU) && m_ids.contains(id.value()); }

private:
    std::bitset<0x10000> m_low;
    std::unordered_set<quint32> m_ids;
};

ChosenLine lineAt(const model::SourceIndex &source, model::RowIndex row, const ingest::TextStore &texts)
{
    ChosenLine line;
    line.time = source.instant(row);
    line.evidence.bundle = source.info->bundle;
    line.evidence.source = source.info->path;
    line.evidence.line = model::lineOf(row);
    line.evidence.time = line.time;
    line.evidence.quality = source.quality(row);
    line.evidence.bytes = texts.line(source, row);
    const ingest::RecordText record = ingest::readRecord(texts, source, row);
    line.message = QString::fromStdString(record.message);
    line.program = QString::fromStdString(record.program);
    return line;
}

} // namespace

std::vector<ChosenLine> chosenLines(const model::Snapshot &snapshot, const ingest::TextStore &texts, model::BundleIndex bundle, model::Instant from, model::Instant to,
                                    const std::function<bool(const QString &masked)> &wanted)
{
    TemplateSet templates;
    for (const model::Template &known : *snapshot.templates) {
        if (wanted(known.masked))
            templates.insert(known.id);
    }
    std::vector<ChosenLine> lines;
    if (templates.isEmpty())
        return lines;
    for (const auto &source : snapshot.sources) {
        if (source->info->bundle != bundle || !source->first || !source->last || *source->first > to || *source->last < from)
            continue;
        for (quint32 place = source->firstRowAt(from); place < source->rows && lines.size() < mostChosenLines; ++place) {
            const model::RowIndex row = source->rowAt(place);
            if (!templates.contains(source->templateOf(row)))
                continue;
            const model::RowFlags flags = source->flags(row);
            if (flags.has(model::RowFlags::Part) || flags.has(model::RowFlags::Copy) || !source->hasTime(row))
                continue;
            if (const model::Instant t = source->instant(row); t >= from && t <= to)
                lines.push_back(lineAt(*source, row, texts));
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const ChosenLine &a, const ChosenLine &b) { return a.time < b.time; });
    return lines;
}

} // namespace shindan::comparison
