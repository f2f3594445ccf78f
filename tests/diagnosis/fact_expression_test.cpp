// Conditions on facts: what people write in `fact:`.

#include "services/diagnosis/fact_expression.h"

#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace Qt::Literals::StringLiterals;

class FactExpressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNodeIsJudged_data();
    void aNodeIsJudged();
    void eachMountIsJudgedOnItsOwn();
    void aStarBecomesTheSubject();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
};

namespace {

model::Fact fact(const QString &id, const QVariant &value, const QString &type, const QString &subject = {})
{
    model::Fact result;
    result.id = id;
    result.value = value;
    result.type = type;
    result.subject = subject;
    return result;
}

const std::vector<model::Fact> &facts()
{
    static const std::vector<model::Fact> list{
        fact(u"kernel.version"_s, u"4.19.90-26.al7.x86_64"_s, u"version"_s),
        fact(u"kubelet.version"_s, u"v1.24.6-aliyun.1"_s, u"version"_s),
        fact(u"service.kubelet.active"_s, u"failed"_s, u"string"_s),
        fact(u"swap.total-bytes"_s, qint64(0), u"integer"_s),
        fact(u"conntrack.used-percent"_s, 91.5, u"number"_s),
        fact(u"route.default"_s, false, u"boolean"_s),
        fact(u"sysctl.net.ipv4.ip_forward"_s, u"1"_s, u"string"_s),
        fact(u"disk.used-percent"_s, 96.0, u"number"_s, u"/"_s),
        fact(u"disk.used-percent"_s, 40.0, u"number"_s, u"/var/lib/container"_s),
        fact(u"interface.eth0.state"_s, u"up"_s, u"string"_s),
        fact(u"interface.eth1.state"_s, u"down"_s, u"string"_s),
        fact(u"os.name"_s, u"Alibaba Cloud Linux"_s, u"string"_s),
    };
    return list;
}

std::vector<const model::Fact *> pointers()
{
    std::vector<const model::Fact *> list;
    for (const model::Fact &one : facts())
        list.push_back(&one);
    return list;
}

} // namespace

void FactExpressionTest::aNodeIsJudged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected");
    const int no = int(Truth::No);
    const int unknown = int(Truth::Unknown);
    const int yes = int(Truth::Yes);
    const auto row = [](const char *text, int expected) { QTest::addRow("%s", text) << QString::fromLatin1(text) << expected; };
    row("kernel.version < 4.19.91", yes);
    row("kernel.version >= 4.19.91", no);
    row("kernel.version == 4.19.90", yes);
    row("kubelet.version >= 1.24", yes);
    row("service.kubelet.active == failed", yes);
    row("service.kubelet.active != active", yes);
    row("swap.total-bytes > 0", no);
    row("conntrack.used-percent >= 80 and conntrack.used-percent < 95", yes);
    row("route.default == false", yes);
    row("route.default != false", no);
    row("sysctl.net.ipv4.ip_forward == 0", no);
    row("os.name contains Alibaba", yes);
    row("os.name == \"Alibaba Cloud Linux\"", yes);
    row("docker.version < 20", unknown);
    row("docker.version < 20 or swap.total-bytes == 0", yes);
    row("docker.version < 20 and swap.total-bytes > 0", no); // one part is false: the whole is, whatever the other says
    row("docker.version < 20 and swap.total-bytes == 0", unknown);
    row("( swap.total-bytes > 0 or route.default == false ) and kubelet.version < 1.30", yes);
    row("swap.total-bytes > 0 or route.default == false and kubelet.version > 1.30", no);
}

void FactExpressionTest::aNodeIsJudged()
{
    QFETCH(QString, text);
    QFETCH(int, expected);
    const auto expression = FactExpression::parse(text);
    QVERIFY2(expression.ok(), expression.ok() ? "" : qPrintable(expression.error().sentence.en));
    const auto cases = expression.value().evaluate(pointers());
    QCOMPARE(cases.size(), size_t(1));
    QCOMPARE(int(cases[0].truth), expected);
    QCOMPARE(cases[0].facts.empty(), expected != int(Truth::Yes));
}

void FactExpressionTest::eachMountIsJudgedOnItsOwn()
{
    const auto expression = FactExpression::parse(u"disk.used-percent >= 95 and swap.total-bytes == 0"_s);
    const auto cases = expression.value().evaluate(pointers());
    QCOMPARE(cases.size(), size_t(2));
    QCOMPARE(cases[0].subject, u"/"_s);
    QCOMPARE(cases[0].truth, Truth::Yes);
    QCOMPARE(cases[1].subject, u"/var/lib/container"_s);
    QCOMPARE(cases[1].truth, Truth::No);
}

void FactExpressionTest::aStarBecomesTheSubject()
{
    const auto expression = FactExpression::parse(u"interface.*.state == down"_s);
    const auto cases = expression.value().evaluate(pointers());
    QCOMPARE(cases.size(), size_t(2));
    QCOMPARE(cases[1].subject, u"eth1"_s);
    QCOMPARE(cases[0].truth, Truth::No);
    QCOMPARE(cases[1].truth, Truth::Yes);
}

void FactExpressionTest::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("column");
    const auto row = [](const char *text, const char *code, int column) {
        QTest::addRow("%s", text) << QString::fromLatin1(text) << u"diagnosis.expression."_s + QString::fromLatin1(code) << column;
    };
    row("", "ends-early", 1);
    row("disk.used-percent", "ends-early", 18);
    row("disk.used-percent >=", "ends-early", 21);
    row("disk.used-percent = 85", "no-operator", 19);
    row("85 < disk.used-percent", "no-name", 1);
    row("a.b == 1 c.d == 2", "unexpected", 10);
    row("(a.b == 1", "ends-early", 10);
    row("a.b == )", "no-value", 8);
    row("a.*.* == 1", "no-name", 1);
}

void FactExpressionTest::whatIsWrongIsSaid()
{
    QFETCH(QString, text);
    const auto expression = FactExpression::parse(text);
    QVERIFY(!expression.ok());
    QTEST(expression.error().code, "code");
    QTEST(expression.error().column, "column");
    QVERIFY(expression.error().sentence.en.contains(u' ')); // a sentence, not an id
    QVERIFY(expression.error().sentence.ja != expression.error().sentence.en);
}

QTEST_GUILESS_MAIN(FactExpressionTest)
#include "fact_expression_test.moc"
