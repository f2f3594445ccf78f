#pragma once
// Globs for member paths.

#include <QString>
#include <QStringList>
#include <QStringView>

#include <vector>

namespace shindan::layouts {

/// `*` and `?` stand for characters other than '/', `**` for any, a leading `**/` also for no folder, `{a,b}` for one of several.
/// Immutable. A match costs tens of nanoseconds; patterns are the program's own, so their cost is not bounded further.
class PathPattern
{
public:
    explicit PathPattern(const QString &pattern, Qt::CaseSensitivity sensitivity = Qt::CaseSensitive);

    [[nodiscard]] bool matches(QStringView path) const;
    /// The same for a path that is in lower case already, if case does not count: for those that try many patterns.
    [[nodiscard]] bool matchesFolded(QStringView path) const;
    [[nodiscard]] const QString &text() const noexcept { return m_text; }
    /// No wildcard and no alternative: the pattern is a path.
    [[nodiscard]] bool isPath() const noexcept { return m_isPath; }
    /// Number of '/' in it; all its alternatives have the same.
    [[nodiscard]] qsizetype folders() const noexcept { return m_folders; }
    /// It begins with `**/`: fits in any folder.
    [[nodiscard]] bool isAnywhere() const { return m_text.startsWith(QLatin1StringView("**/")); }

private:
    /// One of the patterns that the braces stand for, in lower case if case does not count.
    struct Alternative
    {
        QString pattern;
        bool nameOnly = false; // `**/name`: only the last part of a path matters, and the pattern is that of the name
    };
    QString m_text;
    std::vector<Alternative> m_alternatives;
    Qt::CaseSensitivity m_sensitivity;
    bool m_isPath = true;
    qsizetype m_folders = 0;
};

} // namespace shindan::layouts
