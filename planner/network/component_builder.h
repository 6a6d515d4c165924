// SPDX-License-Identifier: MIT
#pragma once

/// Names every component of a plan and works out what each takes along (rules C1 to C3).

#include <cstdint>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/diagnostic.h"
#include "model/plan.h"
#include "planner/network/atom_layout.h"
#include "planner/network/component_index.h"
#include "planner/network/places.h"
#include "planner/network/plan_ids.h"

namespace peerplan {

/// The components that later parts of compiling look up by object.
struct NamedComponents {
    std::uint32_t sites = 0;
    std::uint32_t links = 0;
    std::uint32_t devices = 0;
    std::uint32_t networks = 0;
    std::uint32_t circuits = 0;
    std::uint32_t internet = 0;
    std::vector<std::uint32_t> controls;     ///< first control of a perimeter
    std::vector<std::uint32_t> connections;  ///< first connection of a circuit
    std::vector<ComponentId> mseeOf;         ///< by connection, circuit by circuit
    std::vector<ComponentId> locationOf;     ///< by used location
    std::vector<ComponentId> providerOf;     ///< by provider
    std::vector<ComponentId> ispOf;          ///< by Internet egress, invalid without an ISP
};

class ComponentBuilder {
  public:
    ComponentBuilder(const Plan& plan, const PlanIds& ids, const UsedLocations& used,
                     Diagnostics& diagnostics);

    /// Once only.
    ComponentIndex build();
    const AtomLayout& atoms() const { return m_layout; }
    const NamedComponents& named() const { return m_named; }

  private:
    using AtomList = HeldAtoms::List;

    ComponentId add(ComponentKind kind, FailureKind failureKind, std::string ref, std::string name,
                    std::uint32_t ownAtom, AtomList atoms);
    void addSites();
    void addLinks();
    void addNetworks();
    void addDevices();
    void addControls();
    void addCircuits();
    void addMsees();
    void addLocations();
    void addProviders();
    void addIspsAndInternet();
    void addResolversAndGateways();
    void addRiskGroups();
    void addMetros();
    void sortByRef();
    AtomList atomsOf(ComponentId id) const;

    const Plan& m_plan;
    const PlanIds& m_ids;
    const UsedLocations& m_used;
    Diagnostics& m_diagnostics;
    AtomLayout m_layout;
    HeldAtoms m_held;
    NamedComponents m_named;
    ComponentIndex m_index;
};

}  // namespace peerplan
