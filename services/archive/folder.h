#pragma once
// What lies in a folder on disk.

#include "services/archive/archive_reader.h"
#include "services/archive/delivery.h"

#include <QByteArray>

#include <vector>

namespace shindan::archive {

struct FolderItem
{
    QByteArray path;    ///< from the folder, raw
    MemberKind kind = MemberKind::File;
    qint64 size = 0;
    model::Instant modified;
};

/// All that is below, sorted by the bytes of the path. Symbolic links are listed, not followed; a folder that cannot be read is a
/// warning. Stops at the limit on entries, which countMember() then tells. Memory: about 100 bytes an item.
[[nodiscard]] std::vector<FolderItem> listFolder(const QByteArray &root, Delivery &delivery);

} // namespace shindan::archive
