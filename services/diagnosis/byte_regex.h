#pragma once
// A regular expression over bytes (PCRE2 with its just-in-time compiler): gives the captured groups, which Hyperscan does not.

#include "model/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <memory>
#include <string_view>

namespace shindan::diagnosis {

/// Values of named groups. Groups that took no part, or nothing, are left out.
using Captured = QMap<QString, QString>;

/// Immutable and shared; any thread may use it with a Workspace of its own.
class ByteRegex
{
public:
    /// Memory of one thread.
    class Workspace
    {
    public:
        Workspace();
        ~Workspace();
        Workspace(const Workspace &) = delete;
        Workspace &operator=(const Workspace &) = delete;

    private:
        friend class ByteRegex;
        struct Data;
        std::unique_ptr<Data> m_data;
    };

    /// The Error's column counts from 1 inside the expression; its sentence names what PCRE2 says.
    [[nodiscard]] static model::Result<ByteRegex> compile(const QByteArray &text);
    /// Gives up (no match) after a million steps: input is hostile.
    [[nodiscard]] bool matches(std::string_view text, Workspace &workspace) const;
    /// Named groups of the first match; false if there is none.
    [[nodiscard]] bool capture(std::string_view text, Workspace &workspace, Captured &captured) const;
    [[nodiscard]] const QStringList &groups() const;

private:
    struct Code;
    std::shared_ptr<const Code> m_code;
};

} // namespace shindan::diagnosis
