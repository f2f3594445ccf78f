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

constexpr std::array<Family, 11> families{{
    {"service."_L1, ".active"_L1, "fact.service.active"_L1},
    {"service."_L1, ".since"_L1, "fact.service.since"_L1},
    {"process."_L1, ".running"_L1, "fact.process.running"_L1},
    {"port."_L1, ".listening"_L1, "fact.port.listening"_L1},
    {"interface."_L1, ".state"_L1, "fact.interface.state"_L1},
    {"interface."_L1, ".type"_L1, "fact.interface.type"_L1},
    {"sysctl."_L1, ""_L1, "fact.sysctl"_L1},
    {"log."_L1, ".covers"_L1, "fact.log.covers"_L1},
    {"log."_L1, ".first"_L1, "fact.log.first"_L1},
    {"log."_L1, ".last"_L1, "fact.log.last"_L1},
    {"node.condition."_L1, ""_L1, "fact.node.condition"_L1},
}};

} // namespace

model::Text factName(const QString &id)
{
    const QString own = u"fact."_s + id;
    if (resources::hasMessage(own))
        return resources::message(own);
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
