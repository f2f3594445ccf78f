#include "gui/session/password.h"

namespace shindan::gui {

namespace {

// Not a plain fill: it must survive the optimiser. Written in place, without the copy that a shared value would make of itself, so
// that the other holders of the same memory lose it as well.
void overwrite(const char *bytes, qsizetype size)
{
    auto *target = const_cast<volatile char *>(bytes);
    for (qsizetype i = 0; i < size; ++i)
        target[i] = 0;
}

} // namespace

void wipe(QByteArray &bytes)
{
    if (bytes.data_ptr().isMutable()) // a literal of the program lies in memory that cannot be written
        overwrite(bytes.constData(), bytes.size());
    bytes = QByteArray();
}

void wipe(QString &text)
{
    if (text.data_ptr().isMutable())
        overwrite(reinterpret_cast<const char *>(text.constData()), text.size() * qsizetype(sizeof(QChar)));
    text = QString();
}

PasswordDesk::~PasswordDesk()
{
    if (m_password)
        wipe(*m_password);
}

void PasswordDesk::beginQuestion()
{
    const std::lock_guard lock(m_mutex);
    m_asking = true;
    m_done = false;
    if (m_password)
        wipe(*m_password);
    m_password.reset();
}

std::optional<QByteArray> PasswordDesk::wait(const model::Cancellation &cancellation)
{
    using namespace std::chrono_literals;
    std::unique_lock lock(m_mutex);
    while (!m_done && !cancellation.requested())
        m_answered.wait_for(lock, 50ms); // cancellation is a flag: nobody wakes us for it
    m_asking = false;
    std::optional<QByteArray> password;
    if (!cancellation.requested())
        password.swap(m_password);
    return password;
}

void PasswordDesk::answer(std::optional<QByteArray> password)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_asking && !m_done) {
            m_done = true;
            m_password = std::move(password);
            password.reset();
        }
    }
    if (password)
        wipe(*password);
    m_answered.notify_one();
}

} // namespace shindan::gui
