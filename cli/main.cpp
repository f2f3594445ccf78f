#include "cli/commands.h"
#include "cli/output.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <csignal>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

const std::vector<Command> &commands()
{
    static const std::vector<Command> list{
        {"analyze", QT_TRANSLATE_NOOP("cli", "findings, facts, coverage"), analyze},
        {"timeline", QT_TRANSLATE_NOOP("cli", "the merged timeline"), timeline},
        {"templates", QT_TRANSLATE_NOOP("cli", "message templates with counts"), templates},
        {"files", QT_TRANSLATE_NOOP("cli", "members, or the text of one"), files},
        {"compare", QT_TRANSLATE_NOOP("cli", "what differs between bundles"), compare},
        {"baseline", QT_TRANSLATE_NOOP("cli", "healthy bundles to compare with"), baseline},
        {"faq", QT_TRANSLATE_NOOP("cli", "the knowledge base"), faq},
        {"reply", QT_TRANSLATE_NOOP("cli", "the answer to the customer"), reply},
        {"rules", QT_TRANSLATE_NOOP("cli", "list, show, check, test and explain rules"), rules},
        {"scenario", QT_TRANSLATE_NOOP("cli", "bundles with a known truth"), scenario},
    };
    return list;
}

namespace {

QString help()
{
    QString out = QCoreApplication::translate("cli", "Usage: shindan-cli COMMAND [ARGUMENTS]") + u"\n\n"_s;
    for (const Command &command : commands())
        out += u"  "_s + QString::fromLatin1(command.name).leftJustified(11) + QCoreApplication::translate("cli", command.summary) + u'\n';
    return out + u'\n' + QCoreApplication::translate("cli", "shindan-cli COMMAND --help tells more.") + u'\n';
}

ExitStatus dispatch(const QStringList &arguments)
{
    const QString name = arguments.value(1);
    if (name == u"--version"_s) {
        print(u"shindan-cli "_s + QCoreApplication::applicationVersion() + u'\n');
        return ExitStatus::Done;
    }
    if (name == u"--help"_s || name == u"-h"_s || name == u"help"_s) {
        print(help());
        return ExitStatus::Done;
    }
    for (const Command &command : commands()) {
        if (name == QLatin1String(command.name))
            return command.run(arguments.mid(2));
    }
    error(name.isEmpty() ? QCoreApplication::translate("cli", "A command is missing.") : QCoreApplication::translate("cli", "There is no command %1.").arg(name));
    error(help());
    return ExitStatus::WrongCall;
}

} // namespace

} // namespace shindan::cli

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("shindan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SHINDAN_VERSION));
    // A reader that goes away (`| head`) ends the output, not the program with a message.
    std::signal(SIGPIPE, SIG_IGN);
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("shindan"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);
    return static_cast<int>(shindan::cli::dispatch(QCoreApplication::arguments()));
}
