// The database of patterns: who may hit what, and that speed never changes an answer.

#include "services/diagnosis/byte_regex.h"
#include "services/diagnosis/compiled_patterns.h"
#include "services/diagnosis/pattern_database.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace shindan;
using namespace shindan::diagnosis;
using namespace Qt::Literals::StringLiterals;
using model::Level;

class PatternDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printersAndLevelsAreAsked_data();
    void printersAndLevelsAreAsked();
    void wordingsOfOnePatternHitOnce();
    void aLongBoundedGapKeepsItsBound_data();
    void aLongBoundedGapKeepsItsBound();
    void whatHyperscanRefusesIsMatchedAllTheSame();
    void bytesThatAreNoTextAreMatched();
    void manyThreadsOneAnswer();
    void aStoredDatabaseIsUsedAgain();
    void aDamagedStoreIsNotTrusted();
    void capturesComeFromTheWordingThatHit();
    void aHostileExpressionGivesUp();
};

namespace {

Pattern patternOf(const QList<QByteArray> &texts, const QStringList &programs = {}, std::optional<Level> level = {})
{
    Pattern pattern;
    for (const QByteArray &text : texts)
        pattern.variants.push_back({text, {}, {}});
    pattern.programs = programs;
    pattern.level = level;
    return pattern;
}

std::shared_ptr<const PatternDatabase> databaseOf(const std::vector<Pattern> &patterns, bool shipped = true)
{
    std::vector<PatternSource> sources;
    for (const Pattern &pattern : patterns)
        sources.push_back({&pattern, u"my.rule"_s, shipped});
    return PatternDatabase::build(sources);
}

QList<quint32> slotsHit(const PatternDatabase &database, std::string_view message, std::string_view program = {}, Level level = Level::Unknown)
{
    const auto scratch = database.makeScratch();
    std::vector<ingest::PatternId> hits;
    database.match(message, program, level, *scratch, hits);
    QList<quint32> slots;
    for (ingest::PatternId id : hits)
        slots.append(PatternHit::of(id).slot);
    return slots;
}

} // namespace

void PatternDatabaseTest::printersAndLevelsAreAsked_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<int>("level");
    QTest::addColumn<bool>("hits");
    QTest::newRow("its printer") << QByteArray("kubelet") << int(Level::Error) << true;
    QTest::newRow("another printer") << QByteArray("app") << int(Level::Error) << false;
    QTest::newRow("no printer named") << QByteArray() << int(Level::Error) << true;
    QTest::newRow("too quiet") << QByteArray("kubelet") << int(Level::Info) << false;
    QTest::newRow("just loud enough") << QByteArray("kubelet") << int(Level::Warning) << true;
    QTest::newRow("level not known") << QByteArray("kubelet") << int(Level::Unknown) << true;
}

void PatternDatabaseTest::printersAndLevelsAreAsked()
{
    QFETCH(QByteArray, program);
    QFETCH(int, level);
    QFETCH(bool, hits);
    const std::vector<Pattern> patterns{patternOf({"it failed"}, {u"kubelet"_s}, Level::Warning)};
    const auto database = databaseOf(patterns);
    const auto scratch = database->makeScratch();
    std::vector<ingest::PatternId> found;
    database->match("then it failed", {program.constData(), size_t(program.size())}, Level(level), *scratch, found);
    QCOMPARE(found.size(), size_t(hits ? 1 : 0));
    if (hits)
        QCOMPARE(PatternHit::of(found[0]).printerKnown, !program.isEmpty());
}

void PatternDatabaseTest::wordingsOfOnePatternHitOnce()
{
    const std::vector<Pattern> patterns{patternOf({"fail(?:ed|ure)", "it failed", "failed twice"}), patternOf({"twice"})};
    QCOMPARE(slotsHit(*databaseOf(patterns), "it failed twice, it failed"), (QList<quint32>{0, 1}));
    QCOMPARE(slotsHit(*databaseOf(patterns, false), "it failed twice, it failed"), (QList<quint32>{0, 1})); // users' patterns, too
}

// Hyperscan gets a wider pattern; PCRE2 says whether the exact one hits. Expected: what the expression says.
void PatternDatabaseTest::aLongBoundedGapKeepsItsBound_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("hits");
    const QByteArray gap = "begin[^\\n]{0,100}end";
    QTest::newRow("inside") << gap << "begin" + QByteArray(100, '.') + "end" << true;
    QTest::newRow("one too far") << gap << "begin" + QByteArray(101, '.') + "end" << false;
    QTest::newRow("another line") << gap << QByteArray("begin\nend") << false;
    QTest::newRow("braces that are text") << QByteArray("a\\{0,100\\}b") << QByteArray("a{0,100}b") << true;
    QTest::newRow("dots") << QByteArray("x.{2,40}y") << "x" + QByteArray(41, '.') + "y" << false;
    QTest::newRow("a class of braces") << QByteArray("x[{0,100}]y") << QByteArray("x1y") << true;
}

void PatternDatabaseTest::aLongBoundedGapKeepsItsBound()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, message);
    QFETCH(bool, hits);
    const std::vector<Pattern> patterns{patternOf({pattern})};
    const auto database = databaseOf(patterns);
    QVERIFY(database->warnings().empty());
    QCOMPARE(!slotsHit(*database, {message.constData(), size_t(message.size())}).isEmpty(), hits);
}

