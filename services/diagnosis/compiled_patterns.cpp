#include "services/diagnosis/compiled_patterns.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <hs/hs.h>

#include <numeric>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype checksumBytes = 32;

// Compiles the chosen expressions; on refusal gives back the index (into `chosen`) of the one at fault.
DatabasePointer compileOnce(const std::vector<Expression> &expressions, const std::vector<size_t> &chosen, size_t &culprit, QString &reason)
{
    std::vector<const char *> texts;
    std::vector<unsigned> flags;
    std::vector<unsigned> ids;
    for (size_t index : chosen) {
        texts.push_back(expressions[index].text.constData());
        flags.push_back(HS_FLAG_SINGLEMATCH);
        ids.push_back(expressions[index].id);
    }
    hs_database_t *database = nullptr;
    hs_compile_error_t *error = nullptr;
    const hs_error_t result = hs_compile_multi(texts.data(), flags.data(), ids.data(), unsigned(texts.size()), HS_MODE_BLOCK, nullptr,
                                               &database, &error);
    culprit = chosen.size();
    if (result != HS_SUCCESS && error) {
        reason = QString::fromUtf8(error->message);
        if (error->expression >= 0)
            culprit = size_t(error->expression);
        hs_free_compile_error(error);
    }
    return DatabasePointer(database);
}

// Everything that a stored database depends on.
QByteArray fingerprint(const std::vector<Expression> &expressions)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray(hs_version()));
    hs_platform_info_t platform{};
    hs_populate_platform(&platform);
    hash.addData(QByteArray::number(platform.tune) + ' ' + QByteArray::number(platform.cpu_features));
    for (const Expression &expression : expressions)
        hash.addData('\n' + QByteArray::number(expression.id) + ' ' + expression.text);
    return hash.result();
}

QString storedName(const QByteArray &fingerprint)
{
    return u"patterns-"_s + QString::fromLatin1(fingerprint.toHex().first(32)) + u".hsdb"_s;
}

DatabasePointer readStored(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > (64 << 20))
        return nullptr;
    const QByteArray bytes = file.readAll();
    if (bytes.size() <= checksumBytes)
        return nullptr;
    const QByteArray content = bytes.sliced(checksumBytes);
    if (QCryptographicHash::hash(content, QCryptographicHash::Sha256) != bytes.first(checksumBytes))
        return nullptr;
    hs_database_t *database = nullptr;
    if (hs_deserialize_database(content.constData(), size_t(content.size()), &database) != HS_SUCCESS)
        return nullptr;
    return DatabasePointer(database);
}

void store(const QString &folder, const QString &name, const hs_database_t *database)
{
    char *bytes = nullptr;
    size_t size = 0;
    if (hs_serialize_database(database, &bytes, &size) != HS_SUCCESS)
        return;
    const QByteArray content = QByteArray::fromRawData(bytes, qsizetype(size));
    QDir directory(folder);
    // Older ones belong to other versions of the rules: at most a few are worth keeping.
    const QStringList old = directory.entryList({u"patterns-*.hsdb"_s}, QDir::Files, QDir::Time);
    for (const QString &stale : old.mid(3))
        directory.remove(stale);
    if (directory.mkpath(u"."_s)) {
        QSaveFile file(directory.filePath(name));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(QCryptographicHash::hash(content, QCryptographicHash::Sha256));
            file.write(content);
            file.commit(); // a failure costs the next run a second, no more
        }
    }
    std::free(bytes);
}

} // namespace

void DatabaseDeleter::operator()(hs_database *database) const
{
    hs_free_database(database);
}

void ScratchDeleter::operator()(hs_scratch *scratch) const
{
    hs_free_scratch(scratch);
}

QByteArray withUnboundedGaps(const QByteArray &text)
{
    static const QRegularExpression gap(u"(?<=[^\\\\][\\].]|\\\\[SswWdD])\\{(\\d+),\\d{2,}\\}"_s);
    return QString::fromUtf8(text).replace(gap, u"{\\1,}"_s).toUtf8();
}

CompiledPatterns compilePatterns(const std::vector<Expression> &expressions)
{
    CompiledPatterns compiled;
    std::vector<size_t> chosen(expressions.size());
    std::iota(chosen.begin(), chosen.end(), size_t(0));
    while (!chosen.empty() && !compiled.database) {
        size_t culprit = 0;
        QString reason;
        compiled.database = compileOnce(expressions, chosen, culprit, reason);
        if (compiled.database)
            break;
        if (culprit >= chosen.size()) { // no single one is at fault: all go the other way
            for (size_t index : chosen)
                compiled.refused.push_back({index, reason});
            break;
        }
        compiled.refused.push_back({chosen[culprit], reason});
        chosen.erase(chosen.begin() + ptrdiff_t(culprit));
    }
    return compiled;
}

CompiledPatterns compilePatterns(const std::vector<Expression> &expressions, const QString &folder)
{
    if (folder.isEmpty() || expressions.empty())
        return compilePatterns(expressions);
    const QString name = storedName(fingerprint(expressions));
    if (DatabasePointer stored = readStored(QDir(folder).filePath(name)))
        return {std::move(stored), {}};
    CompiledPatterns compiled = compilePatterns(expressions);
    if (compiled.database && compiled.refused.empty())
        store(folder, name, compiled.database.get());
    return compiled;
}

} // namespace shindan::diagnosis
