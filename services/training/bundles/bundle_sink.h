#pragma once
// Where a generated bundle goes: a folder, a zip or a tar.gz. Members come one after the other, in pieces, and need not be known whole.

#include "model/result.h"

#include <QString>

#include <memory>
#include <string>
#include <string_view>

namespace shindan::training {

enum class BundleFormat : quint8 { TarGz, Zip, Folder };

/// One thread. After the first failure nothing more is written, and finish() tells the error.
class BundleSink
{
public:
    virtual ~BundleSink() = default;
    virtual void folder(const std::string &path) = 0;
    virtual void begin(const std::string &path, int mode) = 0;
    virtual void write(std::string_view bytes) = 0;
    virtual void end() = 0;
    /// The file appears under its name only here.
    [[nodiscard]] virtual model::Result<model::Done> finish() = 0;

    void member(const std::string &path, std::string_view bytes, int mode = 0644)
    {
        begin(path, mode);
        write(bytes);
        end();
    }
};

/// `modified`: seconds since 1970, the same for all members. `threads`: for compression; the bytes are the same for any number.
[[nodiscard]] std::unique_ptr<BundleSink> makeSink(BundleFormat format, const QString &path, qint64 modified, int threads);

/// The error of a file that cannot be written.
[[nodiscard]] model::Error notWritten(const QString &path, const QString &reason);

} // namespace shindan::training
