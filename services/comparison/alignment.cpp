#include "services/comparison/alignment.h"

#include "services/query/query.h"

#include <QRegularExpression>

#include <algorithm>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::AlignmentMethod;
using model::Instant;
using model::Nanoseconds;

namespace {

constexpr std::array<std::pair<QLatin1StringView, qint64>, 5> units{{
    {"h"_L1, 3'600 * model::nsPerSecond},
    {"m"_L1, 60 * model::nsPerSecond},
    {"s"_L1, model::nsPerSecond},
    {"ms"_L1, 1'000'000},
    {"us"_L1, 1'000},
}};

std::vector<Instant> matchesOf(const model::Snapshot &snapshot, const model::WorkspaceRows &rows, model::BundleIndex bundle)
{
    std::vector<Instant> times;
    for (const auto &[id, set] : rows.bySource()) {
        const model::SourceIndex &source = snapshot.source(id);
        if (source.info->bundle != bundle)
            continue;
        for (const quint32 row : set) {
            if (source.hasTime(model::RowIndex(row)))
                times.push_back(source.instant(model::RowIndex(row)));
        }
    }
    std::sort(times.begin(), times.end());
    return times;
}

// Moments of one kind on both sides, that times can be counted from.
std::optional<std::array<Instant, 2>> commonOrigin(const std::array<model::ComparedSide, 2> &sides)
{
    if (sides[0].bootStart && sides[1].bootStart)
        return std::array{*sides[0].bootStart, *sides[1].bootStart};
    if (sides[0].collectedAt && sides[1].collectedAt)
        return std::array{*sides[0].collectedAt, *sides[1].collectedAt};
    return std::nullopt;
}

void anchorAtEvent(const std::array<std::vector<Instant>, 2> &matches, const std::array<model::ComparedSide, 2> &sides, model::Alignment &alignment)
{
    if (matches[0].empty() || matches[1].empty())
        return;
    const Instant first = matches[0].front();
    const auto origin = commonOrigin(sides);
    const Instant wanted = origin ? (*origin)[1] + (first - (*origin)[0]) : first;
    alignment.anchor[0] = first;
    alignment.anchor[1] = *std::min_element(matches[1].begin(), matches[1].end(),
                                            [&](Instant a, Instant b) { return std::chrono::abs(a - wanted) < std::chrono::abs(b - wanted); });
}

} // namespace

std::optional<Nanoseconds> readOffset(QStringView text)
{
    static const QRegularExpression form(u"^([+-])((?:\\d+(?:\\.\\d+)?(?:h|ms|us|m|s))+)$"_s);
    static const QRegularExpression part(u"(\\d+(?:\\.\\d+)?)(h|ms|us|m|s)"_s);
    const auto match = form.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    double sum = 0;
    auto parts = part.globalMatch(match.captured(2));
    while (parts.hasNext()) {
        const auto one = parts.next();
        const auto unit = std::find_if(units.begin(), units.end(), [&](const auto &u) { return u.first == one.capturedView(2); });
        sum += one.capturedView(1).toDouble() * static_cast<double>(unit->second);
    }
    if (sum > 4e18)
        return std::nullopt;
    return Nanoseconds(static_cast<qint64>(match.capturedView(1) == u'-' ? -sum : sum));
}

QString offsetText(Nanoseconds offset)
{
    qint64 rest = std::abs(offset.count());
    QString out(offset.count() < 0 ? u'-' : u'+');
    for (const auto &[name, size] : units) {
        if (rest >= size) {
            out += QString::number(rest / size) + name;
            rest %= size;
        }
    }
    return out.size() == 1 ? u"+0s"_s : out;
}

AlignmentRequest readAlignment(const QString &text)
{
    AlignmentRequest request;
    if (text.isEmpty() || text == u"absolute"_s)
        return request;
    if (text == u"collected"_s || text == u"boot"_s) {
        request.method = text == u"boot"_s ? AlignmentMethod::Boot : AlignmentMethod::Collected;
        return request;
    }
    if (const auto offset = readOffset(text)) {
        request.method = AlignmentMethod::Manual;
        request.offset = *offset;
        return request;
    }
    request.method = AlignmentMethod::Event;
    request.event = text;
    return request;
}

model::Result<model::Alignment> align(const model::Analysis &analysis, const ingest::TextStore &texts, const std::array<model::ComparedSide, 2> &sides,
                                      const AlignmentRequest &request, const model::DisplayZone &zone, const model::Cancellation &cancellation)
{
    model::Alignment alignment;
    alignment.method = request.method;
    switch (request.method) {
    case AlignmentMethod::Absolute:
        return alignment;
    case AlignmentMethod::Manual:
        alignment.offset = request.offset;
        return alignment;
    case AlignmentMethod::Collected:
        alignment.anchor = {sides[0].collectedAt, sides[1].collectedAt};
        break;
    case AlignmentMethod::Boot:
        alignment.anchor = {sides[0].bootStart, sides[1].bootStart};
        break;
    case AlignmentMethod::Event: {
        alignment.event = request.event;
        const auto query = query::Query::parse(request.event, zone);
        if (!query)
            return query.error();
        const query::Rows rows = query::evaluate(query.value(), *analysis.snapshot, texts, cancellation);
        if (rows.rows)
            anchorAtEvent({matchesOf(*analysis.snapshot, *rows.rows, sides[0].bundle), matchesOf(*analysis.snapshot, *rows.rows, sides[1].bundle)}, sides, alignment);
        break;
    }
    }
    if (alignment.anchor[0] && alignment.anchor[1])
        alignment.offset = *alignment.anchor[0] - *alignment.anchor[1];
    return alignment;
}

} // namespace shindan::comparison
