#pragma once
// A file, a pipe or standard input, read from its begin to its end.

#include "model/cancellation.h"
#include "services/archive/byte_source.h"

#include <QByteArray>

#include <atomic>
#include <memory>
#include <optional>

namespace shindan::archive {

/// A file descriptor that closes itself.
class FileHandle
{
public:
    FileHandle() = default;
    explicit FileHandle(int descriptor) noexcept : m_descriptor(descriptor) {}
    ~FileHandle();
    FileHandle(FileHandle &&other) noexcept;
    FileHandle &operator=(FileHandle &&other) noexcept;

    [[nodiscard]] bool valid() const noexcept { return m_descriptor >= 0; }
    [[nodiscard]] int get() const noexcept { return m_descriptor; }

private:
    int m_descriptor = -1;
};

/// Opens for reading. Never waits for the other side of a pipe. `followLink` false: a symbolic link is refused.
[[nodiscard]] FileHandle openForReading(const QByteArray &path, bool followLink);

/// How much of a file on disk has been read. Written by the thread that reads, asked by any.
struct ReadMeter
{
    std::atomic<qint64> bytes{0};
};

/// Reads with read(2); waits for slow pipes in steps of 50 ms, so that it can be stopped. Stops when either flag is set.
class FileSource : public ByteSource
{
public:
    /// `file` must stay open while this lives. `meter` may be null.
    FileSource(int file, const model::Cancellation &cancellation, const model::Cancellation &abandoned, ReadMeter *meter);

    [[nodiscard]] std::string_view next() override;
    [[nodiscard]] SourceEnd end() const override { return m_end; }
    [[nodiscard]] int seekableFile() const override { return m_regular && m_fromBegin ? m_file : -1; }

    [[nodiscard]] bool isRegular() const noexcept { return m_regular; }
    /// Size of a regular file when it was opened.
    [[nodiscard]] std::optional<qint64> size() const noexcept { return m_size; }
    /// errno of SourceEnd::Unreadable.
    [[nodiscard]] int error() const noexcept { return m_error; }

private:
    [[nodiscard]] bool waitForBytes();

    int m_file;
    model::Cancellation m_cancellation;
    model::Cancellation m_abandoned;
    ReadMeter *m_meter;
    std::unique_ptr<char[]> m_buffer;
    std::optional<qint64> m_size;
    bool m_regular = false;
    bool m_fromBegin = false;
    SourceEnd m_end = SourceEnd::None;
    int m_error = 0;
};

} // namespace shindan::archive
