// What leaves the program: no secret, no control character, no formula, no markup of a bundle's.

#include "services/report/analysis_document.h"
#include "services/report/document.h"
#include "services/report/plain_text.h"
#include "services/report/redaction.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class OutputsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        const auto row = [](const char *name, const QString &text, const QString &masked) { QTest::newRow(name) << text << masked; };
        row("password=", u"login user=bob password=hunter2 ok"_s, u"login user=bob password=*** ok"_s);
        row("JSON", u"{\"user\":\"bob\",\"password\":\"hun\\\"ter2\",\"n\":1}"_s, u"{\"user\":\"bob\",\"password\":***,\"n\":1}"_s);
        row("option", u"tool --access-key-secret abcDEF123 --verbose"_s, u"tool --access-key-secret *** --verbose"_s);
        row("bearer", u"Authorization: Bearer abc.def.ghi-123456"_s, u"Authorization: Bearer ***"_s);
        row("no scheme", u"authorization: a1b2c3d4e5"_s, u"authorization: ***"_s);
        row("a sentence, not a header", u"pull access denied, may require authorization: server message: insufficient_scope"_s,
            u"pull access denied, may require authorization: server message: insufficient_scope"_s);
        row("a JSON web token", u"got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln here"_s, u"got *** here"_s);
        row("a cloud key", u"id LTAI5tABCDEFGHIJKLMNOP used"_s, u"id *** used"_s);
        row("credentials in an address", u"https://bob:pw@example.test/x"_s, u"https://bob:***@example.test/x"_s);
        row("a private key", u"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\nrest"_s, u"*** private key ***\nrest"_s);
        row("kubeconfig", u"    client-key-data: LS0tLS1CRUdJTg=="_s, u"    client-key-data: ***"_s);
        row("no secret", u"Setting up volume addon-token for pod x at /var/lib/kubelet/pods/secret"_s, u"Setting up volume addon-token for pod x at /var/lib/kubelet/pods/secret"_s);
        row("words about tokens", u"token expired, renewing the password policy"_s, u"token expired, renewing the password policy"_s);
    }
    void secretsAreMasked()
    {
        QFETCH(QString, text);
        QTEST(report::withoutSecrets(text), "masked");
    }

    void controlCharactersBecomeVisible()
    {
        QCOMPARE(report::visible(u"a\x1b[31mb\x07\x7f"_s), u"a\u241B[31mb\u2407\u2421"_s);
        QCOMPARE(report::visible(u"left\u202Eright"_s), u"left\uFFFDright"_s);
        QCOMPARE(report::visible(u"tab\tand\nline"_s), u"tab\tand\nline"_s);
    }

    void spreadsheetsSeeNoFormula()
    {
        QCOMPARE(report::csvCell(u"=cmd|' /C calc'!A0"_s), u"'=cmd|' /C calc'!A0"_s);
        QCOMPARE(report::csvCell(u"-1"_s), u"'-1"_s);
        QCOMPARE(report::csvCell(u"a,\"b\""_s), u"\"a,\"\"b\"\"\""_s);
    }

    void markupOfABundleStaysText()
    {
        report::Document document;
        document.heading(1, u"<script>alert(1)</script>"_s);
        document.code(u"```\n</pre><b>"_s);
        document.table({{u"a"_s}, {u"x | y <i>"_s}});
        const QString html = report::asHtml(document, u"<t>"_s, u"en"_s);
        QVERIFY(!html.contains(u"<script"_s));
        QVERIFY(!html.contains(u"</pre><b>"_s));
        QVERIFY(html.contains(u"&lt;script&gt;"_s));
        const QString markdown = report::asMarkdown(document);
        QVERIFY(markdown.contains(u"````text\n```"_s));
        QVERIFY(markdown.contains(u"x \\| y \\<i\\>"_s));
    }

    // By the CommonMark specification: signs that only mean something at the start of a line are left alone within it.
    void markdownEscapesOnlyWhatWouldBeMarkup_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("escaped");
        QTest::newRow("a time with its offset") << u"once, 2025-12-13 19:34:52 +08:00"_s << u"once, 2025-12-13 19:34:52 +08:00"_s;
        QTest::newRow("a path and a version") << u"kube-proxy (1.34.1) in /etc/kubernetes/kube-proxy.conf!"_s << u"kube-proxy (1.34.1) in /etc/kubernetes/kube-proxy.conf!"_s;
        QTest::newRow("a name with underscores") << u"nf_conntrack_max"_s << u"nf_conntrack_max"_s;
        QTest::newRow("emphasis") << u"_so_ and *so* and `so`"_s << u"\\_so\\_ and \\*so\\* and \\`so\\`"_s;
        QTest::newRow("a heading") << u"# not one"_s << u"\\# not one"_s;
        QTest::newRow("list items") << u"- not one - nor here"_s << u"\\- not one - nor here"_s;
        QTest::newRow("a numbered item") << u"13. not one"_s << u"13\\. not one"_s;
        QTest::newRow("a link") << u"![x](y) <z>"_s << u"!\\[x\\](y) \\<z\\>"_s;
        QTest::newRow("addresses") << u"https://example.com www.example.com a@example.com"_s << u"https\\://example.com www\\.example.com a\\@example.com"_s;
        QTest::newRow("an entity") << u"a &lt; b & c"_s << u"a \\&lt; b & c"_s;
    }

    void markdownEscapesOnlyWhatWouldBeMarkup()
    {
        QFETCH(QString, text);
        QTEST(report::markdown(text), "escaped");
    }

    void japaneseCountsDoubleInColumns()
    {
        report::Document document;
        document.table({{u"項目"_s, u"値"_s}, {u"abcd"_s, u"x"_s}});
        QCOMPARE(report::asText(document), u"  項目  値\n  abcd  x\n"_s);
    }

    void durations()
    {
        QCOMPARE(report::durationText(std::chrono::seconds(13 * 60 + 48), model::Language::English), u"13 min 48 s"_s);
        QCOMPARE(report::durationText(std::chrono::seconds(90'061), model::Language::Japanese), u"1 日 1 時間"_s);
        QCOMPARE(report::durationText(std::chrono::seconds(0), model::Language::English), u"0 s"_s);
    }
};

QTEST_GUILESS_MAIN(OutputsTest)
#include "outputs_test.moc"
