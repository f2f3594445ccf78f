#include "gui/text/text_page.h"

#include "gui/parts/empty_state.h"
#include "gui/parts/item_view.h"
#include "gui/parts/labels.h"
#include "gui/session/session.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "gui/style/words.h"
#include "gui/text/text_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rowRole = Qt::UserRole + 1;

QToolButton *button(Sign sign, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setAutoRaise(true);
    made->setIcon(signIcon(sign));
    return made;
}

} // namespace

TextPage::TextPage(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_path(new PlainLabel(this, false))
    , m_about(new PlainLabel(this, false))
    , m_find(new QLineEdit(this))
    , m_found(new PlainLabel(this, false))
    , m_previous(button(Sign::Previous, this))
    , m_next(button(Sign::Next, this))
    , m_sectionModel(new QStandardItemModel(this))
    , m_sections(new ItemView(this))
    , m_view(new TextView(session, this))
    , m_save(button(Sign::Save, this))
    , m_empty(new EmptyState(this))
{
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(200);
    connect(&m_typing, &QTimer::timeout, this, &TextPage::find);
    connect(m_find, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_previous, &QToolButton::clicked, this, [this] { stepMatch(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { stepMatch(1); });
    connect(&m_sectionScan, &TextScan::sectionsFound, this, &TextPage::showSections);
    connect(&m_wordScan, &TextScan::rowsFound, this, &TextPage::showMatches);
    connect(m_view, &TextView::scrolled, this, &TextPage::markSection);
    const auto save = [this] { Q_EMIT saveRequested(m_bundle.value(), m_member); };
    connect(m_save, &QToolButton::clicked, this, save);
    connect(m_empty, &EmptyState::actionRequested, this, [this, save] {
        if (m_locked)
            Q_EMIT openAgainRequested();
        else
            save();
    });
    const auto go = [this](const QModelIndex &index) {
        if (!m_following && index.isValid())
            m_view->showRow(index.data(rowRole).toUInt());
    };
    connect(m_sections->selectionModel(), &QItemSelectionModel::currentChanged, this, go);
    connect(m_sections, &QAbstractItemView::clicked, this, go);
    connect(session, &Session::snapshotChanged, this, &TextPage::refresh);
    connect(session, &Session::languageChanged, this, &TextPage::refresh);
    connect(session, &Session::labelsChanged, this, &TextPage::refresh);
    retranslate();
    refresh();
}

void TextPage::build()
{
    QFont bold = font();
    bold.setBold(true);
    m_path->setFont(bold);
    m_about->setMuted(true);
    m_found->setMuted(true);
    m_find->setClearButtonEnabled(true);
    m_find->addAction(signIcon(Sign::Search), QLineEdit::LeadingPosition);
    m_find->setMaximumWidth(space(60));
    m_find->installEventFilter(this);
    m_sections->setModel(m_sectionModel);
    m_sections->setHeaderHidden(true);
    m_sections->setTable(false);
    m_sections->setSelectionMode(QAbstractItemView::SingleSelection);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space(3), space(2), space(3), space(2));
    bar->setSpacing(space(2));
    bar->addWidget(m_path, 0, Qt::AlignVCenter);
    bar->addWidget(m_about, 1, Qt::AlignVCenter);
    bar->addWidget(m_found, 0, Qt::AlignVCenter);
    bar->addWidget(m_find, 1);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    bar->addWidget(m_save);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_sections);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({space(55), space(150)});
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(body, 1);
}

void TextPage::showMember(model::BundleIndex bundle, const QString &member, quint32 row)
{
    const bool another = bundle != m_bundle || member != m_member;
    m_bundle = bundle;
    m_member = member;
    if (another) {
        m_sectionModel->clear();
        m_sections->hide();
        m_find->clear();
        m_found->clear();
    }
    refresh();
    const model::SourceIndex *source = m_session->snapshot()->findSource(bundle, member);
    if (!source || source->rows == 0)
        return;
    if (another && m_session->store())
        m_sectionScan.findSections(m_session->store(), source->id());
    m_view->showRow(std::min(row, source->rows - 1));
}

void TextPage::refresh()
{
    const model::SourceIndex *source = m_session->snapshot()->findSource(m_bundle, m_member);
    const QString label = m_session->labelAmongSeveral(m_bundle);
    m_path->setText(label.isEmpty() ? m_member : m_session->shortPath(m_member, m_bundle) + u" \u00b7 "_s + label);
    m_path->setToolTip(m_member.toHtmlEscaped());
    m_stack->setCurrentIndex(source && source->rows > 0 ? 0 : 1);
    for (QWidget *widget : {static_cast<QWidget *>(m_find), static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next)})
        widget->setEnabled(source && source->rows > 0);
    m_save->setEnabled(source != nullptr);
    if (source && source->rows > 0) {
        m_about->setText(QStringList{roleWord(source->info->role), tr("%n line(s)", nullptr, static_cast<int>(source->rows)),
                                     bytesText(source->info->bytes)}
                             .join(u"  \u00b7  "_s));
        m_view->setSource(source->id(), source->rows);
        return;
    }
    m_about->clear();
    m_view->clear();
    showAbsence(source);
}

