#include "cli/arguments.h"

#include "cli/output.h"
#include "services/layouts/layout.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <unistd.h>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

Arguments::Arguments(const QString &command, const QString &description)
    : m_command(command)
{
    m_parser.setApplicationDescription(description);
    m_parser.addOption({u"format"_s, QCoreApplication::translate("cli", "Format of the result."), u"FORMAT"_s});
    m_parser.addOption({u"lang"_s, QCoreApplication::translate("cli", "Language of texts: en, ja or both."), u"LANG"_s});
    m_parser.addOption({u"timezone"_s, QCoreApplication::translate("cli", "Zone of times shown and of times in a query: UTC, +09:00, Asia/Tokyo."), u"ZONE"_s});
    m_parser.addOption({u"threads"_s, QCoreApplication::translate("cli", "Number of threads; all cores if left out."), u"N"_s});
    m_parser.addOption({u"layout"_s, QCoreApplication::translate("cli", "Reads every bundle by this layout, whatever it looks like: ack-linux, must-gather, sosreport, plain-folder ..."), u"ID"_s});
    m_parser.addOption({u"no-cache"_s, QCoreApplication::translate("cli", "Reads everything anew.")});
    m_parser.addOption({u"show-secrets"_s, QCoreApplication::translate("cli", "Shows passwords, tokens and keys instead of ***.")});
    m_parser.addOption({u"password-file"_s, QCoreApplication::translate("cli", "File whose first line is the password of an encrypted archive; else SHINDAN_PASSWORD in the environment, else the terminal."), u"FILE"_s});
    m_parser.addOption({u"progress"_s, QCoreApplication::translate("cli", "Progress on a terminal: auto or never."), u"WHEN"_s, u"auto"_s});
    m_parser.addOption({{u"h"_s, u"help"_s}, QCoreApplication::translate("cli", "Shows this help.")});
}

ExitStatus Arguments::wrong(const QString &sentence) const
{
    error(u"shindan-cli "_s + m_command + u": "_s + sentence);
    error(QCoreApplication::translate("cli", "See shindan-cli %1 --help.").arg(m_command));
    return ExitStatus::WrongCall;
}

bool Arguments::read(const QStringList &arguments, const QStringList &formats)
{
    if (!m_parser.parse(QStringList{u"shindan-cli "_s + m_command} + arguments)) {
        m_exitStatus = wrong(m_parser.errorText());
        return false;
    }
    if (m_parser.isSet(u"help"_s)) {
        print(m_parser.helpText());
        m_exitStatus = ExitStatus::Done;
        return false;
    }
    return readCommon(formats);
}

bool Arguments::readCommon(const QStringList &formats)
{
    const auto fail = [this](const QString &sentence) {
        m_exitStatus = wrong(sentence);
        return false;
    };
    m_common.format = value(u"format"_s);
    if (m_common.format.isEmpty())
        m_common.format = formats.front();
    else if (!formats.contains(m_common.format))
        return fail(QCoreApplication::translate("cli", "The format %1 is not known here. Formats: %2.").arg(m_common.format, formats.join(u", "_s)));
    const QString language = isSet(u"lang"_s) ? value(u"lang"_s) : (QLocale().language() == QLocale::Japanese ? u"ja"_s : u"en"_s);
    if (language != u"en"_s && language != u"ja"_s && language != u"both"_s)
        return fail(QCoreApplication::translate("cli", "The language %1 is not known. Languages: en, ja, both.").arg(language));
    m_common.language = language == u"ja"_s ? model::Language::Japanese : model::Language::English;
    m_common.bothLanguages = language == u"both"_s;
    if (isSet(u"timezone"_s)) {
        m_common.zone = model::DisplayZone::fromText(value(u"timezone"_s));
        if (!m_common.zone)
            return fail(QCoreApplication::translate("cli", "%1 is not a zone. Write UTC, an offset like +09:00 or a name like Asia/Tokyo.").arg(value(u"timezone"_s)));
    }
    m_common.layout = value(u"layout"_s);
    if (const QStringList ids = layouts::layoutIds(); !m_common.layout.isEmpty() && !ids.contains(m_common.layout))
        return fail(QCoreApplication::translate("cli", "There is no layout %1. Layouts: %2.").arg(m_common.layout, ids.join(u", "_s)));
    if (isSet(u"threads"_s)) {
        bool ok = false;
        m_common.threads = value(u"threads"_s).toInt(&ok);
        if (!ok || m_common.threads < 1 || m_common.threads > 1'024)
            return fail(QCoreApplication::translate("cli", "%1 is not a number of threads.").arg(value(u"threads"_s)));
    }
    const QString progress = value(u"progress"_s);
    if (progress != u"auto"_s && progress != u"never"_s)
        return fail(QCoreApplication::translate("cli", "Progress is auto or never."));
    m_common.progress = progress == u"auto"_s && ::isatty(STDERR_FILENO) != 0;
    m_common.passwordFile = value(u"password-file"_s);
    if (isSet(u"password-file"_s) && !QFileInfo(m_common.passwordFile).isReadable())
        return fail(QCoreApplication::translate("cli", "The password file %1 cannot be read.").arg(m_common.passwordFile));
    m_common.secrets = isSet(u"show-secrets"_s) ? report::Secrets::Shown : report::Secrets::Masked;
    return true;
}

} // namespace shindan::cli
