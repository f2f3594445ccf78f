#pragma once
// All patterns of a rule set as one database: Hyperscan says in one pass over a message which of them hit.
//
// Shipped and users' patterns are two Hyperscan databases, compiled as bytes, single match. A pattern that Hyperscan refuses
// is matched by PCRE2 alone, and a warning says so. Captured groups are another matter: see captures.h.

#include "model/snapshot.h"
#include "services/diagnosis/rule.h"
#include "services/ingest/pattern_matcher.h"

#include <memory>
#include <vector>

namespace shindan::diagnosis {

/// What PatternId says: the pattern, and whether the line named its printer. A pattern that wants certain programs also hits
/// lines that do not say who printed them; where such a line stands decides later.
struct PatternHit
{
    quint32 slot = 0;
    bool printerKnown = true;

    [[nodiscard]] static PatternHit of(ingest::PatternId id) { return {id.value() >> 1, (id.value() & 1U) == 0}; }
    [[nodiscard]] ingest::PatternId id() const { return ingest::PatternId(slot << 1 | (printerKnown ? 0U : 1U)); }
};

/// A pattern with where it comes from.
struct PatternSource
{
    const Pattern *pattern = nullptr;
    QString rule;       ///< for warnings
    bool shipped = true;
};

/// Immutable, thread-safe.
class PatternDatabase : public ingest::PatternMatcher
{
public:
    /// Compiles the patterns; the slot of a pattern is its place in the list. `storeFolder`: where the compiled shipped
    /// patterns are kept between runs (they depend on Hyperscan's version and the processor); empty: nowhere.
    /// About 1 ms a pattern, or 1 ms in all when they are taken from the folder.
    [[nodiscard]] static std::shared_ptr<const PatternDatabase> build(const std::vector<PatternSource> &patterns,
                                                                      const QString &storeFolder = {});
    ~PatternDatabase() override;

    /// Patterns that hit, sorted by id, each once.
    void match(std::string_view message, std::string_view program, model::Level level, Scratch &scratch,
               std::vector<ingest::PatternId> &hits) const override;
    [[nodiscard]] std::unique_ptr<Scratch> makeScratch() const override;

    /// Patterns that Hyperscan refused (PCRE2 matches them), and such that nothing can match.
    [[nodiscard]] const std::vector<model::Warning> &warnings() const;

private:
    PatternDatabase();
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace shindan::diagnosis
