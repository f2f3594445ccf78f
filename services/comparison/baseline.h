#pragma once
// A library of healthy bundles: what is usual for an operating system, a runtime and a network plug-in.
//
// The library is one file in the person's data folder, JSON with a version, replaced as a whole. It keeps, of each bundle, values of
// facts that count (without the node's names) and how often each wording was said in which time. No line of a log.

#include "model/cancellation.h"
#include "model/comparison.h"
#include "model/result.h"
#include "services/comparison/fact_rules.h"
#include "services/ingest/text_store.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace shindan::comparison {

/// What decides which bundles are alike. Versions without what stands behind the second dot.
struct Environment
{
    QString system;  ///< Alibaba Cloud Linux 3
    QString runtime; ///< containerd
    QString network; ///< terway

    /// `Alibaba Cloud Linux 3, containerd, terway`; what is not known is left out.
    [[nodiscard]] QString text() const;
    friend bool operator==(const Environment &, const Environment &) = default;
};
[[nodiscard]] Environment environmentOf(const model::Analysis &analysis, model::BundleIndex bundle);

/// One healthy bundle.
struct HealthyBundle
{
    struct Wording
    {
        quint64 steady = 0;
        quint64 startup = 0;
        model::Level level = model::Level::Unknown;
    };
    QString id;             ///< of the bundle
    QString name;           ///< as the person named it: the file's name
    model::Instant added;
    Environment environment;
    double steadySeconds = 0; ///< observed outside of starts
    bool hasStartup = false;
    QHash<QString, QString> facts;    ///< `id[subject]` -> value as compared
    QHash<QString, Wording> wordings;
};
[[nodiscard]] HealthyBundle healthyBundle(const model::Analysis &analysis, const ingest::TextStore &texts, model::BundleIndex bundle, const FactRules &rules,
                                          const model::Cancellation &cancellation);

class Baselines
{
public:
    /// A file that is not there is an empty library. An Error: it cannot be read, or is of a newer version.
    [[nodiscard]] static model::Result<Baselines> read(const QString &file);
    /// Whole or not at all.
    [[nodiscard]] model::Result<model::Done> write(const QString &file) const;

    [[nodiscard]] const std::vector<HealthyBundle> &bundles() const { return m_bundles; }
    /// One with the same id is replaced.
    void add(HealthyBundle bundle);
    /// By id, its beginning (8 digits at least), or name. False: there is none.
    bool remove(const QString &idOrName);

private:
    std::vector<HealthyBundle> m_bundles;
};

/// Where the library lies: baselines.json in the program's data folder.
[[nodiscard]] QString baselineFile();

/// A bundle against the healthy ones of its environment. In its differences the first side is what is usual, the second the bundle.
struct BaselineComparison
{
    std::shared_ptr<const model::Analysis> analysis;
    model::ComparedSide side;
    Environment environment;
    QStringList healthy;                 ///< names of the bundles compared with
    std::vector<model::Difference> differences; ///< ranked
    quint64 same = 0;
};

/// An Error if the library has no healthy bundle of this environment.
[[nodiscard]] model::Result<BaselineComparison> compareWithBaseline(std::shared_ptr<const model::Analysis> analysis, const ingest::TextStore &texts, model::BundleIndex bundle,
                                                                    const Baselines &library, const FactRules *rules, const model::Cancellation &cancellation);

} // namespace shindan::comparison
