#include "gui/findings/findings_tree.h"

#include "gui/findings/finding_delegate.h"
#include "gui/parts/empty_state.h"
#include "gui/parts/presented_model.h"
#include "gui/session/session.h"
#include "model/findings_model.h"
#include "model/item_roles.h"

#include <QEvent>
#include <QHeaderView>
#include <QStackedLayout>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

FindingsTree::FindingsTree(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new model::FindingsModel(this))
    , m_presented(new PresentedModel(session, this))
    , m_view(new ItemView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
{
    m_presented->setSourceModel(m_model);
    m_view->setModel(m_presented);
    m_view->setItemDelegate(new FindingDelegate(session, m_view));
    m_view->setHeaderHidden(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    for (int column = 1; column < model::FindingsModel::ColumnCount; ++column)
        m_view->hideColumn(column);
    m_view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!m_following && current.isValid())
            m_session->selectFinding(current.data(model::IdRole).toString());
    });
    // A second click on the selected one goes to its line again.
    connect(m_view, &QAbstractItemView::activated, this, &FindingsTree::detailsRequested);
    connect(m_empty, &EmptyState::actionRequested, this, &FindingsTree::coverageRequested);
    connect(session, &Session::analysisChanged, this, &FindingsTree::refresh);
    connect(session, &Session::findingSelected, this, &FindingsTree::showSelected);
    connect(session, &Session::openingChanged, this, &FindingsTree::showEmptyState);
    for (const auto signal : {&Session::languageChanged, &Session::labelsChanged})
        connect(session, signal, m_view->viewport(), qOverload<>(&QWidget::update));
    refresh();
}

void FindingsTree::refresh()
{
    m_following = true;
    m_model->setAnalysis(m_session->analysis());
    m_view->expandAll();
    m_following = false;
    showSelected();
    showEmptyState();
}

void FindingsTree::showSelected()
{
    const QModelIndex index = m_presented->mapFromSource(m_model->indexOf(m_session->selectedFinding()));
    m_following = true;
    if (index.isValid()) {
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index);
    } else {
        m_view->selectionModel()->clear();
    }
    m_following = false;
}

void FindingsTree::showEmptyState()
{
    const bool none = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(none ? 1 : 0);
    if (!none)
        return;
    if (m_session->isOpening()) {
        m_empty->setTexts({}, tr("Findings appear here while the bundle is being read."));
    } else if (m_session->paths().isEmpty()) {
        m_empty->setTexts({}, tr("Open a bundle to see what happened."));
    } else {
        const auto &checks = m_session->analysis()->checks;
        const auto unchecked = std::count_if(checks.begin(), checks.end(), [](const model::Check &check) {
            return check.status == model::CheckStatus::NotChecked || check.status == model::CheckStatus::Partly;
        });
        QString text = tr("%n rule(s) were applied.", nullptr, static_cast<int>(checks.size()));
        if (unchecked > 0)
            text += u' ' + tr("%n of them could not be checked, or only in part.", nullptr, static_cast<int>(unchecked));
        m_empty->setTexts(tr("No problem found"), text, {}, unchecked > 0 ? tr("Show coverage") : QString());
    }
}

void FindingsTree::step(int places)
{
    const QStringList ids = m_model->idsInOrder();
    if (ids.isEmpty())
        return;
    const auto at = ids.indexOf(m_session->selectedFinding());
    const auto next = at < 0 ? (places > 0 ? 0 : ids.size() - 1) : std::clamp<qsizetype>(at + places, 0, ids.size() - 1);
    m_session->selectFinding(ids[next]);
}

int FindingsTree::place() const
{
    return static_cast<int>(m_model->idsInOrder().indexOf(m_session->selectedFinding())) + 1;
}

int FindingsTree::count() const
{
    return static_cast<int>(m_session->analysis()->findings.size());
}

void FindingsTree::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showEmptyState();
}

} // namespace shindan::gui
