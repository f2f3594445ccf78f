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

namespace {

// Signs that make a heading or a list item of a line which begins with them: place of the one to escape, -1 if there is none.
qsizetype placeOfLineSign(const QString &line)
{
    qsizetype at = 0;
    while (at < line.size() && line[at].isSpace())
        ++at;
    if (at < line.size() && u"#+-="_s.contains(line[at]))
        return at;
    const qsizetype digits = at;
    while (at < line.size() && line[at].isDigit())
        ++at;
    return at > digits && at < line.size() && (line[at] == u'.' || line[at] == u')') ? at : -1;
}

// CommonMark and GitHub's extensions, which make links of addresses that merely stand there.
bool isMarkup(const QString &line, qsizetype at)
{
    const QChar before = at > 0 ? line[at - 1] : QChar(u' ');
    const QChar after = at + 1 < line.size() ? line[at + 1] : QChar(u' ');
    switch (line[at].unicode()) {
    case u'\\': case u'`': case u'*': case u'[': case u']': case u'<': case u'>': case u'|': case u'~': return true;
    case u'_': return !before.isLetterOrNumber() || !after.isLetterOrNumber();
    case u'&': return after.isLetter() || after == u'#';
    case u':': return after == u'/';
    case u'@': return before.isLetterOrNumber() && after.isLetterOrNumber();
    case u'.': return line.sliced(0, at).endsWith(u"www"_s, Qt::CaseInsensitive);
    default: return false;
    }
}

} // namespace

QString markdown(const QString &text)
{
    QString line = visible(text);
    line.replace(u'\n', u' ');
    const qsizetype lineSign = placeOfLineSign(line);
    QString out;
    for (qsizetype at = 0; at < line.size(); ++at) {
        if (at == lineSign || isMarkup(line, at))
            out += u'\\';
        out += line[at];
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
