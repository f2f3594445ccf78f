#include "gui/parts/filter_table.h"

#include "gui/parts/item_view.h"
#include "gui/parts/labels.h"
#include "gui/parts/presented_model.h"
#include "gui/session/session.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "model/item_roles.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

void WordFilter::setWords(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void WordFilter::setPredicate(std::function<bool(const QModelIndex &)> predicate)
{
    m_predicate = std::move(predicate);
    invalidateFilter();
}

bool WordFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_predicate && !m_predicate(index))
        return false;
    const QString text = index.data(model::FilterRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool WordFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(model::SortRole);
    const QVariant b = right.data(model::SortRole);
    // Facts hold numbers and words in one column: numbers stand first.
    bool aIsNumber = false;
    bool bIsNumber = false;
    const double aNumber = a.toDouble(&aIsNumber);
    const double bNumber = b.toDouble(&bIsNumber);
    if (aIsNumber && bIsNumber)
        return aNumber < bNumber;
    if (aIsNumber != bIsNumber)
        return aIsNumber;
    return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
}

FilterTable::FilterTable(Session *session, QAbstractItemModel *model, QWidget *parent)
    : QWidget(parent)
    , m_presented(new PresentedModel(session, this))
    , m_filter(new WordFilter(this))
    , m_bar(new QHBoxLayout)
    , m_field(new QLineEdit(this))
    , m_count(new PlainLabel(this, false))
    , m_view(new ItemView(this))
{
    m_presented->setSourceModel(model);
    m_filter->setSourceModel(m_presented);
    m_view->setModel(m_filter);
    m_view->setTable(true);
    m_filter->sort(-1);
    m_field->setClearButtonEnabled(true);
    m_field->addAction(signIcon(Sign::Search), QLineEdit::LeadingPosition);
    m_field->setMaximumWidth(space(90));
    m_count->setMuted(true);
    m_bar->setContentsMargins(space(2), space(2), space(3), space(2));
    m_bar->setSpacing(space(2));
    m_bar->addWidget(m_field, 1);
    m_bar->addStretch(1);
    m_bar->addWidget(m_count, 0, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_bar);
    layout->addWidget(m_view, 1);

    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) { m_filter->setWords(text); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &FilterTable::showCount);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &FilterTable::showCount);
    connect(m_filter, &QAbstractItemModel::layoutChanged, this, &FilterTable::showCount);
    showCount();
}

void FilterTable::showGroups()
{
    m_grouped = true;
    m_filter->setRecursiveFilteringEnabled(true);
    m_view->setRootIsDecorated(true);
    m_view->setItemsExpandable(true);
    showCount();
}

void FilterTable::setPlaceholder(const QString &text)
{
    m_field->setPlaceholderText(text);
    showCount();
}

QModelIndex FilterTable::sourceIndex(const QModelIndex &index) const
{
    return m_presented->mapToSource(m_filter->mapToSource(index));
}

void FilterTable::focusField()
{
    m_field->setFocus();
    m_field->selectAll();
}

quint64 FilterTable::rowsOf(const QAbstractItemModel &model) const
{
    if (!m_grouped)
        return quint64(model.rowCount());
    quint64 rows = 0;
    for (int group = 0; group < model.rowCount(); ++group)
        rows += quint64(model.rowCount(model.index(group, 0)));
    return rows;
}

void FilterTable::showCount()
{
    const quint64 shown = rowsOf(*m_filter);
    const quint64 all = rowsOf(*m_presented);
    m_count->setText(shown == all ? numberText(all) : tr("%1 of %2", "rows shown, of all rows").arg(numberText(shown), numberText(all)));
}

} // namespace shindan::gui
