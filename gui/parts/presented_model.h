#pragma once
// What stands between a model and a view: puts texts, times, numbers and outcomes into the session's language and zone, adds
// shapes and alignment. Tells the view to read again when language or zone change.

#include "model/units.h"

#include <QIdentityProxyModel>

namespace shindan::gui {

class Session;

class PresentedModel : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit PresentedModel(Session *session, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void readAgain();
    [[nodiscard]] QVariant words(const QVariant &value) const;
    [[nodiscard]] QString nodeText(const QString &node, model::BundleIndex bundle) const;
    [[nodiscard]] QVariant decoration(const QModelIndex &index) const;
    [[nodiscard]] QVariant alignment(const QModelIndex &index) const;

    Session *m_session;
};

} // namespace shindan::gui
