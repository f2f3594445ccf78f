#pragma once
// The FAQ's contents by subject, or the entries that a search found, best first.

#include "model/text.h"

#include <QAbstractItemModel>
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

class FaqContentsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit FaqContentsModel(QObject *parent = nullptr);

    /// In the order in which they are to stand; entries of one subject stand together.
    void setEntries(std::vector<FaqContentsEntry> entries);
    /// Everything by subject.
    void showAll();
    /// These entries only, flat, in this order; ids that are not known are left out.
    void showHits(const QStringList &ids);
    [[nodiscard]] bool showsHits() const { return m_flat; }
    /// Null for a subject.
    [[nodiscard]] const FaqContentsEntry *entry(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &id) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Subject
    {
        Text title;
        size_t first = 0;
        size_t count = 0;
    };
    // The internal id of an index: 0 for a subject or a hit, the subject's number + 1 for an entry below it.
    std::vector<FaqContentsEntry> m_entries;
    std::vector<Subject> m_subjects;
    std::vector<size_t> m_hits;
    bool m_flat = false;
};

} // namespace shindan::model
