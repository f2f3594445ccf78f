#pragma once
// A case: what an engineer keeps of a workspace between sittings. Plain values, without rows or pointers into a snapshot, so that
// they hold for every later opening of the same bundles.

#include "model/time.h"
#include "model/units.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace shindan::model {

/// A bundle of the workspace. Its id tells whether what is opened later is the same.
struct CaseBundle
{
    QString path; ///< as BundleInfo names it
    QString id;   ///< 64 hex digits of the content's hash; empty: never read to its end

    friend bool operator==(const CaseBundle &, const CaseBundle &) = default;
};

/// What somebody noted on a line, on a finding, or (neither given) on the case as a whole.
struct CaseNote
{
    BundleIndex bundle;  ///< place in Case::bundles
    QString member;      ///< member path; empty: not on a line
    LineNumber line;
    QString finding;     ///< 16 hex digits; empty: not on a finding
    QString text;        ///< empty: a bookmark
    Instant written;     ///< when it was made, to the second

    [[nodiscard]] bool isOnLine() const { return !member.isEmpty(); }
    friend bool operator==(const CaseNote &, const CaseNote &) = default;
};

struct Case
{
    QStringList inputs;              ///< files and folders to open, absolute; one may hold several bundles
    std::vector<CaseBundle> bundles; ///< as they were found in them, in the workspace's order
    std::vector<CaseNote> notes;     ///< in the order in which they were made
    QString query;                   ///< of the filter field
    bool folded = true;
    QString zone;                    ///< DisplayZone::name(); empty: the node's
    std::optional<Instant> incident; ///< the moment that the customer named
    QString page;                    ///< the page that was shown
    QString finding;                 ///< the finding that was selected; may be empty

    friend bool operator==(const Case &, const Case &) = default;
};

} // namespace shindan::model
