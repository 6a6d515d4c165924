// SPDX-License-Identifier: MIT
#pragma once

/// Reads one failure state: whom it hurts, and how (rules F1, F2, F4).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "planner/bandwidth/failure_probe.h"
#include "planner/resilience/spof/asked.h"

namespace peerplan {

/// A set of `SpofKind`s.
using SpofKindSet = std::uint8_t;
constexpr SpofKindSet spofBit(SpofKind kind) {
    return static_cast<SpofKindSet>(1U << static_cast<unsigned>(kind));
}

/// What one failure does to one kind's victims.
struct KindHurt {
    SpofReach bare;
    SpofReach usable;
    /// The first of its sites.
    std::vector<SiteId> examples;
};

struct FailureReading {
    std::array<KindHurt, spofKinds> kinds;
    std::int64_t usersTouched = 0;
    /// Of `slow`, the greatest round trip and what it is in the base state, in µs.
    double rttUs = 0;
    double normalRttUs = 0;
    /// Congested elements that something asked about crosses, least headroom first.
    std::vector<ElementJudgement> congested;

    bool empty() const;
};

/// Kinds by asked site and service, as the reader hands them out: position in `sites`, then by
/// position in `services`.
struct PairKinds {
    std::uint32_t site = 0;
    std::span<const SpofKindSet> bare;
    std::span<const SpofKindSet> usable;
};

/// One a thread. Memory is used again.
class FailureReader {
  public:
    /// `judged` may be null: then nothing is congested. `kinds` is what to look for.
    FailureReader(const Workspace& base, const SpofAsked& asked, const JudgedBase* judged,
                  SpofKindSet kinds);

    /// What the failure that `probe` is in hurts that the base state does not. `pairs` is called
    /// for every site that it hurts, ascending.
    template <class OnPair>
    void read(FailureProbe& probe, FailureReading& reading, const OnPair& onPair) {
        collect(probe, false);
        summarize(reading);
        for (const std::uint32_t site : m_sites) onPair(pairKinds(site));
        if (!reading.empty()) touch(probe, reading);
    }

    /// What is so in the base state itself: cut, left to a person, through a congested element, or
    /// beyond the service's limit.
    void readBase(FailureProbe& probe, FailureReading& reading);

  private:
    void collect(FailureProbe& probe, bool ofBase);
    void collectCongested(FailureProbe& probe, bool ofBase);
    void addFlow(FlowId flow, const FlowResult& now, bool ofBase);
    void summarize(FailureReading& reading);
    void readRow(std::uint32_t site);
    PairKinds pairKinds(std::uint32_t site);
    void touch(FailureProbe& probe, FailureReading& reading);
    std::size_t rowOf(std::uint32_t site);
    bool isAsked(FlowId flow) const;

    const Workspace& m_base;
    const CompiledNetwork& m_network;
    const SpofAsked& m_asked;
    const JudgedBase* m_judged;
    SpofKindSet m_wanted;
    std::vector<ElementJudgement> m_congested;

    /// Asked sites that the state at hand hurts, and where their rows stand: kinds by group of
    /// services, and by service whether its limit is exceeded.
    std::vector<std::uint32_t> m_sites;
    std::vector<std::uint32_t> m_rowOfSite;
    std::vector<SpofKindSet> m_groupKinds;
    std::vector<std::uint8_t> m_beyond;
    /// The row read last, and what it means by service of the network and by asked service.
    std::vector<SpofKindSet> m_lastKinds;
    std::vector<std::uint8_t> m_lastBeyond;
    bool m_lastKnown = false;
    std::vector<SpofKindSet> m_ofService;
    std::vector<SpofKindSet> m_bare;
    std::vector<SpofKindSet> m_usable;
    /// Share of each kind in an asked service's own traffic.
    std::vector<std::array<double, spofKinds>> m_bareShare;
    std::vector<std::uint32_t> m_seen;
    std::uint32_t m_stamp = 0;
    double m_rttUs = 0;
    double m_normalUs = 0;
};

}  // namespace peerplan
