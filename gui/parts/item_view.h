#pragma once
// Trees and tables as this program has them: dense rows, a tinted selection that leaves severities readable, cells that can be copied.

#include "gui/parts/cell_texts.h"

#include <QStyledItemDelegate>
#include <QTimer>
#include <QTreeView>

namespace shindan::gui {

/// Rows of 1.35 times the font's height, wherever the text comes from.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    mutable CellTexts m_texts;
};

/// A tree, or a table if its model is flat. Ctrl+C copies the selected rows, cells separated by tabs.
class ItemView : public QTreeView
{
    Q_OBJECT

public:
    explicit ItemView(QWidget *parent = nullptr);

    /// For a flat model: no branches, sortable by its headers.
    void setTable(bool sortable);
    /// Columns as wide as their contents (at most a third of the view), the given one takes the rest. Where that leaves it less than
    /// `least` pixels, the optional columns give way, the first of the list first. Sections that a person has moved stay.
    void fitColumns(int stretched, int least = 0, QList<int> optional = {});
    void fitAgain();
    /// Ctrl+C.
    void copySelection() const;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyColours();
    [[nodiscard]] int wantedWidth(int column) const;
    bool m_colouring = false;
    int m_stretched = -1; // -1: widths are not ours
    int m_least = 0;
    QList<int> m_optional;
    bool m_fitting = false;
    bool m_movedByHand = false;
    QTimer m_fitSoon;
};

} // namespace shindan::gui
