// Processes: what they use, what they wait for, what they hold open.

#include "tests/facts/reading.h"

using namespace reading;

namespace {

const QByteArray ps = section("ps -ef",
    "UID          PID    PPID  C STIME TTY          TIME CMD\n"
    "root           1       0  0 10:00 ?        00:00:04 /usr/lib/systemd/systemd --switched-root\n"
    "root         812       1  0 10:00 ?        00:00:04 /usr/bin/containerd\n"
    "root         900     812  0 10:00 ?        00:00:04 /opt/app/worker --queue a\n"
    "root         901     900  0 10:00 ?        00:00:00 [sh] <defunct>\n"
    "root         902     900  0 10:00 ?        00:00:00 [sh] <defunct>\n"
    "root         903       1  0 10:00 ?        00:00:00 [curl] <defunct>\n");

const QByteArray top =
    "top - 19:48:36 up 14 min,  1 user,  load average: 0.00, 0.17, 0.34\n"
    "Tasks: 187 total,   3 running, 180 sleeping,   1 stopped,   3 zombie\n"
    "%Cpu(s): 51.6 us, 10.2 sy,  0.0 ni, 20.1 id, 15.0 wa,  0.0 hi,  1.1 si,  2.0 st\n"
    "MiB Mem :   3563.0 total,    634.8 free,   1106.1 used,   2090.3 buff/cache\n\n"
    "    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n"
    "    900 root      20   0 3410680   1.2g  28916 D 186.7  33.2   0:41.38 worker\n"
    "    812 root      20   0 3410680 115896  28916 S   6.7   3.2   0:41.38 containerd\n"
    "      1 root      20   0  170548  12360   8152 S   0.0   0.3   0:04.38 systemd\n"
    "   1234 root      20   0       0      0      0 D   0.0   0.0   0:00.00 jbd2/vdb-8\n";

facts::FactList readStatus(const QByteArray &text)
{
    return read(material({{"system_status", text}}));
}

} // namespace

class ProcessesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksAndProcessorTime();
    void theFormOfOldTop();
    void whoUsesMost();
    void aCutListNamesNobody();
    void zombiesAndTheirParents();
    void sleepingTasksOfTop();
    void tasksThatMadePsHang();
    void runcThatRan();
    void openFilesOfTheTen();
    void threadsHaveNames();
    void deletedFiles();
    void deletedFilesOfAListThatFailed();
};

