#pragma once
// An FAQ entry as a document: plain text set in blocks, commands in boxes of their own with a link that copies them.
//
// Links are addresses of our own: `copy:3` (the command's number), `entry:<id>`. Nothing in an entry is read as markup but the
// ` signs around code.

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
};

/// Fills the document anew; returns the commands by their number in `copy:` links.
QStringList fillDocument(QTextDocument &document, const knowledge::FaqEntry &entry, const EntryLook &look);

/// The whole entry as plain text in one language, as it goes into an answer.
[[nodiscard]] QString entryAsText(const knowledge::FaqEntry &entry, model::Language language);

} // namespace shindan::gui
