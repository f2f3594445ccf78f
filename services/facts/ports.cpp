// Whether the kubelet's port is listened on: `netstat -ln` and `ss -ln`, with or without a section around them.
//
// A list proves that nobody listens only if its end is there: the footer of its section or, without one, the heading of the list
// that netstat prints after it.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

using Listening = WorstOf<bool, bool (*)(bool, bool)>;

/// `tcp6  0  0 :::10250  :::*  LISTEN` (netstat) or `tcp LISTEN 0 128 *:10250 *:*` (ss).
bool listensOn(std::string_view line, std::string_view port)
{
    if (!contains(line, "LISTEN") || contains(line, "LISTENING") || line.starts_with("unix"))
        return false;
    const std::vector<std::string_view> words = fieldsOf(line);
    const auto isLocal = [&](std::string_view word) {
        return word.ends_with(port) && word.size() > port.size() && word[word.size() - port.size() - 1] == ':';
    };
    if (line.starts_with("tcp") && words.size() >= 6 && words.back() == "LISTEN")
        return isLocal(words[3]);
    const auto state = std::find(words.begin(), words.end(), "LISTEN");
    return words.end() - state >= 5 && isLocal(state[3]);
}

/// One list of listening sockets: lines [begin, end) of a section.
struct List
{
    size_t begin = 0;
    size_t end = 0;
    bool whole = false;
};

std::vector<List> listsIn(const Section &section)
{
    std::vector<List> lists;
    if (section.runs("ss") && section.command.find('l') != std::string_view::npos)
        lists.push_back({0, section.lines.size(), section.closed && !section.failed});
    std::optional<size_t> begin;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::string_view line = section.lines[i];
        if (!line.starts_with("Active "))
            continue;
        if (begin)
            lists.push_back({*begin, i, true});
        begin = line.starts_with("Active Internet connections (only servers)")
                || line.starts_with("Active Internet connections (servers and established)")
            ? std::optional(i)
            : std::nullopt;
    }
    if (begin)
        lists.push_back({*begin, section.lines.size(), !section.command.empty() && section.closed && !section.failed});
    return lists;
}

} // namespace

void readPorts(const Material &material, FactList &facts)
{
    Listening listening([](bool a, bool b) { return !a && b; });
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!section.command.empty() && !section.runs("netstat") && !section.runs("ss"))
            return;
        for (const List &list : listsIn(section)) {
            bool found = false;
            for (size_t i = list.begin; i < list.end && !found; ++i) {
                found = listensOn(section.lines[i], "10250");
                if (found)
                    listening.offer(true, member.at(section.lineAt(i)));
            }
            if (!found && list.whole)
                listening.offer(false, member.at(section.lineAt(list.begin)));
        }
    });
    const QString id = u"port.10250.listening"_s;
    if (!listening.worst())
        return;
    facts.addBoolean(id, listening.worst()->value, listening.worst()->place);
    if (const auto &other = listening.other())
        facts.note({id, {}, u"false"_s, listening.worst()->place, u"true"_s, other->place});
}

} // namespace shindan::facts
