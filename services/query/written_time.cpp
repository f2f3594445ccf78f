#include "services/query/written_time.h"

#include "model/snapshot.h"
#include "services/query/written_zone.h"
#include "services/resources/messages.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace shindan::query {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using model::DisplayZone;
using model::Instant;
using model::nsPerDay;
using model::nsPerSecond;

namespace {

using Fault = std::optional<model::Error>;

constexpr qsizetype longestTime = 120;
constexpr model::Nanoseconds aDay{nsPerDay};
constexpr model::Nanoseconds clockSlack = 5min; // clocks of customers run ahead

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

model::Error fault(QStringView what, const resources::Values &values = {})
{
    return resources::errorFor(u"query.written-time."_s + what.toString(), values);
}

// ---- Parts of a time

struct ClockTime
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    qint64 fraction = 0; // ns
    model::Nanoseconds precision = 1h;

    [[nodiscard]] qint64 ns() const { return ((hour * 60LL + minute) * 60 + second) * nsPerSecond + fraction; }
};

struct Day
{
    int year = 0;
    int month = 0;
    int day = 0;

    [[nodiscard]] bool exists() const { return QDate::isValid(year, month, day); }
    [[nodiscard]] qint64 ns() const { return model::daysFromCivil(year, month, day) * nsPerDay; }
    [[nodiscard]] QString text() const { return QDate(year, month, day).toString(Qt::ISODate); }
};

Day dayOf(Instant t, const DisplayZone &zone)
{
    const qint64 local = t.ns + zone.offsetAt(t).count() * nsPerSecond;
    const auto date = model::civilFromDays(local >= 0 ? local / nsPerDay : (local - nsPerDay + 1) / nsPerDay);
    return {date.year, date.month, date.day};
}

// ---- From the clock on the wall to the moment

model::Result<Instant> momentOf(qint64 local, const DisplayZone &zone, const QString &text)
{
    QStringList offsets;
    std::optional<Instant> found;
    for (const auto near : {Instant{local - nsPerDay}, Instant{local + nsPerDay}}) {
        const auto offset = zone.offsetAt(near);
        const Instant t{local - offset.count() * nsPerSecond};
        if (zone.offsetAt(t) != offset || (found && *found == t))
            continue;
        found = t;
        offsets << model::offsetText(offset);
    }
    if (offsets.isEmpty())
        return fault(u"skipped", {{u"value"_s, text}, {u"zone"_s, zone.name()}});
    if (offsets.size() > 1)
        return fault(u"twice", {{u"value"_s, text}, {u"zone"_s, zone.name()}, {u"first"_s, offsets[0]}, {u"second"_s, offsets[1]}});
    return *found;
}

// ---- Reading

class Reader
{
public:
    Reader(const QString &text, const TimeSurroundings &around)
        : m_around(around)
        , m_zone(around.zone)
        , m_shown(text.simplified().left(60))
        , m_rest(text.normalized(QString::NormalizationForm_KC).simplified())
    {
    }

    model::Result<WrittenTime> read();

private:
    [[nodiscard]] model::Error notATime() const { return fault(u"not-a-time", {{u"value"_s, m_shown}}); }
    [[nodiscard]] model::Error noSuchClock() const { return fault(u"no-such-clock", {{u"value"_s, m_shown}}); }
    [[nodiscard]] std::optional<model::Result<WrittenTime>> readWhole();
    [[nodiscard]] std::optional<model::Result<WrittenTime>> readBeforeCollection() const;
    [[nodiscard]] Fault takeZoneName();
    void takeWeekday();
    [[nodiscard]] Fault takeClock();
    [[nodiscard]] Fault takeJapaneseClock(const QRegularExpressionMatch &match);
    [[nodiscard]] Fault setClock(const QRegularExpressionMatch &match, int firstGroup, bool twelve, bool afternoon);
    [[nodiscard]] Fault takeDay();
    [[nodiscard]] Fault setDay(int year, int month, int day);
    [[nodiscard]] Fault setEitherOrder(int year, int first, int second);
    void cut(const QRegularExpressionMatch &match);
    void dropFillers();
    [[nodiscard]] model::Result<WrittenTime> together();
    [[nodiscard]] model::Result<Instant> withDay(Day day);
    [[nodiscard]] std::optional<Day> latestYear(int month, int day) const;
    [[nodiscard]] bool isInReach(Day day) const;

