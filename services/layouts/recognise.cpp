// Which layout fits a list of members best.
//
// Every marker is compared with the end of every path; what stands before it is a root that the marker speaks for. The root with
// the most weight wins, so folders around a bundle, and other files beside it, do no harm.

#include "services/layouts/layout_data.h"

#include <QDateTime>
#include <QMap>

#include <algorithm>

namespace shindan::layouts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fullScore = 100;
constexpr qsizetype shortestEpoch = 10; // digits; seconds

/// The last `folders + 1` parts of a path; no value if it has fewer.
std::optional<qsizetype> tailStart(const QString &path, qsizetype folders)
{
    qsizetype at = path.size();
    for (qsizetype i = 0; i <= folders; ++i) {
        if (at <= 0)
            return std::nullopt;
        at = path.lastIndexOf(u'/', at - 1);
        if (at < 0)
            return i == folders ? std::optional<qsizetype>(0) : std::nullopt;
    }
    return at + 1;
}

/// Markers that were seen, by root; bit 63 stands for a root that fits one of the definition's expressions.
struct RootEvidence
{
    QMap<QString, quint64> seen;
    quint64 anywhere = 0; ///< markers that fit in any folder
};
constexpr quint64 rootBit = quint64(1) << 63;

/// The last one fits best: names of folders around a bundle stand before it.
std::optional<QRegularExpressionMatch> lastMatch(const std::vector<QRegularExpression> &expressions, const QString &text)
{
    for (const QRegularExpression &expression : expressions) {
        std::optional<QRegularExpressionMatch> last;
        for (auto matches = expression.globalMatch(text); matches.hasNext();)
            last = matches.next();
        if (last)
            return last;
    }
    return std::nullopt;
}

void gatherMarkers(const Definition &definition, const QString &path, RootEvidence &evidence)
{
    const QString folded = definition.folded(path);
    for (size_t i = 0; i < std::min<size_t>(definition.markers.size(), 63); ++i) {
        const PathPattern &pattern = definition.markers[i].pattern;
        const quint64 bit = quint64(1) << i;
        if (pattern.isAnywhere()) {
            if ((evidence.anywhere & bit) == 0 && pattern.matchesFolded(folded))
                evidence.anywhere |= bit;
        } else if (const auto start = tailStart(path, pattern.folders());
                   start && pattern.matchesFolded(QStringView(folded).mid(*start))) {
            evidence.seen[path.left(*start)] |= bit;
        }
    }
}

RootEvidence gather(const Definition &definition, const QStringList &paths)
{
    RootEvidence evidence;
    QStringView folder; // of the path before: most members lie beside the one before them
    for (const QString &path : paths) {
        if (const QStringView here = QStringView(path).left(path.lastIndexOf(u'/') + 1); here != folder) {
            folder = here;
            if (const auto root = lastMatch(definition.roots, here.toString()))
                evidence.seen[path.left(root->capturedEnd())] |= rootBit;
        }
        gatherMarkers(definition, path, evidence);
    }
    return evidence;
}

int weightOf(const Definition &definition, quint64 seen)
{
    int weight = (seen & rootBit) != 0 ? definition.rootWeight : 0;
    for (size_t i = 0; i < std::min<size_t>(definition.markers.size(), 63); ++i)
        weight += ((seen >> i) & 1U) != 0 ? definition.markers[i].weight : 0;
    return weight;
}

/// `20210705-1234` and its like, in UTC: year to day, then hour, minute and second as far as they are there; nothing between them counts.
std::optional<model::Instant> civilTime(const QString &text)
{
    QString digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (digits.size() != 12 && digits.size() != 14)
        return std::nullopt;
    const QDateTime time =
        QDateTime::fromString(digits, digits.size() == 12 ? u"yyyyMMddHHmm"_s : u"yyyyMMddHHmmss"_s, QCalendar());
    if (!time.isValid())
        return std::nullopt;
    return model::Instant{QDateTime(time.date(), time.time(), Qt::UTC).toSecsSinceEpoch() * model::nsPerSecond};
}

std::optional<model::Instant> timeIn(const std::optional<QRegularExpressionMatch> &match, const QString &group)
{
    const QString text = match && !group.isEmpty() ? match->captured(group) : QString();
    if (group == "utc"_L1)
        return civilTime(text);
    bool ok = false;
    const qint64 seconds = text.toLongLong(&ok);
    if (!ok || text.size() != shortestEpoch)
        return std::nullopt;
    return model::Instant{seconds * model::nsPerSecond};
}

