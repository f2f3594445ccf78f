#include "gui/style/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Named, because the system's own fallback often has the Chinese forms of 直, 骨 and 令.
const QStringList &japaneseFaces()
{
    static const QStringList faces{u"Noto Sans CJK JP"_s, u"Noto Sans JP"_s, u"IPAexGothic"_s, u"Yu Gothic UI"_s, u"Hiragino Sans"_s};
    return faces;
}

QStringList installed(const QStringList &wanted)
{
    static const QStringList families = QFontDatabase::families();
    QStringList found;
    for (const QString &face : wanted) {
        if (families.contains(face, Qt::CaseInsensitive))
            found << face;
    }
    return found;
}

const QFont &systemFont()
{
    static const QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    return font;
}

} // namespace

void applyInterfaceFont(model::Language, int steps)
{
    QFont font = systemFont();
    QString face = font.family();
    // Where no desktop names a face, Qt's default is a plain one; the Japanese faces' Latin letters read better.
    const bool unnamed = face.isEmpty() || !QFontDatabase::families().contains(face, Qt::CaseInsensitive);
    if (unnamed)
        face = QFontInfo(font).family();
    font.setFamilies(QStringList{face} + installed(japaneseFaces()));
    const double size = font.pointSizeF() > 0 ? font.pointSizeF() : 10;
    font.setPointSizeF(std::max(6.0, size + std::clamp(steps, smallestFontStep, largestFontStep)));
    QApplication::setFont(font);
}

QFont logFont()
{
    static const QStringList faces = [] {
        const QString own = QFontInfo(QFontDatabase::systemFont(QFontDatabase::FixedFont)).family();
        return QStringList{own} + installed({u"Noto Sans Mono CJK JP"_s, u"IPAGothic"_s, u"MS Gothic"_s, u"Osaka-Mono"_s}) + installed(japaneseFaces());
    }();
    QFont font;
    font.setFamilies(faces);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

QFont headingFont(double factor, bool bold)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(bold);
    return font;
}

int rowHeight(const QFont &font)
{
    return static_cast<int>(std::ceil(QFontMetricsF(font).height() * 1.35));
}

} // namespace shindan::gui
