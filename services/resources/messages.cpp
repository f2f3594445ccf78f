#include "services/resources/messages.h"

#include "services/resources/shipped.h"

namespace shindan::resources {
namespace {

const model::Text *find(QStringView id)
{
    const QHash<QString, model::Text> &all = shippedMessages();
    const auto found = all.constFind(id.toString());
    return found == all.constEnd() ? nullptr : &*found;
}

TextValues inBothLanguages(const Values &values)
{
    TextValues texts;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        texts.insert(value.key(), {value.value(), value.value()});
    return texts;
}

} // namespace

model::Text message(QStringView id, const Values &values)
{
    const model::Text *text = find(id);
    return text ? model::filled(*text, values) : model::Text{id.toString(), id.toString()};
}

model::Text messageWithTexts(QStringView id, const TextValues &values)
{
    Values english;
    Values japanese;
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        english.insert(value.key(), value->en);
        japanese.insert(value.key(), value->ja);
    }
    return {message(id, english).en, message(id, japanese).ja};
}

bool hasMessage(QStringView id)
{
    return find(id) != nullptr;
}

model::Error errorFor(QStringView id, const Values &values)
{
    return errorWithTexts(id, inBothLanguages(values));
}

model::Error errorWithTexts(QStringView id, const TextValues &values)
{
    model::Error error;
    error.code = id.toString();
    error.sentence = messageWithTexts(id, values);
    const QString hint = error.code + QStringLiteral(".hint");
    if (hasMessage(hint))
        error.hint = messageWithTexts(hint, values);
    return error;
}

} // namespace shindan::resources
