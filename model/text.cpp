#include "model/text.h"

#include <QHash>

namespace shindan::model {

QString filled(const QString &pattern, const QHash<QString, QString> &values)
{
    QString out;
    out.reserve(pattern.size() + 32);
    qsizetype at = 0;
    while (at < pattern.size()) {
        const qsizetype open = pattern.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : pattern.indexOf(u'}', open);
        if (close < 0)
            break;
        out += QStringView(pattern).mid(at, open - at);
        const auto value = values.constFind(pattern.mid(open + 1, close - open - 1));
        if (value != values.constEnd())
            out += *value;
        else if (out.endsWith(u' '))
            out.chop(1);
        at = close + 1;
    }
    out += QStringView(pattern).mid(at);
    return out;
}

Text filled(const Text &pattern, const QHash<QString, QString> &values)
{
    return {filled(pattern.en, values), filled(pattern.ja, values)};
}

} // namespace shindan::model
