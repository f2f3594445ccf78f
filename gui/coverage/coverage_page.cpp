#include "gui/coverage/coverage_page.h"

#include "gui/parts/empty_state.h"
#include "gui/parts/filter_table.h"
#include "gui/parts/item_view.h"
#include "gui/parts/when_seen.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "model/checks_model.h"
#include "model/sources_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QStackedLayout>
#include <QTabWidget>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

CoveragePage::CoveragePage(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_checks(new model::ChecksModel(this))
    , m_sources(new model::SourcesModel(model::SourcesModel::Shape::Flat, this))
    , m_checksTable(new FilterTable(session, m_checks, this))
    , m_sourcesTable(new FilterTable(session, m_sources, this))
    , m_tabs(new QTabWidget(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
{
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_checksTable, {});
    m_tabs->addTab(m_sourcesTable, {});
    m_stack->addWidget(m_tabs);
    m_stack->addWidget(m_empty);
    m_checksTable->view()->fitColumns(model::ChecksModel::ReasonColumn, space(90), {model::ChecksModel::RuleColumn});
    m_sourcesTable->view()->fitColumns(model::SourcesModel::NameColumn, space(60));
    for (const int column : {model::SourcesModel::RoleColumn, model::SourcesModel::FormatColumn, model::SourcesModel::SizeColumn})
        m_sourcesTable->view()->hideColumn(column);

    connect(m_checksTable->view(), &QAbstractItemView::activated, this, &CoveragePage::followCheck);
    connect(m_sourcesTable->view(), &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const model::SourceInfo *source = m_sources->source(m_sourcesTable->sourceIndex(index)))
            m_session->goTo(source->bundle, source->path, model::LineNumber(0));
    });
    for (ItemView *view : {m_checksTable->view(), m_sourcesTable->view()})
        view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_checksTable->view(), &QWidget::customContextMenuRequested, this, &CoveragePage::showMenu);
    connect(m_sourcesTable->view(), &QWidget::customContextMenuRequested, this, &CoveragePage::showMemberMenu);
    auto *seen = new WhenSeen(this, [this] { refresh(); });
    for (const auto signal : {&Session::analysisChanged, &Session::snapshotChanged, &Session::labelsChanged})
        connect(session, signal, seen, &WhenSeen::ask);
    refresh();
}

const model::Finding *CoveragePage::findingOf(const model::Check &check) const
{
    const auto &findings = m_session->analysis()->findings;
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const model::Finding &finding) {
        return finding.rule == check.rule && finding.bundle == check.bundle;
    });
    return found == findings.end() ? nullptr : &*found;
}

// A rule that fired leads to what it found, one that could not be checked to the member that it would have needed.
void CoveragePage::followCheck(const QModelIndex &index)
{
    const model::Check *check = m_checks->check(m_checksTable->sourceIndex(index));
    if (!check)
        return;
    if (const model::Finding *finding = findingOf(*check)) {
        const QString id = finding->id;
        m_session->selectFinding(id);
        const Place place{QStringLiteral("findings"), std::nullopt, std::nullopt, id};
        m_session->visit(place);
        Q_EMIT m_session->placeRequested(place);
    } else if (!check->members.isEmpty()) {
        m_session->goTo(check->bundle, check->members.front(), model::LineNumber(0));
    }
}

void CoveragePage::showMenu(const QPoint &at)
{
    ItemView *view = m_checksTable->view();
    const QModelIndex index = view->indexAt(at).isValid() ? view->indexAt(at) : view->currentIndex();
    const model::Check *check = m_checks->check(m_checksTable->sourceIndex(index));
    if (!check)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (findingOf(*check))
        menu->addAction(tr("Go to what it found"), this, [this, index = QPersistentModelIndex(index)] { followCheck(index); });
    const auto bundle = check->bundle;
    for (const QString &member : check->members)
        menu->addAction(tr("Go to %1").arg(m_session->shortPath(member, bundle).replace(u'&', u"&&"_s)), this,
                        [this, bundle, member] { m_session->goTo(bundle, member, model::LineNumber(0)); });
    menu->addSeparator();
    menu->addAction(tr("Copy"), QKeySequence(QKeySequence::Copy), view, &ItemView::copySelection);
    menu->popup(view->viewport()->mapToGlobal(at));
}

void CoveragePage::showMemberMenu(const QPoint &at)
{
    ItemView *view = m_sourcesTable->view();
    const QModelIndex index = view->indexAt(at).isValid() ? view->indexAt(at) : view->currentIndex();
    const model::SourceInfo *source = m_sources->source(m_sourcesTable->sourceIndex(index));
    if (!source)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Go to %1").arg(m_session->shortPath(source->path, source->bundle).replace(u'&', u"&&"_s)), this,
                    [this, bundle = source->bundle, path = source->path] { m_session->goTo(bundle, path, model::LineNumber(0)); });
    menu->addAction(tr("Copy"), QKeySequence(QKeySequence::Copy), view, &ItemView::copySelection);
    menu->popup(view->viewport()->mapToGlobal(at));
}

void CoveragePage::refresh()
{
    m_checks->setAnalysis(m_session->analysis());
    m_checksTable->view()->setColumnHidden(model::ChecksModel::BundleColumn, m_session->labelsOfSeveral().isEmpty());
    m_sources->setBundleNames(m_session->labelsOfSeveral());
    m_sources->setSnapshot(m_session->snapshot());
    const bool nothing = m_session->analysis()->checks.empty() && m_session->snapshot()->sources.empty();
    m_stack->setCurrentIndex(nothing ? 1 : 0);
    retranslate();
}

void CoveragePage::retranslate()
{
    using model::CheckStatus;
    m_tabs->setTabText(0, tr("Rules: %1 fired, %2 clear, %3 partly, %4 not checked")
                              .arg(m_checks->count(CheckStatus::Fired))
                              .arg(m_checks->count(CheckStatus::Clear))
                              .arg(m_checks->count(CheckStatus::Partly))
                              .arg(m_checks->count(CheckStatus::NotChecked)));
    m_tabs->setTabText(1, tr("Members: %1").arg(m_sources->rowCount()));
    m_checksTable->setPlaceholder(tr("Filter rules"));
    m_sourcesTable->setPlaceholder(tr("Filter members"));
    m_empty->setTexts(tr("Nothing is open"), tr("Coverage says which rules could be checked with what a bundle holds, and which could not."));
}

void CoveragePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace shindan::gui
