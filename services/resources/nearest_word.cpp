#include "services/resources/nearest_word.h"

#include <algorithm>
#include <vector>

namespace shindan::resources {
namespace {

constexpr qsizetype longestWord = 100; // longer ones are no misspelt names

// Edit distance in which two swapped neighbours count once.
qsizetype distance(QStringView a, QStringView b)
{
    const auto columns = static_cast<size_t>(b.size()) + 1;
    std::vector<qsizetype> beforeLast(columns), last(columns), current(columns);
    for (size_t column = 0; column < columns; ++column)
        last[column] = static_cast<qsizetype>(column);
    for (qsizetype row = 1; row <= a.size(); ++row) {
        current[0] = row;
        for (size_t column = 1; column < columns; ++column) {
            const auto at = static_cast<qsizetype>(column);
            const QChar left = a[row - 1].toLower();
            const QChar right = b[at - 1].toLower();
            current[column] = std::min({last[column] + 1, current[column - 1] + 1, last[column - 1] + (left == right ? 0 : 1)});
            const bool swapped = row > 1 && at > 1 && left == b[at - 2].toLower() && right == a[row - 2].toLower();
            if (swapped)
                current[column] = std::min(current[column], beforeLast[column - 2] + 1);
        }
        beforeLast.swap(last);
        last.swap(current);
    }
    return last.back();
}

} // namespace

QString nearestWord(QStringView word, const QStringList &known)
{
    QString best;
    qsizetype bestDistance = 0;
    if (word.size() > longestWord)
        return best;
    for (const QString &candidate : known) {
        if (candidate.size() > longestWord)
            continue;
        const qsizetype found = distance(word, candidate);
        const bool close = found * 3 <= std::max<qsizetype>(candidate.size(), 3);
        if (close && (best.isNull() || found < bestDistance)) {
            best = candidate;
            bestDistance = found;
        }
    }
    return best;
}

} // namespace shindan::resources
