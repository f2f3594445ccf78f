#include "cli/commands.h"
#include "cli/output.h"
#include "cli/workspace_opening.h"
#include "services/knowledge/faq.h"
#include "services/report/document.h"
#include "services/report/reply.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;
using knowledge::FaqEntry;

namespace {

QJsonObject text(const model::Text &value)
{
    return {{u"en"_s, value.en}, {u"ja"_s, value.ja}};
}

QJsonObject entryJson(const FaqEntry &entry, bool whole)
{
    QJsonObject object{{u"id"_s, entry.id}, {u"subject"_s, entry.subject}, {u"question"_s, text(entry.question)}, {u"summary"_s, text(entry.summary)}};
    if (!whole)
        return object;
    static const QStringList kinds{u"text"_s, u"heading"_s, u"step"_s, u"item"_s, u"note"_s};
    QJsonArray body;
    for (const knowledge::Block &block : entry.body) {
        QJsonObject item{{u"kind"_s, kinds[static_cast<qsizetype>(block.kind)]}, {u"text"_s, text(block.text)}};
        if (!block.commands.isEmpty()) {
            item[u"commands"_s] = QJsonArray::fromStringList(block.commands);
            item[u"shell"_s] = block.shell;
        }
        body.append(item);
    }
    object[u"body"_s] = body;
    object[u"clusters"_s] = QJsonArray::fromStringList(entry.clusters);
    object[u"systems"_s] = QJsonArray::fromStringList(entry.systems);
    object[u"kubernetes"_s] = entry.kubernetes;
    object[u"runtimes"_s] = QJsonArray::fromStringList(entry.runtimes);
    object[u"networks"_s] = QJsonArray::fromStringList(entry.networks);
    object[u"related"_s] = QJsonArray::fromStringList(entry.related);
    object[u"factsAsOf"_s] = entry.factsAsOf.toString(Qt::ISODate);
    QJsonArray sources;
    for (const knowledge::SourcePage &source : entry.sources)
        sources.append(QJsonObject{{u"title"_s, text(source.title)}, {u"address"_s, source.address}, {u"edition"_s, source.edition.toString(Qt::ISODate)}});
    object[u"source"_s] = sources.first();
    object[u"sources"_s] = sources;
    return object;
}

QString entryText(const FaqEntry &entry, model::Language language)
{
    report::Document document;
    document.heading(1, entry.question.in(language));
    document.paragraph(entry.summary.in(language));
    int step = 0;
    for (const knowledge::Block &block : entry.body) {
        const QString &value = block.text.in(language);
        switch (block.kind) {
        case knowledge::BlockKind::Heading: document.heading(2, value); break;
        case knowledge::BlockKind::Text:
        case knowledge::BlockKind::Note: document.paragraph(value); break;
        case knowledge::BlockKind::Item: document.bullet(value); break;
        case knowledge::BlockKind::Step: document.paragraph(QString::number(++step) + u". "_s + value); break;
        }
        for (const QString &command : block.commands)
            document.code(command);
    }
    for (const knowledge::SourcePage &source : entry.sources)
        document.paragraph(source.title.in(language) + u", "_s + source.address + (source.edition.isValid() ? u" ("_s + source.edition.toString(Qt::ISODate) + u')' : QString()));
    return report::asText(document);
}

void printEntries(const std::vector<const FaqEntry *> &entries, const CommonOptions &common)
{
    if (common.format == u"json"_s) {
        QJsonArray array;
        for (const FaqEntry *entry : entries)
            array.append(entryJson(*entry, false));
        print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)));
        return;
    }
    for (const FaqEntry *entry : entries) {
        print(entry->id + u"  "_s + entry->question.in(common.language) + u'\n');
        if (common.bothLanguages)
            print(QString(entry->id.size() + 2, u' ') + entry->question.ja + u'\n');
    }
}

} // namespace