/// Paths below the root, for the rules that tell versions.
QString versionOf(const Definition &definition, const QString &root, const QStringList &paths)
{
    const auto there = [&](const PathPattern &pattern) {
        return std::any_of(paths.begin(), paths.end(),
            [&](const QString &path) { return path.startsWith(root) && pattern.matches(QStringView(path).mid(root.size())); });
    };
    for (const VersionRule &rule : definition.versions) {
        const bool any = rule.anyOf.empty() || std::any_of(rule.anyOf.begin(), rule.anyOf.end(), there);
        if (any && std::all_of(rule.allOf.begin(), rule.allOf.end(), there)
            && std::none_of(rule.noneOf.begin(), rule.noneOf.end(), there))
            return rule.version;
    }
    return {};
}

Layout::Data fit(const Definition &definition, const QString &inputName, const QStringList &paths)
{
    Layout::Data data;
    data.definition = &definition;
    const RootEvidence evidence = gather(definition, paths);
    int best = weightOf(definition, evidence.anywhere);
    data.score = best;
    for (auto it = evidence.seen.cbegin(); it != evidence.seen.cend(); ++it) {
        const int weight = weightOf(definition, it.value() | evidence.anywhere);
        if (weight > best || (weight == best && it.key().size() < data.root.size())) {
            best = weight;
            data.root = it.key();
        }
    }
    const auto named = lastMatch(definition.inputNames, inputName);
    data.score = best + (named ? definition.nameWeight : 0);
    data.version = versionOf(definition, data.root, paths);
    data.collectedAt = timeIn(lastMatch(definition.roots, data.root), definition.collectedAt);
    if (!data.collectedAt)
        data.collectedAt = timeIn(named, definition.collectedAt);
    return data;
}

/// A file alone: the kind says so or, while the kind is not known yet, its only member has the input's name.
bool isSingleFile(const Definition &definition, const QString &inputName, const QString &inputKind, const QStringList &paths)
{
    if (paths.size() > 1)
        return false;
    if (!inputKind.isEmpty())
        return definition.inputKinds.contains(inputKind);
    return paths.size() == 1 && (inputName == paths[0] || inputName.startsWith(paths[0] + u'.'));
}

} // namespace

Layout recogniseAmong(const std::vector<Definition> &definitions, const QString &inputName, const QString &inputKind,
    const QStringList &memberPaths, const QString &overruled)
{
    QStringList paths;
    std::copy_if(memberPaths.begin(), memberPaths.end(), std::back_inserter(paths),
        [](const QString &path) { return !isPollution(path); });
    Layout::Data best;
    for (const Definition &definition : definitions) {
        if (!overruled.isEmpty()) {
            if (definition.id == overruled)
                best = fit(definition, inputName, paths);
            continue;
        }
        if (!definition.inputKinds.isEmpty()) {
            if (isSingleFile(definition, inputName, inputKind, paths)) {
                best = {&definition, {}, {}, {}, fullScore, {}};
                break;
            }
            continue;
        }
        Layout::Data data = fit(definition, inputName, paths);
        if (data.score >= definition.threshold && (!best.definition || data.score > best.score))
            best = std::move(data);
    }
    static const Definition nothing;
    if (!best.definition)
        best.definition = &nothing; // no definitions at all: every member is `other`
    best.score = std::min(best.score, fullScore); // only now: what is above tells which fits better
    // A layout may name one that names another; no layout names itself in the end.
    for (const Definition *other = definitionNamed(definitions, best.definition->others);
         other && std::find(best.others.begin(), best.others.end(), other) == best.others.end();
         other = definitionNamed(definitions, other->others))
        best.others.push_back(other);
    return Layout(std::make_shared<const Layout::Data>(std::move(best)));
}

Layout recognise(
    const QString &inputName, const QString &inputKind, const QStringList &memberPaths, const QString &overruled)
{
    return recogniseAmong(shippedDefinitions(), inputName, inputKind, memberPaths, overruled);
}

QStringList layoutIds()
{
    QStringList ids;
    for (const Definition &definition : shippedDefinitions())
        ids << definition.id;
    return ids;
}

} // namespace shindan::layouts