void PatternDatabaseTest::whatHyperscanRefusesIsMatchedAllTheSame()
{
    const std::vector<Pattern> patterns{patternOf({"one"}), patternOf({"fail(?=ed)"}), patternOf({"broken("}), patternOf({"two"})};
    const auto database = databaseOf(patterns);
    QCOMPARE(slotsHit(*database, "one failed two"), (QList<quint32>{0, 1, 3}));
    QCOMPARE(slotsHit(*database, "one failure two"), (QList<quint32>{0, 3}));
    QCOMPARE(database->warnings().size(), size_t(2));
    QVERIFY(std::ranges::any_of(database->warnings(), [](const model::Warning &w) { return w.code == u"rule.slow-pattern"_s; }));
    QVERIFY(std::ranges::any_of(database->warnings(), [](const model::Warning &w) { return w.code == u"rule.bad-pattern"_s; }));
}

void PatternDatabaseTest::bytesThatAreNoTextAreMatched()
{
    const std::vector<Pattern> patterns{patternOf({"disk \\S+ failed"}), patternOf({QByteArray("失敗")}), patternOf({"(?i)FAILED"})};
    const auto database = databaseOf(patterns);
    using namespace std::string_view_literals;
    QCOMPARE(slotsHit(*database, "disk \xff\xfe\x81 failed"sv), (QList<quint32>{0, 2}));
    QCOMPARE(slotsHit(*database, "起動に失敗しました"sv), QList<quint32>{1});
    QCOMPARE(slotsHit(*database, "disk a\0b failed"sv), (QList<quint32>{0, 2}));
}

void PatternDatabaseTest::manyThreadsOneAnswer()
{
    const std::vector<Pattern> patterns{patternOf({"a[^\\n]{0,50}b"}), patternOf({"c(?=d)"}), patternOf({"e"})};
    const auto database = databaseOf(patterns);
    std::vector<std::thread> threads;
    std::vector<QList<quint32>> answers(4);
    for (size_t i = 0; i < answers.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 2'000; ++n)
                answers[i] = slotsHit(*database, "a b cd e");
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const QList<quint32> &answer : answers)
        QCOMPARE(answer, (QList<quint32>{0, 1, 2}));
}

void PatternDatabaseTest::aStoredDatabaseIsUsedAgain()
{
    QTemporaryDir folder;
    const std::vector<Expression> expressions{{"it failed", 0}, {"table full", 1}};
    QVERIFY(compilePatterns(expressions, folder.path()).database);
    QStringList files = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(files.size(), 1);
    const QDateTime written = QFileInfo(folder.filePath(files[0])).lastModified();
    QVERIFY(compilePatterns(expressions, folder.path()).database);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), files);
    QCOMPARE(QFileInfo(folder.filePath(files[0])).lastModified(), written);
    QVERIFY(compilePatterns({{"another", 0}}, folder.path()).database); // other patterns, another file
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
}

void PatternDatabaseTest::aDamagedStoreIsNotTrusted()
{
    QTemporaryDir folder;
    const std::vector<Pattern> patterns{patternOf({"it failed"})};
    const std::vector<PatternSource> sources{{&patterns[0], u"my.rule"_s, true}};
    QCOMPARE(slotsHit(*PatternDatabase::build(sources, folder.path()), "it failed"), QList<quint32>{0});
    const QString file = folder.filePath(QDir(folder.path()).entryList(QDir::Files).value(0));
    for (const QByteArray &content : {QByteArray(), QByteArray(40, 'x'), QByteArray(100'000, '\0')}) {
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(content);
        damaged.close();
        QCOMPARE(slotsHit(*PatternDatabase::build(sources, folder.path()), "it failed"), QList<quint32>{0});
    }
}

void PatternDatabaseTest::capturesComeFromTheWordingThatHit()
{
    const auto regex = ByteRegex::compile("oom-kill:.*task_memcg=(?<memcg>[^,]+),task=(?<process>[^,]+)|Killed process (?<pid>\\d+)");
    QVERIFY(regex.ok());
    ByteRegex::Workspace workspace;
    Captured captured;
    QVERIFY(regex.value().capture("oom-kill:constraint=X,task_memcg=/kubepods/pod1,task=java", workspace, captured));
    QCOMPARE(captured, (Captured{{u"memcg"_s, u"/kubepods/pod1"_s}, {u"process"_s, u"java"_s}})); // pid took no part
    captured.clear();
    QVERIFY(!regex.value().capture("nothing", workspace, captured));
    QVERIFY(captured.isEmpty());
}

void PatternDatabaseTest::aHostileExpressionGivesUp()
{
    const auto regex = ByteRegex::compile("^(a+)+$");
    QVERIFY(regex.ok());
    ByteRegex::Workspace workspace;
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!regex.value().matches(std::string(60, 'a') + "!", workspace));
    QVERIFY2(clock.elapsed() < 5'000, "the limit of steps did not hold");
}

QTEST_GUILESS_MAIN(PatternDatabaseTest)
#include "pattern_database_test.moc"
