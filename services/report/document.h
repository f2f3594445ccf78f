#pragma once
// A report before it has a shape: the same parts become text, Markdown or HTML.

#include <QString>
#include <QStringList>

#include <vector>

namespace shindan::report {

enum class PartKind : quint8 { Heading, Paragraph, Bullet, Table, Code };

struct Part
{
    PartKind kind = PartKind::Paragraph;
    int level = 1;                    ///< of a heading 1..4, of a bullet 1..2
    QString text;                     ///< plain; may come from a bundle
    std::vector<QStringList> rows;    ///< of a table; the first row holds the headings
    QString anchor;                   ///< of a heading, for links inside HTML; may be empty
};

class Document
{
public:
    void heading(int level, const QString &text, const QString &anchor = {}) { m_parts.push_back({PartKind::Heading, level, text, {}, anchor}); }
    void paragraph(const QString &text) { m_parts.push_back({PartKind::Paragraph, 1, text, {}, {}}); }
    void bullet(const QString &text, int level = 1) { m_parts.push_back({PartKind::Bullet, level, text, {}, {}}); }
    void code(const QString &text) { m_parts.push_back({PartKind::Code, 1, text, {}, {}}); }
    void table(std::vector<QStringList> rows) { m_parts.push_back({PartKind::Table, 1, {}, std::move(rows), {}}); }
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }

private:
    std::vector<Part> m_parts;
};

/// Plain text with underlined headings; columns are aligned by the width of their characters (Japanese counts double).
[[nodiscard]] QString asText(const Document &document);
[[nodiscard]] QString asMarkdown(const Document &document);
/// A whole page without scripts, links to the outside or images; its style prints well.
[[nodiscard]] QString asHtml(const Document &document, const QString &title, const QString &languageTag);

} // namespace shindan::report
