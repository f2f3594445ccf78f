#pragma once
// A table with a field that filters its rows as one types: facts, rules. Sorted by its headers.

#include <QSortFilterProxyModel>
#include <QWidget>

#include <functional>

class QAbstractItemModel;
class QHBoxLayout;
class QLineEdit;

namespace shindan::gui {

class ItemView;
class PlainLabel;
class PresentedModel;
class Session;

/// Rows whose FilterRole holds every word of the filter, letter case aside.
class WordFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString &text);
    void setPredicate(std::function<bool(const QModelIndex &)> predicate);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    std::function<bool(const QModelIndex &)> m_predicate;
};

class FilterTable : public QWidget
{
    Q_OBJECT

public:
    /// The model is not owned.
    FilterTable(Session *session, QAbstractItemModel *model, QWidget *parent = nullptr);

    [[nodiscard]] ItemView *view() const { return m_view; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] WordFilter *filter() const { return m_filter; }
    /// For more controls beside the field.
    [[nodiscard]] QHBoxLayout *bar() const { return m_bar; }
    /// For a model whose top rows are groups: a group is shown if one of its rows is, and the rows inside groups are counted.
    void showGroups();
    void setPlaceholder(const QString &text);
    /// Of the underlying model, for an index of the view.
    [[nodiscard]] QModelIndex sourceIndex(const QModelIndex &index) const;
    /// Ctrl+F.
    void focusField();

private:
    void showCount();
    [[nodiscard]] quint64 rowsOf(const QAbstractItemModel &model) const;

    bool m_grouped = false;
    PresentedModel *m_presented;
    WordFilter *m_filter;
    QHBoxLayout *m_bar;
    QLineEdit *m_field;
    PlainLabel *m_count;
    ItemView *m_view;
};

} // namespace shindan::gui
