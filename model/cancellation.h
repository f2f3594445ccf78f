#pragma once
// A flag that stops long work. Copies share it; any thread may set or ask it.

#include <atomic>
#include <memory>

namespace shindan::model {

class Cancellation
{
public:
    void cancel() const noexcept { m_flag->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool requested() const noexcept { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

} // namespace shindan::model
