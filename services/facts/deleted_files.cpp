// Files that are deleted and still open: their space is in use, though no folder shows them. Source: `lsof`.

#include "services/facts/extractors.h"
#include "services/facts/process_list.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <set>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t listedProcesses = 10;

struct OpenFile
{
    std::string_view command;
    qint64 pid = 0;
    std::pair<std::string_view, std::string_view> identity; ///< device and inode
    qint64 size = 0;
};

/// `java  4711  root  5w  REG  253,1  1048576  393217 /var/log/app.log (deleted)`; columns TID and TASKCMD may stand between.
/// Only regular files on disks count: memory that has a name (memfd, /dev/shm, SysV) takes no disk space.
std::optional<OpenFile> deletedFileIn(std::string_view line)
{
    if (!line.ends_with("(deleted)"))
        return std::nullopt;
    const std::vector<std::string_view> words = fieldsOf(line);
    const auto type = std::find(words.begin(), words.end(), "REG");
    if (words.end() - type < 6 || type - words.begin() < 4)
        return std::nullopt;
    const std::string_view name = type[4];
    if (name.starts_with("/memfd:") || name.starts_with("/dev/") || name.starts_with("/SYSV") || name.starts_with("/[aio]"))
        return std::nullopt;
    const auto pid = wholeNumber(words[1]);
    const auto size = wholeNumber(type[2]);
    if (!pid || !size || *size < 0)
        return std::nullopt;
    return OpenFile{words[0], *pid, {type[1], type[3]}, *size};
}

struct Process
{
    QString subject;
    qint64 bytes = 0;
    Place place;
};

/// What threads and several processes share is one file, counted where it stands first.
void readList(const MemberText &member, const Section &section, FactList &facts)
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    std::map<qint64, Process> processes;
    qint64 bytes = 0;
    std::optional<Place> first;
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const auto file = deletedFileIn(section.lines[i]);
        if (!file || !seen.insert(file->identity).second)
            continue;
        const Place place = member.at(section.lineAt(i));
        first = first.value_or(place);
        bytes += file->size;
        processes.try_emplace(file->pid, Process{ProcessNames::subject(file->command, file->pid), 0, place})
            .first->second.bytes += file->size;
    }
    const Place place = first.value_or(member.at(section.header));
    facts.addInteger(u"deleted-files.open.count"_s, static_cast<qint64>(seen.size()), place);
    facts.addInteger(u"deleted-files.open-bytes"_s, bytes, place);
    std::vector<Process> largest;
    for (auto &[pid, process] : processes)
        largest.push_back(std::move(process));
    std::stable_sort(largest.begin(), largest.end(), [](const Process &a, const Process &b) { return a.bytes > b.bytes; });
    for (size_t i = 0; i < std::min(largest.size(), listedProcesses); ++i)
        facts.addInteger(u"process.deleted-files-bytes"_s, largest[i].bytes, largest[i].place, largest[i].subject);
}

} // namespace

void readDeletedFiles(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        const bool whole = section.runs("lsof") && section.closed && !section.failed;
        if (whole && !section.lines.empty() && section.lines[0].starts_with("COMMAND"))
            readList(member, section, facts);
    });
}

} // namespace shindan::facts
