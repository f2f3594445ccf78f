#include "gui/loglist/row_detail.h"

#include "gui/loglist/visible_text.h"
#include "gui/parts/labels.h"
#include "gui/style/fonts.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 mostRecordRows = 2'000;
constexpr qsizetype mostCharacters = 200'000;
constexpr qsizetype mostBytes = 65'536;

// As many as the line prints.
int decimalsOf(model::PrintedTime printed)
{
    const qint64 fraction = printed.ns % model::nsPerSecond;
    if (fraction == 0)
        return 0;
    if (fraction % 1'000'000 == 0)
        return 3;
    return fraction % 1'000 == 0 ? 6 : 9;
}

} // namespace

RowDetail::RowDetail(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_heading(new PlainLabel(this, false))
    , m_pages(new QTabBar(this))
    , m_text(new QPlainTextEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space(1), 0, space(2), 0);
    top->setSpacing(space(2));
    top->addWidget(m_pages);
    top->addWidget(m_heading, 1, Qt::AlignVCenter);
    column->addLayout(top);
    column->addWidget(m_text, 1);
    for (int page = MessagePage; page <= BytesPage; ++page)
        m_pages->addTab(QString());
    m_pages->setDrawBase(false);
    m_pages->setExpanding(false);
    m_heading->setMuted(true);
    m_heading->setMinimumWidth(1);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setUndoRedoEnabled(false);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    connect(m_pages, &QTabBar::currentChanged, this, &RowDetail::takeRow);
    connect(session, &Session::rowSelected, this, &RowDetail::takeRow);
    connect(session, &Session::zoneChanged, this, &RowDetail::refresh);
    connect(session, &Session::snapshotChanged, this, [this] {
        if (m_row && !source())
            takeRow();
    });
    applyFont();
    retranslate();
    takeRow();
}

void RowDetail::setPage(Page page)
{
    m_pages->setCurrentIndex(page);
}

RowDetail::Page RowDetail::page() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

QString RowDetail::shownText() const
{
    return m_text->toPlainText();
}

QString RowDetail::heading() const
{
    return m_heading->text();
}

const model::SourceIndex *RowDetail::source() const
{
    const auto &snapshot = *m_session->snapshot();
    if (!m_row || m_row->source.value() >= snapshot.sources.size() || m_row->row.value() >= snapshot.source(m_row->source).rows)
        return nullptr;
    return &snapshot.source(m_row->source);
}

void RowDetail::takeRow()
{
    m_row = m_session->selectedRow();
    m_record.clear();
    m_asked.clear();
    m_complete = false;
    disconnect(m_ready);
    if (const model::SourceIndex *index = source()) {
        if (page() == RecordPage) {
            for (const model::RowIndex row : index->recordRows(index->headOf(m_row->row), mostRecordRows))
                m_record.push_back({m_row->source, row});
        } else {
            m_record.push_back(*m_row);
        }
        m_ready = connect(m_session->texts(), &model::RowTextSource::textReady, this, [this] {
            if (!m_complete)
                refresh();
        });
    }
    refresh();
}

void RowDetail::refresh()
{
    const model::SourceIndex *index = source();
    if (!index) {
        m_heading->setText(tr("Select a row to see it in full."));
        m_text->clear();
        return;
    }
    m_heading->setText(headingText(*index));
    if (m_complete)
        return;
    const auto text = pageText();
    m_complete = text.has_value();
    m_text->setPlainText(text.value_or(tr("Reading ...")));
}

std::optional<QString> RowDetail::pageText()
{
    std::vector<model::RowRef> missing;
    QStringList lines;
    QByteArray bytes;
    qsizetype characters = 0;
    for (const model::RowRef row : m_record) {
        const auto text = m_session->texts()->cached(row);
        if (!text) {
            missing.push_back(row);
            continue;
        }
        const QString &shown = page() == MessagePage ? text->message : text->line;
        if (characters < mostCharacters)
            lines << visibleLines(QStringView(shown).left(mostCharacters - characters));
        characters += shown.size();
        bytes = text->bytes;
    }
    if (!missing.empty()) {
        if (missing != m_asked)
            m_session->texts()->request(missing);
        m_asked = std::move(missing);
        return std::nullopt;
    }
    if (page() == BytesPage) {
        const QString dump = hexDump(bytes.left(mostBytes));
        return bytes.size() > mostBytes ? dump + tr("Only the first %1 of %2 are shown.").arg(bytesText(mostBytes), bytesText(bytes.size())) : dump;
    }
    if (characters > mostCharacters)
        lines << tr("Only the first %1 characters are shown.").arg(numberText(qint64(mostCharacters)));
    if (page() == RecordPage && m_record.size() >= mostRecordRows)
        lines << tr("Only the first %1 rows are shown.").arg(numberText(quint64(mostRecordRows)));
    return lines.join(u'\n');
}

QString RowDetail::headingText(const model::SourceIndex &index) const
{
    QStringList parts;
    if (index.hasTime(m_row->row))
        parts << timeText(index.instant(m_row->row), m_session->zone(), m_session->language(), decimalsOf(index.printed(m_row->row))) + u' ' + zoneText(m_session->zone());
    if (const QString bundle = m_session->labelAmongSeveral(index.info->bundle); !bundle.isEmpty())
        parts << bundle;
    parts << tr("%1, line %2").arg(visibleText(index.info->path), numberText(quint64(model::lineOf(m_row->row).value())));
    const model::Level level = index.flags(index.headOf(m_row->row)).level();
    parts << word(level);
    return parts.join(u" · "_s);
}

void RowDetail::applyFont()
{
    m_applyingFont = true;
    m_text->setFont(logFont());
    m_applyingFont = false;
}

void RowDetail::retranslate()
{
    m_pages->setTabText(MessagePage, tr("Message"));
    m_pages->setTabText(RecordPage, tr("Record"));
    m_pages->setTabText(BytesPage, tr("Bytes"));
    m_pages->setAccessibleName(tr("What is shown of the selected row"));
    m_text->setAccessibleName(tr("The selected row in full"));
    m_pages->setTabToolTip(MessagePage, tr("The message without its header"));
    m_pages->setTabToolTip(RecordPage, tr("All lines of the record as they stand in the source"));
    m_pages->setTabToolTip(BytesPage, tr("The line byte by byte"));
    m_complete = false;
    m_asked.clear();
    refresh();
}

void RowDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange && !m_applyingFont)
        applyFont();
}

} // namespace shindan::gui
