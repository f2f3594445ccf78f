#pragma once
// One Hyperscan database, compiled or taken from where an earlier run stored it.

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

struct hs_database;
struct hs_scratch;

namespace shindan::diagnosis {

struct DatabaseDeleter
{
    void operator()(hs_database *database) const;
};
struct ScratchDeleter
{
    void operator()(hs_scratch *scratch) const;
};
using DatabasePointer = std::unique_ptr<hs_database, DatabaseDeleter>;
using ScratchPointer = std::unique_ptr<hs_scratch, ScratchDeleter>;

struct Expression
{
    QByteArray text;
    unsigned id = 0; ///< what a match reports
};

/// An expression that Hyperscan does not take.
struct Refused
{
    size_t expression = 0; ///< index into the list
    QString reason;
};

struct CompiledPatterns
{
    DatabasePointer database; ///< null if the list is empty or nothing of it could be compiled
    std::vector<Refused> refused;
};

/// The expression as Hyperscan is given it. Long bounded gaps such as [^\n]{0,400} make its automata grow with the bound: seconds of
/// compilation for one expression. Without the upper bound they are small. The result hits whatever the expression hits, and a little
/// more: what it hits is to be looked at again.
[[nodiscard]] QByteArray withUnboundedGaps(const QByteArray &text);

/// Bytes, single match, block mode. One refused expression does not stop the others.
[[nodiscard]] CompiledPatterns compilePatterns(const std::vector<Expression> &expressions);
/// The same, but looks into `folder` first and stores there what it had to compile without a refusal. A stored file is used only
/// if Hyperscan's version, the processor's features, the expressions and its own checksum agree.
[[nodiscard]] CompiledPatterns compilePatterns(const std::vector<Expression> &expressions, const QString &folder);

} // namespace shindan::diagnosis
