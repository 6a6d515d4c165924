// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/effect.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace peerplan::sweeping {
namespace {

/// Below a nanosecond a change of a round trip is what floating point left over.
constexpr double leastUs = 1e-3;

}  // namespace

bool isWorse(const Effect& a, const Effect& b) {
    const std::int64_t hurtA = a.usersCut + a.usersWaiting;
    const std::int64_t hurtB = b.usersCut + b.usersWaiting;
    if (hurtA != hurtB) return hurtA > hurtB;
    if (a.usersCut != b.usersCut) return a.usersCut > b.usersCut;
    if (a.sitesHurt != b.sitesHurt) return a.sitesHurt > b.sitesHurt;
    // Sums of floating point: equal but for their last digits is equal.
    if (std::llround(a.userEquivalents * 1e3) != std::llround(b.userEquivalents * 1e3)) {
        return a.userEquivalents > b.userEquivalents;
    }
    if (a.usersDegraded != b.usersDegraded) return a.usersDegraded > b.usersDegraded;
    if (a.congested != b.congested) return a.congested > b.congested;
    if (a.worse.has_value() != b.worse.has_value()) return a.worse.has_value();
    if (a.worse) {
        if (peerplan::isWorse(*a.worse, *b.worse)) return true;
        if (peerplan::isWorse(*b.worse, *a.worse)) return false;
    }
    if (std::llround(a.userUs) != std::llround(b.userUs)) return a.userUs > b.userUs;
    return a.usersDown > b.usersDown;
}

Audience::Audience(const JudgedBase& judged, std::vector<std::int64_t> users)
    : m_judged(&judged),
      m_users(std::move(users)),
      m_flowKbps(network().flows.size(), 0),
      m_siteKbps(network().siteCount(), 0) {
    m_users.resize(network().siteCount(), 0);
    const Traffic& traffic = *base().traffic();
    for (std::size_t f = 0; f < m_flowKbps.size(); ++f) {
        for (std::uint32_t i = traffic.first[f]; i < traffic.first[f + 1]; ++i) {
            m_flowKbps[f] += traffic.entries[i].upKbps + traffic.entries[i].downKbps;
        }
        m_siteKbps[network().flows[f].site.at()] += m_flowKbps[f];
    }
    const auto sum = [&] {
        return std::accumulate(m_users.begin(), m_users.end(), std::int64_t{0});
    };
    m_allUsers = sum();
    if (m_allUsers == 0) {
        m_countsSites = true;
        for (std::size_t s = 0; s < m_users.size(); ++s) m_users[s] = m_siteKbps[s] > 0 ? 1 : 0;
        m_allUsers = sum();
    }
    readNormal();
}

void Audience::readNormal() {
    std::vector<std::uint8_t> fates(network().siteCount(), 0);
    std::vector<double> lost(fates.size(), 0);
    for (std::size_t f = 0; f < m_flowKbps.size(); ++f) {
        if (m_flowKbps[f] <= 0) continue;
        const Outcome outcome = base().flow(FlowId(f)).outcome;
        if (outcome != Outcome::Cut && outcome != Outcome::ManualOnly) continue;
        const std::size_t site = network().flows[f].site.at();
        fates[site] =
            std::max<std::uint8_t>(fates[site], outcome == Outcome::Cut ? std::uint8_t{2} : 1);
        lost[site] += m_flowKbps[f];
    }
    for (std::size_t s = 0; s < fates.size(); ++s) {
        if (fates[s] == 0) continue;
        ++m_normal.sitesHurt;
        (fates[s] == 2 ? m_normal.usersCut : m_normal.usersWaiting) += m_users[s];
        m_normal.userEquivalents += static_cast<double>(m_users[s]) * lost[s] / m_siteKbps[s];
    }
    for (std::size_t e = 0; e < network().elements.size(); ++e) {
        if (m_judged->isCongested(ElementId(e))) ++m_normal.congested;
    }
    if (!m_judged->byHeadroom().empty()) {
        m_normal.leastElement = m_judged->byHeadroom().front();
        m_normal.least = m_judged->normal(m_normal.leastElement);
    }
}

SiteFate SiteEffect::fate() const {
    if (cut) return SiteFate::Cut;
    if (waiting) return SiteFate::Waiting;
    if (degradedKbps > 0) return SiteFate::Degraded;
    return extraUsKbps > 0 ? SiteFate::Slower : SiteFate::Unhurt;
}

EffectReader::EffectReader(const Audience& audience, const ChangeEvaluator& prototype)
    : m_audience(&audience),
      m_probe(prototype, &audience.judged()),
      m_position(audience.network().siteCount(), 0) {}

SiteEffect& EffectReader::at(SiteId site) {
    std::uint32_t& position = m_position[site.at()];
    if (position == 0) {
        m_sites.emplace_back().site = site;
        position = static_cast<std::uint32_t>(m_sites.size());
    }
    return m_sites[position - 1];
}

