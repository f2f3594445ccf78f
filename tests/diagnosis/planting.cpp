#include "planting.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTime>

#include <array>

namespace shindan::diagnosis::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int utcOffsetHours = 8;

/// Who prints a line, where a node keeps it, and what stands before the text.
struct Speaker
{
    QLatin1StringView name;
    QLatin1StringView ownLog; ///< beside logs/messages; empty if there is none
};
constexpr std::array speakers{
    Speaker{"kernel"_L1, "logs/dmesg.log"_L1},
    Speaker{"kubelet"_L1, "logs/kubelet.log"_L1},
    Speaker{"containerd"_L1, "logs/containerd.log"_L1},
    Speaker{"dockerd"_L1, "logs/docker.log"_L1},
    Speaker{"edge-hub"_L1, "logs/edgehub.log"_L1},
};

QString ownLogOf(const QString &program)
{
    for (const Speaker &speaker : speakers) {
        if (program == speaker.name)
            return QString(speaker.ownLog);
    }
    return {};
}

bool refused(const QString &why)
{
    QTest::qFail(qPrintable(why), __FILE__, __LINE__);
    return false;
}

} // namespace

HealthyBundle HealthyBundle::invented(const QString &folder)
{
    HealthyBundle bundle;
    bundle.m_name = u"diagnose_1765593612"_s;
    bundle.m_moment = 10 * 3600 + 20 * 60;
    bundle.read(folder);
    return bundle;
}

HealthyBundle HealthyBundle::at(const QString &folder)
{
    HealthyBundle bundle;
    bundle.m_name = QDir(folder).dirName();
    bundle.m_moment = 19 * 3600 + 42 * 60;
    bundle.read(folder);
    return bundle;
}

void HealthyBundle::read(const QString &folder)
{
    const QDir root(folder);
    for (QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            m_members.insert(root.relativeFilePath(file.fileName()), file.readAll());
    }
    static const QRegularExpression printed(uR"(^Dec 13 \d\d:\d\d:\d\d (\S+) ([\w-]+)\[(\d+)\]: )"_s, QRegularExpression::MultilineOption);
    for (const QString &member : {u"logs/kubelet.log"_s, u"logs/containerd.log"_s}) {
        const QString head = QString::fromUtf8(m_members.value(member));
        for (auto found = printed.globalMatch(head); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            m_host = match.captured(1).toLatin1();
            m_pids.insert(match.captured(2), match.captured(3).toLatin1());
        }
    }
}

