// The program's sentences: names in braces are filled, and every id that the program uses is there.

#include "services/resources/messages.h"
#include "services/resources/shipped.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace shindan;
using namespace shindan::resources;

class MessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreFilled();
    void valuesAreNotReadForNames();
    void valuesMayBeWordsOfEachLanguage();
    void anUnknownIdIsShown();
    void errorsHaveTheirHints();
    void everyIdThatIsUsedIsThere();
};

void MessagesTest::namesAreFilled()
{
    const model::Text text = message(u"yaml.too-deep", {{QStringLiteral("limit"), QStringLiteral("64")}});
    QCOMPARE(text.en, QStringLiteral("Lists and mappings are nested more than 64 levels deep here."));
    QCOMPARE(text.ja, QStringLiteral("ここで、リストやマッピングの入れ子が上限の 64 段を超えています。"));
}

void MessagesTest::valuesAreNotReadForNames()
{
    const model::Text text = message(u"yaml.duplicate-key", {{QStringLiteral("key"), QStringLiteral("{key}{limit}")}});
    QCOMPARE(text.en, QStringLiteral("The key “{key}{limit}” stands twice in this mapping."));
}

void MessagesTest::valuesMayBeWordsOfEachLanguage()
{
    const model::Text text =
        messageWithTexts(u"schema.empty-text", {{QStringLiteral("where"), message(u"schema.whole-document")}});
    QCOMPARE(text.en, QStringLiteral("The file must not be empty."));
    QCOMPARE(text.ja, QStringLiteral("ファイル全体 は空にできません。"));
}

void MessagesTest::anUnknownIdIsShown()
{
    QVERIFY(!hasMessage(u"no.such-message"));
    QCOMPARE(message(u"no.such-message"), (model::Text{QStringLiteral("no.such-message"), QStringLiteral("no.such-message")}));
}

void MessagesTest::errorsHaveTheirHints()
{
    const model::Error with = errorFor(u"yaml.encoding");
    QCOMPARE(with.code, QStringLiteral("yaml.encoding"));
    QCOMPARE(with.hint.en, QStringLiteral("Save it as UTF-8."));
    QCOMPARE(with.hint.ja, QStringLiteral("UTF-8 で保存し直してください。"));
    QVERIFY(errorFor(u"yaml.key-not-text").hint.isEmpty());
}

void MessagesTest::everyIdThatIsUsedIsThere()
{
    // message(u"an.id", errorFor(u"an.id", ... with or without the namespace, also over a line end.
    const QString quoted = QStringLiteral(R"re("([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)")re");
    const QRegularExpression call(QStringLiteral(
        R"re(\b(?:message|messageWithTexts|errorFor|errorWithTexts)\(\s*(?|QStringLiteral\(%1\)|u%1(?:_s)?)\s*[,)])re")
                                      .arg(quoted));
    QVERIFY2(call.isValid(), qPrintable(call.errorString()));
    QStringList missing;
    int used = 0;
    for (const QString &room : {QStringLiteral("services"), QStringLiteral("gui"), QStringLiteral("cli")}) {
        QDirIterator walk(QStringLiteral(SHINDAN_SOURCE_ROOT "/") + room, {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
            QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto calls = call.globalMatch(QString::fromUtf8(file.readAll()));
            while (calls.hasNext()) {
                const QString id = calls.next().captured(1);
                ++used;
                if (!hasMessage(id) && !missing.contains(id)) {
                    missing.append(id);
                    qWarning("%s: %s", qPrintable(file.fileName()), qPrintable(id));
                }
            }
        }
    }
    QVERIFY(used > 10); // the calls were recognised
    QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("%1 ids are not in resources/messages").arg(missing.size())));
}

QTEST_APPLESS_MAIN(MessagesTest)
#include "messages_test.moc"
