#include "cli/listings.h"

#include "services/report/document.h"
#include "services/report/plain_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString hex(model::TemplateId id)
{
    return QString::number(id.value(), 16).rightJustified(8, u'0');
}

QString json(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented));
}

} // namespace

QString templatesText(const model::Snapshot &snapshot, const CommonOptions &common)
{
    if (common.format == u"json"_s) {
        QJsonArray array;
        for (const model::Template &item : *snapshot.templates) {
            array.append(QJsonObject{{u"id"_s, hex(item.id)},
                                     {u"count"_s, qint64(item.count)},
                                     {u"level"_s, model::levelName(item.level)},
                                     {u"template"_s, report::shown(item.masked, common.secrets)},
                                     {u"source"_s, snapshot.source(item.example.source).info->path},
                                     {u"line"_s, qint64(model::lineOf(item.example.row).value())}});
        }
        return json(array);
    }
    QString out;
    for (const model::Template &item : *snapshot.templates)
        out += QString::number(item.count).rightJustified(10) + u"  "_s + hex(item.id) + u"  "_s + model::levelName(item.level).leftJustified(8)
            + report::visible(report::shown(item.masked, common.secrets)).replace(u'\n', u' ') + u'\n';
    return out;
}

QString membersText(const model::Snapshot &snapshot, const CommonOptions &common)
{
    QJsonArray array;
    report::Document document;
    std::vector<QStringList> rows{{u"coverage"_s, u"bytes"_s, u"lines"_s, u"role"_s, u"format"_s, u"path"_s}};
    const auto add = [&](const model::SourceInfo &info, quint32 lines) {
        array.append(QJsonObject{{u"id"_s, info.path},
                                 {u"path"_s, info.path},
                                 {u"role"_s, info.role},
                                 {u"format"_s, info.format},
                                 {u"bytes"_s, info.bytes},
                                 {u"lines"_s, qint64(lines)},
                                 {u"coverage"_s, model::coverageName(info.coverage)}});
        rows.push_back({model::coverageName(info.coverage), QString::number(info.bytes), QString::number(lines), info.role,
                        info.format.isEmpty() ? u"-"_s : info.format, info.path});
    };
    for (const auto &source : snapshot.sources)
        add(*source->info, source->rows);
    for (const auto &missing : snapshot.missing)
        add(*missing, 0);
    if (common.format == u"json"_s)
        return json(array);
    document.table(std::move(rows));
    return report::asText(document);
}

} // namespace shindan::cli
