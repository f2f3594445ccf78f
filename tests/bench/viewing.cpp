// A hundred million rows in view: a shift of one source's clock, the timeline repainted, the filtered picture.

#include "gui/session/session.h"
#include "gui/timeline/filtered_histograms.h"
#include "gui/timeline/timeline_view.h"
#include "tests/bench/figures.h"
#include "tests/gui/made_texts.h"
#include "tests/model/made_sources.h"

#include <QElapsedTimer>
#include <QPixmap>

namespace shindan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 lanes = 300;
constexpr qint64 begin = 1'765'500'000'000'000'000;
constexpr qint64 span = 86'400'000'000'000;

std::shared_ptr<model::SourceIndex> manyRows(quint32 id, quint32 rows)
{
    const quint32 blocks = std::max(1U, rows / model::rowsPerBlock);
    std::vector<tests::MadeRow> made(model::rowsPerBlock * blocks);
    for (quint32 i = 0; i < made.size(); ++i) {
        made[i].ns = begin + static_cast<qint64>(static_cast<double>(i) / static_cast<double>(made.size()) * static_cast<double>(span)) + id;
        made[i].level = i % 5'000 == 0 ? model::Level::Error : model::Level::Info;
    }
    tests::MadeSource source;
    source.id = id;
    source.order = static_cast<int>(id);
    source.path = u"pods/web-%1/0.log"_s.arg(id);
    return tests::madeSource(source, made);
}

std::shared_ptr<const model::Snapshot> manySources(quint64 rows)
{
    std::vector<std::shared_ptr<const model::SourceIndex>> sources;
    for (quint32 id = 0; id < lanes; ++id)
        sources.push_back(manyRows(id, static_cast<quint32>(rows / lanes)));
    return tests::madeSnapshot(std::move(sources));
}

void measureShift(const model::Snapshot &snapshot)
{
    // What a change of a source's clock has to do again before the list can be painted, and for the whole order.
    auto moved = std::make_shared<model::SourceIndex>(*snapshot.sources.front());
    double samples = 0;
    const double whole = medianSeconds([&] {
        QElapsedTimer clock;
        clock.start();
        moved->corrections.set({{model::CorrectionKind::Shift, model::RowIndex(0), std::chrono::seconds(30)}});
        model::computeSamples(*moved);
        samples = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        auto sources = snapshot.sources;
        sources.front() = moved;
        const auto order = model::MergedOrder::build(sources);
        Q_UNUSED(order)
    }, 3);
    print({u"shift-100M first"_s, samples, u"ms"_s, {}, {}, 100.0});
    print({u"shift-100M whole"_s, whole, u"s"_s, {}, {}, 2.0});
}

void measureTimeline(const std::shared_ptr<const model::Snapshot> &snapshot)
{
    tests::MadeTexts texts;
    gui::Session session;
    gui::TimelineView view(&session);
    view.resize(2'560, 1'440);
    session.show(snapshot, {}, &texts);
    QPixmap screen(view.size());
    view.render(&screen);
    double worst = 0;
    for (const double share : {1.0, 0.5, 0.1, 0.01, 0.001}) {
        const auto whole = session.wholeRange();
        const auto length = static_cast<qint64>(static_cast<double>((whole.to - whole.from).count()) * share);
        session.setRange({whole.from, whole.from + model::Nanoseconds(std::max<qint64>(length, model::nsPerSecond))});
        const double first = medianSeconds([&] { view.render(&screen); }, 1);
        worst = std::max(worst, first);
    }
    print({u"timeline-100M new picture"_s, worst * 1'000, u"ms"_s, {}, {}, 8.0});
    const double again = medianSeconds([&] { view.render(&screen); });
    print({u"timeline-100M repaint"_s, again * 1'000, u"ms"_s, {}, {}, 8.0});

    model::WorkspaceRows rows;
    for (quint32 id = 0; id < lanes; ++id) {
        auto &set = rows.edit(model::SourceId(id));
        for (quint32 row = 0; row < snapshot->source(model::SourceId(id)).rows; row += 50)
            set.add(row);
    }
    const double filtered = medianSeconds([&] {
        const auto histograms = gui::countRows(*snapshot, rows, {});
        Q_UNUSED(histograms)
    }, 3);
    print({u"timeline-100M filtered picture"_s, filtered * 1'000, u"ms"_s, {}, {}, 300.0});
}

} // namespace

void measureViewing()
{
    const auto snapshot = manySources(100'000'000);
    measureShift(*snapshot);
    measureTimeline(snapshot);
}

} // namespace shindan::bench
