#include "services/ingest/reading_tables.h"

#include "services/ingest/template_mask.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace shindan::ingest {

using model::EntityKind;

namespace {

constexpr size_t outcomeSlots = 1U << 15;
constexpr size_t mostPrinters = 20'000;
constexpr size_t mostTemplates = 50'000;
constexpr size_t mostEntities = 100'000;

bool isName(std::string_view value) noexcept
{
    return !value.empty() && value.size() <= 253 && value.find_first_of(" \"{}[]\n") == std::string_view::npos;
}

// `shop` of `shop/cart-0`
std::string_view spaceOf(std::string_view object) noexcept
{
    const size_t slash = object.find('/');
    return slash == std::string_view::npos ? std::string_view() : object.substr(0, slash);
}

// `app` of `spec.containers{app}`
std::string_view containerIn(std::string_view fieldPath) noexcept
{
    const size_t open = fieldPath.find("ontainers{");
    if (open == std::string_view::npos || !fieldPath.ends_with('}'))
        return {};
    const size_t begin = open + 10;
    return fieldPath.substr(begin, fieldPath.size() - 1 - begin);
}

bool isBlank(char c) noexcept
{
    return static_cast<unsigned char>(c) <= ' ';
}

// Whether levelling would leave the bytes as they are, given the one before them. Without branches, so that the compiler makes
// vectors of it.
bool isLevel(const char *bytes, size_t size) noexcept
{
    unsigned odd = 0;
    for (size_t i = 0; i < size; ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        const auto before = static_cast<unsigned char>(bytes[static_cast<ptrdiff_t>(i) - 1]);
        odd |= static_cast<unsigned>(c < ' ') | (static_cast<unsigned>(c == ' ') & static_cast<unsigned>(before == ' ')) | static_cast<unsigned>(c == '#');
    }
    return odd == 0;
}

// The same for a text's beginning, which has no byte before it.
bool beginsLevel(const char *bytes, size_t size) noexcept
{
    return size > 0 && !isBlank(*bytes) && *bytes != '#' && isLevel(bytes + 1, size - 1);
}

// Blanks in a row become one, leading ones none; '#' and three octal digits are the control character that rsyslog wrote so.
void level(std::string_view text, std::string &out)
{
    constexpr size_t blockBytes = 32;
    out.resize(text.size());
    char *to = out.data();
    bool blank = true;
    size_t at = 0;
    while (at < text.size()) {
        const size_t block = std::min(blockBytes, text.size() - at);
        if (at > 0 ? isLevel(text.data() + at, block) : beginsLevel(text.data(), block)) {
            std::memcpy(to, text.data() + at, block);
            // A block may begin with the blank of a run that a control character opened.
            const bool again = blank && at > 0 && isBlank(text[at]);
            if (again)
                std::memmove(to, to + 1, block - 1);
            to += again ? block - 1 : block;
            at += block;
            blank = isBlank(text[at - 1]);
            continue;
        }
        for (const size_t end = at + block; at < end; ++at) {
            char c = text[at];
            if (c == '#' && at + 3 < text.size() && text[at + 1] == '0' && text[at + 2] >= '0' && text[at + 2] <= '3' && text[at + 3] >= '0'
                && text[at + 3] <= '7') {
                c = static_cast<char>((text[at + 2] - '0') * 8 + (text[at + 3] - '0'));
                at += 3;
            }
            if (isBlank(c) && blank)
                continue;
            blank = isBlank(c);
            *to++ = blank ? ' ' : c;
        }
    }
    out.resize(static_cast<size_t>(to - out.data()));
}

} // namespace

