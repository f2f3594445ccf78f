#pragma once
// Sources made by hand, row by row, for tests.

#include "model/snapshot.h"
#include "model/source.h"

#include <optional>
#include <vector>

namespace shindan::tests {

/// A row as a test wants it.
struct MadeRow
{
    std::optional<qint64> ns;            ///< printed time; no value: no clock
    model::Level level = model::Level::Info;
    quint16 marks = 0;                   ///< RowFlags::Mark
    quint16 quality = 0;                 ///< TimeQuality, beside None
    quint32 bytes = 40;                  ///< of the line, its line end included
    quint32 templateId = 0;
};

struct MadeSource
{
    quint32 id = 0;
    int order = 0;
    QString path = QStringLiteral("logs/kubelet.log");
    QString role = QStringLiteral("kubelet-log");
    QString node = {};
    quint32 bundle = 0;
    quint32 rowsInBlock = model::rowsPerBlock;
    std::vector<model::TimeCorrection> corrections = {};
};

inline std::shared_ptr<const model::IndexBlock> madeBlock(const std::vector<MadeRow> &rows, quint32 first, quint32 count, qint64 &offset, model::PrintedTime &last)
{
    auto times = std::make_shared<std::vector<model::PrintedTime>>();
    auto offsets = std::make_shared<std::vector<quint32>>();
    auto templates = std::make_shared<std::vector<model::TemplateId>>();
    auto flags = std::make_shared<std::vector<model::RowFlags>>();
    auto block = std::make_shared<model::IndexBlock>();
    block->first = model::RowIndex(first);
    block->base = model::ByteOffset(offset);
    qint64 inBlock = 0;
    for (quint32 i = first; i < first + count; ++i) {
        const MadeRow &row = rows[i];
        if (row.ns)
            last = {*row.ns};
        model::TimeQualities quality = model::TimeQualities::fromInt(row.quality);
        if (!row.ns)
            quality |= model::TimeQuality::None;
        model::RowFlags packed(row.level, quality);
        packed = model::RowFlags(static_cast<quint16>(packed.bits() | row.marks));
        times->push_back(last);
        offsets->push_back(static_cast<quint32>(inBlock));
        templates->push_back(model::TemplateId(row.templateId));
        flags->push_back(packed);
        inBlock += row.bytes;
    }
    block->endOffset = inBlock;
    offset += inBlock;
    block->times = times;
    block->offsets = offsets;
    block->templates = templates;
    block->flags = flags;
    return block;
}

inline std::shared_ptr<model::SourceIndex> madeSource(const MadeSource &source, const std::vector<MadeRow> &rows)
{
    auto info = std::make_shared<model::SourceInfo>();
    info->id = model::SourceId(source.id);
    info->bundle = model::BundleIndex(source.bundle);
    info->path = source.path;
    info->role = source.role;
    info->format = QStringLiteral("klog");
    info->node = source.node;
    info->order = source.order;
    auto index = std::make_shared<model::SourceIndex>();
    index->rows = static_cast<quint32>(rows.size());
    index->corrections.set(source.corrections);
    auto folded = std::make_shared<model::RowSet>();
    auto copies = std::make_shared<model::RowSet>();
    for (quint32 i = 0; i < rows.size(); ++i) {
        const bool copy = (rows[i].marks & model::RowFlags::Copy) != 0;
        info->hasTimes = info->hasTimes || rows[i].ns.has_value();
        if (copy)
            copies->add(i);
        if (copy || (rows[i].marks & model::RowFlags::Part) != 0 || !rows[i].ns)
            folded->add(i);
    }
    index->copies = static_cast<quint32>(copies->cardinality());
    index->folded = folded;
    index->copyRows = copies;
    qint64 offset = 0;
    model::PrintedTime last;
    for (quint32 first = 0; first < rows.size(); first += source.rowsInBlock)
        index->blocks.push_back(madeBlock(rows, first, std::min(source.rowsInBlock, index->rows - first), offset, last));
    info->bytes = offset;
    index->info = info;
    model::computeSamples(*index);
    return index;
}

/// The histogram that ingest makes of a source: copies, parts and rows without a clock left out.
inline std::shared_ptr<const model::TimeHistogram> madeHistogram(const model::SourceIndex &source)
{
    auto histogram = std::make_shared<model::TimeHistogram>();
    for (quint32 row = 0; row < source.rows; ++row) {
        const model::RowFlags flags = source.flags(model::RowIndex(row));
        if (!flags.has(model::TimeQuality::None) && !flags.has(model::RowFlags::Part) && !flags.has(model::RowFlags::Copy))
            histogram->add(source.instant(model::RowIndex(row)), flags.level());
    }
    histogram->finish();
    return histogram;
}

/// A snapshot of these sources; their numbers must be 0, 1, 2 ...
inline std::shared_ptr<model::Snapshot> madeSnapshot(std::vector<std::shared_ptr<const model::SourceIndex>> sources, bool histograms = true)
{
    auto snapshot = std::make_shared<model::Snapshot>(*model::Snapshot::empty());
    snapshot->serial = 1;
    snapshot->complete = true;
    auto bundle = std::make_shared<model::BundleInfo>();
    bundle->path = QStringLiteral("node-1.tar.gz");
    bundle->complete = true;
    snapshot->bundles.push_back(bundle);
    for (const auto &source : sources) {
        snapshot->rows += source->rows;
        snapshot->copies += source->copies;
        if (source->first) {
            snapshot->logRows += source->rows;
            snapshot->first = snapshot->first ? std::min(*snapshot->first, *source->first) : *source->first;
            snapshot->last = snapshot->last ? std::max(*snapshot->last, *source->last) : *source->last;
        }
        snapshot->histograms.push_back(histograms ? madeHistogram(*source) : std::make_shared<model::TimeHistogram>());
    }
    snapshot->order = std::make_shared<const model::MergedOrder>(model::MergedOrder::build(sources));
    snapshot->sources = std::move(sources);
    return snapshot;
}

} // namespace shindan::tests
