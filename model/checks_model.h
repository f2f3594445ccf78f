#pragma once
// How each rule ended, as a table: fired, clear, partly, not checked, and why.

#include "model/analysis.h"

#include <QAbstractTableModel>

namespace shindan::model {

class ChecksModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StatusColumn, TitleColumn, BundleColumn, ReasonColumn, RuleColumn, ColumnCount };

    explicit ChecksModel(QObject *parent = nullptr);

    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    [[nodiscard]] const Check *check(const QModelIndex &index) const;
    /// How many rules ended this way.
    [[nodiscard]] int count(CheckStatus status) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const Analysis> m_analysis;
};

} // namespace shindan::model
