// The statistics against values from elsewhere: tables of the chi-square distribution, worked examples, and simulated counts.

#include "services/comparison/rate_test.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace shindan::comparison;

namespace {

Counted counted(double a, double b, double hoursA, double hoursB, double dispersion = 1)
{
    return {{a, b}, {hoursA, hoursB}, dispersion};
}

} // namespace

class RateTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: critical values with 1 degree of freedom.
    void tailOfChiSquare_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("probability");
        QTest::newRow("0.10") << 2.706 << 0.10;
        QTest::newRow("0.05") << 3.841 << 0.05;
        QTest::newRow("0.01") << 6.635 << 0.01;
        QTest::newRow("0.001") << 10.828 << 0.001;
        QTest::newRow("0") << 0.0 << 1.0;
    }
    void tailOfChiSquare()
    {
        QFETCH(double, value);
        QFETCH(double, probability);
        QVERIFY(std::abs(chiSquareTail(value) - probability) < 0.0005 * std::max(1.0, probability / 0.01));
    }

    // Benjamini & Hochberg 1995, section 3.2: 15 p-values, of which 4 are found at 0.05.
    void falseDiscoveries()
    {
        const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
        const std::vector<double> q = benjaminiHochberg(p);
        QCOMPARE(std::count_if(q.begin(), q.end(), [](double value) { return value <= 0.05; }), std::ptrdiff_t(4));
        QVERIFY(std::abs(q[3] - 0.0095 * 15 / 4) < 1e-12);
        QVERIFY(std::is_sorted(q.begin(), q.end()));
        QCOMPARE(benjaminiHochberg({}), std::vector<double>());
    }

    void sameRatesOverOtherTimes()
    {
        // 100 in 1 hour and 300 in 3 hours are one rate; 100 in 1 hour and 200 in 1 hour are not.
        QVERIFY(testRates(counted(100, 300, 1, 3)).pValue > 0.9);
        const RateTest doubled = testRates(counted(100, 200, 1, 1));
        QVERIFY(doubled.pValue < 1e-7);
        QVERIFY(doubled.low > 1.5 && doubled.low < doubled.ratio && doubled.ratio < doubled.high && doubled.high < 2.6);
    }

    // G = 2 * (10 ln(10/15) + 20 ln(20/15)) = 3.398, by hand.
    void gByHand()
    {
        QVERIFY(std::abs(testRates(counted(10, 20, 1, 1)).pValue - chiSquareTail(3.398)) < 0.0005);
    }

    void burstsAreNoEvidence()
    {
        // 100 lines against none: sure if they came one by one, nothing if they came in one burst.
        QVERIFY(testRates(counted(0, 100, 1, 1)).pValue < 1e-20);
        QVERIFY(testRates(counted(0, 100, 1, 1, 100)).pValue > 0.2);
    }

    void anotherLoadIsBackground()
    {
        std::mt19937 random(7);
        std::vector<Counted> messages;
        for (int i = 0; i < 200; ++i) {
            const double mean = 40 + 5 * i;
            messages.push_back(counted(std::poisson_distribution<int>(mean)(random), std::poisson_distribution<int>(1.3 * mean)(random), 1, 1));
        }
        const Background background = backgroundOf(messages);
        QVERIFY(std::abs(std::exp(background.logRatio) - 1.3) < 0.05);
        QVERIFY(background.variance < 0.01);
        QVERIFY(testRates(counted(1000, 1300, 1, 1), background).pValue > 0.05);
        QVERIFY(testRates(counted(1000, 2600, 1, 1), background).pValue < 1e-6);
        QCOMPARE(backgroundOf({counted(50, 90, 1, 1)}).logRatio, 0.0);
    }

    // Of 10,000 pairs of equal rates no more may be called different than was promised.
    void falseAlarmsAreRare()
    {
        std::mt19937 random(11);
        int alarms = 0;
        for (int i = 0; i < 10'000; ++i) {
            const double mean = 5 + i % 200;
            const Counted pair = counted(std::poisson_distribution<int>(mean)(random), std::poisson_distribution<int>(2 * mean)(random), 1, 2);
            alarms += testRates(pair).pValue < 0.01 ? 1 : 0;
        }
        QVERIFY2(alarms < 150, qPrintable(QString::number(alarms)));
        QVERIFY2(alarms > 50, qPrintable(QString::number(alarms)));
    }

    void scatter()
    {
        QVERIFY(varianceOverMean({5, 5, 5, 5, 5, 5, 5, 5}) < 0.01);
        QVERIFY(varianceOverMean({0, 0, 0, 40, 0, 0, 0, 0}) > 10);
        QCOMPARE(varianceOverMean({3, 9}), 1.0);
    }

    void nothingObservedIsNoEvidence()
    {
        QCOMPARE(testRates(counted(0, 50, 0, 1)).pValue, 1.0);
        QCOMPARE(testRates(counted(0, 0, 1, 1)).pValue, 1.0);
    }
};

QTEST_APPLESS_MAIN(RateTestTest)
#include "rate_test_test.moc"