// Why there are no lines: none were collected, they are no text, or nobody gave the password.
void TextPage::showAbsence(const model::SourceIndex *source)
{
    const model::SourceInfo *info = source ? source->info.get() : nullptr;
    for (const auto &missing : m_session->snapshot()->missing) {
        if (!info && missing->path == m_member && missing->bundle == m_bundle)
            info = missing.get();
    }
    const QString reason = info ? withoutCodeSigns(info->coverageReason.in(m_session->language())) : QString();
    m_locked = info && info->coverage == model::Coverage::Encrypted;
    if (m_locked)
        m_empty->setTexts(tr("This member is encrypted"), reason, {}, tr("Open again with its password"));
    else if (source && source->info->bytes > 0)
        m_empty->setTexts(tr("This member is not text"), tr("%1 of binary data. Save it to look at it with another program.").arg(bytesText(source->info->bytes)), {},
                          tr("Save member as…"));
    else
        m_empty->setTexts(source ? tr("This member is empty") : tr("This member is not in the bundle"), reason);
}

void TextPage::showSections(const std::vector<Section> &sections)
{
    m_following = true;
    m_sectionModel->clear();
    for (const Section &section : sections) {
        auto *item = new QStandardItem(section.title);
        item->setData(section.row.value(), rowRole);
        item->setToolTip(u"<qt>"_s + section.title.toHtmlEscaped() + u"</qt>"_s);
        m_sectionModel->appendRow(item);
    }
    m_sections->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_sections->setVisible(sections.size() > 1);
    m_following = false;
    markSection();
}

// The section in which the shown lines stand.
void TextPage::markSection()
{
    const quint32 at = m_view->markedRow().value_or(m_view->firstVisibleRow());
    const quint32 row = std::max(at, m_view->firstVisibleRow());
    int section = -1;
    for (int i = 0; i < m_sectionModel->rowCount() && m_sectionModel->item(i)->data(rowRole).toUInt() <= row; ++i)
        section = i;
    if (section < 0)
        return;
    m_following = true;
    m_sections->setCurrentIndex(m_sectionModel->index(section, 0));
    m_following = false;
}

void TextPage::find()
{
    const model::SourceIndex *source = m_session->snapshot()->findSource(m_bundle, m_member);
    const QString words = m_find->text();
    if (words.isEmpty() || !source || !m_session->store()) {
        m_wordScan.cancel();
        m_view->setMatches({}, {});
        m_found->clear();
        return;
    }
    m_wordScan.findWords(m_session->store(), source->id(), words);
}

void TextPage::showMatches(const std::vector<quint32> &rows)
{
    m_view->setMatches(rows, m_find->text());
    m_found->setText(rows.empty() ? tr("Not found") : tr("%n line(s)", nullptr, static_cast<int>(rows.size())));
    if (rows.empty())
        return;
    const quint32 from = m_view->markedRow().value_or(0);
    const auto next = std::lower_bound(rows.begin(), rows.end(), from);
    m_view->showRow(next == rows.end() ? rows.front() : *next);
}

void TextPage::stepMatch(int direction)
{
    const auto &rows = m_view->matches();
    if (rows.empty())
        return;
    const quint32 at = m_view->markedRow().value_or(0);
    auto place = direction > 0 ? std::upper_bound(rows.begin(), rows.end(), at) : std::lower_bound(rows.begin(), rows.end(), at);
    if (direction > 0)
        place = place == rows.end() ? rows.begin() : place;
    else
        place = place == rows.begin() ? rows.end() - 1 : place - 1;
    m_view->showRow(*place);
}

void TextPage::focusFind()
{
    m_find->setFocus();
    m_find->selectAll();
}

bool TextPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            stepMatch(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            m_find->clear();
            m_view->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TextPage::retranslate()
{
    m_find->setPlaceholderText(tr("Find in this member"));
    m_previous->setToolTip(tr("Previous match (Shift+Enter)"));
    m_next->setToolTip(tr("Next match (Enter)"));
    m_previous->setAccessibleName(tr("Previous match"));
    m_next->setAccessibleName(tr("Next match"));
    m_save->setToolTip(tr("Save member as…"));
    m_save->setAccessibleName(tr("Save member as…"));
    m_sections->setAccessibleName(tr("Sections"));
}

void TextPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

} // namespace shindan::gui
