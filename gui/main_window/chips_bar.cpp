#include "gui/main_window/chips_bar.h"

#include "gui/parts/flow_layout.h"
#include "gui/parts/labels.h"
#include "gui/session/session.h"
#include "gui/style/colours.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace shindan::gui {

namespace {

/// A term with a cross; clicking anywhere on it takes the term away.
class Chip final : public QAbstractButton
{
public:
    Chip(const QString &text, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(text);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        return {std::min(metrics.horizontalAdvance(text()), space(90)) + cross() + space(5), metrics.height() + space(1)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor tint = selectionTint(palette());
        painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : mixed(palette().color(QPalette::Highlight), tint, 0.3));
        painter.setBrush(underMouse() ? mixed(palette().color(QPalette::Highlight), tint, 0.15) : tint);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space(1), space(1));
        const QRect inner = rect().adjusted(space(2), 0, -space(1), 0);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(inner.adjusted(0, 0, -cross() - space(1), 0), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, inner.width() - cross() - space(1)));
        signIcon(Sign::Close).paint(&painter, QRect(inner.right() - cross(), (height() - cross()) / 2, cross(), cross()));
    }
    void enterEvent(QEnterEvent *) override { update(); }
    void leaveEvent(QEvent *) override { update(); }

private:
    [[nodiscard]] int cross() const { return fontMetrics().ascent(); }
};

} // namespace

ChipsBar::ChipsBar(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_area(new QWidget(this))
    , m_flow(new FlowLayout(m_area))
    , m_error(new PlainLabel(this, false))
    , m_count(new PlainLabel(this, false))
    , m_fold(new QCheckBox(this))
{
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_count->setMuted(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space(2), space(1), space(3), space(1));
    layout->setSpacing(space(2));
    layout->addWidget(m_area, 1, Qt::AlignVCenter);
    layout->addWidget(m_error, 0, Qt::AlignVCenter);
    layout->addWidget(m_count, 0, Qt::AlignVCenter);
    layout->addWidget(m_fold, 0, Qt::AlignVCenter);

    connect(m_fold, &QCheckBox::clicked, session, &Session::setFolded);
    connect(session, &Session::queryChanged, this, &ChipsBar::rebuild);
    connect(session, &Session::rowsChanged, this, &ChipsBar::showCount);
    connect(session, &Session::snapshotChanged, this, &ChipsBar::showCount);
    connect(session, &Session::languageChanged, this, &ChipsBar::rebuild);
    retranslate();
    rebuild();
}

void ChipsBar::addChip(const QString &text, const QString &rest)
{
    auto *chip = new Chip(text, m_area);
    chip->setToolTip(tr("Take this term out of the filter"));
    // The bar is rebuilt by the change: the chip must not go away under its own click.
    connect(chip, &QAbstractButton::clicked, m_session, [session = m_session, rest] { session->setQuery(rest); }, Qt::QueuedConnection);
    m_flow->addWidget(chip);
    chip->show();
}

void ChipsBar::rebuild()
{
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    const QString text = m_session->queryText();
    if (!text.isEmpty()) {
        const auto query = query::Query::parse(text, m_session->zone());
        if (query) {
            for (const query::Query::Term &term : query.value().terms())
                addChip(term.text, term.rest);
        }
    }
    const QString error = m_session->queryError().in(m_session->language());
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    m_fold->setChecked(m_session->isFolded());
    m_area->updateGeometry();
    showCount();
}

QStringList ChipsBar::chips() const
{
    QStringList texts;
    for (int i = 0; i < m_flow->count(); ++i)
        texts << static_cast<QAbstractButton *>(m_flow->itemAt(i)->widget())->text();
    return texts;
}

QString ChipsBar::countText() const
{
    return m_count->text();
}

void ChipsBar::showCount()
{
    const quint64 shown = m_session->rows()->size();
    const quint64 all = m_session->snapshot()->logRows;
    if (all == 0)
        m_count->clear();
    else
        m_count->setText(tr("%1 of %2 rows").arg(numberText(shown), numberText(all)));
}

void ChipsBar::retranslate()
{
    m_fold->setText(tr("Fold copies and continued lines"));
    m_fold->setToolTip(tr("Leaves out lines that stand twice, the further lines of a record, and lines without a time"));
    rebuild();
}

void ChipsBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace shindan::gui
