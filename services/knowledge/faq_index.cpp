#include "services/knowledge/faq_index.h"

#include "services/resources/messages.h"

#include <QFile>
#include <QTemporaryDir>

#include <xapian.h>

#include <algorithm>
#include <mutex>

#include <sys/mman.h>
#include <unistd.h>

namespace shindan::knowledge {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestQuery = 2'000;
constexpr int leastScore = 25;               // of entries that lack a word
constexpr Xapian::termcount expansions = 60; // of an unfinished word

// How much a word weighs, by where it stands.
enum Weight : Xapian::termcount { InBody = 1, InSummary = 3, InKeywords = 6, InQuestion = 8 };

std::string levelled(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toStdString();
}

bool isHiragana(QChar c) { return c >= QChar(0x3041) && c <= QChar(0x3096); }

// What is asked for stands in kanji, katakana and Latin letters; hiragana joins and inflects it. 証明書の期限切れ asks for 証明書 and
// 期限切, 起動しない for 起動. One hiragana inside a word stays (切り替え), and so does a query that has nothing else.
QString wordsOf(const QString &text)
{
    static const QString particles = u"のをがはにでとへもや"_s;
    QString words = text;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!isHiragana(text[i]))
            continue;
        const bool alone = i > 0 && i + 1 < text.size() && text[i - 1].script() == QChar::Script_Han && text[i + 1].script() == QChar::Script_Han;
        if (!alone || particles.contains(text[i]))
            words[i] = u' ';
    }
    return words.trimmed().isEmpty() ? text : words;
}

Xapian::Document documentOf(const FaqEntry &entry, Xapian::TermGenerator &generator)
{
    Xapian::Document document;
    document.set_data(entry.id.toStdString());
    generator.set_document(document);
    const auto add = [&](const QString &text, Weight weight) {
        if (!text.isEmpty())
            generator.index_text_without_positions(levelled(text), weight);
    };
    const auto addBoth = [&](const model::Text &text, Weight weight) {
        add(text.en, weight);
        add(text.ja, weight);
    };
    addBoth(entry.question, InQuestion);
    add(entry.id, InKeywords);
    for (const QString &keyword : entry.keywordsEn + entry.keywordsJa)
        add(keyword, InKeywords);
    addBoth(entry.summary, InSummary);
    for (const Block &block : entry.body) {
        addBoth(block.text, InBody);
        for (const QString &command : block.commands)
            add(command, InBody);
    }
    for (const SourcePage &source : entry.sources)
        addBoth(source.title, InBody);
    return document;
}

// A file that lives in memory only; -1 if there is no memory.
int fileInMemory(const QByteArray &bytes)
{
    const int descriptor = ::memfd_create("faq-index", MFD_CLOEXEC);
    if (descriptor < 0)
        return -1;
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t step = ::write(descriptor, bytes.constData() + written, size_t(bytes.size() - written));
        if (step <= 0) {
            ::close(descriptor);
            return -1;
        }
        written += step;
    }
    ::lseek(descriptor, 0, SEEK_SET); // the database begins where the descriptor stands
    return descriptor;
}

} // namespace

model::Result<model::Done> buildFaqIndex(const std::vector<FaqEntry> &entries, const QString &file)
{
    const QTemporaryDir folder(file + u"-XXXXXX"_s);
    try {
        Xapian::WritableDatabase database(folder.filePath(u"index"_s).toStdString(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
        Xapian::TermGenerator generator;
        generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
        generator.set_stemmer(Xapian::Stem("en"));
        for (const FaqEntry &entry : entries)
            database.add_document(documentOf(entry, generator));
        database.commit();
        QFile::remove(file);
        database.compact(file.toStdString(), Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULL);
    } catch (const Xapian::Error &error) {
        return resources::errorFor(u"knowledge.index-not-written",
                                   {{u"file"_s, file}, {u"reason"_s, QString::fromStdString(error.get_msg())}});
    }
    return model::Done{};
}

struct FaqIndex::Data
{
    std::unique_ptr<Xapian::Database> database;
    std::mutex mutex; // Xapian's objects belong to one thread at a time

    std::vector<SearchHit> run(const std::string &text, Xapian::Query::op together, int limit);
};

FaqIndex::FaqIndex(const QByteArray &bytes)
    : m_data(std::make_unique<Data>())
{
    const int descriptor = bytes.isEmpty() ? -1 : fileInMemory(bytes);
    if (descriptor < 0)
        return;
    try {
        m_data->database = std::make_unique<Xapian::Database>(descriptor); // closes it
    } catch (const Xapian::Error &) {
        m_data->database = nullptr;
    }
}

FaqIndex::~FaqIndex() = default;

namespace {

// Word by word: Xapian's grammar of n-grams cannot read some sentences as a whole, and one such word must not lose the others.
Xapian::Query queryOf(Xapian::QueryParser &parser, const std::string &text, Xapian::Query::op together)
{
    std::vector<Xapian::Query> parts;
    const QStringList words = QString::fromStdString(text).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const unsigned partial = i + 1 == words.size() ? unsigned(Xapian::QueryParser::FLAG_PARTIAL) : 0U;
        try {
            const Xapian::Query part = parser.parse_query(words[i].toStdString(), Xapian::QueryParser::FLAG_CJK_NGRAM | partial);
            if (!part.empty())
                parts.push_back(part);
        } catch (const Xapian::QueryParserError &) { // the word is left out
        }
    }
    return Xapian::Query(together, parts.begin(), parts.end());
}

} // namespace

std::vector<SearchHit> FaqIndex::Data::run(const std::string &text, Xapian::Query::op together, int limit)
{
    Xapian::QueryParser parser;
    parser.set_database(*database);
    parser.set_stemmer(Xapian::Stem("en"));
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_default_op(together);
    parser.set_max_expansion(expansions, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT,
                             Xapian::QueryParser::FLAG_WILDCARD | Xapian::QueryParser::FLAG_PARTIAL);
    const Xapian::Query query = queryOf(parser, text, together);
    if (query.empty())
        return {};
    Xapian::Enquire enquire(*database);
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, Xapian::doccount(limit));
    std::vector<SearchHit> hits;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        hits.push_back({QString::fromStdString(hit.get_document().get_data()), hit.get_percent()});
    return hits;
}

std::vector<SearchHit> FaqIndex::search(const QString &text, int limit) const
{
    if (!m_data->database || limit <= 0)
        return {};
    const std::string query = levelled(wordsOf(text.left(longestQuery)));
    const std::lock_guard lock(m_data->mutex);
    try {
        std::vector<SearchHit> hits = m_data->run(query, Xapian::Query::OP_AND, limit);
        const size_t withAll = hits.size();
        const std::vector<SearchHit> withSome = m_data->run(query, Xapian::Query::OP_OR, limit);
        // No entry holds most of a whole sentence; what comes near the best one is then worth showing.
        const bool sentence = withAll == 0 && text.size() >= 30;
        const int least = sentence && !withSome.empty() ? std::min(leastScore, withSome.front().score / 2) : leastScore;
        for (const SearchHit &some : withSome) {
            const bool known = std::any_of(hits.begin(), hits.begin() + ptrdiff_t(withAll), [&](const SearchHit &hit) { return hit.id == some.id; });
            if (known || hits.size() >= size_t(limit) || some.score < least)
                continue;
            hits.push_back({some.id, withAll == 0 ? some.score : std::min(some.score, hits[withAll - 1].score)});
        }
        return hits;
    } catch (const Xapian::Error &) { // a query that Xapian cannot read finds nothing
        return {};
    }
}

} // namespace shindan::knowledge
