#include "gui/faq/entry_document.h"

#include "gui/style/colours.h"
#include "gui/style/fonts.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QTextCursor>
#include <QTextTable>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct EntryWords
{
    Q_DECLARE_TR_FUNCTIONS(EntryWords)
};

using Languages = std::vector<model::Language>;

Languages languagesOf(EntryLanguages languages)
{
    switch (languages) {
    case EntryLanguages::Japanese: return {model::Language::Japanese};
    case EntryLanguages::English: return {model::Language::English};
    case EntryLanguages::Both: break;
    }
    return {model::Language::Japanese, model::Language::English};
}

// Lines stand 1.45 times the letters' size apart; Japanese faces bring that along, Latin ones need more room.
double lineHeight()
{
    const QFontMetricsF metrics(QApplication::font());
    const double size = QFontInfo(QApplication::font()).pixelSize();
    return 100 * std::max(1.0, 1.45 * size / metrics.height());
}

class Writer
{
public:
    Writer(QTextDocument &document, const EntryLook &look)
        : m_cursor(&document)
        , m_look(look)
        , m_languages(languagesOf(look.languages))
    {
        m_plain.setForeground(look.palette.color(QPalette::Text));
        m_muted.setForeground(mutedColour(look.palette));
        m_link.setForeground(look.palette.color(QPalette::Link));
        m_link.setAnchor(true);
    }

    void write(const knowledge::FaqEntry &entry, const EntryContext &context);
    [[nodiscard]] const QStringList &commands() const { return m_commands; }

private:
    struct Look
    {
        QTextBlockFormat block;
        QTextCharFormat text;
        QString lead; // 1. or a bullet
    };
    void pair(const model::Text &text, const Look &look);
    void textIn(QTextCursor &cursor, const QString &text, const Look &look, bool first);
    void block(const knowledge::Block &block);
    void command(const QString &command);
    void linkTo(const QString &id, int leftMargin);
    void links(const knowledge::FaqEntry &entry);
    void sources(const knowledge::FaqEntry &entry);
    void about(const knowledge::FaqEntry &entry, const EntryContext &context);
    void answer(QTextCursor &cell, const knowledge::Applicability &applicability);
    void findings(QTextCursor &cell, const std::vector<LedFinding> &list);
    [[nodiscard]] QString day(const QDate &date) const;
    void startBlock(const QTextBlockFormat &format);
    [[nodiscard]] Look look(int before, double factor = 1, bool bold = false) const;

    QTextCursor m_cursor;
    EntryLook m_look;
    Languages m_languages;
    QTextCharFormat m_plain;
    QTextCharFormat m_muted;
    QTextCharFormat m_link;
    QStringList m_commands;
    int m_step = 0;
    bool m_empty = true;
};

Writer::Look Writer::look(int before, double factor, bool bold) const
{
    Look look;
    look.block.setTopMargin(before);
    look.block.setLineHeight(lineHeight(), QTextBlockFormat::ProportionalHeight);
    look.text = m_plain;
    if (factor > 1 || bold) {
        const QFont font = headingFont(factor, bold);
        look.text.setFontPointSize(font.pointSizeF());
        look.text.setFontWeight(bold ? QFont::DemiBold : QFont::Normal);
    }
    return look;
}

void Writer::startBlock(const QTextBlockFormat &format)
{
    if (std::exchange(m_empty, false))
        m_cursor.setBlockFormat(format);
    else
        m_cursor.insertBlock(format, QTextCharFormat());
}

void Writer::textIn(QTextCursor &cursor, const QString &text, const Look &look, bool first)
{
    if (!look.lead.isEmpty())
        cursor.insertText((first ? look.lead : QString()) + u'\t', m_muted);
    for (const Piece &piece : piecesOf(text)) {
        QTextCharFormat format = look.text;
        if (piece.isCode) {
            format.setFontFamilies(logFont().families());
            format.setFontFixedPitch(true);
            format.setBackground(codeBackground(m_look.palette));
        }
        cursor.insertText(piece.text, format);
    }
}

// One text in the languages shown: in one block, in two cells side by side, or in two blocks.
void Writer::pair(const model::Text &text, const Look &look)
{
    if (m_languages.size() == 1 || !m_look.sideBySide) {
        bool first = true;
        for (const auto language : m_languages) {
            QTextBlockFormat format = look.block;
            Look own = look;
            if (!first) {
                format.setTopMargin(space(1));
                own.text.setForeground(mutedColour(m_look.palette));
            }
            startBlock(format);
            textIn(m_cursor, text.in(language), own, first);
            first = false;
        }
        return;
    }
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setTopMargin(look.block.topMargin());
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, 50), QTextLength(QTextLength::PercentageLength, 50)});
    m_empty = false;
    QTextTable *table = m_cursor.insertTable(1, 2, format);
    for (int column = 0; column < 2; ++column) {
        QTextTableCellFormat cellFormat;
        cellFormat.setRightPadding(column == 0 ? space(3) : 0);
        cellFormat.setLeftPadding(column == 1 ? space(3) : 0);
        table->cellAt(0, column).setFormat(cellFormat);
        QTextCursor cell = table->cellAt(0, column).firstCursorPosition();
        QTextBlockFormat inCell = look.block;
        inCell.setTopMargin(0);
        cell.setBlockFormat(inCell);
        textIn(cell, text.in(m_languages[static_cast<size_t>(column)]), look, true);
    }
    m_cursor.movePosition(QTextCursor::End);
}

