// A folder of data as the build reads it: what fits is compiled, and what does not is told with its place.

#include "services/resources/nearest_word.h"
#include "services/resources/resource_checks.h"
#include "services/resources/resource_folder.h"

#include <QCborArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::resources;

namespace {

const QByteArray faqEntry = "id: conntrack-full\n"
                            "subject: kernel\n"
                            "order: 10\n"
                            "question: { en: \"Why?\", ja: \"なぜですか。\" }\n"
                            "summary: { en: \"Full.\", ja: \"満杯です。\" }\n"
                            "body:\n"
                            "  - text: { en: \"One.\", ja: \"一つ目です。\" }\n"
                            "applies: { clusters: [managed], os: [linux], kubernetes: \">=1.24 <1.30\" }\n"
                            "keywords: { en: [conntrack], ja: [] }\n"
                            "related: []\n"
                            "factsAsOf: 2024-10-23\n"
                            "sources:\n"
                            "  - title: { en: \"Page\", ja: \"ページ\" }\n"
                            "    address: \"https://kubernetes.io/docs/\"\n"
                            "    edition: 2024-10-23\n";

const QByteArray ruleFile = "rules:\n"
                            "  - id: kernel.conntrack-full\n"
                            "    title: { en: \"Full on {interface}\", ja: \"{interface} が満杯です\" }\n"
                            "    explanation: { en: \"Full.\", ja: \"満杯です。\" }\n"
                            "    severity: error\n"
                            "    component: kernel\n"
                            "    faq: [conntrack-full]\n"
                            "    match:\n"
                            "      pattern:\n"
                            "        variants: [{ text: 'table full' }]\n"
                            "        roles: [kernel-log]\n"
                            "    examples: ['a', 'b']\n"
                            "    counterexamples: ['c']\n";

const QByteArray layoutFile = "id: plain\n"
                              "title: { en: \"Plain\", ja: \"単純\" }\n"
                              "members:\n"
                              "  - { path: 'dmesg.log', role: kernel-log, emptyFaq: [conntrack-full] }\n";

// A folder like resources/ with those schemas of the project that it needs.
class Folder
{
public:
    Folder()
    {
        const QDir schemas(QStringLiteral(SHINDAN_SOURCE_ROOT "/resources/schema"));
        QDir(m_folder.path()).mkpath(QStringLiteral("schema"));
        for (const QString &kind :
            {QStringLiteral("faq"), QStringLiteral("rules"), QStringLiteral("layouts"), QStringLiteral("messages")}) {
            const QString name = kind + QStringLiteral(".schema.json");
            QFile::copy(schemas.filePath(name), m_folder.filePath(QStringLiteral("schema/") + name));
        }
        write("faq/conntrack-full.yaml", faqEntry);
        write("rules/kernel.yaml", ruleFile);
        write("layouts/plain.yaml", layoutFile);
        write("messages.yaml", "a.b: { en: \"{x} of {y}\", ja: \"{y} のうち {x}\" }\n");
    }

    void write(const char *path, const QByteArray &text) const
    {
        const QString file = m_folder.filePath(QString::fromLatin1(path));
        QDir().mkpath(QFileInfo(file).path());
        QFile device(file);
        if (device.open(QIODevice::WriteOnly))
            device.write(text);
    }

    [[nodiscard]] ResourceFolder read() const { return readResourceFolder(m_folder.path()); }

