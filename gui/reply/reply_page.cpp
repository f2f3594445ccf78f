#include "gui/reply/reply_page.h"

#include "gui/parts/empty_state.h"
#include "gui/parts/flow_layout.h"
#include "gui/parts/item_view.h"
#include "gui/parts/labels.h"
#include "gui/parts/presented_model.h"
#include "gui/session/session.h"
#include "gui/style/fonts.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "model/finding_choice_model.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QTextCursor>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Languages { Japanese, English, Both };

QToolButton *choiceButton(QButtonGroup *group, int id, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setCheckable(true);
    button->setAutoRaise(true);
    group->addButton(button, id);
    return button;
}

QToolButton *actionButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

} // namespace

ReplyPage::ReplyPage(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_choice(new model::FindingChoiceModel(this))
    , m_findings(new ItemView(this))
    , m_empty(new EmptyState(this))
    , m_editor(new QPlainTextEdit(this))
    , m_languages(new QButtonGroup(this))
    , m_shapes(new QButtonGroup(this))
    , m_zones(new QComboBox(this))
    , m_confirmation(new QCheckBox(this))
    , m_prevention(new QCheckBox(this))
    , m_copy(actionButton(this))
    , m_save(actionButton(this))
    , m_hint(new PlainLabel(this, false))
    , m_heading(new PlainLabel(this, false))
{
    auto *presented = new PresentedModel(session, this);
    presented->setSourceModel(m_choice);
    m_findings->setModel(presented);
    m_findings->setHeaderHidden(true);
    m_findings->setRootIsDecorated(false);
    m_findings->setSelectionMode(QAbstractItemView::SingleSelection);
    m_findings->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_editor->setFrameShape(QFrame::NoFrame);
    m_editor->setTabChangesFocus(true);
    build();

    connect(m_choice, &model::FindingChoiceModel::choiceChanged, this, &ReplyPage::write);
    connect(m_languages, &QButtonGroup::idClicked, this, [this] {
        m_languageChosen = true;
        write();
    });
    connect(m_shapes, &QButtonGroup::idClicked, this, &ReplyPage::write);
    connect(m_zones, &QComboBox::activated, this, &ReplyPage::write);
    connect(m_confirmation, &QCheckBox::clicked, this, &ReplyPage::write);
    connect(m_prevention, &QCheckBox::clicked, this, &ReplyPage::write);
    connect(m_copy, &QToolButton::clicked, this, &ReplyPage::copy);
    connect(m_save, &QToolButton::clicked, this, &ReplyPage::save);
    connect(session, &Session::analysisChanged, this, &ReplyPage::analysisChanged);
    connect(session, &Session::snapshotChanged, this, &ReplyPage::refreshZones);
    connect(session, &Session::languageChanged, this, [this] {
        if (m_languageChosen)
            return;
        m_languages->button(m_session->language() == model::Language::Japanese ? Japanese : English)->setChecked(true);
        write();
    });
    retranslate();
    refreshZones();
    applyFont();
    write();
}

QLayout *ReplyPage::buildBar()
{
    auto *bar = new FlowLayout;
    bar->setSpacing(space(2));
    for (const int id : {Japanese, English, Both})
        bar->addWidget(choiceButton(m_languages, id, this));
    m_languages->button(m_session->language() == model::Language::Japanese ? Japanese : English)->setChecked(true);
    for (const auto shape : {report::ReplyShape::PlainText, report::ReplyShape::Markdown})
        bar->addWidget(choiceButton(m_shapes, static_cast<int>(shape), this));
    m_shapes->button(static_cast<int>(report::ReplyShape::PlainText))->setChecked(true);
    m_confirmation->setChecked(true);
    m_prevention->setChecked(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_zones, m_confirmation, m_prevention, m_copy, m_save})
        bar->addWidget(widget);
    m_copy->setIcon(signIcon(Sign::Copy));
    return bar;
}

void ReplyPage::build()
{
    auto *left = new QWidget(this);
    left->setAutoFillBackground(true);
    left->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(space(2), space(2), 0, space(1));
    column->setSpacing(space(1));
    m_heading->setMuted(true);
    column->addWidget(m_heading);
    column->addWidget(m_findings, 1);

    m_right = new QWidget(this);
    m_right->setAutoFillBackground(true);
    m_right->setBackgroundRole(QPalette::Base);
    auto *text = new QVBoxLayout(m_right);
    text->setContentsMargins(space(3), space(2), space(2), space(1));
    text->setSpacing(space(2));
    text->addLayout(buildBar());
    text->addWidget(m_editor, 1);
    m_hint->setMuted(true);
    text->addWidget(m_hint);

    auto *splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(m_right);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({space(70), space(150)});
    auto *stack = new QStackedLayout(this);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(splitter);
    stack->addWidget(m_empty);
}

void ReplyPage::answer(const QString &findingId)
{
    const QStringList ids = model::withCauses(*m_session->analysis(), findingId.isEmpty() ? m_session->selectedFinding() : findingId);
    if (!ids.isEmpty())
        m_choice->choose(ids);
}

report::ReplyOptions ReplyPage::options() const
{
    report::ReplyOptions options;
    const int languages = m_languages->checkedId();
    options.languages.clear();
    if (languages != English)
        options.languages.push_back(model::Language::Japanese);
    if (languages != Japanese)
        options.languages.push_back(model::Language::English);
    options.shape = static_cast<report::ReplyShape>(m_shapes->checkedId());
    options.zone = model::DisplayZone::fromText(m_zones->currentData().toString()); // none for the node's
    options.confirmation = m_confirmation->isChecked();
    options.prevention = m_prevention->isChecked();
    return options;
}

