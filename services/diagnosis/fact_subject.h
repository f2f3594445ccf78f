#pragma once
// What the subject of a fact is called in findings: the same names that patterns capture.

#include <QString>

namespace shindan::diagnosis {

/// `subject` of a fact with this id, such as "/var/lib/container" of disk.used-percent: mount. Empty: facts of this kind have none.
[[nodiscard]] QString factSubjectName(const QString &factId, const QString &subject);

} // namespace shindan::diagnosis
