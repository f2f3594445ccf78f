#include "services/report/reply.h"

#include "model/sources_model.h"
#include "services/knowledge/applicability.h"
#include "services/knowledge/faq.h"
#include "services/report/reply_parts.h"
#include "services/report/reply_placeholders.h"
#include "services/report/reply_requests.h"
#include "services/resources/messages.h"

#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;
using model::Finding;
using model::Language;

namespace {

constexpr size_t occurrencesShown = 10; // of one rule (a pod each); the rest is counted
constexpr size_t quotesShown = 3;
constexpr size_t quotesOfOne = 2; // its first line and one that differs
constexpr qsizetype longestQuote = 600;

// Findings of one rule are one matter for the customer.
struct Matter
{
    std::vector<const Finding *> findings;
    const knowledge::FaqEntry *entry = nullptr;
};

std::vector<Matter> mattersOf(const model::Analysis &analysis, const QStringList &ids)
{
    std::vector<Matter> matters;
    for (const Finding &finding : analysis.findings) {
        if (!ids.contains(finding.id))
            continue;
        const auto same = std::ranges::find_if(matters, [&](const Matter &matter) { return matter.findings.front()->rule == finding.rule; });
        if (same != matters.end())
            same->findings.push_back(&finding);
        else
            matters.push_back({{&finding}, nullptr});
    }
    for (Matter &matter : matters) {
        const auto traits = knowledge::traitsOf(analysis, matter.findings.front()->bundle);
        for (const QString &id : matter.findings.front()->faq) {
            const knowledge::FaqEntry *entry = knowledge::KnowledgeBase::shipped().find(id);
            if (entry && knowledge::applicability(*entry, traits).answer != knowledge::Applies::No) {
                matter.entry = entry;
                break;
            }
        }
    }
    return matters;
}

class Letter
{
public:
    Letter(const model::Analysis &analysis, const ReplyOptions &options, Language language, const std::vector<Matter> &matters)
        : m_analysis(analysis)
        , m_options(options)
        , m_language(language)
        , m_matters(matters)
        , m_roots(model::sharedFolders(*analysis.snapshot))
    {
    }

    ReplyParts write()
    {
        addOpening();
        for (size_t i = 0; i < m_matters.size(); ++i)
            addMatter(i);
        addRequests();
        addClosing();
        return std::move(m_parts);
    }

private:
    void add(ReplyPartKind kind, const QString &text, int number = 0, const QString &shell = {}) { m_parts.push_back({kind, text, number, shell}); }
    [[nodiscard]] QString say(QStringView id, const resources::Values &values = {}) const { return resources::message(id, values).in(m_language); }
    [[nodiscard]] std::chrono::seconds offset(model::BundleIndex bundle, model::Instant t) const
    {
        return m_options.zone ? m_options.zone->offsetAt(t) : m_analysis.snapshot->bundles[bundle.value()]->utcOffset.value_or(std::chrono::seconds(0));
    }
    [[nodiscard]] QString time(model::BundleIndex bundle, model::Instant t) const
    {
        return model::toLocalText(t, offset(bundle, t), 0, m_language == Language::Japanese);
    }
    [[nodiscard]] QString zone(const model::BundleInfo &bundle) const;
    [[nodiscard]] bool isFromLog(const Finding &finding) const;
    [[nodiscard]] QString when(const Finding &finding) const;
    [[nodiscard]] QString subject(const Finding &finding) const;
    [[nodiscard]] QString title(const Matter &matter) const;
    [[nodiscard]] QString shortPath(const model::Evidence &evidence) const;
    [[nodiscard]] size_t numberOf(const QString &findingId) const;
    void addOpening();
    void addMatter(size_t index);
    void addHappenings(const Matter &matter);
    void addEvidence(const Matter &matter);
    void addCauses(size_t index);
    void addEntry(size_t index);
    void addWhetherOver(const Matter &matter);
    void addBlocks(const knowledge::FaqEntry &entry, const Placeholders &values, bool actionOnly, QStringList &referred);
    [[nodiscard]] bool isAnswered(const QString &faqId) const;
    void addRequests();
    void addClosing();

