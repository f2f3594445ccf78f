#include "story.h"

#include <QTest>

namespace shindan::diagnosis::test {

using namespace Qt::Literals::StringLiterals;
using namespace model;

Story::Story() = default;

SourceId Story::log(const QString &path, const QString &role, Coverage coverage, int bundle)
{
    Source source;
    source.info.id = SourceId(quint32(m_sources.size()));
    source.info.bundle = BundleIndex(quint32(bundle));
    source.info.path = path;
    source.info.role = role;
    source.info.format = u"syslog"_s;
    source.info.order = int(m_sources.size());
    source.info.coverage = coverage;
    m_sources.push_back(std::move(source));
    return m_sources.back().info.id;
}

void Story::missing(const QString &path, const QString &role)
{
    SourceInfo info;
    info.path = path;
    info.role = role;
    info.coverage = Coverage::Missing;
    m_missing.push_back(info);
}

RowRef Story::line(SourceId source, const Line &line)
{
    Source &told = m_sources[source.value()];
    told.lines.push_back(line);
    told.info.hasTimes = told.info.hasTimes || !line.time.isEmpty();
    return {source, RowIndex(quint32(told.lines.size() - 1))};
}

void Story::lines(SourceId source, const Line &first, int count, int step)
{
    Line next = first;
    for (int i = 0; i < count; ++i) {
        line(source, next);
        next.time = toRfc3339(instant(next.time) + std::chrono::seconds(step));
    }
}

void Story::fact(const QString &id, const QVariant &value, const QString &type, const QString &subject, const QString &source)
{
    Fact fact;
    fact.id = id;
    fact.value = value;
    fact.type = type;
    fact.subject = subject;
    fact.source = source;
    m_facts.facts.push_back(fact);
}

void Story::boot(const QString &start, bool current)
{
    Boot boot;
    boot.start = instant(start);
    boot.firstRow = boot.start;
    boot.current = current;
    m_facts.boots.push_back(boot);
}

std::shared_ptr<const SourceIndex> Story::index(const Source &source) const
{
    auto result = std::make_shared<SourceIndex>();
    result->info = std::make_shared<const SourceInfo>(source.info);
    std::vector<PrintedTime> times;
    std::vector<TemplateId> templates;
    std::vector<RowFlags> flags;
    std::vector<quint32> offsets;
    RowSet copies;
    PrintedTime previous;
    quint32 offset = 0;
    for (const Line &line : source.lines) {
        const auto row = quint32(times.size());
        if (!line.time.isEmpty())
            previous = {instant(line.time).ns};
        times.push_back(previous);
        RowFlags flag(line.level, line.time.isEmpty() ? TimeQuality::None : TimeQuality::Exact);
        if (line.copy) {
            flag.set(RowFlags::Copy);
            copies.add(row);
            ++result->copies;
        }
        flags.push_back(flag);
        templates.push_back(TemplateId(quint32(qHash(line.template_.isEmpty() ? line.message : line.template_))));
        offsets.push_back(offset);
        offset += quint32(line.message.toUtf8().size()) + 1;
    }
    auto block = std::make_shared<IndexBlock>();
    block->endOffset = offset;
    block->times = std::make_shared<const std::vector<PrintedTime>>(std::move(times));
    block->templates = std::make_shared<const std::vector<TemplateId>>(std::move(templates));
    block->flags = std::make_shared<const std::vector<RowFlags>>(std::move(flags));
    block->offsets = std::make_shared<const std::vector<quint32>>(std::move(offsets));
    result->rows = block->rows();
    if (result->rows > 0)
        result->blocks.push_back(block);
    result->folded = std::make_shared<const RowSet>(copies);
    result->copyRows = std::make_shared<const RowSet>(copies);
    result->heads = std::make_shared<const std::unordered_map<quint32, quint32>>();
    computeSamples(*result);
    return result;
}

std::shared_ptr<const Snapshot> Story::snapshot() const
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->complete = true;
    for (int i = 0; i < m_bundles; ++i) {
        auto bundle = std::make_shared<BundleInfo>();
        bundle->index = BundleIndex(quint32(i));
        bundle->id = u"bundle-%1"_s.arg(i);
        bundle->layout = m_layout;
        bundle->utcOffset = std::chrono::hours(8);
        bundle->complete = true;
        snapshot->bundles.push_back(bundle);
    }
    for (const Source &source : m_sources)
        snapshot->sources.push_back(index(source));
    for (const SourceInfo &info : m_missing)
        snapshot->missing.push_back(std::make_shared<const SourceInfo>(info));
    snapshot->order = std::make_shared<const MergedOrder>(MergedOrder::build(snapshot->sources));
    snapshot->templates = std::make_shared<const std::vector<Template>>();
    return snapshot;
}

ingest::HitList Story::hits(const RuleSet &rules) const
{
    ingest::HitList hits;
    const auto scratch = rules.matcher()->makeScratch();
    for (const Source &source : m_sources) {
        for (size_t row = 0; row < source.lines.size(); ++row) {
            const Line &line = source.lines[row];
            std::vector<ingest::PatternId> found;
            rules.matcher()->match(line.message.toStdString(), line.program.toStdString(), line.level, *scratch, found);
            for (ingest::PatternId id : found)
                hits.push_back({{source.info.id, RowIndex(quint32(row))}, id});
        }
    }
    return hits;
}

std::shared_ptr<const Analysis> Story::analyse(const RuleSet &rules) const
{
    return evaluate(snapshot(), hits(rules), m_facts, rules, *this);
}

std::shared_ptr<const Analysis> Story::analyse(const QByteArray &yaml) const
{
    return analyse(*rulesFrom(yaml));
}

std::string Story::message(const SourceIndex &source, RowIndex head) const
{
    return m_sources[source.id().value()].lines[head.value()].message.toStdString();
}

QByteArray Story::bytes(const SourceIndex &source, RowIndex head, qint64 limit) const
{
    return m_sources[source.id().value()].lines[head.value()].message.toUtf8().left(limit);
}

QByteArray Story::text(const SourceIndex &source, qint64 limit) const
{
    QByteArray all;
    for (const Line &line : m_sources[source.id().value()].lines)
        all += line.message.toUtf8() + '\n';
    return all.left(limit);
}

std::shared_ptr<const RuleSet> rulesFrom(const QByteArray &yaml)
{
    RuleFile file = readRuleText("rules:\n" + yaml, u"story.yaml"_s);
    for (const Error &error : file.errors)
        QTest::qFail(qPrintable(u"%1:%2: %3"_s.arg(error.path).arg(error.line).arg(error.sentence.en)), __FILE__, __LINE__);
    return RuleSet::of(std::move(file.rules));
}

Instant instant(const QString &rfc3339)
{
    const auto time = readTime(rfc3339, std::chrono::seconds(0));
    if (!time)
        QTest::qFail(qPrintable(u"not a time: "_s + rfc3339), __FILE__, __LINE__);
    return time ? time->instant : Instant{};
}

QStringList told(const Analysis &analysis)
{
    QStringList list;
    for (const Finding &finding : analysis.findings)
        list.append(finding.rule + u' ' + severityName(finding.severity) + u' ' + findingStateName(finding.state));
    return list;
}

const Finding *findingOf(const Analysis &analysis, const QString &rule)
{
    for (const Finding &finding : analysis.findings) {
        if (finding.rule == rule)
            return &finding;
    }
    return nullptr;
}

const Check *checkOf(const Analysis &analysis, const QString &rule)
{
    for (const Check &check : analysis.checks) {
        if (check.rule == rule)
            return &check;
    }
    return nullptr;
}

} // namespace shindan::diagnosis::test
