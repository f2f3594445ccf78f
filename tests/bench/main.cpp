// shindan-bench [opening] [searching] [viewing]: all of them without a name. One line of JSON a figure; standard error says what is made.
//
// SHINDAN_BENCH_FOLDER: where bundles are made and kept (by default a folder of the system's temporary ones; about 1 GB).
// SHINDAN_BENCH_MEGABYTES: size of the bundles opened, 500 by default.

#include "tests/bench/figures.h"

#include <QApplication>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    const QStringList wanted = QApplication::arguments().mid(1);
    const auto is = [&wanted](const char *name) { return wanted.isEmpty() || wanted.contains(QString::fromLatin1(name)); };
    if (is("opening"))
        shindan::bench::measureOpening();
    if (is("searching"))
        shindan::bench::measureSearching();
    if (is("viewing"))
        shindan::bench::measureViewing();
    return 0;
}
