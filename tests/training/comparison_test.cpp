// Comparing generated pairs: the one thing that was changed stands in the first three rows; without a change nothing does that matters.
//
// SHINDAN_PAIRS=20 tries so many seeds of each change instead of one.

#include "services/comparison/compare.h"
#include "services/diagnosis/workspace.h"
#include "services/report/comparison_json.h"
#include "services/resources/schema.h"
#include "services/resources/yaml_document.h"
#include "services/training/bundle_pair.h"

#include <QCborMap>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::training;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Compared
{
    std::shared_ptr<const model::Comparison> comparison;
    QString key; ///< of the change, from the truth
};

const PairChange *changeOf(const QString &id)
{
    const auto &changes = shippedChanges();
    const auto change = std::find_if(changes.begin(), changes.end(), [&](const PairChange &each) { return QString::fromStdString(each.id) == id; });
    return change == changes.end() ? nullptr : &*change;
}

int seedsWanted(int usual)
{
    const int wanted = qEnvironmentVariableIntValue("SHINDAN_PAIRS");
    return wanted > 0 ? wanted : usual;
}

// What a row about the changed message holds; the simulation knows messages by ids of its own.
QString wordingOf(const QString &key)
{
    static const QHash<QString, QString> wordings{
        {u"kubelet.orphaned-volumes"_s, u"orphaned pod"_s},          {u"containerd.exec-failed"_s, u"ExecSync"_s},        {u"kubelet.cadvisor-watch-failed"_s, u"watch"_s},
        {u"containerd.image-path"_s, u"Get image filesystem path"_s}, {u"kubelet.cleanup-cgroups"_s, u"orphaned pod cgroups"_s}, {u"kubelet.eviction-fine"_s, u"no resources are starved"_s},
        {u"kubelet.container-ready"_s, u"Set container ready"_s}};
    return wordings.value(key);
}

} // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChangeIsAmongTheFirstThree_data();
    void theChangeIsAmongTheFirstThree();
    void withoutAChangeNothingMatters_data();
    void withoutAChangeNothingMatters();
    void swappedSidesSayTheSame();

private:
    Compared compare(const QString &change, quint64 seed, bool swapped = false);
    static bool holds(const model::Difference &row, const QString &change, const QString &key);
    QTemporaryDir m_folder;
};

Compared ComparisonTest::compare(const QString &change, quint64 seed, bool swapped)
{
    const auto &all = shippedScenarios();
    const auto healthy = std::find_if(all.begin(), all.end(), [](const Scenario &s) { return s.id == u"healthy"_s; });
    const QString path = m_folder.filePath(u"%1-%2.tar.gz"_s.arg(change).arg(seed));
    GenerateOptions options;
    options.seed = seed;
    options.bytes = 8 << 20;
    const PairChange *planted = changeOf(change);
    if (planted == nullptr || !generatePair(*healthy, *planted, path, options))
        return {};
    const PairPaths paths = pairPaths(path);
    diagnosis::WorkspaceRequest request;
    request.open.paths = {paths.before, paths.after};
    request.open.threads = 2;
    const auto workspace = diagnosis::openWorkspace(request, {});
    if (!workspace)
        return {};
    comparison::CompareRequest sides;
    if (swapped)
        std::swap(sides.sides[0], sides.sides[1]);
    const auto compared = comparison::compare(workspace.value().analysis, *workspace.value().texts, sides, {});
    const auto truth = resources::readYaml(paths.truth);
    if (!compared || !truth)
        return {};
    QFile::remove(paths.before);
    QFile::remove(paths.after);
    return {compared.value(), truth.value().value().toMap()[u"values"_s].toMap()[u"key"_s].toString()};
}