ExitStatus faq(const QStringList &list)
{
    Arguments arguments(u"faq"_s, QCoreApplication::translate("cli", "The knowledge base: faq list, faq show ID, faq search TEXT."));
    arguments.parser().addPositionalArgument(u"list|show|search"_s, QCoreApplication::translate("cli", "What to do."));
    if (!arguments.read(list, {u"text"_s, u"json"_s}))
        return arguments.exitStatus();
    const auto &base = knowledge::KnowledgeBase::shipped();
    const QStringList positional = arguments.positional();
    const QString action = positional.value(0);
    const CommonOptions &common = arguments.common();
    std::vector<const FaqEntry *> entries;
    if (action == u"list"_s && positional.size() == 1) {
        for (const FaqEntry &entry : base.entries())
            entries.push_back(&entry);
        printEntries(entries, common);
        return ExitStatus::Done;
    }
    if (action == u"search"_s && positional.size() >= 2) {
        for (const knowledge::SearchHit &hit : base.search(positional.mid(1).join(u' ')))
            entries.push_back(base.find(hit.id));
        printEntries(entries, common);
        return ExitStatus::Done;
    }
    if (action == u"show"_s && positional.size() == 2) {
        const FaqEntry *entry = base.find(positional[1]);
        if (!entry)
            return arguments.wrong(QCoreApplication::translate("cli", "There is no entry %1. shindan-cli faq list names them all.").arg(positional[1]));
        if (common.format == u"json"_s)
            print(QString::fromUtf8(QJsonDocument(entryJson(*entry, true)).toJson(QJsonDocument::Indented)));
        else
            print(entryText(*entry, common.language) + (common.bothLanguages ? u'\n' + entryText(*entry, model::Language::Japanese) : QString()));
        return ExitStatus::Done;
    }
    return arguments.wrong(QCoreApplication::translate("cli", "Say list, show ID or search TEXT."));
}

ExitStatus reply(const QStringList &list)
{
    Arguments arguments(u"reply"_s, QCoreApplication::translate("cli", "The answer to the customer on some findings."));
    arguments.parser().addPositionalArgument(u"PATH"_s, QCoreApplication::translate("cli", "Bundle, folder or log file."), u"PATH..."_s);
    arguments.addOption(u"finding"_s, QCoreApplication::translate("cli", "Id of a finding, or of a rule; may be given several times."), u"ID"_s);
    arguments.parser().addOption({{u"o"_s, u"output"_s}, QCoreApplication::translate("cli", "Writes the result to a file."), u"FILE"_s});
    if (!arguments.read(list, {u"text"_s, u"markdown"_s}))
        return arguments.exitStatus();
    if (arguments.positional().isEmpty() || !arguments.isSet(u"finding"_s))
        return arguments.wrong(QCoreApplication::translate("cli", "A path and at least one --finding are needed."));
    const auto workspace = openPaths(arguments.positional(), arguments.common(), true);
    if (!workspace)
        return ExitStatus::NothingRead;
    QStringList ids;
    for (const QString &wanted : arguments.values(u"finding"_s)) {
        const qsizetype before = ids.size();
        for (const model::Finding &finding : workspace->analysis->findings) {
            if (finding.id == wanted || finding.rule == wanted)
                ids << finding.id;
        }
        if (ids.size() == before)
            return arguments.wrong(QCoreApplication::translate("cli", "There is no finding %1 in this bundle.").arg(wanted));
    }
    const CommonOptions &common = arguments.common();
    report::ReplyOptions options;
    options.languages = common.bothLanguages ? std::vector{model::Language::Japanese, model::Language::English} : std::vector{common.language};
    options.shape = common.format == u"markdown"_s ? report::ReplyShape::Markdown : report::ReplyShape::PlainText;
    options.secrets = common.secrets;
    options.zone = common.zone;
    const QByteArray text = report::replyText(*workspace->analysis, ids, options).toUtf8();
    if (!writeResult(arguments.value(u"output"_s), text))
        return ExitStatus::NothingRead;
    return ExitStatus::Done;
}

} // namespace shindan::cli
