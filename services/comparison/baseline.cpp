#include "services/comparison/baseline.h"

#include "services/comparison/side.h"
#include "services/comparison/wording_counts.h"
#include "services/resources/messages.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString version = u"shindan.baselines/1"_s;
constexpr qint64 largestFile = 256 << 20;

QString valueOf(const model::Analysis &analysis, model::BundleIndex bundle, QStringView id)
{
    const model::Fact *fact = analysis.fact(bundle, id);
    return fact == nullptr ? QString() : fact->value.toString();
}

QJsonObject toJson(const HealthyBundle &bundle)
{
    QJsonObject facts;
    for (auto it = bundle.facts.cbegin(); it != bundle.facts.cend(); ++it)
        facts.insert(it.key(), it.value());
    QJsonObject wordings;
    for (auto it = bundle.wordings.cbegin(); it != bundle.wordings.cend(); ++it)
        wordings.insert(it.key(), QJsonArray{qint64(it->steady), qint64(it->startup), model::levelName(it->level)});
    return {{u"id"_s, bundle.id},
            {u"name"_s, bundle.name},
            {u"added"_s, model::toRfc3339(bundle.added)},
            {u"system"_s, bundle.environment.system},
            {u"runtime"_s, bundle.environment.runtime},
            {u"network"_s, bundle.environment.network},
            {u"steadySeconds"_s, bundle.steadySeconds},
            {u"hasStartup"_s, bundle.hasStartup},
            {u"facts"_s, facts},
            {u"wordings"_s, wordings}};
}

HealthyBundle fromJson(const QJsonObject &object)
{
    HealthyBundle bundle;
    bundle.id = object[u"id"_s].toString();
    bundle.name = object[u"name"_s].toString();
    if (const auto added = model::readTime(object[u"added"_s].toString(), std::chrono::seconds(0)))
        bundle.added = added->instant;
    bundle.environment = {object[u"system"_s].toString(), object[u"runtime"_s].toString(), object[u"network"_s].toString()};
    bundle.steadySeconds = std::max(0.0, object[u"steadySeconds"_s].toDouble());
    bundle.hasStartup = object[u"hasStartup"_s].toBool();
    const QJsonObject facts = object[u"facts"_s].toObject();
    for (auto it = facts.begin(); it != facts.end(); ++it)
        bundle.facts.insert(it.key(), it.value().toString());
    const QJsonObject wordings = object[u"wordings"_s].toObject();
    for (auto it = wordings.begin(); it != wordings.end(); ++it) {
        const QJsonArray numbers = it.value().toArray();
        const auto count = [&](int at) { return static_cast<quint64>(std::max<qint64>(0, numbers.at(at).toInteger())); };
        bundle.wordings.insert(it.key(), {count(0), count(1), model::levelFromName(numbers.at(2).toString()).value_or(model::Level::Unknown)});
    }
    return bundle;
}

model::Error errorAt(const QString &id, const QString &file)
{
    model::Error error = resources::errorFor(id, {{u"file"_s, QDir::toNativeSeparators(file)}});
    error.path = file;
    return error;
}

} // namespace

QString Environment::text() const
{
    QStringList parts{system, runtime, network};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

Environment environmentOf(const model::Analysis &analysis, model::BundleIndex bundle)
{
    const QString name = valueOf(analysis, bundle, u"os.name");
    const QString system = name.isEmpty() ? QString() : (name + u' ' + valueOf(analysis, bundle, u"os.version").section(u'.', 0, 1)).trimmed();
    return {system, valueOf(analysis, bundle, u"runtime.name"), valueOf(analysis, bundle, u"network.plugin")};
}

HealthyBundle healthyBundle(const model::Analysis &analysis, const ingest::TextStore &texts, model::BundleIndex bundle, const FactRules &rules, const model::Cancellation &cancellation)
{
    const model::BundleInfo &info = *analysis.snapshot->bundles[bundle.value()];
    HealthyBundle healthy;
    healthy.id = info.id;
    healthy.name = QFileInfo(info.path).fileName();
    healthy.added = {QDateTime::currentMSecsSinceEpoch() * 1'000'000};
    healthy.environment = environmentOf(analysis, bundle);
    const SideFacts side = readSideFacts(analysis, texts, bundle, rules);
    for (const model::Fact &fact : side.facts) {
        const FactRule &rule = rules.ruleFor(fact.id, fact.subject, fact.type == u"integer"_s || fact.type == u"number"_s);
        if (rule.kind >= FactKind::Measure || fact.id.startsWith("configuration"_L1))
            continue;
        const QString subject = comparableSubject(fact, rule, side.identity);
        healthy.facts.insert(subject.isEmpty() ? fact.id : fact.id + u'[' + subject + u']', comparableValue(fact, side.identity));
    }
    const BundleWordings wordings = countWordings(analysis, bundle, cancellation);
    Intervals all;
    for (const Intervals &intervals : wordings.observed)
        all.insert(all.end(), intervals.begin(), intervals.end());
    healthy.steadySeconds = std::chrono::duration<double>(length(difference(united(std::move(all)), wordings.starts))).count();
    healthy.hasStartup = !wordings.starts.empty();
    for (auto it = wordings.counts.cbegin(); it != wordings.counts.cend(); ++it)
        healthy.wordings.insert(it.key(), {it->steady, it->startup, it->level});
    return healthy;
}

model::Result<Baselines> Baselines::read(const QString &file)
{
    Baselines library;
    QFile source(file);
    if (!source.exists())
        return library;
    if (!source.open(QIODevice::ReadOnly) || source.size() > largestFile)
        return errorAt(u"comparison.baseline.unreadable"_s, file);
    const QJsonObject object = QJsonDocument::fromJson(source.readAll()).object();
    const QString schema = object[u"schema"_s].toString();
    if (schema != version)
        return errorAt(schema.startsWith("shindan.baselines/"_L1) ? u"comparison.baseline.newer"_s : u"comparison.baseline.unreadable"_s, file);
    const QJsonArray bundles = object[u"bundles"_s].toArray();
    for (const auto &bundle : bundles)
        library.m_bundles.push_back(fromJson(bundle.toObject()));
    return library;
}

model::Result<model::Done> Baselines::write(const QString &file) const
{
    QJsonArray bundles;
    for (const HealthyBundle &bundle : m_bundles)
        bundles.append(toJson(bundle));
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile target(file);
    const QByteArray bytes = QJsonDocument(QJsonObject{{u"schema"_s, version}, {u"bundles"_s, bundles}}).toJson(QJsonDocument::Compact);
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
        return errorAt(u"comparison.baseline.unwritable"_s, file);
    return model::Done{};
}

void Baselines::add(HealthyBundle bundle)
{
    std::erase_if(m_bundles, [&](const HealthyBundle &known) { return known.id == bundle.id; });
    m_bundles.push_back(std::move(bundle));
}

bool Baselines::remove(const QString &idOrName)
{
    constexpr qsizetype shortest = 8;
    return std::erase_if(m_bundles, [&](const HealthyBundle &known) {
               return known.id == idOrName || known.name == idOrName || (idOrName.size() >= shortest && known.id.startsWith(idOrName));
           }) > 0;
}

QString baselineFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/shindan/baselines.json"_s;
}

} // namespace shindan::comparison
