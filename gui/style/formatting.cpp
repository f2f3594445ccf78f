#include "gui/style/formatting.h"

#include <QCoreApplication>

#include <cmath>
#include <cstdlib>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Formatting
{
    Q_DECLARE_TR_FUNCTIONS(Formatting)
};

QString unitWord(const QString &unit)
{
    if (unit == u"percent"_s)
        return u"%"_s;
    if (unit == u"seconds"_s)
        return Formatting::tr("s", "seconds");
    if (unit == u"days"_s)
        return Formatting::tr("days");
    return unit == u"count"_s ? QString() : unit;
}

QString shortNumber(double number)
{
    return QLocale().toString(number, 'f', number == std::floor(number) ? 0 : 2);
}

} // namespace

QLocale localeOf(model::Language language)
{
    return language == model::Language::Japanese ? QLocale(QLocale::Japanese, QLocale::Japan) : QLocale(QLocale::English, QLocale::UnitedStates);
}

QString numberText(quint64 number)
{
    return QLocale().toString(number);
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 10'000'000 ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString timeText(model::Instant time, const model::DisplayZone &zone, model::Language language, std::optional<int> decimals)
{
    const int digits = decimals.value_or(time.ns % model::nsPerSecond == 0 ? 0 : 3);
    return model::toLocalText(time, zone.offsetAt(time), digits, language == model::Language::Japanese);
}

QString durationText(std::chrono::seconds duration)
{
    const auto seconds = std::abs(duration.count());
    const auto two = [](const QString &first, const QString &second) { return first + u' ' + second; };
    if (seconds < 60)
        return Formatting::tr("%1 s").arg(seconds);
    if (seconds < 3'600)
        return two(Formatting::tr("%1 min").arg(seconds / 60), Formatting::tr("%1 s").arg(seconds % 60));
    if (seconds < 86'400)
        return two(Formatting::tr("%1 h").arg(seconds / 3'600), Formatting::tr("%1 min").arg(seconds / 60 % 60));
    return two(Formatting::tr("%1 d").arg(seconds / 86'400), Formatting::tr("%1 h").arg(seconds / 3'600 % 24));
}

QString distanceText(model::Nanoseconds distance)
{
    const auto size = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::abs(distance));
    if (size < std::chrono::seconds(1))
        return Formatting::tr("at that moment");
    // From ten minutes on, seconds only distract.
    const bool whole = size >= std::chrono::minutes(10) || size.count() % 60 == 0;
    const bool minutes = size >= std::chrono::minutes(1) && size < std::chrono::hours(1) && whole;
    const QString duration = minutes ? Formatting::tr("%1 min").arg(size.count() / 60) : durationText(size);
    return distance.count() < 0 ? Formatting::tr("%1 before").arg(duration) : Formatting::tr("%1 after").arg(duration);
}

QString spanText(model::Instant from, model::Instant to, const model::DisplayZone &zone, model::Language language)
{
    const QString begin = timeText(from, zone, language, 0);
    const QString end = timeText(to, zone, language, 0);
    constexpr qsizetype dateLength = 10;
    const bool oneDay = begin.left(dateLength) == end.left(dateLength);
    return Formatting::tr("%1 to %2").arg(begin, oneDay ? end.mid(dateLength + 1) : end);
}

QString zoneText(const model::DisplayZone &zone)
{
    const QString name = zone.name();
    return name.startsWith(u'+') || name.startsWith(u'-') ? u"UTC"_s + name : name;
}

QString factText(const model::FactValue &fact, const model::DisplayZone &zone, model::Language language)
{
    if (fact.value.canConvert<model::Instant>() && fact.value.metaType() == QMetaType::fromType<model::Instant>())
        return timeText(fact.value.value<model::Instant>(), zone, language, 0);
    if (fact.value.typeId() == QMetaType::Bool)
        return fact.value.toBool() ? Formatting::tr("yes") : Formatting::tr("no");
    QString text;
    switch (fact.value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Int:
    case QMetaType::UInt:
        if (fact.unit == u"bytes"_s)
            return bytesText(fact.value.toLongLong());
        if (fact.unit == u"seconds"_s)
            return durationText(std::chrono::seconds(fact.value.toLongLong()));
        text = numberText(fact.value.toLongLong());
        break;
    case QMetaType::Double:
        if (fact.unit == u"bytes"_s)
            return bytesText(static_cast<qint64>(fact.value.toDouble()));
        text = shortNumber(fact.value.toDouble());
        break;
    default: text = fact.value.toString(); break;
    }
    const QString unit = unitWord(fact.unit);
    if (unit.isEmpty() || text.isEmpty())
        return text;
    return unit == u"%"_s ? text + unit : text + u' ' + unit;
}

std::vector<Piece> piecesOf(const QString &text)
{
    std::vector<Piece> pieces;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u'`', at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'`', open + 1);
        if (close < 0)
            break;
        if (open > at)
            pieces.push_back({text.mid(at, open - at), false});
        if (close > open + 1)
            pieces.push_back({text.mid(open + 1, close - open - 1), true});
        at = close + 1;
    }
    if (at < text.size())
        pieces.push_back({text.mid(at), false});
    return pieces;
}

QString withoutCodeSigns(const QString &text)
{
    QString plain;
    for (const Piece &piece : piecesOf(text))
        plain += piece.text;
    return plain;
}

} // namespace shindan::gui
