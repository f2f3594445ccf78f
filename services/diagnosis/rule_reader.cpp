#include "services/diagnosis/rule_reader.h"

#include "services/diagnosis/rule_groups.h"
#include "services/resources/messages.h"
#include "services/resources/shipped.h"
#include "services/resources/yaml_document.h"

#include <QCborArray>
#include <QFileInfo>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using resources::childPath;
using resources::SchemaFault;

namespace {

// Reads an entry that fits the schema; collects what is wrong beyond it.
class EntryReader
{
public:
    explicit EntryReader(bool check)
        : m_check(check)
    {
    }

    ReadRule read(const QCborMap &entry)
    {
        Rule &rule = m_result.rule;
        rule.id = entry.value("id"_L1).toString();
        rule.title = resources::textOf(entry.value("title"_L1));
        rule.explanation = resources::textOf(entry.value("explanation"_L1));
        rule.severity = model::severityFromName(entry.value("severity"_L1).toString()).value_or(model::Severity::Info);
        rule.component = entry.value("component"_L1).toString();
        rule.faq = resources::stringsOf(entry.value("faq"_L1));
        rule.match = match(entry.value("match"_L1).toMap(), u"/match"_s);
        if (entry.contains("clears"_L1))
            rule.clears = pattern(entry.value("clears"_L1).toMap().value("pattern"_L1).toMap(), u"/clears/pattern"_s);
        const QString benign = entry.value("benign"_L1).toString();
        rule.benign = benign == u"startup"_s ? Benign::Startup : benign == u"boot"_s ? Benign::Boot : Benign::Never;
        rule.specialises = resources::stringsOf(entry.value("specialises"_L1));
        const QCborArray causes = entry.value("causes"_L1).toArray();
        for (qsizetype i = 0; i < causes.size(); ++i)
            addCauses(causes[i].toMap(), i);
        rule.examples = resources::stringsOf(entry.value("examples"_L1));
        rule.counterexamples = resources::stringsOf(entry.value("counterexamples"_L1));
        rule.file = entry.value("file"_L1).toString();
        if (m_check) {
            for (SchemaFault &fault : groupFaults(rule))
                m_result.faults.push_back(std::move(fault));
        }
        return std::move(m_result);
    }

private:
    void fault(model::Error error, const QString &path) { m_result.faults.push_back({std::move(error), path, false}); }

    std::optional<model::Nanoseconds> duration(const QCborMap &map, QLatin1String key)
    {
        return map.contains(key) ? readDuration(map.value(key).toString()) : std::nullopt;
    }

    Pattern pattern(const QCborMap &map, const QString &path)
    {
        Pattern result;
        const QCborArray variants = map.value("variants"_L1).toArray();
        for (qsizetype i = 0; i < variants.size(); ++i) {
            const QCborMap variant = variants[i].toMap();
            const QByteArray text = variant.value("text"_L1).toString().toUtf8();
            if (m_check)
                checkVariant(text, childPath(childPath(path, u"variants"_s), i));
            result.variants.push_back({text, variant.value("since"_L1).toString(), variant.value("until"_L1).toString()});
        }
        result.programs = resources::stringsOf(map.value("programs"_L1));
        result.roles = resources::stringsOf(map.value("roles"_L1));
        result.formats = resources::stringsOf(map.value("formats"_L1));
        if (map.contains("level"_L1))
            result.level = model::levelFromName(map.value("level"_L1).toString());
        return result;
    }

    void checkVariant(const QByteArray &text, const QString &path)
    {
        const auto regex = ByteRegex::compile(text);
        if (!regex) {
            fault(regex.error(), childPath(path, u"text"_s));
            return;
        }
        ByteRegex::Workspace workspace;
        if (regex.value().matches({}, workspace))
            fault(resources::errorFor(u"diagnosis.pattern.matches-nothing"), childPath(path, u"text"_s));
    }

    std::vector<Match> matches(const QCborValue &value, const QString &path)
    {
        std::vector<Match> result;
        const QCborArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            result.push_back(match(list[i].toMap(), childPath(path, i)));
        return result;
    }

    void allowOnly(const QCborMap &map, const QString &path, std::initializer_list<QLatin1String> allowed)
    {
        for (QLatin1String key : {"count"_L1, "within"_L1, "by"_L1, "same"_L1}) {
            if (map.contains(key) && !std::ranges::count(allowed, key))
                fault(resources::errorFor(u"diagnosis.rule.key-out-of-place", {{u"key"_s, key}}), childPath(path, key));
        }
    }

    Match match(const QCborMap &map, const QString &path)
    {
        if (map.contains("pattern"_L1))
            return {patternMatch(map, path)};
        if (map.contains("sequence"_L1))
            return {sequence(map, path)};
        allowOnly(map, path, {});
        if (map.contains("absent"_L1))
            return {absent(map.value("absent"_L1).toMap(), childPath(path, u"absent"_s))};
        if (map.contains("fact"_L1))
            return {fact(map.value("fact"_L1).toString(), childPath(path, u"fact"_s))};
        if (map.contains("all"_L1))
            return {AllOf{matches(map.value("all"_L1), childPath(path, u"all"_s))}};
        if (map.contains("any"_L1))
            return {AnyOf{matches(map.value("any"_L1), childPath(path, u"any"_s))}};
        NotOf denied;
        denied.part.push_back(match(map.value("not"_L1).toMap(), childPath(path, u"not"_s)));
        return {std::move(denied)};
    }

