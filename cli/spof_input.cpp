// SPDX-License-Identifier: MIT
#include "cli/spof_input.h"

#include <algorithm>
#include <string_view>

#include "cli/network_input.h"
#include "data/time/site_clocks.h"
#include "model/error.h"
#include "model/fields/spelling.h"
#include "planner/resilience/spof/spof.h"

namespace peerplan::cli {
namespace {

[[noreturn]] void refuse(const std::string& id, std::span<const std::string_view> known,
                         const char* message) {
    Diagnostic diagnostic;
    diagnostic.message = Text(message, {{"id", id}});
    diagnostic.suggestion = nearestSpelling(id, known);
    throw UsageError(Diagnostics{diagnostic});
}

/// Position of an id in a list of objects with ids.
template <class List>
std::size_t positionOf(const List& list, const std::string& id, const char* message) {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].id == id) return i;
        ids.push_back(list[i].id);
    }
    refuse(id, ids, message);
}

std::string withoutPrefix(const std::string& id, std::string_view prefix) {
    return id.starts_with(prefix) ? id.substr(prefix.size()) : id;
}

/// Words between commas, empty ones left out.
std::vector<std::string> split(const std::vector<std::string>& lists) {
    std::vector<std::string> words;
    for (const std::string& list : lists) {
        std::size_t begin = 0;
        while (begin <= list.size()) {
            const std::size_t end = std::min(list.find(',', begin), list.size());
            if (end > begin) words.push_back(list.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    return words;
}

}  // namespace

std::vector<SpofKind> spofKindsOf(const std::vector<std::string>& words) {
    std::vector<SpofKind> kinds;
    for (const std::string& name : split(words)) {
        const auto kind = fromWord<SpofKind>(name);
        if (!kind) {
            refuse(name, wordsOf(SpofKind{}),
                   tr("there is no kind {id}: cut, manual, congested or slow"));
        }
        if (std::find(kinds.begin(), kinds.end(), *kind) == kinds.end()) kinds.push_back(*kind);
    }
    std::sort(kinds.begin(), kinds.end());
    return kinds;
}

SpofAnswer answerSpof(LoadedPlan& loaded, const SpofInput& input, Context& context) {
    SpofOptions options;
    options.kinds = spofKindsOf(input.kinds);
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    options.given = failureState(network, loaded, input.given);
    for (const std::string& site : input.sites) {
        options.sites.emplace_back(positionOf(loaded.plan.sites, withoutPrefix(site, "site/"),
                                              tr("the plan has no site {id}")));
    }
    for (const std::string& service : split(input.services)) {
        options.services.push_back(static_cast<std::uint32_t>(
            positionOf(network.services, service, tr("there is no service {id}"))));
    }
    options.threads = static_cast<int>(input.threads);
    options.progress = progressLine(context, "Single failures");
    return spof(loaded.plan, network, loaded.catalogue, clocks, options);
}

}  // namespace peerplan::cli
