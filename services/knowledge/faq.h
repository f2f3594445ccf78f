#pragma once
// The FAQ: entries in both languages, aligned block by block, and their search.

#include "model/result.h"
#include "model/text.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace shindan::knowledge {

enum class BlockKind : quint8 { Text, Heading, Step, Item, Note };

/// What a block is for, as the heading above it says: background is for the engineer only, bundle is answered by the program.
enum class Part : quint8 { None, Meaning, Causes, Bundle, Confirm, Action, Prevention, Background };

/// One paragraph, the same in both languages.
struct Block
{
    BlockKind kind = BlockKind::Text;
    model::Text text;
    QStringList commands; ///< each stands alone; never translated
    QString shell;        ///< bash, powershell, cmd
    Part part = Part::None;
    QStringList see;      ///< ids of entries that hold the steps for what the block names
};

/// An official page that facts come from.
struct SourcePage
{
    model::Text title;    ///< as published
    QString address;
    QDate edition;        ///< of the page that was read; invalid if it prints none
};

struct FaqEntry
{
    QString id;
    QString subject;          ///< "1" to "11" or a word: kubelet, kernel, ...
    int order = 0;
    model::Text question;
    model::Text summary;
    std::vector<Block> body;
    // What a cluster must be for the answer to hold; empty: any.
    QStringList clusters;     ///< dedicated, managed, edge, lingjun
    QStringList systems;      ///< linux, windows
    QString kubernetes;       ///< version range
    QStringList runtimes;     ///< containerd, docker
    QStringList networks;     ///< terway, flannel
    QStringList keywordsEn;
    QStringList keywordsJa;
    QStringList related;
    QDate factsAsOf;          ///< the day up to which the facts were checked
    std::vector<SourcePage> sources; ///< the most important one first; never empty
};

struct SearchHit
{
    QString id;
    int score = 0;            ///< 0 to 100
};

/// All shipped entries. Loaded once, immutable, thread-safe.
class KnowledgeBase
{
public:
    [[nodiscard]] static const KnowledgeBase &shipped();

    /// In the order of subjects (1 to 11, then the words), then `order`.
    [[nodiscard]] const std::vector<FaqEntry> &entries() const { return m_entries; }
    [[nodiscard]] const FaqEntry *find(QStringView id) const;
    /// Heading of a subject in the contents.
    [[nodiscard]] model::Text subjectTitle(const QString &subject) const;
    /// Best first, both languages at once; Japanese words of two characters (起動, 証明) are found inside sentences, and the last
    /// word may be unfinished. Below 5 ms.
    [[nodiscard]] std::vector<SearchHit> search(const QString &text, int limit = 50) const;

private:
    KnowledgeBase();
    std::vector<FaqEntry> m_entries;
    struct Index;
    std::shared_ptr<Index> m_index;
};

} // namespace shindan::knowledge
