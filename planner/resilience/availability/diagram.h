// SPDX-License-Identifier: MIT
#pragma once

/// The states that a network passes through while its parts are looked at one after the other, with
/// their probabilities: a decision diagram built breadth first, in which states that differ in
/// nothing that still matters are one.

#include <cstdint>
#include <vector>

#include "planner/resilience/availability/event.h"

namespace peerplan::uptime {

/// An event over the slots of open variables.
struct SlotEvent {
    std::uint64_t all = 0;
    struct Need {
        std::uint32_t need = 1;
        std::vector<std::uint64_t> literals;
    };
    std::vector<Need> clauses;
    bool holds(std::uint64_t up) const;
};

/// One thing that is looked at.
struct Step {
    enum class Act : std::uint8_t { Nothing, Introduce, Edge, Label, Global, Require };
    static constexpr std::uint8_t noSlot = 0xff;

    Act act = Act::Nothing;
    /// The variable that is decided first, if any.
    std::uint8_t slot = noSlot;
    VariableId variable = 0;
    double q = 0;
    /// Places of the frontier.
    std::uint8_t u = 0;
    std::uint8_t v = 0;
    bool wanted = true;
    Labels labels = 0;
    std::uint64_t attachments = 0;
    SlotEvent event;
    /// Variables and places that nothing later asks for.
    std::uint64_t closes = 0;
    std::uint32_t forgets = 0;
};

struct Script {
    static constexpr std::uint8_t mostPlaces = 28;
    static constexpr std::uint8_t mostSlots = 60;

    std::vector<Step> steps;
    /// Places that the frontier has at most.
    std::size_t places = 0;
    /// After this step no new source comes into view.
    std::size_t lastSource = 0;
    /// Labels that hold in every state.
    Labels initial = 0;
    /// States that are neither success nor failure at the end are outcomes to be asked for, not
    /// failures.
    bool keepsOutcomes = false;
};

/// What is left open at the end of a script that keeps outcomes.
struct OpenEnd {
    double probability = 0;
    Labels labels = 0;
    std::uint64_t attachments = 0;
    /// Slots that are still open: which of them are up.
    std::uint64_t up = 0;
};

class Diagram {
  public:
    /// `mostStates`: of one step; above it the least probable are given up and their probability is
    /// `dropped()`. `mostNodes`: of all steps together.
    explicit Diagram(const LabelRules& rules, std::size_t mostStates = 100'000,
                     std::size_t mostNodes = 4'000'000);

    void run(const Script& script);

    /// Probability of failure that is certain, and of what was given up.
    double failed() const { return m_failed; }
    double dropped() const { return m_dropped; }
    std::size_t nodes() const { return m_nodes; }
    const std::vector<OpenEnd>& outcomes() const { return m_outcomes; }

    /// Adds to slope[variable] the derivative of the failure's probability by the variable's
    /// unavailability, outcome i failing with probability `failing[i]`.
    void addSlopes(const Script& script, const std::vector<double>& failing,
                   std::vector<double>& slope) const;

  private:
    struct Layer {
        std::vector<double> probability;
        /// Where each state goes with the variable up (or without one), and down.
        std::vector<std::uint32_t> up;
        std::vector<std::uint32_t> down;
    };
    struct Work;
    class Table;
    std::uint32_t settle(Work& work, const Script& script, std::size_t step, Table& next);
    bool normalise(Work& work) const;
    void layOutKeys(const Script& script);
    void decode(const std::uint64_t* key, Work& work) const;
    void encode(const Work& work, std::uint64_t* key) const;
    void capLayer(Layer& from, Table& next, std::vector<double>& probability, std::size_t room);

    const LabelRules& m_rules;
    std::size_t m_mostStates;
    std::size_t m_mostNodes;
    std::size_t m_places = 0;
    /// Of a state's key: words before the places' bytes, bytes of a part's labels, words in all.
    std::size_t m_headWords = 3;
    std::size_t m_labelBytes = 8;
    std::size_t m_stride = 0;
    bool m_keepsAttachments = true;
    bool m_keepsOpen = true;
    std::vector<Layer> m_layers;
    std::vector<OpenEnd> m_outcomes;
    double m_failed = 0;
    double m_dropped = 0;
    std::size_t m_nodes = 0;
};

}  // namespace peerplan::uptime
