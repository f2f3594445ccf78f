#pragma once
// A zone named inside a written time.

#include "model/time.h"

#include <optional>

namespace shindan::query {

struct WrittenZone
{
    std::optional<model::DisplayZone> zone; ///< no value: none is named, or one that several zones are called by
    QString unclear;                        ///< a name such as CST that proves nothing; empty: none
};

/// Finds the zone and cuts it out of the text, which is normalised (NFKC) and simplified.
[[nodiscard]] WrittenZone takeZone(QString &text);

} // namespace shindan::query
