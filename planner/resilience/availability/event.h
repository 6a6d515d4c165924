// SPDX-License-Identifier: MIT
#pragma once

/// Events over variables ("this link is up", "two of three units are up"), and what they do.

#include <cstdint>
#include <vector>

namespace peerplan::uptime {

using VariableId = std::uint32_t;

/// At least `need` of the literals hold; a literal holds if all its variables are up.
struct Clause {
    std::uint32_t need = 1;
    std::vector<std::vector<VariableId>> literals;
    bool operator==(const Clause&) const = default;
};

/// Holds if all its variables are up and all its clauses hold.
struct Event {
    /// Ascending, each once.
    std::vector<VariableId> all;
    std::vector<Clause> clauses;
    /// It cannot hold: something of it is down for good.
    bool never = false;

    bool certain() const { return !never && all.empty() && clauses.empty(); }
    bool operator==(const Event&) const = default;
};

/// A set of up to 64 labels that parts of the network can have. The highest two are for sources.
using Labels = std::uint64_t;

inline constexpr int mostLabels = 62;
inline constexpr Labels sourceLabel(std::size_t source) {
    return Labels{1} << (mostLabels + source);
}
inline constexpr Labels allSources = sourceLabel(0) | sourceLabel(1);

/// A set of links of a site to different vertices of the core, in its own part.
using Attachments = std::uint64_t;

inline constexpr std::size_t mostAttachments = 64;

/// What holds if an event does.
struct Element {
    enum class Kind : std::uint8_t {
        /// Vertices `u` and `v` are connected.
        Edge,
        /// What is connected with `u` has the labels.
        Label,
        /// The state has the labels and attachments, wherever they come from.
        Global,
        /// States in which the event is not `wanted` are somebody else's business.
        Require
    };
    Kind kind = Kind::Edge;
    bool wanted = true;
    std::uint32_t u = 0;
    std::uint32_t v = 0;
    Labels labels = 0;
    Attachments attachments = 0;
    Event event;
};

/// Two labels together give others.
struct Rule {
    Labels needed = 0;
    Labels gives = 0;
    bool operator==(const Rule&) const = default;
};

/// What labels mean (see docs/method/availability.md).
struct LabelRules {
    /// All of these: every requirement is met.
    Labels goal = 0;
    /// Labels that count for the whole state once a part with that source has them.
    Labels fromSource[2] = {0, 0};
    /// Labels that count for the whole state wherever they are.
    Labels fromAnywhere = 0;
    /// Within a connected part, with what the state has as a whole.
    std::vector<Rule> parts;
    /// On the state's labels alone.
    std::vector<Rule> whole;
    /// By label: the goals that it can help to reach; where all of them are met it is forgotten.
    std::vector<Labels> helps;
};

}  // namespace peerplan::uptime
