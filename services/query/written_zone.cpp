#include "services/query/written_zone.h"

#include <QRegularExpression>

namespace shindan::query {

using namespace Qt::Literals::StringLiterals;
using model::DisplayZone;

namespace {

// Names that mean one zone wherever tickets come from. CST, IST, BST, EST and so on do not.
struct NamedZone
{
    QRegularExpression name;
    QString zone;
};

const std::vector<NamedZone> &namedZones()
{
    static const auto name = [](const QString &pattern) { return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption); };
    static const std::vector<NamedZone> zones{
        {name(u"\\bjst\\b|日本(標準)?時間?|\\b(japan|tokyo)( standard)? time\\b"_s), u"Asia/Tokyo"_s},
        {name(u"\\bsgt\\b|シンガポール(標準)?時間?|\\bsingapore( standard)? time\\b"_s), u"Asia/Singapore"_s},
        {name(u"\\bhkt\\b|香港(標準)?時間?|\\bhong kong( standard)? time\\b"_s), u"Asia/Hong_Kong"_s},
        {name(u"(中国|北京)(標準)?時間?|\\b(china|beijing|shanghai)( standard)? time\\b"_s), u"Asia/Shanghai"_s},
        {name(u"協定世界時|世界標準時"_s), u"UTC"_s},
    };
    return zones;
}

void cut(QString &text, const QRegularExpressionMatch &match)
{
    text.replace(match.capturedStart(), match.capturedLength(), u" "_s);
    text = text.simplified();
}

QString cased(const QString &name)
{
    static const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        if (name.compare(QLatin1StringView(id), Qt::CaseInsensitive) == 0)
            return QString::fromLatin1(id);
    }
    return name;
}

// UTC, UTC+8, GMT+0900.
std::optional<DisplayZone> takeUniversal(QString &text)
{
    static const QRegularExpression pattern(u"\\b(?:utc|gmt)(?:\\s*([+-]\\d{1,2}(?::?\\d{2})?))?(?![\\w:])"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto zone = match.capturedLength(1) > 0 ? DisplayZone::fromText(match.captured(1)) : std::optional(DisplayZone());
    if (zone)
        cut(text, match);
    return zone;
}

// +09:00, +0900, -03, Z behind the time of day.
std::optional<DisplayZone> takeOffset(QString &text)
{
    static const QRegularExpression pattern(u"(?<=\\d)(?:\\s*([+-]\\d{2}:?\\d{2})|\\s*(\\+\\d{1,2})|\\s+(-\\d{1,2})|\\s*([zZ]))$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch() || !text.contains(u':'))
        return std::nullopt;
    const auto zone = DisplayZone::fromText(match.captured(0).trimmed());
    if (zone)
        cut(text, match);
    return zone;
}

std::optional<DisplayZone> takeNamed(QString &text)
{
    static const QRegularExpression area(u"\\b[a-z_]+/[a-z_]+(?:/[a-z_]+)?(?![\\w/])"_s, QRegularExpression::CaseInsensitiveOption);
    if (const auto match = area.match(text); match.hasMatch()) {
        const auto zone = DisplayZone::fromText(cased(match.captured(0)));
        if (zone) {
            cut(text, match);
            return zone;
        }
    }
    for (const NamedZone &named : namedZones()) {
        const auto match = named.name.match(text);
        if (!match.hasMatch())
            continue;
        const auto zone = DisplayZone::fromText(named.zone);
        if (zone) {
            cut(text, match);
            return zone;
        }
    }
    return std::nullopt;
}

} // namespace

WrittenZone takeZone(QString &text)
{
    static const QRegularExpression unclear(u"\\b(?:[cemp][sd]t|ist|bst|wst|ast|akst|akdt|hst|aest|aedt|acst|awst|nzst|nzdt|cet|cest|eet|eest|wet|"
                                            "west|msk|kst|pht|wib|ict|gst|pkt|sst|art|brt|npt)\\b"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    WrittenZone result;
    result.zone = takeUniversal(text);
    if (!result.zone)
        result.zone = takeNamed(text);
    if (!result.zone)
        result.zone = takeOffset(text);
    if (const auto match = unclear.match(text); match.hasMatch()) {
        result.unclear = match.captured(0).toUpper();
        cut(text, match);
    }
    // `(` and `)` stood around the name.
    text.remove(u"()"_s).remove(u"( )"_s);
    text = text.simplified();
    return result;
}

} // namespace shindan::query
