#pragma once
// Makes values of what yaml-cpp's parser reports, and stops it at the limits. Only yaml_document.cpp uses this.

#include "services/resources/messages.h"
#include "services/resources/yaml_document.h"

#include <QCborArray>
#include <QCborMap>
#include <QSet>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <string>
#include <vector>

namespace shindan::resources {

/// Thrown through yaml-cpp to stop it; caught in parseYaml.
struct YamlFault
{
    QString id;
    Values values;
    qsizetype offset = 0;
};

class YamlBuilder final : public YAML::EventHandler
{
public:
    explicit YamlBuilder(const YamlLimits &limits);

    /// From here on another document is a fault.
    void firstDocumentRead() { m_done = true; }
    [[nodiscard]] QCborValue value() const { return m_value; }
    [[nodiscard]] YamlPlaces places() const { return m_places; }
    /// Offset of the last text in quotes (or of its tag); -1 if there was none.
    [[nodiscard]] qsizetype lastQuote() const { return m_lastQuote; }

    void OnDocumentStart(const YAML::Mark &mark) override;
    void OnDocumentEnd() override;
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override;
    void OnSequenceStart(
        const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(
        const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

private:
    // How much of the limits a value takes.
    struct Extent
    {
        int values = 1;
        int depth = 0;
        qsizetype bytes = 0; ///< of texts
    };
    // A list or mapping that is still open.
    struct Open
    {
        bool isMap = false;
        QCborMap map;
        QCborArray array;
        QSet<QString> keys;
        QString key; ///< of the value that comes next
        bool hasKey = false;
        YamlPlaces::Node node = YamlPlaces::root;
        YAML::anchor_t anchor = YAML::NullAnchor;
        Extent before; ///< of the document so far
        int depthInside = 0; ///< of the deepest value so far
    };
    // What an anchor stands for; its extent counts again at each alias.
    struct Anchored
    {
        QCborValue value;
        Extent extent;
    };

    [[nodiscard]] bool expectsKey() const { return !m_open.empty() && m_open.back().isMap && !m_open.back().hasKey; }
    /// Checks the limits for a value that begins here and notes its place.
    YamlPlaces::Node begin(const Extent &extent, const YAML::Mark &mark);
    void open(bool isMap, const YAML::Mark &mark, YAML::anchor_t anchor);
    void close();
    void takeKey(const YAML::Mark &mark, const std::string &tag, const std::string &text);
    void add(const QCborValue &value, const Extent &extent, YAML::anchor_t anchor);

    YamlLimits m_limits;
    std::vector<Open> m_open;
    QHash<YAML::anchor_t, Anchored> m_anchors;
    YamlPlaces m_places;
    QCborValue m_value{nullptr};
    Extent m_used{0, 0, 0};
    qsizetype m_lastQuote = -1;
    bool m_done = false;
};

/// The value of a scalar that stands without quotes, by the core schema of YAML 1.2. Whole numbers that do not fit 64 bits and
/// numbers with leading zeros stay texts: they are names.
[[nodiscard]] QCborValue plainScalar(const std::string &text);

} // namespace shindan::resources
