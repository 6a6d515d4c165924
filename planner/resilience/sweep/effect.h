// SPDX-License-Identifier: MIT
#pragma once

/// What one failure state does to sites, users and elements (rules F1, F3, F4), read from what it
/// changes.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "planner/answers/sweep.h"
#include "planner/bandwidth/failure_probe.h"
#include "planner/network/network.h"
#include "planner/routing/change_evaluator.h"

namespace peerplan::sweeping {

/// Figures of a state as `SweepState` tells them, by ids.
struct Effect {
    std::int64_t usersTouched = 0;
    std::int64_t usersCut = 0;
    std::int64_t usersWaiting = 0;
    std::int64_t usersDegraded = 0;
    std::int64_t usersDown = 0;
    std::int64_t sitesHurt = 0;
    double userEquivalents = 0;
    /// Of all that lives, and of what has less headroom than in the base.
    ElementId leastElement;
    std::optional<StateLoad> least;
    ElementId worseElement;
    std::optional<StateLoad> worse;
    std::int64_t congested = 0;
    /// Σ users × change of round trip, in µs.
    double userUs = 0;
    /// In µs; nothing where no site is touched and still served.
    std::optional<double> extraUs;
    double worstExtraUs = 0;
    SiteId worstExtraSite;
};

/// Order of severity: more users cut or waiting, then more sites, more user-equivalents, less
/// headroom in what it makes worse, longer ways. Equal effects compare false both ways.
bool isWorse(const Effect& a, const Effect& b);

/// What the base state is to all readers: traffic of flows and sites, users. Immutable.
class Audience {
  public:
    /// `users` by site; in a plan without users every site with traffic counts as one. The base
    /// must outlive this.
    Audience(const JudgedBase& base, std::vector<std::int64_t> users);

    const JudgedBase& judged() const { return *m_judged; }
    const Workspace& base() const { return m_judged->base(); }
    const CompiledNetwork& network() const { return base().network(); }
    std::int64_t users(SiteId site) const { return m_users[site.at()]; }
    std::int64_t allUsers() const { return m_allUsers; }
    /// The plan has no users: sites are counted in their place.
    bool countsSites() const { return m_countsSites; }
    /// Busy-hour kbit/s up and down of a flow, and of all flows of a site; a flow that carries
    /// nothing is cut unnoticed.
    double flowKbps(FlowId flow) const { return m_flowKbps[flow.at()]; }
    double siteKbps(SiteId site) const { return m_siteKbps[site.at()]; }
    /// Figures of the base state itself: what is cut and waits there, and its least headroom.
    const Effect& normal() const { return m_normal; }

  private:
    void readNormal();

    const JudgedBase* m_judged;
    std::vector<std::int64_t> m_users;
    std::int64_t m_allUsers = 0;
    bool m_countsSites = false;
    std::vector<double> m_flowKbps;
    std::vector<double> m_siteKbps;
    Effect m_normal;
};

/// What the state at hand does to one site.
struct SiteEffect {
    SiteId site;
    bool touched = false;
    bool cut = false;
    bool waiting = false;
    bool down = false;
    double lostKbps = 0;
    double degradedKbps = 0;
    /// Change of round trip × kbit/s over flows that are served before and after.
    double extraUsKbps = 0;

    SiteFate fate() const;
};

/// Reads states one after the other; one a thread.
class EffectReader {
  public:
    /// Shares with `prototype` what that worked out about the base.
    EffectReader(const Audience& audience, const ChangeEvaluator& prototype);

    /// The state in which `failed` have failed on top of the base.
    const Effect& read(std::span<const ComponentId> failed);

    /// Of the state read last: sites that it may concern, each once.
    std::span<const SiteEffect> sites() const { return m_sites; }
    /// Share of the site's traffic that is lost or degraded, and mean change of the round trip of
    /// what is served before and after, in µs; nothing where nothing is.
    double share(const SiteEffect& site) const;
    std::optional<double> extraUs(const SiteEffect& site) const;
    /// Elements that are congested and worse than in the base.
    std::span<const ElementJudgement> congested() { return m_probe.congested(); }
    StateJudge& judge() { return m_probe.judge(); }
    const ChangeEvaluator& evaluator() const { return m_probe.evaluator(); }
    /// What the state read last changes.
    const StateChange& change() const { return m_probe.change(); }
    /// The state read last, for other readers.
    FailureProbe& probe() { return m_probe; }

  private:
    SiteEffect& at(SiteId site);
    void readFlows();
    void readTouched(std::span<const ComponentId> failed);
    void readCongested();
    void sum();

    const Audience* m_audience;
    FailureProbe m_probe;
    std::vector<SiteEffect> m_sites;
    /// Position in `m_sites` + 1; 0 for most.
    std::vector<std::uint32_t> m_position;
    Effect m_effect;
};

}  // namespace peerplan::sweeping
