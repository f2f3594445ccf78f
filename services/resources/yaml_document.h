#pragma once
// YAML that people write (rules, layouts, FAQ, cases, answers), read as plain values that remember where they stand.
//
// The input is hostile: size, depth, number of values and expansion of aliases are bounded, and whatever is wrong is an Error
// with line and column, never an exception. YAML 1.2, core schema; one document a file; keys are texts.

#include "model/result.h"
#include "services/resources/yaml_places.h"

#include <QByteArray>
#include <QCborValue>
#include <QString>
#include <QStringView>

namespace shindan::resources {

/// What a document may use at most. Beyond it reading stops with an Error.
struct YamlLimits
{
    qsizetype bytes = 4 * 1024 * 1024;
    int depth = 64;
    int values = 200'000; ///< after aliases are expanded
    int keys = 10'000; ///< of one mapping
};

/// Where something stands in its text. Both count from 1, columns in characters; 0 means unknown.
struct Place
{
    int line = 0;
    int column = 0;
};

/// A document that was read. Paths are JSON pointers: "" is the whole, "/rules/3/title" the title of the fourth rule.
class YamlDocument
{
public:
    YamlDocument(QString file, QByteArray text, QCborValue value, YamlPlaces places);

    /// Maps, arrays, texts, integers, doubles, booleans and null. Keys keep their order.
    [[nodiscard]] const QCborValue &value() const { return m_value; }
    [[nodiscard]] const QString &file() const { return m_file; }
    /// Where the value of this path begins; if there is none, that of the nearest path above. O(size of the text).
    [[nodiscard]] Place placeOf(const QString &path) const;
    /// Where the key that ends this path stands; of a list's element, and if there is no such key, the same as placeOf.
    [[nodiscard]] Place placeOfKey(const QString &path) const;

private:
    QString m_file;
    QByteArray m_text; ///< UTF-8
    QCborValue m_value;
    YamlPlaces m_places;
};

[[nodiscard]] QString childPath(const QString &path, const QString &key);
[[nodiscard]] QString childPath(const QString &path, qsizetype index);

/// Reads a text: UTF-8, or UTF-16 and UTF-32 with a byte order mark. `file` is only named in errors.
/// Cost: about 8 MB/s. Thread-safe.
[[nodiscard]] model::Result<YamlDocument> parseYaml(const QByteArray &text, const QString &file, const YamlLimits &limits = {});
/// The same for a file on disk; no more than `limits.bytes` of it are read.
[[nodiscard]] model::Result<YamlDocument> readYaml(const QString &file, const YamlLimits &limits = {});

} // namespace shindan::resources
