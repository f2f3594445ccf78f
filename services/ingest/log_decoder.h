#pragma once
// Logs that are no lines of text: told by their first bytes, turned into lines of text, which a format reads then like any other.

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace shindan::ingest {

/// Used by one thread. Input is hostile: what is damaged is left out, and wasDamaged() says so.
class LogDecoder
{
public:
    using Give = std::function<void(std::string text)>;

    LogDecoder() = default;
    virtual ~LogDecoder() = default;
    LogDecoder(const LogDecoder &) = delete;
    LogDecoder &operator=(const LogDecoder &) = delete;

    /// The next bytes of the log, cut anywhere; whole lines are given out as they are ready.
    virtual void take(std::string_view bytes, const Give &give) = 0;
    /// No more bytes come.
    virtual void finish(const Give &give) = 0;
    /// Something of the log could not be read.
    [[nodiscard]] virtual bool wasDamaged() const { return false; }
};

/// A log that is no text.
struct LogEncoding
{
    QString format;                                ///< of the lines that come out: journal-export, windows-event, ...; empty: as they are sniffed
    std::function<std::unique_ptr<LogDecoder>()> make;
};

/// By its first bytes (1,024 are enough). No value: text, or something unknown.
[[nodiscard]] std::optional<LogEncoding> logEncodingOf(std::string_view head);

} // namespace shindan::ingest
