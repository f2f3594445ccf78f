#include "services/knowledge/faq_index.h"
#include "services/knowledge/faq_reader.h"
#include "services/resources/messages.h"
#include "services/resources/shipped.h"

#include <QCborArray>
#include <QFile>

#include <algorithm>
#include <mutex>

namespace shindan::knowledge {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray embeddedIndex()
{
    QFile file(u":/shindan/faq.glass"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// Opened when first searched: most runs of the command line never do.
struct KnowledgeBase::Index
{
    const FaqIndex &get() const
    {
        std::call_once(opened, [this] { index = std::make_unique<FaqIndex>(embeddedIndex()); });
        return *index;
    }

    mutable std::once_flag opened;
    mutable std::unique_ptr<FaqIndex> index;
};

KnowledgeBase::KnowledgeBase()
    : m_index(std::make_shared<Index>())
{
    for (const QCborValue &entry : resources::shipped(resources::Kind::Faq))
        m_entries.push_back(readEntry(entry.toMap()));
    std::ranges::stable_sort(m_entries, [](const FaqEntry &a, const FaqEntry &b) {
        const int left = subjectOrder(a.subject);
        const int right = subjectOrder(b.subject);
        return std::tie(left, a.order, a.id) < std::tie(right, b.order, b.id);
    });
}

const KnowledgeBase &KnowledgeBase::shipped()
{
    static const KnowledgeBase base;
    return base;
}

const FaqEntry *KnowledgeBase::find(QStringView id) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const FaqEntry &entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

model::Text KnowledgeBase::subjectTitle(const QString &subject) const
{
    return resources::message(QString(u"knowledge.subject."_s + subject));
}

std::vector<SearchHit> KnowledgeBase::search(const QString &text, int limit) const
{
    return m_index->get().search(text, limit);
}

} // namespace shindan::knowledge
