#include "services/training/bundle_generator.h"

#include "services/resources/messages.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;
using model::nsPerDay;
using model::nsPerSecond;

namespace {

constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char *weekdays[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"}; // from 1 January 1970

/// A moment on the node's clock, in the pieces that log formats print.
struct LocalClock
{
    LocalClock(model::Instant t, std::chrono::seconds offset)
    {
        const qint64 local = t.ns + offset.count() * nsPerSecond;
        days = local / nsPerDay;
        date = model::civilFromDays(days);
        nsOfDay = local % nsPerDay;
    }
    [[nodiscard]] QByteArray clock() const
    {
        const qint64 s = nsOfDay / nsPerSecond;
        return two(s / 3600) + ':' + two(s / 60 % 60) + ':' + two(s % 60);
    }
    [[nodiscard]] QByteArray fraction(int digits) const { return QByteArray::number(nsOfDay % nsPerSecond).rightJustified(9, '0').left(digits); }
    [[nodiscard]] QByteArray month() const { return months[date.month - 1]; }
    [[nodiscard]] QByteArray day() const { return QByteArray::number(date.day).rightJustified(2, ' '); }
    [[nodiscard]] QByteArray weekday() const { return weekdays[days % 7]; }
    static QByteArray two(qint64 value) { return QByteArray::number(value).rightJustified(2, '0'); }

    qint64 days = 0;
    model::CivilDate date;
    qint64 nsOfDay = 0;
};

struct Line
{
    model::Instant time;
    const Speaker *speaker;
    const Saying *saying;
};

std::vector<Line> linesOf(const Scenario &scenario)
{
    std::vector<Line> lines;
    for (const Saying &saying : scenario.sayings) {
        for (auto at = saying.first; at <= saying.last; at += saying.every) {
            lines.push_back({scenario.collected + at, &scenario.speakers.at(saying.speaker), &saying});
            if (saying.every.count() == 0)
                break;
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.time < b.time; });
    return lines;
}

// What the program itself writes, behind the header of journal or syslog.
QByteArray spoken(const Line &line, const Scenario &scenario)
{
    const LocalClock clock(line.time, scenario.offset);
    const QByteArray text = line.saying->text.toUtf8();
    switch (line.speaker->style) {
    case Style::Klog:
        return QByteArray(1, line.saying->level.toLatin1()) + LocalClock::two(clock.date.month) + LocalClock::two(clock.date.day) + ' ' + clock.clock() + '.' + clock.fraction(6)
            + QByteArray::number(line.speaker->pid).rightJustified(8, ' ') + ' ' + text;
    case Style::Logfmt: {
        const QByteArray level = line.saying->level == u'E' ? "error" : line.saying->level == u'W' ? "warning" : "info";
        return "time=\"" + QByteArray::number(clock.date.year) + '-' + LocalClock::two(clock.date.month) + '-' + LocalClock::two(clock.date.day) + 'T' + clock.clock() + '.'
            + clock.fraction(9) + model::offsetText(scenario.offset).toLatin1() + "\" level=" + level + ' ' + text;
    }
    case Style::Plain:
    case Style::Kernel:
    case Style::Raw: return text;
    }
    return text;
}

QByteArray syslogLine(const Line &line, const Scenario &scenario)
{
    const LocalClock clock(line.time, scenario.offset);
    QByteArray tag = line.speaker->name.toUtf8();
    if (line.speaker->pid > 0)
        tag += '[' + QByteArray::number(line.speaker->pid) + ']';
    return clock.month() + ' ' + clock.day() + ' ' + clock.clock() + ' ' + scenario.host.toUtf8() + ' ' + tag + ": " + spoken(line, scenario) + '\n';
}

QByteArray dmesgLine(const Line &line, const Scenario &scenario)
{
    const LocalClock clock(line.time, scenario.offset);
    return '[' + clock.weekday() + ' ' + clock.month() + ' ' + clock.day() + ' ' + clock.clock() + ' ' + QByteArray::number(clock.date.year) + "] " + spoken(line, scenario) + '\n';
}

QByteArray journalHeader(const Line &first, const Scenario &scenario)
{
    const auto stamp = [&scenario](model::Instant t) {
        const LocalClock clock(t, scenario.offset);
        return clock.weekday() + ' ' + QByteArray::number(clock.date.year) + '-' + LocalClock::two(clock.date.month) + '-' + LocalClock::two(clock.date.day) + ' ' + clock.clock() + " CST";
    };
    return "-- Logs begin at " + stamp(first.time) + ", end at " + stamp(scenario.collected + std::chrono::seconds(2)) + ". --\n";
}

} // namespace

std::map<QString, QByteArray> generateMembers(const Scenario &scenario)
{
    std::map<QString, QByteArray> members(scenario.members.begin(), scenario.members.end());
    const std::vector<Line> lines = linesOf(scenario);
    for (const Line &line : lines) {
        const QString &file = line.speaker->file;
        if (line.speaker->inMessages)
            members[u"logs/messages"_s] += syslogLine(line, scenario);
        if (file.isEmpty())
            continue;
        QByteArray &log = members[file];
        switch (line.speaker->style) {
        case Style::Kernel:
            if (log.isEmpty())
                log = "\n-----------------run dmesg -T------------------\n";
            log += dmesgLine(line, scenario);
            break;
        case Style::Raw: log += spoken(line, scenario) + '\n'; break;
        case Style::Plain:
        case Style::Klog:
        case Style::Logfmt:
            if (log.isEmpty())
                log = journalHeader(lines.front(), scenario);
            log += syslogLine(line, scenario);
            break;
        }
    }
    for (const auto &[name, speaker] : scenario.speakers) {
        if (speaker.style == Style::Kernel && members.contains(speaker.file))
            members[speaker.file] += "------------End of dmesg----------------\n";
    }
    return members;
}

namespace {

model::Error notWritten(const QString &path, const QString &reason)
{
    return resources::errorFor(u"scenario.not-written", {{u"path"_s, path}, {u"reason"_s, reason}});
}

model::Result<model::Done> writeFolder(const QString &path, const QString &root, const std::map<QString, QByteArray> &members)
{
    for (const auto &[member, text] : members) {
        const QString file = path + u'/' + root + member;
        QDir().mkpath(file.section(u'/', 0, -2));
        QSaveFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
            return notWritten(file, out.errorString());
    }
    return model::Done{};
}

} // namespace

model::Result<model::Done> writeBundle(const Scenario &scenario, const QString &path, BundleFormat format)
{
    const qint64 epoch = scenario.collected.ns / nsPerSecond;
    const QString root = u"tmp/diagnose_%1/"_s.arg(epoch);
    const auto members = generateMembers(scenario);
    if (format == BundleFormat::Folder)
        return writeFolder(path, u"diagnose_%1/"_s.arg(epoch), members);

    const QString unfinished = path + u".part"_s;
    std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(), archive_write_free);
    if (format == BundleFormat::Zip) {
        archive_write_set_format_zip(writer.get());
    } else {
        archive_write_set_format_gnutar(writer.get());
        archive_write_add_filter_gzip(writer.get());
        archive_write_set_filter_option(writer.get(), "gzip", "timestamp", nullptr); // the same bytes every time
    }
    if (archive_write_open_filename(writer.get(), QFile::encodeName(unfinished).constData()) != ARCHIVE_OK)
        return notWritten(path, QString::fromUtf8(archive_error_string(writer.get())));
    for (const auto &[member, text] : members) {
        std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), (root + member).toUtf8().constData());
        archive_entry_set_size(entry.get(), text.size());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), epoch, 0);
        if (archive_write_header(writer.get(), entry.get()) != ARCHIVE_OK
            || archive_write_data(writer.get(), text.constData(), static_cast<size_t>(text.size())) != text.size()) {
            const QString reason = QString::fromUtf8(archive_error_string(writer.get()));
            QFile::remove(unfinished);
            return notWritten(path, reason);
        }
    }
    if (archive_write_close(writer.get()) != ARCHIVE_OK) {
        QFile::remove(unfinished);
        return notWritten(path, QString::fromUtf8(archive_error_string(writer.get())));
    }
    QFile::remove(path);
    if (!QFile::rename(unfinished, path))
        return notWritten(path, u"rename"_s);
    return model::Done{};
}

} // namespace shindan::training
