// Members as a tree of folders and as a flat list.

#include "model/item_roles.h"
#include "model/sources_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace shindan::model;
using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<const SourceInfo> infoOf(const QString &path, quint32 id, quint32 bundle = 0)
{
    auto info = std::make_shared<SourceInfo>();
    info->id = SourceId(id);
    info->bundle = BundleIndex(bundle);
    info->path = path;
    info->role = u"other"_s;
    info->bytes = 1'000;
    return info;
}

std::shared_ptr<const Snapshot> snapshotOf(const QStringList &paths, quint32 rows = 10, const QStringList &missing = {})
{
    auto snapshot = std::make_shared<Snapshot>(*Snapshot::empty());
    for (const QString &path : paths) {
        auto source = std::make_shared<SourceIndex>();
        source->info = infoOf(path, static_cast<quint32>(snapshot->sources.size()));
        source->rows = rows;
        snapshot->sources.push_back(source);
    }
    for (const QString &path : missing) {
        auto info = std::make_shared<SourceInfo>(*infoOf(path, 0));
        info->coverage = Coverage::Missing;
        info->coverageReason = {u"Not collected"_s, u"未収集"_s};
        snapshot->missing.push_back(info);
    }
    auto bundle = std::make_shared<BundleInfo>();
    bundle->path = u"/data/diagnose_1"_s;
    snapshot->bundles.push_back(bundle);
    return snapshot;
}

QString shapeOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList parts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString below = shapeOf(model, index);
        parts << index.data().toString() + (below.isEmpty() ? QString() : u'(' + below + u')');
    }
    return parts.join(u' ');
}

} // namespace

class SourcesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersThatAllMembersShareAreLeftOut()
    {
        const auto snapshot = snapshotOf({u"tmp/diagnose_1/a"_s, u"tmp/diagnose_1/logs/b"_s, u"tmp/diagnose_12/c"_s});
        QCOMPARE(sharedFolders(*snapshot), std::vector<QString>{u"tmp/"_s});
        QCOMPARE(sharedFolders(*snapshotOf({u"tmp/diagnose_1/a"_s, u"tmp/diagnose_1/logs/b"_s})), std::vector<QString>{u"tmp/diagnose_1/"_s});
        QCOMPARE(sharedFolders(*snapshotOf({u"a"_s, u"tmp/b"_s})), std::vector<QString>{QString()});
        // What is missing is named without them and stands where it belongs.
        SourcesModel model(SourcesModel::Shape::Tree);
        model.setSnapshot(snapshotOf({u"tmp/diagnose_1/a"_s, u"tmp/diagnose_1/logs/b"_s}, 10, {u"logs/c"_s}));
        QCOMPARE(shapeOf(model), u"logs(b c) a"_s);
    }

    void foldersThatHoldOneFolderAreOne()
    {
        SourcesModel model(SourcesModel::Shape::Tree);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(snapshotOf({u"system_info"_s, u"var/log/messages"_s, u"var/log/kubelet.log"_s}));
        QCOMPARE(shapeOf(model), u"var/log(kubelet.log messages) system_info"_s);
        QCOMPARE(model.indexOf(BundleIndex(0), u"var/log/messages"_s).data().toString(), u"messages"_s);
    }

    void flatIsOneRowAMember()
    {
        SourcesModel model(SourcesModel::Shape::Flat);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(snapshotOf({u"logs/b"_s, u"logs/a"_s}));
        QCOMPARE(shapeOf(model), u"a b"_s);
    }

    void missingMembersStandInIt()
    {
        SourcesModel model(SourcesModel::Shape::Tree);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(snapshotOf({u"logs/messages"_s}, 10, {u"events.log"_s}));
        const QModelIndex missing = model.indexOf(BundleIndex(0), u"events.log"_s);
        QVERIFY(missing.isValid());
        QCOMPARE(missing.data(CoverageRole).value<Coverage>(), Coverage::Missing);
        QVERIFY(!missing.siblingAtColumn(SourcesModel::LinesColumn).data().isValid());
        QCOMPARE(missing.siblingAtColumn(SourcesModel::CoverageColumn).data(ExplanationRole).value<Text>().ja, u"未収集"_s);
    }

    void moreLinesKeepIndexes()
    {
        SourcesModel model(SourcesModel::Shape::Tree);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(snapshotOf({u"logs/messages"_s}, 10));
        const QPersistentModelIndex kept = model.indexOf(BundleIndex(0), u"logs/messages"_s);
        model.setSnapshot(snapshotOf({u"logs/messages"_s}, 20));
        QVERIFY(kept.isValid());
        QCOMPARE(kept.sibling(kept.row(), SourcesModel::LinesColumn).data().toULongLong(), 20ULL);
        model.setSnapshot(snapshotOf({u"logs/messages"_s, u"logs/kubelet.log"_s}, 20));
        QCOMPARE(shapeOf(model), u"kubelet.log messages"_s);
    }

    void aFileAndAFolderMayShareAName()
    {
        SourcesModel model(SourcesModel::Shape::Tree);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(snapshotOf({u"a"_s, u"a/b"_s, u"a/c/d"_s, u"e"_s}));
        QCOMPARE(shapeOf(model), u"a(c(d) b) a e"_s);
    }
};

QTEST_GUILESS_MAIN(SourcesModelTest)
#include "sources_model_test.moc"
