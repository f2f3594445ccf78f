#pragma once
// The query language of the filter field, --query and saved views. Grammar: docs/query.md.

#include "model/cancellation.h"
#include "model/result.h"
#include "model/snapshot.h"
#include "services/ingest/text_store.h"

#include <QString>

#include <memory>

namespace shindan::query {

/// A query that was read. Immutable; copies share it.
class Query
{
public:
    /// Everything.
    Query();
    /// `zone`: in which times without an offset are read. An Error names the column and says what is wrong.
    [[nodiscard]] static model::Result<Query> parse(const QString &text, const model::DisplayZone &zone = {});

    [[nodiscard]] bool isEverything() const;
    /// The query in one normal form: times with their offset, quotes only where needed. parse(normalised()) means the same.
    [[nodiscard]] QString normalised() const;
    /// One term of the top-level AND as a chip of the window: its text and what remains without it.
    struct Term
    {
        QString text;
        QString rest;
    };
    [[nodiscard]] std::vector<Term> terms() const;

    struct Node;
    [[nodiscard]] const std::shared_ptr<const Node> &root() const { return m_root; }

private:
    std::shared_ptr<const Node> m_root;
};

struct Rows
{
    std::shared_ptr<const model::WorkspaceRows> rows; ///< heads that match; null: everything
    quint64 unknownLevel = 0;                         ///< rows let through by `level>=` because their level is unknown
    bool cancelled = false;
};

/// The rows that match. Fields and times are answered from the index (10 million rows in less than 50 ms); words, phrases and
/// regular expressions read the text, several sources at a time on `threads` threads. Words match the decoded line without
/// regard to case; a record matches as a whole when one of its rows does.
[[nodiscard]] Rows evaluate(const Query &query, const model::Snapshot &snapshot, const ingest::TextStore &texts,
                            const model::Cancellation &cancellation, int threads = 0);

} // namespace shindan::query
