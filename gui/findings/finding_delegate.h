#pragma once
// A finding in two lines: shape and title, then where, how often, and whether it has recovered.

#include "gui/parts/item_view.h"
#include "model/analysis.h"

namespace shindan::gui {

class Session;

class FindingDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit FindingDelegate(Session *session, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] QString secondLine(const QModelIndex &index) const;
    Session *m_session;
};

/// `node worker-1, pod web-1` in the interface's words; the node is left out where `withNode` is false.
[[nodiscard]] QString subjectWords(const QMap<QString, QString> &subject, bool withNode);
/// 12 times, at least 1,000,000 times; empty for a finding from facts.
[[nodiscard]] QString countWords(const model::Finding &finding);

} // namespace shindan::gui
