#pragma once
// The FAQ's contents by subject, or the entries that a search found, best first; marked with what the open bundle has to do with
// them.

#include "model/analysis.h"
#include "model/text.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QStringList>

#include <vector>

namespace shindan::model {

/// What the contents show of an entry.
struct FaqContentsEntry
{
    QString id;
    QString subject;
    Text subjectTitle;
    Text question;
    Text summary;
};

/// What the open bundle has to do with an entry.
struct FaqMark
{
    int findings = 0;       ///< that lead to it
    Severity worst = Severity::Info;              ///< of these findings
    FindingState state = FindingState::Recovered; ///< active if one of them is
    bool doesNotApply = false;                    ///< known not to hold for this cluster
    friend bool operator==(const FaqMark &, const FaqMark &) = default;
};

/// Counts the findings of each entry; entries without any are not in it.
[[nodiscard]] QHash<QString, FaqMark> faqMarksOf(const Analysis &analysis);

class FaqContentsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { QuestionColumn, FindingsColumn, ColumnCount };
    /// All by subject; those that findings lead to in a group of their own before the rest; or those only.
    enum class Order { BySubject, BundleFirst, BundleOnly };

    explicit FaqContentsModel(QObject *parent = nullptr);

    /// In the order in which they are to stand; entries of one subject stand together. `bundleTitle` heads the group that stands
    /// first in the order BundleFirst.
    void setEntries(std::vector<FaqContentsEntry> entries, const Text &bundleTitle);
    /// Indexes stay valid in the order BySubject, and in the others if the same entries are marked as before.
    void setMarks(QHash<QString, FaqMark> marks);
    void setOrder(Order order);
    [[nodiscard]] Order order() const { return m_order; }
    /// Everything by subject.
    void showAll();
    /// These entries only, flat, in this order (those of the bundle before the others in the order BundleFirst); ids that are not
    /// known are left out.
    void showHits(const QStringList &ids);
    [[nodiscard]] bool showsHits() const { return m_flat; }
    /// Null for a subject.
    [[nodiscard]] const FaqContentsEntry *entry(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &id) const;
    /// Entries shown, and entries that findings lead to.
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] int markedCount() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Group
    {
        Text title;
        std::vector<size_t> entries; // places in m_entries
    };
    // The internal id of an index: 0 for a group or a hit, the group's number + 1 for an entry below it.
    void arrange();
    [[nodiscard]] const FaqMark *mark(size_t entry) const;
    [[nodiscard]] bool isMarked(size_t entry) const;
    [[nodiscard]] QVariant entryData(size_t entry, int column, int role) const;
    [[nodiscard]] std::vector<size_t> placesOf(const QStringList &ids) const;
    [[nodiscard]] std::optional<size_t> placeOf(const QModelIndex &index) const;

    std::vector<FaqContentsEntry> m_entries;
    QHash<QString, FaqMark> m_marks;
    Text m_bundleTitle;
    Order m_order = Order::BySubject;
    QStringList m_found;         // ids of the last search
    std::vector<Group> m_groups; // shown unless flat
    std::vector<size_t> m_hits;  // shown if flat
    bool m_flat = false;
};

} // namespace shindan::model
