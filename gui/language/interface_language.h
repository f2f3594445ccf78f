#pragma once
// The language of the whole interface: translators, locale and fonts change together, at once.

#include "model/text.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

class QTranslator;

namespace shindan::gui {

class Session;

/// ja or en.
[[nodiscard]] QString languageCode(model::Language language);
[[nodiscard]] std::optional<model::Language> languageFromCode(const QString &code);
/// Japanese if the desktop's first language is Japanese, else English.
[[nodiscard]] model::Language desktopLanguage();

/// Follows the session's language: installs translators, which makes every widget retranslate. One a program.
class InterfaceLanguage : public QObject
{
    Q_OBJECT

public:
    explicit InterfaceLanguage(Session *session, QObject *parent = nullptr);
    ~InterfaceLanguage() override;

    [[nodiscard]] int fontSteps() const { return m_fontSteps; }
    void setFontSteps(int steps);

private:
    void apply();
    void load(QTranslator &translator, const QString &name, const QString &folder);

    Session *m_session;
    int m_fontSteps = 0;
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace shindan::gui
