#pragma once
// What programs print: sentences with places for values, from resources/simulation. Each knows its program, level and the versions that
// print it.

#include "model/text.h"
#include "services/training/nodes/random.h"

#include <QCborMap>

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace shindan::training {

/// How a program writes its lines: klog, logfmt of containerd, the kernel's ring buffer, or as they are.
enum class Style : quint8 { Plain, Klog, Logfmt, Kernel };

/// Values for the places of a sentence.
using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;
using ValueList = std::vector<std::pair<std::string, std::string>>;

/// A sentence of a program. Places: `{pod}` is a value of the caller; `{~hex:12}` `{~int:1:99}` `{~uuid}` `{~pick:a|b}` are drawn by chance.
/// Any other brace stands for itself.
struct Message
{
    struct Part
    {
        enum class Kind : quint8 { Text, Value, Hex, Int, Uuid, Pick };
        Kind kind = Kind::Text;
        std::string text; ///< or the value's name
        std::int64_t low = 0;
        std::int64_t high = 0;
        std::vector<std::string> choices{};
    };
    enum class Peculiar : quint8 { No, Silenced, Doubled }; ///< what is special on this node, of a pair to compare
    std::string id;       ///< kubelet.probe-failed
    std::string program;
    Style style = Style::Plain;
    char level = 'I';     ///< as klog writes it
    int every = 0;        ///< seconds between two, for everyday noise; 0: only when something makes the program say it
    Peculiar peculiar = Peculiar::No;
    std::vector<Part> parts;

    /// Lines are separated by \n.
    template <typename List>
    void append(std::string &out, const List &values, Random &random) const
    {
        for (const Part &part : parts)
            appendPart(out, part, values, random);
    }

private:
    template <typename List>
    static void appendPart(std::string &out, const Part &part, const List &values, Random &random)
    {
        switch (part.kind) {
        case Part::Kind::Text: out += part.text; return;
        case Part::Kind::Value:
            for (const auto &[name, value] : values) {
                if (name == part.text) {
                    out += value;
                    return;
                }
            }
            return;
        case Part::Kind::Hex: random.appendHex(out, static_cast<int>(part.low)); return;
        case Part::Kind::Int: out += std::to_string(random.between(part.low, part.high)); return;
        case Part::Kind::Uuid: out += random.uuid(); return;
        case Part::Kind::Pick: out += random.of(part.choices); return;
        }
    }
};

/// Versions compared number by number: 1.24 < 1.34.1. Unlike parts end the comparison.
[[nodiscard]] int compareVersions(std::string_view a, std::string_view b);

/// The sentences as the programs of one node print them.
class MessageCatalogue
{
public:
    /// `versionOf`: program -> version; a program that is not in it prints its newest wording.
    explicit MessageCatalogue(const std::unordered_map<std::string, std::string> &versionOf);

    /// Null: there is no such message.
    [[nodiscard]] const Message *find(std::string_view id) const;
    [[nodiscard]] const std::vector<Message> &all() const { return m_messages; }
    /// A list of lines that stand in a file or are printed one after the other, by its name: `boot.kernel`.
    [[nodiscard]] const std::vector<std::string> &lines(std::string_view id) const;

    /// From now on `id` prints what `by` prints, as its program.
    void replace(std::string_view id, std::string_view by);
    void setPeculiar(std::string_view id, Message::Peculiar peculiar);

    [[nodiscard]] static std::vector<Message::Part> parse(std::string_view text);

private:
    void read(const QCborMap &file, const std::unordered_map<std::string, std::string> &versionOf);

    std::vector<Message> m_messages;
    std::unordered_map<std::string, std::size_t> m_byId;
    std::unordered_map<std::string, std::vector<std::string>> m_lines;
};

} // namespace shindan::training