quint64 hashOf(std::string_view bytes, quint64 seed) noexcept
{
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

quint64 levelledHash(std::string_view text, quint64 seed, std::string &scratch)
{
    std::string_view levelled = text;
    if (!beginsLevel(text.data(), text.size())) {
        level(text, scratch);
        levelled = scratch;
    }
    const quint64 hash = hashOf(levelled, seed);
    return hash == 0 ? 1 : hash;
}

ReadingTables::ReadingTables()
    : m_outcomes(outcomeSlots)
{
    clear();
}

void ReadingTables::clear()
{
    m_printers.clear();
    m_recent = {};
    m_templateNumbers.clear();
    m_templates.clear();
    for (auto &numbers : m_entityNumbers)
        numbers.clear();
    m_entities.clear();
    m_entities.emplace_back(); // number 0 is none
    std::fill(m_outcomes.begin(), m_outcomes.end(), MessageOutcome());
}

void ReadingTables::beginChunk()
{
    ++m_generation;
    m_printersInUse.clear();
    m_templatesInUse.clear();
    m_entitiesInUse.clear();
    if (m_printers.size() > mostPrinters || m_templates.size() > mostTemplates || m_entities.size() > mostEntities)
        clear();
}

Printer &ReadingTables::printer(std::string_view program, std::string_view pid)
{
    for (Printer *recent : m_recent) {
        if (recent && recent->program == program && recent->pid == pid && recent->generation == m_generation)
            return *recent;
    }
    m_key.assign(program);
    m_key += '[';
    m_key += pid;
    auto &slot = m_printers[m_key];
    if (!slot) {
        slot = std::make_unique<Printer>();
        slot->key = m_key;
        slot->program.assign(program);
        slot->pid.assign(pid);
        slot->seed = hashOf(program);
        slot->isKernel = program == "kernel";
        slot->countsLosses = program.starts_with("systemd-journal") || program.starts_with("rsyslogd");
        slot->setsClocks = program == "chronyd" || program == "ntpd" || program == "ntpdate" || program == "systemd-timesyncd" || program == "systemd";
        slot->component = entity(EntityKind::Component, program);
    }
    Printer &found = *slot;
    if (found.generation != m_generation) {
        found.generation = m_generation;
        found.began = found.seen = found.programKnown = found.open = false;
        m_printersInUse.push_back(&found);
    }
    m_recent[m_nextRecent++ % m_recent.size()] = &found;
    return found;
}

Printer *ReadingTables::findPrinter(const std::string &key)
{
    const auto found = m_printers.find(key);
    return found == m_printers.end() || found->second->generation != m_generation ? nullptr : found->second.get();
}

Printer &ReadingTables::injectPrinter(const OpenRecord &record)
{
    Printer &own = printer(record.program, std::string_view(record.key).substr(record.program.size() + 1));
    own.open = true;
    own.collects = record.collects;
    own.joins = record.joins;
    own.hasParts = record.hasParts;
    own.isJoined = true;
    own.head = record.head;
    own.lastRow = record.lastRow;
    own.lastTime = record.lastTime;
    own.level = record.level;
    own.joined = record.message;
    own.hits = record.hits;
    return own;
}

quint32 ReadingTables::templateNumber(std::string_view masked)
{
    const auto [slot, added] = m_templateNumbers.try_emplace(hashOf(masked), static_cast<quint32>(m_templates.size()));
    if (added) {
        m_templates.emplace_back();
        m_templates.back().id = templateIdOf(masked);
        m_templates.back().masked.assign(masked);
    }
    return slot->second;
}

model::TemplateId ReadingTables::useTemplate(quint32 number, quint32 row, model::Level level)
{
    Template &used = m_templates[number];
    if (used.generation != m_generation) {
        used.generation = m_generation;
        used.first = row;
        used.level = level;
        used.count = 0;
        m_templatesInUse.push_back(number);
    }
    ++used.count;
    return used.id;
}

void ReadingTables::takeTemplateUses(std::vector<ReadRows::TemplateUse> &out)
{
    out.reserve(m_templatesInUse.size());
    for (const quint32 number : m_templatesInUse) {
        const Template &used = m_templates[number];
        out.push_back({used.id, used.masked, used.first, used.count, used.level});
    }
}

EntityNumber ReadingTables::entity(EntityKind kind, std::string_view value)
{
    if (!isName(value))
        return 0;
    auto &numbers = m_entityNumbers[static_cast<size_t>(kind)];
    if (const auto found = numbers.find(value); found != numbers.end())
        return found->second;
    const auto number = static_cast<EntityNumber>(m_entities.size());
    m_entities.push_back({kind, std::string(value), 0, {}});
    numbers.emplace(std::string(value), number);
    return number;
}

MessageEntities ReadingTables::entitiesOf(const formats::Fields &fields)
{
    MessageEntities result{};
    if (fields.list().size() < 2)
        return result;
    std::string_view pod = fields.value("pod");
    // An event names the pod as its object.
    const std::string_view kind = fields.value("kind");
    const std::string_view object = kind.empty() ? std::string_view() : fields.value("object");
    if (pod.empty() && kind == "Pod")
        pod = object;
    std::string_view space = fields.value("namespace");
    if (space.empty())
        space = fields.value("podNamespace");
    if (space.empty())
        space = spaceOf(pod.empty() ? object : pod);
    std::string_view container = fields.value("containerName");
    if (container.empty() && kind == "Pod")
        container = containerIn(fields.value("fieldPath"));
    if (container.empty() && !pod.empty())
        container = fields.value("container");
    result[0] = entity(EntityKind::Pod, pod);
    result[1] = entity(EntityKind::Namespace, space);
    result[2] = entity(EntityKind::Container, container);
    result[3] = entity(EntityKind::Node, fields.value("node"));
    return result;
}

void ReadingTables::useEntity(EntityNumber number, quint32 row)
{
    if (number == 0)
        return;
    Entity &used = m_entities[number];
    if (used.generation != m_generation) {
        used.generation = m_generation;
        used.rows.clear();
        m_entitiesInUse.push_back(number);
    }
    used.rows.push_back(row);
}

void ReadingTables::takeEntityUses(std::vector<ReadRows::EntityUse> &out)
{
    out.reserve(m_entitiesInUse.size());
    for (const EntityNumber number : m_entitiesInUse) {
        Entity &used = m_entities[number];
        out.push_back({static_cast<int>(used.kind), used.value, std::move(used.rows)});
        used.rows = {};
    }
}

} // namespace shindan::ingest
