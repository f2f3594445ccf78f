#pragma once
// Roles of this room's item models beside Qt's own.
//
// Qt::DisplayRole gives the value itself (Text, Instant, a number, an enumeration), not words: views put it into the language
// and the zone they show, and read it again when those change. Headers give ids (`fact.name`), never words.

#include <Qt>

namespace shindan::model {

enum ItemRole : int {
    SortRole = Qt::UserRole + 1, ///< a value that sorts; Text if it sorts by words
    FilterRole,                  ///< words to filter by, in both languages
    ExplanationRole,             ///< what hovering explains: Text or QString
    IdRole,                      ///< of a finding, rule, FAQ entry
    SeverityRole,                ///< model::Severity
    StateRole,                   ///< model::FindingState
    BundleRole,                  ///< number of the bundle, quint32
    PathRole,                    ///< member path
    LineRole,                    ///< line number, quint32; 0: the member as a whole
    CoverageRole,                ///< model::Coverage
    SourceRole,                  ///< number of the source in the snapshot, quint32
    SteppedBackRole,             ///< bool: of little interest here, shown muted
};

} // namespace shindan::model
