// SPDX-License-Identifier: MIT
#pragma once

/// What lies on every element in one step of a course, and what the overloaded ones shed (rules H1,
/// H6).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "planner/answers/failover.h"
#include "planner/bandwidth/headroom.h"
#include "planner/resilience/failover/quarter_traffic.h"

namespace peerplan {

class LoadSheet {
  public:
    /// All must outlive it. `delivery` knows what is dead and taken in the step at hand; now it
    /// must be that of the state before.
    LoadSheet(const Course& course, const Workspace& base, const QuarterTraffic& traffic,
              Delivery& delivery);

    /// The loads of one step: by flow what became of it, or nothing where it is as in the state
    /// before. Linear in the flows that the course touches.
    void lay(std::span<const FlowStep* const> steps);

    bool sheds() const { return !m_narrow.empty(); }
    /// What arrives of a flow once overloaded elements have shed, in kbit/s.
    /// Fastest for the flows of one site after the other.
    double afterShedding(const Workspace& view, FlowId flow);
    /// By element, of the direction with less headroom.
    std::vector<FailoverLoad> loads() const;

  private:
    struct Narrow {
        ElementId element;
        Direction direction = Direction::Up;
        /// Both directions share it.
        bool total = false;
        /// What is let through of each class.
        ByClass passes{};
        ByClass shed{};
    };

    /// A way of the site at hand, and what passes on it: most sites' flows share a few.
    struct Passed {
        const Workspace* view = nullptr;
        Access access = Access::Wan;
        std::uint32_t destination = CompiledNetwork::none;
        Use use;
        /// By direction and class; negative while not known.
        std::array<ByClass, 2> share{};
    };

    void layFlow(const Workspace& view, FlowId flow, double sign, std::vector<ClassRates>& loads);
    void findNarrow();
    const Narrow* narrowAt(ElementId element, Direction direction) const;
    double passing(const Workspace& view, FlowId flow, const Use& use, bool up, std::size_t c);

    const Course& m_course;
    const CompiledNetwork& m_network;
    const QuarterTraffic& m_traffic;
    Delivery& m_delivery;
    /// By element: of what the course never touches, and of all in the step at hand.
    std::vector<ClassRates> m_untouched;
    std::vector<ClassRates> m_loads;
    std::vector<Narrow> m_narrow;
    /// By element: position in `m_narrow` + 1 of its first; 0 for most.
    std::vector<std::uint32_t> m_narrowOf;
    SiteId m_site;
    std::vector<Passed> m_passed;
};

/// Fills `FailoverAnswer::elements` and the intervals' loads with the elements on which anything
/// changes: circuits first, devices last. `loads` by interval, then element.
void keepChangedElements(const CompiledNetwork& network,
                         const std::vector<std::vector<FailoverLoad>>& loads,
                         FailoverAnswer& answer);

}  // namespace peerplan
