#include "services/diagnosis/rule_groups.h"

#include "services/diagnosis/fact_subject.h"
#include "services/resources/messages.h"

#include <QRegularExpression>

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using resources::childPath;
using resources::SchemaFault;

namespace {

void addFactSubjects(const Match &match, QStringList &names)
{
    const auto addAll = [&](const std::vector<Match> &parts) {
        for (const Match &part : parts)
            addFactSubjects(part, names);
    };
    if (const auto *fact = std::get_if<FactMatch>(&match.of)) {
        for (const QString &name : fact->condition.names())
            names << factSubjectName(name, {}) << factSubjectName(name, u"/dev/"_s) << u"value"_s;
    } else if (const auto *all = std::get_if<AllOf>(&match.of)) {
        addAll(all->parts);
    } else if (const auto *any = std::get_if<AnyOf>(&match.of)) {
        addAll(any->parts);
    } else if (const auto *absent = std::get_if<AbsentMatch>(&match.of)) {
        addAll(absent->when);
    }
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression form(u"\\{([^{}]*)\\}"_s);
    QStringList names;
    for (auto found = form.globalMatch(text); found.hasNext();)
        names.append(found.next().captured(1));
    names.sort();
    names.removeDuplicates();
    return names;
}

class Checker
{
public:
    explicit Checker(const Rule &rule)
        : m_rule(rule)
        , m_known(subjectNames(rule))
    {
    }

    std::vector<SchemaFault> check()
    {
        checkMatch(m_rule.match, u"/match"_s);
        checkText(m_rule.title, u"/title"_s);
        qsizetype checked = -1;
        for (const Cause &cause : m_rule.causes) {
            if (cause.entry == checked)
                continue;
            checked = cause.entry;
            const QString path = childPath(childPath(u"/causes"_s, checked), u"join"_s);
            for (const QString &name : cause.join) {
                if (name != u"cluster"_s && !m_known.contains(name))
                    add(u"diagnosis.rule.join-not-captured", name, path);
            }
        }
        return std::move(m_faults);
    }

private:
    void add(QStringView id, const QString &name, const QString &path)
    {
        m_faults.push_back({resources::errorFor(id, {{u"name"_s, name}}), path, false});
    }

    void checkGroups(const QStringList &names, const Pattern &pattern, const QString &path)
    {
        const QStringList captured = groupsOfPattern(pattern);
        for (const QString &name : names) {
            if (!captured.contains(name))
                add(u"diagnosis.rule.not-captured", name, path);
        }
    }

    void checkParts(const std::vector<Match> &parts, const QString &path)
    {
        for (qsizetype i = 0; i < qsizetype(parts.size()); ++i)
            checkMatch(parts[size_t(i)], childPath(path, i));
    }

    void checkMatch(const Match &match, const QString &path)
    {
        if (const auto *pattern = std::get_if<PatternMatch>(&match.of)) {
            checkGroups(pattern->by, pattern->pattern, childPath(path, u"by"_s));
        } else if (const auto *sequence = std::get_if<SequenceMatch>(&match.of)) {
            for (const Pattern &step : sequence->steps)
                checkGroups(sequence->same, step, childPath(path, u"same"_s));
        } else if (const auto *absent = std::get_if<AbsentMatch>(&match.of)) {
            for (const Match &when : absent->when)
                checkMatch(when, childPath(childPath(path, u"absent"_s), u"while"_s));
        } else if (const auto *all = std::get_if<AllOf>(&match.of)) {
            checkParts(all->parts, childPath(path, u"all"_s));
        } else if (const auto *any = std::get_if<AnyOf>(&match.of)) {
            checkParts(any->parts, childPath(path, u"any"_s));
        } else if (const auto *denied = std::get_if<NotOf>(&match.of)) {
            checkMatch(denied->part.front(), childPath(path, u"not"_s));
        }
    }

    void checkText(const model::Text &text, const QString &path)
    {
        const QStringList en = placeholders(text.en);
        if (en != placeholders(text.ja))
            add(u"diagnosis.rule.placeholders-differ", en.join(u", "_s), path);
        for (const QString &name : en) {
            if (!m_known.contains(name))
                add(u"diagnosis.rule.placeholder-not-captured", name, path);
        }
    }

    const Rule &m_rule;
    QStringList m_known;
    std::vector<SchemaFault> m_faults;
};

} // namespace

QStringList groupsOfPattern(const Pattern &pattern)
{
    QStringList names;
    for (const Variant &variant : pattern.variants) {
        if (const auto regex = ByteRegex::compile(variant.text))
            names += regex.value().groups();
    }
    if (isOfPodLogs(pattern))
        names.append(u"pod"_s);
    names.removeDuplicates();
    return names;
}

QStringList subjectNames(const Rule &rule)
{
    QStringList names{u"node"_s};
    forEachSoughtPattern(rule.match, [&](const Pattern &pattern) { names += groupsOfPattern(pattern); });
    addFactSubjects(rule.match, names);
    names.removeDuplicates();
    return names;
}

std::vector<SchemaFault> groupFaults(const Rule &rule)
{
    return Checker(rule).check();
}

} // namespace shindan::diagnosis
