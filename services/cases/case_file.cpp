#include "services/cases/case_file.h"

#include "services/resources/messages.h"
#include "services/resources/schema.h"
#include "services/resources/yaml_document.h"

#include <QCborArray>
#include <QCborMap>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <yaml-cpp/emitter.h>

#include <algorithm>

namespace shindan::cases {

using namespace Qt::Literals::StringLiterals;
using model::Case;
using model::CaseBundle;
using model::CaseNote;

namespace {

constexpr auto version = u"shindan.case/1";

void write(YAML::Emitter &out, const char *key, const QString &text)
{
    if (!text.isEmpty())
        out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << text.toStdString();
}

void writeNote(YAML::Emitter &out, const CaseNote &note, bool severalBundles)
{
    out << YAML::BeginMap;
    if (severalBundles && (note.isOnLine() || !note.finding.isEmpty()))
        out << YAML::Key << "bundle" << YAML::Value << note.bundle.value() + 1;
    write(out, "member", note.member);
    if (note.isOnLine())
        out << YAML::Key << "line" << YAML::Value << note.line.value();
    write(out, "finding", note.finding);
    write(out, "written", model::toRfc3339(note.written));
    write(out, "text", note.text);
    out << YAML::EndMap;
}

CaseNote noteOf(const QCborMap &map)
{
    CaseNote note;
    note.bundle = model::BundleIndex(static_cast<quint32>(map[u"bundle"_s].toInteger(1) - 1));
    note.member = map[u"member"_s].toString();
    note.line = model::LineNumber(static_cast<quint32>(map[u"line"_s].toInteger(0)));
    note.finding = map[u"finding"_s].toString();
    note.text = map[u"text"_s].toString();
    if (const auto written = model::readTime(map[u"written"_s].toString(), std::chrono::seconds(0)))
        note.written = written->instant;
    return note;
}

model::Error faultAt(QStringView id, const resources::YamlDocument &document, const QString &path)
{
    model::Error error = resources::errorFor(id);
    const resources::Place place = document.placeOf(path);
    error.path = document.file();
    error.line = place.line;
    error.column = place.column;
    return error;
}

} // namespace

QByteArray caseText(const Case &kept)
{
    YAML::Emitter out;
    out << YAML::BeginMap;
    write(out, "schema", QString::fromUtf16(version));
    out << YAML::Key << "open" << YAML::Value << YAML::BeginSeq;
    for (const QString &input : kept.inputs)
        out << YAML::DoubleQuoted << input.toStdString();
    out << YAML::EndSeq;
    out << YAML::Key << "bundles" << YAML::Value << YAML::BeginSeq;
    for (const CaseBundle &bundle : kept.bundles) {
        out << YAML::BeginMap;
        write(out, "path", bundle.path);
        write(out, "id", bundle.id);
        out << YAML::EndMap;
    }
    out << YAML::EndSeq;
    write(out, "query", kept.query);
    out << YAML::Key << "folded" << YAML::Value << kept.folded;
    write(out, "zone", kept.zone);
    if (kept.incident)
        write(out, "incident", model::toRfc3339(*kept.incident));
    write(out, "page", kept.page);
    write(out, "finding", kept.finding);
    if (!kept.notes.empty()) {
        out << YAML::Key << "notes" << YAML::Value << YAML::BeginSeq;
        for (const CaseNote &note : kept.notes)
            writeNote(out, note, kept.bundles.size() > 1);
        out << YAML::EndSeq;
    }
    out << YAML::EndMap << YAML::Newline;
    return QByteArray(out.c_str(), static_cast<qsizetype>(out.size()));
}

model::Result<model::Done> writeCase(const QString &path, const Case &kept)
{
    const auto failed = [&path](const QSaveFile &file) {
        model::Error error = resources::errorFor(u"cases.not-written", {{u"reason"_s, file.errorString()}, {u"file"_s, path}});
        error.path = path;
        return error;
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file);
    // What a customer sent and what was noted on it is nobody else's business.
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray text = caseText(kept);
    if (file.write(text) != text.size() || !file.commit())
        return failed(file);
    return model::Done();
}

model::Result<Case> readCase(const QString &path)
{
    auto document = resources::readYaml(path);
    if (!document)
        return document.error();
    const resources::YamlDocument &read = document.value();
    static const resources::Schema schema = resources::Schema::shipped(u"case");
    if (const auto faults = schema.check(read, 1); !faults.empty())
        return faults.front();
    const QCborMap map = read.value().toMap();
    Case kept;
    const QDir folder = QFileInfo(path).absoluteDir();
    for (const QCborValue &value : map[u"open"_s].toArray())
        kept.inputs << QDir::cleanPath(folder.absoluteFilePath(value.toString()));
    for (const QCborValue &value : map[u"bundles"_s].toArray()) {
        const QCborMap bundle = value.toMap();
        kept.bundles.push_back({bundle[u"path"_s].toString(), bundle[u"id"_s].toString()});
    }
    const QCborArray notes = map[u"notes"_s].toArray();
    for (qsizetype i = 0; i < notes.size(); ++i) {
        kept.notes.push_back(noteOf(notes[i].toMap()));
        if (kept.notes.back().bundle.value() >= kept.bundles.size())
            return faultAt(u"cases.unknown-bundle", read, resources::childPath(resources::childPath({}, u"notes"_s), i));
    }
    kept.query = map[u"query"_s].toString();
    kept.folded = map[u"folded"_s].toBool(true);
    kept.zone = map[u"zone"_s].toString();
    if (const auto incident = model::readTime(map[u"incident"_s].toString(), std::chrono::seconds(0)))
        kept.incident = incident->instant;
    kept.page = map[u"page"_s].toString();
    kept.finding = map[u"finding"_s].toString();
    return kept;
}

bool isCaseFile(const QString &path)
{
    return path.endsWith(u".shindan"_s, Qt::CaseInsensitive);
}

QString unnamedCasePath(const std::vector<CaseBundle> &bundles)
{
    QStringList ids;
    for (const CaseBundle &bundle : bundles) {
        if (bundle.id.isEmpty())
            return {};
        ids << bundle.id;
    }
    if (ids.isEmpty())
        return {};
    ids.sort();
    const QByteArray name = QCryptographicHash::hash(ids.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/cases"_s;
    if (!QDir().mkpath(folder))
        return {};
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return folder + u'/' + QString::fromLatin1(name) + u".shindan"_s;
}

} // namespace shindan::cases
