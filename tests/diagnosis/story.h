#pragma once
// A bundle told line by line: what tests of the evaluation start from. No archive, no formats, no files.

#include "services/diagnosis/evaluate.h"
#include "services/diagnosis/rule_reader.h"
#include "services/diagnosis/rule_set.h"

#include <QString>

namespace shindan::diagnosis::test {

/// Lines of a source, in the order in which they were added.
class Story : public Records
{
public:
    Story();

    /// A log. Its id is its place.
    model::SourceId log(const QString &path, const QString &role, model::Coverage coverage = model::Coverage::Whole, int bundle = 0);
    /// A member that the layout expects and the bundle lacks.
    void missing(const QString &path, const QString &role);
    struct Line
    {
        QString time;                 ///< RFC 3339; empty: no clock
        QString program;
        QString message;              ///< as patterns see it
        model::Level level = model::Level::Unknown;
        bool copy = false;
        QString template_{};          ///< lines of one template repeat each other; by default the message
    };
    model::RowRef line(model::SourceId source, const Line &line);
    /// `count` equal lines, `step` seconds apart.
    void lines(model::SourceId source, const Line &line, int count, int step);
    void fact(const QString &id, const QVariant &value, const QString &type, const QString &subject = {}, const QString &source = {});
    void boot(const QString &start, bool current);
    void layout(const QString &id) { m_layout = id; }
    void anotherBundle() { ++m_bundles; }

    /// The analysis of what was told so far.
    [[nodiscard]] std::shared_ptr<const model::Analysis> analyse(const RuleSet &rules) const;
    /// The same by rules in YAML: the list below `rules:`. Fails the test if they cannot be read.
    [[nodiscard]] std::shared_ptr<const model::Analysis> analyse(const QByteArray &yaml) const;

    [[nodiscard]] std::string message(const model::SourceIndex &source, model::RowIndex head) const override;
    [[nodiscard]] QByteArray bytes(const model::SourceIndex &source, model::RowIndex head, qint64 limit) const override;
    [[nodiscard]] QByteArray text(const model::SourceIndex &source, qint64 limit) const override;

    [[nodiscard]] std::shared_ptr<const model::Snapshot> snapshot() const;
    [[nodiscard]] ingest::HitList hits(const RuleSet &rules) const;

private:
    struct Source
    {
        model::SourceInfo info;
        std::vector<Line> lines;
    };
    [[nodiscard]] std::shared_ptr<const model::SourceIndex> index(const Source &source) const;

    std::vector<Source> m_sources;
    std::vector<model::SourceInfo> m_missing;
    facts::NodeFacts m_facts;
    QString m_layout;
    int m_bundles = 1;
};

/// Rules in YAML, the list below `rules:`.
[[nodiscard]] std::shared_ptr<const RuleSet> rulesFrom(const QByteArray &yaml);
[[nodiscard]] model::Instant instant(const QString &rfc3339);
/// `rule` `severity` `state` of each finding, in order.
[[nodiscard]] QStringList told(const model::Analysis &analysis);
[[nodiscard]] const model::Finding *findingOf(const model::Analysis &analysis, const QString &rule);
[[nodiscard]] const model::Check *checkOf(const model::Analysis &analysis, const QString &rule);

} // namespace shindan::diagnosis::test
