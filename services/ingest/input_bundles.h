#pragma once
// The bundles of one input: a zip or a folder may hold those of several nodes, packed or unpacked.

#include "services/ingest/bundle_reader.h"

#include <QHash>

#include <functional>

namespace shindan::ingest {

/// Members below a folder or archive that is named like a bundle (diagnose_<epoch>) belong to that bundle. The first one found, and
/// all members outside of any, are the input's own.
class InputBundles
{
public:
    /// `add` makes the reader of a further bundle; readers live as long as this.
    InputBundles(QString path, std::function<BundleReader &(const QString &path)> add);

    [[nodiscard]] BundleReader &main() noexcept { return *m_main; }
    /// The bundle that a member belongs to; it is the current one from then on.
    [[nodiscard]] BundleReader &of(const QString &member);
    [[nodiscard]] BundleReader &current() noexcept { return *m_current; }
    /// All members came.
    void finish(const archive::InputSummary &summary);

private:
    [[nodiscard]] bool isBundleName(const QString &name);

    QString m_path;
    std::function<BundleReader &(const QString &path)> m_add;
    QHash<QString, bool> m_bundleNames;     ///< names that were looked at
    QHash<QString, BundleReader *> m_found; ///< by the path of the bundle's folder inside the input
    QString m_first;                        ///< path of the bundle that is the input's own
    BundleReader *m_main;
    BundleReader *m_current;
};

} // namespace shindan::ingest
