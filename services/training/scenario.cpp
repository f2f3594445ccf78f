#include "services/training/scenario.h"

#include "services/resources/messages.h"
#include "services/resources/shipped.h"

#include <QCborArray>

#include <cmath>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;

namespace {

model::Nanoseconds seconds(const QCborValue &value)
{
    return model::Nanoseconds(std::llround(value.toDouble(static_cast<double>(value.toInteger())) * 1e9));
}

Style styleOf(const QString &name)
{
    if (name == u"klog"_s)
        return Style::Klog;
    if (name == u"logfmt"_s)
        return Style::Logfmt;
    if (name == u"kernel"_s)
        return Style::Kernel;
    return name == u"raw"_s ? Style::Raw : Style::Plain;
}

Saying readSaying(const QCborMap &map)
{
    Saying saying;
    saying.speaker = map[u"by"_s].toString();
    saying.text = map[u"text"_s].toString();
    if (const QString level = map[u"level"_s].toString(); !level.isEmpty())
        saying.level = level.front();
    const bool once = map.contains(u"at"_s);
    saying.first = seconds(map[once ? u"at"_s : u"from"_s]);
    saying.last = seconds(map[once ? u"at"_s : u"to"_s]);
    saying.every = once ? model::Nanoseconds(0) : seconds(map[u"every"_s]);
    return saying;
}

} // namespace

model::Result<Scenario> readScenario(const QCborMap &map)
{
    Scenario scenario;
    scenario.id = map[u"id"_s].toString();
    scenario.title = resources::textOf(map[u"title"_s]);
    scenario.message = resources::textOf(map[u"message"_s]);
    scenario.collected = {map[u"collected"_s].toInteger() * model::nsPerSecond};
    scenario.host = map[u"host"_s].toString();
    if (const auto zone = model::DisplayZone::fromText(map[u"offset"_s].toString()))
        scenario.offset = zone->offsetAt(scenario.collected);
    const QCborMap speakers = map[u"speakers"_s].toMap();
    for (auto it = speakers.begin(); it != speakers.end(); ++it) {
        const QCborMap value = it.value().toMap();
        Speaker speaker{it.key().toString(), styleOf(value[u"style"_s].toString()), static_cast<int>(value[u"pid"_s].toInteger()), value[u"file"_s].toString(),
                        value[u"messages"_s].toBool(true)};
        scenario.speakers.emplace(speaker.name, speaker);
    }
    for (const QCborValue &value : map[u"says"_s].toArray()) {
        Saying saying = readSaying(value.toMap());
        if (!scenario.speakers.contains(saying.speaker))
            return resources::errorFor(u"scenario.unknown-speaker", {{u"scenario"_s, scenario.id}, {u"speaker"_s, saying.speaker}});
        if (saying.last > saying.first && saying.every.count() <= 0)
            return resources::errorFor(u"scenario.no-interval", {{u"scenario"_s, scenario.id}, {u"text"_s, saying.text}});
        scenario.sayings.push_back(std::move(saying));
    }
    for (const QCborValue &value : map[u"members"_s].toArray()) {
        const QCborMap member = value.toMap();
        scenario.members.emplace_back(member[u"path"_s].toString(), member[u"text"_s].toString().toUtf8());
    }
    return scenario;
}

const std::vector<Scenario> &shippedScenarios()
{
    static const std::vector<Scenario> scenarios = [] {
        std::vector<Scenario> list;
        for (const QCborValue &value : resources::shipped(resources::Kind::Scenarios)) {
            if (auto scenario = readScenario(value.toMap()))
                list.push_back(std::move(scenario).value());
        }
        return list;
    }();
    return scenarios;
}

} // namespace shindan::training
