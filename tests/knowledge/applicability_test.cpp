// Whether an entry holds for a bundle's cluster: yes, no and why, or not to be told and what is missing.

#include "services/knowledge/applicability.h"
#include "tests/support/bundle_folder.h"

#include <QTest>

using namespace shindan;
using namespace shindan::knowledge;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr model::BundleIndex bundle(0);

model::Fact fact(const QString &id, const QString &value)
{
    model::Fact made;
    made.id = id;
    made.value = value;
    made.bundle = bundle;
    return made;
}

std::shared_ptr<const model::SourceIndex> source(const QString &role, model::Coverage coverage, bool hasTimes)
{
    auto info = std::make_shared<model::SourceInfo>();
    info->bundle = bundle;
    info->role = role;
    info->coverage = coverage;
    auto made = std::make_shared<model::SourceIndex>();
    made->info = info;
    if (hasTimes)
        made->first = model::Instant{1};
    return made;
}

model::Analysis analysisOf(const QString &layout, const std::vector<model::Fact> &facts,
                           std::vector<std::shared_ptr<const model::SourceIndex>> sources = {})
{
    auto info = std::make_shared<model::BundleInfo>();
    info->index = bundle;
    info->layout = layout;
    auto snapshot = std::make_shared<model::Snapshot>(*model::Snapshot::empty());
    snapshot->bundles = {info};
    snapshot->sources = std::move(sources);
    model::Analysis analysis = *model::Analysis::empty();
    analysis.snapshot = snapshot;
    analysis.facts = facts;
    return analysis;
}

} // namespace

class ApplicabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versions_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("answer");
        const auto row = [](const char *name, const QString &range, const QString &version, Applies answer) {
            QTest::newRow(name) << range << version << static_cast<int>(answer);
        };
        row("no range", {}, u"v1.18.8"_s, Applies::Yes);
        row("no range, no version", {}, {}, Applies::Yes);
        row("not known", u">=1.24"_s, {}, Applies::Unknown);
        row("unreadable", u">=1.24"_s, u"unknown"_s, Applies::Unknown);
        row("at the lower end", u">=1.24"_s, u"v1.24.0"_s, Applies::Yes);
        row("below", u">=1.24"_s, u"v1.22.15-aliyun.1"_s, Applies::No);
        row("two digits count as a number", u">=1.9"_s, u"v1.34.1-aliyun.1"_s, Applies::Yes);
        row("before", u"<1.24"_s, u"v1.23.9"_s, Applies::Yes);
        row("not before", u"<1.24"_s, u"v1.24.6"_s, Applies::No);
        row("a patch does not lift a version above its own minor", u"<=1.22"_s, u"v1.22.15"_s, Applies::Yes);
        row("above", u">1.22"_s, u"v1.22.15"_s, Applies::No);
        row("exactly", u"==1.20"_s, u"v1.20.4"_s, Applies::Yes);
        row("exactly another", u"==1.20"_s, u"v1.21.0"_s, Applies::No);
        row("inside", u">=1.24 <1.30"_s, u"v1.28.3"_s, Applies::Yes);
        row("above the upper end", u">=1.24 <1.30"_s, u"v1.30.1"_s, Applies::No);
        row("patches, where the range names them", u">=1.20.4"_s, u"v1.20.3"_s, Applies::No);
        row("without v", u">=1.31"_s, u"1.34.1"_s, Applies::Yes);
    }
    void versions()
    {
        QFETCH(QString, range);
        QFETCH(QString, version);
        FaqEntry entry;
        entry.kubernetes = range;
        ClusterTraits traits;
        traits.kubernetes = version;
        QTEST(static_cast<int>(applicability(entry, traits).answer), "answer");
    }

    void traits_data()
    {
        QTest::addColumn<QStringList>("clusters");
        QTest::addColumn<QStringList>("systems");
        QTest::addColumn<QStringList>("runtimes");
        QTest::addColumn<QStringList>("networks");
        QTest::addColumn<QStringList>("found"); // cluster, system, runtime, network
        QTest::addColumn<int>("answer");
        const QStringList any;
        const auto row = [&](const char *name, const QStringList &clusters, const QStringList &systems, const QStringList &runtimes,
                             const QStringList &networks, const QStringList &found, Applies answer) {
            QTest::newRow(name) << clusters << systems << runtimes << networks << found << static_cast<int>(answer);
        };
        const QStringList nothing{{}, {}, {}, {}};
        const QStringList worker{{}, u"linux"_s, u"containerd"_s, u"terway"_s};
        const QStringList edge{u"edge"_s, u"linux"_s, u"containerd"_s, u"flannel"_s};
        row("any", any, any, any, any, nothing, Applies::Yes);
        row("a list of all there are asks for nothing", {u"managed"_s, u"edge"_s, u"dedicated"_s, u"lingjun"_s}, {u"windows"_s, u"linux"_s}, any, any,
            nothing, Applies::Yes);
        row("the kind of cluster is not told", {u"dedicated"_s}, any, any, any, worker, Applies::Unknown);
        row("the kind of cluster fits", {u"edge"_s}, any, any, any, edge, Applies::Yes);
        row("another kind of cluster", {u"dedicated"_s, u"managed"_s}, any, any, any, edge, Applies::No);
        row("another system", any, {u"windows"_s}, any, any, worker, Applies::No);
        row("another runtime", any, any, {u"docker"_s}, any, worker, Applies::No);
        row("the runtime is not told", any, any, {u"docker"_s}, any, nothing, Applies::Unknown);
        row("the network fits", any, any, any, {u"terway"_s}, worker, Applies::Yes);
        row("another network", any, any, any, {u"flannel"_s}, worker, Applies::No);
        row("what stands against it weighs more than what is not known", {u"dedicated"_s}, any, any, {u"flannel"_s}, worker, Applies::No);
    }
    void traits()
    {
        QFETCH(QStringList, clusters);
        QFETCH(QStringList, systems);
        QFETCH(QStringList, runtimes);
        QFETCH(QStringList, networks);
        QFETCH(QStringList, found);
        QFETCH(int, answer);
        FaqEntry entry;
        entry.clusters = clusters;
        entry.systems = systems;
        entry.runtimes = runtimes;
        entry.networks = networks;
        const Applicability result = applicability(entry, ClusterTraits{found[0], found[1], {}, found[2], found[3]});
        QCOMPARE(static_cast<int>(result.answer), answer);
        QCOMPARE(result.reasons.empty(), result.answer == Applies::Yes); // no and unknown say why
        for (const model::Text &reason : result.reasons) {
            QVERIFY2(!reason.en.isEmpty() && !reason.ja.isEmpty(), "both languages");
            QVERIFY2(!reason.en.startsWith(u"knowledge."_s) && !reason.en.contains(u'{'), qPrintable(reason.en));
        }
    }

    void theReasonNamesWhatWasFoundAndWhatIsWanted()
    {
        FaqEntry entry;
        entry.kubernetes = u"<1.24"_s;
        const Applicability result = applicability(entry, ClusterTraits{{}, {}, u"v1.34.1"_s, {}, {}});
        QCOMPARE(result.reasons.size(), size_t(1));
        QVERIFY(result.reasons[0].en.contains(u"v1.34.1"_s));
        QVERIFY(result.reasons[0].en.contains(u"earlier than 1.24"_s));
        QVERIFY(result.reasons[0].ja.contains(u"1.24 より前"_s));
    }

    void severalBundles()
    {
        FaqEntry entry;
        entry.networks = {u"flannel"_s};
        ClusterTraits terway;
        terway.network = u"terway"_s;
        ClusterTraits flannel;
        flannel.network = u"flannel"_s;
        const ClusterTraits unknown;
        QVERIFY(!applicability(entry, std::vector<ClusterTraits>{}));
        QCOMPARE(applicability(entry, {terway, flannel})->answer, Applies::Yes);
        QCOMPARE(applicability(entry, {terway, unknown})->answer, Applies::Unknown);
        QCOMPARE(applicability(entry, {terway, terway})->answer, Applies::No);
    }

    void whatABundleSays_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<int>("coverage");
        QTest::addColumn<bool>("hasTimes");
        QTest::addColumn<QString>("cluster");
        const auto whole = static_cast<int>(model::Coverage::Whole);
        const auto empty = static_cast<int>(model::Coverage::Empty);
        QTest::newRow("a worker's own log says nothing") << u"kubelet-log"_s << whole << true << QString();
        QTest::newRow("the API server runs here") << u"apiserver-log"_s << whole << true << u"dedicated"_s;
        QTest::newRow("etcd runs here") << u"etcd-log"_s << whole << true << u"dedicated"_s;
        QTest::newRow("an empty log was not collected") << u"etcd-log"_s << empty << false << QString();
        QTest::newRow("edge-hub runs here") << u"edge-hub-log"_s << whole << true << u"edge"_s;
        QTest::newRow("edge-hub does not run here: any kind of cluster") << u"edge-hub-log"_s << empty << false << QString();
    }
    void whatABundleSays()
    {
        QFETCH(QString, role);
        QFETCH(int, coverage);
        QFETCH(bool, hasTimes);
        const auto analysis = analysisOf(u"ack-linux"_s, {fact(u"kubelet.version"_s, u"v1.28.3"_s), fact(u"runtime.name"_s, u"containerd"_s), fact(u"network.plugin"_s, u"terway"_s)},
                                         {source(role, static_cast<model::Coverage>(coverage), hasTimes)});
        const ClusterTraits traits = traitsOf(analysis, bundle);
        QTEST(traits.cluster, "cluster");
        QCOMPARE(traits.system, u"linux"_s);
        QCOMPARE(traits.kubernetes, u"v1.28.3"_s);
        QCOMPARE(traits.runtime, u"containerd"_s);
        QCOMPARE(traits.network, u"terway"_s);
    }

    void systems()
    {
        QCOMPARE(traitsOf(analysisOf(u"ack-windows"_s, {}), bundle).system, u"windows"_s);
        QCOMPARE(traitsOf(analysisOf(u"plain-folder"_s, {}), bundle).system, QString());
        QCOMPARE(traitsOf(analysisOf(u"plain-folder"_s, {fact(u"kernel.version"_s, u"5.10.134"_s)}), bundle).system, u"linux"_s);
        QCOMPARE(traitsOf(analysisOf(u"plain-folder"_s, {fact(u"os.name"_s, u"Windows Server 2022"_s)}), bundle).system, u"windows"_s);
    }

    void scopesInWords()
    {
        FaqEntry entry;
        entry.systems = {u"linux"_s};
        QCOMPARE(scopeOf(entry).en, u"any ACK cluster; Linux"_s);
        entry.clusters = {u"dedicated"_s};
        entry.kubernetes = u">=1.24 <1.30"_s;
        entry.networks = {u"terway"_s};
        QCOMPARE(scopeOf(entry).en, u"an ACK dedicated cluster; Linux; Kubernetes 1.24 and later, earlier than 1.30; Terway"_s);
        QCOMPARE(scopeOf(entry).ja, u"ACK 専用クラスター／Linux／Kubernetes 1.24 以降、1.30 より前／Terway"_s);
    }
};

QTEST_GUILESS_MAIN(ApplicabilityTest)
#include "applicability_test.moc"