    // All faults as "file:line code".
    [[nodiscard]] QStringList faults() const
    {
        const ResourceFolder folder = read();
        std::vector<model::Error> errors = folder.faults;
        const auto whole = checkAsAWhole(folder);
        errors.insert(errors.end(), whole.begin(), whole.end());
        QStringList told;
        for (const model::Error &error : errors)
            told.append(QStringLiteral("%1:%2 %3")
                            .arg(QDir(m_folder.path()).relativeFilePath(error.path))
                            .arg(error.line)
                            .arg(error.code));
        return told;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class ResourceFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodFolderIsCompiled();
    void theSameFolderGivesTheSameFile();
    void faultsAreTold_data();
    void faultsAreTold();
    void aBrokenFileLeavesTheOthersAlone();
    void aMisspeltReferenceHasAHint();
    void filesInSubfoldersAreRead();
    void nearestWords_data();
    void nearestWords();
};

void ResourceFolderTest::aGoodFolderIsCompiled()
{
    const Folder folder;
    QCOMPARE(folder.faults(), QStringList());
    const QCborMap outer = QCborValue::fromCbor(folder.read().compiled()).toMap();
    const QCborArray rules = QCborValue::fromCbor(outer.value(QLatin1String("rules")).toByteArray()).toArray();
    QCOMPARE(rules.size(), 1);
    const QCborMap rule = rules.at(0).toMap();
    QCOMPARE(rule.value(QLatin1String("id")).toString(), QStringLiteral("kernel.conntrack-full"));
    QCOMPARE(rule.value(QLatin1String("file")).toString(), QStringLiteral("rules/kernel.yaml"));
    QCOMPARE(rule.value(QLatin1String("line")).toInteger(), 2);
    const QCborMap messages = QCborValue::fromCbor(outer.value(QLatin1String("messages")).toByteArray()).toMap();
    QCOMPARE(
        messages.value(QLatin1String("a.b")).toMap().value(QLatin1String("ja")).toString(), QStringLiteral("{y} のうち {x}"));
}

void ResourceFolderTest::theSameFolderGivesTheSameFile()
{
    const Folder one;
    const Folder other;
    QCOMPARE(one.read().compiled(), other.read().compiled());
}

void ResourceFolderTest::faultsAreTold_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *path, const QByteArray &text, const QStringList &expected) {
        QTest::newRow(name) << QByteArray(path) << text << expected;
    };
    const auto changed = [](QByteArray text, const char *what, const char *with) { return text.replace(what, with); };
    const auto one = [](const char *fault) { return QStringList{QString::fromLatin1(fault)}; };

    row("an FAQ entry that is not there", "rules/kernel.yaml", changed(ruleFile, "faq: [conntrack-full]", "faq: [conntrack-ful]"),
        one("rules/kernel.yaml:7 resources.no-such-faq"));
    row("a related entry that is not there", "faq/conntrack-full.yaml", changed(faqEntry, "related: []", "related: [nothing]"),
        one("faq/conntrack-full.yaml:10 resources.no-such-faq"));
    row("an entry related to itself", "faq/conntrack-full.yaml", changed(faqEntry, "related: []", "related: [conntrack-full]"),
        one("faq/conntrack-full.yaml:10 resources.refers-to-itself"));
    row("an FAQ entry of a layout that is not there", "layouts/plain.yaml", changed(layoutFile, "[conntrack-full]", "[x]"),
        one("layouts/plain.yaml:4 resources.no-such-faq"));
    row("a cause that is not there", "rules/kernel.yaml",
        ruleFile + "    causes:\n      - { rule: disk.io-error, join: [node], within: 10m, lag: 2m }\n",
        one("rules/kernel.yaml:15 resources.no-such-rule"));
    row("a rule that specialises itself", "rules/kernel.yaml", ruleFile + "    specialises: [kernel.conntrack-full]\n",
        one("rules/kernel.yaml:14 resources.refers-to-itself"));
    row("a role that no layout has", "rules/kernel.yaml", changed(ruleFile, "[kernel-log]", "[kernel-logs]"),
        one("rules/kernel.yaml:11 resources.no-such-role"));
    row("one example only", "rules/kernel.yaml", changed(ruleFile, "['a', 'b']", "['a']"),
        one("rules/kernel.yaml:2 resources.too-few-examples"));
    row("no counterexample", "rules/kernel.yaml", changed(ruleFile, "    counterexamples: ['c']\n", ""),
        one("rules/kernel.yaml:2 resources.no-counterexample"));
    row("a rule twice", "rules/zzz.yaml", ruleFile, one("rules/zzz.yaml:2 resources.id-twice"));
    row("a message twice", "messages/ingest.yaml", "a.b: { en: x, ja: y }\n", one("messages/ingest.yaml:1 resources.id-twice"));
    row("an id unlike the file's name", "faq/other.yaml", changed(faqEntry, "id: conntrack-full", "id: another"),
        one("faq/other.yaml:1 resources.id-not-file-name"));
    row("names that differ between the languages", "messages.yaml", "a.b: { en: \"{x} of {y}\", ja: \"{x}\" }\n",
        one("messages.yaml:1 resources.names-differ"));
    row("names that differ in a rule", "rules/kernel.yaml", changed(ruleFile, "Full on {interface}", "Full on {device}"),
        one("rules/kernel.yaml:3 resources.names-differ"));
    row("a kind without schema", "scenarios/first.yaml", "id: first\n", one("scenarios/first.yaml:0 resources.no-schema"));
    row("a schema that is not JSON", "schema/rules.schema.json", "{ \"type\": ",
        QStringList{QStringLiteral("schema/rules.schema.json:0 resources.bad-schema"),
            QStringLiteral("rules/kernel.yaml:0 resources.no-schema")});
    row("a date that is none", "faq/conntrack-full.yaml", changed(faqEntry, "edition: 2024-10-23", "edition: 2024-13-23"),
        QStringList{QStringLiteral("faq/conntrack-full.yaml:15 schema.pattern"),
            QStringLiteral("rules/kernel.yaml:7 resources.no-such-faq"),
            QStringLiteral("layouts/plain.yaml:4 resources.no-such-faq")});
}

