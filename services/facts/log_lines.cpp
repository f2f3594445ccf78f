#include "services/facts/log_lines.h"

#include "services/facts/node_sources.h"

#include <QStringMatcher>

#include <algorithm>

namespace shindan::facts {

namespace {

constexpr size_t mostLines = 20'000; // of one source; the latest are kept

std::vector<model::RowIndex> rowsOf(
    const model::SourceIndex &source, const std::vector<model::TemplateId> &wanted, const model::Cancellation &cancellation)
{
    std::vector<model::RowIndex> rows;
    for (const auto &block : source.blocks) {
        if (cancellation.requested())
            return {};
        for (quint32 i = 0; i < block->rows(); ++i) {
            const model::RowFlags flags = (*block->flags)[i];
            if (!flags.has(model::RowFlags::Part) && !flags.has(model::RowFlags::Copy)
                && std::binary_search(wanted.begin(), wanted.end(), (*block->templates)[i]))
                rows.push_back(model::RowIndex(block->first.value() + i));
        }
    }
    if (rows.size() > mostLines)
        rows.erase(rows.begin(), rows.end() - mostLines);
    return rows;
}

} // namespace

std::vector<model::TemplateId> templatesWithFacts(const model::Snapshot &snapshot)
{
    std::vector<QStringMatcher> phrases;
    for (const std::string_view phrase : LogLines::phrases())
        phrases.emplace_back(QString::fromUtf8(phrase.data(), static_cast<qsizetype>(phrase.size())));
    std::vector<model::TemplateId> templates;
    for (const model::Template &entry : *snapshot.templates) {
        if (std::any_of(
                phrases.begin(), phrases.end(), [&](const QStringMatcher &phrase) { return phrase.indexIn(entry.masked) >= 0; }))
            templates.push_back(entry.id);
    }
    std::sort(templates.begin(), templates.end());
    return templates;
}

LogLines readLogLines(const std::vector<model::TemplateId> &templates, const std::vector<const model::SourceIndex *> &sources,
    const ingest::TextStore &texts, const model::Cancellation &cancellation)
{
    std::vector<LogLine> lines;
    for (const model::SourceIndex *source : sources) {
        if (templates.empty() || !isNodeLog(*source->info))
            continue;
        for (const model::RowIndex row : rowsOf(*source, templates, cancellation)) {
            if (cancellation.requested())
                return {};
            ingest::RecordText record = ingest::readRecord(texts, *source, row);
            LogLine line;
            line.message = std::move(record.message);
            line.program = std::move(record.program);
            if (source->hasTime(row))
                line.time = source->instant(row);
            line.source = source->info->path;
            line.line = model::lineOf(row);
            lines.push_back(std::move(line));
        }
    }
    return LogLines(std::move(lines));
}

} // namespace shindan::facts