bool ComparisonTest::holds(const model::Difference &row, const QString &change, const QString &key)
{
    if (change == u"sysctl")
        return row.id == u"fact:sysctl."_s + key;
    if (change == u"kubelet-flag")
        return row.id == u"fact:kubelet.flag[--"_s + key + u']';
    if (change == u"kernel")
        return row.id == u"fact:kernel.version";
    if (change == u"image")
        return row.id.startsWith("fact:image.version"_L1) && row.subject.endsWith(key);
    if (change == u"slow-boot")
        return row.kind == model::DifferenceKind::Sequence && row.title.en.contains(key) && row.change == model::DifferenceChange::Slower;
    const QString wording = wordingOf(key);
    if (row.kind == model::DifferenceKind::Finding)
        return !row.evidence[1].empty() && QString::fromUtf8(row.evidence[1].front().bytes).contains(wording);
    return row.kind == model::DifferenceKind::Message && row.title.en.contains(wording);
}

void ComparisonTest::theChangeIsAmongTheFirstThree_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<quint64>("seed");
    for (const PairChange &change : shippedChanges()) {
        if (change.is == "none")
            continue;
        for (int seed = 1; seed <= seedsWanted(1); ++seed)
            QTest::addRow("%s, seed %d", change.id.c_str(), seed) << QString::fromStdString(change.id) << static_cast<quint64>(seed);
    }
}

void ComparisonTest::theChangeIsAmongTheFirstThree()
{
    QFETCH(QString, change);
    QFETCH(quint64, seed);
    const Compared compared = compare(change, seed);
    QVERIFY(compared.comparison);
    const auto &rows = compared.comparison->differences;
    QStringList seen;
    bool found = false;
    for (size_t i = 0; i < std::min<size_t>(3, rows.size()); ++i) {
        found = found || holds(rows[i], change, compared.key);
        seen << rows[i].id + u' ' + rows[i].title.en;
    }
    QVERIFY2(found, qPrintable(compared.key + u": "_s + seen.join(u"; "_s)));
    const auto faults = resources::Schema::shipped(u"comparison").check(QCborValue::fromJsonValue(report::comparisonJson(*compared.comparison, report::Secrets::Masked)));
    QVERIFY2(faults.empty(), faults.empty() ? "" : qPrintable(faults.front().path + u' ' + faults.front().error.sentence.en));
}

void ComparisonTest::withoutAChangeNothingMatters_data()
{
    QTest::addColumn<quint64>("seed");
    for (int seed = 101; seed < 101 + seedsWanted(3); ++seed)
        QTest::addRow("seed %d", seed) << static_cast<quint64>(seed);
}

void ComparisonTest::withoutAChangeNothingMatters()
{
    QFETCH(quint64, seed);
    const Compared compared = compare(u"none"_s, seed);
    QVERIFY(compared.comparison);
    // There is plenty to compare: facts, wordings, what is expected to differ.
    QVERIFY(compared.comparison->same[static_cast<size_t>(model::DifferenceKind::Fact)] > 500);
    QVERIFY(compared.comparison->same[static_cast<size_t>(model::DifferenceKind::Message)] > 50);
    QVERIFY(!compared.comparison->expected.empty());
    for (const model::Difference &row : compared.comparison->differences)
        QVERIFY2(row.severity == model::Severity::Info, qPrintable(row.id + u' ' + row.title.en + u": "_s + row.value[0] + u" / "_s + row.value[1]));
}

void ComparisonTest::swappedSidesSayTheSame()
{
    const Compared there = compare(u"message-stopped"_s, 2);
    const Compared back = compare(u"message-stopped"_s, 2, true);
    QVERIFY(there.comparison && back.comparison);
    QCOMPARE(there.comparison->differences.size(), back.comparison->differences.size());
    const auto stopped = [](const model::Comparison &comparison, const QString &wording) {
        return std::find_if(comparison.differences.begin(), comparison.differences.end(), [&](const model::Difference &row) { return row.title.en.contains(wording); });
    };
    const QString wording = wordingOf(there.key);
    const auto gone = stopped(*there.comparison, wording);
    const auto fresh = stopped(*back.comparison, wording);
    QVERIFY(gone != there.comparison->differences.end() && fresh != back.comparison->differences.end());
    QCOMPARE(gone->change, model::DifferenceChange::OnlyFirst);
    QCOMPARE(fresh->change, model::DifferenceChange::OnlySecond);
    QCOMPARE(gone->rate->count[0], fresh->rate->count[1]);
    QVERIFY(std::abs(gone->rate->pValue - fresh->rate->pValue) <= 1e-9);
}

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
