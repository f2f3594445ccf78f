#include "gui/loglist/visible_text.h"

#include <algorithm>

namespace shindan::gui {

namespace {

constexpr char16_t pictures = 0x2400;   // ␀
constexpr char16_t deletePicture = 0x2421;
constexpr char16_t newLinePicture = 0x2424;
constexpr char16_t strangerPicture = 0x2426;

constexpr bool reordersOrHides(char16_t c) noexcept
{
    return (c >= 0x80 && c <= 0x9F) || c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F && c != 0x200C && c != 0x200D)
        || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
}

QChar visible(char16_t c, bool keepLines) noexcept
{
    if (c == u'\n' && keepLines)
        return QChar(c);
    if (c < 0x20)
        return QChar(static_cast<char16_t>(pictures + c));
    if (c == 0x7F)
        return QChar(deletePicture);
    if (c == 0x2028 || c == 0x2029)
        return QChar(newLinePicture);
    return reordersOrHides(c) ? QChar(strangerPicture) : QChar(c);
}

QString converted(QStringView text, bool keepLines)
{
    QString result(text.size(), Qt::Uninitialized);
    QChar *out = result.data();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            // Tags of plane 14 take no room; the pair stays a pair, so that positions agree.
            const bool tag = QChar::surrogateToUcs4(c, text[i + 1]) >> 16 == 14;
            out[i] = tag ? QChar(strangerPicture) : c;
            out[i + 1] = tag ? QChar(strangerPicture) : text[i + 1];
            ++i;
        } else {
            out[i] = c.isSurrogate() ? QChar(QChar::ReplacementCharacter) : visible(c.unicode(), keepLines);
        }
    }
    return result;
}

} // namespace

QString visibleText(QStringView text)
{
    return converted(text, false);
}

QString visibleLines(QStringView text)
{
    return converted(text, true);
}

bool isPlainAscii(QStringView text) noexcept
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
}

QString hexDump(const QByteArray &bytes)
{
    constexpr qsizetype perLine = 16;
    QString result;
    result.reserve(bytes.size() * 5);
    for (qsizetype at = 0; at < bytes.size(); at += perLine) {
        result += QString::number(at, 16).rightJustified(8, u'0');
        for (qsizetype i = at; i < at + perLine; ++i) {
            result += i % 8 == 0 ? QStringView(u"  ") : QStringView(u" ");
            result += i < bytes.size() ? QString::number(static_cast<uchar>(bytes[i]), 16).rightJustified(2, u'0') : QString(2, u' ');
        }
        result += QStringView(u"  ");
        for (qsizetype i = at; i < std::min(at + perLine, bytes.size()); ++i) {
            const char c = bytes[i];
            result += c >= 0x20 && c < 0x7F ? QChar::fromLatin1(c) : QChar(u'.');
        }
        result += u'\n';
    }
    return result;
}

} // namespace shindan::gui
