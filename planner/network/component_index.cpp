// SPDX-License-Identifier: MIT
#include "planner/network/component_index.h"

#include <algorithm>

#include "model/error.h"

namespace peerplan {
namespace {

/// Number of letters to change, add or drop, by one row of the usual table; `bound` and more count
/// alike.
std::size_t lettersApart(std::string_view a, std::string_view b, std::size_t bound) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() >= bound) return bound;
    std::vector<std::size_t> row(a.size() + 1);
    for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        std::size_t diagonal = row[0];
        row[0] = j;
        std::size_t least = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[i];
            row[i] = std::min({change, row[i] + 1, row[i - 1] + 1});
            least = std::min(least, row[i]);
        }
        if (least >= bound) return bound;
    }
    return std::min(row.back(), bound);
}

}  // namespace

std::optional<ComponentId> ComponentIndex::find(std::string_view text) const {
    const auto lookUp = [this](std::string_view ref) -> std::optional<ComponentId> {
        const auto at = std::lower_bound(
            m_byRef.begin(), m_byRef.end(), ref,
            [this](ComponentId id, std::string_view wanted) { return (*this)[id].ref < wanted; });
        if (at == m_byRef.end() || (*this)[*at].ref != ref) return std::nullopt;
        return *at;
    };
    if (const auto exact = lookUp(text)) return exact;
    const auto canonical = canonicalRef(text);
    return canonical ? lookUp(*canonical) : std::nullopt;
}

std::string ComponentIndex::nearest(std::string_view text) const {
    const std::string wanted = canonicalRef(text).value_or(std::string(text));
    // A name of which more than a third is wrong is another name.
    std::size_t least = wanted.size() / 3 + 2;
    std::string best;
    for (const Component& component : m_components) {
        const std::size_t apart = lettersApart(wanted, component.ref, least);
        if (apart >= least) continue;
        least = apart;
        best = component.ref;
    }
    return best;
}

ComponentId ComponentIndex::require(std::string_view text) const {
    if (const auto id = find(text)) return *id;
    throw UsageError(Diagnostics{Diagnostic{.message = tr("There is no such component"),
                                            .found = std::string(text),
                                            .suggestion = nearest(text)}});
}

}  // namespace peerplan
