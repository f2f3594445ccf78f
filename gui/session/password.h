#pragma once
// A question that a thread asks and the GUI thread answers when a person has; and bytes that leave no trace.

#include "model/cancellation.h"

#include <QByteArray>
#include <QString>

#include <condition_variable>
#include <mutex>
#include <optional>

namespace shindan::gui {

/// Overwrites what the bytes hold, and all that share them, before letting go.
void wipe(QByteArray &bytes);
void wipe(QString &text);

/// One question at a time. ask() blocks its thread, never the GUI thread; answer() never blocks.
class PasswordDesk
{
public:
    PasswordDesk() = default;
    ~PasswordDesk();
    PasswordDesk(const PasswordDesk &) = delete;
    PasswordDesk &operator=(const PasswordDesk &) = delete;

    /// Waits for answer() or the cancellation (noticed within 50 ms). No value: go on without.
    [[nodiscard]] std::optional<QByteArray> wait(const model::Cancellation &cancellation);
    /// To be called before the question is put to the GUI thread: what was answered earlier is no answer to it.
    void beginQuestion();
    /// Without a question the answer is wiped.
    void answer(std::optional<QByteArray> password);

private:
    std::mutex m_mutex;
    std::condition_variable m_answered;
    bool m_asking = false;               // guarded by m_mutex, as the next two
    bool m_done = false;
    std::optional<QByteArray> m_password;
};

} // namespace shindan::gui
