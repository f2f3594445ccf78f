#pragma once
// Templates: messages that differ only in values share one.

#include "model/units.h"
#include "services/formats/structured.h"

#include <string>

namespace shindan::ingest {

/// Appends the masked text of a message to `out`: words with a digit, paths, quoted names and the values of fields become `<*>`
/// (the text of an `err` or `error` field stays, masked itself). The result depends on the message alone.
void appendMasked(const formats::Fields &fields, std::string &out);

/// FNV-1a, folded to 32 bits; never 0.
[[nodiscard]] model::TemplateId templateIdOf(std::string_view masked) noexcept;

} // namespace shindan::ingest
