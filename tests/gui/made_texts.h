#pragma once
// Texts made up on request and delivered later, as the real reader does.

#include "model/row_text.h"

#include <QHash>
#include <QTimer>

#include <functional>

namespace shindan::tests {

class MadeTexts : public model::RowTextSource
{
public:
    using Make = std::function<model::RowText(model::RowRef)>;

    explicit MadeTexts(Make make = {}, QObject *parent = nullptr)
        : RowTextSource(parent)
        , m_make(make ? std::move(make) : Make(&MadeTexts::plain))
    {
    }

    [[nodiscard]] std::optional<model::RowText> cached(model::RowRef row) const override
    {
        const auto it = m_cache.constFind(row);
        return it == m_cache.constEnd() ? std::nullopt : std::optional(*it);
    }
    void request(const std::vector<model::RowRef> &rows) override
    {
        ++requests;
        m_wanted = rows; // a newer request makes an older one stale
        QTimer::singleShot(1, this, [this] {
            for (const model::RowRef row : m_wanted)
                m_cache.insert(row, m_make(row));
            m_wanted.clear();
            Q_EMIT textReady();
        });
    }

    static model::RowText plain(model::RowRef row)
    {
        model::RowText text;
        text.component = QStringLiteral("kubelet");
        text.message = QStringLiteral("row %1 of source %2").arg(row.row.value()).arg(row.source.value());
        text.line = QStringLiteral("Dec 13 19:34:52 node-1 kubelet[812]: ") + text.message;
        text.bytes = text.line.toUtf8();
        return text;
    }

    int requests = 0;

private:
    Make m_make;
    QHash<model::RowRef, model::RowText> m_cache;
    std::vector<model::RowRef> m_wanted;
};

} // namespace shindan::tests
