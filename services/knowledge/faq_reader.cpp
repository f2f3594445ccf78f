#include "services/knowledge/faq_reader.h"

#include "services/resources/shipped.h"

#include <QCborArray>

namespace shindan::knowledge {

using namespace Qt::Literals::StringLiterals;

namespace {

Block readBlock(const QCborMap &map)
{
    struct Name
    {
        QLatin1String key;
        BlockKind kind;
    };
    static constexpr Name names[] = {{"text"_L1, BlockKind::Text},
                                     {"heading"_L1, BlockKind::Heading},
                                     {"step"_L1, BlockKind::Step},
                                     {"item"_L1, BlockKind::Item},
                                     {"note"_L1, BlockKind::Note}};
    Block block;
    for (const Name &name : names) {
        if (!map.contains(name.key))
            continue;
        block.kind = name.kind;
        block.text = resources::textOf(map.value(name.key));
    }
    block.commands = resources::stringsOf(map.value("commands"_L1));
    if (!block.commands.isEmpty())
        block.shell = map.value("shell"_L1).toString(u"bash"_s);
    return block;
}

} // namespace

FaqEntry readEntry(const QCborMap &entry)
{
    FaqEntry result;
    result.id = entry.value("id"_L1).toString();
    const QCborValue subject = entry.value("subject"_L1);
    result.subject = subject.isInteger() ? QString::number(subject.toInteger()) : subject.toString();
    result.order = int(entry.value("order"_L1).toInteger());
    result.question = resources::textOf(entry.value("question"_L1));
    result.summary = resources::textOf(entry.value("summary"_L1));
    for (const QCborValue &block : entry.value("body"_L1).toArray())
        result.body.push_back(readBlock(block.toMap()));
    const QCborMap applies = entry.value("applies"_L1).toMap();
    result.clusters = resources::stringsOf(applies.value("clusters"_L1));
    result.systems = resources::stringsOf(applies.value("os"_L1));
    result.kubernetes = applies.value("kubernetes"_L1).toString();
    const QCborMap keywords = entry.value("keywords"_L1).toMap();
    result.keywordsEn = resources::stringsOf(keywords.value("en"_L1));
    result.keywordsJa = resources::stringsOf(keywords.value("ja"_L1));
    result.related = resources::stringsOf(entry.value("related"_L1));
    const QCborMap source = entry.value("source"_L1).toMap();
    result.sourceTitle = resources::textOf(source.value("title"_L1));
    result.sourceAddress = source.value("address"_L1).toString();
    result.edition = QDate::fromString(source.value("edition"_L1).toString(), Qt::ISODate);
    return result;
}

int subjectOrder(const QString &subject)
{
    static const QStringList words{u"node"_s,    u"kubelet"_s, u"runtime"_s, u"pod"_s,    u"network"_s, u"dns"_s,
                                   u"storage"_s, u"apiserver"_s, u"certificate"_s, u"kernel"_s, u"system"_s};
    bool isNumber = false;
    const int number = subject.toInt(&isNumber);
    if (isNumber)
        return number;
    const qsizetype place = words.indexOf(subject);
    return place < 0 ? 1'000 : 100 + int(place);
}

} // namespace shindan::knowledge
