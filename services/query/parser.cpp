#include "services/query/node.h"
#include "services/resources/messages.h"

#include <QRegularExpression>

#include <array>

namespace shindan::query {

using namespace Qt::Literals::StringLiterals;
using NodePointer = std::shared_ptr<const Query::Node>;

namespace {

constexpr int deepest = 100;

bool isFieldName(QStringView name)
{
    static const std::array names{u"level"_s, u"time"_s,     u"source"_s, u"role"_s,      u"format"_s,    u"component"_s,
                                  u"bundle"_s, u"template"_s, u"pod"_s,    u"namespace"_s, u"container"_s, u"node"_s};
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Full-width ASCII (U+FF01 to U+FF5E) and the ideographic space are read as ASCII; quoted text stays as it is.
QString levelled(const QString &text)
{
    QString out = text;
    QChar quote;
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (!quote.isNull()) {
            if (out[i] == u'\\')
                ++i;
            else if (out[i] == quote)
                quote = QChar();
            continue;
        }
        const char16_t code = out[i].unicode();
        if (code >= 0xFF01 && code <= 0xFF5E)
            out[i] = QChar(char16_t(code - 0xFEE0));
        else if (code == 0x3000)
            out[i] = u' ';
        if (out[i] == u'"')
            quote = u'"';
    }
    return out;
}

class Parser
{
public:
    Parser(const QString &text, const model::DisplayZone &zone)
        : m_text(levelled(text))
        , m_zone(zone)
    {
    }

