#include "services/knowledge/applicability.h"

#include "services/resources/messages.h"

#include <QVersionNumber>

#include <algorithm>

namespace shindan::knowledge {

using namespace Qt::Literals::StringLiterals;

namespace {

// Logs of containers that the customer of a managed cluster never gets to see.
bool isControlPlane(const QString &role)
{
    return role == u"apiserver-log"_s || role == u"etcd-log"_s || role == u"controller-manager-log"_s || role == u"scheduler-log"_s;
}

QString clusterOf(const model::Snapshot &snapshot, model::BundleIndex bundle)
{
    bool hasControlPlane = false;
    for (const auto &source : snapshot.sources) {
        const model::SourceInfo &info = *source->info;
        if (info.bundle != bundle || info.coverage == model::Coverage::Empty || !source->first)
            continue;
        if (info.role == u"edge-hub-log"_s)
            return u"edge"_s;
        hasControlPlane = hasControlPlane || isControlPlane(info.role);
    }
    return hasControlPlane ? u"dedicated"_s : QString();
}

QString systemOf(const model::Analysis &analysis, model::BundleIndex bundle, const QString &layout)
{
    const model::Fact *name = analysis.fact(bundle, u"os.name");
    if (layout == u"ack-windows"_s || (name && name->value.toString().contains(u"Windows"_s, Qt::CaseInsensitive)))
        return u"windows"_s;
    return layout == u"ack-linux"_s || name || analysis.fact(bundle, u"kernel.version") ? u"linux"_s : QString();
}

QVersionNumber versionIn(QStringView text)
{
    return QVersionNumber::fromString(text.startsWith(u'v') ? text.mid(1) : text);
}

struct Bound
{
    QString sign;
    QVersionNumber version;
};

std::vector<Bound> boundsOf(const QString &range)
{
    std::vector<Bound> bounds;
    for (const QString &part : range.split(u' ', Qt::SkipEmptyParts)) {
        const auto digits = std::ranges::find_if(part, [](QChar c) { return c.isDigit(); });
        const qsizetype at = digits - part.begin();
        bounds.push_back({part.left(at), versionIn(QStringView(part).mid(at))});
    }
    return bounds;
}

// Only the parts that the bound names are compared: 1.22.15 is not above 1.22.
bool keeps(const QVersionNumber &version, const Bound &bound)
{
    const auto parts = std::min(version.segmentCount(), bound.version.segmentCount());
    const int order = QVersionNumber::compare(QVersionNumber(version.segments().first(parts)), bound.version);
    if (bound.sign == u">="_s)
        return order >= 0;
    if (bound.sign == u"<="_s)
        return order <= 0;
    if (bound.sign == u">"_s)
        return order > 0;
    return bound.sign == u"<"_s ? order < 0 : order == 0;
}

model::Text rangeText(const QString &range)
{
    model::Text text;
    for (const Bound &bound : boundsOf(range)) {
        static const QHash<QString, QString> ids{{u">="_s, u"knowledge.version-from"_s},   {u"<="_s, u"knowledge.version-up-to"_s},
                                                 {u">"_s, u"knowledge.version-above"_s},   {u"<"_s, u"knowledge.version-before"_s},
                                                 {u"=="_s, u"knowledge.version-exactly"_s}};
        const model::Text part = resources::message(ids.value(bound.sign), {{u"version"_s, bound.version.toString()}});
        text.en += text.en.isEmpty() ? part.en : u", "_s + part.en;
        text.ja += text.ja.isEmpty() ? part.ja : u"、"_s + part.ja;
    }
    return text;
}

// `cluster` and `edge` give the words of knowledge.cluster.edge.
model::Text namesText(const QString &trait, const QStringList &values)
{
    model::Text text;
    for (const QString &value : values) {
        const QString id = u"knowledge."_s + trait + u'.' + value;
        const model::Text name = resources::hasMessage(id) ? resources::message(id) : model::Text{value, value};
        text.en += text.en.isEmpty() ? name.en : u", "_s + name.en;
        text.ja += text.ja.isEmpty() ? name.ja : u"、"_s + name.ja;
    }
    return text;
}

class Judge
{
public:
    void ask(const QString &trait, const QStringList &wanted, const QString &found)
    {
        if (!wanted.isEmpty())
            note(trait, !found.isEmpty(), wanted.contains(found), namesText(trait, {found}), namesText(trait, wanted));
    }
    void askVersion(const QString &range, const QString &found)
    {
        if (range.isEmpty())
            return;
        const QVersionNumber version = versionIn(found);
        const bool fits = std::ranges::all_of(boundsOf(range), [&](const Bound &bound) { return keeps(version, bound); });
        note(u"kubernetes"_s, !version.isNull(), fits, {found, found}, rangeText(range));
    }
    // What stands against an entry weighs more than what is not known.
    [[nodiscard]] Applicability answer() &&
    {
        if (!m_against.empty())
            return {Applies::No, std::move(m_against)};
        if (!m_missing.empty())
            return {Applies::Unknown, std::move(m_missing)};
        return {};
    }

private:
    void note(const QString &trait, bool known, bool fits, const model::Text &found, const model::Text &wanted)
    {
        const model::Text what = resources::message(QString(u"knowledge.trait."_s + trait));
        if (known && !fits)
            m_against.push_back(resources::messageWithTexts(u"knowledge.applies-not", {{u"what"_s, what}, {u"found"_s, found}, {u"wanted"_s, wanted}}));
        if (known)
            return;
        model::Text sentence = resources::messageWithTexts(u"knowledge.applies-unknown", {{u"what"_s, what}, {u"wanted"_s, wanted}});
        const model::Text how = resources::message(QString(u"knowledge.find-out."_s + trait));
        m_missing.push_back({sentence.en + u' ' + how.en, sentence.ja + how.ja});
    }

