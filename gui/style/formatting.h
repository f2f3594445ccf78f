#pragma once
// Values as people read them, in a language and a zone.

#include "model/facts_model.h"
#include "model/text.h"
#include "model/time.h"

#include <QLocale>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace shindan::gui {

[[nodiscard]] QLocale localeOf(model::Language language);
/// 45,761
[[nodiscard]] QString numberText(quint64 number);
[[nodiscard]] QString numberText(qint64 number);
/// 9.4 MB, in powers of 1,000 as file managers do.
[[nodiscard]] QString bytesText(qint64 bytes);
/// 2025-12-13 19:34:52.120, in Japanese 2025/12/13. Without `decimals`: milliseconds, but none for a whole second, which is mostly all
/// that its source prints.
[[nodiscard]] QString timeText(model::Instant time, const model::DisplayZone &zone, model::Language language, std::optional<int> decimals = {});
/// 12 s, 3 min 5 s, 2 h 10 min, 4 d 3 h: the two largest units.
[[nodiscard]] QString durationText(std::chrono::seconds duration);
/// 40 s before, 3 min 5 s after, 12 min before; `at that moment` within a second.
[[nodiscard]] QString distanceText(model::Nanoseconds distance);
/// `2025-12-13 19:34:52.120 to 19:45:01.002`; the date is said twice only if it differs.
[[nodiscard]] QString spanText(model::Instant from, model::Instant to, const model::DisplayZone &zone, model::Language language);
/// UTC, UTC+08:00, Asia/Tokyo.
[[nodiscard]] QString zoneText(const model::DisplayZone &zone);
[[nodiscard]] QString factText(const model::FactValue &value, const model::DisplayZone &zone, model::Language language);
/// Pieces of a text between ` signs are code; everything else is plain.
struct Piece
{
    QString text;
    bool isCode = false;
};
[[nodiscard]] std::vector<Piece> piecesOf(const QString &text);
/// The text without its ` signs.
[[nodiscard]] QString withoutCodeSigns(const QString &text);

} // namespace shindan::gui
