#include "services/report/redaction.h"

#include <QRegularExpression>

#include <array>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Mask
{
    QRegularExpression pattern;
    QString replacement;
};

const std::array<Mask, 10> &masks()
{
    // One set a thread: a shared expression serialises its users on a lock.
    static thread_local const std::array<Mask, 10> list{{
        // name=value, "name": "value", --name value; the value is quoted or reaches to the next blank or comma.
        {QRegularExpression(u"((?:^|[^A-Za-z0-9])(?:[A-Za-z0-9_.-]*(?:password|passwd|passphrase|secret[-_.]?access[-_.]?key|access[-_.]?key[-_.]?secret|"
                            "client[-_.]?secret|api[-_.]?key|auth[-_.]?token|bearer[-_.]?token|security[-_.]?token|session[-_.]?token|id[-_.]?token|"
                            "refresh[-_.]?token|private[-_.]?key|client-key-data|client-certificate-data))\\\\?[\"']?\\s*[:=]\\s*)"
                            "(\"(?:[^\"\\\\]|\\\\.)*\"|\\\\\"(?:[^\"\\\\]|\\\\(?!\"))*\\\\\"|'[^']*'|[^\\s,;\"'}&]+)"_s,
                            QRegularExpression::CaseInsensitiveOption),
         u"\\1***"_s},
        // --password value: a blank between only where the name is an option.
        {QRegularExpression(u"((?:^|\\s)--?[A-Za-z0-9-]*(?:password|passwd|secret|access-key|token|api-key)[A-Za-z0-9-]*\\s+)(?!-)(\"[^\"]*\"|'[^']*'|\\S+)"_s, QRegularExpression::CaseInsensitiveOption), u"\\1***"_s},
        {QRegularExpression(u"((?:^|[\\s\"'{,])token\\\\?[\"']?\\s*[:=]\\s*)(\\\\?\"[^\"]*\"|[^\\s,;\"'}&]+)"_s, QRegularExpression::CaseInsensitiveOption), u"\\1***"_s},
        {QRegularExpression(u"(Authorization\\\\?[\"']?\\s*[:=]\\s*[\"\\[]?\\s*(?:Bearer|Basic)\\s+)[A-Za-z0-9+/=._~-]{6,}"_s, QRegularExpression::CaseInsensitiveOption), u"\\1***"_s},
        // Without a scheme it may be a sentence (`may require authorization: server message: ...`): a word is no credential.
        {QRegularExpression(u"(Authorization\\\\?[\"']?\\s*[:=]\\s*[\"\\[]?\\s*)(?=[A-Za-z+/=._~-]*[0-9]|[A-Za-z+/=._~-]{20})[A-Za-z0-9+/=._~-]{6,}"_s, QRegularExpression::CaseInsensitiveOption), u"\\1***"_s},
        {QRegularExpression(u"(Bearer\\s+)[A-Za-z0-9+/=._~-]{12,}"_s), u"\\1***"_s},
        {QRegularExpression(u"\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?"_s), u"***"_s},
        {QRegularExpression(u"\\b(?:LTAI|AKIA|ASIA|STS\\.)[A-Za-z0-9]{12,}"_s), u"***"_s},
        {QRegularExpression(u"-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"_s), u"*** private key ***"_s},
        {QRegularExpression(u"(://[^/\\s:@]+:)[^/\\s@]+(@)"_s), u"\\1***\\2"_s},
    }};
    return list;
}

} // namespace

QString withoutSecrets(const QString &text)
{
    QString out = text;
    for (const Mask &mask : masks())
        out.replace(mask.pattern, mask.replacement);
    return out;
}

} // namespace shindan::report
