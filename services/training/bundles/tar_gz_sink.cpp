#include "services/training/bundles/tar_gz_sink.h"

#include <QFileInfo>

#include <zlib.h>

#include <algorithm>
#include <cstring>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t pieceSize = 512 * 1024;
constexpr int level = 6;

void octal(char *field, int width, qint64 value)
{
    for (int i = width - 2; i >= 0; --i) {
        field[i] = static_cast<char>('0' + (value & 7));
        value >>= 3;
    }
}

// One ustar header as GNU tar writes it. Sizes from 8 GiB on are written in base 256.
void appendHeader(std::string &out, const std::string &name, char type, int mode, qint64 size, qint64 modified)
{
    char block[512] = {};
    std::memcpy(block, name.data(), std::min<std::size_t>(name.size(), 100));
    octal(block + 100, 8, mode);
    octal(block + 108, 8, 0);
    octal(block + 116, 8, 0);
    if (size < (1LL << 33)) {
        octal(block + 124, 12, size);
    } else {
        block[124] = static_cast<char>(0x80);
        for (int i = 0; i < 8; ++i)
            block[135 - i] = static_cast<char>(size >> (8 * i) & 0xff);
    }
    octal(block + 136, 12, modified);
    block[156] = type;
    std::memcpy(block + 257, "ustar  ", 8);
    std::memcpy(block + 265, "root", 4);
    std::memcpy(block + 297, "root", 4);
    std::memset(block + 148, ' ', 8);
    unsigned sum = 0;
    for (const char c : block)
        sum += static_cast<unsigned char>(c);
    octal(block + 148, 7, sum);
    block[154] = '\0';
    block[155] = ' ';
    out.append(block, sizeof block);
}

// A name of more than 100 characters stands in a member of its own before.
std::string headerOf(const std::string &name, char type, int mode, qint64 size, qint64 modified)
{
    std::string out;
    if (name.size() > 100) {
        appendHeader(out, "././@LongLink", 'L', 0644, static_cast<qint64>(name.size()) + 1, 0);
        out += name;
        out.append(512 - name.size() % 512, '\0');
    }
    appendHeader(out, name, type, mode, size, modified);
    return out;
}

} // namespace

TarGzSink::TarGzSink(QString path, qint64 modified, int threads)
    : m_path(std::move(path))
    , m_file(m_path + u".part"_s)
    , m_modified(modified)
    , m_threads(static_cast<std::size_t>(std::max(1, threads)))
{
    if (!m_file.open(QIODevice::WriteOnly))
        fail(m_file.errorString());
    const char header[] = {'\x1f', '\x8b', 8, 0, 0, 0, 0, 0, 0, 3};
    out(header, sizeof header);
}

TarGzSink::~TarGzSink()
{
    m_pieces.clear();
    m_file.close();
    QFile::remove(m_file.fileName());
}

void TarGzSink::fail(const QString &reason)
{
    if (!m_error)
        m_error = notWritten(m_path, reason);
}

void TarGzSink::out(const char *bytes, qint64 size)
{
    if (!m_error && m_file.write(bytes, size) != size)
        fail(m_file.errorString());
}

