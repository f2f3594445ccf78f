#include "services/formats/container_row.h"

#include <algorithm>
#include <array>

namespace shindan::formats {

namespace {

bool isHex(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// k8s_CONTAINER_POD_NAMESPACE_UID_ATTEMPT; none of the names can hold an underscore.
void readKubeletName(std::string_view name, ContainerRow &row) noexcept
{
    if (!name.starts_with("k8s_"))
        return;
    std::array<std::string_view *, 3> parts{&row.container, &row.pod, &row.space};
    name.remove_prefix(4);
    for (std::string_view *part : parts) {
        const size_t end = name.find('_');
        *part = name.substr(0, end);
        if (end == std::string_view::npos)
            return;
        name.remove_prefix(end + 1);
    }
}

} // namespace

bool readContainerRow(std::string_view line, ContainerRow &row) noexcept
{
    row = {};
    size_t digits = 0;
    while (digits < line.size() && isHex(line[digits]))
        ++digits;
    if ((digits != 12 && digits != 13) || line.substr(digits, 2) != "  " || line.find(" ago ") == std::string_view::npos)
        return false;
    row.id = line.substr(0, digits);
    std::array<std::string_view, 10> columns;
    size_t count = 0;
    size_t age = 0;
    for (size_t at = 0; at < line.size() && count < columns.size();) {
        const size_t end = std::min(line.find("  ", at), line.size());
        columns[count] = line.substr(at, end - at);
        if (columns[count].ends_with(" ago"))
            age = count;
        ++count;
        at = line.find_first_not_of(' ', end);
        if (at == std::string_view::npos)
            break;
    }
    // crictl: ID, IMAGE, CREATED, STATE, NAME, ATTEMPT, POD ID, POD, NAMESPACE; docker: ID, IMAGE, COMMAND, CREATED, STATUS, PORTS, NAMES
    if (age == 2 && count >= 8) {
        row.container = columns[4];
        row.pod = columns[7];
        row.space = count > 8 ? columns[8] : std::string_view();
    } else if (age > 2 && count > age + 1) {
        readKubeletName(columns[count - 1], row);
    }
    return age >= 2;
}

} // namespace shindan::formats
