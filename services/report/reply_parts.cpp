#include "services/report/reply_parts.h"

#include "services/report/plain_text.h"

#include <algorithm>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;

namespace {

QString indented(const QString &text, const QString &by)
{
    return by + visible(text).replace(u'\n', u'\n' + by) + u'\n';
}

QString withoutCodeSigns(const QString &text)
{
    return visible(text).remove(u'`');
}

// A piece of a line, between pieces of code: what markdown() does of a whole line.
QString escaped(const QString &text)
{
    static const QString always = u"\\`*[<~|"_s;
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool inWord = i > 0 && i + 1 < text.size() && text[i - 1].isLetterOrNumber() && text[i + 1].isLetterOrNumber();
        if (always.contains(c) || (c == u'_' && !inWord) || (i == 0 && u"#+->"_s.contains(c)))
            out += u'\\';
        out += c == u'\n' ? u' ' : c;
    }
    return out;
}

QString markdownText(const QString &text)
{
    const QStringList pieces = visible(text).split(u'`');
    if (pieces.size() % 2 == 0) // a sign without its partner
        return escaped(visible(text));
    QString out;
    for (qsizetype i = 0; i < pieces.size(); ++i)
        out += i % 2 == 0 ? escaped(pieces[i]) : u'`' + pieces[i] + u'`';
    return out;
}

QString fenced(const QString &text, const QString &language, const QString &by)
{
    qsizetype run = 0;
    qsizetype longest = 2;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    return by + fence + language + u'\n' + indented(text, by) + by + fence + u'\n';
}

QString numbered(const ReplyPart &part, const QString &text)
{
    return part.number > 0 ? QString::number(part.number) + u". "_s + text : text;
}

// A blank line before what begins something, and between paragraphs and what is quoted.
bool startsBlock(ReplyPartKind kind, std::optional<ReplyPartKind> before)
{
    if (!before)
        return false;
    if (kind == ReplyPartKind::Title || kind == ReplyPartKind::Section)
        return true;
    return kind == ReplyPartKind::Paragraph && *before != ReplyPartKind::Section && *before != ReplyPartKind::Title;
}

} // namespace

QString asPlainText(const ReplyParts &parts, model::Language language)
{
    const bool japanese = language == model::Language::Japanese;
    QString out;
    std::optional<ReplyPartKind> before;
    for (const ReplyPart &part : parts) {
        if (startsBlock(part.kind, before))
            out += u'\n';
        const QString text = withoutCodeSigns(part.text);
        switch (part.kind) {
        case ReplyPartKind::Title: {
            const QString line = numbered(part, text);
            out += japanese ? u"\u25a0 "_s + line + u'\n' : line + u'\n' + QString(line.size(), u'-') + u'\n';
            break;
        }
        case ReplyPartKind::Section: out += japanese ? u'\u3010' + text + u"\u3011\n"_s : text + u":\n"_s; break;
        case ReplyPartKind::Paragraph: out += text + u'\n'; break;
        case ReplyPartKind::Step: out += u'(' + QString::number(part.number) + u") "_s + text + u'\n'; break;
        case ReplyPartKind::Item: out += (japanese ? u"\u30fb"_s : u"- "_s) + text + u'\n'; break;
        case ReplyPartKind::Note: out += (japanese ? u"\u203b "_s : u"Note: "_s) + text + u'\n'; break;
        case ReplyPartKind::Command:
        case ReplyPartKind::Quote: out += indented(part.text, u"    "_s); break;
        }
        before = part.kind;
    }
    return out;
}

QString asMarkdown(const ReplyParts &parts)
{
    QString out;
    std::optional<ReplyPartKind> before;
    bool inStep = false; // what follows a step belongs to it and is indented
    for (const ReplyPart &part : parts) {
        const bool sameList = before == part.kind && (part.kind == ReplyPartKind::Step || part.kind == ReplyPartKind::Item);
        if (before && !sameList)
            out += u'\n';
        const QString text = markdownText(part.text);
        switch (part.kind) {
        case ReplyPartKind::Title: out += u"## "_s + numbered(part, text) + u'\n'; break;
        case ReplyPartKind::Section: out += u"### "_s + text + u'\n'; break;
        case ReplyPartKind::Paragraph: out += text + u'\n'; break;
        case ReplyPartKind::Step: out += QString::number(part.number) + u". "_s + text + u'\n'; break;
        case ReplyPartKind::Item: out += u"- "_s + text + u'\n'; break;
        case ReplyPartKind::Note: out += (inStep ? u"   > "_s : u"> "_s) + text + u'\n'; break;
        case ReplyPartKind::Command: out += fenced(part.text, part.shell, inStep ? u"   "_s : QString()); break;
        case ReplyPartKind::Quote: out += fenced(part.text, u"text"_s, {}); break;
        }
        inStep = part.kind == ReplyPartKind::Step || (inStep && (part.kind == ReplyPartKind::Command || part.kind == ReplyPartKind::Note));
        before = part.kind;
    }
    return out;
}

} // namespace shindan::report
