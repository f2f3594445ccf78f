#include "model/incident.h"

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

QString momentCoverName(MomentCover cover)
{
    switch (cover) {
    case MomentCover::Covered: return u"covered"_s;
    case MomentCover::Silent: return u"silent"_s;
    case MomentCover::BeginsLater: return u"begins-later"_s;
    case MomentCover::EndsEarlier: return u"ends-earlier"_s;
    case MomentCover::Missing: return u"missing"_s;
    }
    return u"missing"_s;
}

QString momentBootName(MomentBoot boot)
{
    switch (boot) {
    case MomentBoot::Current: return u"current"_s;
    case MomentBoot::Earlier: return u"earlier"_s;
    case MomentBoot::Between: return u"between"_s;
    case MomentBoot::Unknown: return u"unknown"_s;
    }
    return u"unknown"_s;
}

std::optional<NearLine> SourceAtMoment::nearest(Instant at) const
{
    if (!before || !after)
        return before ? before : after;
    return at - before->time <= after->time - at ? before : after;
}

} // namespace shindan::model
