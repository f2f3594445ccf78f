#pragma once
// A layout as its file in resources/layouts says it. See docs/layouts.md for the keys.

#include "services/layouts/layout.h"
#include "services/layouts/path_pattern.h"

#include <QCborMap>
#include <QHash>
#include <QRegularExpression>

#include <vector>

namespace shindan::layouts {

struct Marker
{
    PathPattern pattern;
    int weight = 0;
};

struct VersionRule
{
    QString version;
    std::vector<PathPattern> anyOf; ///< one of them must be there; empty: no condition
    std::vector<PathPattern> allOf;
    std::vector<PathPattern> noneOf;
};

struct MemberRule
{
    PathPattern pattern;
    MemberMeaning meaning; ///< without what depends on the version and on the path
    bool commandFromName = false; ///< its name is the command, with `_` for blanks and `.` for slashes
    bool expectedAlways = false;
    QStringList expectedIn; ///< versions in which its absence is worth saying
    QStringList tailIn; ///< versions in which the tail holds; empty: all
    std::vector<PathPattern> unless; ///< not expected where one of these is there
};

/// Immutable.
struct Definition
{
    QString id;
    model::Text title;
    std::vector<QRegularExpression> roots; ///< each fits at the beginning of a path or behind a '/'
    std::vector<QRegularExpression> inputNames;
    std::vector<QRegularExpression> nodes; ///< at the beginning of a path below the root; the group `node` is the node's name
    QString collectedAt; ///< named group of a root or input name: `epoch` (seconds), or `utc` (date and clock)
    int rootWeight = 0;
    int nameWeight = 0;
    int threshold = 0; ///< below this score the layout is not taken
    QStringList inputKinds; ///< taken for these kinds of input only, if it holds one member; empty: any
    std::vector<Marker> markers;
    std::vector<VersionRule> versions; ///< the first that fits
    std::vector<MemberRule> members; ///< exact paths first, then the first pattern that fits
    std::vector<CopyPair> copies;
    QString others; ///< id of the layout that is asked about members that this one does not know

    QHash<QString, qsizetype> byPath; ///< members[] of exact paths
    QHash<QString, qsizetype>
        byName; ///< ... by their last part, if it means one role only: for archives packed anew without folders

    [[nodiscard]] static Definition fromCbor(const QCborMap &map);
    bool ignoreCase = false;

    /// A path as the patterns' matchesFolded() wants it.
    [[nodiscard]] QString folded(const QString &path) const { return ignoreCase ? path.toLower() : path; }
    /// What it says about a path below the root; null: nothing.
    [[nodiscard]] const MemberRule *find(const QString &relativePath) const;
};

/// Those that came with the program, in the order of their files. Made once; thread-safe.
[[nodiscard]] const std::vector<Definition> &shippedDefinitions();
/// Null if there is none of that id.
[[nodiscard]] const Definition *definitionNamed(const std::vector<Definition> &all, const QString &id);

/// recognise() with definitions of the caller's, which must outlive the result. For tests and for checks of new files.
[[nodiscard]] Layout recogniseAmong(const std::vector<Definition> &definitions, const QString &inputName,
    const QString &inputKind, const QStringList &memberPaths, const QString &overruled = {});

} // namespace shindan::layouts
