#include "gui/files/files_page.h"

#include "gui/parts/empty_state.h"
#include "gui/parts/filter_table.h"
#include "gui/parts/item_view.h"
#include "gui/parts/labels.h"
#include "gui/parts/presented_model.h"
#include "gui/parts/when_seen.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "model/item_roles.h"
#include "model/sources_model.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace shindan::gui {

FilesPage::FilesPage(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new model::SourcesModel(model::SourcesModel::Shape::Tree, this))
    , m_presented(new PresentedModel(session, this))
    , m_filter(new WordFilter(this))
    , m_field(new QLineEdit(this))
    , m_reason(new PlainLabel(this, false))
    , m_view(new ItemView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
{
    m_presented->setSourceModel(m_model);
    m_filter->setSourceModel(m_presented);
    m_filter->setRecursiveFilteringEnabled(true);
    m_view->setModel(m_filter);
    m_view->fitColumns(model::SourcesModel::NameColumn, space(60), {model::SourcesModel::FormatColumn, model::SourcesModel::RoleColumn});
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_field->setClearButtonEnabled(true);
    m_field->addAction(signIcon(Sign::Search), QLineEdit::LeadingPosition);
    m_field->setMaximumWidth(space(90));
    m_reason->setMuted(true);

    auto *content = new QWidget(this);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space(2), space(2), space(3), space(2));
    bar->addWidget(m_field, 1);
    bar->addStretch(1);
    bar->addWidget(m_reason, 0, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);

    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setWords(text);
        m_view->expandAll();
    });
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const model::SourceInfo *source = m_model->source(sourceIndex(index)))
            m_session->goTo(source->bundle, source->path, model::LineNumber(0));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        const model::SourceInfo *source = m_model->source(sourceIndex(current));
        m_reason->setText(source ? source->coverageReason.in(m_session->language()) : QString());
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &FilesPage::showMenu);
    m_view->setDragEnabled(true);
    m_view->setDragDropMode(QAbstractItemView::DragOnly);
    auto *seen = new WhenSeen(this, [this] { refresh(); });
    connect(session, &Session::snapshotChanged, seen, &WhenSeen::ask);
    connect(session, &Session::labelsChanged, seen, &WhenSeen::ask);
    retranslate();
    refresh();
}

QModelIndex FilesPage::sourceIndex(const QModelIndex &index) const
{
    return m_presented->mapToSource(m_filter->mapToSource(index));
}

void FilesPage::refresh()
{
    const QModelIndex current = m_view->currentIndex();
    const QString selected = current.data(model::PathRole).toString();
    const model::BundleIndex bundle(current.data(model::BundleRole).toUInt());
    const bool first = m_model->rowCount() == 0;
    const int rows = m_filter->rowCount();
    m_model->setBundleNames(m_session->labelsOfSeveral());
    m_model->setSnapshot(m_session->snapshot());
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    if (first || rows != m_filter->rowCount() || !m_view->currentIndex().isValid())
        restore(bundle, selected);
}

void FilesPage::restore(model::BundleIndex bundle, const QString &selectedPath)
{
    m_view->expandAll();
    if (selectedPath.isEmpty())
        return;
    const QModelIndex index = m_filter->mapFromSource(m_presented->mapFromSource(m_model->indexOf(bundle, selectedPath)));
    if (index.isValid())
        m_view->setCurrentIndex(index);
}

void FilesPage::showMenu(const QPoint &at)
{
    // By the keyboard it belongs to the member that has the focus, wherever the pointer is.
    const QModelIndex under = m_view->indexAt(at);
    QMenu *menu = menuFor(under.isValid() ? under : m_view->currentIndex());
    if (!menu)
        return;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

QMenu *FilesPage::menuFor(const QModelIndex &index)
{
    const model::SourceInfo *source = m_model->source(sourceIndex(index));
    if (!source)
        return nullptr;
    auto *menu = new QMenu(this);
    fillMenu(*menu, *source);
    return menu;
}

void FilesPage::fillMenu(QMenu &menu, const model::SourceInfo &info)
{
    const QString path = info.path;
    const auto bundle = info.bundle;
    const model::SourceIndex *source = m_session->snapshot()->findSource(bundle, path);
    const bool onTimeline = source && source->rows > 0 && m_session->isOnTimeline(source->id());
    QAction *go = menu.addAction(tr("Go to the first row"), this, [this, bundle, path] { m_session->goTo(bundle, path, model::LineNumber(0)); });
    go->setEnabled(onTimeline);
    menu.addAction(tr("Open as text"), this, [this, bundle, path] { Q_EMIT textRequested(bundle.value(), path); });
    QAction *filter = menu.addAction(tr("Show only its rows"), this, [this, bundle, path] {
        if (const model::SourceIndex *found = m_session->snapshot()->findSource(bundle, path))
            showOnlyItsRows(found->id());
    });
    filter->setEnabled(onTimeline);
    menu.addSeparator();
    QAction *save = menu.addAction(tr("Save member as…"), this, [this, bundle, path] { Q_EMIT saveRequested(bundle.value(), path); });
    save->setEnabled(source != nullptr);
    menu.addAction(tr("Copy path"), this, [path] { QGuiApplication::clipboard()->setText(path); });
}

void FilesPage::showOnlyItsRows(model::SourceId source)
{
    const model::SourceInfo &info = *m_session->snapshot()->source(source).info;
    m_session->setQuery(m_session->sourceTerm(source));
    m_session->goTo(info.bundle, info.path, model::LineNumber(0));
}

void FilesPage::retranslate()
{
    m_field->setPlaceholderText(tr("Filter members"));
    m_empty->setTexts(tr("Nothing is open"), tr("Open a diagnostic bundle, a folder or a log file, or drop it on this window."));
}

void FilesPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace shindan::gui
