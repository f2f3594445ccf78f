#include "services/facts/local_time.h"

#include "services/facts/text_scan.h"
#include "services/formats/time_scan.h"

namespace shindan::facts {

std::optional<model::Instant> readLocalTime(std::string_view text, std::optional<std::chrono::seconds> utcOffset)
{
    const size_t digit = text.find_first_of("0123456789");
    if (digit == std::string_view::npos)
        return std::nullopt;
    formats::Scanner scanner{text.substr(digit), 0};
    qint64 days = 0;
    qint64 clock = 0;
    if (!formats::scanDate(scanner, days) || !scanner.take(' ') || !formats::scanClock(scanner, clock))
        return std::nullopt;
    std::string_view zone = trimmed(scanner.rest());
    zone = zone.substr(0, zone.find(' '));
    if (std::chrono::seconds printed{0}; zone == "UTC" || zone == "GMT") {
        utcOffset = printed;
    } else if (formats::Scanner offset{zone, 0}; formats::scanOffset(offset, printed)) {
        utcOffset = printed;
    }
    if (!utcOffset)
        return std::nullopt;
    return model::Instant{days * model::nsPerDay + clock} - *utcOffset;
}

} // namespace shindan::facts
