#pragma once
// Case files (`*.shindan`): YAML that people can read and mend, written so that a program killed at any moment leaves either the old
// file or the new one. Shape: resources/schema/case.schema.json, `shindan.case/1`.

#include "model/case.h"
#include "model/result.h"

namespace shindan::cases {

/// The case as the bytes of its file. Deterministic; every text in double quotes, so that no text is taken for a number or a word of
/// YAML.
[[nodiscard]] QByteArray caseText(const model::Case &kept);

/// Replaces the file as a whole (a new file beside it, synced, renamed). Blocks for as long as the disk needs; not for the GUI thread.
[[nodiscard]] model::Result<model::Done> writeCase(const QString &path, const model::Case &kept);

/// Reads a case file of this version. Relative paths of bundles count from the file's folder. An Error names line and column of the
/// first fault. Notes that name a bundle that the case does not list are a fault, too.
[[nodiscard]] model::Result<model::Case> readCase(const QString &path);

/// Whether a path is a case file: by its ending. Does not look at the disk.
[[nodiscard]] bool isCaseFile(const QString &path);

/// Where notes are kept for bundles that belong to no case file yet: a file named after their ids, whatever their order, in the user's
/// private data folder (which is made, 0700). Empty if one of them was never read to its end.
[[nodiscard]] QString unnamedCasePath(const std::vector<model::CaseBundle> &bundles);

} // namespace shindan::cases
