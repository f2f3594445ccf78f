// The data inside the program: all of it is there, in both languages, for as many threads as ask.

#include "services/resources/resource_folder.h"
#include "services/resources/schema.h"
#include "services/resources/shipped.h"

#include <QCborMap>
#include <QDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace shindan;
using namespace shindan::resources;

namespace {

// Every map with a key `en` or `ja` is a text in both languages.
void collectOneSided(const QCborValue &value, const QString &path, QStringList &found)
{
    if (value.isArray()) {
        const QCborArray list = value.toArray();
        for (qsizetype index = 0; index < list.size(); ++index)
            collectOneSided(list.at(index), childPath(path, index), found);
        return;
    }
    const QCborMap map = value.toMap();
    const QCborValue english = map.value(QLatin1String("en"));
    const QCborValue japanese = map.value(QLatin1String("ja"));
    if (english.isString() != japanese.isString()
        || (english.isString() && textOf(value).en.isEmpty() != textOf(value).ja.isEmpty()))
        found.append(path);
    for (const auto &[key, child] : map)
        collectOneSided(child, childPath(path, key.toString()), found);
}

} // namespace

class ShippedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileOfTheFolderIsInside_data();
    void everyFileOfTheFolderIsInside();
    void entriesKnowTheirFile();
    void everyTextHasBothLanguages();
    void schemasAreInside();
    void manyThreadsMayAskAtOnce();
    void textsAndListsOfOddValues();
};

void ShippedTest::everyFileOfTheFolderIsInside_data()
{
    QTest::addColumn<int>("kind");
    for (const Kind kind : kinds)
        QTest::newRow(qPrintable(nameOf(kind))) << static_cast<int>(kind);
}

void ShippedTest::everyFileOfTheFolderIsInside()
{
    QFETCH(int, kind);
    const auto wanted = static_cast<Kind>(kind);
    const QDir folder(QStringLiteral(SHINDAN_SOURCE_ROOT "/resources/") + nameOf(wanted));
    const QStringList files = folder.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name);
    QStringList inside;
    for (const QCborValue &entry : shipped(wanted)) {
        const QString file = entry.toMap().value(QLatin1String("file")).toString();
        if (!file.mid(nameOf(wanted).size() + 1).contains(u'/'))
            inside.append(file.mid(nameOf(wanted).size() + 1));
    }
    inside.removeDuplicates();
    QCOMPARE(inside, files);
}

void ShippedTest::entriesKnowTheirFile()
{
    const QCborArray &rules = shipped(Kind::Rules);
    QVERIFY(!rules.isEmpty());
    for (const QCborValue &value : rules) {
        const QCborMap rule = value.toMap();
        const QString file = QStringLiteral(SHINDAN_SOURCE_ROOT "/resources/") + rule.value(QLatin1String("file")).toString();
        const qint64 line = rule.value(QLatin1String("line")).toInteger();
        QFile source(file);
        QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(file));
        const QByteArray text = source.readAll().split('\n').value(static_cast<int>(line) - 1);
        const QString id = rule.value(QLatin1String("id")).toString();
        QVERIFY2(QString::fromUtf8(text).contains(id), qPrintable(QStringLiteral("%1:%2 %3").arg(file).arg(line).arg(id)));
    }
}

void ShippedTest::everyTextHasBothLanguages()
{
    QStringList oneSided;
    for (const Kind kind : kinds)
        collectOneSided(shipped(kind), nameOf(kind), oneSided);
    // Keywords of the FAQ are lists, not texts; one language may need none.
    QVERIFY2(oneSided.isEmpty(), qPrintable(oneSided.join(u'\n')));

    const QHash<QString, model::Text> &messages = shippedMessages();
    QVERIFY(messages.size() > 50);
    for (auto message = messages.cbegin(); message != messages.cend(); ++message)
        QVERIFY2(!message->en.isEmpty() && !message->ja.isEmpty(), qPrintable(message.key()));
}

void ShippedTest::schemasAreInside()
{
    for (const QStringView name : {QStringView(u"faq"), QStringView(u"rules"), QStringView(u"layouts"), QStringView(u"messages")})
        QVERIFY2(!shippedSchema(name).isEmpty(), qPrintable(name.toString()));
    QVERIFY(shippedSchema(u"no-such-schema").isEmpty());
}

void ShippedTest::manyThreadsMayAskAtOnce()
{
    std::vector<std::thread> threads;
    std::vector<qsizetype> sizes(8);
    for (size_t index = 0; index < sizes.size(); ++index) {
        threads.emplace_back([&sizes, index] {
            sizes[index] = shipped(Kind::Faq).size() + shipped(Kind::Rules).size() + shippedMessages().size()
                + shippedSchema(u"rules").size();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const qsizetype size : sizes)
        QCOMPARE(size, sizes.front());
}

void ShippedTest::textsAndListsOfOddValues()
{
    QVERIFY(textOf(QCborValue(5)).isEmpty());
    QVERIFY(textOf(QCborMap{{QStringLiteral("en"), 5}}).isEmpty());
    QCOMPARE(stringsOf(QCborArray{QStringLiteral("a"), 1, QStringLiteral("b")}),
        QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(stringsOf(QCborValue(QStringLiteral("a"))).isEmpty());
}

QTEST_APPLESS_MAIN(ShippedTest)
#include "shipped_test.moc"
