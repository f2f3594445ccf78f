#include "gui/facts/facts_page.h"

#include "gui/parts/empty_state.h"
#include "gui/parts/filter_table.h"
#include "gui/parts/item_view.h"
#include "gui/parts/when_seen.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "model/facts_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>

#include <algorithm>
#include <set>

namespace shindan::gui {

FactsPage::FactsPage(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new model::FactsModel(this))
    , m_table(new FilterTable(session, m_model, this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
    , m_closed{model::FactGroup::KernelSettings, model::FactGroup::Packages}
{
    m_table->showGroups();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_table->view()->fitColumns(model::FactsModel::WhereColumn, space(40));
    m_table->view()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table->view(), &QAbstractItemView::activated, this, &FactsPage::follow);
    connect(m_table->view(), &QWidget::customContextMenuRequested, this, &FactsPage::showMenu);
    connect(m_table->view(), &QTreeView::expanded, this, [this](const QModelIndex &index) { remember(index, true); });
    connect(m_table->view(), &QTreeView::collapsed, this, [this](const QModelIndex &index) { remember(index, false); });
    connect(m_table->field(), &QLineEdit::textChanged, this, &FactsPage::openGroups); // after the rows are filtered
    auto *seen = new WhenSeen(this, [this] { refresh(); });
    connect(session, &Session::analysisChanged, seen, &WhenSeen::ask);
    connect(session, &Session::openingChanged, this, &FactsPage::retranslate);
    retranslate();
    refresh();
}

void FactsPage::follow(const QModelIndex &index)
{
    const model::Fact *fact = m_model->fact(m_table->sourceIndex(index));
    if (fact && !fact->source.isEmpty())
        m_session->goTo(fact->bundle, fact->source, fact->line);
}

void FactsPage::showMenu(const QPoint &at)
{
    ItemView *view = m_table->view();
    const QModelIndex index = view->indexAt(at).isValid() ? view->indexAt(at) : view->currentIndex();
    const model::Fact *fact = m_model->fact(m_table->sourceIndex(index));
    if (!fact)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *go = menu->addAction(tr("Go to the line that says it"), this, [this, index = QPersistentModelIndex(index)] { follow(index); });
    go->setEnabled(!fact->source.isEmpty());
    menu->addAction(tr("Copy"), QKeySequence(QKeySequence::Copy), view, &ItemView::copySelection);
    menu->popup(view->viewport()->mapToGlobal(at));
}

void FactsPage::refresh()
{
    const auto &facts = m_session->analysis()->facts;
    m_model->setAnalysis(m_session->analysis());
    m_stack->setCurrentIndex(facts.empty() ? 1 : 0);
    std::set<QString> nodes;
    for (const model::Fact &fact : facts)
        nodes.insert(fact.node);
    nodes.erase(QString());
    // With one node its name in every row says nothing.
    m_table->view()->setColumnHidden(model::FactsModel::NodeColumn, nodes.size() < 2 && m_session->labelsOfSeveral().isEmpty());
    openGroups();
    retranslate();
}

void FactsPage::openGroups()
{
    m_opening = true;
    const bool filtered = !m_table->field()->text().trimmed().isEmpty();
    const QAbstractItemModel &rows = *m_table->view()->model();
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QModelIndex group = rows.index(row, 0);
        m_table->view()->setExpanded(group, filtered || !m_closed.contains(m_model->group(m_table->sourceIndex(group))));
    }
    m_opening = false;
}

void FactsPage::remember(const QModelIndex &index, bool open)
{
    if (m_opening || !m_table->field()->text().trimmed().isEmpty())
        return;
    const model::FactGroup group = m_model->group(m_table->sourceIndex(index));
    if (open)
        m_closed.remove(group);
    else
        m_closed.insert(group);
}

void FactsPage::retranslate()
{
    m_table->setPlaceholder(tr("Filter facts"));
    if (m_session->paths().isEmpty())
        m_empty->setTexts(tr("Nothing is open"), tr("Facts are read from the command outputs and configurations of a bundle."));
    else if (m_session->isOpening())
        m_empty->setTexts({}, tr("Facts appear when the bundle has been read."));
    else
        m_empty->setTexts(tr("No facts"), tr("What is open holds no command outputs or configurations that Shindan can read. "
                                             "A whole bundle of the node has them."));
}

void FactsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace shindan::gui
