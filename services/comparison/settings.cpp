#include "services/comparison/settings.h"

#include "services/facts/fact_names.h"
#include "services/facts/member_text.h"
#include "services/facts/node_sources.h"
#include "services/facts/text_scan.h"
#include "services/resources/messages.h"

#include <QSet>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestMember = 4 << 20;
constexpr qsizetype longestSetting = 400;
constexpr qsizetype mostLines = 400;

class Reader
{
public:
    Reader(model::BundleIndex bundle, const std::vector<model::Fact> &known)
        : m_bundle(bundle)
    {
        for (const model::Fact &fact : known) {
            if (fact.bundle == bundle && fact.id.startsWith("sysctl."_L1))
                m_seen.insert(fact.id);
        }
    }

    void readSysctl(const facts::MemberText &member)
    {
        for (const facts::Section &section : member.sections()) {
            if (!section.runs("sysctl"))
                continue;
            for (size_t i = 0; i < section.lines.size(); ++i)
                addSysctl(member, section.lineAt(i), section.lines[i]);
        }
    }

    void readConfiguration(const facts::MemberText &member, const QString &id)
    {
        QStringList lines;
        for (const std::string_view line : member.lines()) {
            const QString text = QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())).trimmed();
            if (!text.isEmpty() && !text.startsWith(u'#') && !text.startsWith(u';') && lines.size() < mostLines)
                lines << text.left(longestSetting);
        }
        if (lines.isEmpty())
            return;
        model::Fact fact = factAt(member, model::LineNumber(0), id);
        fact.name = resources::message(u"comparison.fact."_s + id);
        fact.subject = member.path().section(u'/', -1);
        fact.value = lines.join(u'\n');
        m_facts.push_back(std::move(fact));
    }

    std::vector<model::Fact> take() { return std::move(m_facts); }

private:
    [[nodiscard]] model::Fact factAt(const facts::MemberText &member, model::LineNumber line, const QString &id) const
    {
        model::Fact fact;
        fact.id = id;
        fact.type = u"string"_s;
        fact.bundle = m_bundle;
        fact.source = member.path();
        fact.line = line;
        return fact;
    }

    void addSysctl(const facts::MemberText &member, model::LineNumber number, std::string_view line)
    {
        const size_t equals = line.find(" =");
        if (equals == std::string_view::npos || equals == 0 || line.find(' ') != equals || line.starts_with("sysctl:"))
            return;
        const QString id = u"sysctl."_s + QString::fromUtf8(line.data(), static_cast<qsizetype>(equals));
        if (m_seen.contains(id))
            return;
        m_seen.insert(id);
        model::Fact fact = factAt(member, number, id);
        fact.name = facts::factName(id);
        const std::string_view value = line.substr(equals + 2);
        fact.value = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())).simplified().left(longestSetting);
        m_facts.push_back(std::move(fact));
    }

    model::BundleIndex m_bundle;
    QSet<QString> m_seen;
    std::vector<model::Fact> m_facts;
};

} // namespace

std::vector<model::Fact> readSettings(const model::Snapshot &snapshot, const ingest::TextStore &texts, model::BundleIndex bundle,
                                      const std::vector<model::Fact> &known)
{
    Reader reader(bundle, known);
    for (const auto &source : snapshot.sources) {
        const model::SourceInfo &info = *source->info;
        if (info.bundle != bundle || !facts::holdsFacts(info))
            continue;
        const bool unit = info.role == u"unit-file"_s;
        const bool daemon = info.role == u"daemon-config"_s;
        if (!unit && !daemon && info.role != u"system-info"_s)
            continue;
        const facts::MemberText member(info.path, info.role, texts.read(source->id(), model::ByteOffset(0), largestMember));
        if (unit || daemon)
            reader.readConfiguration(member, unit ? u"configuration-of-unit"_s : u"configuration"_s);
        else
            reader.readSysctl(member);
    }
    return reader.take();
}

} // namespace shindan::comparison
