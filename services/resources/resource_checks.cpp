#include "services/resources/resource_checks.h"

#include "services/resources/messages.h"
#include "services/resources/nearest_word.h"

#include <QCborArray>
#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

namespace shindan::resources {
namespace {

using Faults = std::vector<model::Error>;

void place(model::Error error, const YamlDocument &document, const QString &path, Faults &faults)
{
    const Place at = document.placeOf(path);
    error.path = document.file();
    error.line = at.line;
    error.column = at.column;
    faults.push_back(std::move(error));
}

// ---- {names} in texts

QStringList namesIn(const QString &text)
{
    static thread_local const QRegularExpression name(QStringLiteral("\\{([a-z][A-Za-z0-9_.-]*)\\}"));
    QStringList names;
    auto matches = name.globalMatch(text);
    while (matches.hasNext())
        names.append(matches.next().captured(1));
    names.sort();
    names.removeDuplicates();
    return names;
}

void checkNamesOf(const QCborValue &value, const QString &path, const YamlDocument &document, Faults &faults)
{
    if (value.isArray()) {
        const QCborArray list = value.toArray();
        for (qsizetype index = 0; index < list.size(); ++index)
            checkNamesOf(list.at(index), childPath(path, index), document, faults);
        return;
    }
    const QCborMap map = value.toMap();
    const QCborValue english = map.value(QLatin1String("en"));
    const QCborValue japanese = map.value(QLatin1String("ja"));
    if (english.isString() && japanese.isString()) {
        const QStringList inEnglish = namesIn(english.toString());
        const QStringList inJapanese = namesIn(japanese.toString());
        if (inEnglish != inJapanese)
            place(errorFor(u"resources.names-differ",
                      {{QStringLiteral("english"), inEnglish.join(QLatin1String(", "))},
                          {QStringLiteral("japanese"), inJapanese.join(QLatin1String(", "))}}),
                document, path, faults);
    }
    for (const auto &[key, child] : map)
        checkNamesOf(child, childPath(path, key.toString()), document, faults);
}

// ---- Ids

void checkIds(const ResourceFolder &folder, Faults &faults)
{
    QMap<std::pair<QString, QString>, QString> known; // kind and id -> file
    const auto take = [&](const QString &kind, const QString &id, const ResourceFile &file, const QString &path) {
        const auto other = known.constFind({kind, id});
        if (other != known.constEnd())
            place(errorFor(u"resources.id-twice", {{QStringLiteral("id"), id}, {QStringLiteral("other"), *other}}), file.document,
                path, faults);
        known.insert({kind, id}, file.relativePath);
    };
    for (const ResourceFile &file : folder.files) {
        for (const ResourceEntry &entry : file.entries) {
            const QString idPath = childPath(entry.path, QStringLiteral("id"));
            take(file.kind, entry.id, file, idPath);
            const QString name = QFileInfo(file.relativePath).completeBaseName();
            if (file.kind != nameOf(Kind::Rules) && entry.id != name)
                place(errorFor(u"resources.id-not-file-name", {{QStringLiteral("id"), entry.id}, {QStringLiteral("name"), name}}),
                    file.document, idPath, faults);
        }
        if (file.entries.empty()) { // messages: the ids are keys
            const QCborMap messages = file.document.value().toMap();
            for (const auto &[id, text] : messages)
                take(file.kind, id.toString(), file, childPath(QString(), id.toString()));
        }
    }
}

// ---- References

QSet<QString> idsOf(const ResourceFolder &folder, Kind kind)
{
    QSet<QString> ids;
    for (const ResourceFile &file : folder.files) {
        if (file.kind != nameOf(kind))
            continue;
        for (const ResourceEntry &entry : file.entries)
            ids.insert(entry.id);
    }
    return ids;
}

QSet<QString> rolesOf(const ResourceFolder &folder)
{
    QSet<QString> roles;
    for (const ResourceFile &file : folder.files) {
        if (file.kind != nameOf(Kind::Layouts))
            continue;
        const QCborArray members = file.document.value().toMap().value(QLatin1String("members")).toArray();
        for (const QCborValue &member : members)
            roles.insert(member.toMap().value(QLatin1String("role")).toString());
    }
    return roles;
}

class ReferenceCheck
{
public:
    ReferenceCheck(const ResourceFolder &folder, Faults &faults)
        : m_faults(faults)
        , m_faq(idsOf(folder, Kind::Faq))
        , m_rules(idsOf(folder, Kind::Rules))
        , m_roles(rolesOf(folder))
    { }

