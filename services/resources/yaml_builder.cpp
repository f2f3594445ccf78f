#include "services/resources/yaml_builder.h"

#include <algorithm>
#include <cmath>

namespace shindan::resources {
namespace {

bool isQuoted(const std::string &tag)
{
    return tag == "!" || tag == "tag:yaml.org,2002:str";
}

QCborValue numberOf(const QString &text)
{
    QStringView digits = text;
    if (digits.startsWith(u'-') || digits.startsWith(u'+'))
        digits = digits.mid(1);
    if (digits.isEmpty() || !(digits.front().isDigit() || digits.front() == u'.'))
        return {};
    if (digits.size() > 1 && digits.front() == u'0' && digits[1].isDigit())
        return {};

    bool ok = false;
    if (digits.startsWith(u"0x") || digits.startsWith(u"0o")) {
        const qlonglong number = digits.mid(2).toLongLong(&ok, digits[1] == u'x' ? 16 : 8);
        return ok && digits.size() == text.size() ? QCborValue(number) : QCborValue();
    }
    const qlonglong number = text.toLongLong(&ok);
    if (ok)
        return number;
    const bool hasFraction = digits.contains(u'.') || digits.contains(u'e') || digits.contains(u'E');
    const double fraction = text.toDouble(&ok);
    return ok && hasFraction && std::isfinite(fraction) ? QCborValue(fraction) : QCborValue();
}

} // namespace

QCborValue plainScalar(const std::string &utf8)
{
    const QString text = QString::fromStdString(utf8);
    if (text == u"true" || text == u"True" || text == u"TRUE")
        return true;
    if (text == u"false" || text == u"False" || text == u"FALSE")
        return false;
    if (text.isEmpty() || text == u"~" || text == u"null" || text == u"Null" || text == u"NULL")
        return nullptr;
    const QCborValue number = numberOf(text);
    return number.isUndefined() ? QCborValue(text) : number;
}

YamlBuilder::YamlBuilder(const YamlLimits &limits)
    : m_limits(limits)
{ }

void YamlBuilder::OnDocumentStart(const YAML::Mark &mark)
{
    if (m_done)
        throw YamlFault{QStringLiteral("yaml.two-documents"), {}, mark.pos};
}

void YamlBuilder::OnDocumentEnd()
{ }

void YamlBuilder::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const Extent extent;
    begin(extent, mark);
    add(nullptr, extent, anchor);
}

void YamlBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &text)
{
    if (isQuoted(tag))
        m_lastQuote = mark.pos;
    if (expectsKey()) {
        takeKey(mark, tag, text);
        return;
    }
    const Extent extent{1, 0, static_cast<qsizetype>(text.size())};
    begin(extent, mark);
    add(isQuoted(tag) ? QCborValue(QString::fromStdString(text)) : plainScalar(text), extent, anchor);
}

void YamlBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const auto found = m_anchors.constFind(anchor);
    if (found == m_anchors.constEnd()) // still open: it would hold itself
        throw YamlFault{QStringLiteral("yaml.alias-in-itself"), {}, mark.pos};
    const Anchored anchored = *found;
    begin(anchored.extent, mark);
    add(anchored.value, anchored.extent, YAML::NullAnchor);
}

void YamlBuilder::OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    open(false, mark, anchor);
}

void YamlBuilder::OnSequenceEnd()
{
    close();
}

void YamlBuilder::OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    open(true, mark, anchor);
}

void YamlBuilder::OnMapEnd()
{
    close();
}

YamlPlaces::Node YamlBuilder::begin(const Extent &extent, const YAML::Mark &mark)
{
    if (expectsKey())
        throw YamlFault{QStringLiteral("yaml.key-not-text"), {}, mark.pos};
    if (static_cast<int>(m_open.size()) + extent.depth > m_limits.depth)
        throw YamlFault{QStringLiteral("yaml.too-deep"), {{QStringLiteral("limit"), QString::number(m_limits.depth)}}, mark.pos};
    if (extent.values > m_limits.values - m_used.values)
        throw YamlFault{
            QStringLiteral("yaml.too-many-values"), {{QStringLiteral("limit"), QString::number(m_limits.values)}}, mark.pos};
    if (extent.bytes > m_limits.bytes - m_used.bytes)
        throw YamlFault{QStringLiteral("yaml.too-large"), {{QStringLiteral("limit"), QString::number(m_limits.bytes)}}, mark.pos};
    m_used.values += extent.values;
    m_used.bytes += extent.bytes;

    YamlPlaces::Node node = YamlPlaces::root;
    const auto offset = static_cast<quint32>(mark.pos);
    if (!m_open.empty()) {
        const Open &parent = m_open.back();
        node = m_places.child(parent.node, parent.isMap ? parent.key : QString::number(parent.array.size()));
        if (!parent.isMap)
            m_places.offsets(node).key = offset;
    }
    m_places.offsets(node).value = offset;
    return node;
}

void YamlBuilder::open(bool isMap, const YAML::Mark &mark, YAML::anchor_t anchor)
{
    Open next;
    next.before = m_used;
    next.node = begin({1, 1, 0}, mark);
    next.isMap = isMap;
    next.anchor = anchor;
    m_open.push_back(std::move(next));
}

void YamlBuilder::close()
{
    const Open done = std::move(m_open.back());
    m_open.pop_back();
    const QCborValue value = done.isMap ? QCborValue(done.map) : QCborValue(done.array);
    add(value, {m_used.values - done.before.values, done.depthInside + 1, m_used.bytes - done.before.bytes}, done.anchor);
}

void YamlBuilder::takeKey(const YAML::Mark &mark, const std::string &tag, const std::string &text)
{
    // A tag on a key could mean a number or a date; nothing of ours has such keys.
    if (!isQuoted(tag) && tag != "?")
        throw YamlFault{QStringLiteral("yaml.key-not-text"), {}, mark.pos};
    const QString key = QString::fromStdString(text);
    Open &map = m_open.back();
    if (map.keys.contains(key))
        throw YamlFault{QStringLiteral("yaml.duplicate-key"), {{QStringLiteral("key"), key}}, mark.pos};
    if (map.keys.size() >= m_limits.keys)
        throw YamlFault{
            QStringLiteral("yaml.too-many-keys"), {{QStringLiteral("limit"), QString::number(m_limits.keys)}}, mark.pos};
    map.keys.insert(key);
    map.key = key;
    map.hasKey = true;
    m_places.offsets(m_places.child(map.node, key)).key = static_cast<quint32>(mark.pos);
}

void YamlBuilder::add(const QCborValue &value, const Extent &extent, YAML::anchor_t anchor)
{
    if (anchor != YAML::NullAnchor)
        m_anchors.insert(anchor, {value, extent});
    if (m_open.empty()) {
        m_value = value;
        return;
    }
    Open &parent = m_open.back();
    parent.depthInside = std::max(parent.depthInside, extent.depth);
    if (parent.isMap) {
        parent.map.insert(parent.key, value);
        parent.hasKey = false;
    } else {
        parent.array.append(value);
    }
}

} // namespace shindan::resources
