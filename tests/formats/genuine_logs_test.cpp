// Genuine logs beside the project, against what is known of them: the expected time of each line (jtmoon79's tool), formats and levels
// (lnav), and the journal against its own rendering. Where a truth differs from what the line prints, that is said here.

#include "services/formats/format.h"
#include "services/formats/json_line.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQueue>
#include <QRegularExpression>
#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

namespace {

QString logs(const QString &below)
{
    const QString path = qEnvironmentVariable("SHINDAN_SHARED") + u"/logs/"_s + below;
    return QFile::exists(path) ? path : QString();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<std::string_view> linesOf(const QByteArray &text)
{
    std::vector<std::string_view> lines;
    std::string_view rest(text.constData(), size_t(text.size()));
    while (!rest.empty()) {
        const size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return lines;
}

const formats::Format &formatOf(const std::vector<std::string_view> &lines)
{
    return formats::sniffFormat(std::span(lines).first(std::min<size_t>(64, lines.size())));
}

// `20200305T035654.000000000`, in UTC.
std::optional<qint64> readExpected(const QByteArray &text)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(text.left(15)), u"yyyyMMdd'T'HHmmss"_s);
    if (!time.isValid())
        return std::nullopt;
    return QDateTime(time.date(), time.time(), Qt::UTC).toSecsSinceEpoch() * model::nsPerSecond + text.mid(16, 9).toLongLong();
}

} // namespace

class GenuineLogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Stamps without a zone were read there as +08:00; without a year, by the time of the file.
    void timesOfEveryKind()
    {
        const QString root = logs(u"jtmoon79__super-speedy-syslog-searcher"_s);
        if (root.isEmpty())
            QSKIP("The genuine data beside the project is not here.");
        // Files whose truth is not what the lines print: one pattern is taken for the whole file, or a name of a zone for an offset that it
        // does not prove (PST), seconds since 1970 for local time, or a bad date voids the file.
        const QStringList different{u"other/tests/dtf12c-x3_patts.log"_s, u"other/tests/dt-mix1.log"_s, u"synology-DS6/esynoscheduler.log"_s, u"other/tests/dtf9c-12-baddate.log"_s,
                                    u"other/tests/dtf9d-24-12x2-leapday.log"_s, u"Ubuntu22/kern.log.1"_s, u"other/tests/simple-11s_b.log"_s};
        const QString expected = root + u"/tools/compare-current-and-expected/logs"_s;
        const auto separator = QByteArray("\xE2\x94\x8B");
        int files = 0;
        qint64 right = 0;
        QStringList misses;
        for (QDirIterator it(expected, {u"*.stdout"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            const QString name = it.next().mid(expected.size() + 1).chopped(7);
            const QByteArray text = bytesOf(root + u"/logs/"_s + name);
            static const QRegularExpression packed(u"\\.(gz|xz|tar|zip|bz2|lz4|zst|lz|lzo|7z)$"_s);
            if (text.isEmpty() || text.left(4'096).contains('\0') || packed.match(name).hasMatch() || different.contains(name))
                continue;
            ++files;
            QHash<QByteArray, QQueue<qint64>> wanted;
            const QList<QByteArray> expectedLines = bytesOf(it.filePath()).split('\n');
            for (QByteArray line : expectedLines) {
                const qsizetype first = line.indexOf(separator);
                const qsizetype second = first < 0 ? -1 : line.indexOf(separator, first + 3);
                const auto time = second < 0 ? std::nullopt : readExpected(line.mid(first + 3, second - first - 3));
                if (!time)
                    continue;
                line = line.mid(second + 3);
                if (line.endsWith("\xE2\x87\xB3"))
                    line.chop(3);
                if (line.endsWith('\r'))
                    line.chop(1);
                wanted[line].enqueue(*time);
            }
            const auto lines = linesOf(text);
            const formats::Format &format = formatOf(lines);
            formats::LineContext context;
            context.year = 2025;
            std::optional<qint64> current;
            bool yearless = false;
            for (const std::string_view line : lines) {
                formats::ParsedLine parsed;
                format.parse(line, context, parsed);
                if (parsed.hasTime) {
                    current = parsed.time.ns - (parsed.offset ? 0 : 8 * 3'600 * model::nsPerSecond);
                    yearless = parsed.month != 0;
                }
                const QByteArray bytes(line.data(), qsizetype(line.size()));
                const auto want = wanted.find(bytes);
                if (bytes.trimmed().isEmpty() || want == wanted.end() || want->isEmpty())
                    continue;
                const qint64 truth = want->dequeue();
                bool same = current == truth;
                if (!same && current && yearless) {
                    const auto a = model::civilFromDays(truth / model::nsPerDay);
                    const auto b = model::civilFromDays(*current / model::nsPerDay);
                    same = a.month == b.month && a.day == b.day && (truth - *current) % model::nsPerDay == 0;
                }
                if (same)
                    ++right;
                else
                    misses << name + u": "_s + QString::fromUtf8(bytes.left(100));
            }
        }
        qInfo() << files << "files," << right << "lines right," << misses.size() << "not";
        QVERIFY2(misses.isEmpty(), qPrintable(misses.mid(0, 10).join(u'\n')));
        QVERIFY(files >= 125);
        QVERIFY(right >= 2'900);
    }

    void samplesOfLnav()
    {
        const QString path = logs(u"tstack__lnav/derived/format_samples_dev.jsonl"_s);
        if (path.isEmpty())
            QSKIP("The genuine data beside the project is not here.");
        const QHash<QString, model::Level> levels{{u"trace"_s, model::Level::Debug},    {u"debug"_s, model::Level::Debug},     {u"info"_s, model::Level::Info},
                                                  {u"notice"_s, model::Level::Info},    {u"warning"_s, model::Level::Warning}, {u"error"_s, model::Level::Error},
                                                  {u"critical"_s, model::Level::Fatal}, {u"fatal"_s, model::Level::Fatal}};
        // No time that is certain: month and day without order (proxifier), a time inside a banner, none at all.
        const QStringList timeless{u"proxifier_log"_s, u"procstate_log"_s};
        int samples = 0;
        int timed = 0;
        QStringList misses;
        for (const QByteArray &json : bytesOf(path).split('\n')) {
            const QJsonObject sample = QJsonDocument::fromJson(json).object();
            if (sample.isEmpty())
                continue;
            ++samples;
            const QByteArray text = sample[u"line"].toString().toUtf8();
            const auto lines = linesOf(text);
            const formats::Format &format = formatOf(lines);
            formats::LineContext context;
            context.year = 2025;
            bool hasTime = false;
            formats::ParsedLine head;
            for (size_t i = 0; i < lines.size(); ++i) {
                formats::ParsedLine parsed;
                format.parse(lines[i], context, parsed);
                hasTime = hasTime || parsed.hasTime;
                if (i == 0)
                    head = parsed;
            }
            timed += hasTime ? 1 : 0;
            const QString name = sample[u"format"].toString();
            if (!hasTime && !timeless.contains(name) && !text.startsWith("1:signal-handler"))
                misses << u"no time: "_s + QString::fromUtf8(text.left(100));
            const auto level = levels.constFind(sample[u"level"].toString());
            if (level != levels.constEnd() && head.level != *level)
                misses << u"level: "_s + QString::fromUtf8(text.left(100));
        }
        qInfo() << samples << "samples," << timed << "with a time," << misses.size() << "misses";
        QVERIFY2(misses.isEmpty(), qPrintable(misses.join(u'\n')));
    }

    void everyGenuineLineIsReadWithoutFault()
    {
        const QString root = logs(QString());
        if (root.isEmpty())
            QSKIP("The genuine data beside the project is not here.");
        // Any file, text or not, as lines: nothing is read beyond a line, and no time comes from before 1970 or after 2262.
        qint64 count = 0;
        for (QDirIterator it(root, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            const QByteArray text = bytesOf(it.next()).left(1 << 19);
            const auto lines = linesOf(text);
            const formats::Format &format = formatOf(lines);
            formats::LineContext context;
            context.year = 2025;
            for (const std::string_view line : lines) {
                formats::ParsedLine parsed;
                format.parse(line, context, parsed);
                (void)formats::unquoted(parsed.message, parsed.inner);
                QVERIFY(!parsed.hasTime || parsed.time.ns >= -model::nsPerDay);
                QVERIFY(parsed.message.empty() || (parsed.message.data() >= line.data() && parsed.message.data() + parsed.message.size() <= line.data() + line.size()));
                ++count;
            }
        }
        qInfo() << count << "lines";
        QVERIFY(count > 60'000);
    }
};

QTEST_GUILESS_MAIN(GenuineLogsTest)
#include "genuine_logs_test.moc"
