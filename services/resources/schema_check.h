#pragma once
// One run of a schema over one value. Only schema.cpp uses this.

#include "services/resources/messages.h"
#include "services/resources/schema.h"

#include <QCborArray>
#include <QHash>
#include <QRegularExpression>

#include <vector>

namespace shindan::resources {

class SchemaCheck
{
public:
    SchemaCheck(const QCborMap &schema, int limit);

    void run(const QCborValue &value);
    [[nodiscard]] std::vector<SchemaFault> faults() const { return m_faults; }

private:
    void check(const QCborMap &schema, const QCborValue &value, const QString &path, int depth);
    void checkText(const QCborMap &schema, const QString &text, const QString &path);
    void checkNumber(const QCborMap &schema, const QCborValue &value, const QString &path);
    void checkList(const QCborMap &schema, const QCborArray &list, const QString &path, int depth);
    void checkMap(const QCborMap &schema, const QCborMap &map, const QString &path, int depth);
    void checkKey(const QCborMap &schema, const QString &key, const QCborValue &value, const QString &path, int depth);
    void checkAlternatives(const QCborMap &schema, const QCborValue &value, const QString &path, int depth);
    [[nodiscard]] bool checkRequiredKeys(const QCborArray &alternatives, bool onlyOne, const QCborMap &map, const QString &path);
    [[nodiscard]] std::vector<SchemaFault> faultsOf(
        const QCborMap &schema, const QCborValue &value, const QString &path, int depth);
    [[nodiscard]] bool checkType(const QCborMap &schema, const QCborValue &value, const QString &path);
    [[nodiscard]] QCborMap resolved(QCborMap schema) const;
    [[nodiscard]] const QRegularExpression &expression(const QString &pattern);

    void fault(QStringView id, const QString &path, TextValues values, bool atKey = false);

    const QCborMap m_schema;
    const int m_limit;
    std::vector<SchemaFault> m_faults;
    QHash<QString, QRegularExpression> m_expressions; ///< of this run: a shared one would make threads wait for each other
};

} // namespace shindan::resources
