#pragma once
// Time of the processor that this thread has had, in ns: what other programs take does not count.

#include <QtGlobal>

#include <ctime>

namespace shindan::tests {

inline qint64 ownTime()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace shindan::tests
