#include "gui/faq/entry_view.h"

#include "gui/findings/finding_delegate.h"
#include "gui/parts/empty_state.h"
#include "gui/session/session.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "gui/style/words.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QToolTip>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int narrowest = 440; // below, two columns hold three or four words a line

// JA, EN and both are the same in every language; only the last one is a word.
EntryLanguages ofInterface(model::Language language)
{
    return language == model::Language::Japanese ? EntryLanguages::Japanese : EntryLanguages::English;
}

} // namespace

EntryView::EntryView(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_choice(new QButtonGroup(this))
    , m_copy(new QToolButton(this))
    , m_browser(new QTextBrowser(this))
    , m_empty(new EmptyState(this))
    , m_languages(ofInterface(session->language()))
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space(2), space(1), space(2), space(1));
    bar->setSpacing(space(1));
    for (int i = 0; i < 3; ++i) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        m_choice->addButton(button, i);
        bar->addWidget(button);
    }
    bar->addStretch(1);
    m_copy->setAutoRaise(true);
    m_copy->setIcon(signIcon(Sign::Copy));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addWidget(m_copy);

    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->setOpenLinks(false);
    m_browser->setUndoRedoEnabled(false);
    m_browser->viewport()->installEventFilter(this);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_stack->addWidget(m_browser);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(body, 1);

    connect(m_choice, &QButtonGroup::idClicked, this, [this](int id) { setLanguages(static_cast<EntryLanguages>(id)); });
    connect(m_browser, &QTextBrowser::anchorClicked, this, &EntryView::follow);
    connect(m_copy, &QToolButton::clicked, this, &EntryView::copyEntry);
    connect(session, &Session::entryShown, this, &EntryView::refresh);
    connect(session, &Session::analysisChanged, this, &EntryView::analysisChanged);
    connect(session, &Session::languageChanged, this, [this] {
        if (!m_chosen)
            m_languages = ofInterface(m_session->language());
        refresh();
    });
    retranslate();
    refresh();
}

void EntryView::setLanguages(EntryLanguages languages)
{
    m_chosen = true;
    m_languages = languages;
    refresh();
    Q_EMIT languagesChanged();
}

void EntryView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    m_empty->setTexts({}, text);
}

bool EntryView::wantsColumns() const
{
    return m_browser->viewport()->width() >= narrowest;
}

void EntryView::refresh()
{
    m_choice->button(static_cast<int>(m_languages))->setChecked(true);
    const knowledge::FaqEntry *entry =
        m_session->shownEntry().isEmpty() ? nullptr : knowledge::KnowledgeBase::shipped().find(m_session->shownEntry());
    m_stack->setCurrentIndex(entry ? 0 : 1);
    m_copy->setEnabled(entry != nullptr);
    if (!entry)
        return;
    // The place in the text is kept when only language or width change.
    const int scrolled = m_shown == entry->id ? m_browser->verticalScrollBar()->value() : 0;
    m_shown = entry->id;
    m_inColumns = wantsColumns();
    m_browser->document()->setDefaultFont(QApplication::font());
    m_context = contextOf(*entry);
    m_commands = fillDocument(*m_browser->document(), *entry, {m_languages, m_inColumns, QApplication::palette(), m_session->language()}, m_context);
    m_browser->moveCursor(QTextCursor::Start);
    m_browser->verticalScrollBar()->setValue(scrolled);
}

// Loading brings an analysis several times; the text is made anew, and a selection in it lost, only if it says something else.
void EntryView::analysisChanged()
{
    const knowledge::FaqEntry *entry = knowledge::KnowledgeBase::shipped().find(m_shown);
    if (entry && !(contextOf(*entry) == m_context))
        refresh();
}

EntryContext EntryView::contextOf(const knowledge::FaqEntry &entry) const
{
    const model::Analysis &analysis = *m_session->analysis();
    std::vector<knowledge::ClusterTraits> traits;
    for (const auto &bundle : analysis.snapshot->bundles)
        traits.push_back(knowledge::traitsOf(analysis, bundle->index));
    EntryContext context{knowledge::applicability(entry, traits), {}};
    for (const model::Finding &finding : analysis.findings) {
        if (!finding.faq.contains(entry.id))
            continue;
        QStringList about{severityAndState(finding.severity, finding.state), subjectWords(finding.subject, traits.size() > 1)};
        about.removeAll(QString());
        context.findings.push_back({finding.id, withoutCodeSigns(finding.title.in(m_session->language())), about.join(u" \u00b7 "_s)});
    }
    return context;
}

void EntryView::follow(const QUrl &link)
{
    if (link.scheme() == u"entry"_s) {
        Q_EMIT entryRequested(link.path());
    } else if (link.scheme() == u"finding"_s) {
        Q_EMIT findingRequested(link.path());
    } else if (link.scheme() == u"copy"_s) {
        QApplication::clipboard()->setText(m_commands.value(link.path().toInt()));
        QToolTip::showText(QCursor::pos(), tr("Copied"), m_browser, {}, 1'500);
    }
}

void EntryView::copyEntry()
{
    const knowledge::FaqEntry *entry = knowledge::KnowledgeBase::shipped().find(m_session->shownEntry());
    if (!entry)
        return;
    QStringList texts;
    if (m_languages != EntryLanguages::English)
        texts << entryAsText(*entry, model::Language::Japanese);
    if (m_languages != EntryLanguages::Japanese)
        texts << entryAsText(*entry, model::Language::English);
    QApplication::clipboard()->setText(texts.join(u"\n"_s));
    QToolTip::showText(m_copy->mapToGlobal(QPoint(0, m_copy->height())), tr("Copied"), m_copy, {}, 1'500);
}

void EntryView::retranslate()
{
    m_choice->button(0)->setText(u"JA"_s);
    m_choice->button(1)->setText(u"EN"_s);
    m_choice->button(2)->setText(tr("Both"));
    m_choice->button(0)->setToolTip(tr("Japanese only"));
    m_choice->button(1)->setToolTip(tr("English only"));
    m_choice->button(2)->setToolTip(tr("Japanese and English, paragraph by paragraph"));
    m_copy->setText(tr("Copy answer"));
    m_copy->setToolTip(tr("Copy the whole answer as plain text"));
    if (m_emptyText.isEmpty())
        m_empty->setTexts({}, tr("The answer to the selected finding appears here. All questions stand on the page “FAQ”."));
}

void EntryView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange: retranslate(); [[fallthrough]];
    case QEvent::PaletteChange:
    case QEvent::ApplicationFontChange:
        if (m_stack)
            refresh();
        break;
    default: break;
    }
}

bool EntryView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && m_languages == EntryLanguages::Both && wantsColumns() != m_inColumns)
        QMetaObject::invokeMethod(this, &EntryView::refresh, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace shindan::gui
