#pragma once
// Binary journals (`.journal`, `.journal~`), compressed, sealed, compact, online or damaged: every entry that is still there, in the order
// in which it was written. The file is read object by object from its begin, not through its index, so that what a crash left behind is
// found, too. Source: systemd, "Journal File Format" (systemd.io/JOURNAL_FILE_FORMAT), read without libsystemd, which refuses such files.

#include "services/ingest/log_decoder.h"
#include "services/ingest/private_file.h"

namespace shindan::ingest {

/// Seals are not verified. Fields of more than 1 MiB are cut; what comes out in all is limited to 64 MiB and 100 times the file.
class JournalFile : public LogDecoder
{
public:
    void take(std::string_view bytes, const Give &give) override;
    void finish(const Give &give) override;
    [[nodiscard]] bool wasDamaged() const override { return m_damaged; }

private:
    PrivateFile m_file;
    bool m_damaged = false;
};

} // namespace shindan::ingest
