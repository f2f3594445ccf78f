#include "services/report/reply.h"

#include "services/knowledge/faq.h"
#include "services/report/analysis_document.h"
#include "services/report/plain_text.h"
#include "services/resources/messages.h"

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;
using model::Language;

namespace {

QString label(QStringView id, Language language, const resources::Values &values = {})
{
    return resources::message(id, values).in(language);
}

void appendEntry(QString &out, const knowledge::FaqEntry &entry, Language language)
{
    int step = 0;
    for (const knowledge::Block &block : entry.body) {
        const QString &text = block.text.in(language);
        switch (block.kind) {
        case knowledge::BlockKind::Heading: out += u'\n' + (language == Language::Japanese ? u"■ "_s + text : text) + u'\n'; break;
        case knowledge::BlockKind::Text: out += text + u'\n'; break;
        case knowledge::BlockKind::Item: out += (language == Language::Japanese ? u"・"_s : u"- "_s) + text + u'\n'; break;
        case knowledge::BlockKind::Note: out += (language == Language::Japanese ? u"※ "_s : u"Note: "_s) + text + u'\n'; break;
        case knowledge::BlockKind::Step: out += QString::number(++step) + u". "_s + text + u'\n'; break;
        }
        for (const QString &command : block.commands)
            out += u"    "_s + command + u'\n';
    }
}

} // namespace

QString replyText(const model::Analysis &analysis, const QStringList &findingIds, Language language, Secrets secrets)
{
    QString out = label(u"reply.greeting", language) + u"\n\n"_s;
    QStringList answered;
    for (const QString &id : findingIds) {
        const model::Finding *finding = analysis.finding(id);
        if (!finding)
            continue;
        const auto &bundle = *analysis.snapshot->bundles[finding->bundle.value()];
        const auto offset = bundle.utcOffset.value_or(std::chrono::seconds(0));
        out += u"[ "_s + finding->title.in(language) + u" ]\n"_s;
        if (finding->first) {
            const QString at = model::toLocalText(*finding->first, offset, 0, language == Language::Japanese) + u" (UTC"_s + model::offsetText(offset) + u')';
            out += label(finding->state == model::FindingState::Recovered ? u"reply.when-recovered" : u"reply.when", language,
                         {{u"time"_s, at}, {u"count"_s, QString::number(finding->count)},
                          {u"recovered"_s, finding->recoveredAt ? model::toLocalText(*finding->recoveredAt, offset, 0, language == Language::Japanese) : QString()}})
                + u'\n';
        }
        out += finding->explanation.in(language) + u"\n\n"_s;
        if (!finding->evidence.empty() && !finding->evidence.front().bytes.isEmpty()) {
            const model::Evidence &evidence = finding->evidence.front();
            out += label(u"reply.evidence", language, {{u"source"_s, evidence.source}, {u"line"_s, QString::number(evidence.line.value())}}) + u'\n';
            out += u"    "_s + visible(QString::fromUtf8(evidence.bytes.left(1'000))).replace(u'\n', u"\n    "_s) + u"\n\n"_s;
        }
        for (const QString &faq : finding->faq) {
            const knowledge::FaqEntry *entry = knowledge::KnowledgeBase::shipped().find(faq);
            if (!entry || answered.contains(faq))
                continue;
            answered << faq;
            appendEntry(out, *entry, language);
            out += u'\n';
            break; // the first entry answers; the others are for the engineer
        }
    }
    out += label(u"reply.closing", language) + u'\n';
    return shown(out, secrets);
}

} // namespace shindan::report
