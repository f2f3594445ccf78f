#pragma once
// What a Layout is made of. Only layout.cpp and recognise.cpp use this.

#include "services/layouts/definition.h"

#include <QSet>

namespace shindan::layouts {

struct Layout::Data
{
    const Definition *definition = nullptr; ///< never null
    std::vector<const Definition *> others; ///< asked in turn where the definition knows nothing
    QString version;
    QString root;
    int score = 0;
    std::optional<model::Instant> collectedAt;
};

/// What other programs leave in archives: __MACOSX, ._name, .DS_Store, Thumbs.db, desktop.ini.
[[nodiscard]] bool isPollution(QStringView path);

} // namespace shindan::layouts
