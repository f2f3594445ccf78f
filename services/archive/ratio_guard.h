#pragma once
// Notices what unpacks to far more than text ever does.

#include <QtGlobal>

namespace shindan::archive {

/// Uncompressed over compressed bytes; judged only once enough came out, because small files compress to nothing.
struct RatioGuard
{
    static constexpr qint64 judgedFrom = qint64(64) << 20;

    int limit = 0;

    [[nodiscard]] bool exceeded(qint64 compressed, qint64 uncompressed) const noexcept
    {
        return uncompressed > judgedFrom && uncompressed / limit > compressed;
    }
};

} // namespace shindan::archive
