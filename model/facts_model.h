#pragma once
// Facts as a table, in groups: the top rows are groups, their children facts.

#include "model/analysis.h"
#include "model/fact_group.h"

#include <QAbstractItemModel>

#include <vector>

namespace shindan::model {

/// A fact's value with what is needed to show it.
struct FactValue
{
    QVariant value;
    QString unit;
    QString type;
};

class FactsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SubjectColumn, ValueColumn, NodeColumn, WhereColumn, ColumnCount };

    explicit FactsModel(QObject *parent = nullptr);

    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    /// Null for the row of a group.
    [[nodiscard]] const Fact *fact(const QModelIndex &index) const;
    /// Of a group's row; of a fact's row that of its group.
    [[nodiscard]] FactGroup group(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Group
    {
        FactGroup group;
        std::vector<size_t> facts; // indexes into the analysis, in its order
    };

    void arrange();
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant factData(const Fact &fact, int column, int role) const;

    std::shared_ptr<const Analysis> m_analysis;
    std::vector<Group> m_groups; // those that have facts
};

} // namespace shindan::model

Q_DECLARE_METATYPE(shindan::model::FactValue)
