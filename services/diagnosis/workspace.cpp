#include "services/diagnosis/workspace.h"

#include "services/diagnosis/evaluate.h"

#include <QElapsedTimer>

#include <algorithm>

namespace shindan::diagnosis {

namespace {

constexpr qint64 previewPause = 500;       // ms between two previews
constexpr qint64 previewShare = 8;         // a preview takes at most about this part of the time
constexpr quint64 rowsBeforePreview = 5'000;

std::shared_ptr<const model::Analysis> analysed(const std::shared_ptr<const model::Snapshot> &snapshot, const ingest::HitList &hits,
                                                const ingest::TextStore &texts, const RuleSet &rules, const model::Cancellation &cancellation)
{
    facts::NodeFacts facts = facts::readFacts(*snapshot, texts, cancellation);
    return evaluate(snapshot, hits, std::move(facts), rules, StoredRecords(texts), cancellation);
}

// Findings as they come. Times are not final then, so each preview is made anew from all hits.
class Preview
{
public:
    Preview(const RuleSet &rules, const ingest::TextStore &texts, const WorkspaceObserver &observer, const model::Cancellation &cancellation)
        : m_rules(rules)
        , m_texts(texts)
        , m_observer(observer)
        , m_cancellation(cancellation)
    {
        m_clock.start();
    }

    void operator()(const std::shared_ptr<const model::Snapshot> &snapshot, const ingest::HitList &hits)
    {
        if (!m_observer.analysis || snapshot->rows < rowsBeforePreview || m_clock.elapsed() < m_pause)
            return;
        QElapsedTimer cost;
        cost.start();
        const auto analysis = analysed(snapshot, hits, m_texts, m_rules, m_cancellation);
        m_pause = std::max(previewPause, previewShare * cost.elapsed());
        if (!m_cancellation.requested())
            m_observer.analysis(analysis);
        m_clock.restart();
    }

private:
    const RuleSet &m_rules;
    const ingest::TextStore &m_texts;
    const WorkspaceObserver &m_observer;
    const model::Cancellation &m_cancellation;
    QElapsedTimer m_clock;
    qint64 m_pause = previewPause;
};

std::shared_ptr<const model::Analysis> withoutFindings(std::shared_ptr<const model::Snapshot> snapshot)
{
    auto analysis = std::make_shared<model::Analysis>();
    analysis->snapshot = std::move(snapshot);
    return analysis;
}

} // namespace

model::Result<Workspace> openWorkspace(const WorkspaceRequest &request, const model::Cancellation &cancellation, const WorkspaceObserver &observer,
                                       std::shared_ptr<ingest::TextStore> texts)
{
    if (!texts)
        texts = std::make_shared<ingest::TextStore>();
    ingest::OpenRequest openRequest = request.open;
    ingest::OpenObserver openObserver = observer.open;
    std::shared_ptr<const RuleSet> rules;
    std::optional<Preview> preview;
    if (request.analyse) {
        rules = RuleSet::load(request.ruleFolders);
        openRequest.matcher = rules->matcher();
        preview.emplace(*rules, *texts, observer, cancellation);
        if (observer.analysis)
            openObserver.hits = [&preview](const auto &snapshot, const ingest::HitList &hits) { (*preview)(snapshot, hits); };
    }
    auto opened = ingest::open(openRequest, cancellation, openObserver, texts);
    if (!opened)
        return opened.error();

    Workspace workspace;
    workspace.snapshot = opened.value().snapshot;
    workspace.texts = opened.value().texts;
    workspace.hits = opened.value().hits;
    workspace.rules = rules;
    workspace.cancelled = opened.value().cancelled;
    if (rules && !workspace.cancelled) {
        workspace.analysis = analysed(workspace.snapshot, *opened.value().hits, *workspace.texts, *rules, cancellation);
        workspace.cancelled = cancellation.requested();
    }
    if (!workspace.analysis || workspace.cancelled)
        workspace.analysis = withoutFindings(workspace.snapshot);
    if (observer.analysis && !workspace.cancelled)
        observer.analysis(workspace.analysis);
    return workspace;
}

} // namespace shindan::diagnosis
