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
    UnitRole{"kernel", "kernel-log"},
};

// Of `imuxsock[pid: 812, name: /usr/bin/kubelet]`: kubelet.service, where it is one that has a log of its own.
std::string unitOfProgram(std::string_view message)
{
    static constexpr std::string_view mark = ", name: ";
    const size_t at = message.find(mark);
    const size_t end = at == std::string_view::npos ? at : message.find(']', at);
    if (end == std::string_view::npos)
        return {};
    const std::string_view path = message.substr(at + mark.size(), end - at - mark.size());
    std::string unit(path.substr(path.rfind('/') + 1));
    unit += ".service";
    return roleOfUnit(unit).isEmpty() ? std::string() : unit;
}

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
    static constexpr std::string_view missed = "Missed ";
    static constexpr std::string_view kernel = " kernel messages";
    if (message.starts_with(missed) && message.find(kernel) != std::string_view::npos) {
        const auto lines = numberBefore(message, message.find(kernel));
        return lines ? std::optional(ReadRows::Loss{"kernel", *lines}) : std::nullopt;
    }
    const size_t words = message.find(lost);
    const auto lines = words == std::string_view::npos ? std::nullopt : numberBefore(message, words);
    return lines ? std::optional(ReadRows::Loss{unitOfProgram(message), *lines}) : std::nullopt;
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
