#pragma once
// A sink that keeps everything, and checks on the way that entries come one after the other.

#include "services/archive/input.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <vector>

namespace shindan::test {

struct RecordedEntry
{
    archive::Entry entry;
    QByteArray bytes; ///< of data(), or of the file on disk if it is to be read in place
    archive::EntryEnd end;
    int dataCalls = 0;
};

class RecordingSink : public archive::EntrySink
{
public:
    Decision begin(const archive::Entry &entry) override;
    void data(std::string_view bytes) override;
    void end(const archive::EntryEnd &end) override;

    /// Called in begin(), to decide or to do something in the middle.
    std::function<Decision(const archive::Entry &)> onBegin;
    std::function<void()> onData;
    bool keepBytes = true;

    std::vector<RecordedEntry> entries;

    /// Paths of files, sorted; those of folders are left out.
    [[nodiscard]] QStringList files() const;
    /// Paths of files in the order in which they came.
    [[nodiscard]] QStringList filesAsTheyCame() const;
    [[nodiscard]] QHash<QString, QByteArray> contents() const;
    /// nullptr if there is none.
    [[nodiscard]] const RecordedEntry *find(const QString &path) const;

private:
    bool m_open = false;
};

/// Codes of the warnings, sorted, each once.
[[nodiscard]] QStringList codesOf(const archive::InputSummary &summary);

/// readInput() of a path without limits of its own, into `sink`.
[[nodiscard]] model::Result<archive::InputSummary> readAll(
    const QString &path, RecordingSink &sink, const archive::Limits &limits = {}, const model::Cancellation &cancellation = {});

} // namespace shindan::test
