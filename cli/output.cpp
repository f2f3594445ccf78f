#include "cli/output.h"

#include "services/report/plain_text.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <cstdio>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

void print(const QString &text)
{
    printBytes(text.toUtf8());
}

bool printBytes(const QByteArray &bytes)
{
    return std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout) == static_cast<size_t>(bytes.size());
}

void error(const QString &sentence)
{
    const QByteArray bytes = report::visible(sentence).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

void error(const model::Error &problem, model::Language language)
{
    QString place = problem.path;
    if (problem.line > 0)
        place += u':' + QString::number(problem.line);
    if (problem.column > 0)
        place += u':' + QString::number(problem.column);
    error(place.isEmpty() ? problem.sentence.in(language) : place + u": "_s + problem.sentence.in(language));
    if (!problem.hint.isEmpty())
        error(u"  "_s + problem.hint.in(language));
}

bool writeResult(const QString &fileName, const QByteArray &bytes)
{
    if (fileName.isEmpty() || fileName == u"-"_s)
        return printBytes(bytes);
    QSaveFile file(fileName);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return true;
    error(QCoreApplication::translate("cli", "%1 could not be written: %2.").arg(fileName, file.errorString()));
    return false;
}

} // namespace shindan::cli
