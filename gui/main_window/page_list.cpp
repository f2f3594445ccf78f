#include "gui/main_window/page_list.h"

#include "gui/style/colours.h"
#include "gui/style/fonts.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"

#include <QApplication>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace shindan::gui {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int countRole = Qt::UserRole + 1;

class PageDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QPalette palette = QApplication::palette();
        painter->save();
        if (item.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(item.rect, selectionTint(palette));
            painter->fillRect(QRect(item.rect.left(), item.rect.top(), 3, item.rect.height()), palette.color(QPalette::Active, QPalette::Highlight));
        } else if (item.state.testFlag(QStyle::State_MouseOver)) {
            painter->fillRect(item.rect, mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.05));
        }
        const QRect area = item.rect.adjusted(space(4), 0, -space(2), 0);
        painter->setFont(item.font);
        painter->setPen(palette.color(QPalette::WindowText));
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, item.text);
        if (const int count = index.data(countRole).toInt(); count > 0) {
            painter->setPen(mutedColour(palette));
            painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, numberText(qint64(count)));
        }
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {space(30), rowHeight(option.font) + space(2)};
    }
};

} // namespace

PageList::PageList(QWidget *parent)
    : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new PageDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setContentsMargins(0, space(2), 0, 0);
    setViewportMargins(0, space(1), 0, 0);
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item && !signalsBlocked())
            Q_EMIT pageRequested(item->data(idRole).toString());
    });
}

void PageList::addPage(const QString &id)
{
    const QSignalBlocker quiet(this);
    auto *item = new QListWidgetItem(id, this);
    item->setData(idRole, id);
}

QListWidgetItem *PageList::itemOf(const QString &id) const
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(idRole).toString() == id)
            return item(row);
    }
    return nullptr;
}

void PageList::setTitle(const QString &id, const QString &title)
{
    if (QListWidgetItem *item = itemOf(id))
        item->setText(title);
    updateGeometry();
}

void PageList::setCount(const QString &id, int count)
{
    if (QListWidgetItem *item = itemOf(id))
        item->setData(countRole, count);
}

void PageList::setCurrentPage(const QString &id)
{
    const QSignalBlocker quiet(this);
    setCurrentItem(itemOf(id));
}

QSize PageList::sizeHint() const
{
    int widest = 0;
    for (int row = 0; row < count(); ++row)
        widest = std::max(widest, fontMetrics().horizontalAdvance(item(row)->text()));
    // Wide enough for either language, so that the page beside it stays where it is when the language changes.
    return {std::max(widest + fontMetrics().horizontalAdvance(QStringLiteral("999")) + space(9), space(34)), space(60)};
}

QSize PageList::minimumSizeHint() const
{
    return {sizeHint().width(), space(20)};
}

} // namespace shindan::gui
