#include "services/archive/warning_list.h"

#include "services/resources/messages.h"

#include <algorithm>

namespace shindan::archive {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 mostOfOneKind = 20;

QStringList sortedKeys(const auto &table)
{
    QStringList keys = table.keys();
    std::sort(keys.begin(), keys.end());
    return keys;
}
} // namespace

void WarningList::add(const QString &code, const QString &path, const Values &values)
{
    if (++m_told[code] > mostOfOneKind)
        return;
    Values all = values;
    all.insert(u"path"_s, path);
    m_warnings.push_back({code, resources::message(code, all), path});
}

void WarningList::addToCount(const QString &code, const QString &path)
{
    Counted &counted = m_counted[code];
    if (++counted.count == 1)
        counted.firstPath = path;
}

std::vector<model::Warning> WarningList::take()
{
    for (const QString &code : sortedKeys(m_told)) {
        const qint64 more = m_told[code] - mostOfOneKind;
        if (more > 0)
            m_warnings.push_back({code,
                resources::message(u"archive.more-of-this-kind", {{u"count"_s, QString::number(more)}, {u"code"_s, code}}), {}});
    }
    for (const QString &code : sortedKeys(m_counted)) {
        const Counted &counted = m_counted[code];
        m_warnings.push_back(
            {code, resources::message(code, {{u"count"_s, QString::number(counted.count)}, {u"path"_s, counted.firstPath}}),
                counted.firstPath});
    }
    m_told.clear();
    m_counted.clear();
    return std::move(m_warnings);
}

} // namespace shindan::archive
