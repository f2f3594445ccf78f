#pragma once
// Small readings of command output: fields, numbers, `key: value`.

#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace shindan::facts {

/// Without blanks and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;
/// Cut at runs of blanks and tabs; at most `most` fields, the last of which holds the rest.
[[nodiscard]] std::vector<std::string_view> fieldsOf(std::string_view line, size_t most = static_cast<size_t>(-1));
/// The whole text is a number, else no value.
[[nodiscard]] std::optional<qint64> wholeNumber(std::string_view text) noexcept;
[[nodiscard]] std::optional<double> decimalNumber(std::string_view text) noexcept;
/// The run of digits at the beginning.
[[nodiscard]] std::optional<qint64> leadingNumber(std::string_view text) noexcept;
/// What stands behind `mark`, up to one of `ends` or the end; no value if there is no mark.
[[nodiscard]] std::optional<std::string_view> behind(std::string_view text, std::string_view mark, std::string_view ends = " \t");
/// What stands behind `name` and a ':' or '=', both trimmed; no value if the line does not begin with the name.
[[nodiscard]] std::optional<std::string_view> valueOf(std::string_view line, std::string_view name);
/// `1.1G`, `83.8M`, `3.48GiB`, `64K`, `512B`, `0`: amounts as programs print them for people, in powers of 1,024; rounded as they
/// are. No value for anything else, and for amounts beyond 2^60.
[[nodiscard]] std::optional<qint64> bytesOfAmount(std::string_view text) noexcept;
/// `MemTotal:        3648468 kB`: bytes; the kernel's kB are 1,024 bytes. No value for lines of another name or shape.
[[nodiscard]] std::optional<qint64> kernelKilobytes(std::string_view line, std::string_view name);
[[nodiscard]] bool contains(std::string_view text, std::string_view part) noexcept;
[[nodiscard]] QString toText(std::string_view text);

} // namespace shindan::facts
