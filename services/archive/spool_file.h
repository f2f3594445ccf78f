#pragma once
// A nameless file for what must be read at any offset but comes as a stream: a zip inside a tar.

#include "services/archive/delivery.h"
#include "services/archive/file_source.h"

namespace shindan::archive {

/// In the folder for temporary files, readable by nobody else, gone with the process.
class SpoolFile
{
public:
    enum class Result : quint8 {
        Whole,
        Partial, ///< the source ended early; what came is there
        Stopped, ///< cancelled, or a limit was reached
        NoRoom,  ///< the disk is full or cannot be written; what came until then is there
    };
    /// Copies `bytes` to its end. After NoRoom, unwritten() are the last bytes taken from it that are not in the file.
    [[nodiscard]] Result fill(ByteSource &bytes, Delivery &delivery);
    [[nodiscard]] int file() const noexcept { return m_file.get(); }
    [[nodiscard]] std::string_view unwritten() const noexcept { return m_unwritten; }
    /// To read it from its begin.
    void rewind() const;

private:
    FileHandle m_file;
    std::string_view m_unwritten;
};

/// What is in a spool file, and then what did not fit into it and the rest of the source that filled it.
class SpooledSource : public ByteSource
{
public:
    SpooledSource(SpoolFile &spool, ByteSource &rest, const Delivery &delivery);
    [[nodiscard]] std::string_view next() override;
    [[nodiscard]] SourceEnd end() const override { return m_spoolRead ? m_rest.end() : SourceEnd::None; }

private:
    FileSource m_spooled;
    std::string_view m_unwritten;
    ByteSource &m_rest;
    bool m_spoolRead = false;
};

} // namespace shindan::archive
