#include "services/resources/schema_check.h"

#include "services/resources/nearest_word.h"
#include "services/resources/shipped.h"

#include <algorithm>
#include <utility>

namespace shindan::resources {
namespace {

constexpr int deepestSchema = 200; // a $ref that leads back to itself ends here

QLatin1String typeName(const QCborValue &value)
{
    if (value.isMap())
        return QLatin1String("object");
    if (value.isArray())
        return QLatin1String("array");
    if (value.isString())
        return QLatin1String("string");
    if (value.isInteger())
        return QLatin1String("integer");
    if (value.isDouble())
        return QLatin1String("number");
    if (value.isBool())
        return QLatin1String("boolean");
    return QLatin1String("null");
}

bool hasType(const QCborValue &value, const QString &wanted)
{
    return wanted == typeName(value) || (wanted == u"number" && value.isInteger());
}

QStringList typesOf(const QCborMap &schema)
{
    const QCborValue type = schema.value(QLatin1String("type"));
    return type.isString() ? QStringList{type.toString()} : stringsOf(type);
}

// A value as a person would quote it in a sentence; long ones are cut.
QString shown(const QCborValue &value)
{
    constexpr qsizetype longest = 60;
    if (value.isMap() || value.isArray())
        return {};
    QString text = value.isNull() ? QStringLiteral("null") : value.toVariant().toString();
    if (text.size() > longest)
        text = text.left(longest) + u'…';
    return text;
}

QString joined(const QCborArray &values)
{
    QStringList texts;
    for (const QCborValue &value : values)
        texts.append(shown(value));
    return texts.join(QLatin1String(", "));
}

// The same in both languages: names, numbers, quotations.
model::Text same(const QString &text)
{
    return {text, text};
}

// An alternative that asks for one key and nothing else: {"required": ["pattern"]}.
QString onlyRequiredKey(const QCborMap &alternative)
{
    const QStringList keys = stringsOf(alternative.value(QLatin1String("required")));
    return alternative.size() == 1 && keys.size() == 1 ? keys.front() : QString();
}

} // namespace

SchemaCheck::SchemaCheck(const QCborMap &schema, int limit)
    : m_schema(schema)
    , m_limit(limit)
{ }

void SchemaCheck::run(const QCborValue &value)
{
    check(m_schema, value, QString(), 0);
}

void SchemaCheck::check(const QCborMap &unresolved, const QCborValue &value, const QString &path, int depth)
{
    if (depth > deepestSchema || static_cast<int>(m_faults.size()) >= m_limit)
        return;
    const QCborMap schema = resolved(unresolved);
    if (!checkType(schema, value, path))
        return;

    const QCborArray allowed = schema.value(QLatin1String("enum")).toArray();
    if (!allowed.isEmpty() && !allowed.contains(value)) {
        fault(u"schema.enum", path,
            {{QStringLiteral("allowed"), same(joined(allowed))}, {QStringLiteral("found"), same(shown(value))},
                {QStringLiteral("nearest"), same(nearestWord(shown(value), stringsOf(QCborValue(allowed))))}});
        return;
    }
    if (const QCborValue wanted = schema.value(QLatin1String("const")); !wanted.isUndefined() && wanted != value) {
        fault(u"schema.const", path,
            {{QStringLiteral("wanted"), same(shown(wanted))}, {QStringLiteral("found"), same(shown(value))}});
        return;
    }

    if (value.isString())
        checkText(schema, value.toString(), path);
    else if (value.isInteger() || value.isDouble())
        checkNumber(schema, value, path);
    else if (value.isArray())
        checkList(schema, value.toArray(), path, depth);
    else if (value.isMap())
        checkMap(schema, value.toMap(), path, depth);
    checkAlternatives(schema, value, path, depth);
}

bool SchemaCheck::checkType(const QCborMap &schema, const QCborValue &value, const QString &path)
{
    const QStringList types = typesOf(schema);
    const bool fits =
        types.isEmpty() || std::any_of(types.cbegin(), types.cend(), [&](const QString &type) { return hasType(value, type); });
    if (fits)
        return true;
    const bool wantsQuotes = types.front() == u"string" && (value.isInteger() || value.isDouble() || value.isBool());
    fault(wantsQuotes ? u"schema.type-quotes" : u"schema.type", path,
        {{QStringLiteral("expected"), message(QStringLiteral("schema.type-") + types.front())},
            {QStringLiteral("found"), message(QStringLiteral("schema.type-") + typeName(value))},
            {QStringLiteral("value"), same(shown(value))}});
    return false;
}

void SchemaCheck::checkText(const QCborMap &schema, const QString &text, const QString &path)
{
    if (text.trimmed().size() < schema.value(QLatin1String("minLength")).toInteger(0)) {
        fault(u"schema.empty-text", path, {});
        return;
    }
    const QString pattern = schema.value(QLatin1String("pattern")).toString();
    if (pattern.isEmpty() || expression(pattern).match(text).hasMatch())
        return;
    model::Text expected = textOf(schema.value(QLatin1String("x-expected")));
    if (expected.isEmpty())
        expected = same(pattern);
    fault(u"schema.pattern", path, {{QStringLiteral("expected"), expected}, {QStringLiteral("found"), same(shown(text))}});
}

void SchemaCheck::checkNumber(const QCborMap &schema, const QCborValue &value, const QString &path)
{
    const QCborValue least = schema.value(QLatin1String("minimum"));
    const QCborValue most = schema.value(QLatin1String("maximum"));
    if (!least.isUndefined() && value.toDouble() < least.toDouble())
        fault(u"schema.minimum", path,
            {{QStringLiteral("least"), same(shown(least))}, {QStringLiteral("found"), same(shown(value))}});
    else if (!most.isUndefined() && value.toDouble() > most.toDouble())
        fault(u"schema.maximum", path,
            {{QStringLiteral("most"), same(shown(most))}, {QStringLiteral("found"), same(shown(value))}});
}

void SchemaCheck::checkList(const QCborMap &schema, const QCborArray &list, const QString &path, int depth)
{
    const qint64 least = schema.value(QLatin1String("minItems")).toInteger(0);
    if (list.size() < least)
        fault(u"schema.min-items", path,
            {{QStringLiteral("least"), same(QString::number(least))},
                {QStringLiteral("found"), same(QString::number(list.size()))}});
    const QCborMap items = schema.value(QLatin1String("items")).toMap();
    if (items.isEmpty())
        return;
    for (qsizetype index = 0; index < list.size(); ++index)
        check(items, list.at(index), childPath(path, index), depth + 1);
}

void SchemaCheck::checkMap(const QCborMap &schema, const QCborMap &map, const QString &path, int depth)
{
    const QStringList required = stringsOf(schema.value(QLatin1String("required")));
    for (const QString &key : required) {
        if (!map.contains(key))
            fault(u"schema.missing-key", path, {{QStringLiteral("key"), same(key)}}, true);
    }
    for (const auto &[key, value] : map)
        checkKey(schema, key.toString(), value, path, depth);
}

void SchemaCheck::checkKey(const QCborMap &schema, const QString &key, const QCborValue &value, const QString &path, int depth)
{
    const QCborMap properties = schema.value(QLatin1String("properties")).toMap();
    const QString childAt = childPath(path, key);
    if (const QCborValue known = properties.value(key); known.isMap()) {
        check(known.toMap(), value, childAt, depth + 1);
        return;
    }
    const QCborValue others = schema.value(QLatin1String("additionalProperties"));
    if (others.isFalse()) {
        QStringList names;
        for (const auto &[name, ignored] : properties)
            names.append(name.toString());
        const QString nearest = nearestWord(key, names);
        fault(nearest.isEmpty() ? u"schema.unknown-key" : u"schema.misspelt-key", childAt,
            {{QStringLiteral("key"), same(key)}, {QStringLiteral("nearest"), same(nearest)},
                {QStringLiteral("known"), same(names.join(QLatin1String(", ")))}},
            true);
        return;
    }
    const QString pattern = schema.value(QLatin1String("propertyNames")).toMap().value(QLatin1String("pattern")).toString();
    if (!pattern.isEmpty() && !expression(pattern).match(key).hasMatch())
        fault(u"schema.key-pattern", childAt, {{QStringLiteral("key"), same(key)}, {QStringLiteral("expected"), same(pattern)}},
            true);
    if (others.isMap())
        check(others.toMap(), value, childAt, depth + 1);
}

void SchemaCheck::checkAlternatives(const QCborMap &schema, const QCborValue &value, const QString &path, int depth)
{
    const bool onlyOne = schema.contains(QLatin1String("oneOf"));
    const QCborArray alternatives = schema.value(onlyOne ? QLatin1String("oneOf") : QLatin1String("anyOf")).toArray();
    if (alternatives.isEmpty() || (value.isMap() && checkRequiredKeys(alternatives, onlyOne, value.toMap(), path)))
        return;

    // If none fits, the one that comes closest is what was meant: the one of the right type whose first fault lies deepest.
    std::vector<SchemaFault> closest;
    qsizetype depthOfClosest = -1;
    for (const QCborValue &alternative : alternatives) {
        const std::vector<SchemaFault> found = faultsOf(alternative.toMap(), value, path, depth);
        if (found.empty())
            return;
        const bool wrongType = found.front().path == path && found.front().error.code.startsWith(QLatin1String("schema.type"));
        const qsizetype reached = wrongType ? 0 : 1 + found.front().path.count(u'/');
        if (reached > depthOfClosest) {
            depthOfClosest = reached;
            closest = found;
        }
    }
    m_faults.insert(m_faults.end(), closest.begin(), closest.end());
}

// Alternatives that each ask for one key, as `match` does, give a sentence of their own: which keys there are. False if these are
// other alternatives.
bool SchemaCheck::checkRequiredKeys(const QCborArray &alternatives, bool onlyOne, const QCborMap &map, const QString &path)
{
    QStringList keys;
    QStringList present;
    for (const QCborValue &alternative : alternatives) {
        const QString key = onlyRequiredKey(alternative.toMap());
        if (key.isEmpty())
            return false;
        keys.append(key);
        if (map.contains(key))
            present.append(key);
    }
    const TextValues values{{QStringLiteral("keys"), same(keys.join(QLatin1String(", ")))},
        {QStringLiteral("found"), same(present.join(QLatin1String(", ")))}};
    if (present.isEmpty())
        fault(u"schema.none-of-keys", path, values, true);
    else if (onlyOne && present.size() > 1)
        fault(u"schema.several-of-keys", path, values, true);
    return true;
}

std::vector<SchemaFault> SchemaCheck::faultsOf(const QCborMap &schema, const QCborValue &value, const QString &path, int depth)
{
    std::vector<SchemaFault> outer = std::exchange(m_faults, {});
    check(schema, value, path, depth + 1);
    return std::exchange(m_faults, std::move(outer));
}

QCborMap SchemaCheck::resolved(QCborMap schema) const
{
    for (int steps = 0; steps < deepestSchema; ++steps) {
        const QString reference = schema.value(QLatin1String("$ref")).toString();
        if (!reference.startsWith(QLatin1String("#/$defs/")))
            break;
        schema = m_schema.value(QLatin1String("$defs")).toMap().value(reference.mid(8)).toMap();
    }
    return schema;
}

const QRegularExpression &SchemaCheck::expression(const QString &pattern)
{
    auto found = m_expressions.find(pattern);
    if (found == m_expressions.end())
        found = m_expressions.insert(pattern, QRegularExpression(pattern));
    return *found;
}

void SchemaCheck::fault(QStringView id, const QString &path, TextValues values, bool atKey)
{
    const QString where = readablePath(path);
    values.insert(QStringLiteral("where"), where.isEmpty() ? message(u"schema.whole-document") : same(where));
    SchemaFault found;
    found.error = errorWithTexts(id, values);
    found.path = path;
    found.atKey = atKey;
    m_faults.push_back(std::move(found));
}

} // namespace shindan::resources
