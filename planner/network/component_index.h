// SPDX-License-Identifier: MIT
#pragma once

/// Every component of a plan by name, with what it takes along when it fails (rules C1 to C3).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/component_ref.h"
#include "model/policy.h"
#include "planner/network/ids.h"

namespace peerplan {

struct Component {
    ComponentKind kind = ComponentKind::Site;
    /// Its kind in `policy.survive` and `--only`; a risk group that stands for a metro is `Metro`.
    FailureKind failureKind = FailureKind::Site;
    /// The canonical reference, such as `link/sea-dal-1`.
    std::string ref;
    /// For people: the object's name, or empty where that is its id.
    std::string name;
};

/// Components in a fixed order: by kind as `ComponentKind` lists them, then as the plan lists them
/// (peering locations, MSEEs, ISPs by first use). Ids are positions.
class ComponentIndex {
  public:
    std::size_t size() const { return m_components.size(); }
    const Component& operator[](ComponentId id) const { return m_components[id.at()]; }

    /// By reference as people write it: case, spaces and accents of the parts do not matter.
    /// O(log n).
    std::optional<ComponentId> find(std::string_view text) const;
    /// The reference that is spelt most like the text; empty if none is near. Linear.
    std::string nearest(std::string_view text) const;
    /// `find`, or throws UsageError with the nearest spelling.
    ComponentId require(std::string_view text) const;

    /// All atoms that die with the component, itself included, each once, ascending.
    std::span<const AtomId> atoms(ComponentId id) const {
        return {m_atoms.data() + m_firstAtom[id.at()],
                m_firstAtom[id.at() + 1] - m_firstAtom[id.at()]};
    }
    std::size_t atomCount() const { return m_componentOf.size(); }
    /// The component that is just this atom; invalid for a trunk, which has no name.
    ComponentId componentOf(AtomId atom) const { return m_componentOf[atom.at()]; }

  private:
    friend class ComponentBuilder;
    std::vector<Component> m_components;
    std::vector<std::uint32_t> m_firstAtom;
    std::vector<AtomId> m_atoms;
    std::vector<ComponentId> m_componentOf;
    std::vector<ComponentId> m_byRef;
};

}  // namespace peerplan
