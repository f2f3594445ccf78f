#include "services/comparison/identity.h"

#include <QRegularExpression>

#include <algorithm>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shortestName = 5; ///< shorter ones stand in too many words

// `10.1.2.3/16, 10.1.2.4/32` names two addresses.
void addValue(const QString &value, QStringList &names)
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    for (const QString &part : value.split(separators, Qt::SkipEmptyParts)) {
        const QString name = part.section(u'/', 0, 0);
        if (name.size() >= shortestName && !names.contains(name))
            names << name;
    }
}

} // namespace

Identity::Identity(const model::Analysis &analysis, model::BundleIndex bundle, const FactRules &rules)
{
    for (const model::Fact &fact : analysis.facts) {
        if (fact.bundle == bundle && rules.identity().contains(fact.id))
            addValue(fact.value.toString(), m_names);
    }
    // `cn-hangzhou.192.0.2.7`: the address alone names the node, too.
    static const QRegularExpression address(u"\\d{1,3}(?:\\.\\d{1,3}){3}$"_s);
    for (const QString &name : QStringList(m_names)) {
        if (const auto match = address.match(name); match.hasMatch() && !m_names.contains(match.captured()))
            m_names << match.captured();
    }
    std::sort(m_names.begin(), m_names.end(), [](const QString &a, const QString &b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
}

QString Identity::without(const QString &text) const
{
    QString out = text;
    for (const QString &name : m_names)
        out.replace(name, u"*"_s, Qt::CaseInsensitive);
    static const QRegularExpression ids(u"\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b|\\bi-[a-z0-9]{14,}\\b|\\b[0-9a-f]{32,}\\b"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    return out.replace(ids, u"*"_s);
}

QString withoutPodSuffix(const QString &name)
{
    // A set's hash and the pod's own part, or the latter alone (daemon sets). Words have vowels; `-nginx` is not of this alphabet.
    static const QRegularExpression suffix(u"(?:-[bcdfghjklmnpqrstvwxz2456789]{6,10})?-[bcdfghjklmnpqrstvwxz2456789]{5}(?=$|[/_ ])|-\\d{8,10}(?=$|[/_ -])"_s);
    QString out = name;
    return out.replace(suffix, u"-*"_s);
}

QString withoutRandomSuffixes(const QString &message)
{
    static const QRegularExpression suffix(u"(?:-[bcdfghjklmnpqrstvwxz2456789]{6,10})?-[bcdfghjklmnpqrstvwxz2456789]{5}(?![A-Za-z0-9-])"_s);
    if (!message.contains(u'-'))
        return message;
    // The whole word becomes a place: another one of the same kind may have been masked whole, for a digit in its random part.
    static const QRegularExpression word(u"[^\\s\"'=]*-<\\*>"_s);
    QString out = message;
    return out.replace(suffix, u"-<*>"_s).replace(word, u"<*>"_s);
}

} // namespace shindan::comparison
