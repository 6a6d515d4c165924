// SPDX-License-Identifier: MIT
#include "planner/bandwidth/state_cut.h"

#include <algorithm>

namespace peerplan {

CutCounter::CutCounter(const Workspace& base, std::span<const std::int64_t> users)
    : m_base(&base), m_users(users), m_fates(base.network().siteCount(), Fate::Kept) {}

StateCut CutCounter::count(ComponentId failure, const StateChange& change) {
    StateCut cut;
    cut.failure = failure;
    const Traffic& traffic = *m_base->traffic();
    for (std::size_t i = 0; i < change.flows.size(); ++i) {
        const FlowId flow = change.flows[i];
        const Outcome outcome = change.results[i].outcome;
        if (outcome != Outcome::Cut && outcome != Outcome::ManualOnly) continue;
        const std::uint32_t first = traffic.first[flow.at()];
        const std::uint32_t last = traffic.first[flow.at() + 1];
        if (first == last || m_base->flow(flow).outcome != Outcome::Served) continue;
        for (std::uint32_t e = first; e < last; ++e) {
            cut.lost += {traffic.entries[e].upKbps, traffic.entries[e].downKbps};
        }
        const SiteId site = m_base->network().flows[flow.at()].site;
        Fate& fate = m_fates[site.at()];
        if (fate == Fate::Kept) m_sites.push_back(site);
        fate = std::max(fate, outcome == Outcome::Cut ? Fate::Cut : Fate::Manual);
    }
    for (const SiteId site : m_sites) {
        const std::int64_t users = site.at() < m_users.size() ? m_users[site.at()] : 0;
        ++cut.sites;
        cut.users += users;
        if (m_fates[site.at()] == Fate::Manual) cut.usersAfterSwitch += users;
        if (!cut.first.valid() || site < cut.first) cut.first = site;
        m_fates[site.at()] = Fate::Kept;
    }
    m_sites.clear();
    return cut;
}

}  // namespace peerplan
