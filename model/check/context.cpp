// SPDX-License-Identifier: MIT
#include "model/check/context.h"

#include "model/component_ref.h"

namespace peerplan::check {
namespace {

std::string asItIs(std::string_view name) {
    return std::string(name);
}

/// Letters and digits only: `West Europe` is `westeurope`.
std::string lettersAndDigits(std::string_view name) {
    std::string out;
    for (const char c : slug(name)) {
        if (c != '-' && c != '.' && c != '_') out += c;
    }
    return out;
}

}  // namespace

Names::Names(const std::vector<std::string>& names, std::string (*fold)(std::string_view))
    : m_names(&names), m_fold(fold) {
    for (const std::string& name : names) m_folded.insert(fold(name));
}

bool Names::has(std::string_view name) const {
    return m_folded.count(m_fold(name)) > 0;
}

Context::Context(const Plan& checked, const CatalogueNames& catalogue, Diagnostics& diagnostics)
    : plan(checked),
      index(checked),
      components(checked, index),
      personas(catalogue.personas, asItIs),
      services(catalogue.services, asItIs),
      peeringLocations(catalogue.peeringLocations, slug),
      metros(catalogue.metros, slug),
      providers(catalogue.providers, slug),
      azureRegions(catalogue.azureRegions, lettersAndDigits),
      diurnal(catalogue.diurnalProfiles, asItIs),
      out(diagnostics) {}

void Context::error(std::string pointer, Text message, std::string_view found, Text expected,
                    std::string suggestion) {
    Diagnostic d;
    d.pointer = std::move(pointer);
    d.message = std::move(message);
    d.found = found;
    d.expected = std::move(expected);
    d.suggestion = std::move(suggestion);
    report(out, std::move(d));
}

void Context::warning(std::string pointer, Text message) {
    Diagnostic d;
    d.severity = Severity::Warning;
    d.pointer = std::move(pointer);
    d.message = std::move(message);
    report(out, std::move(d));
}

void Context::expectName(const Names& names, std::string_view name, std::string pointer,
                         Text expected) {
    if (name.empty() || names.empty() || names.has(name)) return;
    error(std::move(pointer), tr("the catalogue does not have this"), name, std::move(expected),
          nearest(name, names.all()));
}

bool Context::mayLookThrough(std::size_t names) {
    constexpr std::size_t mostNames = 2'000'000;
    m_lookedThrough += names;
    return m_lookedThrough <= mostNames;
}

std::string Context::nearest(std::string_view wanted, const std::vector<std::string>& candidates) {
    return mayLookThrough(candidates.size()) ? nearestSpelling(wanted, candidates) : std::string();
}

std::string Context::nearestComponent(std::string_view reference) {
    return mayLookThrough(plan.sites.size() + plan.links.size()) ? components.nearest(reference)
                                                                 : std::string();
}

}  // namespace peerplan::check
