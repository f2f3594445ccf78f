#include "gui/parts/item_view.h"

#include "gui/style/colours.h"
#include "gui/style/fonts.h"
#include "gui/style/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width() + space(2), rowHeight(option.font)};
}

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int side = QFontMetrics(option->font).ascent();
    option->decorationSize = {side, side};
}

ItemView::ItemView(QWidget *parent)
    : QTreeView(parent)
{
    setItemDelegate(new RowDelegate(this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setFrameShape(QFrame::NoFrame);
    header()->setHighlightSections(false);
    header()->setMinimumSectionSize(space(10));
    setIndentation(space(4));
    applyColours();
}

void ItemView::setTable(bool sortable)
{
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setSortingEnabled(sortable);
    if (sortable)
        header()->setSortIndicator(-1, Qt::AscendingOrder); // the model's own order until a header is clicked
}

void ItemView::fitColumns(int stretched)
{
    header()->setStretchLastSection(false);
    for (int column = 0; column < header()->count(); ++column)
        header()->setSectionResizeMode(column, column == stretched ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
}

void ItemView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_colouring)
        applyColours();
}

void ItemView::applyColours()
{
    m_colouring = true;
    const QPalette source = QApplication::palette();
    QPalette own = palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        own.setColor(group, QPalette::Highlight, selectionTint(source));
        own.setColor(group, QPalette::HighlightedText, source.color(QPalette::Text));
    }
    setPalette(own);
    m_colouring = false;
}

void ItemView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void ItemView::copySelection() const
{
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex &a, const QModelIndex &b) { return visualRect(a).top() < visualRect(b).top(); });
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < header()->count(); ++column) {
            if (!isColumnHidden(column))
                cells << row.siblingAtColumn(column).data().toString();
        }
        lines << cells.join(u'\t');
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace shindan::gui
