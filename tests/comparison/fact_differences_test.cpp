// What counts as a difference of facts: rules, names of nodes, tolerances, repetitions.

#include "services/comparison/fact_differences.h"

#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::comparison;
using namespace Qt::Literals::StringLiterals;

namespace {

model::Fact fact(const QString &id, const QVariant &value, const QString &subject = {}, const QString &type = u"string"_s)
{
    model::Fact fact;
    fact.id = id;
    fact.name = {id, id};
    fact.subject = subject;
    fact.value = value;
    fact.type = type;
    fact.source = u"system_info"_s;
    fact.line = model::LineNumber(7);
    return fact;
}

SideFacts sideOf(std::vector<model::Fact> facts)
{
    model::Analysis analysis;
    analysis.facts = facts;
    SideFacts side;
    side.identity = Identity(analysis, model::BundleIndex(0), FactRules::shipped());
    side.facts = std::move(facts);
    return side;
}

std::vector<model::Fact> node(const QString &name, const QString &address)
{
    return {fact(u"node.name"_s, name), fact(u"interface.eth0.addresses"_s, address + u"/24"_s, u"eth0"_s), fact(u"kubelet.version"_s, u"v1.30.1"_s, {}, u"version"_s),
            fact(u"sysctl.vm.swappiness"_s, 0, {}, u"integer"_s)};
}

FactDifferences compare(std::vector<model::Fact> more, std::vector<model::Fact> moreOfOther)
{
    std::vector<model::Fact> first = node(u"cn-example.192.0.2.7"_s, u"192.0.2.7"_s);
    std::vector<model::Fact> second = node(u"cn-example.192.0.2.19"_s, u"192.0.2.19"_s);
    first.insert(first.end(), more.begin(), more.end());
    second.insert(second.end(), moreOfOther.begin(), moreOfOther.end());
    return compareFacts(sideOf(first), sideOf(second), FactRules::shipped());
}

} // namespace

class FactDifferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patterns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("fits");
        QTest::newRow("whole") << u"kubelet.flag"_s << u"kubelet.flag"_s << true;
        QTest::newRow("no part") << u"kubelet.flag-running"_s << u"kubelet.flag"_s << false;
        QTest::newRow("star") << u"service.kubelet.active"_s << u"service.*.active"_s << true;
        QTest::newRow("star of dots") << u"service.a.b.active"_s << u"service.*.active"_s << true;
        QTest::newRow("star of nothing") << u"route.count"_s << u"route.*count"_s << true;
        QTest::newRow("question mark") << u"sysctl.net.ipv6.conf.all.x"_s << u"sysctl.net.ipv?.conf.all.*"_s << true;
        QTest::newRow("range") << u"eth3"_s << u"eth[0-9]"_s << true;
        QTest::newRow("out of range") << u"ethx"_s << u"eth[0-9]"_s << false;
        QTest::newRow("four digits") << u"tcp/38865"_s << u"*/3????"_s << true;
        QTest::newRow("empty") << QString() << u"*"_s << true;
        QTest::newRow("backtracks") << u"aXbXc"_s << u"*Xc"_s << true;
        QTest::newRow("open bracket") << u"a"_s << u"[a"_s << false;
    }
    void patterns()
    {
        QFETCH(QString, text);
        QFETCH(QString, pattern);
        QTEST(matchesPattern(text, pattern), "fits");
    }

    void namesOfPods()
    {
        QCOMPARE(withoutPodSuffix(u"kube-system/coredns-7d4b8c9f6d-x2x9k/coredns"_s), u"kube-system/coredns-*/coredns"_s);
        QCOMPARE(withoutPodSuffix(u"node-exporter-b5f7n"_s), u"node-exporter-*"_s);
        QCOMPARE(withoutPodSuffix(u"mysql-0"_s), u"mysql-0"_s);
        QCOMPARE(withoutPodSuffix(u"kube-proxy-worker"_s), u"kube-proxy-worker"_s);
        QCOMPARE(withoutRandomSuffixes(u"Setting up volume kube-api-access-mdbhl for pod <*> at <*>"_s), u"Setting up volume <*> for pod <*> at <*>"_s);
    }

    void twoNodesOfOneKindAreAlike()
    {
        const FactDifferences result = compare({}, {});
        QVERIFY(result.differences.empty());
        QCOMPARE(result.same, quint64(4)); // the names are the same without themselves
    }

    void namesInsideValues()
    {
        const FactDifferences result = compare({fact(u"kubelet.flag"_s, u"a=b,host=192.0.2.7"_s, u"--node-labels"_s)}, {fact(u"kubelet.flag"_s, u"a=b,host=192.0.2.19"_s, u"--node-labels"_s)});
        QVERIFY(result.differences.empty());
    }

    void aFlagRanksAboveAPackage()
    {
        const FactDifferences result = compare({fact(u"kubelet.flag"_s, u"110"_s, u"--max-pods"_s), fact(u"package"_s, u"1.2-3"_s, u"bash"_s)},
                                               {fact(u"kubelet.flag"_s, u"64"_s, u"--max-pods"_s), fact(u"package"_s, u"1.2-4"_s, u"bash"_s)});
        QCOMPARE(result.differences.size(), size_t(2));
        const auto &flag = result.differences[0].id == u"fact:kubelet.flag[--max-pods]"_s ? result.differences[0] : result.differences[1];
        const auto &package = &flag == &result.differences[0] ? result.differences[1] : result.differences[0];
        QCOMPARE(flag.severity, model::Severity::Warning);
        QCOMPARE(package.severity, model::Severity::Info);
        QVERIFY(flag.weight > package.weight);
        QCOMPARE(flag.value[0], u"110"_s);
        QCOMPARE(flag.value[1], u"64"_s);
        QCOMPARE(flag.evidence[1].front().line, model::LineNumber(7));
        QCOMPARE(package.detail.en, u"The second is newer"_s);
    }

    void countersAndTimesAreExpected()
    {
        const FactDifferences result = compare({fact(u"vmstat.pgmajfault"_s, 100, {}, u"integer"_s), fact(u"service.kubelet.main-pid"_s, 812, {}, u"integer"_s)},
                                               {fact(u"vmstat.pgmajfault"_s, 90'000, {}, u"integer"_s), fact(u"service.kubelet.main-pid"_s, 911, {}, u"integer"_s)});
        QVERIFY(result.differences.empty());
        QCOMPARE(result.expected.size(), size_t(2));
        for (const model::Difference &difference : result.expected)
            QVERIFY(!difference.detail.ja.isEmpty());
    }

    void measuresHaveARange()
    {
        const auto used = [](int percent) { return fact(u"disk.used-percent"_s, percent, u"/"_s, u"integer"_s); };
        QVERIFY(compare({used(30)}, {used(55)}).differences.empty());
        const FactDifferences full = compare({used(20)}, {used(90)});
        QCOMPARE(full.differences.size(), size_t(1));
        QCOMPARE(full.differences[0].severity, model::Severity::Info);
    }

    void sizesThatFollowTheMemory()
    {
        const auto threads = [](int number) { return fact(u"sysctl.kernel.threads-max"_s, number, {}, u"integer"_s); };
        QVERIFY(compare({threads(28'179)}, {threads(30'012)}).differences.empty());
        QCOMPARE(compare({threads(28'179)}, {threads(4'000)}).differences.size(), size_t(1));
    }

    void oneChangeIsOneRow()
    {
        // A flag shows in the unit's file and in the fact derived from it.
        const auto side = [](const QString &driver) {
            return std::vector<model::Fact>{fact(u"kubelet.flag"_s, driver, u"--cgroup-driver"_s), fact(u"kubelet.cgroup-driver"_s, driver),
                                            fact(u"configuration-of-unit"_s, u"[Service]\nEnvironment=\"A=--cgroup-driver="_s + driver + u'"', u"10-kubeadm.conf"_s)};
        };
        const FactDifferences result = compare(side(u"systemd"_s), side(u"cgroupfs"_s));
        QCOMPARE(result.differences.size(), size_t(1));
        QCOMPARE(result.differences[0].id, u"fact:kubelet.flag[--cgroup-driver]"_s);
        QCOMPARE(result.expected.size(), size_t(2));
    }

    void filesShowTheLinesThatDiffer()
    {
        const FactDifferences result = compare({fact(u"configuration"_s, u"a = 1\nb = 2\nc = 3"_s, u"daemon.json"_s)}, {fact(u"configuration"_s, u"a = 1\nb = 5\nc = 3"_s, u"daemon.json"_s)});
        QCOMPARE(result.differences.size(), size_t(1));
        QCOMPARE(result.differences[0].value[0], u"b = 2"_s);
        QCOMPARE(result.differences[0].value[1], u"b = 5"_s);
    }

    void whatWasNotCollectedIsNoDifference()
    {
        const FactDifferences result = compare({fact(u"docker.version"_s, u"24.0.1"_s, {}, u"version"_s)}, {});
        QVERIFY(result.differences.empty());
        QCOMPARE(result.unchecked.size(), size_t(1));
        QVERIFY(result.unchecked[0].en.contains(u"docker"_s));
    }

    void podsThatRunElsewhereAreExpected()
    {
        const FactDifferences result = compare({fact(u"container.image"_s, u"0123456789abc"_s, u"web/shop-7d4b8c9f6d-x2x9k/shop"_s), fact(u"container.image"_s, u"1111111111111"_s, u"kube-system/proxy-x2x9k/proxy"_s)},
                                               {fact(u"container.image"_s, u"1111111111111"_s, u"kube-system/proxy-b5f7n/proxy"_s)});
        QVERIFY(result.differences.empty());
    }

    void ownRulesComeFirst()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"mine.yaml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("id: mine\nrules:\n  - { facts: [\"sysctl.vm.*\"], kind: ignored, note: set by our image }\n");
        file.close();
        const auto rules = FactRules::withFile(path);
        QVERIFY(rules.ok());
        const auto first = sideOf({fact(u"sysctl.vm.swappiness"_s, 0, {}, u"integer"_s)});
        const auto second = sideOf({fact(u"sysctl.vm.swappiness"_s, 60, {}, u"integer"_s)});
        QVERIFY(compareFacts(first, second, rules.value()).differences.empty());
        QCOMPARE(compareFacts(first, second, FactRules::shipped()).differences.size(), size_t(1));
    }

    void aBrokenFileOfRulesIsToldWithItsLine()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"mine.yaml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("id: mine\nrules:\n  - { facts: [x], kind: nonsense }\n");
        file.close();
        const auto rules = FactRules::withFile(path);
        QVERIFY(!rules.ok());
        QCOMPARE(rules.error().line, 3);
        QVERIFY(!rules.error().sentence.ja.isEmpty());
    }
};

QTEST_APPLESS_MAIN(FactDifferencesTest)
#include "fact_differences_test.moc"
