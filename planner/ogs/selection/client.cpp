// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/client.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace peerplan {

OgsClient::OgsClient(ClientProfile profile, const OgsOptions& options, ProbeNoise* noise)
    : m_profile(std::move(profile)), m_options(options), m_noise(noise) {
    assert(!m_profile.candidates.empty());
}

std::optional<std::uint32_t> OgsClient::lastCandidate() const {
    if (m_lastHost.empty()) return std::nullopt;
    for (std::uint32_t c = 0; c < m_profile.candidates.size(); ++c) {
        if (m_profile.candidates[c].host == m_lastHost) return c;
    }
    return std::nullopt;
}

// IDLE -> GATE
Decision OgsClient::connect(Duration now, const Surroundings& around) {
    assert(m_state == ClientState::Idle);
    Decision decision;
    decision.at = now;
    decision.trigger = Trigger::Connect;
    // R6: within the time after a disconnect the last gateway again, without a look around; of
    // exactly that length it is over (A2).
    const Duration hold = m_options.hold.value_or(m_profile.suspend);
    const bool held = m_lastDisconnect && now.asMs() - m_lastDisconnect->asMs() < hold.asMs();
    const bool moved = m_options.locationChangeOverridesHold && around.keys != m_lastKeys;  // A3
    if (m_profile.ogs && held && !moved && lastCandidate()) {
        decision.cause = Cause::Held;
        decision.preferred = decision.best = usual();
        orderFromLastRanking(decision.preferred);
        return finish(std::move(decision), around);
    }
    return evaluate(std::move(decision), around, false);
}

void OgsClient::disconnect(Duration now) {
    assert(m_state == ClientState::Connected);
    m_state = ClientState::Idle;
    m_lastDisconnect = now;
    m_gateway = GatewayId();
}

void OgsClient::suspend(Duration now) {
    assert(m_state != ClientState::Suspended);
    m_suspendedConnected = m_state == ClientState::Connected;
    m_suspendedAt = now;
    m_state = ClientState::Suspended;
}

// R8
Decision OgsClient::resume(Duration now, const Surroundings& around) {
    assert(m_state == ClientState::Suspended);
    const bool reconnects =
        m_suspendedConnected && m_profile.resume == ResumeBehavior::ReconnectAfterResume;
    m_state = ClientState::Idle;
    m_gateway = GatewayId();
    if (!reconnects) {
        // The tunnel went down as the machine slept; the user's connection meets the gate of R6.
        if (m_suspendedConnected) m_lastDisconnect = m_suspendedAt;
        return connect(now, around);
    }
    Decision decision;
    decision.at = now;
    decision.trigger = Trigger::Resume;
    const Duration least = m_options.suspend.value_or(m_profile.suspend);
    const bool longEnough = now.asMs() - m_suspendedAt.asMs() >= least.asMs();
    if (m_profile.ogs && longEnough && !m_options.resolverDropsAddressQueries) {
        return evaluate(std::move(decision), around, true);
    }
    decision.cause = m_profile.ogs ? Cause::Held : Cause::Off;
    decision.preferred = decision.best = usual();
    orderFromLastRanking(decision.preferred);
    return finish(std::move(decision), around);
}

// R9: no new evaluation. R26: the list that there is, without the host that failed.
Decision OgsClient::lose(Duration now, const Surroundings& around) {
    assert(m_state == ClientState::Connected);
    Decision decision;
    decision.at = now;
    decision.trigger = Trigger::Loss;
    decision.cause = Cause::AfterLoss;
    decision.preferred = decision.best = usual();
    m_gateway = GatewayId();
    return finish(std::move(decision), around, true);
}

Decision OgsClient::evaluate(Decision decision, const Surroundings& around, bool resumed) {
    if (!m_profile.ogs) {
        decision.cause = Cause::Off;  // R1
    } else if (isByScript(around.proxy)) {
        decision.cause = Cause::AutoProxy;  // R3
    } else if (m_profile.candidates.size() == 1) {
        decision.cause = Cause::OnlyOne;  // R4
    } else {
        if (m_options.gateReprobes || !fromCache(decision, around)) probe(decision, around);
        if (decision.cause != Cause::NoResults) {
            decide(decision, resumed);
            return finish(std::move(decision), around);
        }
    }
    decision.preferred = decision.best = usual();
    orderFromLastRanking(decision.preferred);
    return finish(std::move(decision), around);
}

