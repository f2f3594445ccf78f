#include "services/layouts/definition.h"

#include "services/resources/shipped.h"

#include <QCborArray>
#include <QSet>

#include <algorithm>

namespace shindan::layouts {

using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<PathPattern> patternsOf(const QCborValue &list, Qt::CaseSensitivity sensitivity)
{
    std::vector<PathPattern> patterns;
    for (const QString &text : resources::stringsOf(list))
        patterns.emplace_back(text, sensitivity);
    return patterns;
}

std::vector<QRegularExpression> expressionsOf(const QCborValue &list, const QString &before)
{
    std::vector<QRegularExpression> expressions;
    for (const QString &text : resources::stringsOf(list)) {
        if (!text.isEmpty())
            expressions.emplace_back(before + u"(?:"_s + text + u')');
    }
    return expressions;
}

MemberRule memberOf(const QCborMap &map, Qt::CaseSensitivity sensitivity)
{
    MemberRule rule{PathPattern(map.value("path"_L1).toString(), sensitivity), {}, false, false, {}, {}, {}};
    rule.meaning.role = map.value("role"_L1).toString();
    rule.meaning.order = static_cast<int>(map.value("order"_L1).toInteger(rule.meaning.order));
    rule.meaning.ordered = map.value("ordered"_L1).toBool(true);
    if (const QCborValue lines = map.value("tailLines"_L1); lines.isInteger())
        rule.meaning.tailLines = lines.toInteger();
    if (const QCborValue bytes = map.value("tailBytes"_L1); bytes.isInteger())
        rule.meaning.tailBytes = bytes.toInteger();
    rule.meaning.program = map.value("program"_L1).toString();
    rule.meaning.command = map.value("command"_L1).toString();
    rule.meaning.tellsCollection = map.value("tellsCollection"_L1).toBool(false);
    rule.commandFromName = map.value("commandFromName"_L1).toBool(false);
    rule.meaning.emptyReason = resources::textOf(map.value("emptyReason"_L1));
    rule.meaning.emptyFaq = resources::stringsOf(map.value("emptyFaq"_L1));
    rule.expectedAlways = map.value("expected"_L1).toBool(false);
    rule.expectedIn = resources::stringsOf(map.value("expected"_L1));
    rule.tailIn = resources::stringsOf(map.value("tailVersions"_L1));
    rule.unless = patternsOf(map.value("unless"_L1), sensitivity);
    return rule;
}

void addMembers(const QCborArray &list, Qt::CaseSensitivity sensitivity, Definition &definition)
{
    QSet<QString> ambiguous;
    for (const QCborValue &entry : list) {
        const MemberRule rule = memberOf(entry.toMap(), sensitivity);
        const auto index = static_cast<qsizetype>(definition.members.size());
        if (rule.pattern.isPath() && sensitivity == Qt::CaseSensitive) {
            const QString name = rule.pattern.text().section(u'/', -1);
            definition.byPath.insert(rule.pattern.text(), index);
            const auto first = definition.byName.constFind(name);
            if (first == definition.byName.constEnd())
                definition.byName.insert(name, index);
            else if (definition.members[static_cast<size_t>(*first)].meaning.role != rule.meaning.role)
                ambiguous.insert(name);
        }
        definition.members.push_back(rule);
    }
    for (const QString &name : std::as_const(ambiguous))
        definition.byName.remove(name);
}

} // namespace

Definition Definition::fromCbor(const QCborMap &map)
{
    Definition definition;
    definition.ignoreCase = map.value("ignoreCase"_L1).toBool(false);
    const Qt::CaseSensitivity sensitivity = definition.ignoreCase ? Qt::CaseInsensitive : Qt::CaseSensitive;
    definition.id = map.value("id"_L1).toString();
    definition.title = resources::textOf(map.value("title"_L1));
    definition.roots = expressionsOf(map.value("roots"_L1), u"(?<![^/])"_s);
    definition.inputNames = expressionsOf(map.value("inputNames"_L1), {});
    definition.nodes = expressionsOf(map.value("nodes"_L1), u"^"_s);
    definition.collectedAt = map.value("collectedAt"_L1).toString();
    definition.rootWeight = static_cast<int>(map.value("rootWeight"_L1).toInteger(0));
    definition.nameWeight = static_cast<int>(map.value("nameWeight"_L1).toInteger(0));
    definition.threshold = static_cast<int>(map.value("threshold"_L1).toInteger(0));
    definition.inputKinds = resources::stringsOf(map.value("inputKinds"_L1));
    definition.others = map.value("others"_L1).toString();
    const QCborArray markers = map.value("markers"_L1).toArray();
    for (const QCborValue &marker : markers)
        definition.markers.push_back({PathPattern(marker.toMap().value("member"_L1).toString(), sensitivity),
            static_cast<int>(marker.toMap().value("weight"_L1).toInteger())});
    const QCborArray versions = map.value("versions"_L1).toArray();
    for (const QCborValue &version : versions) {
        const QCborMap rule = version.toMap();
        definition.versions.push_back({rule.value("version"_L1).toString(), patternsOf(rule.value("anyOf"_L1), sensitivity),
            patternsOf(rule.value("allOf"_L1), sensitivity), patternsOf(rule.value("noneOf"_L1), sensitivity)});
    }
    addMembers(map.value("members"_L1).toArray(), sensitivity, definition);
    const QCborArray copies = map.value("copies"_L1).toArray();
    for (const QCborValue &pair : copies) {
        const QCborMap entry = pair.toMap();
        definition.copies.push_back({entry.value("finer"_L1).toString(), entry.value("coarser"_L1).toString(),
            resources::stringsOf(entry.value("programs"_L1))});
    }
    return definition;
}

const MemberRule *Definition::find(const QString &relativePath) const
{
    const auto rule = [this](qsizetype index) { return &members[static_cast<size_t>(index)]; };
    if (const auto exact = byPath.constFind(relativePath); exact != byPath.constEnd())
        return rule(*exact);
    if (const auto name = byName.constFind(relativePath); name != byName.constEnd())
        return rule(*name);
    const QString path = folded(relativePath);
    for (const MemberRule &member : members) {
        if ((!member.pattern.isPath() || byPath.isEmpty()) && member.pattern.matchesFolded(path))
            return &member;
    }
    return nullptr;
}

const std::vector<Definition> &shippedDefinitions()
{
    static const std::vector<Definition> all = [] {
        std::vector<Definition> definitions;
        for (const QCborValue &entry : resources::shipped(resources::Kind::Layouts))
            definitions.push_back(Definition::fromCbor(entry.toMap()));
        return definitions;
    }();
    return all;
}

const Definition *definitionNamed(const std::vector<Definition> &all, const QString &id)
{
    const auto it = std::find_if(all.begin(), all.end(), [&](const Definition &one) { return one.id == id; });
    return it == all.end() ? nullptr : &*it;
}

} // namespace shindan::layouts
