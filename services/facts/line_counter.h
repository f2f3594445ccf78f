#pragma once
// Which line of a text an offset is in.

#include "model/units.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace shindan::facts {

/// O(text) once, O(log lines) for each question.
class LineCounter
{
public:
    explicit LineCounter(std::string_view text)
    {
        for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
            m_ends.push_back(at);
    }
    [[nodiscard]] model::LineNumber lineOf(size_t offset) const
    {
        return model::LineNumber(
            static_cast<quint32>(std::lower_bound(m_ends.begin(), m_ends.end(), offset) - m_ends.begin()) + 1);
    }

private:
    std::vector<size_t> m_ends;
};

} // namespace shindan::facts
