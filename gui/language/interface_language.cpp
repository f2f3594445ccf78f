#include "gui/language/interface_language.h"

#include "gui/session/session.h"
#include "gui/style/fonts.h"
#include "gui/style/formatting.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

QString languageCode(model::Language language)
{
    return language == model::Language::Japanese ? u"ja"_s : u"en"_s;
}

std::optional<model::Language> languageFromCode(const QString &code)
{
    if (code == u"ja"_s)
        return model::Language::Japanese;
    if (code == u"en"_s)
        return model::Language::English;
    return std::nullopt;
}

model::Language desktopLanguage()
{
    const QStringList languages = QLocale::system().uiLanguages();
    return !languages.isEmpty() && languages.front().startsWith(u"ja"_s) ? model::Language::Japanese : model::Language::English;
}

InterfaceLanguage::InterfaceLanguage(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_own(std::make_unique<QTranslator>())
    , m_qt(std::make_unique<QTranslator>())
{
    connect(session, &Session::languageChanged, this, &InterfaceLanguage::apply);
    apply();
}

InterfaceLanguage::~InterfaceLanguage()
{
    QCoreApplication::removeTranslator(m_own.get());
    QCoreApplication::removeTranslator(m_qt.get());
}

void InterfaceLanguage::setFontSteps(int steps)
{
    m_fontSteps = std::clamp(steps, smallestFontStep, largestFontStep);
    applyInterfaceFont(m_session->language(), m_fontSteps);
}

void InterfaceLanguage::apply()
{
    const QString code = languageCode(m_session->language());
    // Numbers and the Japanese forms of characters follow the locale; it has to stand before widgets retranslate.
    QLocale::setDefault(localeOf(m_session->language()));
    load(*m_qt, u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(*m_own, u"shindan_"_s + code, u":/i18n"_s);
    applyInterfaceFont(m_session->language(), m_fontSteps);
}

void InterfaceLanguage::load(QTranslator &translator, const QString &name, const QString &folder)
{
    QCoreApplication::removeTranslator(&translator);
    // English needs no file of Qt's; one that is not there is no fault.
    if (translator.load(name, folder))
        QCoreApplication::installTranslator(&translator);
}

} // namespace shindan::gui
