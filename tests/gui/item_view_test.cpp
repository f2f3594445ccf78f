// Lists as this program has them: cells are laid out once and look as the style would paint them, and hidden pages wait.

#include "gui/parts/cell_texts.h"
#include "gui/parts/item_view.h"
#include "gui/parts/when_seen.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTest>

using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

namespace {

// Pixels that are not the ground.
int inkOf(const QImage &image, const QRect &area)
{
    const QRgb ground = image.pixel(area.right() - 1, area.bottom() - 1);
    int ink = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            ink += image.pixel(x, y) != ground ? 1 : 0;
    }
    return ink;
}

QRect boundsOf(const QImage &image)
{
    const QRgb ground = image.pixel(image.width() - 1, image.height() - 1);
    QRect bounds;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != ground)
                bounds |= QRect(x, y, 1, 1);
        }
    }
    return bounds;
}

// As a view asks for it.
QStyleOptionViewItem optionOf(QTreeView &view, QSize size)
{
    QStyleOptionViewItem option;
    option.initFrom(&view);
    option.widget = &view;
    option.rect = QRect(QPoint(), size);
    option.font = view.font();
    option.textElideMode = Qt::ElideRight;
    option.decorationPosition = QStyleOptionViewItem::Left;
    option.decorationAlignment = Qt::AlignCenter;
    const int side = QFontMetrics(option.font).ascent();
    option.decorationSize = {side, side};
    option.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    return option;
}

QImage painted(QStyledItemDelegate &delegate, const QModelIndex &index, QTreeView &view, QSize size, bool selected = false)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(view.palette().color(QPalette::Base));
    QPainter painter(&image);
    QStyleOptionViewItem option = optionOf(view, size);
    option.state.setFlag(QStyle::State_Selected, selected);
    delegate.paint(&painter, option, index);
    return image;
}

} // namespace

class ItemViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextIsLaidOutOnce()
    {
        CellTexts texts;
        const QFont font;
        const QStaticText first = texts.fitted(u"ノードが NotReady です"_s, font, 1'000, Qt::ElideRight);
        QCOMPARE(first.text(), u"ノードが NotReady です"_s);
        QCOMPARE(texts.widthOf(u"kubelet"_s, font), QFontMetrics(font).horizontalAdvance(u"kubelet"_s));
        // Too narrow: as the font's metrics would cut it.
        const int narrow = QFontMetrics(font).horizontalAdvance(u"kubelet is"_s);
        QCOMPARE(texts.fitted(u"kubelet is not running"_s, font, narrow, Qt::ElideRight).text(), QFontMetrics(font).elidedText(u"kubelet is not running"_s, Qt::ElideRight, narrow));
        // Another font is measured anew.
        QFont larger = font;
        larger.setPointSizeF(font.pointSizeF() * 2);
        QCOMPARE(texts.widthOf(u"kubelet"_s, larger), QFontMetrics(larger).horizontalAdvance(u"kubelet"_s));
        // Nothing in a cell is markup.
        QCOMPARE(texts.fitted(u"<b>bold</b>"_s, font, 1'000, Qt::ElideRight).textFormat(), Qt::PlainText);
    }

    // The style's own delegate says where a text stands and how large a cell is.
    void aCellLooksAsTheStylePaintsIt()
    {
        ItemView view;
        QStandardItemModel model(2, 1);
        model.setData(model.index(0, 0), u"system_status:767"_s);
        QPixmap square(12, 12);
        square.fill(Qt::red);
        model.setData(model.index(1, 0), u"logs/messages"_s);
        model.setData(model.index(1, 0), QIcon(square), Qt::DecorationRole);
        view.setModel(&model);
        RowDelegate own;
        QStyledItemDelegate usual;
        const QSize size(300, 24);
        for (int row = 0; row < 2; ++row) {
            const QModelIndex index = model.index(row, 0);
            const QStyleOptionViewItem option = optionOf(view, size);
            QVERIFY(own.sizeHint(option, index).width() >= usual.sizeHint(option, index).width() - 4);
            const QRect here = boundsOf(painted(own, index, view, size));
            const QRect there = boundsOf(painted(usual, index, view, size));
            QVERIFY2(std::abs(here.left() - there.left()) <= 1, qPrintable(u"%1 %2"_s.arg(here.left()).arg(there.left())));
            QVERIFY2(std::abs(here.center().y() - there.center().y()) <= 1, qPrintable(u"%1 %2"_s.arg(here.center().y()).arg(there.center().y())));
            QVERIFY2(std::abs(here.width() - there.width()) <= 8, qPrintable(u"%1 %2"_s.arg(here.width()).arg(there.width())));
        }
        const QImage selected = painted(own, model.index(0, 0), view, size, true);
        QVERIFY(inkOf(selected, QRect(0, 0, 150, 23)) > 50);
    }

    void hiddenPagesWait()
    {
        QStackedWidget pages;
        auto *front = new QWidget;
        auto *behind = new QWidget;
        pages.addWidget(front);
        pages.addWidget(behind);
        int worked = 0;
        auto *seen = new WhenSeen(behind, [&worked] { ++worked; });
        pages.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pages));
        for (int i = 0; i < 10; ++i)
            seen->ask();
        QCOMPARE(worked, 0);
        pages.setCurrentWidget(behind);
        QCOMPARE(worked, 1); // once for all
        seen->ask();
        QCOMPARE(worked, 2); // in front: at once
        pages.setCurrentWidget(front);
        pages.setCurrentWidget(behind);
        QCOMPARE(worked, 2); // nothing is owed

        // Alone and not shown yet, as tests and dialogs have it.
        QWidget alone;
        auto *early = new WhenSeen(&alone, [&worked] { ++worked; });
        early->ask();
        QCOMPARE(worked, 3);
    }
};

QTEST_MAIN(ItemViewTest)
#include "item_view_test.moc"
