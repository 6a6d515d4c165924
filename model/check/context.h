// SPDX-License-Identifier: MIT
#pragma once

/// What the rules of a plan share: the plan, its index, the catalogue's names, and how a breach is
/// told.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "model/check/known_components.h"
#include "model/diagnostic.h"
#include "model/fields/place.h"
#include "model/fields/spelling.h"
#include "model/plan.h"
#include "model/plan_check.h"
#include "model/plan_index.h"

namespace peerplan::check {

/// Names of the catalogue, found however a person writes them.
class Names {
  public:
    /// `fold` makes equal what means the same.
    Names(const std::vector<std::string>& names, std::string (*fold)(std::string_view));
    /// Whether there is nothing to check against.
    bool empty() const { return m_names->empty(); }
    bool has(std::string_view name) const;
    const std::vector<std::string>& all() const { return *m_names; }

  private:
    const std::vector<std::string>* m_names;
    std::string (*m_fold)(std::string_view);
    std::unordered_set<std::string> m_folded;
};

struct Context {
    Context(const Plan& checked, const CatalogueNames& catalogue, Diagnostics& diagnostics);

    const Plan& plan;
    const PlanIndex index;
    const KnownComponents components;
    const Names personas, services, peeringLocations, metros, providers, azureRegions, diurnal;
    Diagnostics& out;

    void error(std::string pointer, Text message, std::string_view found = {}, Text expected = {},
               std::string suggestion = {});
    void warning(std::string pointer, Text message);
    /// An error unless `name` is empty or one of the catalogue's.
    void expectName(const Names& names, std::string_view name, std::string pointer, Text expected);

    /// Searching the nearest spelling among many thousand names is bounded in all: past that
    /// references are told without one.
    std::string nearest(std::string_view wanted, const std::vector<std::string>& candidates);
    std::string nearestComponent(std::string_view reference);

  private:
    /// Whether looking through so many names is still allowed; counts them.
    bool mayLookThrough(std::size_t names);
    std::size_t m_lookedThrough = 0;
};

/// A JSON pointer from keys and indices: `pointerTo("circuits", 3, "mbps")`.
template <class... Parts>
std::string pointerTo(const Parts&... parts) {
    std::string out;
    const auto append = [&out](const auto& part) {
        if constexpr (std::integral<std::decay_t<decltype(part)>>) {
            out += '/';
            out += std::to_string(part);
        } else {
            appendPointerToken(out, part);
        }
    };
    (append(parts), ...);
    return out;
}

/// The rules by subject; each is linear in the plan.
void checkReferences(Context& context);
void checkNetwork(Context& context);
void checkEgress(Context& context);
void checkPeering(Context& context);
void checkTraffic(Context& context);
void checkMeasurements(Context& context);
void checkPolicy(Context& context);
void checkScenarios(Context& context);
/// Warnings.
void warnOfMetrics(Context& context);
void warnOfPlaces(Context& context);
void warnOfTransit(Context& context);

/// Whether a site carries others' traffic (rule W2), by the plan's order of sites: what it says
/// itself, else data centres, colocations and sites that host a perimeter or a circuit.
std::vector<bool> transitSites(const Plan& plan, const PlanIndex& index);

}  // namespace peerplan::check