TarGzSink::Piece TarGzSink::deflatePiece(std::string text)
{
    Piece piece;
    piece.size = static_cast<qint64>(text.size());
    piece.crc = static_cast<quint32>(crc32(0, reinterpret_cast<const Bytef *>(text.data()), static_cast<uInt>(text.size())));
    z_stream stream = {};
    deflateInit2(&stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    piece.deflated.resize(deflateBound(&stream, static_cast<uLong>(text.size())) + 16);
    stream.next_in = reinterpret_cast<Bytef *>(text.data());
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(piece.deflated.data());
    stream.avail_out = static_cast<uInt>(piece.deflated.size());
    deflate(&stream, Z_FULL_FLUSH); // ends at a byte and refers to nothing before it
    piece.deflated.resize(stream.total_out);
    deflateEnd(&stream);
    return piece;
}

void TarGzSink::putText(std::string text)
{
    if (text.empty())
        return;
    const Piece piece = deflatePiece(std::move(text));
    out(piece.deflated.data(), static_cast<qint64>(piece.deflated.size()));
    m_crc = static_cast<quint32>(crc32_combine(m_crc, piece.crc, static_cast<z_off_t>(piece.size)));
    m_size += piece.size;
}

void TarGzSink::folder(const std::string &path)
{
    putText(headerOf(path + '/', '5', 0755, 0, m_modified));
}

void TarGzSink::begin(const std::string &path, int mode)
{
    m_name = path;
    m_mode = mode;
    m_memberSize = 0;
    m_memberCrc = 0;
    m_waiting.reset();
}

void TarGzSink::put(const Piece &piece)
{
    if (!m_waiting) {
        m_waiting = std::make_unique<QTemporaryFile>(QFileInfo(m_path).absolutePath() + u"/.shindan-XXXXXX"_s);
        if (!m_waiting->open())
            fail(m_waiting->errorString());
    }
    const auto size = static_cast<qint64>(piece.deflated.size());
    if (!m_error && m_waiting->write(piece.deflated.data(), size) != size)
        fail(m_waiting->errorString());
    m_memberCrc = static_cast<quint32>(crc32_combine(m_memberCrc, piece.crc, static_cast<z_off_t>(piece.size)));
    m_memberSize += piece.size;
}

void TarGzSink::take(std::size_t leave)
{
    while (m_pieces.size() > leave) {
        put(m_pieces.front().get());
        m_pieces.pop_front();
    }
}

void TarGzSink::cut(bool all)
{
    while (m_text.size() >= pieceSize || (all && !m_text.empty())) {
        const std::size_t size = std::min(m_text.size(), pieceSize);
        std::string text = size == m_text.size() ? std::exchange(m_text, {}) : m_text.substr(0, size);
        if (!m_text.empty())
            m_text.erase(0, size);
        if (m_threads > 1) {
            take(m_threads);
            m_pieces.push_back(std::async(std::launch::async, &TarGzSink::deflatePiece, std::move(text)));
        } else {
            put(deflatePiece(std::move(text)));
        }
    }
}

void TarGzSink::write(std::string_view bytes)
{
    m_text += bytes;
    if (m_text.size() >= pieceSize)
        cut(false);
}

void TarGzSink::end()
{
    if (!m_waiting && m_pieces.empty() && m_text.size() < pieceSize) { // small: header, data and padding in one piece
        std::string whole = headerOf(m_name, '0', m_mode, static_cast<qint64>(m_text.size()), m_modified) + m_text;
        whole.append((512 - m_text.size() % 512) % 512, '\0');
        m_text.clear();
        putText(std::move(whole));
        return;
    }
    cut(true);
    take(0);
    putText(headerOf(m_name, '0', m_mode, m_memberSize, m_modified));
    if (m_waiting && m_waiting->seek(0)) {
        while (!m_waiting->atEnd()) {
            const QByteArray block = m_waiting->read(1 << 20);
            if (block.isEmpty()) {
                fail(m_waiting->errorString());
                break;
            }
            out(block.constData(), block.size());
        }
    }
    m_crc = static_cast<quint32>(crc32_combine(m_crc, m_memberCrc, static_cast<z_off_t>(m_memberSize)));
    m_size += m_memberSize;
    putText(std::string(static_cast<std::size_t>((512 - m_memberSize % 512) % 512), '\0'));
    m_waiting.reset();
}

model::Result<model::Done> TarGzSink::finish()
{
    putText(std::string(static_cast<std::size_t>(1024 + (10240 - (m_size + 1024) % 10240) % 10240), '\0')); // GNU tar fills up to 10 KiB
    const char last[] = {3, 0}; // an empty final block
    out(last, sizeof last);
    for (const quint32 value : {m_crc, static_cast<quint32>(m_size)}) {
        for (int shift = 0; shift < 32; shift += 8) {
            const char byte = static_cast<char>(value >> shift & 0xff);
            out(&byte, 1);
        }
    }
    m_file.close();
    if (m_error)
        return *m_error;
    QFile::remove(m_path);
    if (!QFile::rename(m_file.fileName(), m_path))
        return notWritten(m_path, u"rename"_s);
    return model::Done{};
}

} // namespace shindan::training