void Writer::block(const knowledge::Block &block)
{
    Look style = look(space(2));
    switch (block.kind) {
    case knowledge::BlockKind::Heading:
        m_step = 0;
        style = look(space(4), 1.06, true);
        break;
    case knowledge::BlockKind::Step: style.lead = QString::number(++m_step) + u'.'; break;
    case knowledge::BlockKind::Item:
        style = look(space(1));
        style.lead = u"\u2022"_s;
        break;
    case knowledge::BlockKind::Note:
        style.lead = u"\u25b8"_s;
        style.text.setForeground(mutedColour(m_look.palette));
        break;
    case knowledge::BlockKind::Text: break;
    }
    if (!style.lead.isEmpty()) {
        constexpr int hanging = space(5);
        style.block.setLeftMargin(hanging);
        style.block.setTextIndent(-hanging);
        style.block.setTabPositions({QTextOption::Tab(hanging, QTextOption::LeftTab)});
    }
    pair(block.text, style);
    for (const QString &id : block.see)
        linkTo(id, style.lead.isEmpty() ? 0 : space(5));
    for (const QString &line : block.commands)
        command(line);
}

void Writer::command(const QString &command)
{
    QTextTableFormat format;
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(ruleColour(m_look.palette));
    format.setBorderCollapse(true);
    format.setBackground(codeBackground(m_look.palette));
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setTopMargin(space(1));
    format.setBottomMargin(space(1));
    format.setLeftMargin(space(5));
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    m_empty = false;
    QTextTable *table = m_cursor.insertTable(1, 2, format);
    QTextTableFormat widths = table->format();
    widths.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, 100), QTextLength(QTextLength::VariableLength, 0)});
    table->setFormat(widths);
    QTextTableCellFormat cellFormat;
    cellFormat.setPadding(space(1));
    cellFormat.setLeftPadding(space(2));
    cellFormat.setBorder(0);
    for (int column = 0; column < 2; ++column)
        table->cellAt(0, column).setFormat(cellFormat);
    QTextCharFormat code = m_plain;
    code.setFontFamilies(logFont().families());
    code.setFontFixedPitch(true);
    table->cellAt(0, 0).firstCursorPosition().insertText(command, code);
    QTextCharFormat link = m_link;
    link.setAnchorHref(u"copy:"_s + QString::number(m_commands.size()));
    link.setToolTip(EntryWords::tr("Copy this command"));
    QTextCursor copy = table->cellAt(0, 1).firstCursorPosition();
    QTextBlockFormat oneLine;
    oneLine.setNonBreakableLines(true);
    oneLine.setAlignment(Qt::AlignRight);
    copy.setBlockFormat(oneLine);
    copy.insertText(EntryWords::tr("Copy"), link);
    m_commands << command;
    m_cursor.movePosition(QTextCursor::End);
}

void Writer::linkTo(const QString &id, int leftMargin)
{
    const knowledge::FaqEntry *other = knowledge::KnowledgeBase::shipped().find(id);
    if (!other)
        return;
    QTextBlockFormat format = look(space(1)).block;
    format.setLeftMargin(leftMargin);
    startBlock(format);
    QTextCharFormat link = m_link;
    link.setAnchorHref(u"entry:"_s + id);
    QStringList titles;
    for (const auto language : m_languages)
        titles << withoutCodeSigns(other->question.in(language));
    m_cursor.insertText(u"\u2192 "_s, m_muted);
    m_cursor.insertText(titles.join(u" / "_s), link);
}

void Writer::links(const knowledge::FaqEntry &entry)
{
    bool first = true;
    for (const QString &id : entry.related) {
        if (std::exchange(first, false)) {
            const Look heading = look(space(4), 1.06, true);
            startBlock(heading.block);
            m_cursor.insertText(EntryWords::tr("Related"), heading.text);
        }
        linkTo(id, 0);
    }
}

QString Writer::day(const QDate &date) const
{
    return date.toString(m_look.interfaceLanguage == model::Language::Japanese ? u"yyyy/MM/dd"_s : u"yyyy-MM-dd"_s);
}

void Writer::sources(const knowledge::FaqEntry &entry)
{
    const Look heading = look(space(4), 1.06, true);
    startBlock(heading.block);
    m_cursor.insertText(EntryWords::tr("Sources"), heading.text);
    for (const knowledge::SourcePage &page : entry.sources) {
        startBlock(look(space(1)).block);
        QStringList titles;
        for (const auto language : m_languages)
            titles << page.title.in(language);
        titles.removeAll(QString());
        titles.removeDuplicates();
        const QString title = titles.join(u" / "_s);
        m_cursor.insertText(page.edition.isValid() ? EntryWords::tr("%1 (edition of %2)", "title of a page, date").arg(title, day(page.edition)) : title, m_muted);
        // The address is text, not a link: the program opens nothing on the network by itself.
        m_cursor.insertText(u'\u2028' + page.address, m_muted);
    }
}

