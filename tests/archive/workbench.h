#pragma once
// A folder for one test, and the tools of the system run in it.

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace shindan::test {

class Workbench
{
public:
    /// Absolute path of something in the folder.
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Writes a file, and the folders above it. Gives its absolute path.
    QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    /// Runs a tool in the folder; its standard output. Fails hard if the tool fails.
    QByteArray run(const QString &tool, const QStringList &arguments, const QByteArray &input = {}) const;

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] bool hasTool(const QString &tool);

/// Lines as a log has them, never two alike: `bytes` of them, cut at a line end. The same for the same seed.
[[nodiscard]] QByteArray logText(qsizetype bytes, quint32 seed = 1);

} // namespace shindan::test
