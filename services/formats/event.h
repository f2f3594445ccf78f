#pragma once
// Events of a cluster, as a line of a table or as a JSON object: both say the same.

#include "model/level.h"
#include "model/time.h"

#include <QtGlobal>

#include <optional>
#include <string_view>

namespace shindan::formats {

/// All views point into the text given.
struct Event
{
    std::string_view space;      ///< namespace; empty: not said
    std::string_view kind;       ///< Pod, Node, ...: with a capital where the table has none
    std::string_view name;
    std::string_view fieldPath;  ///< spec.containers{app}
    std::string_view type;       ///< Normal, Warning
    std::string_view reason;
    std::string_view message;
    std::string_view component;  ///< who reports it: kubelet, default-scheduler
    std::string_view host;       ///< the node that it runs on
    std::string_view count;
    bool quoted = false;         ///< the message has the escapes of JSON
    bool folded = false;         ///< of YAML: line ends within the message are blanks
    std::optional<model::PrintedTime> time; ///< last seen, in UTC; of objects
    std::optional<qint64> age;   ///< last seen, ns before the collection; of tables
    size_t messageAt = 0;        ///< of objects: where the line with the message begins
};

/// `5m12s`, `2d`, `3d4h`, `90s`, `<1s`, `292y`: ns. Source: k8s.io/apimachinery, duration.HumanDuration().
[[nodiscard]] std::optional<qint64> readAge(std::string_view text) noexcept;

/// The first line of a table: LAST SEEN TYPE REASON OBJECT ..., in any of its forms.
[[nodiscard]] bool isEventsHeader(std::string_view line) noexcept;
/// One line of `kubectl get events` (plain, -A, -o wide, and as it was before version 1.14), of `kubectl events`, or of the events at
/// the end of `kubectl describe`. Columns are told apart by two blanks or more, so a cut or re-wrapped table reads as well.
/// Source: kubernetes/kubernetes, pkg/printers/internalversion/printers.go; kubernetes/kubectl, pkg/cmd/events.
bool readEventRow(std::string_view line, Event &event) noexcept;

/// One line of indented JSON.
struct JsonLine
{
    std::string_view key;        ///< without quotes; empty: none
    std::string_view value;      ///< of a string without its quotes, escapes kept; empty for objects and lists
    bool closes = false;         ///< begins with } or ]
    char opens = 0;              ///< ends with { or [
};
[[nodiscard]] JsonLine readJsonLine(std::string_view line) noexcept;

/// An Event (v1 or events.k8s.io) as indented JSON, from the line with its `{` to that with its `}`, or as YAML (yaml_event.h).
/// False: it is something else.
bool readEventObject(std::string_view object, Event &event) noexcept;

/// Warning for Warning, info for Normal.
[[nodiscard]] model::Level levelOf(const Event &event) noexcept;

} // namespace shindan::formats
