#include "services/layouts/path_pattern.h"

#include <algorithm>

namespace shindan::layouts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Resolves `{a,b}`; braces do not nest.
QStringList alternativesOf(const QString &pattern)
{
    const qsizetype open = pattern.indexOf(u'{');
    const qsizetype close = open < 0 ? -1 : pattern.indexOf(u'}', open);
    if (close < 0)
        return {pattern};
    QStringList result;
    const QStringList inside = pattern.mid(open + 1, close - open - 1).split(u',');
    for (const QString &choice : inside)
        result += alternativesOf(pattern.left(open) + choice + pattern.mid(close + 1));
    return result;
}

using Character = const QChar *;

bool fits(Character pattern, Character patternEnd, Character path, Character pathEnd);

/// `pattern` stands behind a wildcard that takes any number of characters, '/' only if `folders`.
bool fitsBehindAny(Character pattern, Character patternEnd, Character path, Character pathEnd, bool folders)
{
    for (;; ++path) {
        // What cannot begin here need not be tried.
        const bool mayBegin = pattern == patternEnd
            ? path == pathEnd
            : path == pathEnd || *pattern == *path || *pattern == u'*' || *pattern == u'?';
        if (mayBegin && fits(pattern, patternEnd, path, pathEnd))
            return true;
        if (path == pathEnd || (!folders && *path == u'/'))
            return false;
    }
}

bool fits(Character pattern, Character patternEnd, Character path, Character pathEnd)
{
    for (; pattern != patternEnd; ++pattern, ++path) {
        if (*pattern == u'*') {
            const bool folders = pattern + 1 != patternEnd && pattern[1] == u'*';
            if (!folders)
                return fitsBehindAny(pattern + 1, patternEnd, path, pathEnd, false);
            if (pattern + 2 == patternEnd || pattern[2] != u'/')
                return fitsBehindAny(pattern + 2, patternEnd, path, pathEnd, true);
            // `**/`: no folder at all, or any place behind a '/'.
            if (fits(pattern + 3, patternEnd, path, pathEnd))
                return true;
            for (; path != pathEnd; ++path) {
                if (*path == u'/' && fits(pattern + 3, patternEnd, path + 1, pathEnd))
                    return true;
            }
            return false;
        }
        if (path == pathEnd || (*pattern == u'?' ? *path == u'/' : *path != *pattern))
            return false;
    }
    return path == pathEnd;
}

bool fits(QStringView pattern, QStringView path)
{
    return fits(pattern.begin(), pattern.end(), path.begin(), path.end());
}

} // namespace

PathPattern::PathPattern(const QString &pattern, Qt::CaseSensitivity sensitivity)
    : m_text(pattern)
    , m_sensitivity(sensitivity)
    , m_isPath(!pattern.contains(u'*') && !pattern.contains(u'?') && !pattern.contains(u'{'))
{
    for (const QString &alternative : alternativesOf(sensitivity == Qt::CaseSensitive ? pattern : pattern.toLower())) {
        const QString name = alternative.mid(3);
        const bool nameOnly = alternative.startsWith("**/"_L1) && !name.contains(u'/') && !name.contains("**"_L1);
        m_alternatives.push_back({nameOnly ? name : alternative, nameOnly});
        m_folders = alternative.count(u'/');
    }
}

bool PathPattern::matches(QStringView path) const
{
    return m_sensitivity == Qt::CaseSensitive ? matchesFolded(path) : matchesFolded(path.toString().toLower());
}

bool PathPattern::matchesFolded(QStringView path) const
{
    const QStringView name = path.mid(path.lastIndexOf(u'/') + 1);
    return std::any_of(m_alternatives.begin(), m_alternatives.end(),
        [&](const Alternative &one) { return fits(one.pattern, one.nameOnly ? name : path); });
}

} // namespace shindan::layouts
