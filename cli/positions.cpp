// SPDX-License-Identifier: MIT
#include "cli/positions.h"

#include <string_view>
#include <vector>

#include "model/error.h"
#include "model/fields/spelling.h"

namespace peerplan::cli {
namespace {

template <class List>
std::size_t positionOf(const List& list, const std::string& id, const char* message) {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].id == id) return i;
        ids.push_back(list[i].id);
    }
    Diagnostic diagnostic;
    diagnostic.message = Text(message, {{"id", id}});
    diagnostic.suggestion = std::string(nearestSpelling(id, ids));
    throw UsageError(Diagnostics{diagnostic});
}

}  // namespace

SiteId sitePosition(const LoadedPlan& loaded, const std::string& text) {
    const std::string_view prefix = "site/";
    const std::string id = text.starts_with(prefix) ? text.substr(prefix.size()) : text;
    return SiteId(positionOf(loaded.plan.sites, id, tr("the plan has no site {id}")));
}

std::uint32_t servicePosition(const CompiledNetwork& network, const std::string& text) {
    return static_cast<std::uint32_t>(
        positionOf(network.services, text, tr("there is no service {id}")));
}

}  // namespace peerplan::cli
