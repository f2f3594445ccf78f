#pragma once
// The text of a member, cut into lines and into the outputs of the commands in it.

#include "model/units.h"

#include <QByteArray>
#include <QString>

#include <span>
#include <string_view>
#include <vector>

namespace shindan::facts {

/// Where a value stands.
struct Place
{
    QString source; ///< member path
    model::LineNumber line; ///< 0: the member as a whole
};

/// The output of one command, or a stretch of text that no header names.
struct Section
{
    std::string_view command; ///< as its header has it; empty: text without a header
    model::LineNumber header; ///< line of the header; of a stretch without one, its first line
    model::LineNumber first; ///< line of lines[0]
    std::span<const std::string_view> lines; ///< without header, footer and `failed to collect info`; no line ends
    bool failed = false; ///< the collector noted an exit status other than 0: no proof of a fault
    bool closed = false; ///< the footer is there: the output is not cut off

    /// The command's first word is `name` (`df` fits `df -h`), or its first words are.
    [[nodiscard]] bool runs(std::string_view name) const noexcept;
    [[nodiscard]] model::LineNumber lineAt(size_t index) const noexcept
    {
        return model::LineNumber(first.value() + static_cast<quint32>(index));
    }
};

/// Owns the bytes; lines and sections point into them. Movable, because the bytes do not move with it.
class MemberText
{
public:
    /// Reads `run` sections: header of dashes with the command, output, footer. A section ends at its footer, at the next header
    /// or at the end of the text; a footer that stands behind output without a line end is found, too.
    /// `command`: the one whose output the member is; then it is one section, and closed, if it has no headers of its own.
    MemberText(QString path, QString role, QByteArray bytes, const QString &command = {});
    MemberText(MemberText &&) = default;
    MemberText &operator=(MemberText &&) = default;
    MemberText(const MemberText &) = delete;
    MemberText &operator=(const MemberText &) = delete;

    [[nodiscard]] const QString &path() const noexcept { return m_path; }
    [[nodiscard]] const QString &role() const noexcept { return m_role; }
    [[nodiscard]] const QByteArray &bytes() const noexcept { return m_bytes; }
    [[nodiscard]] const std::vector<std::string_view> &lines() const noexcept { return m_lines; }
    [[nodiscard]] const std::vector<Section> &sections() const noexcept { return m_sections; }
    [[nodiscard]] Place at(model::LineNumber line) const { return {m_path, line}; }

private:
    void split();
    void findSections();
    void nameTheOnlySection();

    QString m_path;
    QString m_role;
    QByteArray m_command;
    QByteArray m_bytes;
    std::vector<std::string_view> m_lines;
    std::vector<Section> m_sections;
};

} // namespace shindan::facts