void ProcessesTest::tasksAndProcessorTime()
{
    const auto facts = readStatus(section("top -b -n 1", top));
    QCOMPARE(value(facts, u"process.total.count"_s), u"187"_s);
    QCOMPARE(value(facts, u"process.running.count"_s), u"3"_s);
    QCOMPARE(value(facts, u"process.stopped.count"_s), u"1"_s);
    QCOMPARE(value(facts, u"process.zombie.count"_s), u"3"_s);
    QCOMPARE(place(facts, u"process.zombie.count"_s), u"system_status:4"_s);
    QCOMPARE(value(facts, u"cpu.user-percent"_s), u"51.6"_s);
    QCOMPARE(value(facts, u"cpu.iowait-percent"_s), u"15"_s);
    QCOMPARE(value(facts, u"cpu.steal-percent"_s), u"2"_s);
    QCOMPARE(facts.find(u"cpu.idle-percent"_s)->unit, u"percent"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void ProcessesTest::theFormOfOldTop()
{
    const auto facts = readStatus(section("top -b -n 1",
        "Tasks: 100 total,   1 running,  99 sleeping,   0 stopped,   0 zombie\nCpu(s):  1.3%us,  0.7%sy,  0.0%ni, 97.9%id,  "
        "0.1%wa,  0.0%hi,  0.0%si,  0.0%st\nCpu0  : 99.9%us\n"));
    QCOMPARE(value(facts, u"cpu.user-percent"_s), u"1.3"_s);
    QCOMPARE(value(facts, u"cpu.idle-percent"_s), u"97.9"_s);
    QVERIFY(!readStatus(section("top -b -n 1", {}, true)).has(u"cpu.idle-percent"_s));
}

void ProcessesTest::whoUsesMost()
{
    const auto facts = readStatus(section("top -b -n 1", top) + ps);
    QCOMPARE(value(facts, u"process.cpu-percent"_s, u"worker (900)"_s), u"186.7"_s);
    QCOMPARE(value(facts, u"process.cpu-percent"_s, u"containerd (812)"_s), u"6.7"_s);
    QCOMPARE(countOf(facts, u"process.cpu-percent"_s), 2); // those at 0 are left out
    QCOMPARE(value(facts, u"process.memory-bytes"_s, u"worker (900)"_s), u"1288490189"_s); // 1.2 * 1024^3, rounded
    QCOMPARE(value(facts, u"process.memory-bytes"_s, u"containerd (812)"_s), QString::number(115896 * 1024));
    QCOMPARE(place(facts, u"process.memory-bytes"_s, u"containerd (812)"_s), u"system_status:10"_s);
}

void ProcessesTest::aCutListNamesNobody()
{
    QCOMPARE(countOf(readStatus(cutSection("top -b -n 1", top)), u"process.memory-bytes"_s), 0); // the largest may be missing
    QCOMPARE(countOf(readStatus(section("top -b -n 1", top, true)), u"process.cpu-percent"_s), 0);
}

void ProcessesTest::zombiesAndTheirParents()
{
    const auto facts = readStatus(ps);
    QCOMPARE(value(facts, u"process.zombie.count"_s), u"3"_s); // top was not collected
    QCOMPARE(value(facts, u"process.zombie-children"_s, u"worker (900)"_s), u"2"_s);
    QCOMPARE(value(facts, u"process.zombie-children"_s, u"systemd (1)"_s), u"1"_s);
    QCOMPARE(place(facts, u"process.zombie-children"_s, u"systemd (1)"_s), u"system_status:9"_s);
    const auto cut = readStatus(cutSection("ps -ef", "UID          PID    PPID  C STIME TTY          TIME CMD\n"));
    QVERIFY(!cut.has(u"process.zombie.count"_s));
    QCOMPARE(withoutNames(facts), QStringList());
}

void ProcessesTest::sleepingTasksOfTop()
{
    const auto facts = readStatus(section("top -b -n 1", top) + ps);
    QCOMPARE(value(facts, u"dstate.count"_s), u"2"_s);
    QCOMPARE(value(facts, u"dstate.task"_s, u"worker (900)"_s), u"D"_s);
    QCOMPARE(value(facts, u"dstate.task"_s, u"jbd2/vdb-8 (1234)"_s), u"D"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void ProcessesTest::tasksThatMadePsHang()
{
    const auto facts = read(material({{"ps_command_status",
                                          "check if ps -ef command hang\nps -ef command is hung\nstart to check which process lead to ps -ef command hang\n"
                                          "process /proc/812/task/815/ is in State D and lead to ps -ef process hang,stack info:\n"
                                          "[<0>] rpc_wait_bit_killable+0x24/0xb0 [sunrpc]\n[<0>] __rpc_execute+0x10/0x20\n"
                                          "process /proc/900/task/900/ is in State D and lead to ps -ef process hang,stack info:\n"
                                          "[<ffffffff810a5c5f>] call_rwsem_down_read_failed+0x14/0x30\n"
                                          "process /proc/77/task/77/ is in State D and lead to ps -ef process hang,stack info:\n"
                                          "finish to check which process lead to ps -ef command hang\n"},
        {"system_status", ps}}));
    QCOMPARE(value(facts, u"dstate.task"_s, u"containerd (812) /815"_s), u"rpc_wait_bit_killable"_s);
    QCOMPARE(place(facts, u"dstate.task"_s, u"containerd (812) /815"_s), u"ps_command_status:4"_s);
    QCOMPARE(value(facts, u"dstate.task"_s, u"worker (900)"_s), u"call_rwsem_down_read_failed"_s);
    QCOMPARE(value(facts, u"dstate.task"_s, u"PID 77"_s), u"D"_s); // no list names it, and it has no stack
    QCOMPARE(value(facts, u"dstate.count"_s), u"3"_s);

    QByteArray many;
    for (int i = 1000; i < 1030; ++i)
        many += "process /proc/" + QByteArray::number(i) + "/task/" + QByteArray::number(i) + "/ is in State D and lead to ps -ef\n";
    const auto capped = read(material({{"ps_command_status", many}}));
    QCOMPARE(countOf(capped, u"dstate.task"_s), 20);
    QCOMPARE(value(capped, u"dstate.task.more.count"_s), u"10"_s);
    QCOMPARE(withoutNames(capped), QStringList());
}

void ProcessesTest::runcThatRan()
{
    const auto facts = readStatus("runc process 4711 maybe hang, start print stack info:\n[<0>] fuse_dentry_revalidate+0x1a/0x2b0\n[<0>] "
                                  "lookup_fast+0x2/0x3\nend print 4711 stack info\nrunc process 4712 maybe hang, start print stack "
                                  "info:\nend print 4712 stack info\n");
    QCOMPARE(value(facts, u"runc.found.count"_s), u"2"_s);
    QCOMPARE(value(facts, u"runc.waits-in"_s, u"runc (4711)"_s), u"fuse_dentry_revalidate"_s);
    QVERIFY(!facts.has(u"runc.waits-in"_s, u"runc (4712)"_s)); // it had ended
    QVERIFY(!readStatus(ps).has(u"runc.found.count"_s));
    QCOMPARE(withoutNames(facts), QStringList());
}

void ProcessesTest::openFilesOfTheTen()
{
    const auto facts = readStatus("273 fds (PID = 812), command: /usr/bin/containerd \n61 fds (PID = 1), command: /usr/lib/systemd/systemd "
                                  "--switched-root\n9 fds (PID = 2), command: \n8 fds (PID = x), command: y\n");
    QCOMPARE(value(facts, u"process.open-files"_s, u"containerd (812)"_s), u"273"_s);
    QCOMPARE(value(facts, u"process.open-files"_s, u"systemd (1)"_s), u"61"_s);
    QCOMPARE(value(facts, u"process.open-files"_s, u"PID 2"_s), u"9"_s); // a kernel thread has no command line
    QCOMPARE(countOf(facts, u"process.open-files"_s), 3);
    QCOMPARE(facts.find(u"process.open-files"_s, u"systemd (1)"_s)->unit, u"count"_s);
    QCOMPARE(withoutNames(facts), QStringList());
}

void ProcessesTest::threadsHaveNames()
{
    const auto facts = readStatus(ps + "----------------start pid leak detect---------------------\n     16 812\n  12033 900\n      9 4000\n"
                                       "----------------done pid leak detect---------------------\n     99 1\n");
    QCOMPARE(value(facts, u"process.threads"_s, u"worker (900)"_s), u"12033"_s);
    QCOMPARE(value(facts, u"process.threads"_s, u"containerd (812)"_s), u"16"_s);
    QCOMPARE(value(facts, u"process.threads"_s, u"PID 4000"_s), u"9"_s);
    QCOMPARE(countOf(facts, u"process.threads"_s), 3);
}

void ProcessesTest::deletedFiles()
{
    const QByteArray list = "COMMAND     PID   TID TASKCMD               USER   FD      TYPE             DEVICE  SIZE/OFF       NODE NAME\n"
                            "systemd       1                             root  cwd       DIR              253,3      4096          2 /\n"
                            "java       4711                             root    5w      REG              253,1   1048576     393217 /var/log/app one.log (deleted)\n"
                            "java       4711  4712 GC                    root    5w      REG              253,1   1048576     393217 /var/log/app one.log (deleted)\n"
                            "java       4711                             root    6w      REG              253,1   2097152     393218 /var/log/b.log (deleted)\n"
                            "app        4800                             root    7w      REG              253,1    524288     393219 /tmp/x (deleted)\n"
                            "app        4800                             root    8u      REG                0,1      4096          9 /memfd:runc (deleted)\n"
                            "app        4800                             root    9u      REG              253,1      10t0         10 /tmp/y\n";
    const auto facts = readStatus(section("lsof", list));
    QCOMPARE(value(facts, u"deleted-files.open.count"_s), u"3"_s); // two threads share one
    QCOMPARE(value(facts, u"deleted-files.open-bytes"_s), u"3670016"_s); // 1048576 + 2097152 + 524288
    QCOMPARE(value(facts, u"process.deleted-files-bytes"_s, u"java (4711)"_s), u"3145728"_s);
    QCOMPARE(value(facts, u"process.deleted-files-bytes"_s, u"app (4800)"_s), u"524288"_s);
    QCOMPARE(place(facts, u"process.deleted-files-bytes"_s, u"app (4800)"_s), u"system_status:8"_s);
    QCOMPARE(withoutNames(facts), QStringList());
    QCOMPARE(value(readStatus(section("lsof", list.left(list.indexOf("java")))), u"deleted-files.open.count"_s), u"0"_s);
}

void ProcessesTest::deletedFilesOfAListThatFailed()
{
    const QByteArray list = "COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\njava 4711 root 5w REG 253,1 1048576 393217 /a (deleted)\n";
    QVERIFY(!readStatus(section("lsof", list, true)).has(u"deleted-files.open.count"_s));
    QVERIFY(!readStatus(cutSection("lsof", list)).has(u"deleted-files.open.count"_s));
    QVERIFY(!readStatus(section("lsof", {}, true)).has(u"deleted-files.open.count"_s));
}

QTEST_GUILESS_MAIN(ProcessesTest)
#include "processes_test.moc"