void ResourceFolderTest::faultsAreTold()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    const Folder folder;
    folder.write(path.constData(), text);
    QStringList found = folder.faults();
    found.sort();
    expected.sort();
    QCOMPARE(found, expected);
}

void ResourceFolderTest::aBrokenFileLeavesTheOthersAlone()
{
    const Folder folder;
    folder.write("rules/broken.yaml", "rules: [\n");
    folder.write("faq/wrong.yaml", "id: 5\n");
    const ResourceFolder read = folder.read();
    QCOMPARE(read.files.size(), size_t(4));
    QVERIFY(read.faults.size() > 1);
}

void ResourceFolderTest::aMisspeltReferenceHasAHint()
{
    const Folder folder;
    folder.write("rules/kernel.yaml", QByteArray(ruleFile).replace("faq: [conntrack-full]", "faq: [contrack-full]"));
    const auto errors = checkAsAWhole(folder.read());
    QCOMPARE(errors.size(), size_t(1));
    QCOMPARE(errors.front().sentence.en, QStringLiteral("There is no FAQ entry “contrack-full”."));
    QCOMPARE(errors.front().hint.en, QStringLiteral("Probably “conntrack-full” is meant."));
    QCOMPARE(errors.front().column, 11);
}

void ResourceFolderTest::filesInSubfoldersAreRead()
{
    const Folder folder;
    folder.write("rules/network/cni.yaml", QByteArray(ruleFile).replace("id: kernel.conntrack-full", "id: cni.example"));
    QCOMPARE(folder.faults(), QStringList());
    QCOMPARE(folder.read().files.size(), size_t(5));
}

void ResourceFolderTest::nearestWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("nearest");
    const auto row = [](const char *word, const char *nearest) {
        QTest::newRow(word) << QString::fromLatin1(word) << QString::fromLatin1(nearest);
    };
    row("serverity", "severity");
    row("SEVERITY", "severity");
    row("compnent", "component");
    row("mathc", "match");
    row("examples:", "examples");
    row("faqs", "faq");
    row("weather", "");
    row("", "");
}

void ResourceFolderTest::nearestWords()
{
    QFETCH(QString, word);
    QFETCH(QString, nearest);
    const QStringList known{QStringLiteral("id"), QStringLiteral("severity"), QStringLiteral("component"),
        QStringLiteral("match"), QStringLiteral("faq"), QStringLiteral("examples"), QStringLiteral("counterexamples")};
    QCOMPARE(nearestWord(word, known), nearest);
}

QTEST_APPLESS_MAIN(ResourceFolderTest)
#include "resource_folder_test.moc"
