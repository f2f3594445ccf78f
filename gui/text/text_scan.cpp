#include "gui/text/text_scan.h"

#include <algorithm>
#include <cctype>

namespace shindan::gui {

namespace {

constexpr qint64 chunkBytes = 1 << 20;
constexpr size_t mostRows = 100'000;
constexpr size_t mostSections = 5'000;

QByteArrayView trimmedOf(QByteArrayView text, char sign)
{
    while (!text.isEmpty() && (text.front() == sign || text.front() == ' '))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == sign || text.back() == ' ' || text.back() == '\r'))
        text.chop(1);
    return text;
}

// Calls `see(row, line)` for every line until it returns false.
template <typename See>
void forEachLine(const ingest::TextStore &store, model::SourceId source, const model::Cancellation &cancellation, See see)
{
    QByteArray rest;
    quint32 row = 0;
    for (qint64 at = 0; !cancellation.requested();) {
        const QByteArray chunk = store.read(source, model::ByteOffset(at), chunkBytes);
        if (chunk.isEmpty())
            break;
        at += chunk.size();
        rest += chunk;
        qsizetype begin = 0;
        for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', begin)) {
            if (!see(row++, QByteArrayView(rest).sliced(begin, end - begin)))
                return;
            begin = end + 1;
        }
        rest.remove(0, begin);
    }
    if (!rest.isEmpty() && !cancellation.requested())
        see(row, QByteArrayView(rest));
}

} // namespace

QString sectionTitle(QByteArrayView line)
{
    constexpr qsizetype longestTitle = 400;
    if (line.size() > longestTitle || line.size() < 3)
        return {};
    if (line.startsWith("-----") && line.contains("-run ")) {
        const QByteArrayView inner = trimmedOf(line, '-');
        return inner.startsWith("run ") ? QString::fromUtf8(inner.sliced(4)) : QString();
    }
    if (line.startsWith("====") && line.trimmed().endsWith('=')) {
        const QByteArrayView inner = trimmedOf(line, '=');
        return inner.startsWith("END ") ? QString() : QString::fromUtf8(inner);
    }
    if (line.startsWith('[') && line.trimmed().endsWith(']')) {
        const QByteArrayView inner = line.trimmed().sliced(1).chopped(1);
        const bool isName = !inner.isEmpty() && inner.size() <= 40
            && std::all_of(inner.begin(), inner.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.'; })
            && std::isalpha(static_cast<unsigned char>(inner.front()));
        return isName ? QString::fromUtf8(inner) : QString();
    }
    return {};
}

TextScan::TextScan(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

TextScan::~TextScan()
{
    cancel();
    m_pool.waitForDone();
}

void TextScan::cancel()
{
    m_cancellation.cancel();
}

template <typename Work>
void TextScan::start(Work work)
{
    cancel();
    m_cancellation = model::Cancellation();
    m_pool.start([this, work = std::move(work), cancellation = m_cancellation] {
        auto tell = work(cancellation);
        if (!cancellation.requested())
            QMetaObject::invokeMethod(
                this,
                [tell = std::move(tell), cancellation] {
                    if (!cancellation.requested()) // a newer scan came in between
                        tell();
                },
                Qt::QueuedConnection);
    });
}

void TextScan::findSections(std::shared_ptr<const ingest::TextStore> store, model::SourceId source)
{
    start([this, store = std::move(store), source](const model::Cancellation &cancellation) {
        std::vector<Section> sections;
        forEachLine(*store, source, cancellation, [&](quint32 row, QByteArrayView line) {
            if (QString title = sectionTitle(line); !title.isEmpty())
                sections.push_back({model::RowIndex(row), std::move(title)});
            return sections.size() < mostSections;
        });
        return [this, sections = std::move(sections)] { Q_EMIT sectionsFound(sections); };
    });
}

void TextScan::findWords(std::shared_ptr<const ingest::TextStore> store, model::SourceId source, const QString &words)
{
    start([this, store = std::move(store), source, words](const model::Cancellation &cancellation) {
        std::vector<quint32> rows;
        forEachLine(*store, source, cancellation, [&](quint32 row, QByteArrayView line) {
            if (QString::fromUtf8(line).contains(words, Qt::CaseInsensitive))
                rows.push_back(row);
            return rows.size() < mostRows;
        });
        return [this, rows = std::move(rows)] { Q_EMIT rowsFound(rows); };
    });
}

} // namespace shindan::gui