QByteArray HealthyBundle::clock(int second) const
{
    return QTime::fromMSecsSinceStartOfDay((m_moment + second) * 1'000).toString(u"HH:mm:ss"_s).toLatin1();
}

QString HealthyBundle::filled(QString text) const
{
    text.replace(u"{host}"_s, QString::fromLatin1(m_host));
    text.replace(u"{clock}"_s, QString::fromLatin1(clock(0)));
    return text.replace(u"{utc}"_s, QString::fromLatin1(clock(-utcOffsetHours * 3600)));
}

bool HealthyBundle::plant(const QCborValue &plant)
{
    if (plant.isString())
        return plantLine(plant.toString(), 0);
    const QCborMap map = plant.toMap();
    if (!map.contains(u"line"_s))
        return plantChange(map);
    const auto times = map.value(u"times"_s).toInteger(1);
    const auto every = map.value(u"every"_s).toInteger(10);
    for (qint64 i = 0; i < times; ++i) {
        if (!plantLine(map.value(u"line"_s).toString(), int(map.value(u"after"_s).toInteger() + i * every)))
            return false;
    }
    return true;
}

bool HealthyBundle::plantLine(const QString &line, int second)
{
    static const QRegularExpression klog(uR"(^[IWEF] [\w.-]+\.go:\d+\] )"_s);
    const QString printer = line.section(u": "_s, 0, 0);
    const QString program = printer.section(u'[', 0, 0);
    QByteArray text = line.section(u": "_s, 1).toUtf8();
    const QByteArray time = clock(second);
    const QByteArray fraction = QByteArray::number(100'000 + ++m_planted);
    const QByteArray given = printer.section(u'[', 1).chopped(printer.contains(u'[') ? 1 : 0).toLatin1();
    const QByteArray pid = !given.isEmpty() ? given : program == u"systemd"_s ? "1"_ba : m_pids.value(program, "611"_ba);
    if (klog.match(QString::fromUtf8(text)).hasMatch())
        text = text.first(1) + "1213 " + time + '.' + fraction + ' ' + pid.rightJustified(7) + text.sliced(1);
    else if (text.startsWith("level="))
        text = "time=\"2025-12-13T" + time + '.' + fraction + "000+08:00\" " + text;

    const QString own = ownLogOf(program);
    const QByteArray inSyslog = "Dec 13 " + time + ' ' + m_host + ' ' + program.toLatin1() + (program == u"kernel"_s ? QByteArray() : '[' + pid + ']') + ": " + text;
    insert(u"logs/messages"_s, inSyslog, "Dec 13 " + time);
    if (program == u"kernel"_s)
        insert(own, "[Sat Dec 13 " + time + " 2025] " + text, "[Sat Dec 13 " + time);
    else if (!own.isEmpty())
        insert(own, inSyslog, "Dec 13 " + time);
    if (m_first.text.isEmpty())
        m_first = {own.isEmpty() ? u"logs/messages"_s : own, 0, program == u"kernel"_s ? "[Sat Dec 13 " + time + " 2025] " + text : inSyslog};
    return true;
}

// Behind the last line of the same day that is not later; a line without a stamp belongs to the one before it.
void HealthyBundle::insert(const QString &member, const QByteArray &line, const QByteArray &stamp)
{
    QByteArray &text = m_members[member];
    text.replace("-- No entries --\n", "");
    const QByteArray day = stamp.first(stamp.size() - 8);
    qsizetype place = -1;
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = text.indexOf('\n', begin);
        end = end < 0 ? text.size() : end + 1;
        const QByteArrayView here(text.constData() + begin, end - begin);
        if (here.startsWith(day)) {
            if (here.first(qMin(here.size(), stamp.size())) > QByteArrayView(stamp))
                break;
            place = end;
        }
        begin = end;
    }
    text.insert(place < 0 ? text.size() : place, line + '\n');
}

bool HealthyBundle::plantChange(const QCborMap &plant)
{
    const QString member = plant.value(u"member"_s).toString();
    const QString add = filled(plant.value(u"add"_s).toString());
    QByteArray &text = m_members[member];
    QByteArray planted = add.toUtf8().split('\n').first();
    if (plant.contains(u"hold"_s)) {
        text = filled(plant.value(u"hold"_s).toString()).toUtf8();
        planted = text.trimmed().split('\n').first();
    } else if (plant.contains(u"find"_s)) {
        const QRegularExpression find(plant.value(u"find"_s).toString(), QRegularExpression::MultilineOption);
        QString changed = QString::fromUtf8(text);
        if (!find.match(changed).hasMatch())
            return refused(member + u" does not hold "_s + find.pattern());
        const QString put = filled(plant.value(u"put"_s).toString());
        const qsizetype at = find.match(changed).capturedStart();
        changed.replace(find, put);
        text = changed.toUtf8();
        planted = changed.sliced(at).section(u'\n', 0, 0).toUtf8();
    } else if (plant.contains(u"before"_s)) {
        const qsizetype at = text.indexOf('\n' + plant.value(u"before"_s).toString().toUtf8());
        if (at < 0)
            return refused(member + u" has no line that begins so"_s);
        text.insert(at + 1, add.toUtf8());
    } else {
        text.append(add.toUtf8());
    }
    if (m_first.text.isEmpty())
        m_first = {member, 0, planted};
    return true;
}

PlantedLine HealthyBundle::firstPlanted() const
{
    PlantedLine planted = m_first;
    const QByteArray &text = m_members[planted.member];
    const qsizetype at = text.indexOf(planted.text);
    planted.line = at < 0 ? 0 : quint32(QByteArrayView(text).first(at).count('\n')) + 1;
    return planted;
}

void HealthyBundle::writeTo(const QString &folder) const
{
    for (auto member = m_members.cbegin(); member != m_members.cend(); ++member) {
        const QString path = folder + u'/' + member.key();
        QDir().mkpath(path.section(u'/', 0, -2));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(*member) != member->size())
            qFatal("cannot write %s", qPrintable(path));
    }
}

} // namespace shindan::diagnosis::test
