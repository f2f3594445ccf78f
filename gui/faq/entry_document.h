#pragma once
// An FAQ entry as a document: plain text set in blocks, commands in boxes of their own with a link that copies them.
//
// Links are addresses of our own: `copy:3` (the command's number), `entry:<id>`, `finding:<id>`. Nothing in an entry is read as
// markup but the ` signs around code.

#include "services/knowledge/applicability.h"
#include "services/knowledge/faq.h"

#include <QPalette>
#include <QStringList>
#include <QTextDocument>

namespace shindan::gui {

enum class EntryLanguages { Japanese, English, Both };

struct EntryLook
{
    EntryLanguages languages = EntryLanguages::English;
    bool sideBySide = true; ///< for both: columns; false: one below the other, block by block
    QPalette palette;
    model::Language interfaceLanguage = model::Language::English;
};

/// A finding of the open bundle that leads to the entry.
struct LedFinding
{
    QString id;
    QString title;
    QString about; ///< severity, state, subject in words
    friend bool operator==(const LedFinding &, const LedFinding &) = default;
};

/// What the open bundle has to do with the entry.
struct EntryContext
{
    std::optional<knowledge::Applicability> applicability; ///< no value: nothing is open
    std::vector<LedFinding> findings;
    friend bool operator==(const EntryContext &, const EntryContext &) = default;
};

/// Fills the document anew; returns the commands by their number in `copy:` links. Its own words (what the entry is for, the
/// findings) are in the interface's language, the entry in those of the look.
QStringList fillDocument(QTextDocument &document, const knowledge::FaqEntry &entry, const EntryLook &look, const EntryContext &context = {});

/// The whole entry as plain text in one language, as it goes into an answer.
[[nodiscard]] QString entryAsText(const knowledge::FaqEntry &entry, model::Language language);

} // namespace shindan::gui
