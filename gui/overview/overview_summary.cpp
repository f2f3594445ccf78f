#include "gui/overview/overview_summary.h"

#include "gui/overview/overview_facts.h"
#include "gui/session/session.h"
#include "gui/style/formatting.h"
#include "gui/style/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Overview
{
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

const QString between = u"  \u00b7  "_s;

QString whatItIs(const Session &session, model::BundleIndex bundle)
{
    const auto &info = *session.snapshot()->bundles[bundle.value()];
    QStringList parts{nodeName(session, bundle)};
    if (const QString version = kubeletVersion(session, bundle); !version.isEmpty())
        parts << u"Kubernetes "_s + version;
    if (info.collectedAt)
        parts << Overview::tr("collected %1 %2", "time, zone").arg(timeText(*info.collectedAt, session.zone(), session.language(), 0), zoneText(session.zone()));
    parts.removeAll(QString());
    return parts.join(between);
}

QString problems(const Session &session, model::BundleIndex bundle)
{
    int active = 0;
    int past = 0;
    auto worst = model::Severity::Info;
    for (const model::Finding &finding : session.analysis()->findings) {
        if (finding.bundle != bundle)
            continue;
        if (finding.state != model::FindingState::Active) {
            ++past;
            continue;
        }
        ++active;
        worst = std::max(worst, finding.severity);
    }
    QStringList parts;
    if (active > 0)
        parts << Overview::tr("%n active problem(s), the worst: %1", nullptr, active).arg(word(worst));
    else
        parts << Overview::tr("No active problem found");
    if (past > 0)
        parts << Overview::tr("%n recovered or of an earlier boot", nullptr, past);
    return parts.join(between);
}

// What was not collected is never healthy.
QString missing(const Session &session, model::BundleIndex bundle)
{
    const auto &analysis = *session.analysis();
    const auto notices = std::ranges::count(analysis.notices, bundle, &model::Notice::bundle);
    const auto unchecked = std::ranges::count_if(analysis.checks, [bundle](const model::Check &check) {
        return check.bundle == bundle && (check.status == model::CheckStatus::NotChecked || check.status == model::CheckStatus::Partly);
    });
    QStringList parts;
    if (notices > 0)
        parts << Overview::tr("%n thing(s) missing", nullptr, static_cast<int>(notices));
    if (unchecked > 0)
        parts << Overview::tr("%n rule(s) not checked, or only in part", nullptr, static_cast<int>(unchecked));
    return parts.join(between);
}

} // namespace

QString summaryOf(const Session &session, model::BundleIndex bundle)
{
    // Before the rules have spoken nothing is said of them.
    if (session.analysis()->checks.empty())
        return whatItIs(session, bundle);
    QStringList parts{problems(session, bundle), missing(session, bundle)};
    parts.removeAll(QString());
    return whatItIs(session, bundle) + u'\n' + parts.join(between);
}

} // namespace shindan::gui
