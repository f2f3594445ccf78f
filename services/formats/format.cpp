#include "services/formats/format.h"

namespace shindan::formats {

const Format *formatNamed(QStringView name)
{
    for (const Format *format : allFormats()) {
        if (format->name == name)
            return format;
    }
    return nullptr;
}

const Format &sniffFormat(std::span<const std::string_view> lines)
{
    const Format *best = formatNamed(u"text");
    int bestScore = 0;
    for (const Format *format : allFormats()) {
        if (const int score = format->sniff(lines); score > bestScore) {
            best = format;
            bestScore = score;
        }
    }
    return *best;
}

} // namespace shindan::formats
