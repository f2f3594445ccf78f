// The rooms of the house include each other in one direction only: gui, cli -> services -> model, and among the services only
// upwards in their list. Checked on the #include lines of all files; and the check itself is checked on texts that break each
// rule.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

namespace {

const QStringList services{QStringLiteral("resources"), QStringLiteral("archive"), QStringLiteral("formats"),
    QStringLiteral("layouts"), QStringLiteral("ingest"), QStringLiteral("query"), QStringLiteral("facts"),
    QStringLiteral("knowledge"), QStringLiteral("diagnosis"), QStringLiteral("comparison"), QStringLiteral("cases"),
    QStringLiteral("report"), QStringLiteral("training")};

// Qt Core has them, but what an opened bundle is knows no file, process or thread.
const QRegularExpression notInModel(QStringLiteral(
    "^(Q(File|FileInfo|FileDevice|FileSystemWatcher|Dir|DirIterator|SaveFile|LockFile|Temporary(File|Dir)|StorageInfo|Settings|"
    "Process"
    "|Thread|ThreadPool|ThreadStorage|Runnable|Future|FutureWatcher|FutureSynchronizer|Promise|SharedMemory|Resource)"
    "|q(file|dir|savefile|thread|threadpool|future|process|settings)[a-z]*\\.h"
    "|Qt(Concurrent|Gui|Widgets|Network|Sql|Svg|PrintSupport)(/.*)?"
    "|thread|future|fstream|filesystem|stop_token|unistd\\.h|fcntl\\.h|pthread\\.h|sys/.*"
    "|yaml-cpp/.*|archive.*\\.h|k(tar|zip|7zip|compressiondevice)\\.h|hs(/.*)?\\.h|hs/.*|xapian.*|isa-l.*)$"));

struct Include
{
    QString target;
    bool angled = false;
    int line = 0;
};

QList<Include> includesOf(const QString &text)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QList<Include> includes;
    const QStringList lines = text.split(u'\n');
    for (int index = 0; index < lines.size(); ++index) {
        const auto match = include.match(lines.at(index));
        if (match.hasMatch())
            includes.append({match.captured(2), match.captured(1) == u"<", index + 1});
    }
    return includes;
}

// The room of a path from the root: model, services/<folder>, gui, cli; or nothing.
QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.front() == u"services")
        return parts.size() > 2 ? QStringLiteral("services/") + parts.at(1) : QStringLiteral("services");
    return parts.size() > 1 ? parts.front() : QString();
}

// How high a room is; rooms include what is lower, or themselves. Unknown services have no place.
int heightOf(const QString &room)
{
    if (room == u"model")
        return 0;
    if (room == u"gui" || room == u"cli")
        return 100;
    const qsizetype place = services.indexOf(room.mid(9));
    return room.startsWith(u"services/") && place >= 0 ? static_cast<int>(place) + 1 : -1;
}

bool hasQtHeader(const QString &module, const QString &header)
{
    const QString folder = QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module + u'/';
    return QFile::exists(folder + header);
}

bool belongsToDisplay(const QString &header)
{
    static const QStringList modules{QStringLiteral("QtGui"), QStringLiteral("QtWidgets"), QStringLiteral("QtPrintSupport"),
        QStringLiteral("QtSvg"), QStringLiteral("QtSvgWidgets"), QStringLiteral("QtOpenGL"), QStringLiteral("QtOpenGLWidgets")};
    for (const QString &module : modules) {
        if (header == module || header.startsWith(module + u'/') || (!header.contains(u'/') && hasQtHeader(module, header)))
            return true;
    }
    return false;
}

QString faultOf(const QString &path, const QString &room, const Include &include)
{
    const QString target = include.target;
    if (include.angled) {
        if (room == u"model" && notInModel.match(target).hasMatch())
            return QStringLiteral("model knows no file, thread or outside format: <%1>").arg(target);
        if (room == u"model" && target.startsWith(u'Q') && !hasQtHeader(QStringLiteral("QtCore"), target))
            return QStringLiteral("model uses Qt Core only: <%1>").arg(target);
        if (room != u"gui" && belongsToDisplay(target))
            return QStringLiteral("only gui uses what belongs to a display: <%1>").arg(target);
        return {};
    }
    if (!target.contains(u'/'))
        return {}; // beside the file: made by moc, or a neighbour
    if (target.startsWith(u"../") || target.startsWith(u"./"))
        return QStringLiteral("includes are written from the root: \"%1\"").arg(target);
    const QString targetRoom = roomOf(target);
    const int targetHeight = heightOf(targetRoom);
    if (targetHeight < 0)
        return QStringLiteral("\"%1\" is in no room of the house").arg(target);
    if (targetRoom != room && targetHeight >= heightOf(room))
        return QStringLiteral("%1 must not include \"%2\"").arg(room, target);
    if (path == u"cli/compile_resources.cpp" && targetHeight > heightOf(QStringLiteral("services/resources")))
        return QStringLiteral("the compiler of resources is built before \"%1\"").arg(target);
    return {};
}

// What is wrong with the includes of one file, each as path:line: sentence.
QStringList faultsIn(const QString &path, const QString &text)
{
    const QString room = roomOf(path);
    if (heightOf(room) < 0)
        return {QStringLiteral("%1: this folder is not in the list of services").arg(path)};
    QStringList faults;
    const QList<Include> includes = includesOf(text);
    for (const Include &include : includes) {
        const QString fault = faultOf(path, room, include);
        if (!fault.isEmpty())
            faults.append(QStringLiteral("%1:%2: %3").arg(path).arg(include.line).arg(fault));
    }
    return faults;
}

} // namespace

class IncludeDirectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomsIncludeDownwardsOnly();
    void aBadIncludeIsCaught_data();
    void aBadIncludeIsCaught();
    void aGoodIncludeIsNot_data();
    void aGoodIncludeIsNot();
    void theLineIsNamed();
};

void IncludeDirectionTest::roomsIncludeDownwardsOnly()
{
    const QDir root(QStringLiteral(SHINDAN_SOURCE_ROOT));
    QStringList faults;
    int files = 0;
    for (const QString &top :
        {QStringLiteral("model"), QStringLiteral("services"), QStringLiteral("gui"), QStringLiteral("cli")}) {
        QDirIterator walk(
            root.filePath(top), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            faults += faultsIn(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
            ++files;
        }
    }
    QVERIFY(files > 20); // the folders were found
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void IncludeDirectionTest::aBadIncludeIsCaught_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    const auto row = [](const char *name, const char *path, const char *include) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(include);
    };
    row("model asks a service", "model/row.h", "\"services/archive/input.h\"");
    row("model asks gui", "model/row.h", "\"gui/main_window.h\"");
    row("model reads a file", "model/row.cpp", "<QFile>");
    row("model starts a thread", "model/row.cpp", "<QThread>");
    row("model starts a thread of the standard library", "model/row.cpp", "<thread>");
    row("model has a colour", "model/row.h", "<QColor>");
    row("model has a font", "model/row.h", "<QFont>");
    row("model has a widget", "model/row.h", "<QWidget>");
    row("model has a widget by its module", "model/row.h", "<QtWidgets/QWidget>");
    row("model has an item model of Qt Gui", "model/row.h", "<QStandardItemModel>");
    row("model reads YAML", "model/row.cpp", "<yaml-cpp/yaml.h>");
    row("model uses the network", "model/row.cpp", "<QTcpSocket>");
    row("a service asks gui", "services/report/html.cpp", "\"gui/main_window.h\"");
    row("a service asks cli", "services/report/html.cpp", "\"cli/arguments.h\"");
    row("a service asks one below it in the list", "services/archive/input.cpp", "\"services/ingest/opening.h\"");
    row("resources asks another service", "services/resources/shipped.cpp", "\"services/archive/input.h\"");
    row("a service has a widget", "services/report/html.cpp", "<QLabel>");
    row("a service draws", "services/report/html.cpp", "<QPainter>");
    row("a service draws, with the old name", "services/report/html.cpp", "<qpainter.h>");
    row("a service uses a rich text of Qt Gui", "services/report/html.cpp", "<QTextDocument>");
    row("cli draws", "cli/analyze.cpp", "<QGuiApplication>");
    row("cli asks gui", "cli/analyze.cpp", "\"gui/main_window.h\"");
    row("gui asks cli", "gui/main_window.cpp", "\"cli/arguments.h\"");
    row("the compiler of resources asks what is built with its result", "cli/compile_resources.cpp",
        "\"services/knowledge/faq.h\"");
    row("a path that climbs", "services/report/html.cpp", "\"../archive/input.h\"");
    row("an unknown folder", "services/report/html.cpp", "\"services/utilities/strings.h\"");
    row("a file in an unknown folder", "services/utilities/strings.cpp", "<QString>");
    row("the program asks a test", "model/row.cpp", "\"tests/support/bundles.h\"");
}

void IncludeDirectionTest::aBadIncludeIsCaught()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    const QStringList faults = faultsIn(path, QStringLiteral("#pragma once\n#include %1\n").arg(include));
    QCOMPARE(faults.size(), 1);
}

void IncludeDirectionTest::aGoodIncludeIsNot_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    const auto row = [](const char *name, const char *path, const char *include) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(include);
    };
    row("model asks model", "model/row.h", "\"model/time.h\"");
    row("model has an item model of Qt Core", "model/row.h", "<QAbstractItemModel>");
    row("model has sets of rows", "model/row.h", "<roaring/roaring.hh>");
    row("model guards its blocks", "model/row.h", "<mutex>");
    row("a service asks model", "services/archive/input.h", "\"model/result.h\"");
    row("a service asks itself", "services/archive/input.cpp", "\"services/archive/entry.h\"");
    row("a service asks one above it", "services/training/scenario.cpp", "\"services/resources/shipped.h\"");
    row("a service reads a file", "services/archive/input.cpp", "<QFile>");
    row("gui asks a service", "gui/main_window.cpp", "\"services/diagnosis/workspace.h\"");
    row("gui has a widget", "gui/main_window.h", "<QWidget>");
    row("gui asks another folder of gui", "gui/main_window.cpp", "\"gui/session/session.h\"");
    row("cli asks a service", "cli/analyze.cpp", "\"services/report/json.h\"");
    row("the compiler of resources asks resources", "cli/compile_resources.cpp", "\"services/resources/shipped.h\"");
    row("what moc made", "model/row_text.cpp", "\"moc_row_text.cpp\"");
}

void IncludeDirectionTest::aGoodIncludeIsNot()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    QCOMPARE(faultsIn(path, QStringLiteral("#include %1\n").arg(include)), QStringList());
}

void IncludeDirectionTest::theLineIsNamed()
{
    const QString text = QStringLiteral("#pragma once\n\n#  include <QString>\n  #include <QWidget>\n// #include <QLabel>\n");
    const QStringList faults = faultsIn(QStringLiteral("services/facts/facts.h"), text);
    QCOMPARE(faults.size(), 1);
    QVERIFY2(faults.front().startsWith(QStringLiteral("services/facts/facts.h:4: ")), qPrintable(faults.front()));
}

QTEST_APPLESS_MAIN(IncludeDirectionTest)
#include "include_direction_test.moc"
