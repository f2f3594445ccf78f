#include "services/report/comparison_document.h"

#include "services/comparison/alignment.h"
#include "services/resources/messages.h"

#include <QLocale>

#include <cmath>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;
using model::Difference;
using model::DifferenceChange;
using model::Language;

namespace {

constexpr qsizetype longestValue = 120;

QString ratioText(double ratio)
{
    return QString::number(ratio, 'f', ratio >= 10 ? 0 : ratio >= 1 ? 1 : 2);
}

QString perHour(quint64 count, model::Nanoseconds observed)
{
    const double hours = std::chrono::duration<double>(observed).count() / 3600;
    return hours <= 0 ? u"-"_s : QString::number(static_cast<double>(count) / hours, 'f', 1);
}

class Builder
{
public:
    Builder(const model::Snapshot &snapshot, const ComparisonReportOptions &options)
        : m_snapshot(snapshot)
        , m_options(options)
    {
    }

    Document build(const model::Comparison &comparison)
    {
        addSides(comparison);
        addDifferences(comparison);
        addBoot(comparison);
        addUnchecked(comparison);
        if (m_options.expected)
            addExpected(comparison);
        return std::move(m_document);
    }

    Document build(const model::GroupComparison &group);
    Document build(const comparison::BaselineComparison &comparison);

private:
    [[nodiscard]] Language language() const { return m_options.report.languages.front(); }
    [[nodiscard]] QString label(QStringView id, const resources::Values &values = {}) const { return resources::message(id, values).in(language()); }
    [[nodiscard]] QString text(const model::Text &value) const { return shown(value.in(language()), m_options.report.secrets); }
    [[nodiscard]] QString plain(const QString &value) const { return shown(value, m_options.report.secrets); }
    [[nodiscard]] QString shortened(const QString &value) const
    {
        const QString line = plain(value).simplified();
        return line.isEmpty() ? u"-"_s : line.size() > longestValue ? line.left(longestValue) + u'…' : line;
    }
    [[nodiscard]] QString time(model::BundleIndex bundle, const std::optional<model::Instant> &t) const
    {
        if (!t)
            return u"-"_s;
        const auto offset = m_options.report.zoneChosen ? m_options.report.zone.offsetAt(*t) : m_snapshot.bundles[bundle.value()]->utcOffset.value_or(std::chrono::seconds(0));
        return model::toLocalText(*t, offset, 0, language() == Language::Japanese) + u' ' + model::offsetText(offset);
    }

    void addSides(const model::Comparison &comparison);
    void addDifferences(const model::Comparison &comparison);
    void addList(const std::vector<Difference> &differences, const std::array<QString, 2> &columns, const std::array<QString, 2> &names);
    void addDetails(const Difference &difference, const std::array<QString, 2> &names);
    void addRate(const model::RateDifference &rate);
    void addBoot(const model::Comparison &comparison);
    void addUnchecked(const model::Comparison &comparison);
    void addExpected(const model::Comparison &comparison);
    [[nodiscard]] QString titleOf(const Difference &difference) const
    {
        const QString title = text(difference.title);
        return difference.subject.isEmpty() || difference.kind == model::DifferenceKind::Message ? title : title + u" ["_s + plain(difference.subject) + u']';
    }
    [[nodiscard]] QString stepTime(const std::optional<model::Nanoseconds> &duration) const
    {
        return duration ? QString::number(std::chrono::duration<double>(*duration).count(), 'f', 1) : u"-"_s;
    }

