#include "services/comparison/fact_rules.h"

#include "services/resources/schema.h"
#include "services/resources/shipped.h"
#include "services/resources/yaml_document.h"

#include <QCborArray>
#include <QCborMap>

#include <algorithm>
#include <array>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, 10> kindNames{"setting"_L1, "version"_L1,  "state"_L1,   "measure"_L1, "counter"_L1,
                                                      "time"_L1,    "identity"_L1, "process"_L1, "pod"_L1,     "ignored"_L1};

bool anyMatches(const QStringList &patterns, const QString &text)
{
    return std::any_of(patterns.begin(), patterns.end(), [&](const QString &pattern) { return matchesPattern(text, pattern); });
}

// Whether the character fits what stands at `at`, which is moved behind it: `?`, a list in brackets, or the character itself.
bool takeOne(QChar character, QStringView pattern, qsizetype &at)
{
    if (pattern[at] != u'[') {
        const QChar wanted = pattern[at++];
        return wanted == u'?' || wanted == character;
    }
    const qsizetype end = pattern.indexOf(u']', at);
    bool found = false;
    qsizetype i = at + 1;
    while (i < end) {
        const bool range = i + 2 < end && pattern[i + 1] == u'-';
        found = found || (character >= pattern[i] && character <= pattern[range ? i + 2 : i]);
        i += range ? 3 : 1;
    }
    at = end < 0 ? pattern.size() : end + 1;
    return found;
}

FactRule ruleOf(const QCborMap &map)
{
    FactRule rule;
    rule.facts = resources::stringsOf(map[u"facts"_s]);
    rule.subjects = resources::stringsOf(map[u"subjects"_s]);
    const auto kind = std::find(kindNames.begin(), kindNames.end(), map[u"kind"_s].toString());
    rule.kind = static_cast<FactKind>(kind - kindNames.begin());
    rule.severity = model::severityFromName(map[u"severity"_s].toString(u"info"_s)).value_or(model::Severity::Info);
    rule.weight = static_cast<int>(map[u"weight"_s].toInteger(15));
    const QCborValue tolerance = map[u"tolerance"_s];
    rule.tolerance = tolerance.isInteger() ? static_cast<double>(tolerance.toInteger()) : tolerance.toDouble(1);
    rule.repeats = map[u"repeats"_s].toString();
    rule.without = map[u"without"_s].toString();
    rule.absentExpected = map[u"absent"_s].toString() == u"expected"_s;
    rule.subjectOfPod = map[u"subject"_s].toString() == u"pod"_s;
    return rule;
}

void addRules(const QCborMap &map, std::vector<FactRule> &rules, QStringList &identity)
{
    for (const QCborValue &rule : map[u"rules"_s].toArray())
        rules.push_back(ruleOf(rule.toMap()));
    identity += resources::stringsOf(map[u"identity"_s]);
}

} // namespace

QString factKindName(FactKind kind)
{
    return QString(kindNames[static_cast<size_t>(kind)]);
}

bool matchesPattern(QStringView text, QStringView pattern)
{
    qsizetype at = 0;
    qsizetype wanted = 0;
    qsizetype star = -1; // behind the last *, and how much of the text it has taken
    qsizetype taken = 0;
    while (at < text.size()) {
        if (wanted < pattern.size() && pattern[wanted] == u'*') {
            star = ++wanted;
            taken = at;
            continue;
        }
        if (wanted < pattern.size() && takeOne(text[at], pattern, wanted)) {
            ++at;
            continue;
        }
        if (star < 0)
            return false;
        wanted = star;
        at = ++taken;
    }
    while (wanted < pattern.size() && pattern[wanted] == u'*')
        ++wanted;
    return wanted == pattern.size();
}

bool FactRule::fits(const QString &id, const QString &subject) const
{
    return anyMatches(facts, id) && (subjects.isEmpty() || anyMatches(subjects, subject));
}

const FactRules &FactRules::shipped()
{
    static const FactRules rules = [] {
        FactRules all;
        for (const QCborValue &file : resources::shipped(resources::Kind::Differences))
            addRules(file.toMap(), all.m_rules, all.m_identity);
        return all;
    }();
    return rules;
}

model::Result<FactRules> FactRules::withFile(const QString &path)
{
    const auto document = resources::readYaml(path);
    if (!document)
        return document.error();
    const auto faults = resources::Schema::shipped(u"differences").check(document.value());
    if (!faults.empty())
        return faults.front();
    FactRules all;
    addRules(document.value().value().toMap(), all.m_rules, all.m_identity);
    all.m_rules.insert(all.m_rules.end(), shipped().m_rules.begin(), shipped().m_rules.end());
    all.m_identity += shipped().m_identity;
    return all;
}

const FactRule &FactRules::ruleFor(const QString &id, const QString &subject, bool numeric) const
{
    static const FactRule text;
    static const FactRule number = [] {
        FactRule rule;
        rule.kind = FactKind::Measure;
        rule.tolerance = 3;
        rule.weight = 5;
        return rule;
    }();
    const auto rule = std::find_if(m_rules.begin(), m_rules.end(), [&](const FactRule &r) { return r.fits(id, subject); });
    if (rule != m_rules.end())
        return *rule;
    return numeric ? number : text;
}

} // namespace shindan::comparison
