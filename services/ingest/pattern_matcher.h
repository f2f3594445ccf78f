#pragma once
// What ingest asks of a database of patterns: which of them hit a message. Diagnosis implements it.

#include "model/level.h"
#include "model/units.h"

#include <QString>

#include <memory>
#include <string_view>
#include <vector>

namespace shindan::ingest {

/// Number of a pattern in the matcher's own list.
using PatternId = model::Strong<struct PatternIdTag, quint32>;

/// One pattern hit one record.
struct Hit
{
    model::RowRef row; ///< head row of the record
    PatternId pattern;
    friend constexpr auto operator<=>(const Hit &, const Hit &) noexcept = default;
};
using HitList = std::vector<Hit>;

class PatternMatcher
{
public:
    /// State of one thread (scratch memory).
    class Scratch
    {
    public:
        virtual ~Scratch() = default;
    };

    virtual ~PatternMatcher() = default;
    [[nodiscard]] virtual std::unique_ptr<Scratch> makeScratch() const = 0;
    /// Appends the patterns that hit the message of a record (quoting undone, rows joined by \n). Each pattern once. Thread-safe
    /// with a scratch of one's own. `program` is who printed the line, empty if the line does not say.
    virtual void match(std::string_view message, std::string_view program, model::Level level, Scratch &scratch,
                       std::vector<PatternId> &hits) const = 0;
};

} // namespace shindan::ingest