void Writer::answer(QTextCursor &cell, const knowledge::Applicability &applicability)
{
    switch (applicability.answer) {
    case knowledge::Applies::Yes: cell.insertText(u"\u2713 "_s + EntryWords::tr("The entry applies."), m_plain); break;
    case knowledge::Applies::No: cell.insertText(u"\u2717 "_s + EntryWords::tr("The entry does not apply."), m_plain); break;
    case knowledge::Applies::Unknown: cell.insertText(u"? "_s + EntryWords::tr("Whether the entry applies cannot be told."), m_plain); break;
    }
    for (const model::Text &reason : applicability.reasons)
        cell.insertText(u'\u2028' + withoutCodeSigns(reason.in(m_look.interfaceLanguage)), m_muted);
}

void Writer::findings(QTextCursor &cell, const std::vector<LedFinding> &list)
{
    constexpr size_t most = 8; // more of one kind (a pod each) would push the answer off the screen
    if (list.empty())
        cell.insertText(EntryWords::tr("No finding leads here."), m_muted);
    else
        cell.insertText(EntryWords::tr("%n finding(s) lead here:", nullptr, static_cast<int>(list.size())), m_plain);
    for (size_t i = 0; i < std::min(list.size(), most); ++i) {
        QTextCharFormat link = m_link;
        link.setAnchorHref(u"finding:"_s + list[i].id);
        link.setToolTip(EntryWords::tr("Show this finding"));
        cell.insertText(QString(QChar(0x2028)), m_plain);
        cell.insertText(list[i].title, link);
        cell.insertText(u"  "_s + list[i].about, m_muted);
    }
    if (list.size() > most)
        cell.insertText(u'\u2028' + EntryWords::tr("and %n more", nullptr, static_cast<int>(list.size() - most)), m_muted);
}

// What the entry is for and what the open bundle has to do with it, before one reads on.
void Writer::about(const knowledge::FaqEntry &entry, const EntryContext &context)
{
    const bool open = context.applicability.has_value();
    QTextTableFormat format;
    format.setBorder(0);
    format.setBackground(codeBackground(m_look.palette));
    format.setCellSpacing(0);
    format.setCellPadding(space(1));
    format.setTopMargin(space(3));
    format.setBottomMargin(space(1));
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints({QTextLength(QTextLength::VariableLength, 0), QTextLength(QTextLength::PercentageLength, 100)});
    m_empty = false;
    QTextTable *table = m_cursor.insertTable(open ? 4 : 2, 2, format);
    int row = 0;
    const auto startRow = [&](const QString &label) {
        QTextCursor head = table->cellAt(row, 0).firstCursorPosition();
        QTextBlockFormat oneLine;
        oneLine.setNonBreakableLines(true);
        head.setBlockFormat(oneLine);
        head.insertText(label + u"  "_s, m_muted);
        return table->cellAt(row++, 1).firstCursorPosition();
    };
    startRow(EntryWords::tr("For")).insertText(knowledge::scopeOf(entry).in(m_look.interfaceLanguage), m_plain);
    if (open) {
        QTextCursor cell = startRow(EntryWords::tr("This bundle"));
        answer(cell, *context.applicability);
        cell = startRow(EntryWords::tr("Findings"));
        findings(cell, context.findings);
    }
    startRow(EntryWords::tr("Facts as of")).insertText(day(entry.factsAsOf), m_plain);
    m_cursor.movePosition(QTextCursor::End);
}

void Writer::write(const knowledge::FaqEntry &entry, const EntryContext &context)
{
    pair(entry.question, look(0, 1.25, true));
    pair(entry.summary, look(space(2)));
    about(entry, context);
    for (const knowledge::Block &part : entry.body)
        block(part);
    links(entry);
    sources(entry);
}

} // namespace

QStringList fillDocument(QTextDocument &document, const knowledge::FaqEntry &entry, const EntryLook &look, const EntryContext &context)
{
    document.clear();
    document.setUndoRedoEnabled(false);
    document.setDocumentMargin(space(4));
    Writer writer(document, look);
    writer.write(entry, context);
    return writer.commands();
}

QString entryAsText(const knowledge::FaqEntry &entry, model::Language language)
{
    QStringList lines{withoutCodeSigns(entry.question.in(language)), QString(), withoutCodeSigns(entry.summary.in(language))};
    int step = 0;
    for (const knowledge::Block &block : entry.body) {
        const QString text = withoutCodeSigns(block.text.in(language));
        switch (block.kind) {
        case knowledge::BlockKind::Heading:
            step = 0;
            lines << QString() << text;
            break;
        case knowledge::BlockKind::Step: lines << QString::number(++step) + u". "_s + text; break;
        case knowledge::BlockKind::Item: lines << u"- "_s + text; break;
        case knowledge::BlockKind::Note:
        case knowledge::BlockKind::Text: lines << text; break;
        }
        for (const QString &command : block.commands)
            lines << u"    "_s + command;
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace shindan::gui
