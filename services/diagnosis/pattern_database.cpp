#include "services/diagnosis/pattern_database.h"

#include "services/diagnosis/byte_regex.h"
#include "services/diagnosis/compiled_patterns.h"
#include "services/diagnosis/quoting.h"
#include "services/resources/messages.h"

#include <hs/hs.h>

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using ingest::PatternId;

namespace {

// What a hit must also fulfil.
struct Condition
{
    std::vector<std::string> programs;
    model::Level level = model::Level::Unknown;
    bool hasLevel = false;
};

// One wording. `exact`: what Hyperscan was given is wider, so a hit is looked at again.
struct Wording
{
    quint32 slot;
    std::optional<ByteRegex> exact;
};

// A wording that PCRE2 matches alone.
struct SlowPattern
{
    quint32 slot;
    ByteRegex regex;
};

class ThreadScratch : public ingest::PatternMatcher::Scratch
{
public:
    ScratchPointer scratch;
    ByteRegex::Workspace workspace;
    std::vector<quint32> wordings;
    std::vector<quint32> slots;
};

int onMatch(unsigned wording, unsigned long long, unsigned long long, unsigned, void *context)
{
    static_cast<std::vector<quint32> *>(context)->push_back(wording);
    return 0;
}

} // namespace

struct PatternDatabase::Data
{
    DatabasePointer shipped;
    DatabasePointer users;
    std::vector<Wording> wordings; // by the id that Hyperscan reports
    std::vector<SlowPattern> slow;
    std::vector<Condition> conditions; // by slot
    std::vector<model::Warning> warnings;

    void add(const std::vector<PatternSource> &patterns, bool shippedOnes, const QString &storeFolder);
    void addRefused(quint32 slot, const QByteArray &text, const QString &rule, const QString &reason);
    void resolveWordings(std::string_view message, ThreadScratch &own) const;
};

PatternDatabase::PatternDatabase()
    : m_data(std::make_unique<Data>())
{
}

PatternDatabase::~PatternDatabase() = default;

void PatternDatabase::Data::addRefused(quint32 slot, const QByteArray &text, const QString &rule, const QString &reason)
{
    const resources::Values values{{u"rule"_s, rule}, {u"pattern"_s, QString::fromUtf8(text)}, {u"reason"_s, reason}};
    if (auto regex = ByteRegex::compile(text)) {
        slow.push_back({slot, std::move(regex).value()});
        warnings.push_back({u"rule.slow-pattern"_s, resources::message(u"diagnosis.pattern.slow", values), {}});
    } else {
        warnings.push_back({u"rule.bad-pattern"_s, resources::message(u"diagnosis.pattern.unusable", values), {}});
    }
}

void PatternDatabase::Data::add(const std::vector<PatternSource> &patterns, bool shippedOnes, const QString &storeFolder)
{
    std::vector<Expression> expressions;
    std::vector<const QByteArray *> texts; // as the rule has them
    for (size_t slot = 0; slot < patterns.size(); ++slot) {
        if (patterns[slot].shipped != shippedOnes)
            continue;
        for (const Variant &variant : patterns[slot].pattern->variants) {
            expressions.push_back({withUnboundedGaps(variant.text), unsigned(wordings.size())});
            texts.push_back(&variant.text);
            wordings.push_back({quint32(slot), {}});
            if (expressions.back().text == variant.text)
                continue;
            if (auto exact = ByteRegex::compile(variant.text))
                wordings.back().exact = std::move(exact).value();
            else
                expressions.back().text = variant.text; // to be refused below
        }
    }
    CompiledPatterns compiled = compilePatterns(expressions, shippedOnes ? storeFolder : QString());
    (shippedOnes ? shipped : users) = std::move(compiled.database);
    for (const Refused &refused : compiled.refused) {
        const quint32 slot = wordings[expressions[refused.expression].id].slot;
        addRefused(slot, *texts[refused.expression], patterns[slot].rule, refused.reason);
    }
}

// From wordings that Hyperscan reported to patterns.
void PatternDatabase::Data::resolveWordings(std::string_view message, ThreadScratch &own) const
{
    for (quint32 id : own.wordings) {
        const Wording &wording = wordings[id];
        if (!wording.exact || wording.exact->matches(message, own.workspace))
            own.slots.push_back(wording.slot);
    }
}

std::shared_ptr<const PatternDatabase> PatternDatabase::build(const std::vector<PatternSource> &patterns, const QString &storeFolder)
{
    std::shared_ptr<PatternDatabase> database(new PatternDatabase);
    Data &data = *database->m_data;
    for (const PatternSource &source : patterns) {
        Condition condition;
        for (const QString &program : source.pattern->programs)
            condition.programs.push_back(program.toStdString());
        condition.hasLevel = source.pattern->level.has_value();
        condition.level = source.pattern->level.value_or(model::Level::Unknown);
        data.conditions.push_back(std::move(condition));
    }
    data.add(patterns, true, storeFolder);
    data.add(patterns, false, {});
    return database;
}

std::unique_ptr<ingest::PatternMatcher::Scratch> PatternDatabase::makeScratch() const
{
    auto scratch = std::make_unique<ThreadScratch>();
    hs_scratch_t *memory = nullptr;
    for (const hs_database_t *database : {m_data->shipped.get(), m_data->users.get()}) {
        if (database)
            hs_alloc_scratch(database, &memory);
    }
    scratch->scratch.reset(memory);
    return scratch;
}

void PatternDatabase::match(std::string_view message, std::string_view program, model::Level level, Scratch &scratch,
                            std::vector<PatternId> &hits) const
{
    auto &own = static_cast<ThreadScratch &>(scratch);
    own.slots.clear();
    own.wordings.clear();
    for (const hs_database_t *database : {m_data->shipped.get(), m_data->users.get()}) {
        if (database)
            hs_scan(database, message.data(), unsigned(message.size()), 0, own.scratch.get(), onMatch, &own.wordings);
    }
    m_data->resolveWordings(message, own);
    for (const SlowPattern &slow : m_data->slow) {
        if (slow.regex.matches(message, own.workspace))
            own.slots.push_back(slow.slot);
    }
    if (own.slots.empty() || isAuditRecord(message))
        return;
    const bool quotes = quotesOthers(program, message);
    std::ranges::sort(own.slots);
    const auto repeated = std::ranges::unique(own.slots);
    own.slots.erase(repeated.begin(), repeated.end());
    for (quint32 slot : own.slots) {
        const Condition &condition = m_data->conditions[slot];
        if (condition.hasLevel && level != model::Level::Unknown && level < condition.level)
            continue;
        if (!condition.programs.empty() && !program.empty() && !std::ranges::count(condition.programs, program))
            continue;
        if (condition.programs.empty() && quotes)
            continue;
        hits.push_back(PatternHit{slot, condition.programs.empty() || !program.empty()}.id());
    }
}

const std::vector<model::Warning> &PatternDatabase::warnings() const
{
    return m_data->warnings;
}

} // namespace shindan::diagnosis