const Effect& EffectReader::read(std::span<const ComponentId> failed) {
    for (const SiteEffect& site : m_sites) m_position[site.site.at()] = 0;
    m_sites.clear();
    m_effect = {};
    m_probe.fail(failed);
    readFlows();
    readTouched(failed);
    readCongested();
    sum();
    if (const auto least = judge().least()) {
        m_effect.leastElement = least->element;
        m_effect.least = least->load;
    }
    if (const auto worse = judge().leastOfWorse()) {
        m_effect.worseElement = worse->element;
        m_effect.worse = worse->load;
    }
    return m_effect;
}

void EffectReader::readFlows() {
    const StateChange& change = m_probe.change();
    for (std::size_t i = 0; i < change.flows.size(); ++i) {
        const FlowId flow = change.flows[i];
        const double kbps = m_audience->flowKbps(flow);
        if (kbps <= 0) continue;
        const FlowResult& before = m_audience->base().flow(flow);
        const FlowResult& now = change.results[i];
        const SiteId site = m_audience->network().flows[flow.at()].site;
        if (now.outcome == Outcome::SiteDown) {
            if (before.outcome != Outcome::SiteDown) at(site).down = true;
        } else if (now.outcome == Outcome::Cut) {
            if (before.outcome == Outcome::Cut) continue;
            SiteEffect& effect = at(site);
            effect.cut = true;
            effect.lostKbps += kbps;
        } else if (now.outcome == Outcome::ManualOnly) {
            if (before.outcome != Outcome::Served) continue;
            SiteEffect& effect = at(site);
            effect.waiting = true;
            effect.lostKbps += kbps;
        } else if (before.outcome == Outcome::Served) {
            const double extra = now.rttUs - before.rttUs;
            if (std::abs(extra) > leastUs) at(site).extraUsKbps += extra * kbps;
        }
    }
}

void EffectReader::readTouched(std::span<const ComponentId> failed) {
    const CompiledNetwork& network = m_audience->network();
    const SiteId leaf = failed.size() == 1 ? network.leafOf(failed[0]) : SiteId();
    if (leaf.valid()) {
        // Its flows alone can cross what failed; if any does, loads change.
        if (!m_probe.change().loads.empty()) at(leaf).touched = true;
        return;
    }
    for (const FlowId flow : m_probe.touched()) {
        if (m_audience->flowKbps(flow) <= 0) continue;
        at(network.flows[flow.at()].site).touched = true;
    }
}

void EffectReader::readCongested() {
    for (const FlowId flow : m_probe.throughCongested()) {
        const double kbps = m_audience->flowKbps(flow);
        if (kbps > 0) at(m_audience->network().flows[flow.at()].site).degradedKbps += kbps;
    }
}

double EffectReader::share(const SiteEffect& site) const {
    const double kbps = m_audience->siteKbps(site.site);
    return kbps > 0 ? std::min(1.0, (site.lostKbps + site.degradedKbps) / kbps) : 0;
}

std::optional<double> EffectReader::extraUs(const SiteEffect& site) const {
    const double served = m_audience->siteKbps(site.site) - site.lostKbps;
    // What is left after all flows are taken out is rounding.
    if (site.down || served <= 1e-9 * m_audience->siteKbps(site.site)) return std::nullopt;
    return site.extraUsKbps / served;
}

void EffectReader::sum() {
    m_effect.congested = static_cast<std::int64_t>(m_probe.congested().size());
    double weights = 0;
    // By site, so that sums of floating point do not depend on who was met first.
    std::sort(m_sites.begin(), m_sites.end(),
              [](const SiteEffect& a, const SiteEffect& b) { return a.site < b.site; });
    for (std::size_t i = 0; i < m_sites.size(); ++i) {
        const SiteEffect& site = m_sites[i];
        m_position[site.site.at()] = static_cast<std::uint32_t>(i + 1);
        const std::int64_t users = m_audience->users(site.site);
        if (site.touched || site.down) m_effect.usersTouched += users;
        if (site.down) {
            m_effect.usersDown += users;
            continue;
        }
        if (site.cut) {
            m_effect.usersCut += users;
        } else if (site.waiting) {
            m_effect.usersWaiting += users;
        } else if (site.degradedKbps > 0) {
            m_effect.usersDegraded += users;
        }
        if (site.cut || site.waiting) ++m_effect.sitesHurt;
        m_effect.userEquivalents += static_cast<double>(users) * share(site);
        const auto siteExtra = extraUs(site);
        if (users == 0 || !siteExtra || (!site.touched && *siteExtra == 0)) continue;
        const auto weight = static_cast<double>(users);
        weights += weight;
        m_effect.userUs += weight * *siteExtra;
        if (!m_effect.worstExtraSite.valid() || *siteExtra > m_effect.worstExtraUs + leastUs) {
            m_effect.worstExtraSite = site.site;
            m_effect.worstExtraUs = *siteExtra;
        }
    }
    if (weights > 0) m_effect.extraUs = m_effect.userUs / weights;
}

}  // namespace peerplan::sweeping
