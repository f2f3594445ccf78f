// The FAQ that comes with the program, as it reaches the reader.

#include "services/knowledge/faq.h"
#include "services/knowledge/faq_reader.h"

#include <QCborArray>
#include <QSet>
#include <QTest>

using namespace shindan::knowledge;
using namespace Qt::Literals::StringLiterals;

class EntriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsRead();
    void theElevenSubjectsComeFirst();
    void bothLanguagesAreWhole();
    void linksLeadSomewhere();
    void eachEntryIsFoundByItsOwnQuestion();
};

void EntriesTest::everyPartIsRead()
{
    const QCborMap map{{u"id"_s, u"my-entry"_s},
                       {u"subject"_s, 7},
                       {u"order"_s, 70},
                       {u"question"_s, QCborMap{{u"en"_s, u"Q"_s}, {u"ja"_s, u"問"_s}}},
                       {u"body"_s,
                        QCborArray{QCborMap{{u"heading"_s, QCborMap{{u"en"_s, u"H"_s}, {u"ja"_s, u"見出し"_s}}}, {u"part"_s, u"action"_s}},
                                   QCborMap{{u"step"_s, QCborMap{{u"en"_s, u"Do"_s}, {u"ja"_s, u"実行"_s}}}, {u"commands"_s, QCborArray{u"ls"_s}}},
                                   QCborMap{{u"note"_s, QCborMap{{u"en"_s, u"N"_s}, {u"ja"_s, u"注"_s}}}}}},
                       {u"applies"_s, QCborMap{{u"clusters"_s, QCborArray{u"managed"_s}}, {u"os"_s, QCborArray{u"linux"_s}}, {u"kubernetes"_s, u">=1.24"_s}, {u"networks"_s, QCborArray{u"terway"_s}}}},
                       {u"keywords"_s, QCborMap{{u"ja"_s, QCborArray{u"診断"_s}}}},
                       {u"factsAsOf"_s, u"2024-10-23"_s},
                       {u"sources"_s,
                        QCborArray{QCborMap{{u"address"_s, u"https://example.com/"_s}, {u"edition"_s, u"2024-10-23"_s}},
                                   QCborMap{{u"address"_s, u"https://example.com/2"_s}, {u"edition"_s, u"2024-09-01"_s}}}}};
    const FaqEntry entry = readEntry(map);
    QCOMPARE(entry.subject, u"7"_s);
    QCOMPARE(entry.question.ja, u"問"_s);
    QCOMPARE(entry.body.size(), size_t(3));
    QCOMPARE(entry.body[0].kind, BlockKind::Heading);
    QCOMPARE(entry.body[1].kind, BlockKind::Step);
    QCOMPARE(entry.body[1].commands, QStringList{u"ls"_s});
    QCOMPARE(entry.body[1].shell, u"bash"_s); // where nothing is said
    QCOMPARE(entry.body[2].kind, BlockKind::Note);
    QCOMPARE(entry.kubernetes, u">=1.24"_s);
    QCOMPARE(entry.keywordsJa, QStringList{u"診断"_s});
    QCOMPARE(entry.networks, QStringList{u"terway"_s});
    QVERIFY(entry.runtimes.isEmpty());
    QCOMPARE(entry.body[2].part, Part::Action); // of the heading above
    QCOMPARE(entry.factsAsOf, QDate(2024, 10, 23));
    QCOMPARE(entry.sources.size(), size_t(2));
    QCOMPARE(entry.sources[1].edition, QDate(2024, 9, 1));
}

void EntriesTest::theElevenSubjectsComeFirst()
{
    const auto &entries = KnowledgeBase::shipped().entries();
    QSet<QString> subjects;
    int last = 0;
    for (const FaqEntry &entry : entries) {
        const int place = subjectOrder(entry.subject);
        QVERIFY2(place >= last, qPrintable(entry.id));
        last = place;
        subjects.insert(entry.subject);
        const auto title = KnowledgeBase::shipped().subjectTitle(entry.subject);
        QVERIFY2(!title.en.startsWith(u"knowledge."_s), qPrintable(entry.subject));
    }
    for (int subject = 1; subject <= 11; ++subject)
        QVERIFY2(subjects.contains(QString::number(subject)), qPrintable(QString::number(subject)));
}

void EntriesTest::bothLanguagesAreWhole()
{
    for (const FaqEntry &entry : KnowledgeBase::shipped().entries()) {
        const auto whole = [&](const shindan::model::Text &text) { return !text.en.isEmpty() && !text.ja.isEmpty(); };
        QVERIFY2(whole(entry.question) && whole(entry.summary), qPrintable(entry.id));
        QVERIFY2(!entry.body.empty() && !entry.sources.empty(), qPrintable(entry.id));
        for (const Block &block : entry.body)
            QVERIFY2(whole(block.text), qPrintable(entry.id));
    }
}

void EntriesTest::linksLeadSomewhere()
{
    const KnowledgeBase &base = KnowledgeBase::shipped();
    for (const FaqEntry &entry : base.entries()) {
        QCOMPARE(base.find(entry.id), &entry);
        for (const QString &related : entry.related)
            QVERIFY2(base.find(related), qPrintable(entry.id + u" -> "_s + related));
    }
    QVERIFY(!base.find(u"no-such-entry"));
}

void EntriesTest::eachEntryIsFoundByItsOwnQuestion()
{
    const KnowledgeBase &base = KnowledgeBase::shipped();
    for (const FaqEntry &entry : base.entries()) {
        for (const QString &question : {entry.question.en, entry.question.ja}) {
            const auto hits = base.search(question, 3);
            QVERIFY2(std::ranges::any_of(hits, [&](const SearchHit &hit) { return hit.id == entry.id; }), qPrintable(entry.id + u": "_s + question));
        }
    }
}

QTEST_GUILESS_MAIN(EntriesTest)
#include "entries_test.moc"
