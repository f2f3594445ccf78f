#pragma once
// The data that comes with the program: FAQ, rules, layouts, scenarios, what simulated programs print, which differences count, messages and schemas. The build reads their YAML, checks
// it and embeds it as one CBOR file; here it is handed out. All functions are thread-safe; each kind is decoded once, when first
// asked for, and lives as long as the process.

#include "model/text.h"

#include <QByteArray>
#include <QCborArray>
#include <QCborMap>
#include <QHash>
#include <QString>
#include <QStringList>

#include <array>

namespace shindan::resources {

/// Kinds of data that are lists of entries; each entry is a map as its YAML has it, with two keys added: `file` (relative to
/// resources/, "rules/kernel.yaml") and `line` (of its first key, from 1). Order: by file name, then as in the file.
enum class Kind : quint8 { Faq, Rules, Layouts, Scenarios, Simulation, Differences };
/// All of them, in this order.
inline constexpr std::array kinds{Kind::Faq, Kind::Rules, Kind::Layouts, Kind::Scenarios, Kind::Simulation, Kind::Differences};

[[nodiscard]] const QCborArray &shipped(Kind kind);
/// All sentences by their id.
[[nodiscard]] const QHash<QString, model::Text> &shippedMessages();
/// resources/schema/<name>.schema.json; empty if there is none.
[[nodiscard]] QCborMap shippedSchema(QStringView name);

/// The Text of a map with `en` and `ja`; empty if it is none.
[[nodiscard]] model::Text textOf(const QCborValue &value);
/// The texts of a list; other values are left out.
[[nodiscard]] QStringList stringsOf(const QCborValue &value);

/// Name of the folder in resources/ and key in the file: faq, rules, layouts, scenarios, simulation, differences.
[[nodiscard]] QString nameOf(Kind kind);

/// For the build step, which makes the embedded file and so has none: uses this one instead. To be called before anything else
/// here.
void provideShipped(const QByteArray &cbor);

} // namespace shindan::resources
