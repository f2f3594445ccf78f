#include "services/diagnosis/rule_check.h"

#include "services/diagnosis/compiled_patterns.h"
#include "services/diagnosis/rule_reader.h"
#include "services/resources/messages.h"
#include "services/resources/shipped.h"
#include "services/resources/yaml_document.h"

#include <QCborArray>
#include <QSet>

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using resources::childPath;

namespace {

QSet<QString> shippedIds(resources::Kind kind)
{
    QSet<QString> ids;
    for (const QCborValue &entry : resources::shipped(kind))
        ids.insert(entry.toMap().value("id"_L1).toString());
    return ids;
}

// What only the whole of a file and the shipped data can tell.
class FileChecker
{
public:
    explicit FileChecker(const resources::YamlDocument &document)
        : m_document(document)
        , m_entries(document.value().toMap().value("rules"_L1).toArray())
        , m_faq(shippedIds(resources::Kind::Faq))
    {
        m_rules = shippedIds(resources::Kind::Rules);
        for (const QCborValue &entry : m_entries)
            m_rules.insert(entry.toMap().value("id"_L1).toString());
    }

    std::vector<model::Error> check()
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < m_entries.size(); ++i) {
            const QString path = childPath(u"/rules"_s, i);
            const QCborMap entry = m_entries[i].toMap();
            const QString id = entry.value("id"_L1).toString();
            if (seen.contains(id))
                add(u"diagnosis.check-file.id-twice", id, childPath(path, u"id"_s));
            seen.insert(id);
            checkReferences(entry, path);
            checkPatterns(entry, path);
            if (asksMessages(entry) && entry.value("examples"_L1).toArray().isEmpty())
                add(u"diagnosis.check-file.no-example", id, childPath(path, u"examples"_s));
        }
        return std::move(m_errors);
    }

private:
    void add(QStringView id, const QString &name, const QString &path)
    {
        model::Error error = resources::errorFor(id, {{u"name"_s, name}});
        const resources::Place place = m_document.placeOf(path);
        error.path = m_document.file();
        error.line = place.line;
        error.column = place.column;
        m_errors.push_back(std::move(error));
    }

    void checkReferences(const QCborMap &entry, const QString &path)
    {
        const QCborArray faq = entry.value("faq"_L1).toArray();
        for (qsizetype i = 0; i < faq.size(); ++i) {
            if (!m_faq.contains(faq[i].toString()))
                add(u"diagnosis.check-file.no-entry", faq[i].toString(), childPath(childPath(path, u"faq"_s), i));
        }
        const QCborArray special = entry.value("specialises"_L1).toArray();
        for (qsizetype i = 0; i < special.size(); ++i) {
            if (!m_rules.contains(special[i].toString()))
                add(u"diagnosis.check-file.no-rule", special[i].toString(), childPath(childPath(path, u"specialises"_s), i));
        }
        const QCborArray causes = entry.value("causes"_L1).toArray();
        for (qsizetype i = 0; i < causes.size(); ++i) {
            const QString place = childPath(childPath(path, u"causes"_s), i);
            const QCborMap cause = causes[i].toMap();
            if (cause.contains("rule"_L1) && !m_rules.contains(cause.value("rule"_L1).toString()))
                add(u"diagnosis.check-file.no-rule", cause.value("rule"_L1).toString(), childPath(place, u"rule"_s));
            const QCborArray several = cause.value("rules"_L1).toArray();
            for (qsizetype j = 0; j < several.size(); ++j) {
                if (!m_rules.contains(several[j].toString()))
                    add(u"diagnosis.check-file.no-rule", several[j].toString(), childPath(childPath(place, u"rules"_s), j));
            }
        }
    }

    // Patterns that work through PCRE2 only.
    void checkPatterns(const QCborMap &entry, const QString &path)
    {
        const Rule rule = readRule(entry).rule;
        forEachPattern(rule, [&](const Pattern &pattern) {
            for (const Variant &variant : pattern.variants) {
                const CompiledPatterns compiled = compilePatterns({{withUnboundedGaps(variant.text), 0}});
                if (!compiled.refused.empty())
                    add(u"diagnosis.check-file.slow", compiled.refused.front().reason, childPath(path, u"match"_s));
            }
        });
    }

    static bool asksMessages(const QCborMap &entry)
    {
        bool asks = false;
        const Rule rule = readRule(entry).rule;
        forEachSoughtPattern(rule.match, [&](const Pattern &) { asks = true; });
        return asks;
    }

    const resources::YamlDocument &m_document;
    QCborArray m_entries;
    QSet<QString> m_faq;
    QSet<QString> m_rules;
    std::vector<model::Error> m_errors;
};

} // namespace

std::vector<model::Error> checkRuleFile(const QString &path)
{
    std::vector<model::Error> errors = readRuleFile(path).errors;
    if (!errors.empty())
        return errors;
    const auto document = resources::readYaml(path);
    if (!document)
        return {document.error()};
    return FileChecker(document.value()).check();
}

} // namespace shindan::diagnosis
