#include "gui/style/colours.h"

#include <array>
#include <cmath>

namespace shindan::gui {

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

constexpr Pair criticalPair{0xFFB3261E, 0xFFFF8A80};
constexpr Pair errorPair{0xFFC2410C, 0xFFFFA06B};
constexpr Pair warningPair{0xFF8A5A00, 0xFFF2C14E};
constexpr Pair infoPair{0xFF1D5FA8, 0xFF7FB2F0};
constexpr Pair mutedPair{0xFF5F6368, 0xFF9AA0A6};

QColor pick(Pair pair, const QPalette &palette)
{
    return QColor::fromRgb(isDark(palette) ? pair.dark : pair.light);
}

Pair pairOf(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Critical: return criticalPair;
    case model::Severity::Error: return errorPair;
    case model::Severity::Warning: return warningPair;
    case model::Severity::Info: break;
    }
    return infoPair;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

} // namespace

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::Text)) > luminance(palette.color(QPalette::Active, QPalette::Base));
}

double luminance(const QColor &colour)
{
    const QColor rgb = colour.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto mix = [share](float a, float b) { return static_cast<float>(share * double(a) + (1 - share) * double(b)); };
    const QColor o = over.toRgb();
    const QColor u = under.toRgb();
    return QColor::fromRgbF(mix(o.redF(), u.redF()), mix(o.greenF(), u.greenF()), mix(o.blueF(), u.blueF()));
}

QColor severityColour(model::Severity severity, const QPalette &palette)
{
    return pick(pairOf(severity), palette);
}

QColor faintSeverityColour(model::Severity severity, const QPalette &palette)
{
    const QColor full = severityColour(severity, palette);
    const QColor window = palette.color(QPalette::Window);
    for (double share = 0.6; share < 1; share += 0.05) {
        const QColor faint = mixed(full, window, share);
        if (contrast(faint, window) >= shapeContrast && contrast(faint, selectionTint(palette)) >= shapeContrast)
            return faint;
    }
    return full;
}

std::optional<QColor> levelColour(model::Level level, const QPalette &palette)
{
    switch (level) {
    case model::Level::Fatal: return pick(criticalPair, palette);
    case model::Level::Error: return pick(errorPair, palette);
    case model::Level::Warning: return pick(warningPair, palette);
    case model::Level::Info: return std::nullopt;
    case model::Level::Debug:
    case model::Level::Unknown: break;
    }
    return pick(mutedPair, palette);
}

QColor mutedColour(const QPalette &palette)
{
    return pick(mutedPair, palette);
}

QColor ruleColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.16);
}

QColor codeBackground(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.055);
}

QColor selectionTint(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Highlight), palette.color(QPalette::Base), isDark(palette) ? 0.32 : 0.16);
}

QColor matchBackground(const QPalette &palette)
{
    return isDark(palette) ? QColor::fromRgb(0xFF5A4A12) : QColor::fromRgb(0xFFFFEBA6);
}

} // namespace shindan::gui
