#include "services/formats/ordered_dates.h"

#include "services/formats/any_line.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

#include <algorithm>

namespace shindan::formats {

int sniffOrderedDates(std::span<const std::string_view> lines, DateOrder order)
{
    PrintedStamp stamp;
    size_t size = 0;
    int proofs = 0;
    bool contradicted = false;
    const int share = shareOf(lines, [&](std::string_view line) {
        if (!readLeadingStamp(line, 1970, stamp, size, order))
            return false;
        proofs += stamp.proven == order ? 1 : 0;
        contradicted = contradicted || (stamp.proven != order && stamp.proven != DateOrder::Unknown);
        return true;
    });
    return proofs > 0 && !contradicted && share >= 25 ? std::max(41, share - 18) : 0;
}

void parseOrderedDates(std::string_view line, LineContext &context, ParsedLine &result, DateOrder order)
{
    if (!readStampedLine(line, context, result, order))
        readOtherLine(line, context, result);
}

} // namespace shindan::formats
