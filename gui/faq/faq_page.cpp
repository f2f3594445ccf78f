#include "gui/faq/faq_page.h"

#include "gui/faq/entry_view.h"
#include "gui/parts/flow_layout.h"
#include "gui/parts/item_view.h"
#include "gui/parts/labels.h"
#include "gui/parts/presented_model.h"
#include "gui/parts/when_seen.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "model/faq_contents_model.h"
#include "model/item_roles.h"
#include "services/knowledge/applicability.h"
#include "services/resources/messages.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QShowEvent>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

using Order = model::FaqContentsModel::Order;

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
    , m_orders(new QButtonGroup(this))
    , m_contents(new ItemView(this))
    , m_count(new PlainLabel(this, false))
    , m_entry(new EntryView(session, this))
{
    m_model->setEntries(contentsOf(knowledge::KnowledgeBase::shipped()), resources::message(u"knowledge.of-this-bundle"));
    m_model->setOrder(Order::BundleFirst);
    m_presented->setSourceModel(m_model);
    m_contents->setModel(m_presented);
    m_contents->setHeaderHidden(true);
    m_contents->setSelectionMode(QAbstractItemView::SingleSelection);
    m_contents->header()->setStretchLastSection(false);
    m_contents->header()->setSectionResizeMode(model::FaqContentsModel::QuestionColumn, QHeaderView::Stretch);
    m_contents->header()->setSectionResizeMode(model::FaqContentsModel::FindingsColumn, QHeaderView::Fixed);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(signIcon(Sign::Search), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_contents->header()->setMinimumSectionSize(space(6));
    m_count->setMuted(true);
    m_pool.setMaxThreadCount(1);
    sizeColumns();
    build();

    connect(m_search, &QLineEdit::textChanged, this, &FaqPage::search);
    connect(m_orders, &QButtonGroup::idClicked, this, [this](int id) {
        m_model->setOrder(static_cast<Order>(id));
        showCount();
    });
    connect(m_presented, &QAbstractItemModel::modelReset, this, &FaqPage::restoreView);
    connect(m_contents->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        const QString id = current.data(model::IdRole).toString();
        if (!m_following && !id.isEmpty())
            Q_EMIT entryRequested(id);
    });
    connect(m_entry, &EntryView::entryRequested, this, &FaqPage::entryRequested);
    connect(m_entry, &EntryView::findingRequested, this, &FaqPage::findingRequested);
    connect(session, &Session::entryShown, this, &FaqPage::showSelected);
    auto *seen = new WhenSeen(this, [this] { refreshMarks(); });
    connect(session, &Session::analysisChanged, seen, &WhenSeen::ask);
    retranslate();
    refreshMarks();
    restoreView();
}

