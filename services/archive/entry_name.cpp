#include "services/archive/entry_name.h"

#include <QStringDecoder>
#include <QStringList>

#include <array>
#include <optional>

#include <iconv.h>

namespace shindan::archive {
namespace {

constexpr qsizetype longestPath = 4096; // PATH_MAX of Linux; what is longer was made to hurt

std::optional<QString> decodedUtf8(const QByteArray &raw)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(raw);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

std::optional<QString> decodedBy(const char *encoding, const QByteArray &raw)
{
    const iconv_t converter = ::iconv_open("UTF-8", encoding);
    if (converter == reinterpret_cast<iconv_t>(-1))
        return std::nullopt;
    QByteArray utf8(raw.size() * 4 + 16, Qt::Uninitialized);
    char *input = const_cast<char *>(raw.constData()); // iconv() only reads
    size_t inputLeft = static_cast<size_t>(raw.size());
    char *output = utf8.data();
    size_t outputLeft = static_cast<size_t>(utf8.size());
    const size_t result = ::iconv(converter, &input, &inputLeft, &output, &outputLeft);
    ::iconv_close(converter);
    if (result == static_cast<size_t>(-1) || inputLeft > 0)
        return std::nullopt;
    return QString::fromUtf8(utf8.constData(), utf8.size() - static_cast<qsizetype>(outputLeft));
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isSystemdEscape(const QString &name, qsizetype backslash)
{
    return backslash + 3 < name.size() && name[backslash + 1] == u'x' && isHexDigit(name[backslash + 2])
        && isHexDigit(name[backslash + 3]);
}

/// Control characters, and those that break lines or turn the direction of text (a name could pretend to be another).
bool isHostile(QChar c)
{
    const char16_t code = c.unicode();
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x2028 && code <= 0x202e)
        || (code >= 0x2066 && code <= 0x2069) || code == 0x200e || code == 0x200f || code == 0xfeff;
}

bool separates(const QString &name, qsizetype at, NameStyle style)
{
    if (name[at] == u'/')
        return true;
    if (name[at] != u'\\' || style == NameStyle::Disk)
        return false;
    return style == NameStyle::Windows || !isSystemdEscape(name, at);
}

QStringList partsOf(const QString &name, NameStyle style)
{
    QStringList parts;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < name.size(); ++at) {
        if (separates(name, at, style)) {
            parts.append(name.mid(begin, at - begin));
            begin = at + 1;
        }
    }
    parts.append(name.mid(begin));
    return parts;
}

bool isDrive(const QString &part)
{
    return part.size() == 2 && part[1] == u':' && part[0].isLetter();
}

bool disarm(QString &text)
{
    bool changed = false;
    for (QChar &c : text) {
        if (isHostile(c)) {
            c = u'_';
            changed = true;
        }
    }
    return changed;
}

} // namespace

QString decodedName(const QByteArray &raw)
{
    if (std::optional<QString> text = decodedUtf8(raw))
        return *std::move(text);
    // Two encodings share most byte pairs; the order is that of how often they are met.
    static constexpr std::array<const char *, 3> encodings = {"CP932", "GB18030", "CP437"};
    for (const char *encoding : encodings) {
        if (std::optional<QString> text = decodedBy(encoding, raw))
            return *std::move(text);
    }
    return QString::fromLatin1(raw);
}

EntryName normalisedName(const QString &name, NameStyle style)
{
    EntryName result;
    QStringList kept;
    const QStringList parts = partsOf(name, style);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString &part = parts[i];
        const bool first = i == 0;
        if (part.isEmpty() && first && parts.size() > 1)
            result.suspicious = true; // absolute
        if (part.isEmpty() || part == u".")
            continue;
        if (first && style != NameStyle::Disk && isDrive(part)) {
            result.suspicious = true;
        } else if (part == u"..") {
            result.suspicious = true;
            if (!kept.isEmpty())
                kept.removeLast();
        } else {
            kept.append(part);
        }
    }
    result.path = kept.join(u'/');
    result.suspicious |= disarm(result.path);
    if (result.path.size() > longestPath) {
        result.path = result.path.left(longestPath / 2 - 1) + u'…' + result.path.right(longestPath / 2);
        result.suspicious = true;
    }
    return result;
}

} // namespace shindan::archive
