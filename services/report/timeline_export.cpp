#include "services/report/timeline_export.h"

#include "services/report/plain_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 rowsAtOnce = 4'096;

class Exporter
{
public:
    Exporter(const model::Snapshot &snapshot, const ingest::TextStore &texts, const TimelineOptions &options)
        : m_snapshot(snapshot)
        , m_texts(texts)
        , m_options(options)
    {
    }

    QByteArray line(model::RowRef row) const
    {
        const model::SourceIndex &source = m_snapshot.source(row.source);
        model::RowText text = ingest::readRow(m_texts, source, row.row);
        const auto parts = source.recordRows(row.row, 1'000);
        if (parts.size() > 1) {
            for (size_t i = 1; i < parts.size(); ++i)
                text.message += u'\n' + ingest::readRow(source, parts[i], m_texts.line(source, parts[i])).message;
        }
        text.message = shown(text.message, m_options.secrets);
        switch (m_options.format) {
        case TimelineFormat::Text: return plain(source, row, text);
        case TimelineFormat::JsonLines: return json(source, row, text);
        case TimelineFormat::Csv: return csv(source, row, text);
        }
        return {};
    }

private:
    QString localTime(const model::SourceIndex &source, model::RowIndex row) const
    {
        const model::Instant t = source.instant(row);
        const auto offset = m_options.zoneChosen ? m_options.zone.offsetAt(t)
                                                 : m_snapshot.bundles[source.info->bundle.value()]->utcOffset.value_or(std::chrono::seconds(0));
        return model::toLocalText(t, offset, 6) + u' ' + model::offsetText(offset);
    }

    QString bundleId(const model::SourceIndex &source) const { return m_snapshot.bundles[source.info->bundle.value()]->id; }

    QByteArray plain(const model::SourceIndex &source, model::RowRef row, const model::RowText &text) const
    {
        QString message = visible(text.message);
        message.replace(u"\n"_s, u"\n    "_s);
        return (localTime(source, row.row) + u' ' + model::levelName(source.flags(row.row).level()).leftJustified(7) + u' ' + source.info->path.section(u'/', -1) + u':'
                + QString::number(model::lineOf(row.row).value()) + u' ' + (text.component.isEmpty() ? QString() : visible(text.component) + u": "_s) + message + u'\n')
            .toUtf8();
    }

    QByteArray json(const model::SourceIndex &source, model::RowRef row, const model::RowText &text) const
    {
        const QJsonObject object{{u"time"_s, model::toRfc3339(source.instant(row.row))},
                                 {u"timeQuality"_s, QJsonArray::fromStringList(model::timeQualityNames(source.quality(row.row)))},
                                 {u"level"_s, model::levelName(source.flags(row.row).level())},
                                 {u"bundle"_s, bundleId(source)},
                                 {u"source"_s, source.info->path},
                                 {u"line"_s, qint64(model::lineOf(row.row).value())},
                                 {u"component"_s, text.component},
                                 {u"message"_s, text.message},
                                 {u"template"_s, QString::number(source.templateOf(row.row).value(), 16).rightJustified(8, u'0')}};
        return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }

    QByteArray csv(const model::SourceIndex &source, model::RowRef row, const model::RowText &text) const
    {
        const QStringList cells{csvCell(localTime(source, row.row)), csvCell(model::levelName(source.flags(row.row).level())), csvCell(source.info->path),
                                QString::number(model::lineOf(row.row).value()), csvCell(text.component), csvCell(text.message)};
        return (cells.join(u',') + u"\r\n"_s).toUtf8();
    }

    const model::Snapshot &m_snapshot;
    const ingest::TextStore &m_texts;
    const TimelineOptions &m_options;
};

} // namespace

quint64 exportTimeline(const model::Snapshot &snapshot, const model::FilteredOrder &rows, const ingest::TextStore &texts, const TimelineOptions &options,
                       const std::function<bool(const QByteArray &)> &write)
{
    const Exporter exporter(snapshot, texts, options);
    if (options.format == TimelineFormat::Csv && !write("time,level,source,line,component,message\r\n"))
        return 0;
    quint64 at = options.since ? rows.positionOf(*options.since) : 0;
    const quint64 end = options.until ? rows.positionOf(*options.until) : rows.size();
    quint64 written = 0;
    while (at < end) {
        const auto list = rows.rows(at, static_cast<quint32>(std::min<quint64>(rowsAtOnce, end - at)));
        if (list.empty())
            break;
        for (const model::RowRef row : list) {
            if (options.limit && written >= *options.limit)
                return written;
            if (!write(exporter.line(row)))
                return written;
            ++written;
        }
        at += list.size();
    }
    return written;
}

} // namespace shindan::report
