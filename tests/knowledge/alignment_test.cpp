// The two languages of every shipped entry say the same: the same code, the same placeholders, whole sentences on both sides.
// And what a customer gets to read stands on its own.

#include "services/knowledge/faq.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>

using namespace shindan;
using namespace shindan::knowledge;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList codeIn(const QString &text)
{
    const QStringList pieces = text.split(u'`');
    QStringList code;
    for (qsizetype i = 1; i < pieces.size(); i += 2)
        code << pieces[i];
    code.sort();
    code.removeDuplicates();
    return code;
}

QSet<QString> placeholdersIn(const QString &text)
{
    static const QRegularExpression pattern(uR"(\[\$\w+\])"_s);
    QSet<QString> found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.insert(match.next().captured());
    return found;
}

bool reachesCustomers(const Block &block)
{
    return block.part == Part::Confirm || block.part == Part::Action || block.part == Part::Prevention;
}

} // namespace

class AlignmentTest : public QObject
{
    Q_OBJECT

    static void forEachText(const FaqEntry &entry, const std::function<void(const model::Text &)> &check)
    {
        check(entry.question);
        check(entry.summary);
        for (const Block &block : entry.body)
            check(block.text);
    }

private Q_SLOTS:
    void bothLanguagesNameTheSameCode()
    {
        for (const FaqEntry &entry : KnowledgeBase::shipped().entries()) {
            forEachText(entry, [&](const model::Text &text) {
                QVERIFY2(text.en.count(u'`') % 2 == 0 && text.ja.count(u'`') % 2 == 0, qPrintable(entry.id + u": "_s + text.en));
                QVERIFY2(codeIn(text.en) == codeIn(text.ja), qPrintable(entry.id + u": "_s + codeIn(text.en).join(u", "_s) + u" / "_s + codeIn(text.ja).join(u", "_s)));
            });
        }
    }

    // Numbers of two digits and more: thresholds, ports, versions. Small ones are written out in English.
    void bothLanguagesNameTheSameNumbers()
    {
        static const QRegularExpression number(uR"((?<![A-Za-z0-9_.-])\d[\d,.]*\d(?![A-Za-z0-9_]))"_s);
        static const QSet<QString> writtenOut{u"10"_s, u"12"_s, u"15"_s, u"20"_s, u"30"_s, u"100"_s}; // ten, December, a quarter of an hour, a fifth
        const auto numbersIn = [](QString text) {
            QSet<QString> found;
            for (auto match = number.globalMatch(text.remove(u','));  match.hasNext();) {
                const QString one = match.next().captured();
                if (!writtenOut.contains(one))
                    found.insert(one);
            }
            return found;
        };
        for (const FaqEntry &entry : KnowledgeBase::shipped().entries()) {
            forEachText(entry, [&](const model::Text &text) {
                const auto en = numbersIn(text.en);
                const auto ja = numbersIn(text.ja);
                QVERIFY2(en == ja, qPrintable(entry.id + u": "_s + QStringList((en - ja).values()).join(u' ') + u" / "_s + QStringList((ja - en).values()).join(u' ') + u" in "_s + text.en));
            });
        }
    }

    void everyPlaceholderIsExplained()
    {
        for (const FaqEntry &entry : KnowledgeBase::shipped().entries()) {
            QSet<QString> used;
            QSet<QString> en;
            QSet<QString> ja;
            for (const Block &block : entry.body) {
                for (const QString &command : block.commands)
                    used += placeholdersIn(command);
                en += placeholdersIn(block.text.en);
                ja += placeholdersIn(block.text.ja);
            }
            QVERIFY2((used - en).isEmpty(), qPrintable(entry.id + u": "_s + QStringList((used - en).values()).join(u' ')));
            QVERIFY2((used - ja).isEmpty(), qPrintable(entry.id + u": "_s + QStringList((used - ja).values()).join(u' ')));
        }
    }

    void headingsSayWhatStandsBelow()
    {
        for (const FaqEntry &entry : KnowledgeBase::shipped().entries()) {
            QVERIFY2(entry.body.front().kind == BlockKind::Heading, qPrintable(entry.id));
            bool hasAction = false;
            for (const Block &block : entry.body) {
                QVERIFY2(block.part != Part::None, qPrintable(entry.id + u": "_s + block.text.en));
                hasAction = hasAction || block.part == Part::Action;
            }
            QVERIFY2(hasAction, qPrintable(entry.id + u" says nothing to do"_s));
        }
    }

    // These parts are sent as they stand: they know no other entries, no bundle, and speak to the customer, not about him.
    void whatCustomersReadStandsOnItsOwn()
    {
        static const QRegularExpression en(uR"(\b(the|their|its own) (entry|entries) (on|about|for|that)\b|\bsee (its|the) .*entry|\bbundles?\b|\bthe customer\b)"_s);
        static const QRegularExpression ja(u"の項目に従|項目を参照|お客様|回答前"_s);
        static const QSet<QString> forEngineers{u"step-nodes"_s, u"step-components"_s, u"step-kubelet"_s}; // "ask the customer" is their subject
        for (const FaqEntry &entry : KnowledgeBase::shipped().entries()) {
            for (const Block &block : entry.body) {
                if (!reachesCustomers(block) || forEngineers.contains(entry.id))
                    continue;
                QVERIFY2(!en.match(block.text.en).hasMatch(), qPrintable(entry.id + u": "_s + block.text.en));
                QVERIFY2(!ja.match(block.text.ja).hasMatch(), qPrintable(entry.id + u": "_s + block.text.ja));
            }
        }
    }

    void japaneseSentencesEnd()
    {
        for (const FaqEntry &entry : KnowledgeBase::shipped().entries()) {
            QVERIFY2(entry.question.ja.endsWith(u'。'), qPrintable(entry.id));
            QVERIFY2(entry.summary.ja.endsWith(u'。'), qPrintable(entry.id));
            for (const Block &block : entry.body) {
                if (block.kind == BlockKind::Step || block.kind == BlockKind::Text || block.kind == BlockKind::Note)
                    QVERIFY2(u"。):"_s.contains(block.text.ja.back()) || block.text.ja.endsWith(u"場合"_s), qPrintable(entry.id + u": "_s + block.text.ja));
            }
        }
    }

    void referencesLeadSomewhere()
    {
        for (const FaqEntry &entry : KnowledgeBase::shipped().entries()) {
            for (const Block &block : entry.body) {
                for (const QString &id : block.see)
                    QVERIFY2(KnowledgeBase::shipped().find(id) && id != entry.id, qPrintable(entry.id + u" -> "_s + id));
            }
        }
    }

    void datesFit()
    {
        for (const FaqEntry &entry : KnowledgeBase::shipped().entries()) {
            QVERIFY2(entry.factsAsOf.isValid() && entry.factsAsOf >= QDate(2024, 1, 1), qPrintable(entry.id));
            for (const SourcePage &page : entry.sources) {
                QVERIFY2(page.address.startsWith(u"https://"_s) && !page.title.en.isEmpty() && !page.title.ja.isEmpty(), qPrintable(entry.id));
                // A fact is at least as new as the oldest page it was read from.
                QVERIFY2(!page.edition.isValid() || entry.sources.size() > 1 || entry.factsAsOf >= page.edition, qPrintable(entry.id));
            }
        }
    }
};

QTEST_GUILESS_MAIN(AlignmentTest)
#include "alignment_test.moc"
