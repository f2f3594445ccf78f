#include "services/training/truth.h"

namespace shindan::training {

namespace {

// A string in double quotes is safe for whatever it holds.
void appendQuoted(QByteArray &out, const QByteArray &text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\t')
            out += "\\t";
        else if (c == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += "\\x" + QByteArray::number(static_cast<unsigned char>(c), 16).rightJustified(2, '0');
        else
            out += c;
    }
    out += '"';
}

void appendText(QByteArray &out, const QByteArray &indent, const char *name, const model::Text &text)
{
    if (text.en.isEmpty())
        return;
    out += indent + name + ": { en: ";
    appendQuoted(out, text.en.toUtf8());
    out += ", ja: ";
    appendQuoted(out, text.ja.toUtf8());
    out += " }\n";
}

void appendEvidence(QByteArray &out, const QByteArray &indent, const std::vector<EvidenceLine> &lines)
{
    for (const EvidenceLine &line : lines) {
        out += indent + "- { member: ";
        appendQuoted(out, QByteArray::fromStdString(line.member));
        out += ", line: " + QByteArray::number(line.line);
        if (!line.message.empty())
            out += ", message: " + QByteArray::fromStdString(line.message);
        out += ", text: ";
        appendQuoted(out, QByteArray::fromStdString(line.text));
        out += " }\n";
    }
}

const std::vector<EvidenceLine> &find(const TruthInput &input, const std::string &key)
{
    static const std::vector<EvidenceLine> none;
    const auto at = input.evidence.find(key);
    return at == input.evidence.end() ? none : at->second;
}

void appendLink(QByteArray &out, const TruthInput &input, const Link &link)
{
    const Scenario &scenario = input.scenario;
    out += "  - id: " + link.id.toUtf8() + '\n';
    out += QByteArray("    cause: ") + (link.cause ? "true" : "false") + '\n';
    out += "    from: " + model::toRfc3339(scenario.collected + link.at).toUtf8() + '\n';
    if (link.until)
        out += "    until: " + model::toRfc3339(scenario.collected + *link.until).toUtf8() + '\n';
    appendText(out, "    ", "text", link.text);
    if (const auto app = link.with.find("app"); app != link.with.end()) {
        if (const auto subject = input.subjects.find(app->second); subject != input.subjects.end())
            out += "    subject: " + QByteArray::fromStdString(subject->second) + '\n';
    }
    qint64 count = 0;
    for (const std::string &message : link.messages) {
        if (const auto at = input.counts.find(message); at != input.counts.end())
            count += at->second;
    }
    out += "    lines: " + QByteArray::number(count) + '\n';
    QByteArray evidence;
    for (const std::string &message : link.messages)
        appendEvidence(evidence, "      ", find(input, message));
    for (const auto &[member, text] : link.shows)
        appendEvidence(evidence, "      ", find(input, "shows:" + member + ':' + text));
    out += evidence.isEmpty() ? "    evidence: []\n" : "    evidence:\n" + evidence;
}

} // namespace

QByteArray truthYaml(const TruthInput &input)
{
    const Scenario &scenario = input.scenario;
    QByteArray out = "# The truth about a generated bundle. Line numbers count from 1; evidence lists the first eight and the last six lines of each\n# message in each member, `lines` tells how many there were before members dropped some.\n";
    out += "schema: shindan.truth/1\nscenario: " + scenario.id.toUtf8() + "\nseed: " + QByteArray::number(input.seed) + "\nsize: " + QByteArray::number(input.bytes) + '\n';
    out += "level: " + QByteArray::number(scenario.level) + "\npoints: " + QByteArray::number(scenario.points) + '\n';
    out += "collected: " + model::toRfc3339(scenario.collected).toUtf8() + '\n';
    out += "node: " + QByteArray::fromStdString(input.nodeName) + "\nhost: " + QByteArray::fromStdString(input.host) + '\n';
    appendText(out, {}, "title", scenario.title);
    appendText(out, {}, "truth", scenario.truth);
    out += "faq: [" + scenario.faq.join(QStringLiteral(", ")).toUtf8() + "]\n";
    out += scenario.chain.empty() ? "chain: []\n" : "chain:\n";
    for (const Link &link : scenario.chain)
        appendLink(out, input, link);
    out += scenario.herrings.empty() ? "redHerrings: []\n" : "redHerrings:\n";
    for (const RedHerring &herring : scenario.herrings) {
        QByteArray evidence;
        for (const std::string &message : herring.messages)
            appendEvidence(evidence, "      ", find(input, message));
        out += evidence.isEmpty() ? "  - evidence: []\n" : "  - evidence:\n" + evidence;
        appendText(out, "    ", "text", herring.text);
    }
    out += scenario.temptations.empty() ? "tempting: []\n" : "tempting:\n";
    for (const Temptation &temptation : scenario.temptations) {
        out += "  -\n";
        appendText(out, "    ", "answer", temptation.answer);
        appendText(out, "    ", "why", temptation.why);
    }
    return out;
}

namespace {

void appendPaired(QByteArray &out, const char *which, const PairedBundle &bundle)
{
    const auto number = [&](const char *name, qint64 value) { out += QByteArray("    ") + name + ": " + QByteArray::number(value) + '\n'; };
    out += QByteArray("  ") + which + ":\n    file: ";
    appendQuoted(out, QByteArray::fromStdString(bundle.file));
    out += "\n    node: " + QByteArray::fromStdString(bundle.nodeName) + "\n    host: " + QByteArray::fromStdString(bundle.host) + '\n';
    out += "    collected: " + model::toRfc3339(bundle.collected).toUtf8() + '\n';
    number("uptime", bundle.uptime);
    number("clockError", bundle.clockError);
    number("load", bundle.load);
    number("systemLogLines", bundle.systemLogLines);
    number("changedLines", bundle.changedLines);
    QByteArray evidence;
    appendEvidence(evidence, "      ", bundle.evidence);
    out += evidence.isEmpty() ? "    evidence: []\n" : "    evidence:\n" + evidence;
}

} // namespace

QByteArray pairTruthYaml(const PairTruth &truth)
{
    QByteArray out = "# The truth about two bundles of one node: what was changed in the second. Names, seed, times, clock, uptime and load differ always.\n# Times in seconds; clockError positive: the clock is ahead.\n";
    out += "schema: shindan.pair-truth/1\nscenario: " + truth.scenario.toUtf8() + "\nseed: " + QByteArray::number(truth.seed) + '\n';
    out += "change: " + QByteArray::fromStdString(truth.change) + "\nis: " + QByteArray::fromStdString(truth.is) + '\n';
    appendText(out, {}, "title", truth.title);
    out += truth.values.empty() ? "values: {}\n" : "values:\n";
    for (const auto &[name, value] : truth.values) {
        out += "  " + QByteArray::fromStdString(name) + ": ";
        appendQuoted(out, QByteArray::fromStdString(value));
        out += '\n';
    }
    out += "bundles:\n";
    appendPaired(out, "before", truth.before);
    appendPaired(out, "after", truth.after);
    return out;
}

} // namespace shindan::training
