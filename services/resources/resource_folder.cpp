#include "services/resources/resource_folder.h"

#include "services/resources/messages.h"
#include "services/resources/schema.h"

#include <QCborArray>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace shindan::resources {
namespace {

const QString messagesKind = QStringLiteral("messages");

QStringList yamlFilesIn(const QDir &folder, const QString &name)
{
    QStringList files;
    QDirIterator walk(folder.filePath(name), {QStringLiteral("*.yaml")}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(folder.relativeFilePath(walk.next()));
    files.sort();
    return files;
}

void readSchemas(const QDir &folder, ResourceFolder &result)
{
    const QDir schemas(folder.filePath(QStringLiteral("schema")));
    const QString ending = QStringLiteral(".schema.json");
    const QStringList names = schemas.entryList({u'*' + ending}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(schemas.filePath(name));
        QJsonParseError reason;
        const bool open = file.open(QIODevice::ReadOnly);
        const QJsonDocument json = QJsonDocument::fromJson(open ? file.readAll() : QByteArray(), &reason);
        if (!json.isObject()) {
            model::Error error = errorFor(u"resources.bad-schema", {{QStringLiteral("reason"), reason.errorString()}});
            error.path = file.fileName();
            result.faults.push_back(error);
            continue;
        }
        result.schemas.insert(name.chopped(ending.size()), QCborMap::fromJsonObject(json.object()));
    }
}

std::vector<ResourceEntry> entriesOf(const QString &kind, const QCborMap &whole)
{
    std::vector<ResourceEntry> entries;
    const auto add = [&](const QCborMap &value, const QString &path) {
        entries.push_back({value.value(QLatin1String("id")).toString(), path, value});
    };
    if (kind == messagesKind)
        return entries;
    if (kind != nameOf(Kind::Rules)) {
        add(whole, QString());
        return entries;
    }
    const QCborArray rules = whole.value(QLatin1String("rules")).toArray();
    for (qsizetype index = 0; index < rules.size(); ++index)
        add(rules.at(index).toMap(), childPath(QStringLiteral("/rules"), index));
    return entries;
}

void readFile(const QDir &folder, const QString &kind, const QString &relativePath, ResourceFolder &result)
{
    const QString path = folder.filePath(relativePath);
    model::Result<YamlDocument> document = readYaml(path);
    if (!document) {
        result.faults.push_back(document.error());
        return;
    }
    const auto schema = result.schemas.constFind(kind);
    if (schema == result.schemas.constEnd()) {
        model::Error error =
            errorFor(u"resources.no-schema", {{QStringLiteral("schema"), QStringLiteral("schema/%1.schema.json").arg(kind)}});
        error.path = path;
        result.faults.push_back(error);
        return;
    }
    const std::vector<model::Error> faults = Schema(*schema).check(document.value());
    result.faults.insert(result.faults.end(), faults.begin(), faults.end());
    if (faults.empty()) {
        std::vector<ResourceEntry> entries = entriesOf(kind, document.value().value().toMap());
        result.files.push_back({kind, relativePath, std::move(document).value(), std::move(entries)});
    }
}

void readKind(const QDir &folder, const QString &kind, ResourceFolder &result)
{
    const QStringList files = yamlFilesIn(folder, kind);
    for (const QString &file : files)
        readFile(folder, kind, file, result);
}

void readMessageFiles(const QDir &folder, ResourceFolder &result)
{
    const QString common = QStringLiteral("messages.yaml");
    if (folder.exists(common))
        readFile(folder, messagesKind, common, result);
    readKind(folder, messagesKind, result);
}

QByteArray compiledEntries(const std::vector<ResourceFile> &files, const QString &kind)
{
    QCborArray all;
    for (const ResourceFile &file : files) {
        if (file.kind != kind)
            continue;
        for (const ResourceEntry &entry : file.entries) {
            QCborMap value = entry.value;
            value.insert(QLatin1String("file"), file.relativePath);
            value.insert(QLatin1String("line"), file.document.placeOf(entry.path).line);
            all.append(value);
        }
    }
    return all.toCborValue().toCbor();
}

QByteArray compiledMessages(const std::vector<ResourceFile> &files)
{
    QCborMap all;
    for (const ResourceFile &file : files) {
        if (file.kind != messagesKind)
            continue;
        const QCborMap messages = file.document.value().toMap();
        for (const auto &[id, text] : messages)
            all.insert(id, QCborValue(text));
    }
    return all.toCborValue().toCbor();
}

} // namespace

QByteArray ResourceFolder::compiled() const
{
    QCborMap outer;
    for (const Kind kind : kinds)
        outer.insert(nameOf(kind), compiledEntries(files, nameOf(kind)));
    outer.insert(messagesKind, compiledMessages(files));
    QStringList names = schemas.keys();
    names.sort(); // the same input gives the same file
    for (const QString &name : names)
        outer.insert(QStringLiteral("schema/") + name, schemas.value(name).toCborValue().toCbor());
    return outer.toCborValue().toCbor();
}

ResourceFolder readMessages(const QString &folder)
{
    ResourceFolder result;
    const QDir directory(QDir(folder).absolutePath());
    readSchemas(directory, result);
    readMessageFiles(directory, result);
    return result;
}

ResourceFolder readResourceFolder(const QString &folder)
{
    ResourceFolder result = readMessages(folder);
    const QDir directory(QDir(folder).absolutePath());
    for (const Kind kind : kinds)
        readKind(directory, nameOf(kind), result);
    return result;
}

} // namespace shindan::resources
