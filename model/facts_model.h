#pragma once
// Facts as a table.

#include "model/analysis.h"

#include <QAbstractTableModel>

namespace shindan::model {

/// A fact's value with what is needed to show it.
struct FactValue
{
    QVariant value;
    QString unit;
    QString type;
};

class FactsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SubjectColumn, ValueColumn, NodeColumn, WhereColumn, ColumnCount };

    explicit FactsModel(QObject *parent = nullptr);

    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    [[nodiscard]] const Fact *fact(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const Analysis> m_analysis;
};

} // namespace shindan::model

Q_DECLARE_METATYPE(shindan::model::FactValue)
