#include "services/report/document.h"

#include "services/report/plain_text.h"

#include <algorithm>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;

namespace {

// Columns that a terminal gives to a text: wide and full-width characters take two (Unicode UAX 11, roughly).
int width(const QString &text)
{
    int columns = 0;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xAC00 && code <= 0xD7A3)
            || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) || (code >= 0xFFE0 && code <= 0xFFE6);
        columns += wide ? 2 : 1;
    }
    return columns;
}

QString tableText(const std::vector<QStringList> &rows)
{
    std::vector<int> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (static_cast<size_t>(i) >= widths.size())
                widths.push_back(0);
            widths[static_cast<size_t>(i)] = std::max(widths[static_cast<size_t>(i)], width(row[i]));
        }
    }
    QString out;
    for (const QStringList &row : rows) {
        QString line = u"  "_s;
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += visible(row[i]);
            if (i + 1 < row.size())
                line += QString(widths[static_cast<size_t>(i)] - width(row[i]) + 2, u' ');
        }
        out += line + u'\n';
    }
    return out;
}

QString indented(const QString &text, const QString &indent)
{
    QString out;
    for (const QString &line : visible(text).split(u'\n'))
        out += indent + line + u'\n';
    return out;
}

} // namespace

QString asText(const Document &document)
{
    QString out;
    PartKind before = PartKind::Heading;
    for (const Part &part : document.parts()) {
        if (!out.isEmpty() && (part.kind == PartKind::Heading || part.kind != before))
            out += u'\n';
        switch (part.kind) {
        case PartKind::Heading:
            out += visible(part.text) + u'\n';
            if (part.level <= 2)
                out += QString(width(part.text), part.level == 1 ? u'=' : u'-') + u'\n';
            break;
        case PartKind::Paragraph: out += indented(part.text, {}); break;
        case PartKind::Bullet: out += indented(part.text, part.level == 1 ? u"- "_s : u"  - "_s); break;
        case PartKind::Code: out += indented(part.text, u"    "_s); break;
        case PartKind::Table: out += tableText(part.rows); break;
        }
        before = part.kind == PartKind::Heading ? PartKind::Heading : part.kind;
        if (part.kind == PartKind::Heading)
            before = PartKind::Paragraph;
    }
    return out;
}

QString asMarkdown(const Document &document)
{
    QString out;
    PartKind before = PartKind::Heading;
    for (const Part &part : document.parts()) {
        if (!out.isEmpty() && !(part.kind == PartKind::Bullet && before == PartKind::Bullet))
            out += u'\n';
        switch (part.kind) {
        case PartKind::Heading: out += QString(part.level, u'#') + u' ' + markdown(part.text) + u'\n'; break;
        case PartKind::Paragraph: out += markdown(part.text) + u'\n'; break;
        case PartKind::Bullet: out += (part.level == 1 ? u"- "_s : u"  - "_s) + markdown(part.text) + u'\n'; break;
        case PartKind::Code: out += markdownFence(part.text); break;
        case PartKind::Table:
            for (size_t row = 0; row < part.rows.size(); ++row) {
                QStringList cells;
                for (const QString &cell : part.rows[row])
                    cells << markdown(cell);
                out += u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
                if (row == 0)
                    out += u'|' + u" --- |"_s.repeated(part.rows[row].size()) + u'\n';
            }
            break;
        }
        before = part.kind;
    }
    return out;
}

QString asHtml(const Document &document, const QString &title, const QString &languageTag)
{
    static const QString style = u"body{font:14px/1.6 system-ui,'Noto Sans CJK JP','Yu Gothic UI',sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1f1f1f;background:#fff}"
                                 "h1{font-size:1.6em}h2{font-size:1.25em;border-bottom:1px solid #ccc;margin-top:2em}h3{font-size:1.05em}"
                                 "table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:2px 8px;text-align:left;vertical-align:top}"
                                 "pre{background:#f5f5f5;padding:8px;white-space:pre-wrap;overflow-wrap:anywhere;font:12px/1.5 monospace}"
                                 "@media print{body{margin:0}h2{break-after:avoid}pre,tr{break-inside:avoid}}"_s;
    QString out = u"<!DOCTYPE html>\n<html lang=\""_s + languageTag + u"\">\n<head>\n<meta charset=\"utf-8\">\n<title>"_s + html(title) + u"</title>\n<style>"_s + style
        + u"</style>\n</head>\n<body>\n"_s;
    bool inList = false;
    for (const Part &part : document.parts()) {
        if (inList && part.kind != PartKind::Bullet) {
            out += u"</ul>\n"_s;
            inList = false;
        }
        switch (part.kind) {
        case PartKind::Heading: {
            const QString tag = u'h' + QString::number(part.level);
            const QString id = part.anchor.isEmpty() ? QString() : u" id=\""_s + html(part.anchor) + u'"';
            out += u'<' + tag + id + u'>' + html(part.text) + u"</"_s + tag + u">\n"_s;
            break;
        }
        case PartKind::Paragraph: out += u"<p>"_s + html(part.text) + u"</p>\n"_s; break;
        case PartKind::Bullet:
            if (!inList)
                out += u"<ul>\n"_s;
            inList = true;
            out += u"<li>"_s + html(part.text) + u"</li>\n"_s;
            break;
        case PartKind::Code: out += u"<pre>"_s + html(part.text) + u"</pre>\n"_s; break;
        case PartKind::Table:
            out += u"<table>\n"_s;
            for (size_t row = 0; row < part.rows.size(); ++row) {
                const QString tag = row == 0 ? u"th"_s : u"td"_s;
                out += u"<tr>"_s;
                for (const QString &cell : part.rows[row])
                    out += u'<' + tag + u'>' + html(cell) + u"</"_s + tag + u'>';
                out += u"</tr>\n"_s;
            }
            out += u"</table>\n"_s;
            break;
        }
    }
    if (inList)
        out += u"</ul>\n"_s;
    return out + u"</body>\n</html>\n"_s;
}

} // namespace shindan::report
