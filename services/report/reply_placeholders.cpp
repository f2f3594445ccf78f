#include "services/report/reply_placeholders.h"

#include <QRegularExpression>

#include <algorithm>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;

QString shellWord(const QString &word)
{
    static const QString safe = u"-_./:"_s;
    const bool plain = !word.isEmpty() && std::ranges::all_of(word, [](QChar c) { return (c.unicode() < 128 && c.isLetterOrNumber()) || safe.contains(c); });
    return plain ? word : u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

Placeholders placeholdersOf(const model::Analysis &analysis, const std::vector<const model::Finding *> &findings)
{
    Placeholders values;
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty() && !value.startsWith(u'-')) // an option is no name
            values.insert(name, shellWord(value));
    };
    if (findings.empty())
        return values;
    const model::Finding &first = *findings.front();
    const bool oneBundle = std::ranges::all_of(findings, [&](const model::Finding *finding) { return finding->bundle == first.bundle; });
    if (const model::Fact *node = oneBundle ? analysis.fact(first.bundle, u"node.name") : nullptr)
        add(u"NODE_NAME"_s, node->value.toString());
    if (findings.size() > 1)
        return values;
    const QString pod = first.subject.value(u"pod"_s);
    const QString space = first.subject.value(u"namespace"_s, pod.section(u'/', 0, -2));
    if (!pod.isEmpty() && !space.isEmpty()) {
        add(u"POD_NAME"_s, pod.section(u'/', -1));
        add(u"NAMESPACE"_s, space);
    }
    add(u"UNIT"_s, first.subject.value(u"unit"_s));
    return values;
}

namespace {

QString nameAt(const QRegularExpressionMatch &match)
{
    return match.captured(1);
}

struct Clause
{
    QString name;
    QString words;
};

// `[$A]` with x, `[$B]` with y and `[$C]` with z: each clause begins with a placeholder.
std::vector<Clause> clausesOf(const QString &text)
{
    static const QRegularExpression mark(uR"(`\[\$(\w+)\]`)"_s);
    std::vector<Clause> clauses;
    qsizetype begin = 0;
    for (auto match = mark.globalMatch(text); match.hasNext();) {
        const auto one = match.next();
        if (!clauses.empty())
            clauses.back().words = text.mid(begin, one.capturedStart() - begin);
        clauses.push_back({nameAt(one), {}});
        begin = one.capturedEnd();
    }
    if (!clauses.empty())
        clauses.back().words = text.mid(begin);
    for (Clause &clause : clauses) {
        for (const QString &joint : {u", "_s, u" and "_s, u"、"_s}) {
            if (clause.words.endsWith(joint))
                clause.words.chop(joint.size());
        }
    }
    return clauses;
}

QString joined(const std::vector<Clause> &clauses, const QString &between, const QString &last)
{
    QString text;
    for (size_t i = 0; i < clauses.size(); ++i) {
        if (i > 0)
            text += i + 1 == clauses.size() ? last : between;
        text += u"`[$"_s + clauses[i].name + u"]`"_s + clauses[i].words;
    }
    return text;
}

} // namespace

QString filledCommand(const QString &command, const Placeholders &values)
{
    static const QRegularExpression mark(uR"(\[\$(\w+)\])"_s);
    QString out;
    qsizetype begin = 0;
    for (auto match = mark.globalMatch(command); match.hasNext();) {
        const auto one = match.next();
        out += command.mid(begin, one.capturedStart() - begin) + values.value(nameAt(one), one.captured());
        begin = one.capturedEnd();
    }
    return out + command.mid(begin);
}

QString withoutExplanations(const QString &text, const Placeholders &values, model::Language language)
{
    // An explanation is one sentence; nothing but names, commas and "and" stands between its clauses.
    static const QRegularExpression english(uR"( ?Replace (`\[\$\w+\]` with (?:[^.`]|\.(?! |$))*(?:`\[\$\w+\]` with (?:[^.`]|\.(?! |$))*)*)\.(?= |$))"_s);
    static const QRegularExpression japanese(u"(`\\[\\$\\w+\\]` は[^。]*?)( ?に置き換え(?:ます|てください)。)"_s);
    const bool isJapanese = language == model::Language::Japanese;
    QString out = text;
    const auto match = (isJapanese ? japanese : english).match(text);
    if (!match.hasMatch())
        return out;
    std::vector<Clause> left = clausesOf(match.captured(1));
    const auto before = left.size();
    std::erase_if(left, [&](const Clause &clause) { return values.contains(clause.name); });
    if (left.size() == before)
        return out;
    QString sentence;
    if (!left.empty() && isJapanese)
        sentence = joined(left, u"、"_s, u"、"_s) + match.captured(2);
    else if (!left.empty())
        sentence = (match.captured().startsWith(u' ') ? u" "_s : QString()) + u"Replace "_s + joined(left, u", "_s, u" and "_s) + u'.';
    out.replace(match.capturedStart(), match.capturedLength(), sentence);
    return out.trimmed();
}

} // namespace shindan::report
