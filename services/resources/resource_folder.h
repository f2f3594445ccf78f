#pragma once
// The folder resources/ as a whole: reads its YAML, checks it, and makes the one CBOR file that is embedded in the programs.
// Used by the build, and by tests. See shipped.h for how the data is handed out.

#include "model/result.h"
#include "services/resources/shipped.h"
#include "services/resources/yaml_document.h"

#include <QByteArray>
#include <QCborMap>
#include <QHash>
#include <QString>

#include <vector>

namespace shindan::resources {

/// One entry of the data: an FAQ entry, a rule, a layout or a scenario.
struct ResourceEntry
{
    QString id;
    QString path; ///< of the entry inside its document: "" or "/rules/3"
    QCborMap value;
};

/// A file and what it holds.
struct ResourceFile
{
    QString kind; ///< faq, rules, layouts, scenarios, simulation, differences, messages
    QString relativePath; ///< to the folder: "rules/kernel.yaml"
    YamlDocument document;
    std::vector<ResourceEntry> entries;
};

/// The folder, read. Files that cannot be read or do not fit their schema are not among `files`; why is in `faults`.
struct ResourceFolder
{
    std::vector<ResourceFile> files; ///< by kind, then by path
    QHash<QString, QCborMap> schemas; ///< name -> schema
    std::vector<model::Error> faults;

    /// The file for shipped.h to read.
    [[nodiscard]] QByteArray compiled() const;
};

/// Reads faq/, rules/, layouts/, scenarios/, simulation/, differences/ (with their subfolders), messages.yaml, messages/ and schema/, and checks each file
/// against schema/<kind>.schema.json. Blocks; about one second for ten megabytes.
[[nodiscard]] ResourceFolder readResourceFolder(const QString &folder);

/// The same with the messages and schemas only: what the reader itself needs for its sentences.
[[nodiscard]] ResourceFolder readMessages(const QString &folder);

} // namespace shindan::resources
