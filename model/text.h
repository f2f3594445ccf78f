#pragma once
// Texts that exist in both languages of the program, side by side.

#include <QMetaType>
#include <QString>

#include <QHash>


namespace shindan::model {

enum class Language : quint8 { English, Japanese };

/// A text for people in both languages. Comes from data (resources), never from code, and holds no markup.
struct Text
{
    QString en;
    QString ja;

    [[nodiscard]] const QString &in(Language language) const noexcept { return language == Language::Japanese ? ja : en; }
    [[nodiscard]] bool isEmpty() const noexcept { return en.isEmpty() && ja.isEmpty(); }
    friend bool operator==(const Text &, const Text &) = default;
};

/// Replaces each `{name}` by its value, in one pass (a value is never read again for names). A name without a value
/// is left out together with the space before it.
[[nodiscard]] QString filled(const QString &pattern, const QHash<QString, QString> &values);
[[nodiscard]] Text filled(const Text &pattern, const QHash<QString, QString> &values);

/// Item models hand out Text; whoever asks such a value for a string (accessibility, sorting, test tools) gets the English one.
inline const bool textConvertsToString = QMetaType::registerConverter<Text, QString>([](const Text &text) { return text.en; });

} // namespace shindan::model

Q_DECLARE_METATYPE(shindan::model::Text)
