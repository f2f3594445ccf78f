#pragma once
// One member out of a bundle, byte for byte: evidence is handed on as it came.

#include "model/cancellation.h"
#include "model/result.h"
#include "services/archive/input.h"
#include "services/ingest/text_store.h"

#include <functional>

namespace shindan::ingest {

struct MemberSaving
{
    QString input;                      ///< model::BundleInfo::input
    QString member;                     ///< model::SourceInfo::path
    QString fileName;                   ///< is written whole or not at all; replaces a file of that name
    archive::Limits limits;
    archive::PasswordCallback password; ///< asked where the member has to be unpacked again; may be empty
    /// On the calling thread, at most every 100 ms: bytes of the input read again, or of the member copied; total 0: not known.
    std::function<void(qint64 done, qint64 total)> progress;
};

/// Writes the original bytes of a member. What `store` keeps byte for byte is copied from there; what it keeps as converted text
/// (UTF-16) or could not keep (disk full) is unpacked from the input again, which takes as long as reading it did. Blocks; stops
/// within 100 ms of being cancelled. The bytes written.
///
/// Errors: save.into-bundle, save.not-written, save.gone, save.input-not-again, save.encrypted, save.cancelled, and those of
/// archive::readInput().
[[nodiscard]] model::Result<qint64> saveMember(const MemberSaving &request, const TextStore &store, model::SourceId source,
                                               const model::Cancellation &cancellation);

} // namespace shindan::ingest
