#pragma once
// What a Layout is made of. Only layout.cpp and recognise.cpp use this.

#include "services/layouts/definition.h"

#include <QSet>

namespace shindan::layouts {

struct Layout::Data
{
    const Definition *definition = nullptr; ///< never null
    const Definition *others = nullptr; ///< asked where the definition knows nothing; may be null
    QString version;
    QString root;
    int score = 0;
    std::optional<model::Instant> collectedAt;
};

/// What other programs leave in archives: __MACOSX, ._name, .DS_Store, Thumbs.db, desktop.ini.
[[nodiscard]] bool isPollution(QStringView path);

} // namespace shindan::layouts
