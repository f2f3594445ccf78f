// Finding answers: Japanese words of two characters, unfinished words, both languages at once.

#include "services/knowledge/faq_index.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace shindan::knowledge;
using namespace Qt::Literals::StringLiterals;

class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void entriesAreFound_data();
    void entriesAreFound();
    void whatIsNowhereIsNotFound_data();
    void whatIsNowhereIsNotFound();
    void theQuestionWeighsMoreThanTheBody();
    void allWordsComeBeforeSome();
    void oddQueriesDoNoHarm_data();
    void oddQueriesDoNoHarm();
    void aDamagedIndexFindsNothing();
    void manyThreadsAskAtOnce();
    void theShippedFaqAnswersFast();

private:
    [[nodiscard]] QStringList found(const QString &text) const;
    std::unique_ptr<FaqIndex> m_index;
    QByteArray m_bytes;
};

namespace {

FaqEntry entry(const QString &id, const QString &en, const QString &ja, const QString &bodyEn, const QString &bodyJa)
{
    FaqEntry result;
    result.id = id;
    result.question = {en, ja};
    Block block;
    block.text = {bodyEn, bodyJa};
    result.body.push_back(block);
    return result;
}

} // namespace

void SearchTest::initTestCase()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"faq.glass"_s);
    std::vector<FaqEntry> entries{
        entry(u"kubelet-start"_s, u"kubelet does not start"_s, u"kubelet が起動しない場合はどうすればよいですか。"_s, u"Restart the service."_s,
              u"設定を直したあと、サービスを再起動してください。"_s),
        entry(u"certificate"_s, u"The certificate has expired"_s, u"クライアント証明書の有効期限が切れました"_s, u"Renew it."_s,
              u"ノードの証明書を更新します。"_s),
        entry(u"disk"_s, u"The disk is full"_s, u"ディスクの空き容量が不足しています"_s, u"Pods are evicted. The kubelet may fail to start."_s,
              u"Pod が退避されます。ｶﾅも読めます。"_s),
    };
    entries[2].body[0].commands = QStringList{u"crictl rmi --prune"_s};
    entries[1].keywordsEn = QStringList{u"x509"_s};
    const auto built = buildFaqIndex(entries, file);
    QVERIFY2(built.ok(), built.ok() ? "" : qPrintable(built.error().sentence.en));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    m_bytes = written.readAll();
    m_index = std::make_unique<FaqIndex>(m_bytes);
}

QStringList SearchTest::found(const QString &text) const
{
    QStringList ids;
    for (const SearchHit &hit : m_index->search(text, 50))
        ids.append(hit.id);
    return ids;
}

void SearchTest::entriesAreFound_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("best");
    QTest::newRow("two characters inside a sentence") << u"起動"_s << u"kubelet-start"_s;
    QTest::newRow("two characters inside a longer word") << u"証明"_s << u"certificate"_s;
    QTest::newRow("three characters of the body") << u"再起動"_s << u"kubelet-start"_s;
    QTest::newRow("one character") << u"退"_s << u"disk"_s;
    QTest::newRow("katakana") << u"ディスク"_s << u"disk"_s;
    QTest::newRow("half-width katakana") << u"ﾃﾞｨｽｸ"_s << u"disk"_s;
    QTest::newRow("half-width in the text") << u"カナ"_s << u"disk"_s;
    QTest::newRow("full-width letters") << u"ｋｕｂｅｌｅｔ　ｓｔａｒｔ"_s << u"kubelet-start"_s;
    QTest::newRow("a phrase with particles") << u"証明書の期限切れ"_s << u"certificate"_s;
    QTest::newRow("a sentence") << u"kubeletが起動しない"_s << u"kubelet-start"_s;
    QTest::newRow("unfinished English word") << u"certif"_s << u"certificate"_s;
    QTest::newRow("unfinished last word") << u"disk ful"_s << u"disk"_s;
    QTest::newRow("another form of the word") << u"expiring certificates"_s << u"certificate"_s;
    QTest::newRow("both languages at once") << u"certificate 期限"_s << u"certificate"_s;
    QTest::newRow("a command") << u"crictl prune"_s << u"disk"_s;
    QTest::newRow("a keyword") << u"x509: certificate has expired or is not yet valid"_s << u"certificate"_s;
    QTest::newRow("an id") << u"kubelet-start"_s << u"kubelet-start"_s;
}

void SearchTest::entriesAreFound()
{
    QFETCH(QString, query);
    QTEST(found(query).value(0), "best");
}

void SearchTest::whatIsNowhereIsNotFound_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("another word") << u"quantum"_s;
    QTest::newRow("the characters the other way round") << u"動起"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << u" 　 "_s;
    QTest::newRow("signs") << u"\"\" () - + *"_s;
}

void SearchTest::whatIsNowhereIsNotFound()
{
    QFETCH(QString, query);
    QCOMPARE(found(query), QStringList{});
}

void SearchTest::theQuestionWeighsMoreThanTheBody()
{
    QCOMPARE(found(u"kubelet start"_s), (QStringList{u"kubelet-start"_s, u"disk"_s}));
}

void SearchTest::allWordsComeBeforeSome()
{
    const auto hits = m_index->search(u"certificate expired kubelet"_s, 50);
    QVERIFY(!hits.empty());
    QCOMPARE(hits[0].id, u"certificate"_s);
    for (size_t i = 1; i < hits.size(); ++i)
        QVERIFY(hits[i].score <= hits[i - 1].score);
    QCOMPARE(m_index->search(u"the"_s, 1).size(), size_t(1)); // the limit holds
}

void SearchTest::oddQueriesDoNoHarm_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("very long") << QString(100'000, u'a');
    QTest::newRow("very long Japanese") << QString(100'000, u'起');
    QTest::newRow("a pasted trace") << u"goroutine 1 [running]:\nmain.main()\n\t/go/src/main.go:7 +0x1d\n"_s.repeated(200);
    QTest::newRow("half a surrogate") << QString(QChar(0xd83d));
    QTest::newRow("NUL") << QString::fromUtf16(u"a\0b", 3);
    QTest::newRow("operators") << u"AND OR NOT NEAR ADJ XOR (("_s;
}

void SearchTest::oddQueriesDoNoHarm()
{
    QFETCH(QString, query);
    QElapsedTimer clock;
    clock.start();
    [[maybe_unused]] const auto hits = m_index->search(query, 50);
    QVERIFY(clock.elapsed() < 1'000);
}

void SearchTest::aDamagedIndexFindsNothing()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray(10, 'x'), m_bytes.left(m_bytes.size() / 2), QByteArray(m_bytes.size(), '\0')})
        QVERIFY(FaqIndex(bytes).search(u"kubelet"_s, 10).empty());
}

void SearchTest::manyThreadsAskAtOnce()
{
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n)
                right += found(u"起動"_s).value(0) == u"kubelet-start"_s ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(right.load(), 200);
}

void SearchTest::theShippedFaqAnswersFast()
{
    const KnowledgeBase &base = KnowledgeBase::shipped();
    QVERIFY(!base.search(u"起動"_s).empty());
    const QStringList queries{u"再起動"_s, u"証明書の期限切れ"_s, u"kubelet restart"_s, u"a"_s, u"ノード"_s};
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 10; ++i) {
        for (const QString &query : queries)
            QVERIFY(!base.search(query).empty());
    }
    QVERIFY2(clock.elapsed() < 50 * 25, "5 ms a search are promised; a loaded machine gets five times that");
}

QTEST_GUILESS_MAIN(SearchTest)
#include "search_test.moc"
