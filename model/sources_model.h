#pragma once
// The members of the opened bundles: as a tree of folders or as a flat list. Members that are expected and missing stand in it, too.
// Folders that all members of a bundle share say nothing and are left out.

#include "model/snapshot.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace shindan::model {

/// A number of bytes, as a value of cells.
struct ByteCount
{
    qint64 bytes = 0;
};

/// For each bundle the folders that all its members share (`tmp/diagnose_1765626516/`), empty if they share none.
[[nodiscard]] std::vector<QString> sharedFolders(const Snapshot &snapshot);

class SourcesModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Shape { Tree, Flat };
    enum Column { NameColumn, CoverageColumn, LinesColumn, SizeColumn, FirstColumn, LastColumn, RoleColumn, FormatColumn, ColumnCount };

    explicit SourcesModel(Shape shape, QObject *parent = nullptr);

    /// What the folders of several bundles are called, by bundle; without a name a bundle is called by its file. Before setSnapshot().
    void setBundleNames(const QStringList &names);
    /// Keeps indexes valid when the same members come again with more lines.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    /// Null for a folder.
    [[nodiscard]] const SourceInfo *source(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(BundleIndex bundle, const QString &path) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Paths as text, a line each: to be dropped into a mail or a terminal.
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] QStringList mimeTypes() const override;

private:
    struct Node
    {
        QString name;
        std::optional<BundleIndex> bundle; // of a folder that stands for a bundle
        Node *parent = nullptr;
        int row = 0;
        std::vector<std::unique_ptr<Node>> children;
        std::shared_ptr<const SourceInfo> info;   // null: a folder
        std::shared_ptr<const SourceIndex> index; // null: a folder, or a missing member
        [[nodiscard]] bool isMissing() const { return info && !index; }
    };
    [[nodiscard]] std::unique_ptr<Node> build(const Snapshot &snapshot) const;
    [[nodiscard]] QString bundleName(const Snapshot &snapshot, BundleIndex bundle) const;
    void update(const Snapshot &snapshot);
    [[nodiscard]] static bool sameMembers(const Snapshot &a, const Snapshot &b);
    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QVariant cell(const Node &node, int column, int role) const;

    Shape m_shape;
    std::shared_ptr<const Snapshot> m_snapshot;
    QStringList m_bundleNames;
    bool m_named = false; // names have changed since the tree was built
    std::unique_ptr<Node> m_root;
};

} // namespace shindan::model

Q_DECLARE_METATYPE(shindan::model::ByteCount)
