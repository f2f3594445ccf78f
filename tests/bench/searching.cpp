// Ten patterns over all text beside ripgrep, and fields over ten million rows.

#include "services/ingest/opening.h"
#include "services/query/query.h"
#include "services/query/text_scan.h"
#include "tests/bench/figures.h"
#include "tests/model/made_sources.h"

#include <QDir>
#include <QProcess>

namespace shindan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Pattern
{
    const char *name;
    const char *text;
    bool regex;
    double goal;
};

// What people look for: a word, a phrase, alternatives, either case, a class with a counter, one that hits a third of the lines, a pod's
// name, an address, the end of a line, and a back reference, which Hyperscan refuses.
constexpr Pattern patterns[] = {
    {"literal", "NotReady", false, 1.0},
    {"phrase", "context deadline exceeded", false, 1.0},
    {"alternation", "(?:OOMKilled|Evicted|CrashLoopBackOff|ImagePullBackOff)", true, 1.0},
    {"ignore-case", "(?i)failed to (?:create|pull|start)", true, 1.0},
    {"counter", "[0-9a-f]{32}", true, 1.0},
    {"frequent", "kubelet", false, 1.0},
    {"pod", "coredns-[0-9a-z]+-[0-9a-z]{5}", true, 1.0},
    {"address", "\\b192\\.168\\.[0-9]{1,3}\\.[0-9]{1,3}\\b", true, 1.0},
    {"line-end", "timeout\"?$", true, 1.0},
    {"back-reference", "(\\b[a-z]{6,})[ ]\\1\\b", true, 4.0},
};

void measurePatterns(const QString &bundle)
{
    const QString ripgrep = findProgram(u"rg"_s);
    if (bundle.isEmpty() || ripgrep.isEmpty())
        return printSkipped(u"search"_s, bundle.isEmpty() ? u"the bundle cannot be made here"_s : u"rg is not installed"_s);
    const QString folder = benchFolder() + u"/unpacked"_s;
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    if (QProcess::execute(u"tar"_s, {u"-xzf"_s, bundle, u"-C"_s, folder}) != 0)
        return printSkipped(u"search"_s, u"the bundle cannot be unpacked"_s);
    ingest::OpenRequest request;
    request.paths = {bundle};
    const auto opened = ingest::open(request, {});
    if (!opened)
        return printSkipped(u"search"_s, u"the bundle cannot be opened"_s);
    for (const Pattern &pattern : patterns) {
        const QString text = QString::fromLatin1(pattern.text);
        const double ours = medianSeconds([&] {
            const auto found = query::scanTexts({{text, pattern.regex}}, *opened.value().snapshot, *opened.value().texts, nullptr, {}, 0);
            Q_UNUSED(found)
        });
        QStringList arguments{u"-c"_s, u"--no-messages"_s};
        if (!pattern.regex)
            arguments << u"-F"_s << u"-i"_s; // our words ignore case, too
        if (pattern.goal > 1)
            arguments << u"-P"_s;
        const Run theirs = medianRun(ripgrep, arguments + QStringList{u"-e"_s, text, folder});
        print({u"search-"_s + QString::fromLatin1(pattern.name), ours, u"s"_s, u"rg "_s + arguments.join(u' '), theirs.seconds, pattern.goal});
    }
    QDir(folder).removeRecursively();
}

std::shared_ptr<const model::Snapshot> tenMillionRows()
{
    constexpr quint32 sources = 40;
    constexpr quint32 rowsEach = 250'000;
    std::vector<std::shared_ptr<const model::SourceIndex>> all;
    for (quint32 id = 0; id < sources; ++id) {
        std::vector<tests::MadeRow> rows(rowsEach);
        for (quint32 i = 0; i < rowsEach; ++i) {
            rows[i].ns = 1'765'500'000'000'000'000 + (qint64(i) * sources + id) * 8'640'000;
            rows[i].level = i % 100 == 0 ? model::Level::Error : model::Level::Info;
        }
        tests::MadeSource made;
        made.id = id;
        made.path = u"logs/pods/web-%1/0.log"_s.arg(id);
        all.push_back(tests::madeSource(made, rows));
    }
    auto snapshot = std::make_shared<model::Snapshot>(*tests::madeSnapshot(std::move(all)));
    auto &pods = snapshot->entities[static_cast<size_t>(model::EntityKind::Pod)];
    for (quint32 id = 0; id < sources; ++id) {
        auto rows = std::make_shared<model::WorkspaceRows>();
        rows->edit(model::SourceId(id)).addRange(0, rowsEach);
        pods.insert(u"shop/web-%1"_s.arg(id), rows);
    }
    return snapshot;
}

} // namespace

void measureSearching()
{
    measurePatterns(generatedBundle(500));
    const auto snapshot = tenMillionRows();
    const ingest::TextStore texts;
    const auto parsed = query::Query::parse(u"level>=error source:web-7 pod:shop/web-7 time>=2025-12-12T12:00 time<2025-12-12T18:00"_s);
    if (!parsed)
        return printSkipped(u"query-10M"_s, parsed.error().sentence.in(model::Language::English));
    const double seconds = medianSeconds([&] {
        const auto rows = query::evaluate(parsed.value(), *snapshot, texts, {});
        Q_UNUSED(rows)
    });
    print({u"query-10M"_s, seconds * 1'000, u"ms"_s, {}, {}, 50.0});
}

} // namespace shindan::bench
