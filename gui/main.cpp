// The window: shindan [PATH...]

#include "gui/language/interface_language.h"
#include "gui/main_window/main_window.h"
#include "gui/style/shapes.h"
#include "gui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;
using namespace shindan;

namespace {

model::Language startLanguage(const QString &asked)
{
    if (const auto language = gui::languageFromCode(asked))
        return *language;
    return gui::languageFromCode(QSettings().value(u"language"_s).toString()).value_or(gui::desktopLanguage());
}

gui::Theme startTheme(const QString &asked)
{
    if (const auto theme = gui::themeFromName(asked))
        return *theme;
    return gui::themeFromName(QSettings().value(u"theme"_s).toString()).value_or(gui::Theme::System);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"Shindan"_s);
    QApplication::setApplicationName(u"Shindan"_s);
    QApplication::setApplicationVersion(QString::fromLatin1(SHINDAN_VERSION));
    QApplication::setDesktopFileName(u"shindan"_s);
    QApplication::setWindowIcon(QIcon::fromTheme(u"shindan"_s, gui::applicationIcon()));

    QCommandLineParser parser;
    const QCommandLineOption theme(u"theme"_s, QApplication::translate("CommandLine", "Colours: light, dark or system."), u"name"_s);
    const QCommandLineOption language(u"lang"_s, QApplication::translate("CommandLine", "Language: ja or en."), u"code"_s);
    parser.addOptions({theme, language});
    parser.addPositionalArgument(u"PATH"_s, QApplication::translate("CommandLine", "Bundles, folders or log files; several are opened together."), u"[PATH...]"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);

    gui::applyTheme(startTheme(parser.value(theme)));
    gui::Session session;
    session.setLanguage(startLanguage(parser.value(language)));
    gui::InterfaceLanguage interfaceLanguage(&session);
    interfaceLanguage.setFontSteps(QSettings().value(u"fontSteps"_s, 0).toInt());
    gui::MainWindow window(&session, &interfaceLanguage);
    window.show();
    window.open(parser.positionalArguments());
    return QApplication::exec();
}
