// What the analysis makes of generated bundles: the planted cause comes first and is proven by a planted line; healthy nodes are left alone.
// Each run takes two seeds a scenario, other ones for each. SHINDAN_SEED_ROUND=N takes the next, so that ten rounds see twenty seeds;
// SHINDAN_SEEDS=20 takes them all and also each scenario without its fault.

#include "services/diagnosis/workspace.h"
#include "services/resources/yaml_document.h"
#include "services/training/bundle_generator.h"

#include <QCborArray>
#include <QCborMap>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::training;
using namespace Qt::Literals::StringLiterals;

class AnalysisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthyNodesAreLeftAlone_data();
    void healthyNodesAreLeftAlone();
    void thePlantedCauseComesFirst_data();
    void thePlantedCauseComesFirst();

    void withoutTheFaultNothingIsWrong_data();
    void withoutTheFaultNothingIsWrong();

private:
    std::shared_ptr<const model::Analysis> analyse(const QString &id, quint64 seed, bool withFault = true);
    QTemporaryDir m_folder;
    QString m_path;
};

namespace {

// Of the scenario at this place in the list.
std::vector<quint64> seedsOf(std::size_t place)
{
    std::vector<quint64> seeds;
    const auto all = static_cast<quint64>(std::max(0, qEnvironmentVariableIntValue("SHINDAN_SEEDS")));
    const auto round = static_cast<quint64>(std::max(0, qEnvironmentVariableIntValue("SHINDAN_SEED_ROUND")));
    if (all == 0)
        return {1 + (2 * (round + place)) % 20, 1 + (2 * (round + place) + 1) % 20};
    for (quint64 seed = 1; seed <= all; ++seed)
        seeds.push_back(seed);
    return seeds;
}

} // namespace

std::shared_ptr<const model::Analysis> AnalysisTest::analyse(const QString &id, quint64 seed, bool withFault)
{
    const auto &all = shippedScenarios();
    Scenario scenario = *std::find_if(all.begin(), all.end(), [&id](const Scenario &s) { return s.id == id; });
    if (!withFault) {
        scenario.chain.clear();
        scenario.says.clear();
        scenario.herrings.clear();
    }
    m_path = m_folder.filePath(u"%1-%2.tar.gz"_s.arg(id).arg(seed));
    GenerateOptions options;
    options.seed = seed;
    if (!generateBundle(scenario, m_path, options))
        return {};
    diagnosis::WorkspaceRequest request;
    request.open.paths = QStringList{m_path};
    request.open.threads = 2;
    auto workspace = diagnosis::openWorkspace(request, {});
    return workspace ? workspace.value().analysis : nullptr;
}

void AnalysisTest::healthyNodesAreLeftAlone_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %d", int(seed)) << seed;
}

void AnalysisTest::healthyNodesAreLeftAlone()
{
    QFETCH(quint64, seed);
    const auto analysis = analyse(u"healthy"_s, seed);
    QVERIFY(analysis);
    for (const model::Finding &finding : analysis->findings)
        QVERIFY2(finding.severity < model::Severity::Error || finding.state != model::FindingState::Active, qPrintable(finding.rule));
}

void AnalysisTest::thePlantedCauseComesFirst_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<quint64>("seed");
    std::size_t place = 0;
    for (const Scenario &scenario : shippedScenarios()) {
        if (scenario.script || scenario.healthy())
            continue;
        for (const quint64 seed : seedsOf(place++))
            QTest::addRow("%s, seed %d", qPrintable(scenario.id), int(seed)) << scenario.id << seed;
    }
}

void AnalysisTest::withoutTheFaultNothingIsWrong_data()
{
    thePlantedCauseComesFirst_data();
}

// The same node, the same chance, but nothing set and nothing said: no error that still stands.
void AnalysisTest::withoutTheFaultNothingIsWrong()
{
    QFETCH(QString, id);
    QFETCH(quint64, seed);
    const auto analysis = analyse(id, seed, false);
    QVERIFY(analysis);
    for (const model::Finding &finding : analysis->findings)
        QVERIFY2(finding.severity < model::Severity::Error || finding.state != model::FindingState::Active, qPrintable(finding.rule));
}

// The first finding cites a line that proves the cause.
void AnalysisTest::thePlantedCauseComesFirst()
{
    QFETCH(QString, id);
    QFETCH(quint64, seed);
    const auto analysis = analyse(id, seed);
    QVERIFY(analysis);
    QVERIFY2(!analysis->findings.empty(), qPrintable(id));
    const auto truth = resources::readYaml(truthPath(m_path));
    QVERIFY(truth);
    QSet<QString> causeLines;
    QSet<QString> plantedLines;
    for (const QCborValue &value : truth.value().value().toMap().value(u"chain"_s).toArray()) {
        const QCborMap link = value.toMap();
        for (const QCborValue &line : link.value(u"evidence"_s).toArray()) {
            const QString text = line.toMap().value(u"text"_s).toString().trimmed();
            plantedLines.insert(text);
            if (link.value(u"cause"_s).toBool())
                causeLines.insert(text);
        }
    }
    const auto cites = [](const model::Finding &finding, const QSet<QString> &lines) {
        return std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const model::Evidence &evidence) {
            const QList<QByteArray> parts = evidence.bytes.split('\n');
            return std::any_of(parts.begin(), parts.end(), [&](const QByteArray &part) { return lines.contains(QString::fromUtf8(part).trimmed()); });
        });
    };
    QStringList told;
    for (const model::Finding &finding : analysis->findings)
        told << finding.rule;
    QVERIFY2(std::any_of(analysis->findings.begin(), analysis->findings.end(), [&](const model::Finding &finding) { return cites(finding, plantedLines); }), qPrintable(told.join(u' ')));
    QVERIFY2(cites(analysis->findings.front(), causeLines), qPrintable(told.join(u' ')));
}

QTEST_GUILESS_MAIN(AnalysisTest)
#include "analysis_test.moc"
