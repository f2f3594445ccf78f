#include "services/diagnosis/notices.h"

#include "services/resources/messages.h"

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using model::Notice;
using model::SourceInfo;

namespace {

constexpr qsizetype membersShown = 8;

class Notices
{
public:
    Notices(const model::Analysis &analysis, model::BundleIndex bundle)
        : m_snapshot(*analysis.snapshot)
        , m_bundle(bundle)
        , m_info(*analysis.snapshot->bundles[bundle.value()])
    {
    }

    std::vector<Notice> all()
    {
        const bool collected = m_info.layout.startsWith(u"ack-"_s);
        if (collected) {
            addEmpty(u"events-not-collected"_s, u"events-table"_s);
            addEmpty(u"cluster-dump-not-collected"_s, u"object-dump"_s);
            addControlPlane();
            addMissing();
        } else if (!m_info.layout.isEmpty() && m_info.layout != u"cluster-info-dump"_s) {
            add(u"no-bundle"_s, {}, {}, {u"collect-diagnostic-data"_s, u"collect-diagnostic-data-windows"_s});
        }
        addRateLimited();
        return std::move(m_notices);
    }

private:
    void add(const QString &id, const QString &source, const resources::Values &values, const QStringList &faq)
    {
        Notice notice;
        notice.bundle = m_bundle;
        notice.id = id;
        notice.title = resources::message(QString(u"diagnosis.notice."_s + id + u".title"_s), values);
        notice.detail = resources::message(QString(u"diagnosis.notice."_s + id + u".detail"_s), values);
        notice.source = source;
        notice.faq = faq;
        m_notices.push_back(std::move(notice));
    }

    // How to collect, on the system that the bundle comes from.
    [[nodiscard]] QString collecting() const
    {
        return m_info.layout == u"ack-windows"_s ? u"collect-diagnostic-data-windows"_s : u"collect-diagnostic-data"_s;
    }

    // Sources of the role: those with content, and one that has none (or is missing).
    struct OfRole
    {
        bool anyWithContent = false;
        const SourceInfo *empty = nullptr;
    };
    [[nodiscard]] OfRole ofRole(const QString &role) const
    {
        OfRole result;
        for (const auto &source : m_snapshot.sources) {
            if (source->info->bundle != m_bundle || source->info->role != role)
                continue;
            const bool content = source->rows > 0 && source->info->coverage != model::Coverage::Empty;
            result.anyWithContent = result.anyWithContent || content;
            if (!content)
                result.empty = source->info.get();
        }
        for (const auto &missing : m_snapshot.missing) {
            if (missing->bundle == m_bundle && missing->role == role && missing->coverage == model::Coverage::Missing && !result.empty)
                result.empty = missing.get();
        }
        return result;
    }

    void addEmpty(const QString &id, const QString &role)
    {
        const OfRole found = ofRole(role);
        if (!found.anyWithContent && found.empty)
            add(id, found.empty->path, {{u"member"_s, found.empty->path}}, {collecting()});
    }

    // On a managed cluster nobody can collect these; on a dedicated one they come from a master.
    void addControlPlane()
    {
        if (m_info.layout != u"ack-linux"_s)
            return;
        for (const QString &role : {u"apiserver-log"_s, u"controller-manager-log"_s, u"scheduler-log"_s}) {
            if (ofRole(role).anyWithContent)
                return;
        }
        add(u"control-plane-not-collected"_s, {}, {}, {u"connect-to-master-node"_s, u"collect-diagnostic-data"_s});
    }

    void addMissing()
    {
        QStringList paths;
        for (const auto &missing : m_snapshot.missing) {
            static const QStringList toldAlready{u"events-table"_s, u"object-dump"_s, u"apiserver-log"_s, u"controller-manager-log"_s,
                                                 u"scheduler-log"_s, u"cloud-controller-manager-log"_s};
            if (missing->bundle == m_bundle && missing->coverage == model::Coverage::Missing && !toldAlready.contains(missing->role))
                paths.append(missing->path);
        }
        if (paths.isEmpty())
            return;
        const QString count = QString::number(paths.size());
        QString members = paths.first(std::min(paths.size(), membersShown)).join(u", "_s);
        if (paths.size() > membersShown)
            members += u", …"_s;
        add(u"members-missing"_s, paths.first(), {{u"count"_s, count}, {u"members"_s, members}}, {collecting()});
    }

    void addRateLimited()
    {
        for (const auto &source : m_snapshot.sources) {
            if (source->info->bundle == m_bundle && source->info->coverage == model::Coverage::RateLimited)
                add(u"log-rate-limited"_s, source->info->path, {{u"member"_s, source->info->path}}, {});
        }
    }

    const model::Snapshot &m_snapshot;
    model::BundleIndex m_bundle;
    const model::BundleInfo &m_info;
    std::vector<Notice> m_notices;
};

} // namespace

std::vector<Notice> noticesOf(const model::Analysis &analysis, model::BundleIndex bundle)
{
    return Notices(analysis, bundle).all();
}

} // namespace shindan::diagnosis
