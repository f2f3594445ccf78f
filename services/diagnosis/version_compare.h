#pragma once
// Versions compared as rpm does. Source of the rules: rpm's manual, "Version comparison" (rpmvercmp) and "Dependencies"
// (a side without a release says nothing about releases).

#include <QStringView>

#include <compare>

namespace shindan::diagnosis {

/// rpmvercmp: both are cut into runs of digits and runs of letters. Digits compare as numbers, letters as text, a number is
/// newer than letters; all else separates only. `~` sorts before everything, even the end; `^` after the end, before the rest.
[[nodiscard]] std::strong_ordering compareSegments(QStringView a, QStringView b);

/// `[epoch:]version[-release]`, a leading `v` before a digit ignored. The release counts only if both sides have one, so
/// 5.10.134-19.1.al8 equals 5.10.134.
[[nodiscard]] std::strong_ordering compareVersions(QStringView a, QStringView b);

} // namespace shindan::diagnosis
