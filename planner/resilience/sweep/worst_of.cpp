// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/worst_of.h"

#include "model/component_ref.h"

namespace peerplan {
namespace {

/// What stands behind `kind/`; nothing for another kind.
std::optional<std::string_view> idOf(std::string_view reference, std::string_view kind) {
    if (reference.substr(0, kind.size()) != kind) return std::nullopt;
    reference.remove_prefix(kind.size());
    if (reference.size() < 2 || reference.front() != '/') return std::nullopt;
    return reference.substr(1);
}

}  // namespace

std::optional<std::vector<std::string>> worstFailureOf(const SweepAnswer& answer,
                                                       std::string_view reference) {
    const std::string ref = canonicalRef(reference).value_or(std::string(reference));
    for (const SweepElement& element : answer.elements) {
        if (element.ref == ref) return element.failed;
    }
    if (const auto site = idOf(ref, "site")) {
        for (const SweepOffice& office : answer.offices) {
            if (office.site == *site) return office.failed;
        }
    }
    if (const auto id = idOf(ref, "region")) {
        for (const SweepRegion& region : answer.regions) {
            if (region.region == *id) return region.failed;
        }
    }
    return std::nullopt;
}

}  // namespace peerplan
