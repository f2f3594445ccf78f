#pragma once
// Findings to choose from, each with a check box: which of them an answer speaks of.

#include "model/analysis.h"

#include <QAbstractListModel>

namespace shindan::model {

class FindingChoiceModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit FindingChoiceModel(QObject *parent = nullptr);

    /// Chosen findings stay chosen as long as they are there; the same findings with other counts keep their indexes.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    /// Chooses exactly these; ids that are not there are left out.
    void choose(const QStringList &ids);
    /// In the order of the analysis.
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] const Finding *finding(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// By a person, by choose(), or because a chosen finding is gone.
    void choiceChanged();

private:
    std::shared_ptr<const Analysis> m_analysis;
    QStringList m_chosen;
};

/// The finding and what caused it, as far as the analysis knows: one matter for whoever reports it. Empty if it is not there.
[[nodiscard]] QStringList withCauses(const Analysis &analysis, const QString &findingId);

} // namespace shindan::model
