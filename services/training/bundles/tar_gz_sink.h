#pragma once
// tar.gz of which the bytes depend on nothing but the members: the text is cut into pieces of one size, each deflated on its own by zlib
// at a fixed level, so the number of threads does not show; there is one gzip member, without a time and a name. zlib's deflate gives the
// same bytes on every processor, which ISA-L's does not promise.

#include "services/training/bundles/bundle_sink.h"

#include <QTemporaryFile>

#include <deque>
#include <future>
#include <optional>

namespace shindan::training {

/// A tar header names the size before the data. So the deflated pieces of a member wait in a temporary file beside the output until the
/// member is whole: flat memory, and about an eighth of its size on the disk.
class TarGzSink : public BundleSink
{
public:
    TarGzSink(QString path, qint64 modified, int threads);
    ~TarGzSink() override;
    void folder(const std::string &path) override;
    void begin(const std::string &path, int mode) override;
    void write(std::string_view bytes) override;
    void end() override;
    [[nodiscard]] model::Result<model::Done> finish() override;

private:
    struct Piece
    {
        std::string deflated;
        quint32 crc = 0;
        qint64 size = 0;
    };
    static Piece deflatePiece(std::string text);
    void cut(bool all);
    void take(std::size_t leave);
    void put(const Piece &piece);
    void putText(std::string text);
    void out(const char *bytes, qint64 size);
    void fail(const QString &reason);

    QString m_path;
    QFile m_file;
    std::unique_ptr<QTemporaryFile> m_waiting;
    qint64 m_modified;
    std::size_t m_threads;
    std::string m_name;
    int m_mode = 0;
    std::string m_text;               ///< not yet cut
    std::deque<std::future<Piece>> m_pieces;
    qint64 m_memberSize = 0;
    quint32 m_memberCrc = 0;
    quint32 m_crc = 0;
    qint64 m_size = 0;
    std::optional<model::Error> m_error;
};

} // namespace shindan::training
