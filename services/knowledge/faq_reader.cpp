#include "services/knowledge/faq_reader.h"

#include "services/resources/shipped.h"

#include <QCborArray>

namespace shindan::knowledge {

using namespace Qt::Literals::StringLiterals;

namespace {

Part readPart(const QString &name)
{
    static const QStringList names{u"meaning"_s, u"causes"_s, u"bundle"_s, u"confirm"_s, u"action"_s, u"prevention"_s, u"background"_s};
    return static_cast<Part>(names.indexOf(name) + 1); // an unknown name is None
}

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
    block.see = resources::stringsOf(map.value("see"_L1));
    block.part = readPart(map.value("part"_L1).toString());
    return block;
}

SourcePage readSource(const QCborMap &map)
{
    return {resources::textOf(map.value("title"_L1)), map.value("address"_L1).toString(),
            QDate::fromString(map.value("edition"_L1).toString(), Qt::ISODate)};
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
    Part part = Part::None;
    for (const QCborValue &value : entry.value("body"_L1).toArray()) {
        Block block = readBlock(value.toMap());
        part = block.kind == BlockKind::Heading ? block.part : part;
        block.part = part;
        result.body.push_back(std::move(block));
    }
    const QCborMap applies = entry.value("applies"_L1).toMap();
    result.clusters = resources::stringsOf(applies.value("clusters"_L1));
    result.systems = resources::stringsOf(applies.value("os"_L1));
    result.kubernetes = applies.value("kubernetes"_L1).toString();
    const QCborMap keywords = entry.value("keywords"_L1).toMap();
    result.keywordsEn = resources::stringsOf(keywords.value("en"_L1));
    result.keywordsJa = resources::stringsOf(keywords.value("ja"_L1));
    result.related = resources::stringsOf(entry.value("related"_L1));
    result.runtimes = resources::stringsOf(applies.value("runtimes"_L1));
    result.networks = resources::stringsOf(applies.value("networks"_L1));
    result.factsAsOf = QDate::fromString(entry.value("factsAsOf"_L1).toString(), Qt::ISODate);
    for (const QCborValue &source : entry.value("sources"_L1).toArray())
        result.sources.push_back(readSource(source.toMap()));
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
