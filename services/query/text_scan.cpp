#include "services/query/text_scan.h"

#include <hs/hs.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace shindan::query {

namespace {

constexpr qint64 pieceBytes = 4 << 20;

/// One text that Hyperscan refused.
struct SlowPattern
{
    size_t index;
    std::shared_ptr<pcre2_code> code;
};

/// The compiled patterns; read by all threads.
struct Program
{
    std::shared_ptr<hs_database_t> database; ///< may be null
    std::vector<SlowPattern> slow;
};

QByteArray escaped(const QString &text)
{
    QByteArray out;
    for (const char c : text.toUtf8()) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        if (!plain)
            out += '\\';
        out += c;
    }
    return out;
}

Program compile(const std::vector<TextPattern> &patterns)
{
    Program program;
    std::vector<QByteArray> expressions;
    std::vector<const char *> pointers;
    std::vector<unsigned> flags;
    std::vector<unsigned> ids;
    for (size_t i = 0; i < patterns.size(); ++i) {
        const QByteArray expression = patterns[i].regex ? patterns[i].text.toUtf8() : escaped(patterns[i].text);
        const unsigned flag = HS_FLAG_SINGLEMATCH | HS_FLAG_DOTALL | HS_FLAG_ALLOWEMPTY | (patterns[i].regex ? 0U : HS_FLAG_CASELESS);
        hs_database_t *single = nullptr;
        hs_compile_error_t *error = nullptr;
        if (hs_compile(expression.constData(), flag, HS_MODE_BLOCK, nullptr, &single, &error) == HS_SUCCESS) {
            hs_free_database(single);
            expressions.push_back(expression);
            flags.push_back(flag);
            ids.push_back(static_cast<unsigned>(i));
            continue;
        }
        hs_free_compile_error(error);
        int code = 0;
        PCRE2_SIZE at = 0;
        pcre2_code *compiled = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.constData()), static_cast<PCRE2_SIZE>(expression.size()), PCRE2_DOTALL, &code, &at, nullptr);
        if (compiled) {
            pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE);
            program.slow.push_back({i, std::shared_ptr<pcre2_code>(compiled, pcre2_code_free)});
        }
    }
    for (const QByteArray &expression : expressions)
        pointers.push_back(expression.constData());
    if (!pointers.empty()) {
        hs_database_t *database = nullptr;
        hs_compile_error_t *error = nullptr;
        if (hs_compile_multi(pointers.data(), flags.data(), ids.data(), static_cast<unsigned>(pointers.size()), HS_MODE_BLOCK, nullptr, &database, &error) == HS_SUCCESS)
            program.database = std::shared_ptr<hs_database_t>(database, hs_free_database);
        else
            hs_free_compile_error(error);
    }
    return program;
}

/// What one thread needs to match.
class Matcher
{
public:
    Matcher(const Program &program, size_t count)
        : m_program(program)
        , m_hits(count, false)
    {
        if (program.database) {
            hs_scratch_t *scratch = nullptr;
            hs_alloc_scratch(program.database.get(), &scratch);
            m_scratch = std::shared_ptr<hs_scratch_t>(scratch, hs_free_scratch);
        }
        for (const SlowPattern &slow : program.slow)
            m_slow.emplace_back(pcre2_match_data_create_from_pattern(slow.code.get(), nullptr), pcre2_match_data_free);
    }

    /// Which patterns occur in the line.
    const std::vector<bool> &match(std::string_view line)
    {
        std::fill(m_hits.begin(), m_hits.end(), false);
        if (m_program.database)
            hs_scan(m_program.database.get(), line.data(), static_cast<unsigned>(line.size()), 0, m_scratch.get(), onHit, &m_hits);
        for (size_t i = 0; i < m_slow.size(); ++i) {
            const int count = pcre2_match(m_program.slow[i].code.get(), reinterpret_cast<PCRE2_SPTR>(line.data()), line.size(), 0, 0, m_slow[i].get(), nullptr);
            if (count >= 0)
                m_hits[m_program.slow[i].index] = true;
        }
        return m_hits;
    }

private:
    static int onHit(unsigned id, unsigned long long, unsigned long long, unsigned, void *context)
    {
        (*static_cast<std::vector<bool> *>(context))[id] = true;
        return 0;
    }