    std::vector<model::Text> m_against;
    std::vector<model::Text> m_missing;
};

// A list that names all there are asks for nothing.
QStringList unlessAll(const QStringList &wanted, const QStringList &all)
{
    return std::ranges::all_of(all, [&](const QString &one) { return wanted.contains(one); }) ? QStringList() : wanted;
}

const QStringList &allClusters()
{
    static const QStringList all{u"dedicated"_s, u"managed"_s, u"edge"_s, u"lingjun"_s};
    return all;
}

const QStringList &allSystems()
{
    static const QStringList all{u"linux"_s, u"windows"_s};
    return all;
}

} // namespace

model::Text scopeOf(const FaqEntry &entry)
{
    std::vector<model::Text> parts;
    const QStringList clusters = unlessAll(entry.clusters, allClusters());
    parts.push_back(clusters.isEmpty() ? resources::message(u"knowledge.cluster.any") : namesText(u"cluster"_s, clusters));
    parts.push_back(namesText(u"system"_s, entry.systems.isEmpty() ? allSystems() : entry.systems));
    if (!entry.kubernetes.isEmpty()) {
        const model::Text range = rangeText(entry.kubernetes);
        parts.push_back({u"Kubernetes "_s + range.en, u"Kubernetes "_s + range.ja});
    }
    for (const auto &[trait, values] : {std::pair{u"runtime"_s, entry.runtimes}, std::pair{u"network"_s, entry.networks}}) {
        if (!values.isEmpty())
            parts.push_back(namesText(trait, values));
    }
    model::Text scope;
    for (const model::Text &part : parts) {
        scope.en += scope.en.isEmpty() ? part.en : u"; "_s + part.en;
        scope.ja += scope.ja.isEmpty() ? part.ja : u"／"_s + part.ja;
    }
    return scope;
}

ClusterTraits traitsOf(const model::Analysis &analysis, model::BundleIndex bundle)
{
    const auto value = [&](QStringView id) {
        const model::Fact *fact = analysis.fact(bundle, id);
        return fact ? fact->value.toString() : QString();
    };
    const auto &bundles = analysis.snapshot->bundles;
    const QString layout = bundle.value() < bundles.size() ? bundles[bundle.value()]->layout : QString();
    return {clusterOf(*analysis.snapshot, bundle), systemOf(analysis, bundle, layout), value(u"kubelet.version"), value(u"runtime.name"), value(u"network.plugin")};
}

Applicability applicability(const FaqEntry &entry, const ClusterTraits &traits)
{
    Judge judge;
    judge.ask(u"cluster"_s, unlessAll(entry.clusters, allClusters()), traits.cluster);
    judge.ask(u"system"_s, unlessAll(entry.systems, allSystems()), traits.system);
    judge.askVersion(entry.kubernetes, traits.kubernetes);
    judge.ask(u"runtime"_s, entry.runtimes, traits.runtime);
    judge.ask(u"network"_s, entry.networks, traits.network);
    return std::move(judge).answer();
}

std::optional<Applicability> applicability(const FaqEntry &entry, const std::vector<ClusterTraits> &bundles)
{
    std::optional<Applicability> best;
    const auto rank = [](Applies answer) { return answer == Applies::Yes ? 0 : answer == Applies::Unknown ? 1 : 2; };
    for (const ClusterTraits &traits : bundles) {
        Applicability one = applicability(entry, traits);
        if (!best || rank(one.answer) < rank(best->answer))
            best = std::move(one);
    }
    return best;
}

} // namespace shindan::knowledge
