#include "services/query/node.h"
#include "services/query/text_scan.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace shindan::query {

using namespace Qt::Literals::StringLiterals;
using model::RowIndex;
using model::RowSet;
using model::SourceIndex;
using model::WorkspaceRows;

namespace {

/// Does a value with `*` match? Letter case does not matter.
class ValuePattern
{
public:
    ValuePattern(const QString &value, bool partly)
        : m_value(value)
        , m_partly(partly)
    {
        if (value.contains(u'*')) {
            // Not wildcardToRegularExpression(): there `*` stops at a slash, and `?` and `[` mean something.
            const QString expression = QRegularExpression::escape(value).replace(u"\\*"_s, u".*"_s);
            m_expression = QRegularExpression(QRegularExpression::anchoredPattern(expression), QRegularExpression::CaseInsensitiveOption);
            m_wild = true;
        }
    }

    [[nodiscard]] bool matches(const QString &text) const
    {
        if (m_wild)
            return m_expression.match(text).hasMatch();
        return m_partly ? text.contains(m_value, Qt::CaseInsensitive) : text.compare(m_value, Qt::CaseInsensitive) == 0;
    }

private:
    QString m_value;
    QRegularExpression m_expression;
    bool m_partly;
    bool m_wild = false;
};

/// Heads of a source for which `test` says yes; runs go into the set as runs.
template <typename Test>
RowSet headsWhere(const SourceIndex &source, Test test)
{
    RowSet rows;
    for (const auto &block : source.blocks) {
        const auto &flags = *block->flags;
        const quint32 first = block->first.value();
        quint32 runBegin = 0;
        bool inRun = false;
        for (quint32 i = 0; i < flags.size(); ++i) {
            const bool yes = !flags[i].has(model::RowFlags::Part) && test(*block, i, RowIndex(first + i));
            if (yes && !inRun)
                runBegin = i;
            if (!yes && inRun)
                rows.addRange(first + runBegin, first + i);
            inRun = yes;
        }
        if (inRun)
            rows.addRange(first + runBegin, quint64(first) + flags.size());
    }
    return rows;
}

RowSet allHeads(const SourceIndex &source)
{
    return headsWhere(source, [](const auto &, quint32, RowIndex) { return true; });
}

/// Heads that stand in sections for which `test` says yes; of a source without sections all or none.
template <typename Test>
RowSet headsInSections(const SourceIndex &source, Test test)
{
    if (!source.sections)
        return test(source.info->role, source.info->format) ? allHeads(source) : RowSet();
    RowSet wanted;
    quint32 begin = 0;
    bool yes = test(source.info->role, source.info->format);
    for (const model::SourceSection &section : *source.sections) {
        if (yes)
            wanted.addRange(begin, section.first.value());
        begin = section.first.value();
        yes = test(section.role, section.format);
    }
    if (yes)
        wanted.addRange(begin, source.rows);
    return wanted.isEmpty() ? wanted : RowSet(allHeads(source) & wanted);
}

class Evaluation
{
public:
    Evaluation(const model::Snapshot &snapshot, const ingest::TextStore &texts, model::Cancellation cancellation, int threads)
        : m_snapshot(snapshot)
        , m_texts(texts)
        , m_cancellation(std::move(cancellation))
        , m_threads(threads)
    {
    }

    WorkspaceRows rows(const Query::Node &node, const WorkspaceRows *within);
    quint64 unknownLevel = 0;

private:
    using Node = Query::Node;
    static bool needsText(const Node &node);
    WorkspaceRows conjunction(const Node &node, const WorkspaceRows *within);
    WorkspaceRows universe(const WorkspaceRows *within) const;
    WorkspaceRows field(const Node &node);
    WorkspaceRows levels(const Node &node);
    WorkspaceRows times(const Node &node) const;
    WorkspaceRows entities(const Node &node) const;
    WorkspaceRows sources(const Node &node) const;
    WorkspaceRows templates(const Node &node) const;

