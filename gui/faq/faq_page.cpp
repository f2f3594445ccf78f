#include "gui/faq/faq_page.h"

#include "gui/faq/entry_view.h"
#include "gui/parts/item_view.h"
#include "gui/parts/labels.h"
#include "gui/parts/presented_model.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "model/faq_contents_model.h"
#include "model/item_roles.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSplitter>
#include <QVBoxLayout>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<model::FaqContentsEntry> contentsOf(const knowledge::KnowledgeBase &base)
{
    std::vector<model::FaqContentsEntry> contents;
    for (const knowledge::FaqEntry &entry : base.entries())
        contents.push_back({entry.id, entry.subject, base.subjectTitle(entry.subject), entry.question, entry.summary});
    return contents;
}

} // namespace

FaqPage::FaqPage(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new model::FaqContentsModel(this))
    , m_presented(new PresentedModel(session, this))
    , m_splitter(new QSplitter(this))
    , m_search(new QLineEdit(this))
    , m_contents(new ItemView(this))
    , m_count(new PlainLabel(this, false))
    , m_entry(new EntryView(session, this))
{
    m_model->setEntries(contentsOf(knowledge::KnowledgeBase::shipped()));
    m_presented->setSourceModel(m_model);
    m_contents->setModel(m_presented);
    m_contents->setHeaderHidden(true);
    m_contents->setSelectionMode(QAbstractItemView::SingleSelection);
    m_contents->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_contents->expandAll();
    m_search->setClearButtonEnabled(true);
    m_search->addAction(signIcon(Sign::Search), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_count->setMuted(true);

    auto *left = new QWidget(this);
    left->setAutoFillBackground(true);
    left->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(space(2), space(2), 0, space(1));
    column->setSpacing(space(1));
    column->addWidget(m_search);
    column->addWidget(m_contents, 1);
    column->addWidget(m_count);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_entry);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({space(95), space(120)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    connect(m_search, &QLineEdit::textChanged, this, &FaqPage::search);
    connect(m_contents->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        const QString id = current.data(model::IdRole).toString();
        if (!m_following && !id.isEmpty())
            Q_EMIT entryRequested(id);
    });
    connect(m_entry, &EntryView::entryRequested, this, &FaqPage::entryRequested);
    connect(session, &Session::entryShown, this, &FaqPage::showSelected);
    retranslate();
    search();
    showSelected();
}

void FaqPage::search()
{
    const QString text = m_search->text().trimmed();
    m_following = true;
    if (text.isEmpty()) {
        m_model->showAll();
        m_contents->expandAll();
        m_count->setText(tr("%n question(s)", nullptr, static_cast<int>(knowledge::KnowledgeBase::shipped().entries().size())));
    } else {
        QStringList ids;
        for (const knowledge::SearchHit &hit : knowledge::KnowledgeBase::shipped().search(text))
            ids << hit.id;
        m_model->showHits(ids);
        m_count->setText(ids.isEmpty() ? tr("Nothing found. Try fewer or shorter words, in either language.")
                                       : tr("%n entry(ies) found", nullptr, static_cast<int>(ids.size())));
    }
    m_contents->setRootIsDecorated(text.isEmpty());
    m_following = false;
    showSelected();
}

void FaqPage::showSelected()
{
    const QModelIndex index = m_presented->mapFromSource(m_model->indexOf(m_session->shownEntry()));
    m_following = true;
    if (index.isValid()) {
        m_contents->setCurrentIndex(index);
        m_contents->scrollTo(index);
    } else {
        m_contents->selectionModel()->clear();
    }
    m_following = false;
}

// Down and Enter go from the search field into what was found.
bool FaqPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_contents->setFocus();
            if (m_model->showsHits() && m_model->rowCount() > 0)
                m_contents->setCurrentIndex(m_presented->index(0, 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FaqPage::retranslate()
{
    m_search->setPlaceholderText(tr("Search questions and answers"));
    m_contents->setAccessibleName(tr("Contents"));
    m_entry->setEmptyText(tr("Select a question, or search in either language."));
}

void FaqPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        search();
    }
}

} // namespace shindan::gui
