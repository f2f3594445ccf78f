#pragma once
// The warnings of one input. A hostile archive could cause one a member: of each kind the first ones are told, the rest is
// counted.

#include "model/snapshot.h"

#include <QHash>
#include <QString>

#include <vector>

namespace shindan::archive {

class WarningList
{
public:
    using Values = QHash<QString, QString>;

    /// `code` is the id of the sentence, too. `path`: the member, empty if the input as a whole.
    void add(const QString &code, const QString &path, const Values &values = {});
    /// Counts; one warning with {count} and the first path comes of it at the end.
    void addToCount(const QString &code, const QString &path);
    [[nodiscard]] bool isEmpty() const noexcept { return m_warnings.empty() && m_counted.isEmpty(); }
    /// All of them, in the order in which they came; counted ones last.
    [[nodiscard]] std::vector<model::Warning> take();

private:
    struct Counted
    {
        qint64 count = 0;
        QString firstPath;
    };
    std::vector<model::Warning> m_warnings;
    QHash<QString, qint64> m_told;     // warnings by code
    QHash<QString, Counted> m_counted; // by code
};

} // namespace shindan::archive
