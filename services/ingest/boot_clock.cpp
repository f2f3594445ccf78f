#include "services/ingest/boot_clock.h"

#include "services/formats/kernel_line.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace shindan::ingest {

using namespace Qt::Literals::StringLiterals;
using model::Instant;
using model::nsPerSecond;
using model::RowIndex;

namespace {

constexpr qint64 mostBytes = 64 << 20; // of a log that counts from boot: a ring buffer has a few MiB
constexpr size_t fewestPairs = 5;

bool countsFromBoot(const SourceBuilder &source)
{
    const QString &format = source.info().format;
    return !source.info().hasTimes && source.rows() > 0 && (format == "dmesg-raw"_L1 || format == "journal-short-monotonic"_L1);
}

std::vector<std::optional<qint64>> sinceBoot(const SourceBuilder &source, const TextStore &texts)
{
    const QByteArray bytes = texts.read(source.info().id, model::ByteOffset(0), mostBytes);
    std::string_view rest(bytes.constData(), static_cast<size_t>(bytes.size()));
    std::vector<std::optional<qint64>> rows;
    while (!rest.empty()) {
        const size_t end = std::min(rest.find('\n'), rest.size());
        rows.push_back(formats::sinceBoot(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return rows;
}

/// Boot, told by lines that stand once in each of both sources.
std::optional<Instant> bootBySameLines(const SourceBuilder &kernel, const std::vector<std::optional<qint64>> &since, SourceBuilder &log,
    const model::TimeCorrections &corrections)
{
    struct Pair
    {
        quint32 row = 0;
        quint32 logRow = 0;
        int count = 0;
        int logCount = 0;
    };
    std::unordered_map<quint64, Pair> pairs;
    for (quint32 row = 0; row < kernel.textHashes().size() && row < since.size(); ++row) {
        if (kernel.textHashes()[row] == 0 || !since[row])
            continue;
        Pair &pair = pairs[kernel.textHashes()[row]];
        pair.row = row;
        ++pair.count;
    }
    for (quint32 row = 0; row < log.textHashes().size(); ++row) {
        if (const auto found = pairs.find(log.textHashes()[row]); found != pairs.end()) {
            found->second.logRow = row;
            ++found->second.logCount;
        }
    }
    const auto rows = log.publish(corrections);
    std::vector<qint64> boots;
    for (const auto &[hash, pair] : pairs) {
        if (pair.count == 1 && pair.logCount == 1 && rows->hasTime(RowIndex(pair.logRow)))
            boots.push_back(rows->instant(RowIndex(pair.logRow)).ns - *since[pair.row]);
    }
    if (boots.size() < fewestPairs)
        return std::nullopt;
    const auto middle = boots.begin() + static_cast<qsizetype>(boots.size() / 2);
    std::nth_element(boots.begin(), middle, boots.end());
    return Instant{*middle};
}

std::optional<Instant> bootByUptime(const std::vector<CommandOutput> &outputs, const BundleTime &time)
{
    if (!time.collectedAt)
        return std::nullopt;
    std::optional<Instant> boot;
    for (const CommandOutput &output : outputs) {
        const auto up = uptimeIn(output.text);
        if (!up)
            continue;
        boot = Instant{time.collectedAt->ns - *up};
        if (*up % (60 * nsPerSecond) != 0) // to the second
            break;
    }
    return boot;
}

} // namespace

std::optional<Instant> bootTimeInStat(std::string_view text)
{
    size_t at = text.starts_with("btime ") ? 0 : text.find("\nbtime ");
    if (at == std::string_view::npos)
        return std::nullopt;
    at = text.find(' ', at) + 1;
    qint64 seconds = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), seconds);
    if (error != std::errc() || seconds < 1'000'000'000 || seconds > 9'000'000'000)
        return std::nullopt;
    return Instant{seconds * nsPerSecond};
}

std::optional<qint64> uptimeIn(std::string_view text)
{
    // /proc/uptime is one line of two numbers with two decimals.
    double seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const std::string_view rest(end, static_cast<size_t>(text.data() + text.size() - end));
    if (error == std::errc() && seconds > 0 && seconds < 1e9 && text.substr(0, text.find(' ')).find('.') != std::string_view::npos
        && rest.starts_with(' ') && rest.find_first_not_of(" 0123456789.\r\n") == std::string_view::npos)
        return static_cast<qint64>(seconds * 1e3) * 1'000'000;
    const size_t up = text.find(" up ");
    const size_t users = up == std::string_view::npos ? up : text.find(" user", up);
    if (users == std::string_view::npos)
        return std::nullopt;
    qint64 minutes = 0;
    bool any = false;
    std::string_view words = text.substr(up + 4, users - up - 4);
    words = words.substr(0, words.rfind(',')); // behind it stands the number of users
    while (!words.empty()) {
        const size_t digits = words.find_first_of("0123456789");
        if (digits == std::string_view::npos)
            break;
        words.remove_prefix(digits);
        qint64 number = 0;
        const char *behind = std::from_chars(words.data(), words.data() + words.size(), number).ptr;
        words.remove_prefix(static_cast<size_t>(behind - words.data()));
        if (number > 100'000)
            return std::nullopt;
        qint64 more = 0;
        if (words.starts_with(':')) {
            const char *last = std::from_chars(words.data() + 1, words.data() + words.size(), more).ptr;
            words.remove_prefix(static_cast<size_t>(last - words.data()));
            minutes += number * 60 + std::min<qint64>(more, 59);
        } else {
            minutes += words.starts_with(" day") ? number * 24 * 60 : words.starts_with(" min") ? number : 0;
        }
        any = true;
    }
    return any ? std::optional(minutes * 60 * nsPerSecond) : std::nullopt;
}

void clockRowsSinceBoot(const std::vector<std::unique_ptr<SourceBuilder>> &sources, const std::vector<model::TimeCorrections> &corrections,
    const std::vector<CommandOutput> &outputs, const BundleTime &time, const TextStore &texts)
{
    for (const auto &source : sources) {
        if (!countsFromBoot(*source))
            continue;
        const auto since = sinceBoot(*source, texts);
        const auto ofNode = [&](const SourceBuilder &other) { return other.info().node == source->info().node; };
        std::vector<CommandOutput> mine;
        for (const CommandOutput &output : outputs) {
            const auto owner = std::find_if(sources.begin(), sources.end(), [&](const auto &other) { return other->info().path == output.path; });
            if (owner != sources.end() && ofNode(**owner))
                mine.push_back(output);
        }
        std::optional<Instant> boot;
        for (const CommandOutput &output : mine)
            boot = boot ? boot : bootTimeInStat(output.text);
        for (size_t i = 0; !boot && i < sources.size(); ++i) {
            if (sources[i]->info().hasTimes && ofNode(*sources[i]) && !sources[i]->textHashes().empty())
                boot = bootBySameLines(*source, since, *sources[i], corrections[i]);
        }
        if (!boot)
            boot = bootByUptime(mine, time);
        if (boot)
            source->setClock(since, *boot);
    }
}

} // namespace shindan::ingest
