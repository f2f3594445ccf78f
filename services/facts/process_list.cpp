#include "services/facts/process_list.h"

#include "services/facts/text_scan.h"

namespace shindan::facts {

bool isProcessHeader(std::string_view line)
{
    const std::vector<std::string_view> words = fieldsOf(line);
    return words.size() == 8 && words[0] == "UID" && words[1] == "PID" && words[7] == "CMD";
}

std::string_view programOf(std::string_view line)
{
    const std::vector<std::string_view> words = fieldsOf(line, 8);
    if (words.size() < 8 || !wholeNumber(words[1]) || words[7].starts_with('['))
        return {};
    const std::vector<std::string_view> command = fieldsOf(words[7], 3);
    const std::string_view program = command[0].substr(command[0].rfind('/') + 1);
    if (program == "docker" && command.size() > 1 && (command[1] == "daemon" || command[1] == "-d"))
        return "dockerd";
    if (program == "hyperkube" && command.size() > 1)
        return command[1];
    return program;
}

} // namespace shindan::facts
