#pragma once
// The lines that prove a finding, as a table; a line that also stands elsewhere says so.

#include "model/analysis.h"

#include <QAbstractTableModel>

namespace shindan::model {

class EvidenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, WhereColumn, TextColumn, ColumnCount };

    explicit EvidenceModel(QObject *parent = nullptr);

    /// Null shows nothing. The finding is copied.
    void setFinding(const Finding *finding);
    [[nodiscard]] const Evidence *evidence(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<Evidence> m_evidence;
};

} // namespace shindan::model
