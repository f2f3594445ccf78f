#include "services/ingest/reading_tables.h"

#include "services/ingest/template_mask.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

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

bool isBlank(char c) noexcept
{
    return static_cast<unsigned char>(c) <= ' ';
}

// Whether levelling would leave the text as it is. Written without branches, so that the compiler makes vectors of it.
bool isLevel(std::string_view text) noexcept
{
    if (text.empty())
        return true;
    unsigned odd = isBlank(text.front()) ? 1U : 0U;
    for (size_t i = 1; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        odd |= static_cast<unsigned>(c < ' ') | (static_cast<unsigned>(c == ' ') & static_cast<unsigned>(text[i - 1] == ' '))
            | (static_cast<unsigned>(c == '0') & static_cast<unsigned>(text[i - 1] == '#'));
    }
    return odd == 0;
}

void level(std::string_view text, std::string &out)
{
    out.clear();
    bool blank = true; // leading blanks fall away, runs count once
    for (size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        // rsyslog writes control characters as '#' and three octal digits.
        if (c == '#' && i + 3 < text.size() && text[i + 1] == '0' && text[i + 2] >= '0' && text[i + 2] <= '3' && text[i + 3] >= '0'
            && text[i + 3] <= '7') {
            c = static_cast<char>((text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        }
        if (isBlank(c) && blank)
            continue;
        blank = isBlank(c);
        out += blank ? ' ' : c;
    }
}

} // namespace

quint64 hashOf(std::string_view bytes, quint64 seed) noexcept
{
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

quint64 levelledHash(std::string_view text, quint64 seed, std::string &scratch)
{
    quint64 hash = 0;
    if (isLevel(text)) {
        hash = hashOf(text, seed);
    } else {
        level(text, scratch);
        hash = hashOf(scratch, seed);
    }
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
    own.hasParts = record.hasParts;
    own.isJoined = true;
    own.head = record.head;
    own.lastRow = record.lastRow;
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
    // Kubelet's own events name the pod as the event's object.
    if (pod.empty() && fields.value("kind") == "Pod")
        pod = fields.value("object");
    std::string_view space = fields.value("namespace");
    if (space.empty())
        space = fields.value("podNamespace");
    if (const size_t slash = pod.find('/'); slash != std::string_view::npos && space.empty())
        space = pod.substr(0, slash);
    std::string_view container = fields.value("containerName");
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
