#include "model/analysis.h"

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

QString findingStateName(FindingState state)
{
    switch (state) {
    case FindingState::Active: return u"active"_s;
    case FindingState::Recovered: return u"recovered"_s;
    case FindingState::EarlierBoot: return u"earlier-boot"_s;
    }
    return u"active"_s;
}

QString checkStatusName(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Fired: return u"fired"_s;
    case CheckStatus::Clear: return u"clear"_s;
    case CheckStatus::Partly: return u"partly"_s;
    case CheckStatus::NotChecked: return u"not-checked"_s;
    }
    return u"not-checked"_s;
}

QString stepStatusName(StepStatus status)
{
    switch (status) {
    case StepStatus::Ok: return u"ok"_s;
    case StepStatus::Problem: return u"problem"_s;
    case StepStatus::Partial: return u"partial"_s;
    case StepStatus::NotCollected: return u"not-collected"_s;
    }
    return u"not-collected"_s;
}

const Finding *Analysis::finding(const QString &id) const
{
    for (const Finding &finding : findings) {
        if (finding.id == id)
            return &finding;
    }
    return nullptr;
}

const Fact *Analysis::fact(BundleIndex bundle, QStringView id, QStringView subject) const
{
    for (const Fact &fact : facts) {
        if (fact.bundle == bundle && fact.id == id && (subject.isEmpty() || fact.subject == subject))
            return &fact;
    }
    return nullptr;
}

std::shared_ptr<const Analysis> Analysis::empty()
{
    auto analysis = std::make_shared<Analysis>();
    analysis->snapshot = Snapshot::empty();
    return analysis;
}

} // namespace shindan::model