    model::Result<NodePointer> parse()
    {
        skipBlanks();
        if (atEnd())
            return NodePointer(std::make_shared<Query::Node>());
        NodePointer node = readOr(0);
        skipBlanks();
        if (!m_error && !atEnd())
            fail(u"query.unexpected-parenthesis", m_at);
        if (m_error)
            return *m_error;
        return node;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar here() const { return m_text[m_at]; }
    void skipBlanks()
    {
        while (!atEnd() && here().isSpace())
            ++m_at;
    }

    void fail(QStringView id, qsizetype column, const resources::Values &values = {})
    {
        if (m_error)
            return;
        m_error = resources::errorFor(id, values);
        m_error->column = static_cast<int>(column) + 1;
    }

    bool takeOperator(QStringView word)
    {
        skipBlanks();
        if (!QStringView(m_text).mid(m_at).startsWith(word))
            return false;
        const qsizetype end = m_at + word.size();
        if (end < m_text.size() && !m_text[end].isSpace() && m_text[end] != u'(')
            return false;
        m_at = end;
        return true;
    }

    NodePointer join(NodeKind kind, std::vector<NodePointer> children)
    {
        if (children.size() == 1)
            return children.front();
        auto node = std::make_shared<Query::Node>();
        node->kind = kind;
        node->begin = children.front()->begin;
        node->end = children.back()->end;
        node->children = std::move(children);
        return node;
    }

    NodePointer readOr(int depth)
    {
        std::vector<NodePointer> parts{readAnd(depth)};
        while (!m_error && takeOperator(u"OR"))
            parts.push_back(readAnd(depth));
        return join(NodeKind::Or, std::move(parts));
    }

    NodePointer readAnd(int depth)
    {
        std::vector<NodePointer> parts;
        while (!m_error) {
            skipBlanks();
            if (atEnd() || here() == u')')
                break;
            const qsizetype before = m_at;
            if (takeOperator(u"OR")) {
                m_at = before;
                break;
            }
            if (!parts.empty() && takeOperator(u"AND"))
                skipBlanks();
            parts.push_back(readTerm(depth));
        }
        if (parts.empty()) {
            fail(u"query.term-missing", m_at);
            parts.push_back(std::make_shared<Query::Node>());
        }
        return join(NodeKind::And, std::move(parts));
    }

    NodePointer readTerm(int depth)
    {
        if (depth > deepest) {
            fail(u"query.too-deep", m_at);
            return std::make_shared<Query::Node>();
        }
        const qsizetype begin = m_at;
        if (!atEnd() && here() == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace()) {
            ++m_at;
            auto node = std::make_shared<Query::Node>();
            node->kind = NodeKind::Not;
            node->children.push_back(readTerm(depth + 1));
            node->begin = begin;
            node->end = m_at;
            return node;
        }
        if (!atEnd() && here() == u'(') {
            ++m_at;
            NodePointer inner = readOr(depth + 1);
            skipBlanks();
            if (atEnd() || here() != u')') {
                fail(u"query.parenthesis-open", begin);
                return inner;
            }
            ++m_at;
            auto node = std::make_shared<Query::Node>(*inner);
            node->begin = begin;
            node->end = m_at;
            return node;
        }
        return readSimple(begin);
    }

    NodePointer readSimple(qsizetype begin)
    {
        auto node = std::make_shared<Query::Node>();
        if (atEnd()) {
            fail(u"query.term-missing", m_at);
        } else if (here() == u'"') {
            node->kind = NodeKind::Phrase;
            node->text = readQuoted();
        } else if (!readRegex(*node) && !readField(*node)) {
            node->kind = NodeKind::Word;
            node->text = readWord();
        }
        node->begin = begin;
        node->end = m_at;
        return node;
    }

    QString readQuoted()
    {
        const qsizetype begin = m_at++;
        QString out;
        while (!atEnd() && here() != u'"') {
            if (here() == u'\\' && m_at + 1 < m_text.size() && (m_text[m_at + 1] == u'"' || m_text[m_at + 1] == u'\\'))
                ++m_at;
            out += here();
            ++m_at;
        }
        if (atEnd())
            fail(u"query.quote-open", begin);
        ++m_at;
        return out;
    }

    // A word ends at a blank, or at a `)` that it did not open itself.
    [[nodiscard]] qsizetype wordEnd(qsizetype from) const
    {
        int open = 0;
        qsizetype at = from;
        for (; at < m_text.size() && !m_text[at].isSpace(); ++at) {
            if (m_text[at] == u'(')
                ++open;
            else if (m_text[at] == u')' && --open < 0)
                break;
        }
        return at;
    }

    QString readWord()
    {
        qsizetype end = wordEnd(m_at);
        if (end == m_at)
            ++end; // a stray character is text
        const QString word = m_text.mid(m_at, end - m_at);
        m_at = end;
        return word;
    }

    bool readRegex(Query::Node &node)
    {
        if (here() != u'/')
            return false;
        qsizetype close = m_at + 1;
        while (close < m_text.size() && m_text[close] != u'/') {
            close += m_text[close] == u'\\' ? 2 : 1;
        }
        const bool ends = close > m_at + 1 && close < m_text.size()
            && (close + 1 == m_text.size() || m_text[close + 1].isSpace() || m_text[close + 1] == u')');
        if (!ends)
            return false;
        node.kind = NodeKind::Regex;
        node.text = m_text.mid(m_at + 1, close - m_at - 1).replace(u"\\/"_s, u"/"_s);
        const QRegularExpression expression(node.text);
        if (!expression.isValid())
            fail(u"query.regex", m_at + 1 + expression.patternErrorOffset(), {{u"reason"_s, expression.errorString()}});
        m_at = close + 1;
        return true;
    }

    bool readField(Query::Node &node)
    {
        qsizetype at = m_at;
        while (at < m_text.size() && m_text[at].isLetter() && m_text[at].unicode() < 128)
            ++at;
        const QString name = m_text.mid(m_at, at - m_at).toLower();
        if (at >= m_text.size() || !isFieldName(name))
            return false;
        const bool ordered = name == u"level"_s || name == u"time"_s;
        const QStringView rest = QStringView(m_text).mid(at);
        static const std::array<std::pair<QStringView, Comparison>, 6> operators{{{u">=", Comparison::AtLeast},
                                                                                   {u"<=", Comparison::AtMost},
                                                                                   {u">", Comparison::Above},
                                                                                   {u"<", Comparison::Below},
                                                                                   {u"=", Comparison::Equal},
                                                                                   {u":", Comparison::Equal}}};
        for (const auto &[sign, comparison] : operators) {
            if (!rest.startsWith(sign) || (!ordered && sign != u":"))
                continue;
            const qsizetype begin = m_at;
            m_at = at + sign.size();
            if (atEnd() || here().isSpace()) {
                m_at = begin;
                return false; // `time:` alone is text
            }
            node.kind = NodeKind::Field;
            node.field = name;
            node.comparison = comparison;
            node.value = here() == u'"' ? readQuoted() : readWord();
            readOrdered(node, begin);
            return true;
        }
        return false;
    }

    void readOrdered(Query::Node &node, qsizetype begin)
    {
        if (node.field == u"level"_s) {
            node.level = model::levelFromName(node.value);
            if (!node.level)
                fail(u"query.level", begin, {{u"value"_s, node.value}});
        } else if (node.field == u"time"_s) {
            // The zone's offset depends on the moment (daylight saving); the second reading uses the offset of the first.
            const auto rough = model::readTime(node.value, std::chrono::seconds(0));
            node.offset = rough ? m_zone.offsetAt(rough->instant) : std::chrono::seconds(0);
            if (rough)
                node.offset = m_zone.offsetAt(rough->instant - node.offset);
            node.time = model::readTime(node.value, node.offset);
            if (!node.time)
                fail(u"query.time", begin, {{u"value"_s, node.value}});
        }
    }

    QString m_text;
    model::DisplayZone m_zone;
    qsizetype m_at = 0;
    std::optional<model::Error> m_error;
};

QString quotedIfNeeded(const QString &value)
{
    bool needed = value.isEmpty();
    for (const QChar c : value)
        needed = needed || c.isSpace() || c == u'"' || c == u'(' || c == u')';
    if (!needed)
        return value;
    QString out = value;
    out.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
    return u'"' + out + u'"';
}

QString sign(const Query::Node &node)
{
    switch (node.comparison) {
    case Comparison::AtLeast: return u">="_s;
    case Comparison::Above: return u">"_s;
    case Comparison::AtMost: return u"<="_s;
    case Comparison::Below: return u"<"_s;
    case Comparison::Equal: return node.field == u"level"_s || node.field == u"time"_s ? u"="_s : u":"_s;
    }
    return u":"_s;
}

QString written(const Query::Node &node, NodeKind parent);

QString writtenChildren(const Query::Node &node, const QString &between)
{
    QStringList parts;
    for (const auto &child : node.children)
        parts << written(*child, node.kind);
    return parts.join(between);
}

QString written(const Query::Node &node, NodeKind parent)
{
    switch (node.kind) {
    case NodeKind::Everything: return {};
    case NodeKind::And: {
        const QString text = writtenChildren(node, u" "_s);
        return parent == NodeKind::Not || parent == NodeKind::And ? u'(' + text + u')' : text;
    }
    case NodeKind::Or: {
        const QString text = writtenChildren(node, u" OR "_s);
        return parent == NodeKind::Everything ? text : u'(' + text + u')';
    }
    case NodeKind::Not: return u'-' + written(*node.children.front(), NodeKind::Not);
    case NodeKind::Word: return node.text;
    case NodeKind::Phrase: {
        QString out = node.text;
        out.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
        return u'"' + out + u'"';
    }
    case NodeKind::Regex: return u'/' + QString(node.text).replace(u"/"_s, u"\\/"_s) + u'/';
    case NodeKind::Field: break;
    }
    QString value = node.value;
    if (node.time && !node.time->hadOffset)
        value += model::offsetText(node.offset);
    return node.field + sign(node) + quotedIfNeeded(value);
}

} // namespace

Query::Query()
    : m_root(std::make_shared<Node>())
{
}

model::Result<Query> Query::parse(const QString &text, const model::DisplayZone &zone)
{
    auto root = Parser(text, zone).parse();
    if (!root)
        return root.error();
    Query query;
    query.m_root = root.value();
    return query;
}

bool Query::isEverything() const
{
    return m_root->kind == NodeKind::Everything;
}

QString Query::normalised() const
{
    return written(*m_root, NodeKind::Everything);
}

std::vector<Query::Term> Query::terms() const
{
    std::vector<Term> result;
    if (isEverything())
        return result;
    if (m_root->kind != NodeKind::And)
        return {{normalised(), {}}};
    for (const auto &child : m_root->children) {
        QStringList rest;
        for (const auto &other : m_root->children) {
            if (other != child)
                rest << written(*other, NodeKind::And);
        }
        result.push_back({written(*child, NodeKind::And), rest.join(u' ')});
    }
    return result;
}

} // namespace shindan::query
