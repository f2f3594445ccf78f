#pragma once
// Layouts: which kind of bundle this is, and what each member means. Data in resources/layouts.

#include "model/source.h"
#include "model/text.h"
#include "model/time.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace shindan::layouts {

/// What a layout says about one member.
struct MemberMeaning
{
    QString role;                 ///< kubelet-log, system-log, service-status, ...; `other` if the layout does not know it
    int order = 1000;             ///< breaks ties of time between sources
    bool ordered = true;          ///< false: a list, sorted by time
    bool expected = false;        ///< its absence is worth saying
    std::optional<qint64> tailLines; ///< the collector keeps the last n lines only
    std::optional<qint64> tailBytes;
    QString program;              ///< who prints in it, where certain
    QString command;              ///< the command whose output the whole member is, as one would type it; empty: none
    QString node;                 ///< the node that it speaks of, where its path says so
    bool tellsCollection = false; ///< its text tells when the bundle was collected
    model::Text emptyReason;      ///< what an empty one means and what to do
    QStringList emptyFaq;
};

/// Two members of which the coarser one may repeat lines of the finer one.
struct CopyPair
{
    QString finerRole;
    QString coarserRole;
    QStringList programs;         ///< only lines of these; empty: all
};

struct ExpectedMember
{
    QString path;                 ///< relative to the bundle's root
    MemberMeaning meaning;
};

/// A bundle recognised. Immutable.
class Layout
{
public:
    [[nodiscard]] const QString &id() const;       ///< as its file in resources/layouts is named: ack-linux, must-gather, plain-folder ...
    [[nodiscard]] const QString &version() const;  ///< V1, V2, V3 or empty
    [[nodiscard]] const model::Text &title() const;
    /// Leading folders to be stripped before a member's path is compared, e.g. "tmp/diagnose_1765626516/". May be empty.
    [[nodiscard]] const QString &root() const;
    [[nodiscard]] MemberMeaning meaningOf(const QString &memberPath) const;
    [[nodiscard]] const std::vector<CopyPair> &copies() const;
    /// Members of this layout and version that should be there and are not among the paths given.
    [[nodiscard]] std::vector<ExpectedMember> missing(const QStringList &memberPaths) const;
    /// From the bundle's or the root folder's name (diagnose_<epoch>, eks_<id>_<time>-UTC), if the layout says so.
    [[nodiscard]] std::optional<model::Instant> collectedAt() const;
    /// 0 to 100: how well the markers fit.
    [[nodiscard]] int score() const;

    struct Data;
    explicit Layout(std::shared_ptr<const Data> data);

private:
    std::shared_ptr<const Data> m_data;
};

/// The layout that fits best: by its markers among the member paths, after common leading folders are stripped.
/// `inputName` is the file's or folder's name (for the epoch in it), `inputKind` that of archive::InputSummary (`file` for a
/// single file). Works on a part of the members, too (while loading). Re-packed, partial and polluted archives
/// (__MACOSX, .DS_Store) are fine. Cost: O(members); call it again when members were added.
/// `overruled`: the id of the layout that a person chose; it is taken whatever its markers say, and its score is what they give.
[[nodiscard]] Layout recognise(const QString &inputName, const QString &inputKind, const QStringList &memberPaths,
    const QString &overruled = {});
/// Ids of all layouts, in the order of their files.
[[nodiscard]] QStringList layoutIds();

} // namespace shindan::layouts