    const TimeSurroundings &m_around;
    DisplayZone m_zone;
    QString m_shown;
    QString m_rest; ///< what is not understood yet
    std::optional<ClockTime> m_clock;
    std::optional<Day> m_day;
    std::optional<int> m_weekday; ///< 1: Monday
    WrittenTime m_result;
};

void Reader::cut(const QRegularExpressionMatch &match)
{
    m_rest.replace(match.capturedStart(), match.capturedLength(), u" "_s);
    m_rest = m_rest.simplified();
}

// Seconds since 1970, as counters and the names of bundles have them; also in ms, us and ns.
std::optional<model::Result<WrittenTime>> Reader::readWhole()
{
    static const auto epoch = pattern(u"^@?(\\d{9,10}|\\d{13}|\\d{16}|\\d{19})(?:\\.(\\d{1,9}))?$"_s);
    const auto match = epoch.match(m_rest);
    if (!match.hasMatch())
        return std::nullopt;
    const QString digits = match.captured(1);
    qint64 unit = nsPerSecond;
    for (qsizetype size = 10; size < digits.size(); size += 3)
        unit /= 1'000;
    WrittenTime time;
    time.instant.ns = digits.toLongLong() * unit;
    time.precision = model::Nanoseconds(unit);
    time.zoneWritten = true;
    if (const QString fraction = match.captured(2); !fraction.isEmpty()) {
        if (unit != nsPerSecond)
            return model::Result<WrittenTime>(notATime());
        time.instant.ns += fraction.leftJustified(9, u'0').toLongLong();
        time.precision = model::Nanoseconds(1);
    }
    return time;
}

std::optional<model::Result<WrittenTime>> Reader::readBeforeCollection() const
{
    static const QString amount = u"((?:\\d{1,5}\\s*(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|秒|分|時間|日)\\s*)+)"_s;
    static const auto english = pattern(u'^' + amount + u"before (?:the )?(?:collection|collecting|it was collected|the bundle was collected)$"_s);
    static const auto japanese = pattern(u"^(?:診断データの?)?(?:収集|採取|取得)(?:日時|時刻|時)?の?\\s*"_s + amount + u"前$"_s);
    static const auto open = pattern(u'^' + amount + u"(?:ago|earlier|before|前)$"_s);
    static const auto part = pattern(u"(\\d+)\\s*([a-z秒分時日]+)"_s);
    const auto spoken = english.match(m_rest);
    const auto match = spoken.hasMatch() ? spoken : japanese.match(m_rest);
    if (!match.hasMatch()) {
        if (open.match(m_rest).hasMatch())
            return model::Result<WrittenTime>(fault(u"ago", {{u"value"_s, m_shown}}));
        return std::nullopt;
    }
    if (!m_around.collected)
        return model::Result<WrittenTime>(fault(u"no-collection"));
    WrittenTime time;
    time.instant = *m_around.collected;
    time.zoneWritten = true;
    for (auto parts = part.globalMatch(match.captured(1)); parts.hasNext();) {
        const auto one = parts.next();
        const QChar unit = one.captured(2).front().toLower();
        const model::Nanoseconds size = unit == u's' || unit == u'秒' ? model::Nanoseconds(1s)
            : unit == u'm' || unit == u'分'                           ? model::Nanoseconds(1min)
            : unit == u'h' || unit == u'時'                           ? model::Nanoseconds(1h)
                                                                      : aDay;
        time.instant = time.instant - size * one.captured(1).toInt();
        time.precision = size;
    }
    return time;
}

Fault Reader::takeZoneName()
{
    const WrittenZone written = takeZone(m_rest);
    if (!written.zone && !written.unclear.isEmpty())
        return fault(u"zone-unclear", {{u"name"_s, written.unclear}});
    if (written.zone)
        m_zone = *written.zone;
    m_result.zoneWritten = written.zone.has_value();
    return std::nullopt;
}