    const model::Analysis &m_analysis;
    const ReplyOptions &m_options;
    Language m_language;
    const std::vector<Matter> &m_matters;
    std::vector<QString> m_roots;
    ReplyParts m_parts;
};

// "UTC+08:00"; a zone by its name keeps it, because its offset may change within the bundle.
QString Letter::zone(const model::BundleInfo &bundle) const
{
    if (m_options.zone) {
        const QString name = m_options.zone->name();
        return name.startsWith(u'+') || name.startsWith(u'-') ? u"UTC"_s + name : name;
    }
    return bundle.utcOffset ? u"UTC"_s + model::offsetText(*bundle.utcOffset) : u"UTC"_s;
}

void Letter::addOpening()
{
    for (const auto &bundle : m_analysis.snapshot->bundles) {
        const bool concerned = std::ranges::any_of(m_matters, [&](const Matter &matter) {
            return std::ranges::any_of(matter.findings, [&](const Finding *finding) { return finding->bundle == bundle->index; });
        });
        if (!concerned)
            continue;
        const model::Fact *node = m_analysis.fact(bundle->index, u"node.name");
        resources::Values values{{u"bundle"_s, QFileInfo(bundle->path).fileName()}, {u"zone"_s, zone(*bundle)}};
        if (node)
            values.insert(u"node"_s, node->value.toString());
        if (bundle->collectedAt)
            values.insert(u"time"_s, time(bundle->index, *bundle->collectedAt));
        values.insert(u"data"_s, say(node ? u"reply.data-of-node" : u"reply.data", values));
        add(ReplyPartKind::Paragraph, say(bundle->collectedAt ? u"reply.opening-collected" : u"reply.opening", values));
    }
    if (m_matters.size() < 2)
        return;
    add(ReplyPartKind::Paragraph, say(u"reply.overview", {{u"count"_s, QString::number(m_matters.size())}}));
    for (size_t i = 0; i < m_matters.size(); ++i) {
        const Finding &first = *m_matters[i].findings.front();
        const QString state = first.state == model::FindingState::Recovered ? say(u"reply.state-recovered")
            : first.state == model::FindingState::EarlierBoot               ? say(u"reply.state-earlier-boot")
                                                                            : QString();
        add(ReplyPartKind::Step, title(m_matters[i]) + state, static_cast<int>(i) + 1);
    }
}

QString Letter::title(const Matter &matter) const
{
    const QString first = matter.findings.front()->title.in(m_language);
    const bool same = std::ranges::all_of(matter.findings, [&](const Finding *finding) { return finding->title.in(m_language) == first; });
    return same ? first : say(u"reply.title-and-more", {{u"title"_s, first}, {u"count"_s, QString::number(matter.findings.size() - 1)}});
}

// A log without times, not a state that was asked for.
bool Letter::isFromLog(const Finding &finding) const
{
    if (finding.evidence.empty())
        return false;
    const model::Evidence &first = finding.evidence.front();
    const model::SourceIndex *source = m_analysis.snapshot->findSource(first.bundle, first.source);
    return source && source->info->role.endsWith(u"-log"_s);
}

QString Letter::when(const Finding &finding) const
{
    QStringList sentences;
    const auto &bundle = *m_analysis.snapshot->bundles[finding.bundle.value()];
    if (!finding.first) {
        if (finding.count > 1 || isFromLog(finding))
            sentences << say(finding.count == 1 ? u"reply.when-no-time-once" : u"reply.when-no-time", {{u"count"_s, QLocale(QLocale::English).toString(finding.count)}});
        else if (bundle.collectedAt)
            sentences << say(u"reply.when-collected", {{u"time"_s, time(finding.bundle, *bundle.collectedAt)}});
    } else {
        const QString from = time(finding.bundle, *finding.first);
        const QString to = finding.last ? time(finding.bundle, *finding.last) : from;
        const resources::Values values{{u"first"_s, from}, {u"last"_s, to}, {u"count"_s, QLocale(QLocale::English).toString(finding.count)}};
        if (finding.count <= 1)
            sentences << say(u"reply.when-once", values);
        else if (finding.countIsMinimum)
            sentences << say(u"reply.when-at-least", values);
        else
            sentences << say(from == to ? u"reply.when-at" : u"reply.when", values);
    }
    if (finding.earlier) {
        sentences << say(u"reply.earlier", {{u"first"_s, time(finding.bundle, finding.earlier->first)}, {u"last"_s, time(finding.bundle, finding.earlier->last)},
                                            {u"recovered"_s, time(finding.bundle, finding.earlier->recoveredAt)}});
    }
    if (finding.recoveredAt)
        sentences << say(u"reply.recovered", {{u"time"_s, time(finding.bundle, *finding.recoveredAt)}});
    else if (finding.state == model::FindingState::EarlierBoot)
        sentences << say(u"reply.earlier-boot");
    return sentences.join(m_language == Language::Japanese ? QString() : u" "_s);
}

QString Letter::subject(const Finding &finding) const
{
    const bool several = m_analysis.snapshot->bundles.size() > 1;
    QStringList parts;
    for (auto it = finding.subject.constBegin(); it != finding.subject.constEnd(); ++it) {
        const QString id = u"reply.subject."_s + it.key();
        if (it.value().isEmpty() || (it.key() == u"node"_s && !several) || !resources::hasMessage(id))
            continue;
        parts << say(id, {{u"value"_s, it.value()}});
    }
    return parts.join(m_language == Language::Japanese ? u"、"_s : u", "_s);
}

QString Letter::shortPath(const model::Evidence &evidence) const
{
    const QString root = evidence.bundle.value() < m_roots.size() ? m_roots[evidence.bundle.value()] : QString();
    return evidence.source.startsWith(root) ? evidence.source.mid(root.size()) : evidence.source;
}

size_t Letter::numberOf(const QString &findingId) const
{
    for (size_t i = 0; i < m_matters.size(); ++i) {
        if (std::ranges::any_of(m_matters[i].findings, [&](const Finding *finding) { return finding->id == findingId; }))
            return i + 1;
    }
    return 0;
}

void Letter::addMatter(size_t index)
{
    const Matter &matter = m_matters[index];
    add(ReplyPartKind::Title, title(matter), m_matters.size() > 1 ? static_cast<int>(index) + 1 : 0);
    add(ReplyPartKind::Section, say(u"reply.what-happened"));
    addHappenings(matter);
    addEvidence(matter);
    addCauses(index);
    addEntry(index);
}

void Letter::addHappenings(const Matter &matter)
{
    if (matter.findings.size() == 1) {
        const Finding &only = *matter.findings.front();
        if (const QString sentence = when(only); !sentence.isEmpty())
            add(ReplyPartKind::Paragraph, sentence);
        if (const QString about = subject(only); !about.isEmpty())
            add(ReplyPartKind::Paragraph, say(u"reply.subject", {{u"subject"_s, about}}));
        return;
    }
    for (size_t i = 0; i < std::min(matter.findings.size(), occurrencesShown); ++i) {
        const QString about = subject(*matter.findings[i]);
        const QString what = about.isEmpty() ? matter.findings[i]->title.in(m_language) : about;
        add(ReplyPartKind::Item, say(u"reply.occurrence", {{u"subject"_s, what}, {u"when"_s, when(*matter.findings[i])}}));
    }
    if (matter.findings.size() > occurrencesShown)
        add(ReplyPartKind::Item, say(u"reply.more-occurrences", {{u"count"_s, QString::number(matter.findings.size() - occurrencesShown)}}));
}

// Lines that differ in more than numbers; the first of each finding, of a single one two.
void Letter::addEvidence(const Matter &matter)
{
    static const QRegularExpression digits(u"[0-9]+"_s);
    std::vector<const model::Evidence *> lines;
    QStringList seen;
    for (const Finding *finding : matter.findings) {
        for (const model::Evidence &evidence : finding->evidence) {
            const QString shape = QString::fromUtf8(evidence.bytes).remove(digits);
            if (evidence.bytes.isEmpty() || seen.contains(shape) || lines.size() >= (matter.findings.size() > 1 ? quotesShown : quotesOfOne))
                continue;
            seen << shape;
            lines.push_back(&evidence);
            if (matter.findings.size() > 1)
                break;
        }
    }
    for (const model::Evidence *evidence : lines) {
        const resources::Values place{{u"source"_s, shortPath(*evidence)}, {u"line"_s, QString::number(evidence->line.value())}};
        add(ReplyPartKind::Paragraph, say(evidence->line.value() > 0 ? u"reply.evidence" : u"reply.evidence-member", place));
        // Masked before it is cut: half a secret would no longer look like one.
        QString text = shown(QString::fromUtf8(evidence->bytes), m_options.secrets);
        if (text.size() > longestQuote)
            text = text.left(longestQuote) + u" \u2026"_s;
        add(ReplyPartKind::Quote, text);
    }
}

void Letter::addCauses(size_t index)
{
    add(ReplyPartKind::Section, say(u"reply.why"));
    add(ReplyPartKind::Paragraph, m_matters[index].findings.front()->explanation.in(m_language));
    QStringList told;
    for (const Finding *finding : m_matters[index].findings) {
        for (const QString &id : finding->causes) {
            const Finding *cause = m_analysis.finding(id);
            const size_t number = numberOf(id);
            if (!cause || number == index + 1)
                continue;
            const QString sentence = number > 0 ? say(u"reply.cause-above", {{u"title"_s, title(m_matters[number - 1])}, {u"number"_s, QString::number(number)}})
                                                : say(u"reply.cause", {{u"title"_s, cause->title.in(m_language)}});
            if (!told.contains(sentence))
                told << sentence;
        }
    }
    for (const QString &sentence : std::as_const(told))
        add(ReplyPartKind::Paragraph, sentence);
}

void Letter::addEntry(size_t index)
{
    const knowledge::FaqEntry *entry = m_matters[index].entry;
    if (!entry)
        return;
    addWhetherOver(m_matters[index]);
    for (size_t i = 0; i < index; ++i) {
        if (m_matters[i].entry != entry)
            continue;
        add(ReplyPartKind::Section, say(u"reply.what-to-do"));
        add(ReplyPartKind::Paragraph, say(u"reply.same-steps", {{u"number"_s, QString::number(i + 1)}, {u"title"_s, title(m_matters[i])}}));
        return;
    }
    const Placeholders values = placeholdersOf(m_analysis, m_matters[index].findings);
    QStringList referred;
    addBlocks(*entry, values, false, referred);
    // What the steps refer to goes along: the customer has no other entries to look into.
    for (const QString &id : std::as_const(referred)) {
        const knowledge::FaqEntry *other = knowledge::KnowledgeBase::shipped().find(id);
        if (!other || isAnswered(id))
            continue;
        add(ReplyPartKind::Section, say(u"reply.referred-steps"));
        add(ReplyPartKind::Paragraph, withoutExplanations(other->summary.in(m_language), values, m_language));
        QStringList further;
        addBlocks(*other, values, true, further);
    }
}

// Steps against a fault that is over are read as "do this now" unless somebody says otherwise.
void Letter::addWhetherOver(const Matter &matter)
{
    const auto all = [&matter](model::FindingState state) {
        return std::ranges::all_of(matter.findings, [state](const Finding *finding) { return finding->state == state; });
    };
    if (all(model::FindingState::Recovered))
        add(ReplyPartKind::Paragraph, say(u"reply.steps-if-again"));
    else if (all(model::FindingState::EarlierBoot))
        add(ReplyPartKind::Paragraph, say(u"reply.steps-if-again-after-boot"));
}

bool Letter::isAnswered(const QString &faqId) const
{
    return std::ranges::any_of(m_matters, [&](const Matter &matter) { return matter.entry && matter.entry->id == faqId; });
}

void Letter::addBlocks(const knowledge::FaqEntry &entry, const Placeholders &values, bool actionOnly, QStringList &referred)
{
    int step = 0;
    for (const knowledge::Block &block : entry.body) {
        const bool wanted = block.part == knowledge::Part::Action
            || (!actionOnly && block.part == knowledge::Part::Confirm && m_options.confirmation)
            || (!actionOnly && block.part == knowledge::Part::Prevention && m_options.prevention);
        if (!wanted || (actionOnly && block.kind == knowledge::BlockKind::Heading))
            continue;
        const QString text = withoutExplanations(block.text.in(m_language), values, m_language);
        if (text.isEmpty())
            continue;
        switch (block.kind) {
        case knowledge::BlockKind::Heading:
            step = 0;
            add(ReplyPartKind::Section, text);
            break;
        case knowledge::BlockKind::Step: add(ReplyPartKind::Step, text, ++step); break;
        case knowledge::BlockKind::Item: add(ReplyPartKind::Item, text); break;
        case knowledge::BlockKind::Note: add(ReplyPartKind::Note, text); break;
        case knowledge::BlockKind::Text: add(ReplyPartKind::Paragraph, text); break;
        }
        for (const QString &command : block.commands)
            add(ReplyPartKind::Command, filledCommand(command, values), 0, block.shell);
        referred << block.see;
    }
}

void Letter::addRequests()
{
    std::vector<const Finding *> findings;
    for (const Matter &matter : m_matters)
        findings.insert(findings.end(), matter.findings.begin(), matter.findings.end());
    const auto requests = requestsFor(m_analysis, findings);
    if (requests.empty())
        return;
    add(ReplyPartKind::Title, say(u"reply.requests"));
    add(ReplyPartKind::Paragraph, say(u"reply.requests-why"));
    int number = 0;
    for (const ReplyRequest &request : requests) {
        add(ReplyPartKind::Step, request.what.in(m_language), ++number);
        for (const QString &command : request.commands)
            add(ReplyPartKind::Command, command, 0, u"bash"_s);
    }
}

void Letter::addClosing()
{
    QStringList pages;
    for (const Matter &matter : m_matters) {
        if (!matter.entry)
            continue;
        const knowledge::SourcePage &page = matter.entry->sources.front();
        const QString line = page.title.in(m_language) + u' ' + page.address;
        if (!pages.contains(line))
            pages << line;
    }
    if (!pages.isEmpty()) {
        add(ReplyPartKind::Title, say(u"reply.pages"));
        for (const QString &page : std::as_const(pages))
            add(ReplyPartKind::Item, page);
    }
    add(ReplyPartKind::Paragraph, say(u"reply.closing"));
}

} // namespace

QString replyText(const model::Analysis &analysis, const QStringList &findingIds, const ReplyOptions &options)
{
    const std::vector<Matter> matters = mattersOf(analysis, findingIds);
    if (matters.empty())
        return {};
    QStringList letters;
    for (const Language language : options.languages) {
        const ReplyParts parts = Letter(analysis, options, language, matters).write();
        const QString text = options.shape == ReplyShape::Markdown ? asMarkdown(parts) : asPlainText(parts, language);
        letters << shown(text, options.secrets);
    }
    return letters.join(options.shape == ReplyShape::Markdown ? u"\n---\n\n"_s : u"\n"_s + QString(60, u'=') + u"\n\n"_s);
}

} // namespace shindan::report
