#include "model/comparison.h"

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

QString differenceKindName(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::Fact:
        return u"fact"_s;
    case DifferenceKind::Finding:
        return u"finding"_s;
    case DifferenceKind::Message:
        return u"message"_s;
    case DifferenceKind::Sequence:
        return u"sequence"_s;
    }
    return {};
}

QString differenceChangeName(DifferenceChange change)
{
    switch (change) {
    case DifferenceChange::Changed:
        return u"changed"_s;
    case DifferenceChange::OnlyFirst:
        return u"only-first"_s;
    case DifferenceChange::OnlySecond:
        return u"only-second"_s;
    case DifferenceChange::Worse:
        return u"worse"_s;
    case DifferenceChange::Better:
        return u"better"_s;
    case DifferenceChange::MoreOften:
        return u"more-often"_s;
    case DifferenceChange::LessOften:
        return u"less-often"_s;
    case DifferenceChange::Slower:
        return u"slower"_s;
    case DifferenceChange::Faster:
        return u"faster"_s;
    }
    return {};
}

QString comparedPhaseName(ComparedPhase phase)
{
    switch (phase) {
    case ComparedPhase::Steady:
        return u"steady"_s;
    case ComparedPhase::Startup:
        return u"startup"_s;
    case ComparedPhase::Whole:
        return u"whole"_s;
    }
    return {};
}

QString alignmentMethodName(AlignmentMethod method)
{
    switch (method) {
    case AlignmentMethod::Absolute:
        return u"absolute"_s;
    case AlignmentMethod::Collected:
        return u"collected"_s;
    case AlignmentMethod::Boot:
        return u"boot"_s;
    case AlignmentMethod::Event:
        return u"event"_s;
    case AlignmentMethod::Manual:
        return u"manual"_s;
    }
    return {};
}

std::shared_ptr<const Comparison> Comparison::empty()
{
    static const auto none = [] {
        auto comparison = std::make_shared<Comparison>();
        comparison->analysis = Analysis::empty();
        return comparison;
    }();
    return none;
}

} // namespace shindan::model
