#include "workbench.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

namespace shindan::test {

QString Workbench::write(const QString &name, const QByteArray &content) const
{
    const QString whole = path(name);
    QDir().mkpath(QFileInfo(whole).path());
    QFile file(whole);
    file.remove(); // ext4 writes a file to the disk at once that is made anew in place: slow, a thousand times over
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(whole));
    return whole;
}

QByteArray Workbench::read(const QString &name) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(name));
    return file.readAll();
}

QByteArray Workbench::run(const QString &tool, const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(tool, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(tool), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

bool hasTool(const QString &tool)
{
    return !QStandardPaths::findExecutable(tool).isEmpty();
}

QByteArray logText(qsizetype bytes, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray text;
    text.reserve(bytes + 200);
    while (text.size() < bytes) {
        text += "Dec 13 11:" + QByteArray::number(10 + random.bounded(50)) + ":" + QByteArray::number(10 + random.bounded(50))
            + " node-1 kubelet[" + QByteArray::number(1000 + random.bounded(9000)) + "]: pod "
            + QByteArray::number(random.generate64(), 16) + " is not ready yet, trying again\n";
    }
    text.truncate(text.lastIndexOf('\n', bytes - 1) + 1);
    return text;
}

} // namespace shindan::test
