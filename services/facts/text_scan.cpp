#include "services/facts/text_scan.h"

#include <charconv>
#include <cmath>

namespace shindan::facts {

namespace {

// find_first_of calls memchr for every character; these two are asked for every line of a bundle.
constexpr bool isBlank(char c) noexcept
{
    return c == ' ' || c == '\t';
}

} // namespace

std::string_view trimmed(std::string_view text) noexcept
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> fieldsOf(std::string_view line, size_t most)
{
    std::vector<std::string_view> fields;
    std::string_view rest = trimmed(line);
    while (!rest.empty()) {
        size_t end = fields.size() + 1 < most ? 0 : rest.size();
        while (end < rest.size() && !isBlank(rest[end]))
            ++end;
        fields.push_back(rest.substr(0, end));
        while (end < rest.size() && isBlank(rest[end]))
            ++end;
        rest.remove_prefix(end);
    }
    return fields;
}

std::optional<qint64> wholeNumber(std::string_view text) noexcept
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<double> decimalNumber(std::string_view text) noexcept
{
    if (text.find_first_not_of("0123456789.-") != std::string_view::npos)
        return std::nullopt; // from_chars takes "nan" and "inf", too
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<qint64> leadingNumber(std::string_view text) noexcept
{
    size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
    return wholeNumber(text.substr(0, digits));
}

std::optional<std::string_view> behind(std::string_view text, std::string_view mark, std::string_view ends)
{
    const size_t at = text.find(mark);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view rest = text.substr(at + mark.size());
    return rest.substr(0, rest.find_first_of(ends));
}

std::optional<std::string_view> valueOf(std::string_view line, std::string_view name)
{
    std::string_view rest = trimmed(line);
    if (!rest.starts_with(name))
        return std::nullopt;
    rest = trimmed(rest.substr(name.size()));
    if (!rest.starts_with(':') && !rest.starts_with('='))
        return std::nullopt;
    return trimmed(rest.substr(1));
}

std::optional<qint64> bytesOfAmount(std::string_view text) noexcept
{
    constexpr std::string_view units = "BKMGTP";
    if (text.ends_with("iB"))
        text.remove_suffix(2);
    double scale = 1;
    if (const char last = text.empty() ? '0' : text.back(); last >= 'A') {
        const size_t power = units.find(static_cast<char>(last >= 'a' ? last - 'a' + 'A' : last));
        if (power == std::string_view::npos)
            return std::nullopt;
        scale = std::ldexp(1.0, static_cast<int>(10 * power));
        text.remove_suffix(1);
    }
    const auto number = text.empty() ? std::nullopt : decimalNumber(text);
    if (!number || *number < 0 || *number * scale > std::ldexp(1.0, 60))
        return std::nullopt;
    return std::llround(*number * scale);
}

std::optional<qint64> kernelKilobytes(std::string_view line, std::string_view name)
{
    const auto value = valueOf(line, name);
    const auto number =
        value && value->ends_with(" kB") ? wholeNumber(trimmed(value->substr(0, value->size() - 3))) : std::nullopt;
    return number && *number >= 0 && *number < (qint64(1) << 50) ? std::optional(*number * 1024) : std::nullopt;
}

bool contains(std::string_view text, std::string_view part) noexcept
{
    return text.find(part) != std::string_view::npos;
}

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace shindan::facts
