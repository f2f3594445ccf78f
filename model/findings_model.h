#pragma once
// Findings as a tree: a cause stands above its symptoms, each finding stands once.

#include "model/analysis.h"

#include <QAbstractItemModel>

namespace shindan::model {

class FindingsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { TitleColumn, SubjectColumn, CountColumn, FirstColumn, LastColumn, ColumnCount };

    explicit FindingsModel(QObject *parent = nullptr);

    /// Keeps indexes valid when the same findings come again with other counts.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    [[nodiscard]] const Finding *finding(const QModelIndex &index) const;
    /// Of the title; invalid if there is no such finding.
    [[nodiscard]] QModelIndex indexOf(const QString &findingId) const;
    /// All ids, each cause before its symptoms, as a reader of the tree meets them.
    [[nodiscard]] QStringList idsInOrder() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node
    {
        int parent = -1; // -1: at the top
        int row = 0;     // among its parent's children
        std::vector<int> children;
    };
    struct Tree
    {
        std::vector<Node> nodes; // one a finding, same index
        std::vector<int> top;
    };
    [[nodiscard]] static Tree treeOf(const Analysis &analysis);
    [[nodiscard]] bool sameShape(const Analysis &analysis, const Tree &tree) const;
    [[nodiscard]] const std::vector<int> &childrenOf(const QModelIndex &parent) const;

    std::shared_ptr<const Analysis> m_analysis;
    Tree m_tree;
};

/// `device=vdb, pod=web-1` in a fixed order; empty if a finding has no subject.
[[nodiscard]] QString subjectText(const QMap<QString, QString> &subject);

} // namespace shindan::model