void FaqPage::build()
{
    auto *orders = new FlowLayout;
    orders->setSpacing(space(1));
    for (const Order order : {Order::BySubject, Order::BundleFirst, Order::BundleOnly}) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setChecked(order == m_model->order());
        m_orders->addButton(button, static_cast<int>(order));
        orders->addWidget(button);
    }

    auto *left = new QWidget(this);
    left->setAutoFillBackground(true);
    left->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(space(2), space(2), 0, space(1));
    column->setSpacing(space(1));
    column->addWidget(m_search);
    column->addLayout(orders);
    column->addWidget(m_contents, 1);
    column->addWidget(m_count);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_entry);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({space(75), space(140)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

FaqPage::~FaqPage()
{
    m_cancellation.cancel();
    m_pool.waitForDone();
}

// On a thread of its own: on a busy machine a search may take longer than a keystroke may. What was found last stays until then.
void FaqPage::search()
{
    m_cancellation.cancel();
    const QString text = m_search->text().trimmed();
    if (text.isEmpty()) {
        m_model->showAll();
        showCount();
        return;
    }
    m_cancellation = model::Cancellation();
    m_pool.start([this, text, cancellation = m_cancellation] {
        if (cancellation.requested())
            return;
        QStringList ids;
        for (const knowledge::SearchHit &hit : knowledge::KnowledgeBase::shipped().search(text))
            ids << hit.id;
        const auto show = [this, ids, cancellation] {
            if (!cancellation.requested()) // nothing was typed in between
                showHits(ids);
        };
        QMetaObject::invokeMethod(this, show, Qt::QueuedConnection);
    });
}

void FaqPage::showHits(const QStringList &ids)
{
    m_model->showHits(ids);
    showCount();
}

void FaqPage::refreshMarks()
{
    const model::Analysis &analysis = *m_session->analysis();
    QHash<QString, model::FaqMark> marks = model::faqMarksOf(analysis);
    std::vector<knowledge::ClusterTraits> traits;
    for (const auto &bundle : analysis.snapshot->bundles)
        traits.push_back(knowledge::traitsOf(analysis, bundle->index));
    for (const knowledge::FaqEntry &entry : knowledge::KnowledgeBase::shipped().entries()) {
        const auto holds = knowledge::applicability(entry, traits);
        if (holds && holds->answer == knowledge::Applies::No)
            marks[entry.id].doesNotApply = true;
    }
    m_model->setMarks(std::move(marks));
    const bool any = m_model->markedCount() > 0;
    if (!any && m_model->order() == Order::BundleOnly) {
        m_model->setOrder(Order::BundleFirst);
        m_orders->button(static_cast<int>(Order::BundleFirst))->setChecked(true);
    }
    for (const Order order : {Order::BundleFirst, Order::BundleOnly})
        m_orders->button(static_cast<int>(order))->setEnabled(any);
    showCount();
}

// What a reset of the model takes from the view.
void FaqPage::restoreView()
{
    m_contents->setRootIsDecorated(!m_model->showsHits());
    m_contents->expandAll();
    showSelected();
}

// Room for three digits: the header, which is not shown, would ask for more.
void FaqPage::sizeColumns()
{
    m_contents->header()->resizeSection(model::FaqContentsModel::FindingsColumn, m_contents->fontMetrics().horizontalAdvance(u"000"_s) + space(2));
}

void FaqPage::showCount()
{
    const int shown = m_model->shownCount();
    if (!m_model->showsHits())
        m_count->setText(tr("%n question(s)", nullptr, shown));
    else
        m_count->setText(shown == 0 ? tr("Nothing found. Try fewer or shorter words, in either language.") : tr("%n entry(ies) found", nullptr, shown));
    m_orders->button(static_cast<int>(Order::BundleOnly))->setText(tr("Only this bundle (%1)").arg(m_model->markedCount()));
}

void FaqPage::showSelected()
{
    const QModelIndex index = m_presented->mapFromSource(m_model->indexOf(m_session->shownEntry()));
    m_following = true;
    if (index.isValid()) {
        m_contents->setCurrentIndex(index);
        m_contents->scrollTo(index.parent()); // the subject, too, where there is room
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
    m_orders->button(static_cast<int>(Order::BySubject))->setText(tr("All"));
    m_orders->button(static_cast<int>(Order::BundleFirst))->setText(tr("This bundle first"));
    m_orders->button(static_cast<int>(Order::BySubject))->setToolTip(tr("All questions by subject"));
    m_orders->button(static_cast<int>(Order::BundleFirst))->setToolTip(tr("Questions that findings of this bundle lead to stand before the others"));
    m_orders->button(static_cast<int>(Order::BundleOnly))->setToolTip(tr("Only questions that findings of this bundle lead to"));
    m_search->setPlaceholderText(tr("Search questions and answers"));
    m_contents->setAccessibleName(tr("Contents"));
    m_entry->setEmptyText(tr("Select a question, or search in either language."));
}

// Only now is it known how many rows fit.
void FaqPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_wasShown, true))
        QTimer::singleShot(0, this, &FaqPage::showSelected);
}

void FaqPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeColumns();
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showCount();
    }
}

} // namespace shindan::gui
