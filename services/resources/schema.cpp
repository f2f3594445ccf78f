#include "services/resources/schema.h"

#include "services/resources/messages.h"
#include "services/resources/schema_check.h"
#include "services/resources/shipped.h"

#include <QStringList>

#include <utility>

namespace shindan::resources {

Schema::Schema(QCborMap schema)
    : m_schema(std::move(schema))
{ }

Schema Schema::shipped(QStringView name)
{
    return Schema(shippedSchema(name));
}

std::vector<SchemaFault> Schema::check(const QCborValue &value, int limit) const
{
    SchemaCheck check(m_schema, limit);
    check.run(value);
    return check.faults();
}

std::vector<model::Error> Schema::check(const YamlDocument &document, int limit) const
{
    std::vector<model::Error> errors;
    for (const SchemaFault &fault : check(document.value(), limit)) {
        model::Error error = fault.error;
        const Place place = fault.atKey ? document.placeOfKey(fault.path) : document.placeOf(fault.path);
        error.path = document.file();
        error.line = place.line;
        error.column = place.column;
        errors.push_back(std::move(error));
    }
    return errors;
}

QString readablePath(const QString &path)
{
    QString readable;
    const QStringList keys = path.split(u'/').mid(1);
    for (QString key : keys) {
        bool isIndex = false;
        key.toInt(&isIndex);
        if (isIndex) {
            readable += u'[' + key + u']';
            continue;
        }
        if (!readable.isEmpty())
            readable += u'.';
        readable += key.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
    }
    return readable;
}

} // namespace shindan::resources
