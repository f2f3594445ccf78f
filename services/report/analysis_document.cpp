#include "services/report/analysis_document.h"

#include "services/diagnosis/incident.h"
#include "services/knowledge/faq.h"
#include "services/resources/messages.h"

#include <QLocale>

#include <algorithm>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;
using model::Language;

QString sizeText(qint64 bytes)
{
    return QLocale(QLocale::English).formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString durationText(model::Nanoseconds duration, Language language)
{
    const bool japanese = language == Language::Japanese;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    struct Unit
    {
        qint64 size;
        QString en;
        QString ja;
    };
    static const std::vector<Unit> units{{86'400, u"d"_s, u"日"_s}, {3'600, u"h"_s, u"時間"_s}, {60, u"min"_s, u"分"_s}, {1, u"s"_s, u"秒"_s}};
    QStringList parts;
    qint64 rest = seconds;
    for (const Unit &unit : units) {
        const qint64 count = rest / unit.size;
        rest %= unit.size;
        if (count > 0 || (unit.size == 1 && parts.isEmpty()))
            parts << QString::number(count) + u' ' + (japanese ? unit.ja : unit.en);
        if (parts.size() == 2)
            break;
    }
    return parts.join(u' ');
}

QString distanceText(model::Nanoseconds distance, Language language)
{
    const auto size = std::chrono::abs(distance);
    if (size < std::chrono::seconds(1))
        return resources::message(u"report.distance.none").in(language);
    return resources::message(distance.count() < 0 ? u"report.distance.before" : u"report.distance.after", {{u"duration"_s, durationText(size, language)}})
        .in(language);
}

QString factText(const model::Fact &fact, Language language, std::chrono::seconds utcOffset)
{
    const bool japanese = language == Language::Japanese;
    if (fact.type == u"time"_s)
        return model::toLocalText(fact.value.value<model::Instant>(), utcOffset, 0, japanese) + u' ' + model::offsetText(utcOffset);
    if (fact.type == u"boolean"_s)
        return fact.value.toBool() ? (japanese ? u"はい"_s : u"yes"_s) : (japanese ? u"いいえ"_s : u"no"_s);
    if (fact.unit == u"bytes"_s) {
        return QLocale(QLocale::English).formattedDataSize(fact.value.toLongLong(), 1, QLocale::DataSizeIecFormat);
    }
    if (fact.unit == u"seconds"_s) {
        const double seconds = fact.value.toDouble();
        if (std::abs(seconds) >= 60)
            return durationText(std::chrono::seconds(static_cast<qint64>(seconds)), language);
        return QString::number(seconds, 'g', 6) + (japanese ? u" 秒"_s : u" s"_s);
    }
    const QString text = fact.value.toString();
    return fact.unit == u"percent"_s ? text + u" %"_s : text;
}

namespace {

class Builder
{
public:
    Builder(const model::Analysis &analysis, const ReportOptions &options)
        : m_analysis(analysis)
        , m_snapshot(*analysis.snapshot)
        , m_options(options)
    {
    }

    Document build()
    {
        for (const auto &bundle : m_snapshot.bundles)
            addBundle(*bundle);
        if (m_analysis.incident)
            addIncident(*m_analysis.incident);
        addFindings();
        addSteps();
        addNotices();
        addChecks();
        return std::move(m_document);
    }

private:
    [[nodiscard]] Language first() const { return m_options.languages.front(); }
    [[nodiscard]] QString text(const model::Text &value) const { return shown(value.in(first()), m_options.secrets); }
    [[nodiscard]] QString label(QStringView id, const resources::Values &values = {}) const { return resources::message(id, values).in(first()); }
    void paragraphs(const model::Text &value)
    {
        for (const Language language : m_options.languages)
            m_document.paragraph(shown(value.in(language), m_options.secrets));
    }
    [[nodiscard]] std::chrono::seconds offset(model::BundleIndex bundle, model::Instant t) const
    {
        if (m_options.zoneChosen)
            return m_options.zone.offsetAt(t);
        return m_snapshot.bundles[bundle.value()]->utcOffset.value_or(std::chrono::seconds(0));
    }
    [[nodiscard]] QString time(model::BundleIndex bundle, const std::optional<model::Instant> &t, int decimals = 0) const
    {
        if (!t)
            return u"-"_s;
        const auto shift = offset(bundle, *t);
        return model::toLocalText(*t, shift, decimals, first() == Language::Japanese) + u' ' + model::offsetText(shift);
    }

    [[nodiscard]] QString countText(quint64 count, bool isMinimum = false) const
    {
        if (count == 1 && !isMinimum)
            return label(u"report.count-once");
        return label(u"report.count", {{u"count"_s, (isMinimum ? u">= "_s : QString()) + QString::number(count)}});
    }

    void addBundle(const model::BundleInfo &info);
    void addSources(const model::BundleInfo &info);
    void addIncident(const model::Incident &incident);
    [[nodiscard]] static std::vector<model::SourceAtMoment> nearestFirst(const model::Incident &incident);
    [[nodiscard]] QString bootSentence(const model::BootAtMoment &boot) const;
    void addFindings();
    void addHeadingBefore(const model::Finding &finding);
    void addFinding(const model::Finding &finding);
    void addSteps();
    void addNotices();
    void addChecks();

    const model::Analysis &m_analysis;
    const model::Snapshot &m_snapshot;
    const ReportOptions &m_options;
    Document m_document;
    QString m_findingsHeading; ///< message id of the part of the findings that was begun last
};

void Builder::addBundle(const model::BundleInfo &info)
{
    m_document.heading(1, info.path.section(u'/', -1));
    std::vector<QStringList> rows{{label(u"report.property"), label(u"report.value")}};
    const QString layout = text(info.layoutTitle) + (info.layoutVersion.isEmpty() ? QString() : u' ' + info.layoutVersion);
    rows.push_back({label(u"report.layout"), layout});
    rows.push_back({label(u"report.collected-at"), time(info.index, info.collectedAt)});
    rows.push_back({label(u"report.utc-offset"), info.utcOffset ? model::offsetText(*info.utcOffset) + u" ("_s + text(info.utcOffsetReason) + u')' : label(u"report.unknown")});
    rows.push_back({label(u"report.size"), sizeText(info.bytes) + u", "_s + label(u"report.lines", {{u"count"_s, QLocale(QLocale::English).toString(info.lines)}})});
    quint64 copies = 0;
    for (const auto &source : m_snapshot.sources)
        copies += source->info->bundle == info.index && source->first ? source->copies : 0; // a share of the log: command outputs have none
    if (copies > 0 && m_snapshot.logRows > 0)
        rows.push_back({label(u"report.copies"), label(u"report.copies-of", {{u"copies"_s, QLocale(QLocale::English).toString(copies)},
                                                                          {u"lines"_s, QLocale(QLocale::English).toString(m_snapshot.logRows)},
                                                                          {u"percent"_s, QString::number((copies * 100 + m_snapshot.logRows / 2) / m_snapshot.logRows)}})});
    for (const model::Boot &boot : m_analysis.boots) {
        if (boot.bundle == info.index)
            rows.push_back({label(boot.current ? u"report.boot-current" : u"report.boot-earlier"),
                            time(info.index, boot.start ? boot.start : boot.firstRow) + (boot.start ? QString() : u' ' + label(u"report.boot-no-start"))});
    }
    static const std::vector<QString> headline{u"node.name"_s, u"node.instance-id"_s, u"cluster.id"_s, u"nodepool.id"_s, u"kubelet.version"_s, u"containerd.version"_s,
                                               u"docker.version"_s, u"kernel.version"_s, u"os.name"_s, u"os.version"_s, u"service.kubelet.active"_s, u"service.containerd.active"_s,
                                               u"conntrack.count"_s, u"conntrack.max"_s, u"time.offset-seconds"_s};
    for (const QString &id : headline) {
        if (const model::Fact *fact = m_analysis.fact(info.index, id))
            rows.push_back({text(fact->name), shown(factText(*fact, first(), info.utcOffset.value_or(std::chrono::seconds(0))), m_options.secrets)});
    }
    m_document.table(std::move(rows));
    for (const model::Warning &warning : info.warnings)
        m_document.bullet(text(warning.message) + (warning.path.isEmpty() ? QString() : u" ("_s + warning.path + u')'));
    addSources(info);
}

void Builder::addSources(const model::BundleInfo &info)
{
    m_document.heading(2, label(u"report.logs"));
    std::vector<QStringList> rows{{label(u"report.member"), label(u"report.first"), label(u"report.last"), label(u"report.covers"), label(u"report.coverage")}};
    for (const auto &source : m_snapshot.sources) {
        if (source->info->bundle != info.index || !source->first || !source->last)
            continue;
        rows.push_back({source->info->path, time(info.index, source->first), time(info.index, source->last), durationText(*source->last - *source->first, first()),
                        label(u"coverage."_s + model::coverageName(source->info->coverage) + u".name"_s)});
    }
    m_document.table(std::move(rows));
}

void Builder::addFindings()
{
    m_document.heading(2, label(u"report.findings"));
    const auto active = [](const model::Finding &f) { return f.state != model::FindingState::EarlierBoot; };
    const auto count = std::count_if(m_analysis.findings.begin(), m_analysis.findings.end(), active);
    if (count == 0)
        m_document.paragraph(label(u"report.no-findings"));
    for (const model::Finding &finding : m_analysis.findings) {
        addHeadingBefore(finding);
        addFinding(finding);
    }
}

// Near the incident, elsewhere, of earlier boots: in this order, as they are ranked.
void Builder::addHeadingBefore(const model::Finding &finding)
{
    QString id;
    if (finding.nearIncident)
        id = u"report.near-incident"_s;
    else if (finding.state == model::FindingState::EarlierBoot)
        id = u"report.earlier-boots"_s;
    else if (m_analysis.incident)
        id = u"report.other-findings"_s;
    if (id.isEmpty() || id == m_findingsHeading)
        return;
    m_findingsHeading = id;
    m_document.heading(2, label(id, {{u"minutes"_s, QString::number(std::chrono::duration_cast<std::chrono::minutes>(diagnosis::nearWindow).count())}}));
}

QString Builder::bootSentence(const model::BootAtMoment &boot) const
{
    const resources::Values values{{u"from"_s, time(boot.bundle, boot.from)}, {u"to"_s, time(boot.bundle, boot.to)}};
    return label(u"report.incident-boot."_s + model::momentBootName(boot.boot), values);
}

// What covers the moment before what does not, and the nearest line first.
std::vector<model::SourceAtMoment> Builder::nearestFirst(const model::Incident &incident)
{
    std::vector<model::SourceAtMoment> sources = incident.sources;
    std::ranges::stable_sort(sources, {}, [&](const model::SourceAtMoment &source) {
        const auto line = source.nearest(incident.at);
        return std::pair(source.cover, line ? std::chrono::abs(line->time - incident.at) : model::Nanoseconds::max());
    });
    return sources;
}

void Builder::addIncident(const model::Incident &incident)
{
    m_document.heading(2, label(u"report.incident"));
    m_document.paragraph(time(model::BundleIndex(0), incident.at));
    for (const model::BootAtMoment &boot : incident.boots)
        m_document.bullet((incident.boots.size() > 1 && !boot.node.isEmpty() ? boot.node + u": "_s : QString()) + bootSentence(boot));
    std::vector<QStringList> rows{{label(u"report.member"), label(u"report.at-incident"), label(u"report.nearest-line"), label(u"report.line-time"), label(u"report.distance")}};
    QStringList missing;
    for (const model::SourceAtMoment &source : nearestFirst(incident)) {
        const auto line = source.nearest(incident.at);
        if (!line) {
            missing << source.source;
            continue;
        }
        rows.push_back({source.source, label(u"moment."_s + model::momentCoverName(source.cover)), QString::number(line->line.value()),
                        time(source.bundle, line->time, line->time.ns % model::nsPerSecond == 0 ? 0 : 3), distanceText(line->time - incident.at, first())});
    }
    if (rows.size() > 1)
        m_document.table(std::move(rows));
    if (!missing.isEmpty())
        m_document.bullet(label(u"report.not-at-incident", {{u"count"_s, QString::number(missing.size())}}) + missing.join(u", "_s));
}

void Builder::addFinding(const model::Finding &finding)
{
    QString state;
    if (finding.state == model::FindingState::Recovered)
        state = u' ' + label(u"report.recovered", {{u"time"_s, time(finding.bundle, finding.recoveredAt)}});
    else if (finding.state == model::FindingState::EarlierBoot && finding.nearIncident)
        state = u' ' + label(u"report.of-earlier-boot");
    const QString severity = label(u"severity."_s + model::severityName(finding.severity));
    m_document.heading(3, u'[' + severity + u"] "_s + text(finding.title) + state, finding.id);
    paragraphs(finding.explanation);
    if (finding.first) {
        QString span = countText(finding.count, finding.countIsMinimum) + u", "_s + time(finding.bundle, finding.first);
        if (finding.last && *finding.last != *finding.first)
            span += u" – "_s + time(finding.bundle, finding.last);
        if (finding.distance)
            span += u", "_s + label(u"report.nearest", {{u"distance"_s, distanceText(*finding.distance, first())}});
        m_document.paragraph(span);
    }
    if (finding.earlier) {
        const model::EarlierEpisodes &earlier = *finding.earlier;
        m_document.paragraph(label(earlier.first == earlier.last ? u"report.earlier-at" : u"report.earlier",
                                   {{u"count"_s, countText(earlier.count)}, {u"first"_s, time(finding.bundle, earlier.first)},
                                    {u"last"_s, time(finding.bundle, earlier.last)}, {u"recovered"_s, time(finding.bundle, earlier.recoveredAt)}}));
    }
    for (size_t i = 0; i < std::min(finding.evidence.size(), m_options.evidencePerFinding); ++i) {
        const model::Evidence &evidence = finding.evidence[i];
        m_document.paragraph(evidence.source + (evidence.line.value() > 0 ? u':' + QString::number(evidence.line.value()) : QString()));
        if (!evidence.bytes.isEmpty())
            m_document.code(shown(QString::fromUtf8(evidence.bytes.left(2'000)), m_options.secrets));
    }
    QStringList related;
    for (const QString &id : finding.causes) {
        if (const model::Finding *cause = m_analysis.finding(id))
            related << text(cause->title);
    }
    if (!related.isEmpty())
        m_document.bullet(label(u"report.causes") + u": "_s + related.join(u"; "_s));
    for (const QString &id : finding.faq) {
        if (const knowledge::FaqEntry *entry = knowledge::KnowledgeBase::shipped().find(id))
            m_document.bullet(u"FAQ "_s + id + u": "_s + text(entry->question));
    }
}

void Builder::addSteps()
{
    m_document.heading(2, label(u"report.steps"));
    for (const model::Step &step : m_analysis.steps) {
        m_document.bullet(text(step.title) + u": "_s + label(u"step."_s + model::stepStatusName(step.status)));
        for (const Language language : m_options.languages)
            m_document.bullet(shown(step.detail.in(language), m_options.secrets), 2);
    }
}

void Builder::addNotices()
{
    if (m_analysis.notices.empty())
        return;
    m_document.heading(2, label(u"report.not-collected"));
    for (const model::Notice &notice : m_analysis.notices) {
        m_document.bullet(text(notice.title) + (notice.source.isEmpty() ? QString() : u" ("_s + notice.source + u')'));
        for (const Language language : m_options.languages)
            m_document.bullet(shown(notice.detail.in(language), m_options.secrets), 2);
    }
}

void Builder::addChecks()
{
    std::array<int, 4> counts{};
    for (const model::Check &check : m_analysis.checks)
        ++counts[static_cast<size_t>(check.status)];
    m_document.heading(2, label(u"report.checks"));
    m_document.paragraph(label(u"report.checks-of", {{u"fired"_s, QString::number(counts[0])},
                                                     {u"clear"_s, QString::number(counts[1])},
                                                     {u"partly"_s, QString::number(counts[2])},
                                                     {u"unchecked"_s, QString::number(counts[3])}}));
}

} // namespace

Document analysisDocument(const model::Analysis &analysis, const ReportOptions &options)
{
    return Builder(analysis, options).build();
}

} // namespace shindan::report
