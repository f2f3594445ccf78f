#pragma once
// Small bundles that a test writes, and the genuine ones beside the project.

#include "services/ingest/opening.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

namespace shindan::tests {

/// A folder of members that goes away with the test.
class BundleFolder
{
public:
    /// `name` is the folder's own name, e.g. diagnose_1765626516.
    explicit BundleFolder(const QString &name = QStringLiteral("bundle"));
    void write(const QString &member, const QByteArray &text);
    [[nodiscard]] QString path() const;

private:
    QTemporaryDir m_parent;
    QString m_name;
};

/// The genuine bundle; empty where the folder beside the project is absent.
[[nodiscard]] QString genuineBundle();
/// A folder of genuine logs: `tstack__lnav`; empty where absent.
[[nodiscard]] QString genuineLogs(const QString &folder);
[[nodiscard]] QString absentSentence();

/// Opens paths without rules. Fails the test (returns nothing) if nothing could be read.
[[nodiscard]] std::optional<ingest::Opened> open(const QStringList &paths);
/// `2025-12-13T11:34:52.166681Z` of a row; empty if it has no time.
[[nodiscard]] QString utc(const model::SourceIndex &source, quint32 line);

} // namespace shindan::tests
