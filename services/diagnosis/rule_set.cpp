#include "services/diagnosis/rule_set.h"

#include "services/diagnosis/node_readiness.h"
#include "services/diagnosis/printers.h"
#include "services/diagnosis/rule_reader.h"
#include "services/diagnosis/start_windows.h"
#include "services/resources/messages.h"
#include "services/resources/shipped.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

model::Warning warningOf(const model::Error &error)
{
    QString place = error.path;
    if (error.line > 0)
        place += u':' + QString::number(error.line) + u':' + QString::number(error.column);
    const auto sentence = [&](const QString &said, const QString &hint) {
        return (place.isEmpty() ? QString() : place + u": "_s) + said + (hint.isEmpty() ? QString() : u' ' + hint);
    };
    return {error.code, {sentence(error.sentence.en, error.hint.en), sentence(error.sentence.ja, error.hint.ja)}, error.path};
}

void RuleSet::add(std::vector<Rule> rules, bool shipped)
{
    for (Rule &rule : rules) {
        if (const Rule *known = find(rule.id)) {
            const resources::Values values{{u"rule"_s, rule.id}, {u"file"_s, rule.file}, {u"other"_s, known->file}};
            m_warnings.push_back({u"rule.duplicate"_s, resources::message(u"diagnosis.rule.duplicate", values), rule.file});
            continue;
        }
        m_byId.emplace(rule.id, m_rules.size());
        m_rules.push_back(std::move(rule));
        m_shipped.push_back(shipped);
    }
}

void RuleSet::addShipped()
{
    std::vector<Rule> rules;
    for (const QCborValue &entry : resources::shipped(resources::Kind::Rules)) {
        ReadRule read = readRule(entry.toMap(), false);
        for (const resources::SchemaFault &fault : read.faults) {
            model::Warning warning = warningOf(fault.error);
            warning.path = read.rule.file;
            m_warnings.push_back(std::move(warning));
        }
        if (read.faults.empty())
            rules.push_back(std::move(read.rule));
    }
    add(std::move(rules), true);
}

void RuleSet::addFolder(const QString &folder)
{
    QStringList files;
    if (QFileInfo(folder).isFile()) {
        files.append(folder);
    } else {
        for (QDirIterator found(folder, {u"*.yaml"_s, u"*.yml"_s}, QDir::Files, QDirIterator::Subdirectories); found.hasNext();)
            files.append(found.next());
    }
    if (files.isEmpty())
        m_warnings.push_back({u"rule.no-file"_s, resources::message(u"diagnosis.rule.no-file", {{u"folder"_s, folder}}), folder});
    files.sort();
    for (const QString &path : files) {
        RuleFile file = readRuleFile(path);
        for (const model::Error &error : file.errors)
            m_warnings.push_back(warningOf(error));
        add(std::move(file.rules), false);
    }
}

// Depth-first, so that each rule stands before all that it folds. A circle is cut where it closes.
void RuleSet::orderBySpeciality()
{
    m_folded.assign(m_rules.size(), {});
    m_specialFirst.clear();
    std::vector<char> state(m_rules.size(), 0);
    std::vector<size_t> reversed;
    const std::function<void(size_t)> visit = [&](size_t index) {
        state[index] = 1;
        for (const QString &id : m_rules[index].specialises) {
            const Rule *general = find(id);
            if (!general)
                continue;
            const auto other = size_t(general - m_rules.data());
            if (state[other] == 0)
                visit(other);
            if (state[other] == 2)
                m_folded[index] += m_folded[other];
            m_folded[index].append(id);
        }
        m_folded[index].removeDuplicates();
        state[index] = 2;
        reversed.push_back(index);
    };
    for (size_t i = m_rules.size(); i-- > 0;) {
        if (state[i] == 0)
            visit(i);
    }
    m_specialFirst.assign(reversed.rbegin(), reversed.rend());
}

void RuleSet::finish(const QString &storeFolder)
{
    for (const Pattern &pattern : startPatterns()) {
        m_startSlots.push_back(quint32(m_patterns.size()));
        m_patterns.push_back({&pattern, {}, true});
    }
    for (const Pattern &pattern : readinessPatterns()) {
        m_readinessSlots.push_back(quint32(m_patterns.size()));
        m_patterns.push_back({&pattern, {}, true});
    }
    for (size_t i = 0; i < m_rules.size(); ++i) {
        const bool shipped = m_shipped[i];
        forEachPattern(m_rules[i], [&](Pattern &pattern) {
            pattern.slot = quint32(m_patterns.size());
            if (pattern.programs.isEmpty())
                pattern.usualPrograms = usualPrograms(m_rules[i].id, m_rules[i].component);
            m_patterns.push_back({&pattern, m_rules[i].id, shipped});
        });
    }
    orderBySpeciality();
    m_matcher = PatternDatabase::build(m_patterns, storeFolder);
    m_warnings.insert(m_warnings.end(), m_matcher->warnings().begin(), m_matcher->warnings().end());
}

const Rule *RuleSet::find(QStringView id) const
{
    const auto found = m_byId.find(id.toString());
    return found == m_byId.end() ? nullptr : &m_rules[found->second];
}

std::shared_ptr<const RuleSet> RuleSet::load(const QStringList &userFolders)
{
    if (userFolders.isEmpty())
        return shipped();
    std::shared_ptr<RuleSet> set(new RuleSet);
    set->addShipped();
    for (const QString &folder : userFolders)
        set->addFolder(folder);
    set->finish(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/shindan/patterns"_s);
    return set;
}

std::shared_ptr<const RuleSet> RuleSet::shipped()
{
    static const std::shared_ptr<const RuleSet> shippedSet = [] {
        std::shared_ptr<RuleSet> set(new RuleSet);
        set->addShipped();
        set->finish(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/shindan/patterns"_s);
        return set;
    }();
    return shippedSet;
}

std::shared_ptr<const RuleSet> RuleSet::of(std::vector<Rule> rules, bool shipped)
{
    std::shared_ptr<RuleSet> set(new RuleSet);
    set->add(std::move(rules), shipped);
    set->finish({});
    return set;
}

} // namespace shindan::diagnosis
