#include "services/diagnosis/fact_subject.h"

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

QString factSubjectName(const QString &factId, const QString &subject)
{
    const QString family = factId.section(u'.', 0, 0);
    if (family == u"disk"_s)
        return subject.startsWith(u"/dev/"_s) ? u"device"_s : u"mount"_s;
    if (family == u"service"_s)
        return u"unit"_s;
    if (family == u"certificate"_s)
        return u"file"_s;
    return family; // interface, process, port ...
}

} // namespace shindan::diagnosis
