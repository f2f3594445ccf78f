#include "services/diagnosis/fact_expression.h"

#include "services/resources/messages.h"
#include "services/diagnosis/version_compare.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using model::Fact;

struct FactExpression::Node
{
    enum class Kind : quint8 { And, Or, Test };
    Kind kind = Kind::Test;
    std::vector<std::shared_ptr<const Node>> parts; // And, Or
    QString name;                                   // Test; may hold one *
    QString op;
    QString value;
};

namespace {

using Node = FactExpression::Node;
using NodePointer = std::shared_ptr<const Node>;

struct Token
{
    QString text;
    int column = 1;
    bool quoted = false;
};

// A token that could not be ended is given with an empty text and column of its quote.
std::vector<Token> tokensOf(const QString &text)
{
    std::vector<Token> tokens;
    const QString symbols = u"()<>=!"_s;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        const qsizetype begin = at;
        if (text[at] == u'"' || text[at] == u'\'') {
            const qsizetype end = text.indexOf(text[at], at + 1);
            at = end < 0 ? text.size() : end + 1;
            tokens.push_back({text.mid(begin + 1, (end < 0 ? at : end) - begin - 1), int(begin) + 1, true});
            continue;
        }
        if (symbols.contains(text[at])) {
            at += (text[at] != u'(' && text[at] != u')' && at + 1 < text.size() && text[at + 1] == u'=') ? 2 : 1;
        } else {
            while (at < text.size() && !text[at].isSpace() && !symbols.contains(text[at]))
                ++at;
        }
        tokens.push_back({text.mid(begin, at - begin), int(begin) + 1, false});
    }
    return tokens;
}

// Reads tokens one by one; the first error stays.
class Reader
{
public:
    explicit Reader(const QString &text)
        : m_tokens(tokensOf(text))
        , m_end(int(text.size()) + 1)
    {
    }

    model::Result<NodePointer> read(QStringList &names)
    {
        NodePointer root = alternatives(0);
        if (!m_error && m_at < m_tokens.size())
            fail(u"diagnosis.expression.unexpected");
        if (m_error)
            return *m_error;
        names = m_names;
        return root;
    }

private:
    [[nodiscard]] bool nextIs(QStringView word) const
    {
        return m_at < m_tokens.size() && !m_tokens[m_at].quoted && m_tokens[m_at].text == word;
    }

    void fail(QStringView id)
    {
        if (m_error)
            return;
        const QString found = m_at < m_tokens.size() ? m_tokens[m_at].text : QString();
        const int column = m_at < m_tokens.size() ? m_tokens[m_at].column : m_end;
        m_error = resources::errorFor(found.isEmpty() ? u"diagnosis.expression.ends-early" : id,
                                      {{u"found"_s, found}, {u"column"_s, QString::number(column)}});
        m_error->column = column;
    }

    NodePointer joined(Node::Kind kind, QStringView word, NodePointer (Reader::*part)(int), int depth)
    {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->parts.push_back((this->*part)(depth));
        while (!m_error && nextIs(word)) {
            ++m_at;
            node->parts.push_back((this->*part)(depth));
        }
        return node->parts.size() == 1 ? node->parts.front() : node;
    }

    NodePointer alternatives(int depth) { return joined(Node::Kind::Or, u"or", &Reader::conjunction, depth); }
    NodePointer conjunction(int depth) { return joined(Node::Kind::And, u"and", &Reader::primary, depth); }

    NodePointer primary(int depth)
    {
        if (!nextIs(u"("))
            return test();
        if (depth >= 32) {
            fail(u"diagnosis.expression.too-deep");
            return nullptr;
        }
        ++m_at;
        NodePointer inner = alternatives(depth + 1);
        if (!m_error && !nextIs(u")"))
            fail(u"diagnosis.expression.unclosed");
        ++m_at;
        return inner;
    }

    NodePointer test()
    {
        static const QRegularExpression nameForm(u"^[A-Za-z][A-Za-z0-9._*-]*$"_s);
        static const QStringList operators{u"<"_s, u"<="_s, u"=="_s, u"!="_s, u">="_s, u">"_s, u"contains"_s};
        auto node = std::make_shared<Node>();
        if (m_at >= m_tokens.size() || m_tokens[m_at].quoted || !nameForm.match(m_tokens[m_at].text).hasMatch()
            || m_tokens[m_at].text.count(u'*') > 1) {
            fail(u"diagnosis.expression.no-name");
            return nullptr;
        }
        node->name = m_tokens[m_at++].text;
        if (m_at >= m_tokens.size() || !operators.contains(m_tokens[m_at].text)) {
            fail(u"diagnosis.expression.no-operator");
            return nullptr;
        }
        node->op = m_tokens[m_at++].text;
        if (m_at >= m_tokens.size() || (!m_tokens[m_at].quoted && u"()<>=!"_s.contains(m_tokens[m_at].text.front()))) {
            fail(u"diagnosis.expression.no-value");
            return nullptr;
        }
        node->value = m_tokens[m_at++].text;
        if (!m_names.contains(node->name))
            m_names.append(node->name);
        return node;
    }

