#pragma once
// The text of rows, asked for by views and delivered later: nothing on the GUI thread reads.

#include "model/level.h"
#include "model/units.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace shindan::model {

/// One row as people read it. Plain text: nothing in it is ever interpreted.
struct RowText
{
    QByteArray bytes;   ///< the line as it stands in the source, without its line end
    QString line;       ///< the same, decoded; bytes that are no text appear as U+FFFD
    QString component;  ///< who printed it: kubelet, kernel, systemd, ...; empty if the line does not say
    QString message;    ///< without header, quoting of klog, logfmt and JSON undone
};

/// Texts by row. Implementations read on a thread of their own; all members are called on the thread that owns the object.
class RowTextSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// At once, or nothing. Never reads, never waits.
    [[nodiscard]] virtual std::optional<RowText> cached(RowRef row) const = 0;
    /// Asks for rows; a newer request makes an older one stale. textReady() follows when some of them are in the cache.
    virtual void request(const std::vector<RowRef> &rows) = 0;

Q_SIGNALS:
    void textReady();
};

} // namespace shindan::model
