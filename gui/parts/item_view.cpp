#include "gui/parts/item_view.h"

#include "gui/style/colours.h"
#include "gui/style/fonts.h"
#include "gui/style/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <utility>
#include <vector>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isPlainCell(const QStyleOptionViewItem &option)
{
    return !(option.features & QStyleOptionViewItem::HasCheckIndicator) && option.decorationPosition == QStyleOptionViewItem::Left
        && !option.text.contains(QChar::LineSeparator);
}

int marginOf(const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    return style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
}

int decorationRoom(const QStyleOptionViewItem &option)
{
    return option.features & QStyleOptionViewItem::HasDecoration ? option.decorationSize.width() + 2 * marginOf(option) : 0;
}

QColor textColour(const QStyleOptionViewItem &option)
{
    QPalette::ColorGroup group = QPalette::Disabled;
    if (option.state & QStyle::State_Enabled)
        group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    return option.palette.color(group, option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace

// The style paints everything but the text, which it would shape three times.
void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem own = option;
    initStyleOption(&own, index);
    const QStyle *style = own.widget ? own.widget->style() : QApplication::style();
    if (!isPlainCell(own)) {
        style->drawControl(QStyle::CE_ItemViewItem, &own, painter, own.widget);
        return;
    }
    const QString text = std::exchange(own.text, QString());
    style->drawControl(QStyle::CE_ItemViewItem, &own, painter, own.widget);
    const int margin = marginOf(own);
    const QRect logical(own.rect.left() + margin + decorationRoom(own), own.rect.top(),
        own.rect.width() - 2 * margin - decorationRoom(own), own.rect.height());
    const QRect room = QStyle::visualRect(own.direction, own.rect, logical);
    if (text.isEmpty() || room.width() <= 0)
        return;
    const QStaticText &fitted = m_texts.fitted(text, own.font, room.width(), own.textElideMode);
    const QRect place = QStyle::alignedRect(own.direction, own.displayAlignment, fitted.size().toSize(), room);
    painter->save();
    painter->setFont(own.font);
    painter->setPen(textColour(own));
    painter->drawStaticText(place.topLeft(), fitted);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem own = option;
    initStyleOption(&own, index);
    const int height = rowHeight(own.font);
    if (!isPlainCell(own))
        return {QStyledItemDelegate::sizeHint(option, index).width() + space(2), height};
    return {m_texts.widthOf(own.text, own.font) + 2 * marginOf(own) + decorationRoom(own) + space(2), height};
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
    header()->setResizeContentsPrecision(80); // rows that are measured for a column's width
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
    m_fitSoon.setSingleShot(true);
    m_fitSoon.setInterval(0);
    connect(&m_fitSoon, &QTimer::timeout, this, &ItemView::fitAgain);
    connect(header(), &QHeaderView::sectionResized, this,
        [this] { m_movedByHand = m_movedByHand || (!m_fitting && isVisible() && m_stretched >= 0 && header()->underMouse()); });
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

void ItemView::fitColumns(int stretched, int least, QList<int> optional)
{
    m_stretched = stretched;
    m_least = least;
    m_optional = std::move(optional);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    connect(model(), &QAbstractItemModel::modelReset, &m_fitSoon, qOverload<>(&QTimer::start));
    connect(model(), &QAbstractItemModel::layoutChanged, &m_fitSoon, qOverload<>(&QTimer::start));
    connect(model(), &QAbstractItemModel::headerDataChanged, &m_fitSoon, qOverload<>(&QTimer::start));
    connect(model(), &QAbstractItemModel::dataChanged, &m_fitSoon, qOverload<>(&QTimer::start));
    connect(model(), &QAbstractItemModel::rowsInserted, &m_fitSoon, qOverload<>(&QTimer::start));
    m_fitSoon.start();
}

int ItemView::wantedWidth(int column) const
{
    const int contents = std::max(sizeHintForColumn(column), header()->sectionSizeHint(column));
    return std::clamp(contents, space(10), std::max(space(40), viewport()->width() / 3));
}

void ItemView::fitAgain()
{
    if (m_stretched < 0 || m_movedByHand || !model() || viewport()->width() <= 0)
        return;
    m_fitting = true;
    for (const int column : std::as_const(m_optional))
        setColumnHidden(column, false);
    std::vector<int> widths; // measured once: of a long table it takes milliseconds
    for (int column = 0; column < header()->count(); ++column)
        widths.push_back(column == m_stretched ? 0 : wantedWidth(column));
    const auto left = [this, &widths] {
        int room = viewport()->width();
        for (int column = 0; column < header()->count(); ++column)
            room -= isColumnHidden(column) ? 0 : widths[static_cast<size_t>(column)];
        return room;
    };
    for (qsizetype i = 0; i < m_optional.size() && left() < m_least; ++i)
        setColumnHidden(m_optional[i], true);
    // What still does not fit is taken from the wider columns, so that the stretched one is in sight.
    const int narrow = space(24);
    int spare = 0;
    for (int column = 0; column < header()->count(); ++column)
        spare += isColumnHidden(column) ? 0 : std::max(0, widths[static_cast<size_t>(column)] - narrow);
    if (const int lacking = m_least - left(); lacking > 0 && spare > 0) {
        const double share = std::min(1.0, double(lacking) / spare);
        for (int &width : widths)
            width -= static_cast<int>(share * std::max(0, width - narrow));
    }
    const int room = left();
    for (int column = 0; column < header()->count(); ++column) {
        if (!isColumnHidden(column))
            header()->resizeSection(
                column, column == m_stretched ? std::max({room, m_least, space(20)}) : widths[static_cast<size_t>(column)]);
    }
    m_fitting = false;
}

void ItemView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (m_stretched >= 0)
        fitAgain();
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
    std::sort(rows.begin(), rows.end(),
        [this](const QModelIndex &a, const QModelIndex &b) { return visualRect(a).top() < visualRect(b).top(); });
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