void Reader::takeWeekday()
{
    static const auto english = pattern(u"\\b(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\\b[.,]?"_s);
    static const auto japanese = pattern(u"\\(([月火水木金土日])(?:曜日?)?\\)|([月火水木金土日])曜日?"_s);
    static const QStringList names{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
    static const QString signs = u"月火水木金土日"_s;
    if (const auto match = english.match(m_rest); match.hasMatch()) {
        m_weekday = static_cast<int>(names.indexOf(match.captured(1).toLower())) + 1;
        cut(match);
    } else if (const auto sign = japanese.match(m_rest); sign.hasMatch()) {
        m_weekday = static_cast<int>(signs.indexOf(sign.captured(1) + sign.captured(2))) + 1;
        cut(sign);
    }
}

// Groups from `firstGroup` on: hour, minute, second, fraction.
Fault Reader::setClock(const QRegularExpressionMatch &match, int firstGroup, bool twelve, bool afternoon)
{
    ClockTime clock;
    clock.hour = match.captured(firstGroup).toInt();
    clock.minute = match.captured(firstGroup + 1).toInt();
    clock.second = match.captured(firstGroup + 2).toInt();
    const QString fraction = match.captured(firstGroup + 3);
    clock.fraction = fraction.leftJustified(9, u'0').toLongLong();
    if (match.capturedLength(firstGroup + 1) > 0)
        clock.precision = 1min;
    if (match.capturedLength(firstGroup + 2) > 0)
        clock.precision = 1s;
    for (qsizetype i = 0; i < fraction.size(); ++i)
        clock.precision /= 10;
    if (clock.hour > (twelve ? 12 : 23) || clock.minute > 59 || clock.second > 60)
        return noSuchClock();
    if (twelve)
        clock.hour = clock.hour % 12 + (afternoon ? 12 : 0);
    m_clock = clock;
    cut(match);
    return std::nullopt;
}

// Half of the day first. By law 午後12時 is midnight, in daily use it is noon: nobody can tell which one is meant.
Fault Reader::takeJapaneseClock(const QRegularExpressionMatch &match)
{
    const QString half = match.captured(1).toLower();
    if (half.startsWith(u'午') && match.captured(2).toInt() == 12)
        return fault(u"noon-or-midnight", {{u"value"_s, m_shown}});
    const bool halfPast = match.captured(0).endsWith(u'半');
    if (const Fault wrong = setClock(match, 2, !half.isEmpty(), half == u"午後"_s || half.startsWith(u'p')))
        return wrong;
    if (halfPast) {
        m_clock->minute = 30;
        m_clock->precision = 1min;
    }
    return std::nullopt;
}

Fault Reader::takeClock()
{
    static const QString colons = u"(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?![\\d:])"_s;
    static const auto japanese = pattern(u"(午前|午後)?\\s*(?<![\\d:])(?:(\\d{1,2})時(?:\\s*(\\d{1,2})分(?:\\s*(\\d{1,2})秒)?|半)?(?!間))()"_s);
    static const auto mixed = pattern(u"(午前|午後|\\b[ap]\\.?m\\.?)\\s*"_s + colons);
    static const auto english = pattern(u"(?<![\\d:])"_s + colons + u"\\s*(a\\.?m\\b\\.?|p\\.?m\\b\\.?)?"_s);
    static const auto hourOnly = pattern(u"(?<![\\d:])(\\d{1,2})()()()\\s*(a\\.?m\\b\\.?|p\\.?m\\b\\.?)"_s);
    static const auto noon = pattern(u"正午|\\bnoon\\b"_s);
    for (const auto *form : {&mixed, &japanese}) {
        if (const auto match = form->match(m_rest); match.hasMatch())
            return takeJapaneseClock(match);
    }
    for (const auto *form : {&english, &hourOnly}) {
        const auto match = form->match(m_rest);
        if (!match.hasMatch())
            continue;
        const QString half = match.captured(5).toLower();
        // 19:45 PM is 19:45; 0:30 AM is half past midnight.
        const bool twelve = !half.isEmpty() && match.captured(1).toInt() <= 12;
        if (!half.isEmpty() && !twelve && half.startsWith(u'a'))
            return noSuchClock();
        return setClock(match, 1, twelve, half.startsWith(u'p'));
    }
    if (const auto match = noon.match(m_rest); match.hasMatch()) {
        m_clock = ClockTime{12, 0, 0, 0, 1min};
        cut(match);
    }
    return std::nullopt;
}

bool Reader::isInReach(Day day) const
{
    if (!m_around.collected || !day.exists())
        return false;
    const Instant begin{day.ns() - m_zone.offsetAt(Instant{day.ns()}).count() * nsPerSecond};
    return begin <= *m_around.collected + aDay && (!m_around.first || begin + aDay >= *m_around.first - aDay);
}

// The last year in which this day was not after the collection; a leap day may be eight years off.
std::optional<Day> Reader::latestYear(int month, int day) const
{
    if (!m_around.collected)
        return std::nullopt;
    const Day last = dayOf(*m_around.collected + aDay, m_zone);
    for (int year = last.year; year > last.year - 9; --year) {
        const Day candidate{year, month, day};
        if (candidate.exists() && std::tuple(year, month, day) <= std::tuple(last.year, last.month, last.day))
            return candidate;
    }
    return std::nullopt;
}

Fault Reader::setDay(int year, int month, int day)
{
    if (year == 0) {
        if (!Day{2000, month, day}.exists()) // a leap year has every day there is
            return fault(u"no-such-date", {{u"value"_s, m_shown}});
        m_day = latestYear(month, day);
        if (!m_day)
            return fault(u"no-year", {{u"value"_s, m_shown}});
        m_result.yearAssumed = true;
        return std::nullopt;
    }
    constexpr int firstYear = 1678; // 64 bits of nanoseconds reach from 1677 to 2262
    constexpr int lastYear = 2261;
    const Day written{year, month, day};
    if (!written.exists() || year < firstYear || year > lastYear)
        return fault(u"no-such-date", {{u"value"_s, m_shown}});
    m_day = written;
    return std::nullopt;
}

// 12/13 is 13 December everywhere; 5/6 is May in Tokyo and June in Singapore.
Fault Reader::setEitherOrder(int year, int first, int second)
{
    const auto dayOfYear = [&](int month, int day) -> std::optional<Day> {
        const std::optional<Day> candidate = year > 0 ? std::optional(Day{year, month, day}) : Day{2000, month, day}.exists() ? latestYear(month, day) : std::nullopt;
        return candidate && candidate->exists() ? candidate : std::nullopt;
    };
    const auto monthFirst = dayOfYear(first, second);
    const auto dayFirst = dayOfYear(second, first);
    if (!monthFirst || !dayFirst || first == second)
        return monthFirst || !dayFirst ? setDay(year, first, second) : setDay(year, second, first);
    if (isInReach(*monthFirst) != isInReach(*dayFirst))
        return isInReach(*monthFirst) ? setDay(year, first, second) : setDay(year, second, first);
    return fault(u"day-or-month", {{u"value"_s, m_shown}, {u"first"_s, monthFirst->text()}, {u"second"_s, dayFirst->text()}});
}

Fault Reader::takeDay()
{
    static const QString month = u"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"_s;
    static const QStringList months{u"jan"_s, u"feb"_s, u"mar"_s, u"apr"_s, u"may"_s, u"jun"_s, u"jul"_s, u"aug"_s, u"sep"_s, u"oct"_s, u"nov"_s, u"dec"_s};
    static const auto yearFirst = pattern(u"(?<!\\d)(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?(?![\\d/.-])"_s);
    static const auto era = pattern(u"(?:令和|\\br)\\s*(\\d{1,2}|元)\\s*[年./]\\s*(\\d{1,2})\\s*[月./]\\s*(\\d{1,2})日?"_s);
    static const auto digits = pattern(u"(?<!\\d)(\\d{4})(\\d{2})(\\d{2})(?!\\d)"_s);
    static const auto japanese = pattern(u"(\\d{1,2})月\\s*(\\d{1,2})日?"_s);
    static const auto yearLast = pattern(u"(?<![\\d/.-])(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4})(?![\\d/.-])"_s);
    static const auto noYear = pattern(u"(?<![\\d/.-])(\\d{1,2})[-/](\\d{1,2})(?![\\d/.-])"_s);
    static const auto dayMonth = pattern(u"\\b(\\d{1,2})(?:st|nd|rd|th)?[ -]"_s + month + u"(?:[ ,-]*(\\d{4})(?!\\d))?"_s);
    static const auto monthDay = pattern(u"\\b"_s + month + u" ?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:[ ,]*(\\d{4})(?!\\d))?"_s);
    static const auto klog = pattern(u"^[iwef]?(\\d{2})(\\d{2})(?!\\S)"_s); // I1213 19:45:02.120 of a pasted line

    QRegularExpressionMatch match;
    const auto found = [&](const QRegularExpression &form) {
        match = form.match(m_rest);
        return match.hasMatch();
    };
    const auto number = [&](int group) { return match.captured(group).toInt(); };
    const auto monthOf = [&](int group) { return static_cast<int>(months.indexOf(match.captured(group).toLower())) + 1; };
    Fault wrong;
    if (found(yearFirst) || found(digits))
        wrong = setDay(number(1), number(2), number(3));
    else if (found(era))
        wrong = setDay(2018 + (match.captured(1) == u"元"_s ? 1 : number(1)), number(2), number(3)); // 令和元年 is 2019
    else if (found(japanese))
        wrong = setDay(0, number(1), number(2));
    else if (found(yearLast))
        wrong = setEitherOrder(number(3), number(1), number(2));
    else if (found(noYear))
        wrong = setEitherOrder(0, number(1), number(2));
    else if (found(dayMonth))
        wrong = setDay(number(3), monthOf(2), number(1));
    else if (found(monthDay))
        wrong = setDay(number(3), monthOf(1), number(2));
    else if (m_clock && found(klog))
        wrong = setDay(0, number(1), number(2));
    if (match.hasMatch())
        cut(match);
    return wrong;
}

void Reader::dropFillers()
{
    static const auto fillers = pattern(u"\\b(?:at|on|about|around|approximately|approx|circa|the)\\b\\.?|頃|ごろ|ころ|の|に|,|~|、|から"_s);
    m_rest = m_rest.remove(fillers).simplified();
}

model::Result<Instant> Reader::withDay(Day day)
{
    return momentOf(day.ns() + (m_clock ? m_clock->ns() : 0), m_zone, m_shown);
}

model::Result<WrittenTime> Reader::together()
{
    if (!m_clock && !m_day)
        return notATime();
    if (!m_clock && !m_around.dayIsEnough)
        return fault(u"no-clock", {{u"value"_s, m_shown}});
    m_result.precision = m_clock ? m_clock->precision : aDay;
    if (!m_day) {
        if (!m_around.collected)
            return fault(u"no-day", {{u"value"_s, m_shown}});
        m_result.dayAssumed = true;
        // The last time the clock showed this before the collection.
        m_day = dayOf(*m_around.collected, m_zone);
        const auto today = withDay(*m_day);
        if (today && today.value() > *m_around.collected + clockSlack)
            m_day = dayOf(*m_around.collected - aDay, m_zone);
    }
    if (m_weekday && QDate(m_day->year, m_day->month, m_day->day).dayOfWeek() != *m_weekday)
        return fault(u"weekday", {{u"date"_s, m_day->text()}});
    const auto moment = withDay(*m_day);
    if (!moment)
        return moment.error();
    m_result.instant = moment.value();
    return m_result;
}

model::Result<WrittenTime> Reader::read()
{
    if (m_rest.isEmpty())
        return fault(u"empty");
    if (m_rest.size() > longestTime)
        return notATime();
    if (const auto whole = readWhole())
        return *whole;
    if (const auto before = readBeforeCollection())
        return *before;
    // What programs write is read as programs write it, to the nanosecond.
    if (const auto exact = model::readTime(m_rest, 0s); exact && exact->hadOffset)
        return WrittenTime{exact->instant, exact->precision, true, false, false};
    if (const Fault wrong = takeZoneName())
        return *wrong;
    static const auto separator = pattern(u"(?<=\\d)t(?=\\d)"_s);
    static const auto fullStop = pattern(u"(?<![ap]\\.m)[.。]$"_s);
    m_rest.replace(separator, u" "_s);
    m_rest.remove(fullStop);
    takeWeekday();
    if (const Fault wrong = takeClock())
        return *wrong;
    if (const Fault wrong = takeDay())
        return *wrong;
    dropFillers();
    if (!m_rest.isEmpty())
        return notATime();
    return together();
}

} // namespace

model::Result<WrittenTime> readWrittenTime(const QString &text, const TimeSurroundings &around)
{
    return Reader(text, around).read();
}

TimeSurroundings surroundingsIn(const model::Snapshot &snapshot, const model::DisplayZone &zone)
{
    TimeSurroundings around;
    around.zone = zone;
    for (const auto &bundle : snapshot.bundles) {
        if (bundle->collectedAt && (!around.collected || *bundle->collectedAt > *around.collected))
            around.collected = bundle->collectedAt;
    }
    if (!around.collected)
        around.collected = snapshot.last;
    around.first = snapshot.first;
    return around;
}

} // namespace shindan::query
