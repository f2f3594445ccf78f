#include "services/layouts/layout_data.h"

#include <algorithm>

namespace shindan::layouts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `messages (2)`: the second entry of one name, as the archive service calls it.
QString withoutNumber(const QString &path)
{
    static const QRegularExpression number(u" \\(\\d+\\)$"_s);
    return QString(path).remove(number);
}

QString below(const Layout::Data &data, const QString &memberPath)
{
    if (memberPath.startsWith(data.root))
        return withoutNumber(memberPath.mid(data.root.size()));
    // Not below the root: another collection beside it, perhaps.
    for (const QRegularExpression &root : data.definition->roots) {
        if (const QRegularExpressionMatch match = root.match(memberPath); match.hasMatch())
            return withoutNumber(memberPath.mid(match.capturedEnd()));
    }
    return withoutNumber(memberPath);
}

bool matchesAny(const std::vector<PathPattern> &patterns, const QString &path)
{
    return std::any_of(patterns.begin(), patterns.end(), [&](const PathPattern &pattern) { return pattern.matches(path); });
}

/// `df_-al_-x_autofs` is the output of `df -al -x autofs`, `cat_.proc.meminfo` that of `cat /proc/meminfo`: so sos and Insights name
/// them, slashes as dots. A dot inside a word stays.
QString commandInName(const QString &path)
{
    QString command = path.section(u'/', -1);
    command.replace(u'_', u' ');
    for (qsizetype at = command.indexOf(u" ."_s); at >= 0; at = command.indexOf(u" ."_s, at + 1)) {
        const qsizetype end = command.indexOf(u' ', at + 1);
        for (qsizetype i = at + 1; i < (end < 0 ? command.size() : end); ++i) {
            if (command[i] == u'.')
                command[i] = u'/';
        }
    }
    return command;
}

QString nodeIn(const Definition &definition, const QString &path)
{
    for (const QRegularExpression &expression : definition.nodes) {
        if (const QRegularExpressionMatch match = expression.match(path); match.hasMatch())
            return match.captured(u"node"_s);
    }
    return {};
}

MemberMeaning meaningIn(const MemberRule &rule, const QString &version)
{
    MemberMeaning meaning = rule.meaning;
    meaning.expected = rule.expectedAlways || rule.expectedIn.contains(version);
    if (!rule.tailIn.isEmpty() && !rule.tailIn.contains(version)) {
        meaning.tailLines.reset();
        meaning.tailBytes.reset();
    }
    return meaning;
}

/// A folder stands for what should be in it: `cs/kube-apiserver/*.log` is missed as `cs/kube-apiserver/`.
QString missedName(const PathPattern &pattern)
{
    const QString text = pattern.text();
    const qsizetype wildcard = text.indexOf(QRegularExpression(u"[*?{]"_s));
    return wildcard < 0 ? text : text.left(text.lastIndexOf(u'/', wildcard) + 1);
}

} // namespace

bool isPollution(QStringView path)
{
    const QStringView name = path.mid(path.lastIndexOf(u'/') + 1);
    return path.startsWith("__MACOSX/"_L1) || path.contains("/__MACOSX/"_L1) || name.startsWith("._"_L1) || name == ".DS_Store"_L1
        || name.compare("Thumbs.db"_L1, Qt::CaseInsensitive) == 0 || name.compare("desktop.ini"_L1, Qt::CaseInsensitive) == 0;
}

Layout::Layout(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{ }

const QString &Layout::id() const
{
    return m_data->definition->id;
}

const QString &Layout::version() const
{
    return m_data->version;
}

const model::Text &Layout::title() const
{
    return m_data->definition->title;
}

const QString &Layout::root() const
{
    return m_data->root;
}

MemberMeaning Layout::meaningOf(const QString &memberPath) const
{
    MemberMeaning unknown;
    unknown.role = u"other"_s;
    if (isPollution(memberPath))
        return unknown;
    const QString path = below(*m_data, memberPath);
    const MemberRule *rule = m_data->definition->find(path);
    const bool own = rule != nullptr;
    for (auto other = m_data->others.begin(); !rule && other != m_data->others.end(); ++other)
        rule = (*other)->find(path);
    MemberMeaning meaning = rule ? meaningIn(*rule, own ? m_data->version : QString()) : unknown;
    meaning.node = nodeIn(*m_data->definition, path);
    if (rule && rule->commandFromName)
        meaning.command = commandInName(path);
    return meaning;
}

const std::vector<CopyPair> &Layout::copies() const
{
    return m_data->definition->copies;
}

std::vector<ExpectedMember> Layout::missing(const QStringList &memberPaths) const
{
    const Definition &definition = *m_data->definition;
    QSet<const MemberRule *> present;
    QSet<const MemberRule *> excused;
    for (const QString &memberPath : memberPaths) {
        if (isPollution(memberPath))
            continue;
        const QString path = below(*m_data, memberPath);
        present.insert(definition.find(path));
        for (const MemberRule &rule : definition.members) {
            if (!rule.unless.empty() && matchesAny(rule.unless, path))
                excused.insert(&rule);
        }
    }
    std::vector<ExpectedMember> result;
    for (const MemberRule &rule : definition.members) {
        const MemberMeaning meaning = meaningIn(rule, m_data->version);
        if (meaning.expected && !present.contains(&rule) && !excused.contains(&rule))
            result.push_back({missedName(rule.pattern), meaning});
    }
    return result;
}

std::optional<model::Instant> Layout::collectedAt() const
{
    return m_data->collectedAt;
}

int Layout::score() const
{
    return m_data->score;
}

} // namespace shindan::layouts
