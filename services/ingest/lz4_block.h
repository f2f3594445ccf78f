#pragma once
// Blocks of LZ4, as journals hold them. Source: "LZ4 Block Format Description".

#include <string>
#include <string_view>

namespace shindan::ingest {

/// Unpacks up to `limit` bytes; false: damaged (what came out until then is in `out`).
bool unpackLz4(std::string_view packed, size_t limit, std::string &out);

} // namespace shindan::ingest