    const model::Snapshot &m_snapshot;
    const ComparisonReportOptions &m_options;
    Document m_document;
};

void Builder::addSides(const model::Comparison &comparison)
{
    m_document.heading(1, label(u"comparison.heading"));
    std::vector<QStringList> rows{{label(u"report.property"), u"A"_s, u"B"_s}};
    const auto &[a, b] = comparison.sides;
    rows.push_back({label(u"comparison.node"), a.label, b.label});
    rows.push_back({label(u"report.collected-at"), time(a.bundle, a.collectedAt), time(b.bundle, b.collectedAt)});
    rows.push_back({label(u"report.boot-current"), time(a.bundle, a.bootStart), time(b.bundle, b.bootStart)});
    rows.push_back({label(u"comparison.lines"), QLocale(QLocale::English).toString(a.lines), QLocale(QLocale::English).toString(b.lines)});
    m_document.table(std::move(rows));
    const model::Alignment &alignment = comparison.alignment;
    if (alignment.method != model::AlignmentMethod::Absolute) {
        m_document.paragraph(label(u"comparison.alignment."_s + model::alignmentMethodName(alignment.method),
                                   {{u"offset"_s, comparison::offsetText(alignment.offset)}, {u"event"_s, plain(alignment.event)}}));
        if (alignment.method != model::AlignmentMethod::Manual && (!alignment.anchor[0] || !alignment.anchor[1]))
            m_document.paragraph(label(u"comparison.alignment.not-known"));
    }
}

void Builder::addDifferences(const model::Comparison &comparison)
{
    m_document.heading(2, label(u"comparison.differences"));
    quint64 same = 0;
    for (const quint64 count : comparison.same)
        same += count;
    m_document.paragraph(label(u"comparison.summary", {{u"count"_s, QString::number(comparison.differences.size())},
                                                       {u"same"_s, QString::number(same)},
                                                       {u"expected"_s, QString::number(comparison.expected.size())}}));
    addList(comparison.differences, {u"A"_s, u"B"_s}, {u"A  "_s + comparison.sides[0].label, u"B  "_s + comparison.sides[1].label});
}

// `columns`: headings of the two values; `names`: what stands before a line of each side.
void Builder::addList(const std::vector<Difference> &differences, const std::array<QString, 2> &columns, const std::array<QString, 2> &names)
{
    if (differences.empty())
        return;
    const size_t listed = std::min(differences.size(), m_options.mostDifferences);
    std::vector<QStringList> rows{{u"#"_s, label(u"comparison.severity"), label(u"comparison.kind"), label(u"comparison.what"), label(u"comparison.change"), columns[0], columns[1]}};
    for (size_t i = 0; i < listed; ++i) {
        const Difference &difference = differences[i];
        rows.push_back({QString::number(i + 1), label(u"severity."_s + model::severityName(difference.severity)),
                        label(u"comparison.kind."_s + model::differenceKindName(difference.kind)), shortened(titleOf(difference)), text(changeText(difference)),
                        shortened(difference.value[0]), shortened(difference.value[1])});
    }
    m_document.table(std::move(rows));
    if (listed < differences.size())
        m_document.paragraph(label(u"comparison.more", {{u"count"_s, QString::number(differences.size() - listed)}}));
    constexpr size_t detailed = 20;
    for (size_t i = 0; i < std::min(listed, detailed); ++i) {
        const Difference &difference = differences[i];
        if (difference.severity == model::Severity::Info && i >= 5)
            break;
        m_document.heading(3, QString::number(i + 1) + u". "_s + shortened(titleOf(difference)));
        addDetails(difference, names);
    }
}

void Builder::addDetails(const Difference &difference, const std::array<QString, 2> &names)
{
    if (!difference.detail.isEmpty())
        m_document.paragraph(text(difference.detail));
    if (difference.rate)
        addRate(*difference.rate);
    for (size_t side = 0; side < 2; ++side) {
        for (const model::Evidence &evidence : difference.evidence[side]) {
            m_document.bullet(names[side] + u"  "_s + evidence.source + (evidence.line.value() > 0 ? u':' + QString::number(evidence.line.value()) : QString())
                              + (evidence.time ? u"  "_s + time(evidence.bundle, evidence.time) : QString()));
            if (!evidence.bytes.isEmpty())
                m_document.code(plain(QString::fromUtf8(evidence.bytes)));
        }
    }
}

void Builder::addRate(const model::RateDifference &rate)
{
    std::vector<QStringList> rows{{label(u"comparison.rate."_s + model::comparedPhaseName(rate.phase)), u"A"_s, u"B"_s}};
    rows.push_back({label(u"comparison.rate.count"), QString::number(rate.count[0]), QString::number(rate.count[1])});
    rows.push_back({label(u"comparison.rate.bursts"), QString::number(rate.bursts[0]), QString::number(rate.bursts[1])});
    rows.push_back({label(u"comparison.rate.observed"), durationText(rate.observed[0], language()), durationText(rate.observed[1], language())});
    rows.push_back({label(u"comparison.rate.per-hour"), perHour(rate.count[0], rate.observed[0]), perHour(rate.count[1], rate.observed[1])});
    m_document.table(std::move(rows));
    m_document.paragraph(label(u"comparison.rate.test", {{u"ratio"_s, ratioText(rate.ratio)},
                                                         {u"low"_s, ratioText(rate.low)},
                                                         {u"high"_s, ratioText(rate.high)},
                                                         {u"q"_s, QString::number(rate.qValue, 'g', 2)}}));
}

void Builder::addBoot(const model::Comparison &comparison)
{
    const auto add = [&](QStringView heading, const std::vector<model::StepPair> &pairs) {
        if (pairs.empty())
            return;
        m_document.heading(2, label(heading));
        std::vector<QStringList> rows{{label(u"comparison.step"), label(u"comparison.step.begin-a"), label(u"comparison.step.begin-b"), label(u"comparison.step.length-a"), label(u"comparison.step.length-b")}};
        for (const model::StepPair &pair : pairs)
            rows.push_back({shortened(text(pair.title)), stepTime(pair.step.begin[0]), stepTime(pair.step.begin[1]), stepTime(pair.step.duration[0]), stepTime(pair.step.duration[1])});
        m_document.table(std::move(rows));
    };
    add(u"comparison.boot", comparison.boot);
    add(u"comparison.pods", comparison.pods);
}

void Builder::addUnchecked(const model::Comparison &comparison)
{
    if (comparison.unchecked.empty())
        return;
    m_document.heading(2, label(u"comparison.unchecked"));
    for (const model::Text &reason : comparison.unchecked)
        m_document.bullet(text(reason));
}

void Builder::addExpected(const model::Comparison &comparison)
{
    m_document.heading(2, label(u"comparison.expected"));
    std::vector<QStringList> rows{{label(u"comparison.what"), u"A"_s, u"B"_s, label(u"comparison.reason")}};
    for (const Difference &difference : comparison.expected)
        rows.push_back({shortened(titleOf(difference)), shortened(difference.value[0]), shortened(difference.value[1]), text(difference.detail)});
    m_document.table(std::move(rows));
}

Document Builder::build(const model::GroupComparison &group)
{
    m_document.heading(1, label(u"comparison.group"));
    m_document.paragraph(group.hasOddOne ? label(u"comparison.group.odd", {{u"node"_s, group.members.front().label}}) : label(u"comparison.group.none"));
    std::vector<QStringList> rows{{label(u"comparison.node"), label(u"comparison.group.score"), label(u"comparison.group.facts"), label(u"comparison.group.messages"), label(u"report.findings")}};
    QHash<quint32, QString> labels;
    for (const model::GroupMember &member : group.members) {
        labels.insert(member.bundle.value(), member.label);
        rows.push_back({member.label, QString::number(member.score, 'f', 0), QString::number(member.oddFacts), QString::number(member.oddMessages), QString::number(member.findings)});
    }
    m_document.table(std::move(rows));
    if (group.facts.empty())
        return std::move(m_document);
    m_document.heading(2, label(u"comparison.group.by"));
    rows = {{label(u"comparison.severity"), label(u"comparison.what"), label(u"comparison.group.usual"), label(u"comparison.node"), label(u"report.value")}};
    for (const model::GroupFact &fact : group.facts) {
        for (size_t i = 0; i < fact.odd.size(); ++i) {
            const QString title = text(fact.title) + (fact.subject.isEmpty() ? QString() : u" ["_s + plain(fact.subject) + u']');
            rows.push_back({label(u"severity."_s + model::severityName(fact.severity)), shortened(title), shortened(fact.usual), labels.value(fact.odd[i].value()), shortened(fact.values[i])});
        }
        if (rows.size() > m_options.mostDifferences)
            break;
    }
    m_document.table(std::move(rows));
    return std::move(m_document);
}

Document Builder::build(const comparison::BaselineComparison &comparison)
{
    m_document.heading(1, label(u"comparison.baseline.heading"));
    m_document.table({{label(u"report.property"), label(u"report.value")},
                      {label(u"comparison.node"), comparison.side.label},
                      {label(u"report.collected-at"), time(comparison.side.bundle, comparison.side.collectedAt)},
                      {label(u"comparison.baseline.environment"), comparison.environment.text()},
                      {label(u"comparison.baseline.healthy"), comparison.healthy.join(u", "_s)}});
    m_document.heading(2, label(u"comparison.differences"));
    m_document.paragraph(label(u"comparison.summary", {{u"count"_s, QString::number(comparison.differences.size())}, {u"same"_s, QString::number(comparison.same)}, {u"expected"_s, u"0"_s}}));
    addList(comparison.differences, {label(u"comparison.baseline.usual"), label(u"comparison.baseline.here")}, {QString(), comparison.side.label});
    return std::move(m_document);
}

} // namespace

model::Text changeText(const Difference &difference)
{
    if (difference.rate && (difference.change == DifferenceChange::MoreOften || difference.change == DifferenceChange::LessOften)) {
        return resources::message(u"comparison.change.rate", {{u"ratio"_s, ratioText(difference.rate->ratio)},
                                                              {u"low"_s, ratioText(difference.rate->low)},
                                                              {u"high"_s, ratioText(difference.rate->high)}});
    }
    return resources::message(u"comparison.change."_s + model::differenceChangeName(difference.change));
}

Document comparisonDocument(const model::Comparison &comparison, const ComparisonReportOptions &options)
{
    return Builder(*comparison.analysis->snapshot, options).build(comparison);
}

Document groupDocument(const model::Analysis &analysis, const model::GroupComparison &group, const ComparisonReportOptions &options)
{
    return Builder(*analysis.snapshot, options).build(group);
}

Document baselineDocument(const comparison::BaselineComparison &comparison, const ComparisonReportOptions &options)
{
    return Builder(*comparison.analysis->snapshot, options).build(comparison);
}

} // namespace shindan::report
