#include "services/ingest/rate_limit.h"

#include <array>
#include <charconv>

namespace shindan::ingest {

namespace {

struct UnitRole
{
    std::string_view unit;
    const char *role;
};

constexpr std::array unitRoles{
    UnitRole{"kubelet.service", "kubelet-log"}, UnitRole{"containerd.service", "containerd-log"}, UnitRole{"docker.service", "docker-log"},
    UnitRole{"pouch.service", "pouch-log"},     UnitRole{"edge-hub.service", "edge-hub-log"},     UnitRole{"etcd.service", "etcd-log"},
};

// The number that ends right before `end`.
std::optional<quint64> numberBefore(std::string_view text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9')
        --begin;
    quint64 number = 0;
    if (std::from_chars(text.data() + begin, text.data() + end, number).ec != std::errc())
        return std::nullopt;
    return number;
}

} // namespace

std::optional<ReadRows::Loss> readLoss(std::string_view message)
{
    static constexpr std::string_view suppressed = "Suppressed ";
    static constexpr std::string_view from = " messages from ";
    static constexpr std::string_view lost = " messages lost due to rate-limiting";
    if (message.starts_with(suppressed)) {
        const size_t words = message.find(from);
        const auto lines = words == std::string_view::npos ? std::nullopt : numberBefore(message, words);
        if (!lines)
            return std::nullopt;
        std::string_view unit = message.substr(words + from.size());
        unit = unit.substr(0, unit.find(' '));
        return ReadRows::Loss{std::string(unit.substr(unit.rfind('/') + 1)), *lines};
    }
    const size_t words = message.find(lost);
    const auto lines = words == std::string_view::npos ? std::nullopt : numberBefore(message, words);
    return lines ? std::optional(ReadRows::Loss{{}, *lines}) : std::nullopt;
}

QString roleOfUnit(std::string_view unit)
{
    for (const UnitRole &known : unitRoles) {
        if (known.unit == unit)
            return QString::fromLatin1(known.role);
    }
    return {};
}

} // namespace shindan::ingest
