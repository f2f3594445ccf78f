#include "services/resources/yaml_document.h"

#include "services/resources/messages.h"
#include "services/resources/yaml_builder.h"

#include <QFile>
#include <QStringDecoder>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>

namespace shindan::resources {
namespace {

Place placeIn(const QByteArray &text, qsizetype offset)
{
    offset = std::clamp<qsizetype>(offset, 0, text.size());
    const char *begin = text.constData();
    const char *end = begin + offset;
    Place place{1, 1};
    for (const char *at = begin; at != end; ++at) {
        if (*at == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(*at) & 0xC0U) != 0x80U) {
            ++place.column; // a character, not a byte that continues one
        }
    }
    return place;
}

model::Error failing(QStringView id, const Values &values, const QString &file, Place place = {})
{
    model::Error error = errorFor(id, values);
    error.path = file;
    error.line = place.line;
    error.column = place.column;
    return error;
}

// Any Unicode encoding -> UTF-8 without byte order mark; nothing if the bytes are not what they claim to be.
std::optional<QByteArray> asUtf8(const QByteArray &text)
{
    const QStringConverter::Encoding encoding = QStringConverter::encodingForData(text).value_or(QStringConverter::Utf8);
    QStringDecoder decode(encoding);
    const QString decoded = decode(text);
    if (decode.hasError())
        return std::nullopt;
    return decoded.toUtf8();
}

// YAML allows no control characters but these three, and yaml-cpp would take U+0004 for the end of the text.
qsizetype firstControlCharacter(const QByteArray &text)
{
    const auto found = std::find_if(text.cbegin(), text.cend(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    });
    return found == text.cend() ? -1 : found - text.cbegin();
}

// yaml-cpp says what is wrong in English only. Its sentences that people meet have one of ours; the rest is quoted.
struct KnownFault
{
    const char *said;
    const char16_t *id;
    int back = 0; ///< yaml-cpp points this many bytes behind what is wrong
};
constexpr KnownFault knownFaults[] = {
    {"end of map not found", u"yaml.map-not-closed"},
    {"end of map flow not found", u"yaml.brace-not-closed"},
    {"end of sequence not found", u"yaml.list-not-closed"},
    {"end of sequence flow not found", u"yaml.bracket-not-closed"},
    {"illegal map value", u"yaml.colon-here"},
    {"illegal block entry", u"yaml.dash-here"},
    {"illegal map key", u"yaml.key-here"},
    {"illegal EOF in scalar", u"yaml.quote-not-closed"},
    {"illegal document indicator in scalar", u"yaml.quote-not-closed"},
    {"unknown token", u"yaml.character-here"},
    {"illegal flow end", u"yaml.closes-nothing"},
    {"unknown escape character", u"yaml.escape", 2},
    {"the referenced anchor is not defined", u"yaml.unknown-anchor"},
};

bool isIndentedWithTab(const QByteArray &text, qsizetype offset)
{
    const qsizetype begin = offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    for (qsizetype at = begin; at < text.size() && (text.at(at) == ' ' || text.at(at) == '\t'); ++at) {
        if (text.at(at) == '\t')
            return true;
    }
    return false;
}

model::Error parserError(const YAML::Exception &exception, const QByteArray &text, const QString &file)
{
    qsizetype at = exception.mark.is_null() ? 0 : exception.mark.pos;
    if (isIndentedWithTab(text, at))
        return failing(u"yaml.tab", {}, file, placeIn(text, at));
    for (const KnownFault &known : knownFaults) {
        if (exception.msg.find(known.said) != std::string::npos)
            return failing(QStringView(known.id), {}, file, placeIn(text, at - known.back));
    }
    return failing(u"yaml.syntax", {{QStringLiteral("reason"), QString::fromStdString(exception.msg)}}, file, placeIn(text, at));
}

// yaml-cpp takes the end of the file for the end of a quoted text if a line end stands before it. Only the last one can be
// concerned.
bool isQuoteClosed(const QByteArray &text, qsizetype opening)
{
    const char quote = text.at(opening);
    for (qsizetype at = opening + 1; at < text.size(); ++at) {
        const bool isDoubled = quote == '\'' && text.at(at) == quote && at + 1 < text.size() && text.at(at + 1) == quote;
        if (isDoubled || (quote == '"' && text.at(at) == '\\'))
            ++at;
        else if (text.at(at) == quote)
            return true;
    }
    return false;
}

// Each of these bytes opens a value unless it stands in quotes. yaml-cpp reads ahead over all that stand in a row and takes 250
// bytes for each, so that they are counted before.
qsizetype tooManyOpenings(const QByteArray &text, int limit)
{
    int count = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if ((text.at(at) == '[' || text.at(at) == '{') && ++count > limit)
            return at;
    }
    return -1;
}

