#pragma once
// Reads a member's text on a thread of its own: where its sections begin, and which lines hold some words. The latest scan wins.

#include "model/cancellation.h"
#include "model/units.h"
#include "services/ingest/text_store.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace shindan::gui {

/// A heading inside a member: a command whose output follows, a part of a configuration.
struct Section
{
    model::RowIndex row;
    QString title;
};

/// Headings of `run CMD` sections of diagnostic bundles, titled parts (`=====check netns=====`), and unit files' groups. Empty: no heading.
[[nodiscard]] QString sectionTitle(QByteArrayView line);

class TextScan : public QObject
{
    Q_OBJECT

public:
    explicit TextScan(QObject *parent = nullptr);
    ~TextScan() override; ///< cancels and waits

    void findSections(std::shared_ptr<const ingest::TextStore> store, model::SourceId source);
    /// Lines that hold `words` as they stand, letter case aside; at most 100,000.
    void findWords(std::shared_ptr<const ingest::TextStore> store, model::SourceId source, const QString &words);
    void cancel();

Q_SIGNALS:
    void sectionsFound(const std::vector<shindan::gui::Section> &sections);
    void rowsFound(const std::vector<quint32> &rows);

private:
    template <typename Work>
    void start(Work work);
    QThreadPool m_pool;
    model::Cancellation m_cancellation;
};

} // namespace shindan::gui
