#pragma once
// The answer to the customer on some findings: what happened, why, what to do, what to collect next. A text without greeting and
// signature, in the customer's language and zone, that goes out as it is or is edited first.

#include "model/analysis.h"
#include "services/report/redaction.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace shindan::report {

enum class ReplyShape : quint8 { PlainText, Markdown };

struct ReplyOptions
{
    std::vector<model::Language> languages{model::Language::English}; ///< one text each, in this order
    ReplyShape shape = ReplyShape::PlainText;
    Secrets secrets = Secrets::Masked;
    std::optional<model::DisplayZone> zone; ///< no value: that of each bundle's node
    bool confirmation = true;               ///< with the steps that confirm the fault
    bool prevention = true;                 ///< with what keeps it from coming again
};

/// The findings with these ids in the order of the analysis (unknown ids are left out), those of one rule together, each with the
/// steps of its first FAQ entry that applies to the cluster. Empty if no id is known. Nothing of a bundle is read as markup.
[[nodiscard]] QString replyText(const model::Analysis &analysis, const QStringList &findingIds, const ReplyOptions &options);

} // namespace shindan::report
