#include "services/facts/object_text.h"

namespace shindan::facts {

namespace {

void blankMarks(QByteArray &text)
{
    for (const QByteArrayView mark : {QByteArrayView("==== START logs for container "), QByteArrayView("==== END logs for container ")}) {
        for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at)) {
            for (; at < text.size() && text[at] != '\n'; ++at)
                text[at] = ' ';
        }
    }
}

} // namespace

QByteArray textWithoutLogs(const model::SourceIndex &source, const ingest::TextStore &texts, qint64 limit)
{
    if (!source.sections)
        return texts.read(source.id(), model::ByteOffset(0), limit);
    QByteArray text;
    const auto &sections = *source.sections;
    for (size_t i = 0; i < sections.size() && text.size() < limit; ++i) {
        const quint32 first = sections[i].first.value();
        const quint32 next = i + 1 < sections.size() ? sections[i + 1].first.value() : source.rows;
        if (first >= next)
            continue;
        if (sections[i].format != source.info->format) {
            text += QByteArray(qsizetype(next - first), '\n');
            continue;
        }
        const auto begin = source.bytesOf(model::RowIndex(first)).begin;
        const auto last = source.bytesOf(model::RowIndex(next - 1));
        const qint64 size = last.begin.value() + last.size - begin.value();
        QByteArray objects = texts.read(source.id(), begin, std::min(size, limit - text.size()));
        blankMarks(objects);
        text += objects;
    }
    return text;
}

} // namespace shindan::facts
