// How much of what a bundle should hold is there: what is empty, cut, lost, missing, or there twice.

#include "services/ingest/bundle_reader.h"
#include "services/ingest/rate_limit.h"
#include "services/resources/messages.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace shindan::ingest {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestDouble = 4 << 20;

// `pack.tgz/folder/script.sh`: a member of an archive in the bundle.
bool isInside(const QString &path)
{
    static const QRegularExpression archive(u"\\.(?:tgz|tar|tar\\.[a-z0-9]+|zip|7z)/"_s);
    return path.contains(archive);
}

} // namespace

// Lines that rate limits kept out, by the role of the log that they are missing in. journald tells in the system log, which takes its
// lines from the journal; rsyslog speaks of the file that it writes.
QHash<QString, quint64> BundleReader::linesLost() const
{
    QHash<QString, quint64> lost;
    for (const auto &source : m_sources) {
        quint64 all = 0;
        for (const auto &[unit, lines] : source->losses()) {
            all += lines;
            if (const QString role = roleOfUnit(unit); !role.isEmpty())
                lost[role] = std::max(lost.value(role), lines);
        }
        if (all > 0)
            lost[source->info().role] = std::max(lost.value(source->info().role), all);
    }
    return lost;
}

// The same file twice, in an archive inside the bundle and unpacked beside it: the rows of the former are copies.
void BundleReader::markDoubles()
{
    std::map<std::pair<QString, qint64>, std::vector<size_t>> alike;
    for (size_t i = 0; i < m_sources.size(); ++i) {
        const model::SourceInfo &info = m_sources[i]->info();
        if (info.bytes > 0 && info.bytes <= largestDouble)
            alike[{info.path.section(u'/', -1), info.bytes}].push_back(i);
    }
    constexpr size_t mostAlike = 16; // each is compared with each
    for (const auto &[name, indexes] : alike) {
        if (indexes.size() > mostAlike)
            continue;
        for (const size_t inner : indexes) {
            const auto isTwin = [&](size_t outer) {
                const model::SourceInfo &a = m_sources[inner]->info();
                const model::SourceInfo &b = m_sources[outer]->info();
                return isInside(a.path) && !isInside(b.path)
                    && m_texts.read(a.id, model::ByteOffset(0), a.bytes) == m_texts.read(b.id, model::ByteOffset(0), b.bytes);
            };
            if (std::any_of(indexes.begin(), indexes.end(), isTwin)) {
                model::RowSet all;
                all.addRange(0, m_sources[inner]->rows());
                m_sources[inner]->markCopies(all);
            }
        }
    }
}

void BundleReader::settleCoverage()
{
    std::optional<model::Instant> newestHeader;
    const QHash<QString, quint64> losses = linesLost();
    for (auto &builder : m_sources) {
        model::SourceInfo &info = builder->info();
        const layouts::MemberMeaning meaning = m_layout.meaningOf(info.path);
        const formats::LineContext &context = builder->context();
        const auto offset = m_time.nodeOffset.value_or(std::chrono::seconds(0));
        const auto moment = [&offset](model::PrintedTime local) { return model::Instant{local.ns} - offset; };
        if (context.headerBegin)
            info.headerBegin = moment(*context.headerBegin);
        if (context.headerEnd) {
            info.headerEnd = moment(*context.headerEnd);
            newestHeader = std::max(newestHeader.value_or(*info.headerEnd), *info.headerEnd);
        }
        if (info.bytes == 0 || context.noEntries) {
            info.coverage = model::Coverage::Empty;
            info.coverageReason = meaning.emptyReason.isEmpty() ? resources::message(u"coverage.empty") : meaning.emptyReason;
        } else if (context.commandFailed && !builder->hasText()) {
            info.coverage = model::Coverage::CommandFailed;
            info.coverageReason = resources::message(u"coverage.command-failed");
        } else if (context.commandFailed && info.role.endsWith(u"-log"_s)) {
            info.coverage = model::Coverage::CommandFailed;
            info.coverageReason = resources::message(u"coverage.command-failed-partly");
        } else if (builder->dumpNotes().cutOff) {
            info.coverage = model::Coverage::CommandFailed;
            info.coverageReason = resources::message(u"coverage.cut-off");
        } else if (const quint64 lost = losses.value(info.role)) {
            info.coverage = model::Coverage::RateLimited;
            info.coverageReason = resources::message(u"coverage.rate-limited", {{u"lines"_s, QString::number(lost)}});
        } else if ((meaning.tailLines && builder->rows() >= *meaning.tailLines) || (meaning.tailBytes && info.bytes >= *meaning.tailBytes)) {
            info.coverage = model::Coverage::Tail;
            info.coverageReason = resources::message(u"coverage.tail", {{u"lines"_s, QString::number(builder->rows())}});
        }
        if (const DumpNotes notes = builder->dumpNotes(); notes.failedLogs > 0) {
            const resources::Values values{{u"failed"_s, QString::number(notes.failedLogs)}, {u"logs"_s, QString::number(notes.logs)}};
            warn({u"ingest.dump-logs-refused"_s, resources::message(u"ingest.dump-logs-refused", values), info.path});
        }
    }
    m_info.collectedAt = m_time.collectedAt;
    if (!m_info.collectedAt)
        m_info.collectedAt = newestHeader;
}

std::shared_ptr<const model::SourceInfo> BundleReader::absent(const QString &path, const QString &role, model::Coverage coverage, model::Text reason) const
{
    auto info = std::make_shared<model::SourceInfo>();
    info->bundle = m_info.index;
    info->path = path;
    info->role = role;
    info->coverage = coverage;
    info->coverageReason = std::move(reason);
    return info;
}

std::vector<std::shared_ptr<const model::SourceInfo>> BundleReader::missing() const
{
    std::vector<std::shared_ptr<const model::SourceInfo>> result;
    for (const layouts::ExpectedMember &expected : m_layout.missing(m_members)) {
        const model::Text &reason = expected.meaning.emptyReason;
        result.push_back(absent(expected.path, expected.meaning.role, model::Coverage::Missing,
                                reason.isEmpty() ? resources::message(u"coverage.missing") : reason));
    }
    for (const QString &path : m_locked)
        result.push_back(absent(path, m_layout.meaningOf(path).role, model::Coverage::Encrypted, resources::message(u"coverage.encrypted")));
    return result;
}

} // namespace shindan::ingest
