#include "services/formats/level_words.h"

#include <algorithm>
#include <array>

namespace shindan::formats {

using model::Level;

namespace {

struct Word
{
    std::string_view text;
    Level level;
};

// Sorted by the first letter; levelOfWord() begins at the letter's first entry.
constexpr std::array words{
    Word{"alert", Level::Fatal},       Word{"aler", Level::Fatal},      Word{"config", Level::Debug},   Word{"crit", Level::Fatal},
    Word{"critical", Level::Fatal},    Word{"dbg", Level::Debug},       Word{"dbug", Level::Debug},     Word{"ddebug", Level::Debug},
    Word{"debug", Level::Debug},       Word{"debu", Level::Debug},      Word{"dpanic", Level::Fatal},   Word{"emerg", Level::Fatal},
    Word{"emergency", Level::Fatal},   Word{"eror", Level::Error},      Word{"err", Level::Error},      Word{"erro", Level::Error},
    Word{"error", Level::Error},       Word{"exception", Level::Error}, Word{"fail", Level::Error},     Word{"failure", Level::Error},
    Word{"fata", Level::Fatal},        Word{"fatal", Level::Fatal},     Word{"fine", Level::Debug},     Word{"finer", Level::Debug},
    Word{"finest", Level::Debug},      Word{"ftl", Level::Fatal},       Word{"inf", Level::Info},       Word{"info", Level::Info},
    Word{"information", Level::Info},  Word{"informational", Level::Info}, Word{"notice", Level::Info}, Word{"noti", Level::Info},
    Word{"panic", Level::Fatal},       Word{"pani", Level::Fatal},      Word{"severe", Level::Error},   Word{"subdebug", Level::Debug},
    Word{"trac", Level::Debug},        Word{"trace", Level::Debug},     Word{"trc", Level::Debug},      Word{"trce", Level::Debug},
    Word{"verb", Level::Debug},        Word{"verbose", Level::Debug},   Word{"vrb", Level::Debug},      Word{"warn", Level::Warning},
    Word{"warning", Level::Warning},   Word{"wrn", Level::Warning},
};

constexpr size_t longestWord = 13;

constexpr std::array<size_t, 27> firstOfLetter = [] {
    std::array<size_t, 27> table{};
    size_t at = 0;
    for (size_t letter = 0; letter < table.size(); ++letter) {
        while (at < words.size() && words[at].text[0] < static_cast<char>('a' + letter))
            ++at;
        table[letter] = at;
    }
    return table;
}();

constexpr char lowered(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

enum class Kind : unsigned char { Word, Break };

constexpr std::array<Kind, 256> kinds = [] {
    std::array<Kind, 256> table{};
    for (const char c : std::string_view(" \t[](){}<>|:,;\"'=*\x1b"))
        table[static_cast<unsigned char>(c)] = Kind::Break;
    return table;
}();

bool isBreak(char c) noexcept
{
    return kinds[static_cast<unsigned char>(c)] == Kind::Break;
}

// Words that begin sentences, too: in lower case they are a level only between marks.
bool isEverydayWord(std::string_view word, char after) noexcept
{
    static constexpr std::array<std::string_view, 12> list{"alert", "config", "exception", "fail", "failure", "fine", "finer", "finest", "inf", "notice", "verb", "noti"};
    for (const std::string_view entry : list) {
        if (word.size() == entry.size() && lowered(word[0]) == entry[0] && word.substr(1) == entry.substr(1))
            return after != ':' && after != '\t' && after != ']';
    }
    return false;
}

bool isMark(char c) noexcept
{
    return std::string_view("[](){}<>|:\t").find(c) != std::string_view::npos;
}

} // namespace

Level levelOfWord(std::string_view word) noexcept
{
    // DEBUG2 to DEBUG5, TRACE1 and their like.
    while (word.size() > 4 && word.back() >= '0' && word.back() <= '9')
        word.remove_suffix(1);
    if (word.size() < 3 || word.size() > longestWord)
        return Level::Unknown;
    std::array<char, longestWord> buffer{};
    for (size_t i = 0; i < word.size(); ++i)
        buffer[i] = lowered(word[i]);
    if (buffer[0] < 'a' || buffer[0] > 'z')
        return Level::Unknown;
    const std::string_view low(buffer.data(), word.size());
    const auto letter = static_cast<size_t>(low[0] - 'a');
    for (size_t i = firstOfLetter[letter]; i < firstOfLetter[letter + 1]; ++i) {
        if (words[i].text == low)
            return words[i].level;
    }
    return Level::Unknown;
}

Level printedLevel(std::string_view text) noexcept
{
    constexpr int mostWords = 9;
    constexpr size_t farthest = 200;
    size_t at = 0;
    bool afterKey = false; // behind `level=`
    for (int count = 0; count < mostWords; ++count) {
        while (at < text.size() && (isBreak(text[at]) || text[at] == '-')) {
            if (text[at] == '\x1b') { // a colour: up to its letter
                while (at < text.size() && !((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z'))
                    ++at;
            }
            ++at;
        }
        const size_t begin = at;
        bool lower = false;
        while (at < text.size() && !isBreak(text[at])) {
            lower = lower || (text[at] >= 'a' && text[at] <= 'z');
            ++at;
        }
        if (begin >= text.size() || at > farthest)
            return Level::Unknown;
        const std::string_view word = text.substr(begin, at - begin);
        const char before = begin > 0 ? text[begin - 1] : ' ';
        const char after = at < text.size() ? text[at] : ' ';
        // Most words are in lower case and stand in a sentence: they are not looked up at all.
        if (!lower || afterKey || count == 0 || (isMark(before) && isMark(after))) {
            const bool stands = !lower || afterKey || (isMark(before) && isMark(after)) || !isEverydayWord(word, after);
            if (const Level level = levelOfWord(word); level != Level::Unknown && stands)
                return level;
        }
        // PostgreSQL: severities that are words of every day count with their colon only.
        if (after == ':' && (word == "LOG" || word == "HINT" || word == "DETAIL" || word == "STATEMENT" || word == "CONTEXT"))
            return Level::Info;
        afterKey = after == '=' && (word == "level" || word == "lvl" || word == "severity");
    }
    // Structured data of syslog may say it farther behind.
    const size_t key = text.substr(0, farthest).find(" level=\"");
    if (key == std::string_view::npos)
        return Level::Unknown;
    const std::string_view value = text.substr(key + 8, longestWord);
    return levelOfWord(value.substr(0, value.find('"')));
}

Level levelOfPriority(int severity) noexcept
{
    static constexpr std::array levels{Level::Fatal, Level::Fatal, Level::Fatal, Level::Error, Level::Warning, Level::Info, Level::Info, Level::Debug};
    return severity >= 0 && severity < 8 ? levels[static_cast<size_t>(severity)] : Level::Unknown;
}

} // namespace shindan::formats
