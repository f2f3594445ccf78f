// Rules against their own examples.

#include "services/diagnosis/byte_regex.h"
#include "services/diagnosis/rule_check.h"
#include "services/formats/format.h"
#include "services/resources/messages.h"

#include <QSet>

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using formats::Format;
using formats::ParsedLine;

namespace {

ParsedLine parsed(const Format &format, std::string_view line, formats::LineContext &context)
{
    ParsedLine result;
    format.parse(line, context, result);
    return result;
}

// The format that fits one line: the best guess, unless it finds neither a time nor a printer and another one does.
const Format &formatOf(std::string_view line)
{
    const Format &guess = formats::sniffFormat(std::span(&line, 1));
    const auto tells = [&](const Format &format) {
        formats::LineContext context;
        const ParsedLine result = parsed(format, line, context);
        return result.hasTime || !result.program.empty();
    };
    if (tells(guess))
        return guess;
    for (const Format *format : formats::allFormats()) {
        if (format->timed && tells(*format))
            return *format;
    }
    return guess;
}

class RuleTester
{
public:
    explicit RuleTester(const RuleSet &rules)
        : m_rules(rules)
        , m_scratch(rules.matcher()->makeScratch())
    {
    }

    RuleTest test(const Rule &rule)
    {
        RuleTest result;
        result.rule = rule.id;
        result.file = rule.file;
        QSet<quint32> slots;
        QList<std::pair<ByteRegex, QByteArray>> unseen;
        forEachSoughtPattern(rule.match, [&](const Pattern &pattern) {
            slots.insert(pattern.slot);
            for (const Variant &variant : pattern.variants) {
                if (auto regex = ByteRegex::compile(variant.text))
                    unseen.append({std::move(regex).value(), variant.text});
            }
        });
        if (slots.isEmpty())
            return result;
        result.examples = rule.examples.size();
        result.counterexamples = rule.counterexamples.size();
        for (const QString &line : rule.examples)
            tryLine(line, true, slots, result);
        for (const QString &line : rule.counterexamples)
            tryLine(line, false, slots, result);
        for (const QString &line : rule.examples) {
            const std::string message = readSample(line).message;
            unseen.removeIf([&](const auto &variant) { return variant.first.matches(message, m_workspace); });
        }
        for (const auto &[regex, text] : unseen)
            result.variantsWithoutExample.push_back(text);
        return result;
    }

private:
    void tryLine(const QString &line, bool shouldHit, const QSet<quint32> &slots, RuleTest &result)
    {
        const SampleRecord record = readSample(line);
        std::vector<ingest::PatternId> hits;
        m_rules.matcher()->match(record.message, record.program, record.level, *m_scratch, hits);
        const bool hit = std::ranges::any_of(hits, [&](ingest::PatternId id) {
            const PatternHit what = PatternHit::of(id);
            const QStringList &wanted = m_rules.patterns()[what.slot].pattern->formats;
            return slots.contains(what.slot) && (wanted.isEmpty() || wanted.contains(record.format));
        });
        if (hit == shouldHit)
            return;
        const resources::Values values{{u"program"_s, QString::fromStdString(record.program)},
                                       {u"level"_s, model::levelName(record.level)},
                                       {u"format"_s, record.format},
                                       {u"message"_s, QString::fromUtf8(record.message.data(), qsizetype(record.message.size()))}};
        result.failures.push_back({line, shouldHit, resources::message(u"diagnosis.rule-test.seen-as", values)});
    }

    const RuleSet &m_rules;
    std::unique_ptr<ingest::PatternMatcher::Scratch> m_scratch;
    ByteRegex::Workspace m_workspace;
};

} // namespace

SampleRecord readSample(const QString &line)
{
    SampleRecord record;
    const std::string text = line.toStdString();
    std::string_view rest = text;
    const Format *format = nullptr;
    formats::LineContext context;
    for (bool head = true; head || !rest.empty(); head = false) {
        const size_t end = rest.find('\n');
        const std::string_view row = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (head)
            format = &formatOf(row);
        const ParsedLine result = parsed(*format, row, context);
        if (!head) {
            record.message += '\n';
            record.message += result.message;
            continue;
        }
        record.format = format->name;
        record.level = result.level;
        record.program = result.program.empty() ? format->program.toStdString() : std::string(result.program);
        record.message = formats::unquoted(result.message, result.inner);
    }
    return record;
}

std::vector<RuleTest> testRules(const RuleSet &rules)
{
    RuleTester tester(rules);
    std::vector<RuleTest> tests;
    for (const Rule &rule : rules.rules())
        tests.push_back(tester.test(rule));
    return tests;
}

} // namespace shindan::diagnosis
