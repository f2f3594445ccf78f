// Sets of rows against std::set.

#include "model/row_set.h"

#include <QTest>

#include <random>
#include <set>

using namespace shindan::model;

namespace {

using Plain = std::set<RowRef>;

WorkspaceRows rowsOf(const Plain &plain)
{
    WorkspaceRows rows;
    for (const RowRef row : plain)
        rows.add(row);
    return rows;
}

Plain randomSet(std::mt19937 &random)
{
    Plain plain;
    const auto count = random() % 60;
    for (unsigned long i = 0; i < count; ++i)
        plain.insert({SourceId(static_cast<quint32>(random() % 4)), RowIndex(static_cast<quint32>(random() % 40) * (random() % 2 == 0 ? 1 : 100'000))});
    return plain;
}

void verifySame(const WorkspaceRows &rows, const Plain &plain)
{
    QCOMPARE(rows.count(), quint64(plain.size()));
    QCOMPARE(rows.isEmpty(), plain.empty());
    for (const RowRef row : plain)
        QVERIFY(rows.contains(row));
}

} // namespace

class RowSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void combinesLikeSets()
    {
        std::mt19937 random(9);
        for (int i = 0; i < 2'000; ++i) {
            const Plain a = randomSet(random);
            const Plain b = randomSet(random);
            Plain both, either, without;
            std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
            std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::inserter(either, either.end()));
            std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(without, without.end()));
            WorkspaceRows rows = rowsOf(a);
            rows &= rowsOf(b);
            verifySame(rows, both);
            rows = rowsOf(a);
            rows |= rowsOf(b);
            verifySame(rows, either);
            rows.optimise();
            verifySame(rows, either);
            rows = rowsOf(a);
            rows -= rowsOf(b);
            verifySame(rows, without);
            QCOMPARE(rowsOf(a) == rowsOf(b), a == b);
        }
    }

    void aSourceWithoutRowsMakesNoDifference()
    {
        WorkspaceRows rows;
        rows.add({SourceId(1), RowIndex(5)});
        WorkspaceRows same = rows;
        static_cast<void>(same.edit(SourceId(7)));
        QVERIFY(rows == same);
        QVERIFY(same == rows);
        QVERIFY(!same.contains({SourceId(7), RowIndex(0)}));
        QVERIFY(rows.of(SourceId(2)) == nullptr);
    }

    void ownSetsCombineWithThemselves()
    {
        WorkspaceRows rows;
        rows.add({SourceId(0), RowIndex(1)});
        rows.add({SourceId(3), RowIndex(4'000'000'000U)});
        WorkspaceRows copy = rows;
        rows |= rows;
        QVERIFY(rows == copy);
        rows &= rows;
        QVERIFY(rows == copy);
    }
};

QTEST_GUILESS_MAIN(RowSetTest)
#include "row_set_test.moc"