    const model::Snapshot &m_snapshot;
    const ingest::TextStore &m_texts;
    model::Cancellation m_cancellation;
    int m_threads;
};

bool Evaluation::needsText(const Node &node)
{
    if (node.kind == NodeKind::Word || node.kind == NodeKind::Phrase || node.kind == NodeKind::Regex)
        return true;
    return std::any_of(node.children.begin(), node.children.end(), [](const auto &child) { return needsText(*child); });
}

WorkspaceRows Evaluation::universe(const WorkspaceRows *within) const
{
    if (within)
        return *within;
    WorkspaceRows all;
    for (const auto &source : m_snapshot.sources)
        all.edit(source->id()) = allHeads(*source);
    return all;
}

WorkspaceRows Evaluation::rows(const Node &node, const WorkspaceRows *within)
{
    if (m_cancellation.requested())
        return {};
    switch (node.kind) {
    case NodeKind::Everything: return universe(within);
    case NodeKind::And: return conjunction(node, within);
    case NodeKind::Or: {
        WorkspaceRows result;
        for (const auto &child : node.children)
            result |= rows(*child, within);
        return result;
    }
    case NodeKind::Not: {
        WorkspaceRows result = universe(within);
        result -= rows(*node.children.front(), within);
        return result;
    }
    case NodeKind::Word:
    case NodeKind::Phrase:
    case NodeKind::Regex: {
        const std::vector<TextPattern> patterns{{node.text, node.kind == NodeKind::Regex}};
        return std::move(scanTexts(patterns, m_snapshot, m_texts, within, m_cancellation, m_threads).front());
    }
    case NodeKind::Field: return field(node);
    }
    return {};
}

// What the index answers comes first and narrows what must be read; texts side by side are looked for in one pass.
WorkspaceRows Evaluation::conjunction(const Node &node, const WorkspaceRows *within)
{
    std::optional<WorkspaceRows> result;
    if (within)
        result = *within;
    std::vector<TextPattern> patterns;
    std::vector<const Node *> later;
    for (const auto &child : node.children) {
        if (child->kind == NodeKind::Word || child->kind == NodeKind::Phrase || child->kind == NodeKind::Regex)
            patterns.push_back({child->text, child->kind == NodeKind::Regex});
        else if (needsText(*child))
            later.push_back(child.get());
        else if (result)
            *result &= rows(*child, nullptr);
        else
            result = rows(*child, nullptr);
    }
    if (!patterns.empty()) {
        const auto found = scanTexts(patterns, m_snapshot, m_texts, result ? &*result : nullptr, m_cancellation, m_threads);
        for (const WorkspaceRows &set : found) {
            if (result)
                *result &= set;
            else
                result = set;
        }
    }
    for (const Node *child : later) {
        const WorkspaceRows set = rows(*child, result ? &*result : nullptr);
        if (result)
            *result &= set;
        else
            result = set;
    }
    return result.value_or(WorkspaceRows());
}

WorkspaceRows Evaluation::field(const Node &node)
{
    if (node.field == u"level"_s)
        return levels(node);
    if (node.field == u"time"_s)
        return times(node);
    if (node.field == u"template"_s)
        return templates(node);
    static const std::array entityFields{u"node"_s, u"namespace"_s, u"pod"_s, u"container"_s, u"component"_s};
    if (std::find(entityFields.begin(), entityFields.end(), node.field) != entityFields.end())
        return entities(node);
    return sources(node);
}

WorkspaceRows Evaluation::levels(const Node &node)
{
    using model::Level;
    const Level wanted = *node.level;
    const auto passes = [&](Level level) {
        switch (node.comparison) {
        case Comparison::AtLeast: return level >= wanted || level == Level::Unknown;
        case Comparison::Above: return level > wanted || level == Level::Unknown;
        case Comparison::AtMost: return level <= wanted;
        case Comparison::Below: return level < wanted;
        case Comparison::Equal: return level == wanted;
        }
        return false;
    };
    std::array<bool, model::levelCount> pass{};
    for (int level = 0; level < model::levelCount; ++level)
        pass[static_cast<size_t>(level)] = passes(static_cast<Level>(level));
    const bool countUnknown = wanted != Level::Unknown && (node.comparison == Comparison::AtLeast || node.comparison == Comparison::Above);
    WorkspaceRows result;
    for (const auto &source : m_snapshot.sources) {
        quint64 unknown = 0;
        RowSet rows = headsWhere(*source, [&](const model::IndexBlock &block, quint32 i, RowIndex) {
            const Level level = (*block.flags)[i].level();
            unknown += level == Level::Unknown ? 1 : 0;
            return pass[static_cast<size_t>(level)];
        });
        if (countUnknown && source->first)
            unknownLevel += unknown;
        if (!rows.isEmpty())
            result.edit(source->id()) = std::move(rows);
    }
    return result;
}

WorkspaceRows Evaluation::times(const Node &node) const
{
    const model::Instant from = node.time->instant;
    const model::Instant end = from + std::max(node.time->precision, model::Nanoseconds(1));
    WorkspaceRows result;
    for (const auto &source : m_snapshot.sources) {
        if (!source->first)
            continue;
        RowSet rows = headsWhere(*source, [&](const model::IndexBlock &block, quint32 i, RowIndex row) {
            const model::RowFlags flags = (*block.flags)[i];
            if (flags.has(model::TimeQuality::None))
                return false;
            const model::Instant t = source->corrections.instant(row, (*block.times)[i], flags);
            switch (node.comparison) {
            case Comparison::AtLeast: return t >= from;
            case Comparison::Above: return t >= end;
            case Comparison::AtMost: return t < end;
            case Comparison::Below: return t < from;
            case Comparison::Equal: return t >= from && t < end;
            }
            return false;
        });
        if (!rows.isEmpty())
            result.edit(source->id()) = std::move(rows);
    }
    return result;
}

WorkspaceRows Evaluation::entities(const Node &node) const
{
    static const std::array kinds{std::pair(u"node"_s, model::EntityKind::Node), std::pair(u"namespace"_s, model::EntityKind::Namespace),
                                  std::pair(u"pod"_s, model::EntityKind::Pod), std::pair(u"container"_s, model::EntityKind::Container),
                                  std::pair(u"component"_s, model::EntityKind::Component)};
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto &pair) { return pair.first == node.field; })->second;
    const ValuePattern pattern(node.value, false);
    WorkspaceRows result;
    const auto &values = m_snapshot.entityRows(kind);
    for (auto it = values.begin(); it != values.end(); ++it) {
        // A pod may be named without its namespace.
        const qsizetype slash = it.key().indexOf(u'/');
        if (pattern.matches(it.key()) || (kind == model::EntityKind::Pod && slash >= 0 && pattern.matches(it.key().mid(slash + 1))))
            result |= *it.value();
    }
    return result;
}

