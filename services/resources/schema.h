#pragma once
// Checks data that people write against the JSON schemas in resources/schema, and says what is wrong so that its author can mend
// it.
//
// Known keywords: type, properties, required, additionalProperties, propertyNames, items, minItems, enum, const, pattern,
// minLength, minimum, maximum, oneOf, anyOf, $ref to #/$defs. `x-expected: {en, ja}` beside `pattern` says in words what the
// pattern wants. Every other keyword is for people and other tools.

#include "model/result.h"
#include "services/resources/yaml_document.h"

#include <QCborMap>
#include <QCborValue>

#include <vector>

namespace shindan::resources {

/// What is wrong with one value, before its place in a file is known.
struct SchemaFault
{
    model::Error error;
    QString path; ///< JSON pointer of the value
    bool atKey = false; ///< the key is wrong, not the value
};

/// A schema. Immutable; may be used by several threads.
class Schema
{
public:
    explicit Schema(QCborMap schema);
    /// resources/schema/<name>.schema.json as it came with the program.
    [[nodiscard]] static Schema shipped(QStringView name);

    /// All faults of a value, in its order; none if it fits. No more than `limit` are looked for.
    [[nodiscard]] std::vector<SchemaFault> check(const QCborValue &value, int limit = 50) const;
    /// The same for a document; path, line and column of each Error are filled in.
    [[nodiscard]] std::vector<model::Error> check(const YamlDocument &document, int limit = 50) const;

private:
    QCborMap m_schema;
};

/// "/rules/3/title" as people write it: rules[3].title. Empty for the whole document.
[[nodiscard]] QString readablePath(const QString &path);

} // namespace shindan::resources
