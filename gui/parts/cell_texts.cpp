#include "gui/parts/cell_texts.h"

#include <QFontMetrics>

namespace shindan::gui {

void CellTexts::takeFont(const QFont &font)
{
    if (m_font == font)
        return;
    m_font = font;
    m_texts.clear();
    m_widths.clear();
}

const QStaticText &CellTexts::fitted(const QString &text, const QFont &font, int width, Qt::TextElideMode elide)
{
    takeFont(font);
    const Place place{text, width, elide};
    if (const QStaticText *known = m_texts.object(place))
        return *known;
    const bool fits = widthOf(text, font) <= width;
    auto *made = new QStaticText(fits ? text : QFontMetrics(font).elidedText(text, elide, width));
    made->setTextFormat(Qt::PlainText);
    made->setPerformanceHint(QStaticText::AggressiveCaching);
    made->prepare({}, font);
    m_texts.insert(place, made);
    return *made;
}

int CellTexts::widthOf(const QString &text, const QFont &font)
{
    takeFont(font);
    if (const int *known = m_widths.object(text))
        return *known;
    const int width = QFontMetrics(font).horizontalAdvance(text);
    m_widths.insert(text, new int(width));
    return width;
}

} // namespace shindan::gui