model::Result<YamlDocument> parsed(const QByteArray &text, const QString &file, const YamlLimits &limits)
{
    YamlBuilder builder(limits);
    std::istringstream stream(text.toStdString());
    try {
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        builder.firstDocumentRead();
        parser.HandleNextDocument(builder);
    } catch (const YamlFault &fault) {
        return failing(fault.id, fault.values, file, placeIn(text, fault.offset));
    } catch (const YAML::Exception &exception) {
        return parserError(exception, text, file);
    }
    const qsizetype quote = builder.lastQuote();
    if (quote >= 0 && (text.at(quote) == '"' || text.at(quote) == '\'') && !isQuoteClosed(text, quote))
        return failing(u"yaml.quote-not-closed", {}, file, placeIn(text, quote));
    return YamlDocument(file, text, builder.value(), builder.places());
}

} // namespace

YamlDocument::YamlDocument(QString file, QByteArray text, QCborValue value, YamlPlaces places)
    : m_file(std::move(file))
    , m_text(std::move(text))
    , m_value(std::move(value))
    , m_places(std::move(places))
{ }

Place YamlDocument::placeOf(const QString &path) const
{
    bool exact = false;
    return placeIn(m_text, m_places.find(path, exact).value);
}

Place YamlDocument::placeOfKey(const QString &path) const
{
    bool exact = false;
    const YamlPlaces::Offsets offsets = m_places.find(path, exact);
    return placeIn(m_text, exact ? offsets.key : offsets.value);
}

QString childPath(const QString &path, const QString &key)
{
    QString escaped = key;
    escaped.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
    return path + u'/' + escaped;
}

QString childPath(const QString &path, qsizetype index)
{
    return path + u'/' + QString::number(index);
}

model::Result<YamlDocument> parseYaml(const QByteArray &bytes, const QString &file, const YamlLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return failing(u"yaml.too-large", {{QStringLiteral("limit"), QString::number(limits.bytes)}}, file);
    const std::optional<QByteArray> text = asUtf8(bytes);
    if (!text)
        return failing(u"yaml.encoding", {}, file);
    if (const qsizetype at = firstControlCharacter(*text); at >= 0) {
        const QString code =
            QStringLiteral("U+%1").arg(static_cast<unsigned char>(text->at(at)), 4, 16, QLatin1Char('0')).toUpper();
        return failing(u"yaml.control-character", {{QStringLiteral("code"), code}}, file, placeIn(*text, at));
    }

    if (const qsizetype at = tooManyOpenings(*text, limits.values); at >= 0) {
        const Values values{{QStringLiteral("limit"), QString::number(limits.values)}};
        return failing(u"yaml.too-many-values", values, file, placeIn(*text, at));
    }
    return parsed(*text, file, limits);
}

model::Result<YamlDocument> readYaml(const QString &file, const YamlLimits &limits)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return failing(u"yaml.cannot-open", {{QStringLiteral("reason"), device.errorString()}}, file);
    const QByteArray bytes = device.read(limits.bytes + 1); // one more than allowed, so that too much is noticed
    if (device.error() != QFileDevice::NoError)
        return failing(u"yaml.cannot-open", {{QStringLiteral("reason"), device.errorString()}}, file);
    return parseYaml(bytes, file, limits);
}

} // namespace shindan::resources