    std::vector<Token> m_tokens;
    size_t m_at = 0;
    int m_end = 1;
    std::optional<model::Error> m_error;
    QStringList m_names;
};

Truth truthOf(bool yes) { return yes ? Truth::Yes : Truth::No; }

Truth compared(std::strong_ordering order, const QString &op)
{
    if (op == u"=="_s)
        return truthOf(order == 0);
    if (op == u"!="_s)
        return truthOf(order != 0);
    if (op == u"<"_s)
        return truthOf(order < 0);
    if (op == u"<="_s)
        return truthOf(order <= 0);
    if (op == u">="_s)
        return truthOf(order >= 0);
    return truthOf(order > 0);
}

std::strong_ordering numberOrder(double a, double b)
{
    return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Truth holds(const Fact &fact, const QString &op, const QString &value)
{
    const QString text = fact.value.toString();
    if (op == u"contains"_s)
        return truthOf(text.contains(value));
    if (fact.type == u"version"_s)
        return text.isEmpty() ? Truth::Unknown : compared(compareVersions(text, value), op);
    if (fact.value.typeId() == QMetaType::Bool) {
        if (value != u"true"_s && value != u"false"_s)
            return Truth::Unknown;
        return compared(int(fact.value.toBool()) <=> int(value == u"true"_s), op);
    }
    bool leftIsNumber = false;
    bool rightIsNumber = false;
    const double left = fact.value.toDouble(&leftIsNumber);
    const double right = value.toDouble(&rightIsNumber);
    if (leftIsNumber && rightIsNumber)
        return compared(numberOrder(left, right), op);
    if (leftIsNumber && fact.value.typeId() != QMetaType::QString)
        return Truth::Unknown;
    const int sign = text.compare(value);
    return compared(sign <=> 0, op);
}

// The part of `id` that `*` stands for; null if the name does not fit.
std::optional<QString> wildcard(const QString &name, const QString &id)
{
    const qsizetype star = name.indexOf(u'*');
    if (star < 0)
        return name == id ? std::optional(QString()) : std::nullopt;
    const QStringView head = QStringView(name).first(star);
    const QStringView tail = QStringView(name).sliced(star + 1);
    if (id.size() <= head.size() + tail.size() || !id.startsWith(head) || !id.endsWith(tail))
        return std::nullopt;
    return id.mid(head.size(), id.size() - head.size() - tail.size());
}

struct Named
{
    QString name;
    QString subject;
    const Fact *fact;
};

// Facts that the expression names, with the subject they are about.
std::vector<Named> namedFacts(const QStringList &names, std::span<const Fact *const> facts)
{
    std::vector<Named> found;
    for (const QString &name : names) {
        for (const Fact *fact : facts) {
            if (const auto part = wildcard(name, fact->id))
                found.push_back({name, part->isEmpty() ? fact->subject : *part, fact});
        }
    }
    return found;
}

Truth truthOf(const Node &node, const QString &subject, const std::vector<Named> &named, std::vector<const Fact *> &used)
{
    if (node.kind != Node::Kind::Test) {
        const bool all = node.kind == Node::Kind::And;
        Truth result = all ? Truth::Yes : Truth::No;
        for (const auto &part : node.parts) {
            const Truth one = truthOf(*part, subject, named, used);
            result = all ? std::min(result, one) : std::max(result, one);
        }
        return result;
    }
    const Named *best = nullptr;
    for (const Named &candidate : named) {
        if (candidate.name != node.name)
            continue;
        if (candidate.subject == subject) {
            best = &candidate;
            break;
        }
        if (candidate.subject.isEmpty() && !best)
            best = &candidate;
    }
    if (!best)
        return Truth::Unknown;
    const Truth truth = holds(*best->fact, node.op, node.value);
    if (truth == Truth::Yes && !std::ranges::count(used, best->fact))
        used.push_back(best->fact);
    return truth;
}

} // namespace

model::Result<FactExpression> FactExpression::parse(const QString &text)
{
    FactExpression expression;
    auto root = Reader(text).read(expression.m_names);
    if (!root)
        return root.error();
    expression.m_root = root.value();
    return expression;
}

std::vector<FactCase> FactExpression::evaluate(std::span<const Fact *const> facts) const
{
    const std::vector<Named> named = namedFacts(m_names, facts);
    std::set<QString> subjects;
    for (const Named &one : named)
        subjects.insert(one.subject);
    if (subjects.size() > 1)
        subjects.erase(QString()); // values without a subject hold for each of the others
    if (subjects.empty())
        subjects.insert(QString());

    std::vector<FactCase> cases;
    for (const QString &subject : subjects) {
        FactCase one{subject, Truth::Unknown, {}};
        one.truth = truthOf(*m_root, subject, named, one.facts);
        if (one.truth != Truth::Yes)
            one.facts.clear(); // parts that hold prove nothing where the whole does not
        cases.push_back(std::move(one));
    }
    return cases;
}

} // namespace shindan::diagnosis
