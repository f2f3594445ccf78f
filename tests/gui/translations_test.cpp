// Both catalogues are whole: no text unfinished, the same texts in both, places for values kept.

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <map>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Entry
{
    QStringList translations;
    bool plural = false;
    QString type;
};
using Catalogue = std::map<QString, Entry>; // by context, text and comment

Catalogue readCatalogue(const QString &language)
{
    QFile file(QStringLiteral(SHINDAN_SOURCE_ROOT) + u"/translations/shindan_"_s + language + u".ts"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Catalogue catalogue;
    QXmlStreamReader xml(&file);
    QString context, source, comment;
    Entry entry;
    bool plural = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            const auto name = xml.name();
            if (name == u"name")
                context = xml.readElementText();
            else if (name == u"message") {
                plural = xml.attributes().value(u"numerus"_s) == u"yes";
                comment.clear();
                entry = {};
            } else if (name == u"source")
                source = xml.readElementText();
            else if (name == u"comment")
                comment = xml.readElementText();
            else if (name == u"translation") {
                entry.type = xml.attributes().value(u"type"_s).toString();
                entry.plural = plural;
                if (!plural)
                    entry.translations << xml.readElementText();
            } else if (name == u"numerusform")
                entry.translations << xml.readElementText();
        } else if (xml.isEndElement() && xml.name() == u"message") {
            catalogue[context + u'\x1f' + source + u'\x1f' + comment] = entry;
        }
    }
    return xml.hasError() ? Catalogue() : catalogue;
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%(?:\\d|n)"_s);
    QStringList places;
    for (auto it = place.globalMatch(text); it.hasNext();)
        places << it.next().captured();
    places.sort();
    places.removeDuplicates();
    return places;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothAreWhole_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("pluralForms"); // as Qt counts them: Japanese 1, English 2
        QTest::newRow("ja") << u"ja"_s << 1;
        QTest::newRow("en") << u"en"_s << 2;
    }
    void bothAreWhole()
    {
        QFETCH(QString, language);
        QFETCH(int, pluralForms);
        const Catalogue catalogue = readCatalogue(language);
        QVERIFY(catalogue.size() > 200);
        for (const auto &[key, entry] : catalogue) {
            QVERIFY2(entry.type.isEmpty(), qPrintable(key));
            QCOMPARE(entry.translations.size(), entry.plural ? pluralForms : 1);
            const QString source = key.section(u'\x1f', 1, 1);
            for (const QString &translation : entry.translations) {
                QVERIFY2(!translation.isEmpty(), qPrintable(key));
                QVERIFY2(placesIn(translation) == placesIn(source), qPrintable(source + u" -> "_s + translation));
            }
        }
    }

    void bothHoldTheSameTexts()
    {
        const Catalogue japanese = readCatalogue(u"ja"_s);
        const Catalogue english = readCatalogue(u"en"_s);
        QCOMPARE(japanese.size(), english.size());
        for (const auto &[key, entry] : japanese)
            QVERIFY2(english.contains(key), qPrintable(key));
    }

    void japaneseKeepsItsStyle()
    {
        for (const auto &[key, entry] : readCatalogue(u"ja"_s)) {
            for (const QString &translation : entry.translations) {
                QVERIFY2(!translation.contains(u'！') && !translation.contains(u"ください！"_s), qPrintable(translation));
                // No half-width katakana, no full-width Latin letters or digits.
                for (const QChar sign : translation)
                    QVERIFY2(!(sign >= u'\uff61' && sign <= u'\uff9f') && !(sign >= u'０' && sign <= u'ｚ'), qPrintable(translation));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
