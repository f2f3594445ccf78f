#pragma once
// Dumps of a cluster as `kubectl cluster-info dump` prints them, with invented names.

#include <QByteArray>

namespace shindan::tests {

/// An Event as one item of a list, indented as kubectl does it.
inline QByteArray madeEvent(const char *time, const char *type, const char *reason, const char *kind, const char *name, const QByteArray &message)
{
    return QByteArray("        {\n"
                      "            \"metadata\": {\n"
                      "                \"name\": \"")
        + name
        + ".17a3ba8b4aa36c81\",\n"
          "                \"namespace\": \"shop\",\n"
          "                \"creationTimestamp\": \"2025-12-13T08:00:00Z\"\n"
          "            },\n"
          "            \"involvedObject\": {\n"
          "                \"kind\": \""
        + kind
        + "\",\n"
          "                \"namespace\": \"shop\",\n"
          "                \"name\": \""
        + name
        + "\"\n"
          "            },\n"
          "            \"reason\": \""
        + reason
        + "\",\n"
          "            \"message\": \""
        + message
        + "\",\n"
          "            \"source\": {\n"
          "                \"component\": \"kubelet\",\n"
          "                \"host\": \"worker-17\"\n"
          "            },\n"
          "            \"firstTimestamp\": \"2025-12-13T08:00:00Z\",\n"
          "            \"lastTimestamp\": \""
        + time
        + "\",\n"
          "            \"count\": 3,\n"
          "            \"type\": \""
        + type
        + "\",\n"
          "            \"eventTime\": null\n"
          "        }";
}

inline QByteArray madeList(const char *kind, const QByteArray &items)
{
    return QByteArray("{\n    \"kind\": \"") + kind + "\",\n    \"apiVersion\": \"v1\",\n    \"metadata\": {\n        \"resourceVersion\": \"770\"\n    },\n    \"items\": [\n"
        + items + "\n    ]\n}\n";
}

inline QByteArray madeLog(const char *container, const char *pod, const QByteArray &text)
{
    return QByteArray("==== START logs for container ") + container + " of pod " + pod + " ====\n" + text + "==== END logs for container " + container + " of pod "
        + pod + " ====\n";
}

/// A node, events out of order, logs of a container in klog, logfmt and CoreDNS's form, one that was not given, and a second namespace.
inline QByteArray madeDump()
{
    return madeList("NodeList", "        {\n            \"metadata\": {\n                \"name\": \"worker-17\"\n            },\n            \"status\": {\n"
                                "                \"nodeInfo\": {\n                    \"kubeletVersion\": \"v1.34.1\"\n                }\n            }\n        }")
        + madeList("EventList",
                   madeEvent("2025-12-13T11:40:00Z", "Warning", "BackOff", "Pod", "cart-0", "Back-off restarting failed container=app pod=cart-0_shop(0a1b2c3d)")
                       + ",\n" + madeEvent("2025-12-13T11:20:00Z", "Normal", "NodeReady", "Node", "worker-17", "Node \\\"worker-17\\\" status is now: NodeReady")
                       + ",\n" + madeEvent("2025-12-13T11:30:00Z", "Warning", "FailedScheduling", "Pod", "cart-1", "0/3 nodes are available: 3 Insufficient cpu."))
        + madeList("PodList", "        {\n            \"kind\": \"Pod\",\n            \"metadata\": {\n                \"name\": \"cart-0\"\n            }\n        }")
        + madeLog("kube-proxy-worker", "kube-system/kube-proxy-worker-x7k2p",
                  "I1213 11:25:00.100000       1 server.go:219] \"Successfully retrieved NodeIPs\" NodeIPs=[\"192.0.2.17\"]\n"
                  "E1213 11:26:00.200000       1 proxier.go:100] \"Failed to sync\" err=\"timed out\"\n"
                  "goroutine 1 [running]:\n")
        + madeLog("terway", "kube-system/terway-eniip-b8m4q", "time=\"2025-12-13T19:31:00+08:00\" level=warning msg=\"pool is low\" size=2\n")
        + madeLog("coredns", "kube-system/coredns-5f6b679f8f-r7q2z", "[INFO] plugin/reload: Running configuration\n[ERROR] plugin/errors: 2 shop.example. A: read udp: i/o timeout\n")
        + madeLog("app", "shop/cart-0", "Request log error: container \"app\" in pod \"cart-0\" is waiting to start: CrashLoopBackOff\n")
        + madeLog("empty", "shop/cart-2", "")
        + madeList("EventList", madeEvent("2025-12-13T11:10:00Z", "Normal", "Pulled", "Pod", "cart-2", "Container image already present"))
        + madeLog("kube-apiserver", "kube-system/kube-apiserver-master-1", "I1213 11:45:00.000000       1 main.go:1] no line end");
}

} // namespace shindan::tests
