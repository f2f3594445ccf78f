#include "services/formats/dump_marks.h"

namespace shindan::formats {

ContainerMark readContainerMark(std::string_view line) noexcept
{
    static constexpr std::string_view start = "==== START logs for container ";
    static constexpr std::string_view end = "==== END logs for container ";
    static constexpr std::string_view tail = " ====";
    static constexpr std::string_view pod = " of pod ";
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (!line.ends_with(tail))
        return {};
    line.remove_suffix(tail.size());
    ContainerMark mark;
    if (line.starts_with(start)) {
        mark.kind = ContainerMark::Start;
        line.remove_prefix(start.size());
    } else if (const size_t at = line.rfind(end); at != std::string_view::npos) {
        mark.kind = ContainerMark::End;
        line.remove_prefix(at + end.size());
    } else {
        return {};
    }
    const size_t of = line.find(pod);
    if (of == std::string_view::npos || line.find('/', of) == std::string_view::npos)
        return {};
    mark.container = line.substr(0, of);
    mark.pod = line.substr(of + pod.size());
    const bool blank = mark.container.find(' ') != std::string_view::npos || mark.pod.find(' ') != std::string_view::npos;
    return blank || mark.container.empty() ? ContainerMark() : mark;
}

std::string_view readFileMark(std::string_view line) noexcept
{
    while (line.ends_with('\r') || line.ends_with(' '))
        line.remove_suffix(1);
    if (line.starts_with("* "))
        line.remove_prefix(2);
    if (!line.starts_with("==> ") || !line.ends_with(" <==") || line.size() < 9)
        return {};
    line = line.substr(4, line.size() - 8);
    if (const size_t bracket = line.find(" ["); bracket != std::string_view::npos && bracket > 0)
        line = line.substr(0, bracket);
    return line;
}

bool isLogRequestError(std::string_view line) noexcept
{
    return line.starts_with("Create log request error: ") || line.starts_with("Request log error: ");
}

} // namespace shindan::formats
