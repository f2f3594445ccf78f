#pragma once
// What a second start says to the window that is open, and what it answers. Version 1:
//
//   request   "SHND"  u8 version  u32 size  payload          all numbers big-endian
//   payload   token NUL path NUL path ...                    UTF-8; the token may be empty
//   answer    "SHND"  u8 version  u8 'A' (accepted) or 'R' (refused)
//
// Paths are absolute, without control characters. A sender whose paths cannot be said that way opens a window of its own.

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace shindan::gui {

/// Paths to open; none: the window only comes to the front.
struct OpenMessage
{
    QStringList paths;
    QByteArray activationToken; ///< of the desktop, lets the window take the focus; empty if there is none
    friend bool operator==(const OpenMessage &, const OpenMessage &) = default;
};

constexpr qsizetype largestMessage = 256 * 1024; ///< bytes, header included
constexpr qsizetype mostPaths = 1'000;
constexpr qsizetype longestPath = 4'096;         ///< bytes, as Linux has it
constexpr qsizetype longestToken = 256;

[[nodiscard]] bool isActivationToken(const QByteArray &token);
/// No value: a path is "-", relative, too long, has control characters or is not valid Unicode; or all are too many.
[[nodiscard]] std::optional<QByteArray> encoded(const OpenMessage &message);

/// Reads a request piece by piece. Nothing after the first one is read.
class MessageReader
{
public:
    enum class State { Incomplete, Complete, Refused };

    /// Takes bytes as they come. O(bytes); keeps at most largestMessage of them.
    State add(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    /// Precondition: Complete.
    [[nodiscard]] const OpenMessage &message() const { return m_message; }

private:
    [[nodiscard]] State read();

    State m_state = State::Incomplete;
    QByteArray m_bytes;
    OpenMessage m_message;
};

enum class Answer : char { Accepted = 'A', Refused = 'R' };
[[nodiscard]] QByteArray encoded(Answer answer);
constexpr qsizetype answerBytes = 6;
/// No value: it is no answer of this version.
[[nodiscard]] std::optional<Answer> readAnswer(QByteArrayView bytes);

} // namespace shindan::gui