// LOCATE -> CACHE
bool OgsClient::fromCache(Decision& decision, const Surroundings& around) {
    const CacheEntry* entry = m_cache.find(around.keys, decision.at, m_options);
    if (entry == nullptr) return false;
    decision.cause = Cause::Cached;  // R13: no probes
    decision.measuredOn = entry->firstCached;
    decision.measuredAt = entry->measuredAt;
    decision.values.assign(m_profile.candidates.size(), unranked);
    // R15: hosts that the profile no longer has are passed over; new ones have no value.
    for (std::size_t c = 0; c < m_profile.candidates.size(); ++c) {
        for (const auto& [host, ms] : entry->ms) {
            if (host == m_profile.candidates[c].host) decision.values[c] = ms;
        }
    }
    return true;
}

// PREFLIGHT -> PROBE
void OgsClient::probe(Decision& decision, const Surroundings& around) {
    decision.cause = Cause::Probed;
    // R16, A12; its own time is never a result.
    decision.preflight = m_options.preflight == Preflight::NoEntryHere || m_cache.empty();
    decision.measuredOn = decision.at;
    decision.measuredAt = around.site;
    decision.values = measuredValues(m_profile, around.networkMs, m_options, m_noise);
    CacheEntry entry;
    entry.keys = around.keys;
    entry.firstCached = decision.at;
    entry.measuredAt = around.site;
    for (std::size_t c = 0; c < decision.values.size(); ++c) {
        if (std::isfinite(decision.values[c])) {
            entry.ms.emplace_back(m_profile.candidates[c].host, decision.values[c]);
        }
    }
    if (entry.ms.empty()) {
        decision.cause = Cause::NoResults;  // R21
        decision.values.clear();
        return;
    }
    if (!m_options.cacheWriteFails) m_cache.store(std::move(entry));  // R14
}

// RANK -> DECIDE
void OgsClient::decide(Decision& decision, bool resumed) {
    const std::vector<std::uint32_t> rank = ranking(decision.values);
    decision.best = rank.front();
    decision.preferred = decision.best;
    const std::optional<std::uint32_t> current = lastCandidate();
    const bool counts = resumed || !m_options.thresholdOnResumeOnly;  // A8
    // R23: the gateway it has, or had last, is left for a better one only if it is enough better.
    if (current && *current != decision.best && counts &&
        !improves(decision.values[*current], decision.values[decision.best],
                  m_profile.improvementPercent, m_options)) {
        decision.preferred = *current;
        decision.kept = true;
    }
    m_lastRanking.clear();
    for (const std::uint32_t c : rank) m_lastRanking.push_back(m_profile.candidates[c].host);
    m_order = connectionOrder(m_profile, rank, decision.preferred, m_options);
}

void OgsClient::orderFromLastRanking(std::uint32_t preferred) {
    std::vector<std::uint32_t> rank;
    for (const std::string& host : m_lastRanking) {
        for (std::uint32_t c = 0; c < m_profile.candidates.size(); ++c) {
            if (m_profile.candidates[c].host == host) rank.push_back(c);
        }
    }
    for (std::uint32_t c = 0; c < m_profile.candidates.size(); ++c) {
        if (std::find(rank.begin(), rank.end(), c) == rank.end()) rank.push_back(c);
    }
    m_order = connectionOrder(m_profile, rank, preferred, m_options);
}

// CONNECT(list) -> CONNECTED
Decision OgsClient::finish(Decision decision, const Surroundings& around, bool afterLoss) {
    m_lastKeys = around.keys;
    const std::optional<Answering> found =
        firstAnswering(m_profile, m_order, around.alive, m_options, afterLoss);
    if (!found) {
        m_state = ClientState::Idle;
        if (afterLoss) m_lastDisconnect = decision.at;
        return decision;
    }
    decision.stop = m_order[found->stop];
    decision.gateway = found->gateway;
    m_gateway = found->gateway;
    m_state = ClientState::Connected;
    // The last gateway is the host entry that it leads to; a backup that is no entry is none.
    m_lastHost.clear();
    for (const Headend& candidate : m_profile.candidates) {
        const auto& members = candidate.members;
        if (std::find(members.begin(), members.end(), found->gateway) != members.end()) {
            m_lastHost = candidate.host;
        }
    }
    return decision;
}

}  // namespace peerplan
