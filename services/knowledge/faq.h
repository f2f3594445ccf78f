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

/// One paragraph, the same in both languages.
struct Block
{
    BlockKind kind = BlockKind::Text;
    model::Text text;
    QStringList commands; ///< each stands alone; never translated
    QString shell;        ///< bash, powershell, cmd
};

struct FaqEntry
{
    QString id;
    QString subject;          ///< "1" to "11" or a word: kubelet, kernel, ...
    int order = 0;
    model::Text question;
    model::Text summary;
    std::vector<Block> body;
    QStringList clusters;     ///< dedicated, managed, edge, lingjun
    QStringList systems;      ///< linux, windows
    QString kubernetes;       ///< version range, empty: any
    QStringList keywordsEn;
    QStringList keywordsJa;
    QStringList related;
    model::Text sourceTitle;
    QString sourceAddress;
    QDate edition;
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
