#pragma once
// Differences between two sides as a table, ranked; those that are expected can be shown below them.

#include "model/comparison.h"

#include <QAbstractTableModel>

namespace shindan::model {

/// Cells give values, not words (item_roles.h): the severity, Text, plain text of a side. Headers give ids: `difference.title`.
class DifferencesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SeverityColumn, KindColumn, TitleColumn, SubjectColumn, ChangeColumn, FirstColumn, SecondColumn, ColumnCount };
    enum Role : int {
        KindRole = Qt::UserRole + 100, ///< model::DifferenceKind as int
        ChangeRole,                    ///< model::DifferenceChange as int
        ExpectedRole,                  ///< bool: differs as expected
        QueryRole,                     ///< shows its lines; empty if there is none
    };

    explicit DifferencesModel(QObject *parent = nullptr);

    /// Never null. Where the same differences come again (after a change of alignment), indexes stay valid.
    void setComparison(std::shared_ptr<const Comparison> comparison);
    [[nodiscard]] const std::shared_ptr<const Comparison> &comparison() const { return m_comparison; }
    /// Shows what differs as expected, too.
    void setShowsExpected(bool shows);
    [[nodiscard]] bool showsExpected() const { return m_showsExpected; }

    /// Null if the index is not valid.
    [[nodiscard]] const Difference *difference(const QModelIndex &index) const;
    /// Invalid if there is no such difference in sight.
    [[nodiscard]] QModelIndex indexOf(const QString &differenceId) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] const Difference &at(int row) const;
    [[nodiscard]] static bool sameRows(const std::vector<Difference> &a, const std::vector<Difference> &b);
    [[nodiscard]] QVariant shown(const Difference &difference, int column) const;
    [[nodiscard]] QVariant sorted(const Difference &difference, const QModelIndex &index) const;

    std::shared_ptr<const Comparison> m_comparison;
    bool m_showsExpected = false;
};

} // namespace shindan::model
