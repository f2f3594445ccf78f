#pragma once
// Trees and tables as this program has them: dense rows, a tinted selection that leaves severities readable, cells that can be copied.

#include <QStyledItemDelegate>
#include <QTreeView>

namespace shindan::gui {

/// Rows of 1.35 times the font's height, wherever the text comes from.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// A tree, or a table if its model is flat. Ctrl+C copies the selected rows, cells separated by tabs.
class ItemView : public QTreeView
{
    Q_OBJECT

public:
    explicit ItemView(QWidget *parent = nullptr);

    /// For a flat model: no branches, sortable by its headers.
    void setTable(bool sortable);
    /// As wide as their contents, the given one takes the rest.
    void fitColumns(int stretched);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void copySelection() const;
    void applyColours();
    bool m_colouring = false;
};

} // namespace shindan::gui
