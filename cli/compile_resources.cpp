// The build step that turns resources/ into the one file that is embedded:
//   shindan-compile-resources [--lenient] FOLDER OUTPUT
// Faults go to stderr as file:line:column: sentence, and fail the build; with --lenient they are told, and what cannot be read is
// left out. Exit status: 0 done, 1 faults, 2 the call is wrong or the file cannot be written.

#include "services/resources/messages.h"
#include "services/resources/resource_checks.h"
#include "services/resources/resource_folder.h"
#include "services/resources/shipped.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QTextStream>

#include <cstdlib>

using namespace shindan;

namespace {

void tell(const model::Error &error, bool asWarning)
{
    QTextStream out(stderr);
    out << error.path;
    if (error.line > 0)
        out << u':' << error.line << u':' << error.column;
    out << (asWarning ? QLatin1String(": warning: ") : QLatin1String(": error: ")) << error.sentence.en;
    if (!error.hint.en.isEmpty())
        out << u' ' << error.hint.en;
    out << Qt::endl;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return true;
    tell(resources::errorFor(
             u"resources.cannot-write", {{QStringLiteral("file"), path}, {QStringLiteral("reason"), file.errorString()}}),
        false);
    return false;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool lenient = arguments.removeAll(QStringLiteral("--lenient")) > 0;
    if (arguments.size() != 2) {
        QTextStream(stderr) << QLatin1String("shindan-compile-resources [--lenient] FOLDER OUTPUT") << Qt::endl;
        return 2;
    }

    // The sentences about faults are themselves in the folder.
    resources::provideShipped(resources::readMessages(arguments.front()).compiled());

    const resources::ResourceFolder folder = resources::readResourceFolder(arguments.front());
    std::vector<model::Error> faults = folder.faults;
    const std::vector<model::Error> references = resources::checkAsAWhole(folder);
    faults.insert(faults.end(), references.begin(), references.end());
    for (const model::Error &fault : faults)
        tell(fault, lenient);
    if (!faults.empty() && !lenient)
        return EXIT_FAILURE;
    return write(arguments.back(), folder.compiled()) ? EXIT_SUCCESS : 2;
}
