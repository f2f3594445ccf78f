#include "services/ingest/dump_cutter.h"

#include "services/formats/event.h"
#include "services/ingest/log_owner.h"
#include "services/layouts/definition.h"

#include <array>
#include <cstring>
#include <span>

namespace shindan::ingest {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int sniffLines = 64;
constexpr size_t sniffBytes = 256 * 1024;
constexpr size_t largestObject = 4 << 20; // etcd takes objects of 1.5 MiB; what is larger is no object
constexpr size_t deepest = 200;

// As the folders of `kubectl cluster-info dump --output-directory` are read.
QString roleOf(const std::string &pod)
{
    const layouts::Definition *folders = layouts::definitionNamed(layouts::shippedDefinitions(), u"cluster-info-dump"_s);
    const layouts::MemberRule *rule = folders ? folders->find(QString::fromStdString(pod) + u"/logs.txt"_s) : nullptr;
    return rule ? rule->meaning.role : u"pod-log"_s;
}

// Distributions put a word before or behind the names of these.
std::string programOf(const std::string &container)
{
    for (const std::string_view program : {"kube-proxy", "coredns", "flannel"}) {
        if (container.find(program) != std::string::npos)
            return std::string(program);
    }
    return container;
}

// Of the files and parts of `minikube logs`, by their names.
QString roleOfFile(const std::string &name)
{
    static constexpr std::array<std::pair<std::string_view, const char *>, 12> roles{{{"kubelet", "kubelet-log"}, {"apiserver", "apiserver-log"},
        {"controller-manager", "controller-manager-log"}, {"kube-scheduler", "scheduler-log"}, {"etcd", "etcd-log"}, {"containerd", "containerd-log"},
        {"CRI-O", "containerd-log"}, {"Docker", "docker-log"}, {"kernel", "kernel-log"}, {"dmesg", "kernel-log"}, {"messages", "system-log"},
        {"syslog", "system-log"}}};
    for (const auto &[part, role] : roles) {
        if (name.find(part) != std::string::npos)
            return QString::fromLatin1(role);
    }
    return name == "container status" ? u"unit-status"_s : name.starts_with("describe ") ? u"object-dump"_s : u"pod-log"_s;
}

std::string_view withoutReturn(std::string_view line) noexcept
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

/// What is pending, and where in it the next chunk begins.
struct DumpCutter::Piece
{
    std::string_view text;
    qint64 offset;
    std::vector<Chunk> &chunks;
    bool last;
    size_t begin = 0;
};

DumpCutter::DumpCutter(std::shared_ptr<const SourceReading> objects)
    : m_objects(std::move(objects))
    , m_files(m_objects->format->name == u"file-sections"_s)
    , m_yaml(m_objects->format->name == u"cluster-objects-yaml"_s)
{
}

void DumpCutter::emit(Piece &piece, size_t end)
{
    if (end <= piece.begin)
        return;
    Chunk chunk = overlong(std::string(piece.text.substr(piece.begin, end - piece.begin)), piece.offset + static_cast<qint64>(piece.begin), 0);
    piece.chunks.push_back(std::move(chunk));
    piece.begin = end;
}

Chunk DumpCutter::overlong(std::string bytes, qint64 offset, qint64 unread)
{
    Chunk chunk{std::move(bytes), offset, unread};
    chunk.reading = m_inLog ? m_log : m_objects;
    chunk.beginsSection = !m_inLog || !m_logBegan;
    m_logBegan = m_inLog;
    return chunk;
}

void DumpCutter::beginLog(const formats::ContainerMark &mark)
{
    m_inLog = true;
    m_logBegan = false;
    m_log.reset();
    m_logLines = 0;
    m_container = mark.container;
    m_pod = mark.pod;
    m_open.clear();
    ++m_notes.logs;
}

void DumpCutter::chooseFormat(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < static_cast<size_t>(sniffLines)) {
        const size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(withoutReturn(text.substr(0, end)).substr(0, std::min<size_t>(4'096, m_objects->maxLineBytes)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    auto reading = std::make_shared<SourceReading>(*m_objects);
    reading->format = &formats::sniffFormat(lines);
    if (reading->format->objects || !reading->format->messages)
        reading->format = formats::formatNamed(u"text");
    reading->objects = false;
    reading->program = programOf(m_container);
    reading->role = m_files ? roleOfFile(m_container) : roleOf(m_pod);
    reading->messages = reading->role.endsWith(u"-log"_s);
    const size_t slash = m_pod.find('/');
    if (!m_files)
        reading->entities = entitiesOfContainer(m_pod.substr(0, slash), m_pod.substr(slash + 1), m_container);
    if (!lines.empty() && formats::isLogRequestError(lines.front()))
        ++m_notes.failedLogs;
    m_log = std::move(reading);
}

formats::ContainerMark DumpCutter::markIn(std::string_view line) const
{
    if (!m_files)
        return line.find("==== ") == std::string_view::npos ? formats::ContainerMark() : formats::readContainerMark(line);
    const std::string_view name = formats::readFileMark(line);
    return name.empty() ? formats::ContainerMark() : formats::ContainerMark{formats::ContainerMark::Start, name, {}};
}

void DumpCutter::objectLine(Piece &piece, size_t end)
{
    const std::string_view line = withoutReturn(piece.text.substr(m_at, end - m_at));
    if (line.size() > m_objects->maxLineBytes) {
        // It may come in two halves another time: it stands alone in any case.
        emit(piece, m_at);
        emit(piece, std::min(end + 1, piece.text.size()));
        m_boundary = piece.begin;
        return;
    }
    const formats::ContainerMark mark = markIn(line);
    if (mark.kind == formats::ContainerMark::Start) {
        emit(piece, std::min(end + 1, piece.text.size()));
        m_boundary = piece.begin;
        beginLog(mark);
        return;
    }
    if (m_files) {
        m_boundary = std::min(end + 1, piece.text.size());
        return;
    }
    if (m_yaml) {
        // A key or an item without indentation begins something new; what stands before it is whole.
        const bool begins = !line.empty() && line.front() != ' ' && line.front() != '#';
        if (begins || end - m_boundary > largestObject)
            m_boundary = begins ? m_at : std::min(end + 1, piece.text.size());
        return;
    }
    const formats::JsonLine json = formats::readJsonLine(line);
    if (json.closes && !m_open.empty())
        m_open.pop_back();
    if (json.opens && m_open.size() < deepest)
        m_open += json.opens;
    if (isBoundary() || end - m_boundary > largestObject)
        m_boundary = std::min(end + 1, piece.text.size());
}

// Nothing but a mark ends a log whose format is known. False: there is none in what is pending.
bool DumpCutter::skipLogLines(Piece &piece)
{
    const std::string_view words = m_files ? "==> " : " logs for container ";
    const std::string_view rest = piece.text.substr(m_at);
    const void *found = ::memmem(rest.data(), rest.size(), words.data(), words.size());
    size_t at = piece.text.size();
    if (found)
        at = static_cast<size_t>(static_cast<const char *>(found) - piece.text.data());
    const size_t lineEnd = at == 0 ? std::string_view::npos : piece.text.rfind('\n', at - 1);
    if (lineEnd != std::string_view::npos && lineEnd + 1 > m_at)
        m_at = lineEnd + 1;
    return found != nullptr;
}

void DumpCutter::logLine(Piece &piece, size_t end)
{
    const std::string_view line = piece.text.substr(m_at, end - m_at);
    const bool overlong = line.size() > m_objects->maxLineBytes; // may come in two halves, and then nobody sees its end
    const formats::ContainerMark mark = overlong || line.find("==") == std::string_view::npos ? formats::ContainerMark() : markIn(line);
    const bool ends = mark.kind == formats::ContainerMark::End && mark.container == m_container && mark.pod == m_pod;
    const size_t next = std::min(end + 1, piece.text.size());
    if (!ends && mark.kind != formats::ContainerMark::Start) {
        ++m_logLines;
        if (!m_log && (m_logLines >= sniffLines || next - piece.begin >= sniffBytes || overlong))
            chooseFormat(piece.text.substr(piece.begin, next - piece.begin));
        return;
    }
    // The mark that ends a log without a line end stands on the log's last line.
    const bool within = ends && !line.starts_with("==== ");
    const size_t logEnd = within ? next : m_at;
    const size_t textEnd = within ? m_at + line.rfind("==== ", line.size() - 6) : m_at;
    if (!m_log && logEnd > piece.begin)
        chooseFormat(piece.text.substr(piece.begin, textEnd - piece.begin));
    emit(piece, logEnd);
    m_inLog = false;
    m_boundary = piece.begin;
    if (mark.kind == formats::ContainerMark::Start) {
        emit(piece, next);
        m_boundary = piece.begin;
        beginLog(mark);
    } else {
        m_boundary = next;
    }
}

void DumpCutter::walk(Piece &piece)
{
    while (m_at < piece.text.size()) {
        if (m_inLog && m_log && !skipLogLines(piece) && !piece.last)
            return;
        if (m_at >= piece.text.size())
            return;
        const size_t newline = piece.text.find('\n', m_at);
        if (newline == std::string_view::npos && !piece.last)
            return;
        const size_t end = std::min(newline, piece.text.size());
        const bool wasInLog = m_inLog;
        if (wasInLog)
            logLine(piece, end);
        else
            objectLine(piece, end);
        m_at = std::min(end + 1, piece.text.size());
    }
}

bool DumpCutter::cut(std::string &pending, qint64 &offset, bool last, std::vector<Chunk> &chunks)
{
    Piece piece{pending, offset, chunks, last};
    walk(piece);
    const size_t lines = last ? pending.size() : pending.rfind('\n') + 1; // none: 0
    const bool overlong = !last && pending.size() - lines > m_objects->maxLineBytes;
    if (m_inLog && !m_log && (last || overlong) && pending.size() > piece.begin)
        chooseFormat(std::string_view(pending).substr(piece.begin));
    if (m_inLog)
        emit(piece, m_log ? lines : piece.begin);
    else
        emit(piece, last || overlong ? lines : m_boundary);
    if (last)
        m_notes.cutOff = !m_files && (m_inLog || !m_open.empty());
    pending.erase(0, piece.begin);
    offset += static_cast<qint64>(piece.begin);
    m_at = std::max(m_at, piece.begin) - piece.begin;
    m_boundary = std::max(m_boundary, piece.begin) - piece.begin;
    return overlong;
}

} // namespace shindan::ingest
