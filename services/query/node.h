#pragma once
// The tree of a query.

#include "model/level.h"
#include "model/time.h"
#include "services/query/query.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace shindan::query {

enum class NodeKind : quint8 { Everything, And, Or, Not, Word, Phrase, Regex, Field };
enum class Comparison : quint8 { Equal, AtLeast, Above, AtMost, Below };

struct Query::Node
{
    NodeKind kind = NodeKind::Everything;
    std::vector<std::shared_ptr<const Node>> children;
    QString text;                        ///< of a word, phrase or regular expression
    QString field;                       ///< lower case
    Comparison comparison = Comparison::Equal;
    QString value;                       ///< of a field, as written
    std::optional<model::ReadTime> time; ///< of the field `time`
    std::chrono::seconds offset{0};      ///< in which it was read, for normalised()
    std::optional<model::Level> level;   ///< of the field `level`
    qsizetype begin = 0;                 ///< where the term stands in the query's text
    qsizetype end = 0;
};

} // namespace shindan::query
