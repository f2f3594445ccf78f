#include "gui/findings/finding_delegate.h"

#include "gui/session/session.h"
#include "gui/style/colours.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "gui/style/words.h"
#include "model/item_roles.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPainter>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

QString subjectWords(const QMap<QString, QString> &subject, bool withNode)
{
    QStringList parts;
    for (auto it = subject.constBegin(); it != subject.constEnd(); ++it) {
        if (!it.value().isEmpty() && (withNode || it.key() != u"node"_s))
            parts << subjectWord(it.key()) + u' ' + it.value();
    }
    return parts.join(u", "_s);
}

QString countWords(const model::Finding &finding)
{
    if (!finding.first || finding.count == 0)
        return {};
    const int forPlural = static_cast<int>(std::min<quint64>(finding.count, 1'000'000'000));
    const QString number = numberText(finding.count);
    return finding.countIsMinimum ? QCoreApplication::translate("Findings", "at least %1 times", nullptr, forPlural).arg(number)
                                  : QCoreApplication::translate("Findings", "%n time(s)", nullptr, forPlural);
}

FindingDelegate::FindingDelegate(Session *session, QObject *parent)
    : RowDelegate(parent)
    , m_session(session)
{
}

QString FindingDelegate::secondLine(const QModelIndex &index) const
{
    const model::Finding *finding = m_session->analysis()->finding(index.data(model::IdRole).toString());
    if (!finding)
        return {};
    QStringList parts;
    if (finding->distance)
        parts << distanceText(*finding->distance);
    for (const QString &part : {m_session->labelAmongSeveral(finding->bundle), word(finding->state), subjectWords(finding->subject, false), countWords(*finding)}) {
        if (!part.isEmpty())
            parts << part;
    }
    if (parts.isEmpty())
        parts << word(finding->severity);
    return parts.join(u" \u00b7 "_s);
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    const QFontMetrics metrics(item.font);
    const QRect area = item.rect.adjusted(space(1), 0, -space(1), 0);
    const int line = metrics.height();
    const int top = area.top() + (area.height() - 2 * line) / 2;
    const int side = metrics.ascent();
    const auto state = index.data(model::StateRole).value<model::FindingState>();
    const bool active = state == model::FindingState::Active;
    paintSeverity(*painter, QRectF(area.left(), top + (line - side) / 2.0, side, side),
                  index.data(model::SeverityRole).value<model::Severity>(), !active, QApplication::palette());
    const int left = area.left() + side + space(2);
    const int width = area.right() - left;
    painter->save();
    painter->setFont(item.font);
    painter->setPen(active ? item.palette.color(QPalette::Text) : mutedColour(QApplication::palette()));
    painter->drawText(QRect(left, top, width, line), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(item.text, Qt::ElideRight, width));
    painter->setPen(mutedColour(QApplication::palette()));
    painter->drawText(QRect(left, top + line, width, line), Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(secondLine(index), Qt::ElideRight, width));
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {space(40), 2 * QFontMetrics(option.font).height() + space(2)};
}

} // namespace shindan::gui
