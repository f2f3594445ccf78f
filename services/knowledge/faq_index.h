#pragma once
// The search index of the FAQ: a Xapian database in one file, made at build time and embedded.
//
// Japanese is indexed by n-grams, so that words of two characters are found inside sentences, which no word splitter would
// give. Full-width and half-width forms are levelled (NFKC) on both sides.

#include "services/knowledge/faq.h"

#include <QByteArray>

#include <memory>

namespace shindan::knowledge {

/// Writes the index of these entries to a file. An Error if the folder cannot be written or is full.
[[nodiscard]] model::Result<model::Done> buildFaqIndex(const std::vector<FaqEntry> &entries, const QString &file);

/// Thread-safe (searches wait for each other).
class FaqIndex
{
public:
    /// Takes the bytes of an index. The database is read from memory, nothing is written to disk. An index that cannot be opened
    /// finds nothing.
    explicit FaqIndex(const QByteArray &bytes);
    ~FaqIndex();
    FaqIndex(const FaqIndex &) = delete;
    FaqIndex &operator=(const FaqIndex &) = delete;

    /// Entries with all words first, then those with most of them. The last word may be unfinished.
    [[nodiscard]] std::vector<SearchHit> search(const QString &text, int limit) const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace shindan::knowledge
