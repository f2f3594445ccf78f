#pragma once
// What stands behind an outer header (journal, syslog): klog, logfmt or JSON with a time and level of their own, or plain text.

#include "services/formats/format.h"

#include <string_view>

namespace shindan::formats {

/// The header of klog: `I1213 19:34:52.166681    2113 file.go:205] `; newer glog prints the year (`I20251213`).
/// Sources: k8s.io/klog v2, formatHeader(); google/glog 0.5, LogMessage::Init().
struct KlogHeader
{
    model::Level level = model::Level::Unknown;
    int year = 0; ///< 0: not printed
    int month = 0;
    int day = 0;
    qint64 nsOfDay = 0;
    size_t size = 0; ///< bytes up to and with the blank behind `]`
};
[[nodiscard]] bool readKlogHeader(std::string_view text, KlogHeader &header) noexcept;

/// `time="2025-12-13T19:34:18.957309226+08:00" level=info msg=...` in any order of the first fields (logrus text formatter).
struct LogfmtHeader
{
    model::Level level = model::Level::Unknown;
    bool hasTime = false;
    model::PrintedTime local;
    std::optional<std::chrono::seconds> offset;
};
[[nodiscard]] bool readLogfmtHeader(std::string_view text, LogfmtHeader &header) noexcept;

/// What a program printed before it was carried in JSON: its inner format, the header to take off, level and time if it has them.
struct CarriedText
{
    Inner inner = Inner::Plain;
    size_t headerSize = 0;
};
[[nodiscard]] CarriedText readCarriedText(std::string_view text) noexcept;

/// Fills level, inner, message and, where the inner time is within 2 s of the outer one, the time. `result.message` is the text
/// after the outer header when called, `result.time` the outer time if `result.hasTime`.
void readInner(LineContext &context, ParsedLine &result);

/// The same for a message that is the content of a JSON string (`result.message`, escapes kept); sets Inner::Carried.
void readCarriedInner(LineContext &context, ParsedLine &result);

/// The level that a message without one most likely has, by who printed it; Unknown if nothing is known.
[[nodiscard]] model::Level derivedLevel(std::string_view program, std::string_view message) noexcept;

} // namespace shindan::formats
