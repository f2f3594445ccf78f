#include "gui/one_window/message.h"

#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>

namespace shindan::gui {

namespace {

constexpr QByteArrayView signature = "SHND";
constexpr char version = 1;
constexpr qsizetype headerBytes = 9;

// Controls, characters that turn the direction of text, and what is no character at all: none of them belongs into a bar that a
// person reads and decides by.
bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        const auto category = c.category();
        const char16_t code = c.unicode();
        const bool turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x200e || code == 0x200f;
        return category != QChar::Other_Control && category != QChar::Separator_Line && category != QChar::Separator_Paragraph && !turns
            && code != QChar::ReplacementCharacter && code < 0xfffe;
    });
}

bool isPath(const QString &path)
{
    return path.startsWith(u'/') && path.isValidUtf16() && isPlain(path) && path.toUtf8().size() <= longestPath;
}

std::optional<OpenMessage> readPayload(QByteArrayView payload)
{
    OpenMessage message;
    bool first = true;
    while (true) {
        const qsizetype end = payload.indexOf('\0');
        const QByteArrayView field = end < 0 ? payload : payload.first(end);
        if (first) {
            if (!isActivationToken(field.toByteArray()))
                return std::nullopt;
            message.activationToken = field.toByteArray();
        } else {
            QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
            const QString path = decoder(field);
            if (decoder.hasError() || !isPath(path) || message.paths.size() >= mostPaths)
                return std::nullopt;
            message.paths << path;
        }
        first = false;
        if (end < 0)
            return message;
        payload = payload.sliced(end + 1);
    }
}

} // namespace

bool isActivationToken(const QByteArray &token)
{
    return token.size() <= longestToken && std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

std::optional<QByteArray> encoded(const OpenMessage &message)
{
    if (!isActivationToken(message.activationToken) || message.paths.size() > mostPaths || !std::all_of(message.paths.begin(), message.paths.end(), isPath))
        return std::nullopt;
    QByteArray payload = message.activationToken;
    for (const QString &path : message.paths)
        payload += '\0' + path.toUtf8();
    if (payload.size() > largestMessage - headerBytes)
        return std::nullopt;
    QByteArray bytes = signature.toByteArray() + version + QByteArray(4, '\0');
    qToBigEndian(static_cast<quint32>(payload.size()), bytes.data() + headerBytes - 4);
    return bytes + payload;
}

MessageReader::State MessageReader::add(QByteArrayView bytes)
{
    if (m_state != State::Incomplete)
        return m_state;
    if (bytes.size() > largestMessage - m_bytes.size())
        return m_state = State::Refused;
    m_bytes.append(bytes);
    return m_state = read();
}

MessageReader::State MessageReader::read()
{
    // What is wrong from the first byte on is refused at the first byte.
    const QByteArrayView start = QByteArrayView(m_bytes).first(std::min(m_bytes.size(), signature.size()));
    if (start != signature.first(start.size()) || (m_bytes.size() > signature.size() && m_bytes[signature.size()] != version))
        return State::Refused;
    if (m_bytes.size() < headerBytes)
        return State::Incomplete;
    const qsizetype size = qFromBigEndian<quint32>(m_bytes.constData() + headerBytes - 4);
    if (size > largestMessage - headerBytes || m_bytes.size() > headerBytes + size)
        return State::Refused;
    if (m_bytes.size() < headerBytes + size)
        return State::Incomplete;
    auto message = readPayload(QByteArrayView(m_bytes).sliced(headerBytes));
    if (!message)
        return State::Refused;
    m_message = std::move(*message);
    return State::Complete;
}

QByteArray encoded(Answer answer)
{
    return signature.toByteArray() + version + static_cast<char>(answer);
}

std::optional<Answer> readAnswer(QByteArrayView bytes)
{
    for (const Answer answer : {Answer::Accepted, Answer::Refused}) {
        if (bytes == encoded(answer))
            return answer;
    }
    return std::nullopt;
}

} // namespace shindan::gui
