#include "gui/style/theme.h"

#include "gui/style/colours.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

#include <initializer_list>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tones
{
    QRgb window, base, alternate, text, muted, button, highlight, link, visited, tip;
};

constexpr Tones lightTones{0xFFF4F5F6, 0xFFFFFFFF, 0xFFF9FAFB, 0xFF1B1E22, 0xFF666B72, 0xFFFBFBFC, 0xFF2460B8, 0xFF1D5FA8, 0xFF6B4EA8, 0xFFFFFFFF};
constexpr Tones darkTones{0xFF232629, 0xFF1A1C1F, 0xFF1F2225, 0xFFE3E6E9, 0xFF979DA4, 0xFF2D3135, 0xFF2F6CC4, 0xFF7FB2F0, 0xFFB9A2EC, 0xFF2D3135};

QPalette paletteOf(const Tones &tones)
{
    const QColor window(tones.window);
    const QColor text(tones.text);
    const bool dark = luminance(text) > luminance(window);
    QPalette palette(QColor(tones.button), window);
    const auto set = [&palette](std::initializer_list<QPalette::ColorRole> roles, QColor colour) {
        for (const auto role : roles)
            palette.setColor(role, colour);
    };
    set({QPalette::Window}, window);
    set({QPalette::Base}, QColor(tones.base));
    set({QPalette::AlternateBase}, QColor(tones.alternate));
    set({QPalette::Button}, QColor(tones.button));
    set({QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}, text);
    set({QPalette::ToolTipBase}, QColor(tones.tip));
    set({QPalette::BrightText}, QColor(Qt::white));
    set({QPalette::Highlight}, QColor(tones.highlight));
    set({QPalette::HighlightedText}, QColor(Qt::white));
    set({QPalette::Link}, QColor(tones.link));
    set({QPalette::LinkVisited}, QColor(tones.visited));
    set({QPalette::PlaceholderText}, QColor(tones.muted));
    set({QPalette::Light}, mixed(Qt::white, window, dark ? 0.10 : 1.0));
    set({QPalette::Midlight}, mixed(Qt::white, window, dark ? 0.06 : 0.5));
    set({QPalette::Mid}, mixed(text, window, 0.24));
    set({QPalette::Dark}, mixed(text, window, dark ? 0.30 : 0.36));
    set({QPalette::Shadow}, mixed(Qt::black, window, 0.6));
    const QColor disabled = mixed(text, window, 0.42);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(text, window, 0.2));
    return palette;
}

// Without a desktop Qt falls back to Fusion and its own grey palette.
bool desktopOffersPalette(const QPalette &start)
{
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"fusion"_s));
    return !fusion || start.color(QPalette::Window) != fusion->standardPalette().color(QPalette::Window);
}

} // namespace

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::Light: return u"light"_s;
    case Theme::Dark: return u"dark"_s;
    case Theme::System: break;
    }
    return u"system"_s;
}

std::optional<Theme> themeFromName(const QString &name)
{
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark}) {
        if (themeName(theme) == name)
            return theme;
    }
    return std::nullopt;
}

QPalette lightPalette()
{
    return paletteOf(lightTones);
}

QPalette darkPalette()
{
    return paletteOf(darkTones);
}

void applyTheme(Theme theme)
{
    static const QPalette start = QApplication::palette();
    static const QString startStyle = QApplication::style()->objectName();
    if (theme == Theme::System) {
        if (QApplication::style()->objectName() != startStyle)
            QApplication::setStyle(startStyle);
        QApplication::setPalette(desktopOffersPalette(start) ? start : lightPalette());
        return;
    }
    if (QApplication::style()->objectName() != u"fusion"_s)
        QApplication::setStyle(u"fusion"_s);
    QApplication::setPalette(theme == Theme::Dark ? darkPalette() : lightPalette());
}

} // namespace shindan::gui