    PatternMatch patternMatch(const QCborMap &map, const QString &path)
    {
        allowOnly(map, path, {"count"_L1, "within"_L1, "by"_L1});
        PatternMatch result;
        result.pattern = pattern(map.value("pattern"_L1).toMap(), childPath(path, u"pattern"_s));
        result.count = quint64(std::max<qint64>(1, map.value("count"_L1).toInteger(1)));
        result.within = duration(map, "within"_L1);
        result.by = resources::stringsOf(map.value("by"_L1));
        if (result.within && result.count == 1)
            fault(resources::errorFor(u"diagnosis.rule.within-without-count"), childPath(path, u"within"_s));
        return result;
    }

    SequenceMatch sequence(const QCborMap &map, const QString &path)
    {
        allowOnly(map, path, {"within"_L1, "same"_L1});
        SequenceMatch result;
        const QCborArray steps = map.value("sequence"_L1).toArray();
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const QString place = childPath(childPath(path, u"sequence"_s), i);
            result.steps.push_back(pattern(steps[i].toMap().value("pattern"_L1).toMap(), childPath(place, u"pattern"_s)));
        }
        result.within = duration(map, "within"_L1);
        result.same = resources::stringsOf(map.value("same"_L1));
        return result;
    }

    AbsentMatch absent(const QCborMap &map, const QString &path)
    {
        AbsentMatch result;
        result.pattern = pattern(map.value("pattern"_L1).toMap(), childPath(path, u"pattern"_s));
        if (map.contains("while"_L1))
            result.when.push_back(match(map.value("while"_L1).toMap(), childPath(path, u"while"_s)));
        result.requiresWhole = map.value("requires"_L1).toString() == u"whole"_s;
        result.within = duration(map, "within"_L1);
        return result;
    }

    FactMatch fact(const QString &text, const QString &path)
    {
        auto condition = FactExpression::parse(text);
        if (condition)
            return {condition.value()};
        fault(condition.error(), path);
        return {};
    }

    void addCauses(const QCborMap &map, qsizetype entry)
    {
        Cause cause;
        cause.join = resources::stringsOf(map.value("join"_L1));
        if (cause.join.isEmpty())
            cause.join.append(u"node"_s);
        cause.within = duration(map, "within"_L1).value_or(std::chrono::minutes(10));
        cause.lag = duration(map, "lag"_L1).value_or(model::Nanoseconds(0));
        cause.entry = entry;
        const bool one = map.contains("rule"_L1);
        const QStringList ids = one ? QStringList{map.value("rule"_L1).toString()} : resources::stringsOf(map.value("rules"_L1));
        for (const QString &id : ids) {
            if (id == m_result.rule.id)
                fault(resources::errorFor(u"diagnosis.rule.causes-itself"), childPath(childPath(u"/causes"_s, entry), one ? u"rule"_s : u"rules"_s));
            cause.rule = id;
            m_result.rule.causes.push_back(cause);
        }
    }

    bool m_check;
    ReadRule m_result;
};

model::Error placed(const SchemaFault &fault, const QString &prefix, const resources::YamlDocument &document)
{
    model::Error error = fault.error;
    const QString path = prefix + fault.path;
    const resources::Place place = fault.atKey ? document.placeOfKey(path) : document.placeOf(path);
    error.path = document.file();
    error.line = place.line;
    error.column = place.column;
    return error;
}

RuleFile rulesOf(const model::Result<resources::YamlDocument> &read)
{
    RuleFile file;
    if (!read) {
        file.errors.push_back(read.error());
        return file;
    }
    const resources::YamlDocument &document = read.value();
    file.errors = resources::Schema::shipped(u"rules").check(document);
    if (!file.errors.empty())
        return file;
    const QCborArray entries = document.value().toMap().value("rules"_L1).toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        ReadRule one = readRule(entries[i].toMap());
        one.rule.file = document.file();
        for (const SchemaFault &fault : one.faults)
            file.errors.push_back(placed(fault, childPath(u"/rules"_s, i), document));
        if (one.faults.empty())
            file.rules.push_back(std::move(one.rule));
    }
    return file;
}

} // namespace

ReadRule readRule(const QCborMap &entry, bool check)
{
    return EntryReader(check).read(entry);
}

RuleFile readRuleFile(const QString &path)
{
    return rulesOf(resources::readYaml(path));
}

RuleFile readRuleText(const QByteArray &text, const QString &name)
{
    return rulesOf(resources::parseYaml(text, name));
}

std::optional<model::Nanoseconds> readDuration(QStringView text)
{
    qsizetype digits = 0;
    while (digits < text.size() && text[digits].isDigit())
        ++digits;
    bool ok = false;
    const qint64 number = text.first(digits).toLongLong(&ok);
    const QStringView unit = text.sliced(digits);
    const qint64 ns = unit == u"ms" ? 1'000'000
                    : unit == u"s" ? model::nsPerSecond
                    : unit == u"m" ? 60 * model::nsPerSecond
                    : unit == u"h" ? 3'600 * model::nsPerSecond
                    : unit == u"d" ? model::nsPerDay
                                   : 0;
    if (!ok || ns == 0 || number > std::numeric_limits<qint64>::max() / ns / 4)
        return {};
    return model::Nanoseconds(number * ns);
}

} // namespace shindan::diagnosis
