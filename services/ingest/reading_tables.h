#pragma once
// What a reading thread keeps between chunks, so that what was seen before costs a look-up: printers, templates, entity values, and
// the outcome of whole messages.

#include "model/snapshot.h"
#include "services/formats/structured.h"
#include "services/ingest/source_reading.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace shindan::ingest {

/// Fast 64-bit hash (XXH3); not a fingerprint to be kept between versions.
[[nodiscard]] quint64 hashOf(std::string_view bytes, quint64 seed = 0) noexcept;
/// Hash of a line's text with the spelling levelled: blanks, tabs and rsyslog's `#011` are one blank each, runs of them too.
[[nodiscard]] quint64 levelledHash(std::string_view text, quint64 seed, std::string &scratch);

/// Who prints: a program with a pid, and its open record in the chunk being read.
struct Printer
{
    std::string key;                ///< `program[pid`
    std::string program;
    std::string pid;
    quint64 seed = 0;               ///< of hashes of its lines: hash of the program
    bool setsClocks = false;
    bool isKernel = false;
    bool countsLosses = false;      ///< tells how many lines a rate limit kept out
    quint32 component = 0;          ///< its entity value

    // In the chunk of this generation.
    quint32 generation = 0;
    bool began = false;             ///< a record
    bool seen = false;              ///< any line that a record could take
    quint16 programIndex = 0;
    bool programKnown = false;

    // The open record.
    bool open = false;
    bool collects = false;
    bool joins = false;
    bool hasParts = false;
    bool isJoined = false;          ///< `joined` holds the message
    qint64 head = 0;
    qint64 lastRow = 0;
    std::optional<model::PrintedTime> lastTime; ///< of the last of its rows that prints one
    model::Level level = model::Level::Unknown;
    formats::Inner inner = formats::Inner::Plain;
    std::string_view raw;           ///< the head's message as printed, in the chunk
    std::string joined;
    std::vector<PatternId> hits;    ///< of the head alone
};

/// Number of an entity value in the tables; 0 is none.
using EntityNumber = quint32;
/// Pod, namespace, container, node of a message (the component is the printer's).
using MessageEntities = std::array<EntityNumber, 4>;

/// What reading a message came to.
struct MessageOutcome
{
    static constexpr size_t mostHits = 3;
    quint64 key = 0;
    quint32 templateNumber = 0;
    MessageEntities entities{};
    std::array<PatternId, mostHits> hits;
    quint32 hitCount = 0;
};

class ReadingTables
{
public:
    ReadingTables();

    /// A new chunk: uses are counted anew. Tables that have grown too large are emptied, which costs time and changes nothing.
    void beginChunk();
    [[nodiscard]] quint32 generation() const noexcept { return m_generation; }

    Printer &printer(std::string_view program, std::string_view pid);
    Printer *findPrinter(const std::string &key);
    Printer &injectPrinter(const OpenRecord &record);
    [[nodiscard]] const std::vector<Printer *> &printersInUse() const noexcept { return m_printersInUse; }

    /// Number of the template of a masked text.
    quint32 templateNumber(std::string_view masked);
    /// Counts a use; gives its id.
    model::TemplateId useTemplate(quint32 number, quint32 row, model::Level level);
    void takeTemplateUses(std::vector<ReadRows::TemplateUse> &out);

    [[nodiscard]] MessageEntities entitiesOf(const formats::Fields &fields);
    EntityNumber entity(model::EntityKind kind, std::string_view value);
    void useEntity(EntityNumber number, quint32 row);
    void takeEntityUses(std::vector<ReadRows::EntityUse> &out);

    /// The slot where the outcome of a message with this key stands, or is to be put.
    [[nodiscard]] MessageOutcome &outcome(quint64 key) noexcept { return m_outcomes[key % m_outcomes.size()]; }

private:
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const noexcept { return hashOf(text); }
    };
    struct Template
    {
        model::TemplateId id;
        std::string masked;
        quint32 generation = 0;
        quint32 first = 0;
        quint32 count = 0;
        model::Level level = model::Level::Unknown;
    };
    struct Entity
    {
        model::EntityKind kind;
        std::string value;
        quint32 generation = 0;
        std::vector<quint32> rows;
    };

    void clear();

    quint32 m_generation = 0;
    std::unordered_map<std::string, std::unique_ptr<Printer>> m_printers;
    std::array<Printer *, 4> m_recent{};
    size_t m_nextRecent = 0;
    std::vector<Printer *> m_printersInUse;
    std::string m_key;

    std::unordered_map<quint64, quint32> m_templateNumbers; // by hash of the masked text
    std::vector<Template> m_templates;
    std::vector<quint32> m_templatesInUse;

    std::array<std::unordered_map<std::string, EntityNumber, Hash, std::equal_to<>>, model::entityKindCount> m_entityNumbers;
    std::vector<Entity> m_entities;
    std::vector<EntityNumber> m_entitiesInUse;

    std::vector<MessageOutcome> m_outcomes;
};

} // namespace shindan::ingest
