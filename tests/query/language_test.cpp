// The grammar of docs/query.md, sentence by sentence, and what queries find.

#include "services/query/query.h"
#include "tests/support/bundle_folder.h"

#include <QFile>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class LanguageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::BundleFolder> m_bundle;
    std::optional<ingest::Opened> m_opened;

    QString found(const QString &text, const model::DisplayZone &zone = model::DisplayZone::fixed(std::chrono::hours(9)), int threads = 2) const
    {
        const auto query = query::Query::parse(text, zone);
        if (!query.ok())
            return u"error "_s + query.error().code + u' ' + QString::number(query.error().column);
        const query::Rows rows = query::evaluate(query.value(), *m_opened->snapshot, *m_opened->texts, {}, threads);
        if (!rows.rows)
            return u"all"_s;
        QStringList lines;
        for (const auto &[source, set] : rows.rows->bySource()) {
            for (const quint32 row : set)
                lines << m_opened->snapshot->source(source).info->path.section(u'/', -1).left(1) + QString::number(row + 1);
        }
        return lines.join(u' ');
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_bundle = std::make_unique<tests::BundleFolder>(u"diagnose_1765626516"_s);
        m_bundle->write(u"system_status"_s, "\n-----------------run uptime------------------\n 20:48:36 up 14 min\n------------End of uptime----------------\n");
        m_bundle->write(u"logs/kubelet.log"_s,
                        "-- Logs begin at Sat 2025-12-13 20:00:00 JST, end at Sat 2025-12-13 20:48:30 JST. --\n"
                        "Dec 13 20:40:00 node-a kubelet[1]: E1213 20:40:00.500000       1 a.go:1] \"Error syncing pod, skipping\" err=\"x509: certificate has expired\" pod=\"shop/cart-0\" podUID=\"u\"\n"
                        "Dec 13 20:41:00 node-a kubelet[1]: I1213 20:41:00.000000       1 a.go:1] \"Probe succeeded\" pod=\"shop/web-0\" containerName=\"nginx\"\n"
                        "Dec 13 20:42:00 node-a kubelet[1]: W1213 20:42:00.000000       1 a.go:1] \"Slow\" path=\"/var/lib/kubelet/pods\"\n");
        m_bundle->write(u"logs/messages"_s,
                        "Dec 13 20:43:00 node-a kernel: something (odd) happened\n"
                        "Dec 13 20:44:00 node-a systemd[1]: Failed to start 起動.\n");
        m_opened = tests::open({m_bundle->path()});
        QVERIFY(m_opened);
    }

    void queries_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("rows"); // k: kubelet.log, m: messages
        const auto row = [](const char *name, const QString &query, const QString &rows) { QTest::newRow(name) << query << rows; };
        row("nothing is everything", u"  "_s, u"all"_s);
        row("a word ignores case", u"PROBE"_s, u"k3"_s);
        row("a word inside a word", u"rtific"_s, u"k2"_s);
        row("words are ANDed", u"error cart"_s, u"k2"_s);
        row("AND may be written", u"error AND web"_s, u""_s);
        row("AND binds tighter than OR", u"slow OR probe succeeded"_s, u"k3 k4"_s);
        row("parentheses", u"(slow OR probe) web"_s, u"k3"_s);
        row("or in small letters is a word", u"slow or probe"_s, u""_s);
        row("a phrase", u"\"certificate has expired\""_s, u"k2"_s);
        row("not", u"component:kubelet -level:info -\"has expired\""_s, u"k4"_s);
        row("a minus inside a word is text", u"cart-0"_s, u"k2"_s);
        row("a regular expression", u"/x509: .* (expired|not)/"_s, u"k2"_s);
        row("case matters in it", u"/PROBE/"_s, u""_s);
        row("but it can say otherwise", u"/(?i)PROBE/"_s, u"k3"_s);
        row("one that Hyperscan refuses", u"/(?<=Probe )succeeded/"_s, u"k3"_s);
        row("a path is text", u"/var/lib/kubelet"_s, u"k4"_s);
        row("level from warning on lets unknown pass", u"source:kubelet level>=warning"_s, u"k1 k2 k4"_s);
        row("exactly a level", u"level:error"_s, u"k2 m2"_s);
        row("a pod with its namespace", u"pod:shop/cart-0"_s, u"k2"_s);
        row("a pod by its name and a star", u"pod:*-0"_s, u"k2 k3"_s);
        row("namespace", u"namespace:shop -probe"_s, u"k2"_s);
        row("container", u"container:nginx"_s, u"k3"_s);
        row("component", u"component:KERNEL"_s, u"m1"_s);
        row("role", u"role:system-log"_s, u"m1 m2"_s);
        row("format", u"format:syslog"_s, u"m1 m2"_s);
        row("a time without an offset is in the zone shown", u"time>=2025-12-13T20:42 time<2025-12-13T20:44"_s, u"k4 m1"_s);
        row("the same moment with an offset", u"time>=2025-12-13T11:42:00Z time<2025-12-13T11:44:00Z"_s, u"k4 m1"_s);
        row("a whole minute", u"time:2025-12-13T20:40"_s, u"k2"_s);
        row("above a minute is behind it", u"time>2025-12-13T20:43 level:error"_s, u"m2"_s);
        row("full-width forms equal ASCII", u"ｌｅｖｅｌ：ｅｒｒｏｒ　ｃａｒｔ"_s, u"k2"_s);
        row("but not inside quotes", u"\"ｃａｒｔ\""_s, u""_s);
        row("an unknown name is text", u"err=\"x509:"_s, u"k2"_s);
        row("a parenthesis inside a word is text", u"something (odd)"_s, u"m1"_s);
        row("Japanese of two characters", u"起動"_s, u"m2"_s);
        row("an open quote", u"a \"b"_s, u"error query.quote-open 3"_s);
        row("an open parenthesis", u"(a b"_s, u"error query.parenthesis-open 1"_s);
        row("a closing one too many", u"a) b"_s, u"error query.unexpected-parenthesis 2"_s);
        row("a word is missing", u"a OR"_s, u"error query.term-missing 5"_s);
        row("no such level", u"level>=loud"_s, u"error query.level 1"_s);
        row("no such time", u"x time>=yesterday"_s, u"error query.time 3"_s);
        row("a broken expression", u"/(a/"_s, u"error query.regex 4"_s);
    }

    void queries()
    {
        QFETCH(QString, query);
        QTEST(found(query), "rows");
        QCOMPARE(found(query, model::DisplayZone::fixed(std::chrono::hours(9)), 1), found(query)); // one thread, several: the same
    }

    void aPastedLineFindsItself()
    {
        const model::SourceIndex &kubelet = *m_opened->snapshot->findSource(model::BundleIndex(0), u"logs/kubelet.log"_s);
        const QString message = QString::fromUtf8(m_opened->texts->line(kubelet, model::RowIndex(2)));
        QCOMPARE(found(message.section(u"] "_s, 1).section(u'"', 0, 1).remove(u'"')), u"k3"_s);
    }

    void normalisedMeansTheSame_data() { queries_data(); }
    void normalisedMeansTheSame()
    {
        QFETCH(QString, query);
        const auto parsed = query::Query::parse(query, model::DisplayZone::fixed(std::chrono::hours(9)));
        if (!parsed.ok())
            return;
        const QString normalised = parsed.value().normalised();
        // Read in another zone: times carry their offset.
        QVERIFY2(found(normalised, model::DisplayZone()) == found(query), qPrintable(normalised));
        QCOMPARE(query::Query::parse(normalised).value().normalised(), normalised);
    }

    void termsAreChips()
    {
        const auto query = query::Query::parse(u"level>=warning pod:shop/* (a OR b) -c"_s).value();
        QStringList texts;
        QStringList rests;
        for (const auto &term : query.terms()) {
            texts << term.text;
            rests << term.rest;
        }
        QCOMPARE(texts, (QStringList{u"level>=warning"_s, u"pod:shop/*"_s, u"(a OR b)"_s, u"-c"_s}));
        QCOMPARE(rests[1], u"level>=warning (a OR b) -c"_s);
    }

    void everyExampleOfTheManualCanBeRead()
    {
        QFile manual(QStringLiteral(SHINDAN_SOURCE_ROOT "/docs/query.md"));
        QVERIFY(manual.open(QIODevice::ReadOnly));
        int count = 0;
        for (const QByteArray &line : manual.readAll().split('\n')) {
            if (!line.startsWith("| `") || line.count('|') < 3)
                continue;
            const QString text = QString::fromUtf8(line.mid(3, line.indexOf("` |") - 3)).replace(u"\\|"_s, u"|"_s);
            const auto query = query::Query::parse(text);
            QVERIFY2(query.ok(), qPrintable(text));
            ++count;
        }
        QVERIFY(count >= 8);
    }
};

QTEST_GUILESS_MAIN(LanguageTest)
#include "language_test.moc"
