#include "model/time.h"

#include <QRegularExpression>

#include <array>

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

QStringList timeQualityNames(TimeQualities quality)
{
    static const std::array<std::pair<TimeQuality, QString>, 6> names{{
        {TimeQuality::ZoneInferred, u"zone-inferred"_s},
        {TimeQuality::YearInferred, u"year-inferred"_s},
        {TimeQuality::Monotonic, u"monotonic"_s},
        {TimeQuality::Inherited, u"inherited"_s},
        {TimeQuality::Adjusted, u"adjusted"_s},
        {TimeQuality::None, u"none"_s},
    }};
    QStringList result;
    for (const auto &[flag, name] : names) {
        if (quality.testFlag(flag))
            result << name;
    }
    return result;
}

CivilDate civilFromDays(qint64 days) noexcept
{
    const qint64 shifted = days + 719468;
    const qint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const auto dayOfEra = static_cast<int>(shifted - era * 146097);
    const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int monthFromMarch = (5 * dayOfYear + 2) / 153;
    CivilDate date;
    date.day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    date.month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    date.year = static_cast<int>(yearOfEra + era * 400) + (date.month <= 2 ? 1 : 0);
    return date;
}

namespace {

struct Split
{
    qint64 days;
    qint64 nsOfDay;
};

Split split(qint64 ns)
{
    qint64 days = ns / nsPerDay;
    qint64 rest = ns % nsPerDay;
    if (rest < 0) {
        rest += nsPerDay;
        --days;
    }
    return {days, rest};
}

void appendNumber(QString &out, qint64 value, int width)
{
    out += QString::number(value).rightJustified(width, u'0');
}

QString render(qint64 ns, QChar dateSeparator, QChar between, int decimals)
{
    const Split parts = split(ns);
    const CivilDate date = civilFromDays(parts.days);
    const qint64 seconds = parts.nsOfDay / nsPerSecond;
    QString out;
    out.reserve(32);
    appendNumber(out, date.year, 4);
    out += dateSeparator;
    appendNumber(out, date.month, 2);
    out += dateSeparator;
    appendNumber(out, date.day, 2);
    out += between;
    appendNumber(out, seconds / 3600, 2);
    out += u':';
    appendNumber(out, seconds / 60 % 60, 2);
    out += u':';
    appendNumber(out, seconds % 60, 2);
    if (decimals > 0) {
        QString fraction;
        appendNumber(fraction, parts.nsOfDay % nsPerSecond, 9);
        out += u'.';
        out += QStringView(fraction).left(decimals);
    }
    return out;
}

int neededDecimals(qint64 ns)
{
    const qint64 fraction = split(ns).nsOfDay % nsPerSecond;
    if (fraction == 0)
        return 0;
    if (fraction % 1'000'000 == 0)
        return 3;
    return fraction % 1'000 == 0 ? 6 : 9;
}

std::optional<std::chrono::seconds> readOffset(QStringView text)
{
    static const QRegularExpression pattern(u"^(?:UTC|GMT)?([+-])(\\d{1,2})(?::?(\\d{2}))?$"_s, QRegularExpression::CaseInsensitiveOption);
    if (text == u"Z"_s || text == u"z"_s)
        return std::chrono::seconds(0);
    const auto match = QRegularExpression(pattern).match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const int hours = match.capturedView(2).toInt();
    const int minutes = match.capturedView(3).toInt();
    if (hours > 14 || minutes > 59)
        return std::nullopt;
    const std::chrono::seconds size(hours * 3600 + minutes * 60);
    return match.capturedView(1) == u"-"_s ? -size : size;
}

} // namespace

QString toRfc3339(Instant t)
{
    return render(t.ns, u'-', u'T', neededDecimals(t.ns)) + u'Z';
}

QString toLocalText(Instant t, std::chrono::seconds utcOffset, int decimals, bool slashes)
{
    return render(t.ns + utcOffset.count() * nsPerSecond, slashes ? u'/' : u'-', u' ', decimals);
}

QString offsetText(std::chrono::seconds utcOffset)
{
    const qint64 size = std::abs(utcOffset.count());
    QString out(utcOffset.count() < 0 ? u'-' : u'+');
    appendNumber(out, size / 3600, 2);
    out += u':';
    appendNumber(out, size / 60 % 60, 2);
    return out;
}

std::optional<ReadTime> readTime(QStringView text, std::chrono::seconds assumedOffset)
{
    static const QRegularExpression pattern(
        u"^(\\d{4})[-/](\\d{2})[-/](\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?\\s*(Z|z|[+-]\\d{2}:?\\d{2})?$"_s);
    const auto match = QRegularExpression(pattern).match(text.trimmed().toString());
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group) { return match.capturedView(group).toInt(); };
    const QDate date(number(1), number(2), number(3));
    // 64 bits of nanoseconds reach from 1677 to 2262.
    constexpr int firstYear = 1678;
    constexpr int lastYear = 2261;
    if (!date.isValid() || date.year() < firstYear || date.year() > lastYear || number(4) > 23 || number(5) > 59 || number(6) > 60)
        return std::nullopt;
    const bool offsetWritten = match.capturedLength(8) > 0;
    const auto offset = offsetWritten ? readOffset(match.capturedView(8)) : std::nullopt;
    if (offsetWritten && !offset)
        return std::nullopt;

    ReadTime result;
    qint64 ns = daysFromCivil(number(1), number(2), number(3)) * nsPerDay;
    ns += (number(4) * 3600LL + number(5) * 60LL + number(6)) * nsPerSecond;
    result.precision = Nanoseconds(nsPerDay);
    if (match.capturedLength(4) > 0)
        result.precision = Nanoseconds(match.capturedLength(6) > 0 ? nsPerSecond : 60 * nsPerSecond);
    if (const auto fraction = match.captured(7); !fraction.isEmpty()) {
        ns += fraction.leftJustified(9, u'0').toLongLong();
        qint64 unit = nsPerSecond;
        for (qsizetype i = 0; i < fraction.size(); ++i)
            unit /= 10;
        result.precision = Nanoseconds(unit);
    }
    result.hadOffset = offset.has_value();
    result.instant = Instant{ns - offset.value_or(assumedOffset).count() * nsPerSecond};
    return result;
}

DisplayZone DisplayZone::fixed(std::chrono::seconds utcOffset)
{
    DisplayZone zone;
    zone.m_offset = utcOffset;
    return zone;
}

std::optional<DisplayZone> DisplayZone::fromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.compare(u"UTC"_s, Qt::CaseInsensitive) == 0)
        return DisplayZone();
    if (const auto offset = readOffset(trimmed))
        return fixed(*offset);
    // An abbreviation such as CST is never proof of a zone, so names without a slash are refused.
    if (!trimmed.contains(u'/'))
        return std::nullopt;
    DisplayZone zone;
    zone.m_zone = QTimeZone(trimmed.toUtf8());
    if (!zone.m_zone.isValid())
        return std::nullopt;
    return zone;
}

std::chrono::seconds DisplayZone::offsetAt(Instant t) const
{
    if (!m_zone.isValid())
        return m_offset;
    return std::chrono::seconds(m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(split(t.ns).days * 86'400 + split(t.ns).nsOfDay / nsPerSecond, Qt::UTC)));
}

QString DisplayZone::name() const
{
    if (m_zone.isValid())
        return QString::fromUtf8(m_zone.id());
    return m_offset.count() == 0 ? u"UTC"_s : offsetText(m_offset);
}

} // namespace shindan::model
