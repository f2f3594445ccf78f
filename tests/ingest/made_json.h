#pragma once
// JSON as exporters write it, for tests: in a header, because moc does not read raw strings with escapes in them.

#include <QByteArray>

namespace shindan::tests {

const QByteArray madeEvent = R"({"metadata":{"name":"web-1.17a","namespace":"shop"},"involvedObject":{"kind":"Pod","name":"web-1","namespace":"shop"},"reason":"BackOff","message":"Back-off \"restarting\" {failed}, [container]","source":{"component":"kubelet","host":"worker-17"},"lastTimestamp":"2025-12-13T11:34:52Z","count":3,"type":"Warning"})";

const QByteArray madeArray =
    R"([{"timestamp":"2025-12-13T11:34:52Z","severity":"ERROR","textPayload":"first, \"a\" [b]"},{"timestamp":"2025-12-13T11:34:53.5Z","severity":"INFO","jsonPayload":{"message":"second"}}])";

const QByteArray madeTelemetry =
    R"({"resourceLogs":[{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"worker-17"}}]},"scopeLogs":[{"scope":{},"logRecords":[)"
    R"({"timeUnixNano":"1765625692000000000","severityNumber":17,"severityText":"ERROR","body":{"stringValue":"first, \"a\" [b]"}},)"
    R"({"timeUnixNano":"1765625693500000000","severityNumber":9,"body":{"stringValue":"second"}}]}]}]})";

} // namespace shindan::tests
