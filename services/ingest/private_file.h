#pragma once
// Bytes that must be read at any place: in a nameless file of our own, readable by nobody else, gone with the process.

#include <QtGlobal>

#include <string>
#include <string_view>

namespace shindan::ingest {

class PrivateFile
{
public:
    PrivateFile() = default;
    ~PrivateFile();
    PrivateFile(const PrivateFile &) = delete;
    PrivateFile &operator=(const PrivateFile &) = delete;

    /// False: the disk is full or cannot be written.
    bool append(std::string_view bytes);
    [[nodiscard]] qint64 size() const noexcept { return m_size; }
    /// A path under which this process can open the file; empty if there is none.
    [[nodiscard]] std::string path() const;
    /// All its bytes, mapped: nobody else can cut the file short. Valid as long as this lives and nothing is appended.
    [[nodiscard]] std::string_view map();

private:
    int m_descriptor = -1;
    qint64 m_size = 0;
    void *m_mapped = nullptr;
};

} // namespace shindan::ingest
