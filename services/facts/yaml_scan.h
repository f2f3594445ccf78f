#pragma once
// Walks block YAML as Kubernetes' tools print it and tells every scalar with its path and where it stands, as JsonScan does for JSON.
// Read are mappings, sequences, plain, quoted and block scalars, several documents. Flow collections, anchors and tags are told as the
// text they are: no such tool prints them in an object.

#include "services/facts/json_scan.h"

namespace shindan::facts {

class YamlScan
{
public:
    /// Reads one document that begins at or behind `from`; the end is that of the document. Nesting beyond 64 levels is not told.
    /// O(text); bad indentation never fails, it only gives other paths.
    [[nodiscard]] static JsonScan::End read(std::string_view text, size_t from, const JsonScan::Visit &visit);
};

} // namespace shindan::facts
