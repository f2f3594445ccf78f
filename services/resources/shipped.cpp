#include "services/resources/shipped.h"

#include <QCborValue>
#include <QFile>

#include <array>
#include <mutex>

namespace shindan::resources {
namespace {

constexpr size_t kindCount = kinds.size();

// The outer map holds each kind as a byte string of its own CBOR, so that a program that only needs the messages decodes no rule.
struct Store
{
    std::once_flag opened;
    QCborMap outer;
    std::array<std::once_flag, kindCount> decoded;
    std::array<QCborArray, kindCount> entries;
    std::once_flag messagesDecoded;
    QHash<QString, model::Text> messages;

    QCborValue part(const QString &name)
    {
        std::call_once(opened, [this] {
            QFile file(QStringLiteral(":/shindan/shipped.cbor"));
            if (file.open(QIODevice::ReadOnly))
                outer = QCborValue::fromCbor(file.readAll()).toMap();
        });
        return QCborValue::fromCbor(outer.value(name).toByteArray());
    }
};

Store &store()
{
    static Store instance;
    return instance;
}

} // namespace

const QCborArray &shipped(Kind kind)
{
    Store &all = store();
    const auto index = static_cast<size_t>(kind);
    std::call_once(all.decoded[index], [&] { all.entries[index] = all.part(nameOf(kind)).toArray(); });
    return all.entries[index];
}

const QHash<QString, model::Text> &shippedMessages()
{
    Store &all = store();
    std::call_once(all.messagesDecoded, [&] {
        const QCborMap map = all.part(QStringLiteral("messages")).toMap();
        all.messages.reserve(map.size());
        for (const auto &[id, text] : map)
            all.messages.insert(id.toString(), textOf(text));
    });
    return all.messages;
}

QCborMap shippedSchema(QStringView name)
{
    return store().part(QStringLiteral("schema/") + name.toString()).toMap();
}

model::Text textOf(const QCborValue &value)
{
    const QCborMap map = value.toMap();
    return {map.value(QLatin1String("en")).toString(), map.value(QLatin1String("ja")).toString()};
}

QStringList stringsOf(const QCborValue &value)
{
    QStringList strings;
    for (const QCborValue &entry : value.toArray()) {
        if (entry.isString())
            strings.append(entry.toString());
    }
    return strings;
}

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Faq:
        return QStringLiteral("faq");
    case Kind::Rules:
        return QStringLiteral("rules");
    case Kind::Layouts:
        return QStringLiteral("layouts");
    case Kind::Scenarios:
        return QStringLiteral("scenarios");
    case Kind::Simulation:
        return QStringLiteral("simulation");
    case Kind::Differences:
        return QStringLiteral("differences");
    }
    return {};
}

void provideShipped(const QByteArray &cbor)
{
    Store &all = store();
    std::call_once(all.opened, [&] { all.outer = QCborValue::fromCbor(cbor).toMap(); });
}

} // namespace shindan::resources
