#pragma once
// The start of the program: does a window of this user on this display take what is to be opened, or does this one?

#include "gui/one_window/meeting_place.h"
#include "gui/one_window/message.h"

#include <chrono>
#include <optional>

namespace shindan::gui {

/// What was decided.
struct StartDecision
{
    bool handedOver = false; ///< another window has it: this process is done
    HeldLock lock;           ///< held: this window is to hear later starts, once it is there (WindowServer); else another one does,
                             ///< or no place can be trusted
};

/// How long others are waited for.
struct StartPatience
{
    std::chrono::milliseconds answer = std::chrono::seconds(2);    ///< of a window that is there
    std::chrono::milliseconds beginning = std::chrono::seconds(10);///< of one that is being made: it holds the lock and does not listen yet
};

/// Paths as they were given, absolute by this process's working directory; `-` stays.
[[nodiscard]] QStringList absolutePaths(const QStringList &paths);

/// Decides. Two starts at the same moment: the one that gets the lock is the window, the other waits for its socket and hands over.
/// A window that does not answer keeps nobody from one of their own. `place` none, or a message that cannot be said: a window of
/// one's own. `newWindow`: hands over nothing.
[[nodiscard]] StartDecision decideStart(const std::optional<MeetingPlace> &place, const OpenMessage &message, bool newWindow,
                                        const StartPatience &patience = {});

} // namespace shindan::gui
