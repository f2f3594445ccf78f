#include "tests/gui/small_bundle.h"

#include <QTime>

namespace shindan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

// 2025-12-13, local time of a node at UTC+8; the bundle is collected at 19:48:36 (epoch 1765626516).
QByteArray stamp(int secondsAfterStart)
{
    return "Dec 13 " + QTime(19, 30).addSecs(secondsAfterStart).toString(u"HH:mm:ss"_s).toLatin1();
}

QByteArray systemLog()
{
    QByteArray text;
    for (int i = 0; i < fullTableLine - 1; ++i)
        text += stamp(i * 3) + " worker-1 systemd[1]: Started Session " + QByteArray::number(i) + " of user root.\n";
    for (int i = 0; i < 5; ++i)
        text += stamp(300 + i) + " worker-1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet\n";
    for (int i = 0; i < 20; ++i)
        text += stamp(400 + i) + " worker-1 systemd[1]: Started Session 9" + QByteArray::number(i) + " of user root.\n";
    return text;
}

QByteArray kubeletLog(int lines)
{
    QByteArray text = "-- Logs begin at Sat 2025-12-13 19:30:00 CST, end at Sat 2025-12-13 19:48:00 CST. --\n";
    for (int i = 0; i < lines; ++i) {
        const int second = i % 900;
        const QByteArray time = QTime(19, 31).addSecs(second).toString(u"HH:mm:ss"_s).toLatin1();
        text += stamp(60 + second) + " worker-1 kubelet[2113]: I1213 " + time + ".166681    2113 kubelet.go:2400] \"SyncLoop (PLEG)\" pod=\"shop/payment-"
            + QByteArray::number(i % 7) + "\"\n";
    }
    return text;
}

QByteArray section(const QByteArray &command, const QByteArray &output)
{
    return "\n-----------------run " + command + "------------------\n" + output + "------------End of " + command.left(command.indexOf(' '))
        + "----------------\n";
}

} // namespace

std::unique_ptr<BundleFolder> smallBundle(int kubeletLines)
{
    auto folder = std::make_unique<BundleFolder>(u"diagnose_1765626516"_s);
    folder->write(u"logs/messages"_s, systemLog());
    folder->write(u"logs/kubelet.log"_s, kubeletLog(kubeletLines));
    folder->write(u"system_info"_s, section("uname -a", "Linux worker-1 5.10.134-16.al8.x86_64 #1 SMP x86_64 GNU/Linux\n")
                      + section("uname -r", "5.10.134-16.al8.x86_64\n"));
    folder->write(u"system_status"_s, section("uptime", " 19:48:36 up 10 days,  1:02,  1 user,  load average: 0.10, 0.20, 0.30\n")
                      + section("df -h", "Filesystem      Size  Used Avail Use% Mounted on\n/dev/vda3       118G   13G  101G  12% /\n"));
    folder->write(u"memory_info"_s, section("cat /proc/meminfo", "MemTotal:       15900000 kB\nMemAvailable:   12000000 kB\n"));
    folder->write(u"daemon_status/kubelet_status"_s, section("kubelet --version", "Kubernetes v1.34.1\n"));
    folder->write(u"events.log"_s, QByteArray());
    return folder;
}

} // namespace shindan::tests
