#include "services/training/nodes/message_catalogue.h"

#include "services/resources/shipped.h"

#include <QCborArray>

#include <charconv>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;

namespace {

Style styleOf(const QString &name)
{
    if (name == u"klog"_s)
        return Style::Klog;
    if (name == u"logfmt"_s)
        return Style::Logfmt;
    return name == u"kernel"_s ? Style::Kernel : Style::Plain;
}

std::int64_t numberIn(std::string_view text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

Message::Part drawn(std::string_view inside)
{
    using Kind = Message::Part::Kind;
    const std::string_view kind = inside.substr(0, inside.find(':'));
    const std::string_view rest = kind.size() < inside.size() ? inside.substr(kind.size() + 1) : std::string_view();
    if (kind == "uuid")
        return {Kind::Uuid, {}};
    if (kind == "pick")
        return {Kind::Pick, {}, 0, 0, split(rest, '|')};
    const auto numbers = split(rest, ':');
    if (kind == "hex")
        return {Kind::Hex, {}, numberIn(numbers[0]), 0};
    return {Kind::Int, {}, numberIn(numbers[0]), numbers.size() > 1 ? numberIn(numbers[1]) : numberIn(numbers[0])};
}

bool isName(std::string_view text)
{
    if (text.empty() || text.front() < 'a' || text.front() > 'z')
        return false;
    for (const char c : text) {
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'))
            return false;
    }
    return true;
}

// The wording of this version, or the plain `text`.
QString wording(const QCborMap &message, const std::string &version)
{
    if (!version.empty()) {
        for (const QCborValue &value : message[u"variants"_s].toArray()) {
            const QCborMap variant = value.toMap();
            const std::string until = variant[u"until"_s].toString().toStdString();
            if (!until.empty() && compareVersions(version, until) < 0)
                return variant[u"text"_s].toString();
        }
    }
    return message[u"text"_s].toString();
}

} // namespace

int compareVersions(std::string_view a, std::string_view b)
{
    const auto skip = [](std::string_view &text) {
        while (!text.empty() && (text.front() < '0' || text.front() > '9'))
            text.remove_prefix(1);
    };
    skip(a);
    skip(b);
    while (!b.empty()) {
        std::int64_t left = 0;
        std::int64_t right = 0;
        a.remove_prefix(static_cast<std::size_t>(std::from_chars(a.data(), a.data() + a.size(), left).ptr - a.data()));
        b.remove_prefix(static_cast<std::size_t>(std::from_chars(b.data(), b.data() + b.size(), right).ptr - b.data()));
        if (left != right)
            return left < right ? -1 : 1;
        if (a.empty() || b.empty() || a.front() != '.' || b.front() != '.')
            return 0;
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return 0;
}

std::vector<Message::Part> MessageCatalogue::parse(std::string_view text)
{
    std::vector<Message::Part> parts;
    std::string plain;
    const auto endPlain = [&] {
        if (!plain.empty())
            parts.push_back({Message::Part::Kind::Text, plain});
        plain.clear();
    };
    while (!text.empty()) {
        const auto close = text.front() == '{' ? text.find('}') : std::string_view::npos;
        const std::string_view inside = close == std::string_view::npos ? std::string_view() : text.substr(1, close - 1);
        if (!inside.empty() && inside.front() == '~') {
            endPlain();
            parts.push_back(drawn(inside.substr(1)));
            text.remove_prefix(close + 1);
        } else if (isName(inside)) {
            endPlain();
            parts.push_back({Message::Part::Kind::Value, std::string(inside)});
            text.remove_prefix(close + 1);
        } else {
            plain += text.front();
            text.remove_prefix(1);
        }
    }
    endPlain();
    return parts;
}

MessageCatalogue::MessageCatalogue(const std::unordered_map<std::string, std::string> &versionOf)
{
    for (const QCborValue &file : resources::shipped(resources::Kind::Simulation))
        read(file.toMap(), versionOf);
}

void MessageCatalogue::read(const QCborMap &file, const std::unordered_map<std::string, std::string> &versionOf)
{
    const std::string id = file[u"id"_s].toString().toStdString();
    const std::string program = file[u"program"_s].toString(QString::fromStdString(id)).toStdString();
    const Style style = styleOf(file[u"style"_s].toString());
    const auto version = versionOf.find(program);
    const QCborMap messages = file[u"messages"_s].toMap();
    for (auto it = messages.begin(); it != messages.end(); ++it) {
        const QCborMap value = it.value().toMap();
        Message message;
        message.id = id + '.' + it.key().toString().toStdString();
        message.program = value[u"program"_s].toString(QString::fromStdString(program)).toStdString();
        message.style = value.contains(u"style"_s) ? styleOf(value[u"style"_s].toString()) : style;
        if (const QString level = value[u"level"_s].toString(); !level.isEmpty())
            message.level = level.front().toLatin1();
        message.every = static_cast<int>(value[u"every"_s].toInteger());
        message.parts = parse(wording(value, version == versionOf.end() ? std::string() : version->second).toStdString());
        m_byId.emplace(message.id, m_messages.size());
        m_messages.push_back(std::move(message));
    }
    const QCborMap lists = file[u"lines"_s].toMap();
    for (auto it = lists.begin(); it != lists.end(); ++it) {
        auto &list = m_lines[id + '.' + it.key().toString().toStdString()];
        const QString text = it.value().toString();
        for (const QString &line : text.split(u'\n'))
            list.push_back(line.toStdString());
        if (!list.empty() && list.back().empty())
            list.pop_back();
    }
}

const Message *MessageCatalogue::find(std::string_view id) const
{
    const auto at = m_byId.find(std::string(id));
    return at == m_byId.end() ? nullptr : &m_messages[at->second];
}

void MessageCatalogue::replace(std::string_view id, std::string_view by)
{
    const auto at = m_byId.find(std::string(id));
    const auto other = m_byId.find(std::string(by));
    if (at != m_byId.end() && other != m_byId.end())
        at->second = other->second;
}

void MessageCatalogue::setPeculiar(std::string_view id, Message::Peculiar peculiar)
{
    if (const auto at = m_byId.find(std::string(id)); at != m_byId.end())
        m_messages[at->second].peculiar = peculiar;
}

const std::vector<std::string> &MessageCatalogue::lines(std::string_view id) const
{
    static const std::vector<std::string> none;
    const auto at = m_lines.find(std::string(id));
    return at == m_lines.end() ? none : at->second;
}

} // namespace shindan::training
