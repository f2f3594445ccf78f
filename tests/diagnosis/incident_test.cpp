// "It happened at ...": which findings come first then, how far they are, and what the bundle knows of the moment.

#include "services/diagnosis/incident.h"
#include "story.h"

#include <QTest>
#include <QTime>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace shindan::diagnosis::test;
using namespace Qt::Literals::StringLiterals;
using model::MomentBoot;
using model::MomentCover;

namespace {

// Rules that hit a line that is their own id.
QByteArray rule(const QByteArray &id, const QByteArray &severity, const QByteArray &rest = {})
{
    return "  - id: " + id + "\n    severity: " + severity + R"(
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    component: kernel
    match: { pattern: { variants: [ { text: '^)" + id + R"($' } ] } }
)" + rest;
}

QByteArray causedBy(const QByteArray &id, const QByteArray &within = "10h")
{
    return "    causes:\n      - { rule: " + id + ", join: [node], within: " + within + ", lag: 2m }\n";
}

QString at(const QString &clock)
{
    return u"2025-12-13T"_s + clock + u'Z';
}

class Told
{
public:
    Told() { m_log = m_story.log(u"logs/messages"_s, u"system-log"_s); }
    Told &line(const QString &clock, const QString &message)
    {
        m_story.line(m_log, {at(clock), u"kernel"_s, message});
        return *this;
    }
    Story &story() { return m_story; }

private:
    Story m_story;
    model::SourceId m_log;
};

QStringList order(const model::Analysis &analysis)
{
    QStringList rules;
    for (const model::Finding &finding : analysis.findings)
        rules.append(finding.rule);
    return rules;
}

std::optional<double> secondsOf(const model::Analysis &analysis, const QString &rule)
{
    const auto distance = findingOf(analysis, rule)->distance;
    return distance ? std::optional(static_cast<double>(distance->count()) / 1e9) : std::nullopt;
}

const model::SourceAtMoment &sourceAt(const model::Analysis &analysis, QStringView path)
{
    const auto &sources = analysis.incident->sources;
    const auto it = std::ranges::find(sources, path, &model::SourceAtMoment::source);
    if (it == sources.end())
        qFatal("no such source: %s", qPrintable(path.toString()));
    return *it;
}

} // namespace

class IncidentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A warning five minutes before the incident is read before a critical thing eight hours earlier.
    void whatIsNearComesFirst()
    {
        Told told;
        told.line(u"03:00:00"_s, u"disk.full"_s).line(u"11:40:00"_s, u"kernel.small"_s).line(u"11:59:00"_s, u"kernel.info"_s);
        const auto plain = told.story().analyse(rule("disk.full", "critical") + rule("kernel.small", "warning") + rule("kernel.info", "info"));
        QCOMPARE(order(*plain), (QStringList{u"disk.full"_s, u"kernel.small"_s, u"kernel.info"_s}));
        const auto marked = aboutIncident(*plain, instant(at(u"11:45:00"_s)));
        QCOMPARE(order(*marked), (QStringList{u"kernel.small"_s, u"kernel.info"_s, u"disk.full"_s}));
        QCOMPARE(secondsOf(*marked, u"kernel.small"_s), -300.0);
        QCOMPARE(secondsOf(*marked, u"kernel.info"_s), 840.0);
        QCOMPARE(secondsOf(*marked, u"disk.full"_s), -8 * 3600.0 - 45 * 60);
        QVERIFY(!findingOf(*marked, u"disk.full"_s)->nearIncident);
        // Nothing was changed in the analysis itself.
        QCOMPARE(order(*plain), (QStringList{u"disk.full"_s, u"kernel.small"_s, u"kernel.info"_s}));
        QVERIFY(!plain->incident && !findingOf(*plain, u"disk.full"_s)->distance);
    }

    void theWindowIsThirtyMinutes_data()
    {
        QTest::addColumn<QString>("clock");
        QTest::addColumn<bool>("near");
        QTest::newRow("half an hour before") << u"11:15:00"_s << true;
        QTest::newRow("a second more") << u"11:14:59"_s << false;
        QTest::newRow("half an hour after") << u"12:15:00"_s << true;
        QTest::newRow("a second later") << u"12:15:01"_s << false;
        QTest::newRow("at that moment") << u"11:45:00"_s << true;
    }
    void theWindowIsThirtyMinutes()
    {
        QFETCH(QString, clock);
        QFETCH(bool, near);
        Told told;
        told.line(clock, u"kernel.one"_s);
        const auto marked = aboutIncident(*told.story().analyse(rule("kernel.one", "error")), instant(at(u"11:45:00"_s)));
        QCOMPARE(findingOf(*marked, u"kernel.one"_s)->nearIncident, near);
    }

    // The disk filled in the night; at noon the node went away because of it, and something severe but strange to it lies between.
    void aCauseOfWhatIsNearIsNear()
    {
        const QByteArray rules = rule("disk.filling", "warning") + rule("disk.full", "warning", causedBy("disk.filling")) + rule("node.gone", "error", causedBy("disk.full"))
            + rule("kernel.strange", "critical") + rule("pod.late", "error", causedBy("node.gone"));
        Told told;
        told.line(u"03:00:00"_s, u"disk.filling"_s)
            .line(u"04:00:00"_s, u"disk.full"_s)
            .line(u"06:00:00"_s, u"kernel.strange"_s)
            .line(u"11:45:00"_s, u"node.gone"_s)
            .line(u"13:00:00"_s, u"pod.late"_s);
        const auto marked = aboutIncident(*told.story().analyse(rules), instant(at(u"11:50:00"_s)));
        QCOMPARE(order(*marked), (QStringList{u"disk.filling"_s, u"disk.full"_s, u"node.gone"_s, u"kernel.strange"_s, u"pod.late"_s}));
        QVERIFY(findingOf(*marked, u"disk.filling"_s)->nearIncident);
        QVERIFY2(!findingOf(*marked, u"pod.late"_s)->nearIncident, "a symptom is not near because its cause is");
        QCOMPARE(secondsOf(*marked, u"disk.filling"_s), -8 * 3600.0 - 50 * 60);
    }

    // Whatever the moment: no finding stands before its cause, and none is lost.
    void causesStandBeforeTheirSymptomsAtEveryMoment()
    {
        QByteArray rules = rule("kernel.r0", "info");
        for (int i = 1; i < 8; ++i)
            rules += rule("kernel.r" + QByteArray::number(i), i % 3 == 0 ? "critical" : "warning", causedBy("kernel.r" + QByteArray::number(i / 2)));
        Told told;
        for (int i = 0; i < 8; ++i)
            told.line(QTime(1 + i, i * 7).toString(u"HH:mm:ss"_s), u"kernel.r%1"_s.arg(i));
        const auto plain = told.story().analyse(rules);
        QCOMPARE(plain->findings.size(), size_t(8));
        for (int minute = 0; minute < 12 * 60; minute += 10) {
            const auto marked = aboutIncident(*plain, instant(at(u"00:00:00"_s)) + std::chrono::minutes(minute));
            QStringList read;
            bool far = false;
            for (const model::Finding &finding : marked->findings) {
                for (const QString &cause : finding.causes)
                    QVERIFY(read.contains(cause));
                QVERIFY2(!far || !finding.nearIncident, "near ones stand together in front");
                far = far || !finding.nearIncident;
                read << finding.id;
            }
            QCOMPARE(read.size(), 8);
        }
    }

    // A finding of a thousand lines is as far as the nearest of them, not as its first or last.
    void theNearestOfManyHitsCounts()
    {
        Told told;
        Story &story = told.story();
        story.lines(model::SourceId(0), {at(u"02:00:00"_s), u"kernel"_s, u"kernel.often"_s}, 500, 7);
        story.lines(model::SourceId(0), {at(u"11:44:10"_s), u"kernel"_s, u"kernel.often"_s}, 3, 20); // 11:44:10, :30, :50
        story.lines(model::SourceId(0), {at(u"20:00:00"_s), u"kernel"_s, u"kernel.often"_s}, 500, 7);
        const auto plain = story.analyse(rule("kernel.often", "error"));
        QCOMPARE(secondsOf(*aboutIncident(*plain, instant(at(u"11:45:00"_s))), u"kernel.often"_s), -10.0);
        QCOMPARE(secondsOf(*aboutIncident(*plain, instant(at(u"11:44:28"_s))), u"kernel.often"_s), 2.0);
        QCOMPARE(secondsOf(*aboutIncident(*plain, instant(at(u"19:59:00"_s))), u"kernel.often"_s), 60.0);
        QCOMPARE(secondsOf(*aboutIncident(*plain, instant(at(u"02:00:00"_s))), u"kernel.often"_s), 0.0);
    }

    // What a command output says has no moment: no distance, and never near by itself.
    void factsHaveNoDistance()
    {
        Told told;
        told.line(u"11:40:00"_s, u"kernel.small"_s);
        told.story().fact(u"disk.used-percent"_s, 97.0, u"number"_s, u"/"_s);
        const auto plain = told.story().analyse(rule("kernel.small", "info") + R"(
  - id: node.disk-full
    severity: critical
    title: { en: "T", ja: "題" }
    explanation: { en: "E", ja: "説明" }
    component: node
    match: { fact: 'disk.used-percent >= 95' }
)");
        const auto marked = aboutIncident(*plain, instant(at(u"11:45:00"_s)));
        QCOMPARE(order(*marked), (QStringList{u"kernel.small"_s, u"node.disk-full"_s}));
        QVERIFY(!secondsOf(*marked, u"node.disk-full"_s).has_value());
    }

    void logsSayWhetherTheyCoverTheMoment()
    {
        Story story;
        const auto messages = story.log(u"logs/messages"_s, u"system-log"_s);
        const auto kubelet = story.log(u"logs/kubelet.log"_s, u"kubelet-log"_s);
        const auto old = story.log(u"logs/messages-old"_s, u"system-log"_s);
        story.log(u"logs/docker.log"_s, u"docker-log"_s, model::Coverage::Empty);
        story.missing(u"logs/containerd.log"_s, u"containerd-log"_s);
        story.missing(u"memory_info"_s, u"memory-info"_s); // an output has no moment
        story.line(messages, {at(u"11:00:00"_s), u"kernel"_s, u"a"_s});
        story.line(messages, {at(u"11:44:58"_s), u"kernel"_s, u"b"_s});
        story.line(messages, {at(u"11:45:03"_s), u"kernel"_s, u"c"_s});
        story.line(kubelet, {at(u"11:57:00"_s), u"kubelet"_s, u"d"_s});
        story.line(old, {at(u"08:00:00"_s), u"kernel"_s, u"e"_s});
        story.line(old, {at(u"09:45:00"_s), u"kernel"_s, u"f"_s});
        const auto marked = aboutIncident(*story.analyse(rule("kernel.none", "info")), instant(at(u"11:45:00"_s)));
        QCOMPARE(marked->incident->sources.size(), size_t(5));
        const auto &covered = sourceAt(*marked, u"logs/messages"_s);
        QCOMPARE(covered.cover, MomentCover::Covered);
        QCOMPARE(covered.before->line.value(), 2U);
        QCOMPARE(covered.after->line.value(), 3U);
        QCOMPARE(covered.nearest(marked->incident->at)->line.value(), 2U); // 2 s before against 3 s after
        const auto &later = sourceAt(*marked, u"logs/kubelet.log"_s);
        QCOMPARE(later.cover, MomentCover::BeginsLater);
        QVERIFY(!later.before);
        QCOMPARE((later.after->time - marked->incident->at).count(), 12 * 60 * model::nsPerSecond);
        QCOMPARE(sourceAt(*marked, u"logs/messages-old"_s).before->line.value(), 2U);
        QCOMPARE(sourceAt(*marked, u"logs/docker.log"_s).cover, MomentCover::Missing);
        QCOMPARE(sourceAt(*marked, u"logs/containerd.log"_s).cover, MomentCover::Missing);
    }

    // syslog prints seconds: of forty lines of one second the last one stands before the moment, the first one after it.
    void ofLinesOfOneSecondTheNearestCounts()
    {
        Story story;
        const auto messages = story.log(u"logs/messages"_s, u"system-log"_s);
        story.lines(messages, {at(u"11:44:00"_s), u"kernel"_s, u"a"_s}, 40, 0);
        story.lines(messages, {at(u"11:46:00"_s), u"kernel"_s, u"b"_s}, 40, 0);
        const auto marked = aboutIncident(*story.analyse(rule("kernel.none", "info")), instant(at(u"11:45:00"_s)));
        QCOMPARE(sourceAt(*marked, u"logs/messages"_s).before->line.value(), 40U);
        QCOMPARE(sourceAt(*marked, u"logs/messages"_s).after->line.value(), 41U);
    }

    // Lines of the morning and of the evening say nothing of noon; and none covers the time in which the node was down.
    void aGapIsNotCovered()
    {
        Story story;
        const auto messages = story.log(u"logs/messages"_s, u"system-log"_s);
        story.line(messages, {at(u"08:00:00"_s), u"kernel"_s, u"a"_s});
        story.line(messages, {at(u"09:00:00"_s), u"kernel"_s, u"b"_s});
        story.line(messages, {at(u"09:10:00"_s), u"kernel"_s, u"c"_s});
        story.line(messages, {at(u"18:00:00"_s), u"kernel"_s, u"d"_s});
        model::Analysis analysis = *story.analyse(rule("kernel.none", "info"));
        const auto coverAt = [&](const QString &clock) { return sourceAt(*aboutIncident(analysis, instant(at(clock))), u"logs/messages"_s).cover; };
        QCOMPARE(coverAt(u"09:05:00"_s), MomentCover::Covered);
        QCOMPARE(coverAt(u"09:40:00"_s), MomentCover::Covered);
        QCOMPARE(coverAt(u"12:00:00"_s), MomentCover::Silent);
        QCOMPARE(coverAt(u"17:40:00"_s), MomentCover::Covered);
        model::Boot earlier;
        earlier.start = instant(at(u"08:00:00"_s));
        earlier.lastRow = instant(at(u"09:00:00"_s));
        model::Boot current;
        current.start = instant(at(u"09:10:00"_s));
        current.current = true;
        analysis.boots = {earlier, current};
        QCOMPARE(coverAt(u"09:05:00"_s), MomentCover::Silent);
        QCOMPARE(coverAt(u"09:12:00"_s), MomentCover::Covered);
    }

    void theBootOfTheMoment_data()
    {
        QTest::addColumn<QString>("clock");
        QTest::addColumn<int>("boot");
        QTest::newRow("before all boots") << u"07:00:00"_s << static_cast<int>(MomentBoot::Unknown);
        QTest::newRow("in the earlier one") << u"08:30:00"_s << static_cast<int>(MomentBoot::Earlier);
        QTest::newRow("when its last line was written") << u"09:00:00"_s << static_cast<int>(MomentBoot::Earlier);
        QTest::newRow("while the node was down") << u"09:05:00"_s << static_cast<int>(MomentBoot::Between);
        QTest::newRow("at the start") << u"09:10:00"_s << static_cast<int>(MomentBoot::Current);
        QTest::newRow("now") << u"11:00:00"_s << static_cast<int>(MomentBoot::Current);
    }
    void theBootOfTheMoment()
    {
        QFETCH(QString, clock);
        QFETCH(int, boot);
        Told told;
        told.line(u"08:00:00"_s, u"x"_s);
        model::Analysis analysis = *told.story().analyse(rule("kernel.none", "info"));
        model::Boot earlier;
        earlier.start = instant(at(u"08:00:00"_s));
        earlier.lastRow = instant(at(u"09:00:00"_s));
        model::Boot current;
        current.start = instant(at(u"09:10:00"_s));
        current.lastRow = instant(at(u"10:00:00"_s));
        current.current = true;
        analysis.boots = {earlier, current};
        const auto marked = aboutIncident(analysis, instant(at(clock)));
        QCOMPARE(marked->incident->boots.size(), size_t(1));
        const auto &found = marked->incident->boots.front();
        QCOMPARE(static_cast<int>(found.boot), boot);
        if (found.boot == MomentBoot::Between) {
            QCOMPARE(found.from, earlier.lastRow);
            QCOMPARE(found.to, current.start);
        }
    }

    void nothingOpenIsNoTrouble()
    {
        const auto marked = aboutIncident(*model::Analysis::empty(), instant(at(u"11:45:00"_s)));
        QVERIFY(marked->findings.empty() && marked->incident->sources.empty());
    }
};

QTEST_GUILESS_MAIN(IncidentTest)
#include "incident_test.moc"
