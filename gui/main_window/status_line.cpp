#include "gui/main_window/status_line.h"

#include "gui/overview/overview_facts.h"
#include "gui/parts/labels.h"
#include "gui/session/session.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"

#include <QEvent>
#include <QToolButton>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

StatusLine::StatusLine(Session *session, QWidget *parent)
    : QStatusBar(parent)
    , m_session(session)
    , m_text(new PlainLabel(this, false))
    , m_progress(new PlainLabel(this, false))
    , m_cancel(new QToolButton(this))
    , m_network(new PlainLabel(this, false))
{
    setSizeGripEnabled(false);
    m_text->setContentsMargins(space(2), 0, 0, 0);
    m_text->setMinimumWidth(1);
    m_network->setMuted(true);
    m_network->setContentsMargins(0, 0, space(2), 0);
    m_cancel->setAutoRaise(true);
    addWidget(m_text, 1);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_cancel);
    addPermanentWidget(m_network);
    connect(m_cancel, &QToolButton::clicked, session, &Session::cancelOpening);
    for (const auto signal : {&Session::openingChanged, &Session::snapshotChanged, &Session::analysisChanged, &Session::languageChanged, &Session::labelsChanged})
        connect(session, signal, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::setProgress(const QString &words)
{
    m_progress->setText(words);
}

QString StatusLine::text() const
{
    return m_text->text();
}

QStringList StatusLine::oneParts(const model::BundleInfo &info) const
{
    return {nodeName(*m_session, info.index), kubeletVersion(*m_session, info.index),
            info.utcOffset ? u"UTC"_s + model::offsetText(*info.utcOffset) : tr("UTC offset not known")};
}

// Versions and offsets are told only where they differ: that is what explains something.
QStringList StatusLine::severalParts() const
{
    const auto &bundles = m_session->snapshot()->bundles;
    QStringList versions;
    QStringList offsets;
    for (const auto &info : bundles) {
        versions << kubeletVersion(*m_session, info->index);
        offsets << (info->utcOffset ? u"UTC"_s + model::offsetText(*info->utcOffset) : tr("UTC offset not known"));
    }
    const bool oneVersion = versions.count(versions.front()) == versions.size();
    const bool oneOffset = offsets.count(offsets.front()) == offsets.size();
    QStringList parts{tr("%n bundle(s)", nullptr, static_cast<int>(bundles.size()))};
    for (qsizetype i = 0; i < versions.size(); ++i) {
        QStringList words{m_session->bundleLabel(bundles[static_cast<size_t>(i)]->index)};
        if (!oneVersion)
            words << versions[i];
        if (!oneOffset)
            words << offsets[i];
        words.removeAll(QString());
        parts << words.join(u' ');
    }
    parts << (oneVersion ? versions.front() : QString()) << (oneOffset ? offsets.front() : QString());
    return parts;
}

void StatusLine::refresh()
{
    const auto &snapshot = *m_session->snapshot();
    QStringList parts{m_session->workspaceName()};
    if (!snapshot.bundles.empty()) {
        if (snapshot.bundles.size() > 1)
            parts = severalParts();
        else
            parts << oneParts(*snapshot.bundles.front());
        parts << tr("%1 rows").arg(numberText(snapshot.rows));
        if (snapshot.copies > 0)
            parts << tr("%1 copies").arg(numberText(snapshot.copies));
    } else if (!m_session->isOpening()) {
        parts << tr("Nothing is open");
    }
    parts.removeAll(QString());
    m_text->setText(parts.join(u"  \u00b7  "_s));
    m_network->setText(tr("no network"));
    m_network->setToolTip(tr("Shindan sends nothing and asks nothing over the network."));
    m_cancel->setText(tr("Cancel reading"));
    m_cancel->setVisible(m_session->isOpening());
    if (!m_session->isOpening())
        m_progress->clear();
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace shindan::gui
