#include "tests/support/bundle_folder.h"

#include <QDir>
#include <QFile>

namespace shindan::tests {

using namespace Qt::Literals::StringLiterals;

BundleFolder::BundleFolder(const QString &name)
    : m_name(name)
{
    QDir(m_parent.path()).mkpath(name);
}

void BundleFolder::write(const QString &member, const QByteArray &text)
{
    const QString file = path() + u'/' + member;
    QDir().mkpath(file.section(u'/', 0, -2));
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(file));
}

QString BundleFolder::path() const
{
    return m_parent.path() + u'/' + m_name;
}

namespace {

QString shared(const QString &below)
{
    const QString root = qEnvironmentVariable("SHINDAN_SHARED");
    const QString path = root + u'/' + below;
    return !root.isEmpty() && QFile::exists(path) ? path : QString();
}

} // namespace

QString genuineBundle()
{
    return shared(u"bundles/diagnose_1765626516.tar.gz"_s);
}

QString genuineLogs(const QString &folder)
{
    return shared(u"logs/"_s + folder);
}

QString absentSentence()
{
    return u"The genuine data beside the project is not here."_s;
}

std::optional<ingest::Opened> open(const QStringList &paths)
{
    ingest::OpenRequest request;
    request.paths = paths;
    auto opened = ingest::open(request, {});
    if (!opened) {
        qWarning("%s", qPrintable(opened.error().sentence.en));
        return std::nullopt;
    }
    return std::move(opened).value();
}

QString utc(const model::SourceIndex &source, quint32 line)
{
    const model::RowIndex row = model::rowOf(model::LineNumber(line));
    return source.hasTime(row) ? model::toRfc3339(source.instant(row)) : QString();
}

} // namespace shindan::tests
