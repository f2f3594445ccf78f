#pragma once
// A reply before it has a shape: the same parts become plain text for a mail or Markdown for a ticket.

#include "model/text.h"

#include <QString>

#include <vector>

namespace shindan::report {

enum class ReplyPartKind : quint8 { Title, Section, Paragraph, Step, Item, Note, Command, Quote };

struct ReplyPart
{
    ReplyPartKind kind = ReplyPartKind::Paragraph;
    QString text;   ///< ` signs enclose code; of commands and quotes: as it stands
    int number = 0; ///< of a step or title; 0: a title without number
    QString shell;  ///< of a command
};

using ReplyParts = std::vector<ReplyPart>;

[[nodiscard]] QString asPlainText(const ReplyParts &parts, model::Language language);
[[nodiscard]] QString asMarkdown(const ReplyParts &parts);

} // namespace shindan::report
