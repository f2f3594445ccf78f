#include "services/comparison/settings.h"

#include "services/comparison/chosen_lines.h"
#include "services/resources/messages.h"

#include <QRegularExpression>

#include <array>
#include <map>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;

namespace {

bool speaksOfAnImage(const QString &masked)
{
    static constexpr std::array phrases{"PullImage"_L1, "Pulling image"_L1, "Successfully pulled image"_L1, "already present on machine"_L1};
    return std::any_of(phrases.begin(), phrases.end(), [&](QLatin1StringView phrase) { return masked.contains(phrase, Qt::CaseInsensitive); });
}

struct Reference
{
    QString repository; ///< without the registry's host
    QString version;    ///< tag, else the digest's beginning
};

// `host[:port]/path/name[:tag][@digest]`. The first part is a host if it has a dot or a port, as in containers/image.
std::optional<Reference> referenceIn(const QString &text)
{
    static const QRegularExpression form(u"^(?:([^/]*[.:][^/]*|localhost)/)?([a-z0-9._/-]+)(?::([A-Za-z0-9_][A-Za-z0-9._-]*))?(?:@(sha256:[0-9a-f]{12})[0-9a-f]*)?$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch() || (match.capturedView(3).isEmpty() && match.capturedView(4).isEmpty()))
        return std::nullopt;
    return Reference{match.captured(2), match.captured(match.capturedView(3).isEmpty() ? 4 : 3)};
}

} // namespace

std::vector<model::Fact> readImages(const model::Snapshot &snapshot, const ingest::TextStore &texts, model::BundleIndex bundle)
{
    static const QRegularExpression quoted(u"(?:PullImage|[Ii]mage) \"([^\"\\s]+)\""_s);
    std::map<QString, model::Fact> byRepository;
    for (const ChosenLine &line : chosenLines(snapshot, texts, bundle, model::Instant::minimum(), model::Instant::maximum(), speaksOfAnImage)) {
        const auto match = quoted.match(line.message);
        const auto reference = match.hasMatch() ? referenceIn(match.captured(1)) : std::nullopt;
        if (!reference)
            continue;
        model::Fact &fact = byRepository[reference->repository];
        fact.id = u"image.version"_s;
        fact.name = resources::message(u"comparison.fact.image");
        fact.subject = reference->repository;
        fact.value = reference->version;
        fact.type = u"string"_s;
        fact.bundle = bundle;
        fact.source = line.evidence.source;
        fact.line = line.evidence.line;
    }
    std::vector<model::Fact> facts;
    for (auto &[repository, fact] : byRepository)
        facts.push_back(std::move(fact));
    return facts;
}

} // namespace shindan::comparison
