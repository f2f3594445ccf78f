#pragma once
// Names at the left, values at the right, selectable; where a value has evidence, it leads there.

#include <QWidget>

#include <functional>
#include <vector>

class QGridLayout;

namespace shindan::gui {

struct KeyValue
{
    QString key;
    QString value;
    QString note;                 ///< how it is known; muted, behind the value
    std::function<void()> follow; ///< empty: no evidence to go to
};

class KeyValues : public QWidget
{
    Q_OBJECT

public:
    explicit KeyValues(QWidget *parent = nullptr);
    /// Entries without a value are left out. Nothing is rebuilt if the words are the same.
    void setEntries(std::vector<KeyValue> entries);

private:
    void rebuild();
    QGridLayout *m_grid;
    std::vector<KeyValue> m_entries;
    QString m_signature;
};

} // namespace shindan::gui
