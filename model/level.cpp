#include "model/level.h"

#include <array>
#include <utility>

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

namespace {

const std::array<QString, levelCount> &levelNames()
{
    static const std::array<QString, levelCount> names{u"unknown"_s, u"debug"_s, u"info"_s, u"warning"_s, u"error"_s, u"fatal"_s};
    return names;
}

const std::array<QString, 4> &severityNames()
{
    static const std::array<QString, 4> names{u"info"_s, u"warning"_s, u"error"_s, u"critical"_s};
    return names;
}

} // namespace

QString levelName(Level level)
{
    return levelNames().at(static_cast<size_t>(level));
}

std::optional<Level> levelFromName(QStringView name)
{
    static const std::array<std::pair<QStringView, Level>, 13> others{{
        {u"trace", Level::Debug},
        {u"verbose", Level::Debug},
        {u"notice", Level::Info},
        {u"information", Level::Info},
        {u"warn", Level::Warning},
        {u"err", Level::Error},
        {u"crit", Level::Fatal},
        {u"critical", Level::Fatal},
        {u"alert", Level::Fatal},
        {u"emerg", Level::Fatal},
        {u"emergency", Level::Fatal},
        {u"panic", Level::Fatal},
        {u"dpanic", Level::Fatal},
    }};
    for (size_t i = 0; i < levelNames().size(); ++i) {
        if (name.compare(levelNames()[i], Qt::CaseInsensitive) == 0)
            return static_cast<Level>(i);
    }
    for (const auto &[other, level] : others) {
        if (name.compare(other, Qt::CaseInsensitive) == 0)
            return level;
    }
    return std::nullopt;
}

QString severityName(Severity severity)
{
    return severityNames().at(static_cast<size_t>(severity));
}

std::optional<Severity> severityFromName(QStringView name)
{
    for (size_t i = 0; i < severityNames().size(); ++i) {
        if (name.compare(severityNames()[i], Qt::CaseInsensitive) == 0)
            return static_cast<Severity>(i);
    }
    return std::nullopt;
}

} // namespace shindan::model
