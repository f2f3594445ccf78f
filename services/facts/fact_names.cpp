#include "services/facts/fact_names.h"

#include "services/resources/messages.h"

#include <array>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Family
{
    QLatin1StringView prefix;
    QLatin1StringView suffix;
    QLatin1StringView sentence;
};

constexpr std::array<Family, 24> families{{
    {"service."_L1, ".active"_L1, "fact.service.active"_L1},
    {"service."_L1, ".since"_L1, "fact.service.since"_L1},
    {"service."_L1, ".enabled"_L1, "fact.service.enabled"_L1},
    {"service."_L1, ".result"_L1, "fact.service.result"_L1},
    {"service."_L1, ".exit"_L1, "fact.service.exit"_L1},
    {"service."_L1, ".main-pid"_L1, "fact.service.main-pid"_L1},
    {"service."_L1, ".tasks"_L1, "fact.service.tasks"_L1},
    {"service."_L1, ".tasks-limit"_L1, "fact.service.tasks-limit"_L1},
    {"service."_L1, ".memory-bytes"_L1, "fact.service.memory-bytes"_L1},
    {"service."_L1, ".restarts"_L1, "fact.service.restarts"_L1},
    {"process."_L1, ".running"_L1, "fact.process.running"_L1},
    {"port."_L1, ".listening"_L1, "fact.port.listening-on"_L1},
    {"interface."_L1, ".state"_L1, "fact.interface.state"_L1},
    {"interface."_L1, ".type"_L1, "fact.interface.type"_L1},
    {"interface."_L1, ".mtu"_L1, "fact.interface.mtu"_L1},
    {"interface."_L1, ".master"_L1, "fact.interface.master"_L1},
    {"interface."_L1, ".addresses"_L1, "fact.interface.addresses"_L1},
    {"sysctl."_L1, ""_L1, "fact.sysctl"_L1},
    {"vmstat."_L1, ""_L1, "fact.vmstat"_L1},
    {"ulimit."_L1, ""_L1, "fact.ulimit"_L1},
    {"log."_L1, ".covers"_L1, "fact.log.covers"_L1},
    {"log."_L1, ".first"_L1, "fact.log.first"_L1},
    {"log."_L1, ".last"_L1, "fact.log.last"_L1},
    {"node.condition."_L1, ""_L1, "fact.node.condition"_L1},
}};

/// Ids of sentences have small letters and dashes only; facts bear the kernel's names (vmstat.oom_kill).
QString sentenceOf(const QString &id)
{
    return u"fact."_s + id.toLower().replace(u'_', u'-');
}

} // namespace

model::Text factName(const QString &id)
{
    if (const QString own = sentenceOf(id); resources::hasMessage(own))
        return resources::message(own);
    static const QString rest = u".more.count"_s;
    if (id.endsWith(rest))
        return resources::messageWithTexts(u"fact.more", {{u"name"_s, factName(id.chopped(rest.size()))}});
    for (const Family &family : families) {
        if (!id.startsWith(family.prefix) || !id.endsWith(family.suffix) || family.sentence.isEmpty())
            continue;
        const qsizetype size = id.size() - family.prefix.size() - family.suffix.size();
        if (size > 0)
            return resources::message(QString(family.sentence), {{u"name"_s, id.mid(family.prefix.size(), size)}});
    }
    return {id, id};
}

} // namespace shindan::facts