    void check(const ResourceFile &file, const ResourceEntry &entry)
    {
        m_document = &file.document;
        m_self = entry.id;
        if (file.kind == nameOf(Kind::Faq))
            checkList(entry.value, entry.path, QStringLiteral("related"), m_faq, u"resources.no-such-faq", true);
        else if (file.kind == nameOf(Kind::Layouts))
            checkLayout(entry);
        else if (file.kind == nameOf(Kind::Rules))
            checkRule(entry);
    }

private:
    void checkId(const QString &id, const QString &path, const QSet<QString> &known, QStringView fault, bool notItself)
    {
        if (notItself && id == m_self) {
            place(errorFor(u"resources.refers-to-itself", {{QStringLiteral("id"), id}}), *m_document, path, m_faults);
            return;
        }
        if (known.contains(id))
            return;
        QStringList sorted(known.cbegin(), known.cend());
        sorted.sort();
        const QString nearest = nearestWord(id, sorted);
        model::Error error = errorFor(fault, {{QStringLiteral("id"), id}});
        if (!nearest.isEmpty())
            error.hint = message(u"resources.nearest.hint", {{QStringLiteral("nearest"), nearest}});
        place(std::move(error), *m_document, path, m_faults);
    }

    void checkList(const QCborMap &map, const QString &path, const QString &key, const QSet<QString> &known, QStringView fault,
        bool notItself = false)
    {
        const QCborArray ids = map.value(key).toArray();
        for (qsizetype index = 0; index < ids.size(); ++index)
            checkId(ids.at(index).toString(), childPath(childPath(path, key), index), known, fault, notItself);
    }

    void checkLayout(const ResourceEntry &entry)
    {
        const QString members = childPath(entry.path, QStringLiteral("members"));
        const QCborArray list = entry.value.value(QLatin1String("members")).toArray();
        for (qsizetype index = 0; index < list.size(); ++index)
            checkList(
                list.at(index).toMap(), childPath(members, index), QStringLiteral("emptyFaq"), m_faq, u"resources.no-such-faq");
    }

    void checkRule(const ResourceEntry &entry)
    {
        checkList(entry.value, entry.path, QStringLiteral("faq"), m_faq, u"resources.no-such-faq");
        checkList(entry.value, entry.path, QStringLiteral("specialises"), m_rules, u"resources.no-such-rule", true);
        const QString causes = childPath(entry.path, QStringLiteral("causes"));
        const QCborArray list = entry.value.value(QLatin1String("causes")).toArray();
        for (qsizetype index = 0; index < list.size(); ++index) {
            const QCborMap cause = list.at(index).toMap();
            const QString path = childPath(causes, index);
            if (const QCborValue rule = cause.value(QLatin1String("rule")); rule.isString())
                checkId(rule.toString(), childPath(path, QStringLiteral("rule")), m_rules, u"resources.no-such-rule", true);
            checkList(cause, path, QStringLiteral("rules"), m_rules, u"resources.no-such-rule", true);
        }
        m_looksForLines = false;
        checkPatterns(entry.value, entry.path);
        if (m_looksForLines)
            checkExamples(entry);
    }

    // `pattern` stands at any depth of `match`, and in `clears`.
    void checkPatterns(const QCborValue &value, const QString &path)
    {
        if (value.isArray()) {
            const QCborArray list = value.toArray();
            for (qsizetype index = 0; index < list.size(); ++index)
                checkPatterns(list.at(index), childPath(path, index));
            return;
        }
        const QCborMap map = value.toMap();
        for (const auto &[name, child] : map) {
            const QString key = name.toString();
            if (key == u"pattern") {
                m_looksForLines = true;
                if (!m_roles.isEmpty()) // without layouts there are no roles to compare with
                    checkList(child.toMap(), childPath(path, key), QStringLiteral("roles"), m_roles, u"resources.no-such-role");
            } else {
                checkPatterns(child, childPath(path, key));
            }
        }
    }

    void checkExamples(const ResourceEntry &entry)
    {
        constexpr qsizetype least = 2;
        const qsizetype examples = entry.value.value(QLatin1String("examples")).toArray().size();
        if (examples < least)
            place(errorFor(u"resources.too-few-examples",
                      {{QStringLiteral("id"), entry.id}, {QStringLiteral("least"), QString::number(least)},
                          {QStringLiteral("found"), QString::number(examples)}}),
                *m_document, entry.path, m_faults);
        if (entry.value.value(QLatin1String("counterexamples")).toArray().isEmpty())
            place(
                errorFor(u"resources.no-counterexample", {{QStringLiteral("id"), entry.id}}), *m_document, entry.path, m_faults);
    }

    Faults &m_faults;
    const QSet<QString> m_faq;
    const QSet<QString> m_rules;
    const QSet<QString> m_roles;
    const YamlDocument *m_document = nullptr; ///< of the entry being checked
    QString m_self;
    bool m_looksForLines = false;
};

} // namespace

std::vector<model::Error> checkNames(const YamlDocument &document)
{
    Faults faults;
    checkNamesOf(document.value(), QString(), document, faults);
    return faults;
}

std::vector<model::Error> checkAsAWhole(const ResourceFolder &folder)
{
    Faults faults;
    checkIds(folder, faults);
    ReferenceCheck references(folder, faults);
    for (const ResourceFile &file : folder.files) {
        const Faults names = checkNames(file.document);
        faults.insert(faults.end(), names.begin(), names.end());
        for (const ResourceEntry &entry : file.entries)
            references.check(file, entry);
    }
    return faults;
}

} // namespace shindan::resources
