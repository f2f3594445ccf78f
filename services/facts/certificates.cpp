// Days that the kubelet's certificates had left when the bundle was collected, from what its certificate manager logs.
// Source of the words: k8s.io/client-go, util/certificate/certificate_manager.go.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"
#include "services/formats/time_scan.h"

#include <set>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `2035-12-11 11:29:20 +0000 UTC`, as Go prints a time.
std::optional<model::Instant> readGoTime(std::string_view text)
{
    formats::Scanner scanner{text, 0};
    qint64 days = 0;
    qint64 clock = 0;
    std::chrono::seconds offset{0};
    if (!formats::scanDate(scanner, days) || !scanner.take(' ') || !formats::scanClock(scanner, clock) || !scanner.take(' ')
        || !formats::scanOffset(scanner, offset))
        return std::nullopt;
    return model::Instant{days * model::nsPerDay + clock} - offset;
}

/// `logger=kubernetes.io/kubelet-serving` or, before structured logs, `kubernetes.io/kubelet-serving: Certificate expiration is
/// ...`.
QString certificateIn(const std::string &message)
{
    const auto named = behind(message, "logger=", " :");
    const auto before = named ? named : behind(message, "kubernetes.io/", " :");
    if (!before)
        return {};
    return toText(before->substr(before->rfind('/') + 1));
}

} // namespace

void readCertificates(const Material &material, FactList &facts)
{
    if (!material.collectedAt)
        return;
    std::vector<const LogLine *> lines = material.log.with("Certificate rotation deadline determined", "kubelet");
    const std::vector<const LogLine *> older = material.log.with("Certificate expiration is ", "kubelet");
    lines.insert(lines.begin(), older.begin(), older.end());
    for (auto it = lines.rbegin(); it != lines.rend(); ++it) { // the last word on each certificate
        const std::string_view message = (*it)->message;
        const auto text =
            contains(message, "expiration=") ? behind(message, "expiration=", "") : behind(message, "expiration is ", ",");
        const auto expires = text ? readGoTime(*text) : std::nullopt;
        if (!expires)
            continue;
        const qint64 left = expires->ns - material.collectedAt->ns;
        const qint64 days = left / model::nsPerDay - (left % model::nsPerDay < 0 ? 1 : 0);
        facts.addInteger(u"certificate.days-left"_s, days, (*it)->place(), certificateIn((*it)->message));
    }
}

} // namespace shindan::facts
