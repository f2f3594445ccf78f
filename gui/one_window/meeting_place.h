#pragma once
// Where the starts of one user on one display meet: a private folder with a lock and a socket in it.
//
// The folder is $XDG_RUNTIME_DIR/shindan, or window/ in the program's cache folder where there is no runtime folder to trust. It has
// to be a folder of this user's (no link to one) that nobody else may enter; anything else in its place is not used, nor mended.
// The lock belongs to the process that holds it and goes with it, however it ends: who gets it removes what a killed one left.

#include <QString>

#include <optional>

namespace shindan::gui {

struct MeetingPlace
{
    QString socket; ///< absolute; short enough for a socket's address
    QString lock;
};

/// Makes the folder if need be. `display` tells sessions apart: two displays of one user have a window each. No value: no folder
/// can be trusted; then each start has a window of its own.
[[nodiscard]] std::optional<MeetingPlace> meetingPlace(const QString &display);
/// Of this process: platform and display (`xcb :0`, `wayland wayland-0`).
[[nodiscard]] QString displayName();

/// A folder of this user's with mode 0700 and no link; made if nothing is there.
[[nodiscard]] bool makePrivateFolder(const QString &folder);

/// The lock on a file, held until destruction or the end of the process.
class HeldLock
{
public:
    HeldLock() = default;
    ~HeldLock();
    HeldLock(HeldLock &&other) noexcept;
    HeldLock &operator=(HeldLock &&other) noexcept;

    /// Not held if somebody else holds it, or the file cannot be made. Never waits.
    [[nodiscard]] static HeldLock tryOn(const QString &file);
    [[nodiscard]] bool isHeld() const { return m_file >= 0; }

private:
    int m_file = -1;
};

/// Whether the process at the other end of a connected local socket is this user's. No value of the kernel: no.
[[nodiscard]] bool peerIsThisUser(qintptr socket);

} // namespace shindan::gui
