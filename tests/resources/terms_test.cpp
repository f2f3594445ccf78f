// A reader sees answers, findings and the window side by side: each thing has one name in all of them.

#include "services/resources/yaml_document.h"

#include <QCborArray>
#include <QCborMap>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace shindan;
using namespace shindan::resources;
using namespace Qt::Literals::StringLiterals;

namespace {

QString pathOf(QStringView inSource)
{
    return QStringLiteral(SHINDAN_SOURCE_ROOT "/") + inSource.toString();
}

QStringList bannedSpellings()
{
    QStringList banned;
    const auto document = readYaml(pathOf(u"resources/glossary.yaml"));
    if (!document)
        return banned;
    const QCborArray terms = document.value().value().toMap().value(u"terms"_s).toArray();
    for (const QCborValue &term : terms) {
        const QCborArray spellings = term.toMap().value(u"banned"_s).toArray();
        for (const QCborValue &spelling : spellings)
            banned.append(spelling.toString());
    }
    return banned;
}

QStringList filesWithTexts()
{
    QStringList files{pathOf(u"resources/messages.yaml"), pathOf(u"translations/shindan_ja.ts")};
    for (const QStringView folder : {u"faq", u"rules", u"messages", u"scenarios"}) {
        QDirIterator walk(pathOf(u"resources/") + folder.toString(), {u"*.yaml"_s}, QDir::Files);
        while (walk.hasNext())
            files.append(walk.next());
    }
    return files;
}

// Placeholders such as [$NODE_NAME] that a sentence asks the reader to replace.
QSet<QString> placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"\\[\\$\\w+\\]"_s);
    QSet<QString> found;
    for (auto hits = placeholder.globalMatch(text); hits.hasNext();)
        found.insert(hits.next().captured());
    return found;
}

} // namespace

class TermsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachTermIsWrittenOneWay();
    void bothLanguagesNameTheSamePlaceholders();
};

void TermsTest::eachTermIsWrittenOneWay()
{
    const QStringList banned = bannedSpellings();
    QVERIFY(banned.size() > 10);
    QStringList found;
    for (const QString &name : filesWithTexts()) {
        QFile file(name);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        bool published = false; // the title of somebody else's page
        for (qsizetype row = 0; row < lines.size(); ++row) {
            const QString &line = lines.at(row);
            if (line.startsWith(u"sources:"_s))
                published = true;
            else if (!line.startsWith(u' '))
                published = false;
            if (published)
                continue;
            for (const QString &spelling : banned) {
                if (line.contains(spelling))
                    found.append(u"%1:%2 %3"_s.arg(name).arg(row + 1).arg(spelling));
            }
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TermsTest::bothLanguagesNameTheSamePlaceholders()
{
    QDirIterator walk(pathOf(u"resources/faq"), {u"*.yaml"_s}, QDir::Files);
    while (walk.hasNext()) {
        const QString name = walk.next();
        const auto document = readYaml(name);
        QVERIFY2(document, qPrintable(name));
        const QCborArray body = document.value().value().toMap().value(u"body"_s).toArray();
        for (const QCborValue &block : body) {
            for (const QString &kind : {u"text"_s, u"heading"_s, u"step"_s, u"item"_s, u"note"_s}) {
                const QCborMap text = block.toMap().value(kind).toMap();
                const QString english = text.value(u"en"_s).toString();
                QVERIFY2(placeholdersOf(english) == placeholdersOf(text.value(u"ja"_s).toString()), qPrintable(u"%1: %2"_s.arg(name, english)));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TermsTest)
#include "terms_test.moc"
