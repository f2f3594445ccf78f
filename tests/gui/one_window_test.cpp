// One window for all starts: the message, the place where starts meet, and everybody who should not be listened to.
// `shindan` itself is started for what only real processes show: exit status, working directory, being killed.

#include "gui/one_window/handing_over.h"
#include "gui/one_window/window_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;

QByteArray framed(const QByteArray &payload)
{
    QByteArray bytes = "SHND\1"_ba;
    for (const int shift : {24, 16, 8, 0})
        bytes += static_cast<char>((payload.size() >> shift) & 0xff);
    return bytes + payload;
}

/// A runtime folder of its own, as the desktop makes it: 0700.
struct Runtime
{
    QTemporaryDir folder;
    QByteArray before = qgetenv("XDG_RUNTIME_DIR");
    QByteArray cacheBefore = qgetenv("XDG_CACHE_HOME");

    Runtime()
    {
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder.path()));
        qputenv("XDG_CACHE_HOME", QFile::encodeName(folder.filePath(u"cache"_s)));
    }
    ~Runtime()
    {
        qputenv("XDG_RUNTIME_DIR", before);
        qputenv("XDG_CACHE_HOME", cacheBefore);
    }
    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }
};

/// `shindan` without a display.
struct Program
{
    QProcess process;

    void start(const QStringList &arguments, const QString &folder = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        if (!folder.isEmpty())
            process.setWorkingDirectory(folder);
        process.start(QStringLiteral(SHINDAN_PATH), arguments);
        QVERIFY(process.waitForStarted());
    }
    /// No value: it goes on.
    std::optional<int> exitStatus(int ms)
    {
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(ms))
            return std::nullopt;
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    ~Program()
    {
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished();
        }
    }
};

std::unique_ptr<WindowServer> windowAt(const MeetingPlace &place)
{
    auto lock = HeldLock::tryOn(place.lock);
    return lock.isHeld() ? std::make_unique<WindowServer>(place, std::move(lock)) : nullptr;
}

/// Another thread says it, as another process would: the window answers on this one.
bool handOver(const MeetingPlace &place, const OpenMessage &message, std::chrono::milliseconds wait = 10s)
{
    bool handedOver = false;
    std::unique_ptr<QThread> sender(QThread::create([&] { handedOver = decideStart(place, message, false, {wait, 10s}).handedOver; }));
    sender->start();
    const bool done = QTest::qWaitFor([&] { return sender->isFinished(); }, patience);
    sender->wait();
    return done && handedOver;
}

} // namespace

class OneWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ---- the message

    void whatIsSaidIsUnderstood_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("nothing to open") << QStringList{} << ""_ba;
        QTest::newRow("one") << QStringList{u"/case/diagnose_1765626516.tar.gz"_s} << "kwin-12"_ba;
        QTest::newRow("several, with blanks and Japanese") << QStringList{u"/案件 12/診断.zip"_s, u"/tmp/a & b"_s, u"/😀"_s} << ""_ba;
        QTest::newRow("as many as there may be") << QStringList(mostPaths, u"/a"_s) << ""_ba;
        QTest::newRow("as long as it may be") << QStringList{u'/' + QString(longestPath - 1, u'x')} << QByteArray(longestToken, 't');
    }
    void whatIsSaidIsUnderstood()
    {
        QFETCH(const QStringList, paths);
        QFETCH(const QByteArray, token);
        const OpenMessage message{paths, token};
        const auto bytes = encoded(message);
        QVERIFY(bytes);
        MessageReader whole;
        QCOMPARE(whole.add(*bytes), MessageReader::State::Complete);
        QCOMPARE(whole.message(), message);
        // A byte at a time, as a slow connection brings it.
        MessageReader slow;
        for (qsizetype i = 0; i + 1 < bytes->size(); ++i)
            QCOMPARE(slow.add(QByteArrayView(*bytes).sliced(i, 1)), MessageReader::State::Incomplete);
        QCOMPARE(slow.add(QByteArrayView(*bytes).last(1)), MessageReader::State::Complete);
        QCOMPARE(slow.message(), message);
    }

    void whatCannotBeSaidIsNot_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("standard input") << QStringList{u"-"_s};
        QTest::newRow("relative") << QStringList{u"a.zip"_s};
        QTest::newRow("empty") << QStringList{QString()};
        QTest::newRow("a line break") << QStringList{u"/a\nb"_s};
        QTest::newRow("an escape") << QStringList{u"/a\x1b[31m"_s};
        QTest::newRow("a turn of direction") << QStringList{u"/a\u202egz.rat"_s};
        QTest::newRow("half a character") << QStringList{u"/a"_s + QChar(0xd83d)};
        QTest::newRow("what was no text") << QStringList{u"/a\ufffd"_s};
        QTest::newRow("too long") << QStringList{u'/' + QString(longestPath, u'x')};
        QTest::newRow("too many") << QStringList(mostPaths + 1, u"/a"_s);
        QTest::newRow("too much") << QStringList(100, u'/' + QString(longestPath - 1, u'x'));
    }
    void whatCannotBeSaidIsNot()
    {
        QFETCH(const QStringList, paths);
        QVERIFY(!encoded(OpenMessage{paths, {}}));
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another protocol") << "GET / HTTP/1.1\r\n\r\n"_ba;
        QTest::newRow("its first byte") << "G"_ba;
        QTest::newRow("another version") << "SHND\2\0\0\0\0"_ba.replace("\\0", QByteArray(1, '\0'));
        QTest::newRow("a size beyond all") << QByteArray("SHND\1\x7f\xff\xff\xff", 9);
        QTest::newRow("a size a byte too large") << QByteArray("SHND\1\0\4\0\0", 9);
        QTest::newRow("more than it said") << framed(QByteArray("\0/a", 3)) + 'x';
        QTest::newRow("a relative path") << framed(QByteArray("\0a", 2));
        QTest::newRow("an empty path") << framed(QByteArray("\0", 1));
        QTest::newRow("not UTF-8") << framed(QByteArray("\0/\xff\xfe", 4));
        QTest::newRow("a surrogate in UTF-8") << framed(QByteArray("\0/\xed\xa0\x80", 5));
        QTest::newRow("a longer form than needed") << framed(QByteArray("\0/\xc0\xaf", 4));
        QTest::newRow("a control character") << framed(QByteArray("\0/a\nb", 5));
        QTest::newRow("C1") << framed(QByteArray("\0/a\xc2\x9b", 5));
        QTest::newRow("a token with a blank") << framed(QByteArray("a b\0/a", 6));
        QTest::newRow("a token that is too long") << framed(QByteArray(longestToken + 1, 't'));
        QTest::newRow("too many paths") << framed(QByteArray("\0/", 2).repeated(mostPaths + 1));
        QTest::newRow("a path that is too long") << framed(QByteArray("\0/", 2) + QByteArray(longestPath, 'x'));
    }
    void nonsenseIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        MessageReader reader;
        QCOMPARE(reader.add(bytes), MessageReader::State::Refused);
        QCOMPARE(reader.add(*encoded(OpenMessage{{u"/a"_s}, {}})), MessageReader::State::Refused); // and stays so
    }

    void randomBytesNeverPass()
    {
        QRandomGenerator random(20251213); // the same in every run
        const QByteArray good = *encoded(OpenMessage{{u"/case/診断.zip"_s, u"/b"_s}, "token"_ba});
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes;
            if (round % 2 == 0) {
                bytes.resize(random.bounded(64));
                for (char &c : bytes)
                    c = static_cast<char>(random.bounded(256));
            } else {
                bytes = good;
                for (quint32 change = random.bounded(1U, 4U); change > 0; --change)
                    bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
                bytes.truncate(random.bounded(static_cast<int>(bytes.size()) + 1));
            }
            MessageReader reader;
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype piece = std::min<qsizetype>(bytes.size() - at, 1 + random.bounded(9));
                reader.add(QByteArrayView(bytes).sliced(at, piece));
                at += piece;
            }
            // What passes is something that could have been said: saying it again gives the same bytes. What comes behind is not read.
            if (reader.state() == MessageReader::State::Complete) {
                const auto again = encoded(reader.message());
                QVERIFY2(again && bytes.startsWith(*again), bytes.toHex(' ').constData());
            }
        }
    }

    void onlyAnAnswerIsAnAnswer()
    {
        QCOMPARE(readAnswer("SHND\1A"), std::optional(Answer::Accepted));
        QCOMPARE(readAnswer("SHND\1R"), std::optional(Answer::Refused));
        for (const char *other : {"", "SHND", "SHND\1", "SHND\2A", "SHND\1X", "SHND\1AA", "HTTP/1"})
            QVERIFY(!readAnswer(other));
    }

    // ---- the place

    void thePlaceIsPrivate()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"xcb :0"_s);
        QVERIFY(place);
        QVERIFY(place->socket.startsWith(runtime.path(u"shindan/"_s)));
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(runtime.path(u"shindan"_s)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0700U);
        QVERIFY(meetingPlace(u"xcb :1"_s)->socket != place->socket);
        QVERIFY(meetingPlace(u"wayland wayland-0"_s)->socket != place->socket);
        QCOMPARE(meetingPlace(u"xcb :0"_s)->socket, place->socket);
        const auto server = windowAt(*place);
        QVERIFY(server && server->isListening());
        QCOMPARE(::stat(QFile::encodeName(place->socket).constData(), &status), 0);
        QVERIFY(S_ISSOCK(status.st_mode));
        QCOMPARE(status.st_mode & 0077U, 0U);
    }

    void aPlaceThatOthersMayEnterIsNotUsed_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"runtime folder open", "own folder open", "own folder a link", "own folder a file", "own folder another's", "no runtime folder"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void aPlaceThatOthersMayEnterIsNotUsed()
    {
        QFETCH(const QString, what);
        const Runtime runtime;
        const QByteArray own = QFile::encodeName(runtime.path(u"shindan"_s));
        const QByteArray elsewhere = QFile::encodeName(runtime.path(u"elsewhere"_s));
        if (what == u"runtime folder open") {
            QCOMPARE(::chmod(QFile::encodeName(runtime.folder.path()).constData(), 0755), 0);
        } else if (what == u"own folder open") {
            QCOMPARE(::mkdir(own.constData(), 0700), 0);
            QCOMPARE(::chmod(own.constData(), 0770), 0);
        } else if (what == u"own folder a link") {
            QCOMPARE(::mkdir(elsewhere.constData(), 0700), 0);
            QCOMPARE(::symlink(elsewhere.constData(), own.constData()), 0);
        } else if (what == u"own folder a file") {
            QFile file(QFile::decodeName(own));
            QVERIFY(file.open(QIODevice::WriteOnly));
        } else if (what == u"own folder another's") {
            if (::geteuid() != 0)
                QSKIP("Only root can give a folder to another user.");
            QCOMPARE(::mkdir(own.constData(), 0700), 0);
            QCOMPARE(::chown(own.constData(), 65534, 65534), 0);
        } else {
            qputenv("XDG_RUNTIME_DIR", "/nowhere/at/all");
        }
        // The cache folder stands in, and is made as private.
        const auto place = meetingPlace(u"xcb :0"_s);
        QVERIFY(place);
        QVERIFY(place->socket.startsWith(runtime.path(u"cache/shindan/window/"_s)));
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(runtime.path(u"cache/shindan/window"_s)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0700U);
        // If that cannot be trusted either there is no place, and each start has a window of its own.
        QCOMPARE(::chmod(QFile::encodeName(runtime.path(u"cache/shindan/window"_s)).constData(), 0755), 0);
        QVERIFY(!meetingPlace(u"xcb :0"_s));
        const StartDecision alone = decideStart(meetingPlace(u"xcb :0"_s), {{u"/a"_s}, {}}, false);
        QVERIFY(!alone.handedOver && !alone.lock.isHeld());
    }

    void somethingElseInTheSocketsPlaceIsLeftAlone()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"xcb :0"_s);
        QFile file(place->socket);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("somebody's") > 0);
        file.close();
        const auto server = windowAt(*place);
        QVERIFY(server && !server->isListening());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "somebody's"_ba);
    }

    void aLinkInTheLocksPlaceIsNotFollowed()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"xcb :0"_s);
        QCOMPARE(::symlink(QFile::encodeName(runtime.path(u"target"_s)).constData(), QFile::encodeName(place->lock).constData()), 0);
        QVERIFY(!HeldLock::tryOn(place->lock).isHeld());
        QVERIFY(!QFile::exists(runtime.path(u"target"_s)));
    }

    void theOtherEndIsAskedFor()
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
        QVERIFY(peerIsThisUser(ends[0]));
        ::close(ends[0]);
        ::close(ends[1]);
        QVERIFY(!peerIsThisUser(-1));
        QVERIFY(!peerIsThisUser(0)); // no socket, or nobody there
    }

    // ---- the window

    void aLaterStartHandsOver()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"test"_s);
        const auto server = windowAt(*place);
        QSignalSpy received(server.get(), &WindowServer::received);
        const OpenMessage message{{u"/case/a.zip"_s, u"/case/診断"_s}, "token-1"_ba};
        QVERIFY(handOver(*place, message));
        QCOMPARE(received.size(), 1);
        QCOMPARE(received.front().front().value<OpenMessage>(), message);
        QTRY_COMPARE_WITH_TIMEOUT(server->talkers(), 0, patience);
        QVERIFY(handOver(*place, {}));
        QCOMPARE(received.size(), 2);
    }

    void aWindowOfOnesOwnCanBeHad()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"test"_s);
        const auto server = windowAt(*place);
        QSignalSpy received(server.get(), &WindowServer::received);
        const StartDecision start = decideStart(place, {{u"/a"_s}, {}}, true);
        QVERIFY(!start.handedOver && !start.lock.isHeld());
        const StartDecision piped = decideStart(place, {{u"-"_s}, {}}, false);
        QVERIFY2(!piped.handedOver && !piped.lock.isHeld(), "standard input cannot be handed over");
        QTest::qWait(50);
        QCOMPARE(received.size(), 0);
    }

    void hostileTalkersAreDroppedAndOthersHeard()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"test"_s);
        const auto server = windowAt(*place);
        server->setPatience(300ms);
        QSignalSpy received(server.get(), &WindowServer::received);
        const QByteArray good = *encoded(OpenMessage{{u"/a"_s}, {}});
        std::vector<std::unique_ptr<QLocalSocket>> talkers;
        const auto talk = [&](const QByteArray &bytes) {
            talkers.push_back(std::make_unique<QLocalSocket>());
            talkers.back()->connectToServer(place->socket);
            talkers.back()->write(bytes);
            talkers.back()->flush();
        };
        talk(good.first(good.size() / 2)); // half a message, then silence
        talk({});                          // silence
        talk("GET / HTTP/1.1\r\n\r\n");
        talk(QByteArray(3'000'000, '\xff'));
        talk(framed(QByteArray("\0../etc", 7)));
        QTRY_COMPARE_WITH_TIMEOUT(server->talkers(), 0, patience);
        for (const auto &socket : talkers)
            QTRY_COMPARE_WITH_TIMEOUT(socket->state(), QLocalSocket::UnconnectedState, patience);
        QCOMPARE(received.size(), 0);
        QVERIFY(handOver(*place, {{u"/a"_s}, {}}));
        QCOMPARE(received.size(), 1);
    }

    void thousandsOfConnectionsDoNoHarm()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"test"_s);
        const auto server = windowAt(*place);
        server->setPatience(500ms);
        QSignalSpy received(server.get(), &WindowServer::received);
        qsizetype most = 0;
        for (int round = 0; round < 40; ++round) {
            std::vector<std::unique_ptr<QLocalSocket>> talkers;
            for (int i = 0; i < 50; ++i) {
                talkers.push_back(std::make_unique<QLocalSocket>());
                talkers.back()->connectToServer(place->socket);
                if (!talkers.back()->isOpen())
                    continue; // the kernel's queue is full: so much the better
                talkers.back()->write("SHND");
                talkers.back()->flush();
            }
            QCoreApplication::processEvents();
            most = std::max(most, server->talkers());
        }
        QVERIFY2(most <= WindowServer::mostTalkers, qPrintable(QString::number(most)));
        QTRY_COMPARE_WITH_TIMEOUT(server->talkers(), 0, patience);
        QCOMPARE(received.size(), 0);
        QVERIFY(handOver(*place, {{u"/a"_s}, {}}));
    }

    void whoHasGoneOpensNothing()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"test"_s);
        const auto server = windowAt(*place);
        QSignalSpy received(server.get(), &WindowServer::received);
        {
            // The window is busy: it hears nothing until the other has given up.
            QLocalSocket impatient;
            impatient.connectToServer(place->socket);
            QVERIFY(impatient.waitForConnected());
            impatient.write(*encoded(OpenMessage{{u"/a"_s}, {}}));
            QVERIFY(impatient.waitForBytesWritten());
        }
        QTest::qWait(100);
        QCOMPARE(received.size(), 0);
        QCOMPARE(server->talkers(), 0);
    }

    void aWindowThatDoesNotAnswerKeepsNobodyWaiting()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"test"_s);
        const auto server = windowAt(*place); // nobody runs its events: decideStart() is called on this thread
        QElapsedTimer clock;
        clock.start();
        const StartDecision start = decideStart(place, {{u"/a"_s}, {}}, false, {400ms, 400ms});
        QVERIFY(!start.handedOver && !start.lock.isHeld());
        QVERIFY(clock.elapsed() >= 390);
        QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    }

    // ---- real processes

    void theProgramHandsOverAndExits()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"offscreen "_s + qEnvironmentVariable("DISPLAY"));
        const auto server = windowAt(*place);
        QVERIFY(server->isListening());
        QSignalSpy received(server.get(), &WindowServer::received);
        QVERIFY(QDir(runtime.folder.path()).mkpath(u"case/inner"_s));
        Program later;
        later.start({u"inner/../inner/a.zip"_s, u"/abs/b.zip"_s}, runtime.path(u"case"_s));
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, patience);
        QCOMPARE(later.exitStatus(patience), std::optional(0));
        const QString folder = QFileInfo(runtime.path(u"case"_s)).canonicalFilePath();
        QCOMPARE(received.front().front().value<OpenMessage>().paths, (QStringList{folder + u"/inner/a.zip"_s, u"/abs/b.zip"_s}));
    }

    void aKilledWindowLeavesItsPlaceToTheNext()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"offscreen "_s + qEnvironmentVariable("DISPLAY"));
        Program first;
        first.start({});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(place->socket), patience);
        QVERIFY(handOver(*place, {}, 20s));
        first.process.kill();
        first.process.waitForFinished();
        QVERIFY2(QFile::exists(place->socket), "killed: the socket is left behind");
        StartDecision next = decideStart(place, {{u"/a"_s}, {}}, false);
        QVERIFY(!next.handedOver);
        QVERIFY(next.lock.isHeld());
        const WindowServer server(*place, std::move(next.lock));
        QVERIFY(server.isListening());
        QVERIFY(handOver(*place, {}));
    }

    void aWindowThatIsBeingMadeIsWaitedFor()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"test"_s);
        auto lock = HeldLock::tryOn(place->lock);
        QVERIFY(lock.isHeld());
        std::unique_ptr<WindowServer> server;
        QTimer::singleShot(1'500, this, [&] { server = std::make_unique<WindowServer>(*place, std::move(lock)); });
        QVERIFY(handOver(*place, {{u"/a"_s}, {}}, 1s));
        QVERIFY(server);
        // And if nothing comes of it, nobody is kept waiting for good.
        server.reset();
        const auto again = HeldLock::tryOn(place->lock);
        QVERIFY(again.isHeld());
        const StartDecision start = decideStart(place, {{u"/a"_s}, {}}, false, {200ms, 300ms});
        QVERIFY(!start.handedOver && !start.lock.isHeld());
    }

    void ofSeveralStartsAtOnceOneIsTheWindow()
    {
        const Runtime runtime;
        const auto place = meetingPlace(u"test"_s);
        constexpr size_t starts = 8;
        std::vector<StartDecision> decisions(starts);
        std::vector<std::unique_ptr<QThread>> threads;
        for (size_t i = 0; i < starts; ++i) {
            threads.emplace_back(QThread::create([&decisions, &place, i] { decisions[i] = decideStart(place, {{u"/%1"_s.arg(i)}, {}}, false, {30s, 30s}); }));
            threads.back()->start();
        }
        // Whoever has got the lock comes back at once, and makes its window.
        const auto finished = [&] { return std::count_if(threads.begin(), threads.end(), [](const auto &thread) { return thread->isFinished(); }); };
        QTRY_COMPARE_WITH_TIMEOUT(finished(), 1, patience);
        QTest::qWait(100);
        QCOMPARE(finished(), 1);
        const auto done = std::find_if(threads.begin(), threads.end(), [](const auto &thread) { return thread->isFinished(); });
        StartDecision &first = decisions[static_cast<size_t>(done - threads.begin())];
        QVERIFY(first.lock.isHeld());
        const WindowServer server(*place, std::move(first.lock));
        QSignalSpy received(&server, &WindowServer::received);
        // All others hand over to it, and each is heard once.
        QTRY_COMPARE_WITH_TIMEOUT(finished(), qsizetype(starts), patience);
        QCOMPARE(std::count_if(decisions.begin(), decisions.end(), [](const StartDecision &start) { return start.handedOver; }), qsizetype(starts - 1));
        QCOMPARE(received.size(), qsizetype(starts - 1));
    }
};

QTEST_MAIN(OneWindowTest)
#include "one_window_test.moc"
