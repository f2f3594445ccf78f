#include "gui/overview/key_values.h"

#include "gui/parts/labels.h"
#include "gui/style/metrics.h"

#include <QGridLayout>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

KeyValues::KeyValues(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space(4));
    m_grid->setVerticalSpacing(space(1));
    m_grid->setColumnStretch(1, 1);
}

void KeyValues::setEntries(std::vector<KeyValue> entries)
{
    std::erase_if(entries, [](const KeyValue &entry) { return entry.value.isEmpty(); });
    QString signature;
    for (const KeyValue &entry : entries)
        signature += entry.key + u'\n' + entry.value + u'\n' + entry.note + u'\n';
    m_entries = std::move(entries);
    if (std::exchange(m_signature, signature) != signature)
        rebuild();
}

void KeyValues::rebuild()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const KeyValue &entry = m_entries[i];
        const int row = static_cast<int>(i);
        auto *key = new PlainLabel(this, false);
        key->setMuted(true);
        key->setText(entry.key);
        m_grid->addWidget(key, row, 0, Qt::AlignTop);
        auto *cell = new QWidget(this);
        auto *layout = new QVBoxLayout(cell);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        if (entry.follow) {
            auto *link = new LinkLabel(cell);
            link->setLink(entry.value);
            // The entry may be another by the time of the click; its place is the same.
            connect(link, &LinkLabel::activated, this, [this, i] {
                if (i < m_entries.size() && m_entries[i].follow)
                    m_entries[i].follow();
            });
            layout->addWidget(link);
        } else {
            auto *value = new PlainLabel(cell);
            value->setText(entry.value);
            layout->addWidget(value);
        }
        if (!entry.note.isEmpty()) {
            auto *note = new PlainLabel(cell);
            note->setMuted(true);
            note->setText(entry.note);
            layout->addWidget(note);
        }
        m_grid->addWidget(cell, row, 1);
    }
}

} // namespace shindan::gui
