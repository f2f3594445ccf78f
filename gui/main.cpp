// The window: shindan [PATH...]

#include "gui/language/interface_language.h"
#include "gui/main_window/main_window.h"
#include "gui/one_window/handing_over.h"
#include "gui/one_window/window_server.h"
#include "gui/style/shapes.h"
#include "gui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

#include <optional>

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

// What lets a window take the focus on behalf of the start that it answers: of Wayland, or of X11's startup notification. Taken
// before the application is made, which uses it up.
QByteArray activationToken()
{
    const QByteArray token = qEnvironmentVariableIsSet("XDG_ACTIVATION_TOKEN") ? qgetenv("XDG_ACTIVATION_TOKEN") : qgetenv("DESKTOP_STARTUP_ID");
    return gui::isActivationToken(token) ? token : QByteArray();
}

void answerLaterStarts(gui::WindowServer &server, gui::MainWindow &window)
{
    QObject::connect(&server, &gui::WindowServer::received, &window, [&window](const gui::OpenMessage &message) {
        if (!message.activationToken.isEmpty())
            qputenv("XDG_ACTIVATION_TOKEN", message.activationToken); // Qt's Wayland plugin looks for it there
        window.comeForward();
        window.take(message.paths);
    });
}

} // namespace

int main(int argc, char *argv[])
{
    const QByteArray token = activationToken();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"Shindan"_s);
    QApplication::setApplicationName(u"Shindan"_s);
    QApplication::setApplicationVersion(QString::fromLatin1(SHINDAN_VERSION));
    QApplication::setDesktopFileName(u"shindan"_s);
    QApplication::setWindowIcon(QIcon::fromTheme(u"shindan"_s, gui::applicationIcon()));

    QCommandLineParser parser;
    const QCommandLineOption theme(u"theme"_s, QApplication::translate("CommandLine", "Colours: light, dark or system."), u"name"_s);
    const QCommandLineOption language(u"lang"_s, QApplication::translate("CommandLine", "Language: ja or en."), u"code"_s);
    const QCommandLineOption newWindow(u"new-window"_s, QApplication::translate("CommandLine", "Opens a window of its own, also if one is open."));
    parser.addOptions({theme, language, newWindow});
    parser.addPositionalArgument(u"PATH"_s, QApplication::translate("CommandLine", "Bundles, folders or log files; several are opened together."), u"[PATH...]"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);

    const QStringList paths = gui::absolutePaths(parser.positionalArguments());
    const auto place = gui::meetingPlace(gui::displayName());
    gui::StartDecision start = gui::decideStart(place, {paths, token}, parser.isSet(newWindow));
    if (start.handedOver)
        return 0;

    gui::applyTheme(startTheme(parser.value(theme)));
    gui::Session session;
    session.setLanguage(startLanguage(parser.value(language)));
    gui::InterfaceLanguage interfaceLanguage(&session);
    interfaceLanguage.setFontSteps(QSettings().value(u"fontSteps"_s, 0).toInt());
    gui::MainWindow window(&session, &interfaceLanguage);
    window.show();
    window.open(paths);
    std::optional<gui::WindowServer> server;
    if (start.lock.isHeld())
        answerLaterStarts(server.emplace(*place, std::move(start.lock)), window);
    return QApplication::exec();
}