// As one step of undo: what was edited can be had back.
void ReplyPage::write()
{
    auto *stack = static_cast<QStackedLayout *>(layout());
    stack->setCurrentIndex(m_choice->rowCount() > 0 ? 0 : 1);
    const bool edited = m_editor->document()->isModified();
    const QString text = report::replyText(*m_session->analysis(), m_choice->chosen(), options());
    m_hint->setText(m_choice->chosen().isEmpty() ? tr("Select the findings that the reply is to speak of.")
                    : edited                     ? tr("The text was written anew. Undo (Ctrl+Z) brings your edits back.")
                                                 : tr("The text can be edited. Secrets of the bundle are masked."));
    for (QToolButton *button : {m_copy, m_save})
        button->setEnabled(!text.isEmpty());
    if (text == m_editor->toPlainText())
        return;
    QTextCursor cursor(m_editor->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    m_editor->document()->setModified(false);
    m_editor->moveCursor(QTextCursor::Start);
    m_editor->verticalScrollBar()->setValue(0);
}

void ReplyPage::analysisChanged()
{
    m_choice->setAnalysis(m_session->analysis());
    // An edited text is left alone: the person has made it theirs.
    if (!m_editor->document()->isModified())
        write();
}

void ReplyPage::refreshZones()
{
    const QString chosen = m_zones->currentData().toString();
    const auto node = model::DisplayZone::fixed(m_session->snapshot()->nodeOffset());
    m_zones->clear();
    m_zones->addItem(tr("Node's time (%1)").arg(zoneText(node)), QString());
    for (const QString &zone : {u"UTC"_s, u"Asia/Tokyo"_s, u"Asia/Singapore"_s, u"Asia/Shanghai"_s})
        m_zones->addItem(zone, zone);
    m_zones->setCurrentIndex(std::max(0, m_zones->findData(chosen)));
}

void ReplyPage::copy()
{
    QApplication::clipboard()->setText(m_editor->toPlainText());
    QToolTip::showText(m_copy->mapToGlobal(QPoint(0, m_copy->height())), tr("Copied"), m_copy, {}, 1'500);
}

QString ReplyPage::saveTo(const QString &path) const
{
    QSaveFile file(path);
    const QByteArray bytes = m_editor->toPlainText().toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return tr("%1 could not be written: %2").arg(path, file.errorString());
}

void ReplyPage::save()
{
    const bool isMarkdown = m_shapes->checkedId() == static_cast<int>(report::ReplyShape::Markdown);
    const QString markdown = tr("Markdown (*.md)");
    const QString plain = tr("Text (*.txt)");
    const QString folder = m_session->paths().isEmpty() ? QDir::homePath() : QFileInfo(m_session->paths().front()).absolutePath();
    const QString name = folder + u"/reply-"_s + m_session->workspaceName() + (isMarkdown ? u".md"_s : u".txt"_s);
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the reply"), name, isMarkdown ? markdown + u";;"_s + plain : plain + u";;"_s + markdown);
    if (path.isEmpty())
        return;
    const QString problem = saveTo(path);
    m_hint->setText(problem.isEmpty() ? tr("Saved as %1.").arg(path) : problem);
}

void ReplyPage::retranslate()
{
    m_languages->button(Japanese)->setText(u"JA"_s);
    m_languages->button(English)->setText(u"EN"_s);
    m_languages->button(Both)->setText(tr("Both"));
    m_languages->button(Japanese)->setToolTip(tr("Reply in Japanese"));
    m_languages->button(English)->setToolTip(tr("Reply in English"));
    m_languages->button(Both)->setToolTip(tr("Reply in Japanese, then in English"));
    m_shapes->button(static_cast<int>(report::ReplyShape::PlainText))->setText(tr("Text"));
    m_shapes->button(static_cast<int>(report::ReplyShape::PlainText))->setToolTip(tr("Plain text, for a mail"));
    m_shapes->button(static_cast<int>(report::ReplyShape::Markdown))->setText(u"Markdown"_s);
    m_shapes->button(static_cast<int>(report::ReplyShape::Markdown))->setToolTip(tr("Markdown, for a ticket"));
    m_zones->setToolTip(tr("Zone of the times in the reply"));
    m_zones->setAccessibleName(tr("Zone of the times in the reply"));
    m_confirmation->setText(tr("How to confirm"));
    m_confirmation->setToolTip(tr("With the steps that confirm the problem"));
    m_prevention->setText(tr("How to prevent"));
    m_prevention->setToolTip(tr("With what keeps the problem from coming again"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the whole text"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Save as text or Markdown"));
    m_heading->setText(tr("The reply speaks of:"));
    m_findings->setAccessibleName(tr("Findings of the reply"));
    m_editor->setAccessibleName(tr("Reply to the customer"));
    m_empty->setTexts(tr("There is nothing to reply to yet"), tr("Open a bundle. Findings can then be chosen here for the reply to the customer."));
}

// The log font keeps commands and quoted lines in columns.
void ReplyPage::applyFont()
{
    m_editor->setFont(logFont());
}

void ReplyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshZones();
        if (!m_editor->document()->isModified())
            write();
    }
}

} // namespace shindan::gui
