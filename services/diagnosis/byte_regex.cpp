#include "services/diagnosis/byte_regex.h"

#include "services/resources/messages.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr uint32_t stepLimit = 1'000'000;
constexpr uint32_t maxGroups = 32;
constexpr size_t jitStackBytes = 512 * 1024;

PCRE2_SPTR bytesOf(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

struct Name
{
    QString name;
    uint32_t number;
};

std::vector<Name> namesOf(const pcre2_code *code)
{
    uint32_t count = 0;
    uint32_t entrySize = 0;
    PCRE2_SPTR table = nullptr;
    pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &entrySize);
    pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
    std::vector<Name> names;
    for (uint32_t i = 0; i < count; ++i, table += entrySize)
        names.push_back({QString::fromUtf8(reinterpret_cast<const char *>(table + 2)), uint32_t(table[0]) << 8 | table[1]});
    return names;
}

} // namespace

struct ByteRegex::Workspace::Data
{
    pcre2_match_data *match = pcre2_match_data_create(maxGroups, nullptr);
    pcre2_match_context *context = pcre2_match_context_create(nullptr);
    pcre2_jit_stack *stack = pcre2_jit_stack_create(32 * 1024, jitStackBytes, nullptr);
};

ByteRegex::Workspace::Workspace()
    : m_data(std::make_unique<Data>())
{
    pcre2_set_match_limit(m_data->context, stepLimit);
    pcre2_jit_stack_assign(m_data->context, nullptr, m_data->stack);
}

ByteRegex::Workspace::~Workspace()
{
    pcre2_match_data_free(m_data->match);
    pcre2_match_context_free(m_data->context);
    pcre2_jit_stack_free(m_data->stack);
}

struct ByteRegex::Code
{
    explicit Code(pcre2_code *compiled)
        : code(compiled)
        , names(namesOf(compiled))
    {
        for (const Name &name : names)
            groups.append(name.name);
        groups.removeDuplicates();
    }
    ~Code() { pcre2_code_free(code); }
    Code(const Code &) = delete;
    Code &operator=(const Code &) = delete;

    pcre2_code *code;
    std::vector<Name> names;
    QStringList groups;
};

model::Result<ByteRegex> ByteRegex::compile(const QByteArray &text)
{
    int number = 0;
    size_t offset = 0;
    pcre2_code *code = pcre2_compile(bytesOf({text.constData(), size_t(text.size())}), size_t(text.size()),
                                     PCRE2_DUPNAMES, &number, &offset, nullptr);
    if (!code) {
        PCRE2_UCHAR said[160] = {};
        pcre2_get_error_message(number, said, sizeof said);
        model::Error error = resources::errorFor(u"diagnosis.pattern.not-an-expression",
                                                   {{u"reason"_s, QString::fromUtf8(reinterpret_cast<const char *>(said))},
                                                    {u"column"_s, QString::number(offset + 1)}});
        error.column = int(offset) + 1;
        return error;
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // where there is no compiler, the interpreter serves
    ByteRegex regex;
    regex.m_code = std::make_shared<const Code>(code);
    return regex;
}

bool ByteRegex::matches(std::string_view text, Workspace &workspace) const
{
    const Workspace::Data &data = *workspace.m_data;
    return pcre2_match(m_code->code, bytesOf(text), text.size(), 0, 0, data.match, data.context) >= 0;
}

bool ByteRegex::capture(std::string_view text, Workspace &workspace, Captured &captured) const
{
    if (!matches(text, workspace))
        return false;
    const size_t *offsets = pcre2_get_ovector_pointer(workspace.m_data->match);
    const uint32_t pairs = pcre2_get_ovector_count(workspace.m_data->match);
    for (const Name &name : m_code->names) {
        if (name.number >= pairs)
            continue;
        const size_t begin = offsets[2 * name.number];
        const size_t end = offsets[2 * name.number + 1];
        if (begin == PCRE2_UNSET || end <= begin || captured.contains(name.name))
            continue;
        captured.insert(name.name, QString::fromUtf8(text.data() + begin, qsizetype(end - begin)));
    }
    return true;
}

const QStringList &ByteRegex::groups() const
{
    return m_code->groups;
}

} // namespace shindan::diagnosis
