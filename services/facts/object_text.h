#pragma once
// The objects in a dump of a cluster, without the logs of containers between them.

#include "model/source.h"
#include "services/ingest/text_store.h"

#include <QByteArray>

namespace shindan::facts {

/// The stored text of a source, `limit` bytes at most. Of a source with sections the logs and the marks around them are left out, but
/// not their line ends, so that a place in the text still tells the line: a dump is mostly logs, and lists of the second namespace
/// stand behind those of the first.
[[nodiscard]] QByteArray textWithoutLogs(const model::SourceIndex &source, const ingest::TextStore &texts, qint64 limit);

} // namespace shindan::facts
