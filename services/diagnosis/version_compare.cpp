#include "services/diagnosis/version_compare.h"

#include <algorithm>

namespace shindan::diagnosis {
namespace {

using std::strong_ordering;

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
bool separates(QChar c) { return !isDigit(c) && !isLetter(c) && c != u'~' && c != u'^'; }

strong_ordering ordering(int sign)
{
    return sign < 0 ? strong_ordering::less : sign > 0 ? strong_ordering::greater : strong_ordering::equal;
}

QStringView takeRun(QStringView &text, bool (*belongs)(QChar))
{
    qsizetype end = 0;
    while (end < text.size() && belongs(text[end]))
        ++end;
    const QStringView run = text.first(end);
    text = text.sliced(end);
    return run;
}

bool startsWith(QStringView text, QChar c) { return !text.isEmpty() && text.front() == c; }

strong_ordering compareNumbers(QStringView a, QStringView b)
{
    while (startsWith(a, u'0'))
        a = a.sliced(1);
    while (startsWith(b, u'0'))
        b = b.sliced(1);
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return ordering(a.compare(b));
}

struct Parts
{
    QStringView epoch, version, release;
};

Parts split(QStringView text)
{
    Parts parts;
    text = text.trimmed();
    if (text.size() > 1 && (text[0] == u'v' || text[0] == u'V') && isDigit(text[1]))
        text = text.sliced(1);
    const qsizetype colon = text.indexOf(u':');
    if (colon > 0 && std::all_of(text.begin(), text.begin() + colon, isDigit)) {
        parts.epoch = text.first(colon);
        text = text.sliced(colon + 1);
    }
    const qsizetype dash = text.indexOf(u'-');
    parts.version = dash < 0 ? text : text.first(dash);
    if (dash >= 0)
        parts.release = text.sliced(dash + 1);
    return parts;
}

} // namespace

strong_ordering compareSegments(QStringView a, QStringView b)
{
    while (!a.isEmpty() || !b.isEmpty()) {
        takeRun(a, separates);
        takeRun(b, separates);
        if (startsWith(a, u'~') || startsWith(b, u'~')) {
            if (!startsWith(a, u'~'))
                return strong_ordering::greater;
            if (!startsWith(b, u'~'))
                return strong_ordering::less;
            a = a.sliced(1);
            b = b.sliced(1);
            continue;
        }
        if (startsWith(a, u'^') || startsWith(b, u'^')) {
            if (a.isEmpty())
                return strong_ordering::less;
            if (b.isEmpty())
                return strong_ordering::greater;
            if (!startsWith(a, u'^'))
                return strong_ordering::greater;
            if (!startsWith(b, u'^'))
                return strong_ordering::less;
            a = a.sliced(1);
            b = b.sliced(1);
            continue;
        }
        if (a.isEmpty() || b.isEmpty())
            break;
        const bool numeric = isDigit(a.front());
        const QStringView left = takeRun(a, numeric ? isDigit : isLetter);
        const QStringView right = takeRun(b, numeric ? isDigit : isLetter);
        if (right.isEmpty()) // one is a number, the other letters: the number is newer
            return numeric ? strong_ordering::greater : strong_ordering::less;
        const strong_ordering order = numeric ? compareNumbers(left, right) : ordering(left.compare(right));
        if (order != 0)
            return order;
    }
    return ordering((a.isEmpty() ? 0 : 1) - (b.isEmpty() ? 0 : 1));
}

strong_ordering compareVersions(QStringView a, QStringView b)
{
    const Parts left = split(a);
    const Parts right = split(b);
    if (const auto order = compareNumbers(left.epoch, right.epoch); order != 0)
        return order;
    if (const auto order = compareSegments(left.version, right.version); order != 0)
        return order;
    if (left.release.isEmpty() || right.release.isEmpty())
        return strong_ordering::equal;
    return compareSegments(left.release, right.release);
}

} // namespace shindan::diagnosis
