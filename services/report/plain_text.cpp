#include "services/report/plain_text.h"

#include <QStringDecoder>

#include <algorithm>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;

QString visible(const QString &text)
{
    QString out = text;
    for (QChar &c : out) {
        const char16_t code = c.unicode();
        if (code < 0x20 && code != u'\t' && code != u'\n')
            c = QChar(char16_t(0x2400 + code));
        else if (code == 0x7F)
            c = QChar(char16_t(0x2421));
        else if ((code >= 0x80 && code < 0xA0) || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
            c = QChar::ReplacementCharacter;
    }
    return out;
}

QString csvCell(const QString &text)
{
    QString cell = visible(text);
    cell.replace(u'\n', u' ');
    if (!cell.isEmpty() && u"=+-@\t"_s.contains(cell.front()))
        cell.prepend(u'\'');
    if (!cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u';'))
        return cell;
    return u'"' + cell.replace(u"\""_s, u"\"\""_s) + u'"';
}

QString html(const QString &text)
{
    QString out = visible(text).toHtmlEscaped();
    return out.replace(u"'"_s, u"&#39;"_s);
}

QString markdown(const QString &text)
{
    QString out;
    for (const QChar c : visible(text)) {
        if (u"\\`*_{}[]()#+-.!|<>~"_s.contains(c))
            out += u'\\';
        out += c == u'\n' ? u' ' : c;
    }
    return out;
}

QString markdownFence(const QString &text)
{
    qsizetype run = 0;
    qsizetype longest = 2;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    return fence + u"text\n"_s + visible(text) + u'\n' + fence + u'\n';
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    Q_UNUSED(text)
    return !decoder.hasError();
}

} // namespace shindan::report