WorkspaceRows Evaluation::sources(const Node &node) const
{
    const ValuePattern pattern(node.value, node.field == u"source"_s || node.field == u"bundle"_s);
    WorkspaceRows result;
    for (const auto &source : m_snapshot.sources) {
        const model::SourceInfo &info = *source->info;
        if (node.field == u"role"_s || node.field == u"format"_s) {
            const bool byRole = node.field == u"role"_s;
            RowSet heads = headsInSections(*source, [&](const QString &role, const QString &format) { return pattern.matches(byRole ? role : format); });
            if (!heads.isEmpty())
                result.edit(source->id()) = std::move(heads);
            continue;
        }
        bool matches = false;
        if (node.field == u"source"_s) {
            matches = pattern.matches(info.path);
        } else {
            const model::BundleInfo &bundle = *m_snapshot.bundles[info.bundle.value()];
            // A number that a bundle has means that bundle alone, although the paths of others may hold it as well.
            bool isNumber = false;
            const quint32 number = node.value.toUInt(&isNumber);
            matches = isNumber && number >= 1 && number <= m_snapshot.bundles.size()
                ? number == info.bundle.value() + 1
                : pattern.matches(bundle.path) || bundle.id.startsWith(node.value, Qt::CaseInsensitive);
        }
        if (matches)
            result.edit(source->id()) = allHeads(*source);
    }
    return result;
}

WorkspaceRows Evaluation::templates(const Node &node) const
{
    bool ok = false;
    const model::TemplateId wanted(node.value.toUInt(&ok, 16));
    WorkspaceRows result;
    if (!ok || wanted.value() == 0)
        return result;
    for (const auto &source : m_snapshot.sources) {
        RowSet rows = headsWhere(*source, [&](const model::IndexBlock &block, quint32 i, RowIndex) { return (*block.templates)[i] == wanted; });
        if (!rows.isEmpty())
            result.edit(source->id()) = std::move(rows);
    }
    return result;
}

} // namespace

Rows evaluate(const Query &query, const model::Snapshot &snapshot, const ingest::TextStore &texts, const model::Cancellation &cancellation, int threads)
{
    Rows result;
    if (query.isEverything())
        return result;
    Evaluation evaluation(snapshot, texts, cancellation, threads);
    auto rows = std::make_shared<WorkspaceRows>(evaluation.rows(*query.root(), nullptr));
    rows->optimise();
    result.rows = std::move(rows);
    result.unknownLevel = evaluation.unknownLevel;
    result.cancelled = cancellation.requested();
    return result;
}

} // namespace shindan::query