    const Program &m_program;
    std::vector<bool> m_hits;
    std::shared_ptr<hs_scratch_t> m_scratch;
    std::vector<std::shared_ptr<pcre2_match_data>> m_slow;
};

/// One block of one source: the unit of work.
struct Task
{
    const model::SourceIndex *source;
    const model::IndexBlock *block;
    const model::RowSet *within; ///< null: all rows
};

std::vector<Task> tasksOf(const model::Snapshot &snapshot, const model::WorkspaceRows *within)
{
    std::vector<Task> tasks;
    for (const auto &source : snapshot.sources) {
        const model::RowSet *set = within ? within->of(source->id()) : nullptr;
        if (within && !set)
            continue;
        for (const auto &block : source->blocks)
            tasks.push_back({source.get(), block.get(), set});
    }
    return tasks;
}

bool isWanted(const Task &task, model::RowIndex row)
{
    return !task.within || task.within->contains(task.source->headOf(row).value());
}

void scanBlock(const Task &task, const ingest::TextStore &texts, Matcher &matcher, const model::Cancellation &cancellation,
               std::vector<model::RowSet> &found)
{
    const auto &offsets = *task.block->offsets;
    quint32 row = 0;
    while (row < offsets.size() && !cancellation.requested()) {
        // As many whole rows as fit into a piece, at least one.
        quint32 end = row + 1;
        const auto offsetAt = [&](quint32 index) { return index < offsets.size() ? qint64(offsets[index]) : task.block->endOffset; };
        while (end < offsets.size() && offsetAt(end + 1) - offsetAt(row) <= pieceBytes)
            ++end;
        const QByteArray bytes = texts.read(task.source->id(), model::ByteOffset(task.block->base.value() + offsetAt(row)), offsetAt(end) - offsetAt(row));
        for (quint32 at = row; at < end; ++at) {
            const model::RowIndex index(task.block->first.value() + at);
            const qint64 begin = offsetAt(at) - offsetAt(row);
            if (begin >= bytes.size() || !isWanted(task, index))
                continue;
            auto size = static_cast<size_t>(std::min(offsetAt(at + 1) - offsetAt(at), bytes.size() - begin));
            const char *line = bytes.constData() + begin;
            while (size > 0 && (line[size - 1] == '\n' || line[size - 1] == '\r'))
                --size;
            const auto &hits = matcher.match({line, size});
            for (size_t i = 0; i < hits.size(); ++i) {
                if (hits[i])
                    found[i].add(task.source->headOf(index).value());
            }
        }
        row = end;
    }
}

} // namespace

std::vector<model::WorkspaceRows> scanTexts(const std::vector<TextPattern> &patterns, const model::Snapshot &snapshot,
                                            const ingest::TextStore &texts, const model::WorkspaceRows *within,
                                            const model::Cancellation &cancellation, int threads)
{
    std::vector<model::WorkspaceRows> result(patterns.size());
    const Program program = compile(patterns);
    const std::vector<Task> tasks = tasksOf(snapshot, within);
    std::atomic<size_t> next{0};
    std::mutex mutex;
    const auto work = [&] {
        Matcher matcher(program, patterns.size());
        while (!cancellation.requested()) {
            const size_t index = next++;
            if (index >= tasks.size())
                return;
            std::vector<model::RowSet> found(patterns.size());
            scanBlock(tasks[index], texts, matcher, cancellation, found);
            const std::lock_guard lock(mutex);
            for (size_t i = 0; i < found.size(); ++i) {
                if (!found[i].isEmpty())
                    result[i].edit(tasks[index].source->id()) |= found[i];
            }
        }
    };
    const auto count = static_cast<size_t>(threads > 0 ? threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    std::vector<std::thread> pool;
    for (size_t i = 1; i < std::min(count, tasks.size()); ++i)
        pool.emplace_back(work);
    work();
    for (std::thread &thread : pool)
        thread.join();
    return result;
}

} // namespace shindan::query
