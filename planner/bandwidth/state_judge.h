// SPDX-License-Identifier: MIT
#pragma once

/// Judges what a failure state changes: load and headroom of every element that it touches, in the
/// busiest quarter-hour of that state (rules H1, H2, F1, F3).

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "planner/bandwidth/diurnal.h"
#include "planner/bandwidth/headroom.h"
#include "planner/bandwidth/judge.h"
#include "planner/network/network.h"
#include "planner/routing/change_evaluator.h"
#include "planner/routing/state_change.h"

namespace peerplan {

/// Every element judged in the base state, once: what all judges of states on top of it share.
/// Immutable, for any number of threads.
class JudgedBase {
  public:
    /// `base` holds a state evaluated with its traffic and `table` is for the shapes of that
    /// traffic; both must outlive this. One day's sum per element and set of offsets.
    JudgedBase(const Workspace& base, const DayTable& table, const HeadroomBorders& borders,
               int threads = 1);

    const StateLoad& normal(ElementId element) const { return m_normal[element.at()]; }
    const Workspace& base() const { return *m_base; }
    const DayTable& table() const { return *m_table; }
    const HeadroomBorders& borders() const { return m_borders; }
    /// Elements that live and have a known capacity and a headroom, least first, then the first.
    std::span<const ElementId> byHeadroom() const { return m_byHeadroom; }
    /// Whether a state with this load and capacity is at most at the border of congested (H2).
    bool isCongested(const StateLoad& load) const;
    /// Congested in the base state already.
    bool isCongested(ElementId element) const { return isCongested(normal(element)); }

  private:
    friend class StateJudge;
    /// Kbit/s at the busiest quarter-hour of each direction; of a control and a device both
    /// together.
    struct Peaks {
        double up = 0;
        double down = 0;
    };

    const Workspace* m_base;
    const DayTable* m_table;
    HeadroomBorders m_borders;
    std::vector<StateLoad> m_normal;
    std::vector<Peaks> m_peaks;
    std::vector<ElementId> m_byHeadroom;
    /// The control's element that each atom is a unit of; invalid for others.
    std::vector<ElementId> m_controlOfAtom;
};

/// An element and what became of it.
struct ElementJudgement {
    ElementId element;
    StateLoad load;
};

/// Judges states one after the other, each in time of what it changes. One a thread; after the
/// first states none allocates.
class StateJudge {
  public:
    explicit StateJudge(const JudgedBase& base);

    /// Takes up a state: that which `evaluator` evaluated last, into `change`, on top of the base
    /// of this judge. Both are read until the next call. Linear in the changes of loads.
    void begin(const ChangeEvaluator& evaluator, const StateChange& change);

    /// The elements that live and whose load or capacity the state alters: first those whose loads
    /// change, in the order of the change, then controls that only lost units.
    std::size_t touchedCount() const { return m_touched.size(); }
    ElementId element(std::size_t i) const { return m_touched[i].element; }
    const Capacity& capacity(std::size_t i) const { return m_touched[i].capacity; }
    /// False where the element certainly has more headroom (with a capacity that is not known: less
    /// load) than `than`: told from the base's peaks, without walking the day.
    bool mayBeWorse(std::size_t i, const StateLoad& than) const;
    /// Load of touched element i at its busiest; nothing is said of the failure. Walks the day.
    StateLoad load(std::size_t i);
    /// The loads by shape of any element in this state, into memory that is used again.
    const ShapeLoads& loads(ElementId element);

    /// All that it touches, into `judgements`, which is overwritten.
    void judge(std::vector<ElementJudgement>& judgements);
    /// Those that are congested in this state and worse than in the base (rules F1, F3).
    void judgeCongested(std::vector<ElementJudgement>& judgements);
    /// The element with the least headroom in the whole state, of equal ones the first; nothing
    /// where none that lives has a capacity. Beside what was touched it looks at no more elements
    /// than were touched or died.
    std::optional<ElementJudgement> least();
    /// The same of the elements that have less headroom than in the base; nothing where none has.
    std::optional<ElementJudgement> leastOfWorse();

  private:
    struct Touched {
        ElementId element;
        Capacity capacity;
        std::uint32_t firstChange = 0;
        std::uint32_t lastChange = 0;
        /// No quarter-hour has more, in kbit/s.
        double mostUp = 0;
        double mostDown = 0;
    };

    void touch(ElementId element, std::uint32_t firstChange, std::uint32_t lastChange);
    void gather(ElementId element, std::uint32_t firstChange, std::uint32_t lastChange);
    bool livesHere(ElementId element) const;
    void leastOfTouched(bool worseOnly, std::optional<ElementJudgement>& worst);

    const JudgedBase* m_base;
    const CompiledNetwork* m_network;
    const ChangeEvaluator* m_evaluator = nullptr;
    const StateChange* m_change = nullptr;
    std::vector<Touched> m_touched;
    /// Position in `m_touched` + 1 of each element; 0 for most. `m_marked` is what to clear.
    std::vector<std::uint32_t> m_position;
    std::vector<ElementId> m_marked;
    ShapeLoads m_loads;
    /// By shape while loads are gathered; all 0 in between.
    std::vector<double> m_up;
    std::vector<double> m_down;
    std::vector<std::uint8_t> m_seen;
    std::vector<ShapeId> m_shapes;
};

}  // namespace peerplan
