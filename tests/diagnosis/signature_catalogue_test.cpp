// The catalogue of signatures beside the project: each sample of it is hit by a rule, or a reason is given why not
// (signatures_without_rule.yaml).

#include "services/diagnosis/rule_check.h"
#include "services/resources/yaml_document.h"

#include <QCborArray>
#include <QCborMap>
#include <QFile>
#include <QTest>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace Qt::Literals::StringLiterals;

class SignatureCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachIsToldOrHasAReason_data();
    void eachIsToldOrHasAReason();

private:
    [[nodiscard]] bool isHit(const QString &line) const;

    std::shared_ptr<const RuleSet> m_rules;
    QSet<quint32> m_sought;
};

namespace {

QString catalogue()
{
    return qEnvironmentVariable("SHINDAN_SHARED") + u"/reference/signatures.yaml"_s;
}

QCborValue valuesOf(const QString &file)
{
    resources::YamlLimits limits;
    limits.keys = 100'000;
    const auto document = resources::readYaml(file, limits);
    if (!document)
        qFatal("%s", qPrintable(document.error().sentence.en));
    return document.value().value();
}

/// A sample as the programs print it: most stand in the catalogue without the head of their line.
QStringList lines(const QString &sample)
{
    return {sample, u"E1213 10:00:00.120331    2113 file.go:1] "_s + sample, u"[Sat Dec 13 10:00:00 2025] "_s + sample,
            u"time=\"2025-12-13T10:00:00+08:00\" "_s + sample, u"Dec 13 10:00:00 worker-1 "_s + sample, u"[ERROR] "_s + sample};
}

} // namespace

void SignatureCatalogueTest::initTestCase()
{
    m_rules = RuleSet::shipped();
    for (const Rule &rule : m_rules->rules())
        forEachSoughtPattern(rule.match, [&](const Pattern &pattern) { m_sought.insert(pattern.slot); });
}

bool SignatureCatalogueTest::isHit(const QString &line) const
{
    const SampleRecord record = readSample(line);
    const auto scratch = m_rules->matcher()->makeScratch();
    std::vector<ingest::PatternId> hits;
    m_rules->matcher()->match(record.message, record.program, record.level, *scratch, hits);
    return std::ranges::any_of(hits, [&](ingest::PatternId id) { return m_sought.contains(PatternHit::of(id).slot); });
}

void SignatureCatalogueTest::eachIsToldOrHasAReason_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("reason");
    if (!QFile::exists(catalogue())) {
        QTest::newRow("catalogue") << QString() << QString();
        return;
    }
    QMap<QString, QString> reasons;
    const QCborMap without = valuesOf(QStringLiteral(SHINDAN_SOURCE_ROOT) + u"/tests/diagnosis/signatures_without_rule.yaml"_s).toMap();
    for (const auto &[id, reason] : without)
        reasons.insert(id.toString(), reason.toString());
    for (const QCborValue &value : valuesOf(catalogue()).toArray()) {
        const QString id = value.toMap().value(u"id"_s).toString();
        QTest::newRow(qPrintable(id)) << value.toMap().value(u"sample"_s).toString() << reasons.take(id);
    }
    QVERIFY2(reasons.isEmpty(), qPrintable(QStringList(reasons.keys()).join(u' ')));
}

void SignatureCatalogueTest::eachIsToldOrHasAReason()
{
    QFETCH(QString, sample);
    QFETCH(QString, reason);
    if (sample.isEmpty())
        QSKIP("The catalogue of signatures beside the project is not here.");
    const QStringList forms = lines(sample);
    const bool hit = std::ranges::any_of(forms, [&](const QString &line) { return isHit(line); });
    QVERIFY2(hit || !reason.isEmpty(), qPrintable(sample));
    QVERIFY2(!hit || reason.isEmpty(), "a rule tells it, so no reason is needed");
}

QTEST_GUILESS_MAIN(SignatureCatalogueTest)
#include "signature_catalogue_test.moc"
