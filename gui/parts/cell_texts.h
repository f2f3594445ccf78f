#pragma once
// Texts of cells, laid out once: a list that is painted again and again (typing, scrolling) would otherwise shape each of them
// three times a painting, some 100 us a cell.

#include <QCache>
#include <QFont>
#include <QStaticText>
#include <QString>

#include <optional>

namespace shindan::gui {

/// Lives in a delegate, on the thread of the window. One font at a time: another one empties it.
class CellTexts
{
public:
    /// The text in at most `width` pixels, cut with an ellipsis as `elide` says. Holds until the next call.
    [[nodiscard]] const QStaticText &fitted(const QString &text, const QFont &font, int width, Qt::TextElideMode elide);
    /// How many pixels the whole text takes.
    [[nodiscard]] int widthOf(const QString &text, const QFont &font);

private:
    struct Place
    {
        QString text;
        int width = 0;
        Qt::TextElideMode elide = Qt::ElideNone;
        friend bool operator==(const Place &, const Place &) = default;
        friend size_t qHash(const Place &place, size_t seed)
        {
            return qHashMulti(seed, place.text, place.width, static_cast<int>(place.elide));
        }
    };
    void takeFont(const QFont &font);

    static constexpr int kept = 4'096;
    std::optional<QFont> m_font;
    QCache<Place, QStaticText> m_texts{kept};
    QCache<QString, int> m_widths{kept};
};

} // namespace shindan::gui
