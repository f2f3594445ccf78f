// Faults planted into bundles of healthy nodes, and lines that only look like faults. The cases are data: planted_faults.yaml and
// planted_noise.yaml. Each is tried on an invented bundle and, where it is at hand, on the text of the genuine one.

#include "planting.h"
#include "services/diagnosis/workspace.h"
#include "services/resources/yaml_document.h"
#include "tests/support/bundle_folder.h"

#include <QCborArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace shindan::diagnosis::test;
using namespace Qt::Literals::StringLiterals;
using model::Severity;

class PlantedFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFaultIsFound_data();
    void theFaultIsFound();
    void noiseIsNotReported_data();
    void noiseIsNotReported();

private:
    [[nodiscard]] HealthyBundle base(bool genuine) const
    {
        return genuine ? HealthyBundle::at(m_genuine) : HealthyBundle::invented(QStringLiteral(SHINDAN_SOURCE_ROOT) + u"/tests/data/healthy_worker"_s);
    }

    QTemporaryDir m_unpacked;
    QString m_genuine; ///< folder of the genuine bundle; empty where it is not at hand
};

namespace {

QCborArray casesOf(const QString &file)
{
    const auto document = resources::readYaml(QStringLiteral(SHINDAN_SOURCE_ROOT) + u"/tests/diagnosis/"_s + file);
    if (!document)
        qFatal("%s", qPrintable(document.error().sentence.en));
    return document.value().value().toMap().value(u"cases"_s).toArray();
}

/// A row for each case and base.
void addRows(const QString &file)
{
    QTest::addColumn<QCborMap>("what");
    QTest::addColumn<bool>("genuine");
    for (const QCborValue &value : casesOf(file)) {
        const QCborMap what = value.toMap();
        const QByteArray name = what.value(u"name"_s).toString().toUtf8();
        QTest::newRow((name + " (invented)").constData()) << what << false;
        if (!what.value(u"inventedOnly"_s).toBool())
            QTest::newRow((name + " (genuine)").constData()) << what << true;
    }
}

QStringList texts(const QCborValue &list)
{
    QStringList result;
    for (const QCborValue &value : list.toArray())
        result.append(value.toString());
    return result;
}

std::optional<Workspace> analysed(HealthyBundle &bundle, const QCborMap &what)
{
    for (const QCborValue &plant : what.value(u"plant"_s).toArray()) {
        if (!bundle.plant(plant))
            return std::nullopt;
    }
    QTemporaryDir folder;
    const QString path = folder.path() + u'/' + bundle.name();
    bundle.writeTo(path);
    WorkspaceRequest request;
    request.open.paths = QStringList{path};
    auto workspace = openWorkspace(request, {});
    if (!workspace) {
        QTest::qFail(qPrintable(workspace.error().sentence.en), __FILE__, __LINE__);
        return std::nullopt;
    }
    return std::move(workspace).value();
}

/// `rule severity state`, one a line: what a failed case prints.
QString told(const model::Analysis &analysis)
{
    QString list;
    for (const model::Finding &finding : analysis.findings)
        list += u"\n  "_s + finding.rule + u' ' + model::severityName(finding.severity) + u' ' + model::findingStateName(finding.state);
    return list;
}

/// Whether a line is among the evidence, itself or as the copy of one that is.
bool shows(const Workspace &workspace, const model::Finding &finding, const PlantedLine &line)
{
    return std::ranges::any_of(finding.evidence, [&](const model::Evidence &evidence) {
        if (evidence.source == line.member && evidence.line.value() <= line.line && line.line < evidence.line.value() + evidence.lines)
            return true;
        return std::ranges::any_of(evidence.copies, [&](const model::RowRef &copy) {
            const model::SourceIndex &source = workspace.snapshot->source(copy.source);
            return source.info->path == line.member && model::lineOf(copy.row).value() == line.line;
        });
    });
}

} // namespace

void PlantedFaultsTest::initTestCase()
{
    const QString bundle = tests::genuineBundle();
    if (bundle.isEmpty())
        return;
    if (QProcess::execute(u"tar"_s, {u"xzf"_s, bundle, u"-C"_s, m_unpacked.path()}) != 0)
        return;
    const QDir below(m_unpacked.path() + u"/tmp"_s);
    const QStringList found = below.entryList({u"diagnose_*"_s}, QDir::Dirs);
    m_genuine = found.isEmpty() ? QString() : below.filePath(found.first());
}

void PlantedFaultsTest::theFaultIsFound_data() { addRows(u"planted_faults.yaml"_s); }

void PlantedFaultsTest::theFaultIsFound()
{
    QFETCH(QCborMap, what);
    QFETCH(bool, genuine);
    if (genuine && m_genuine.isEmpty())
        QSKIP(qPrintable(tests::absentSentence()));
    HealthyBundle bundle = base(genuine);
    const auto workspace = analysed(bundle, what);
    QVERIFY(workspace);
    const model::Analysis &analysis = *workspace->analysis;
    const QByteArray list = told(analysis).toUtf8();
    QVERIFY(!analysis.findings.empty());

    const QString rule = what.value(u"rule"_s).toString();
    const model::Finding &first = analysis.findings.front();
    QVERIFY2(first.rule == rule, list.constData());
    QVERIFY2(first.state == model::FindingState::Active, list.constData());
    QCOMPARE(first.faq.value(0), what.value(u"faq"_s).toString());
    if (!what.value(u"wholeMember"_s).toBool()) {
        const PlantedLine line = bundle.firstPlanted();
        QVERIFY(line.line > 0);
        QVERIFY2(shows(*workspace, first, line), qPrintable(u"%1:%2 is no evidence of it"_s.arg(line.member).arg(line.line)));
    }

    QStringList beside;
    for (const model::Finding &finding : analysis.findings) {
        if (finding.severity >= Severity::Error && finding.rule != rule && finding.state == model::FindingState::Active)
            beside.append(finding.rule);
    }
    QStringList consequences = texts(what.value(u"consequences"_s));
    beside.removeDuplicates();
    beside.sort();
    consequences.sort();
    QVERIFY2(beside == consequences, list.constData());
}

void PlantedFaultsTest::noiseIsNotReported_data() { addRows(u"planted_noise.yaml"_s); }

// Told at most as something that is over, or as information.
void PlantedFaultsTest::noiseIsNotReported()
{
    QFETCH(QCborMap, what);
    QFETCH(bool, genuine);
    if (genuine && m_genuine.isEmpty())
        QSKIP(qPrintable(tests::absentSentence()));
    HealthyBundle bundle = base(genuine);
    const auto workspace = analysed(bundle, what);
    QVERIFY(workspace);
    const QByteArray list = told(*workspace->analysis).toUtf8();
    const QStringList recovered = texts(what.value(u"recovered"_s));
    const QStringList information = texts(what.value(u"information"_s));
    QStringList over;
    for (const model::Finding &finding : workspace->analysis->findings) {
        if (finding.state == model::FindingState::EarlierBoot)
            continue;
        if (finding.state == model::FindingState::Recovered)
            over.append(finding.rule);
        else
            QVERIFY2(finding.severity == Severity::Info, list.constData());
    }
    for (const QString &rule : recovered)
        QVERIFY2(over.contains(rule), list.constData());
    for (const QString &rule : information) {
        const auto found = std::ranges::find(workspace->analysis->findings, rule, &model::Finding::rule);
        QVERIFY2(found != workspace->analysis->findings.end() && found->severity == Severity::Info, list.constData());
    }
}

QTEST_GUILESS_MAIN(PlantedFaultsTest)
#include "planted_faults_test.moc"
