#pragma once
// Where decisions read the text of records again: once per hit that matters.

#include "services/ingest/text_store.h"

#include <QByteArray>

#include <string>

namespace shindan::diagnosis {

class Records
{
public:
    virtual ~Records() = default;
    /// The message as patterns see it: without header, quoting undone, rows joined by \n.
    [[nodiscard]] virtual std::string message(const model::SourceIndex &source, model::RowIndex head) const = 0;
    /// The record's lines as they stand, joined by \n, `limit` bytes at most.
    [[nodiscard]] virtual QByteArray bytes(const model::SourceIndex &source, model::RowIndex head, qint64 limit) const = 0;
    /// The source's stored text from its start, `limit` bytes at most.
    [[nodiscard]] virtual QByteArray text(const model::SourceIndex &source, qint64 limit) const = 0;
};

/// Records of an opened workspace. Any thread.
class StoredRecords : public Records
{
public:
    explicit StoredRecords(const ingest::TextStore &texts)
        : m_texts(texts)
    {
    }
    [[nodiscard]] std::string message(const model::SourceIndex &source, model::RowIndex head) const override
    {
        return ingest::readRecord(m_texts, source, head).message;
    }
    [[nodiscard]] QByteArray bytes(const model::SourceIndex &source, model::RowIndex head, qint64 limit) const override
    {
        return m_texts.record(source, head, limit);
    }
    [[nodiscard]] QByteArray text(const model::SourceIndex &source, qint64 limit) const override
    {
        return m_texts.read(source.id(), model::ByteOffset(0), limit);
    }

private:
    const ingest::TextStore &m_texts;
};

} // namespace shindan::diagnosis
