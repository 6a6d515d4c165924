// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/failure_reader.h"

#include <algorithm>

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

/// Sites that a finding names.
constexpr std::size_t mostExamples = 3;

/// Round trips that differ by less are the same but for floating point.
constexpr double slackUs = 1e-3;

/// A round trip that more than doubles (rule F1).
bool doubles(double nowUs, double baseUs) {
    return nowUs > 2 * baseUs + slackUs;
}

}  // namespace

bool FailureReading::empty() const {
    return std::all_of(kinds.begin(), kinds.end(),
                       [](const KindHurt& kind) { return kind.usable.sites == 0; });
}

FailureReader::FailureReader(const Workspace& base, const SpofAsked& asked,
                             const JudgedBase* judged, SpofKindSet kinds)
    : m_base(base),
      m_network(base.network()),
      m_asked(asked),
      m_judged(judged),
      m_wanted(kinds),
      m_rowOfSite(asked.sites.size(), none),
      m_lastKinds(m_network.groupCount),
      m_lastBeyond(m_network.services.size()),
      m_ofService(m_network.services.size()),
      m_bare(asked.services.size()),
      m_usable(asked.services.size()),
      m_bareShare(asked.services.size()),
      m_seen(asked.sites.size(), 0) {}

bool FailureReader::isAsked(FlowId flow) const {
    return flow.at() < m_network.siteCount() * m_network.groupCount &&
           m_asked.indexOfSite[flow.at() / m_network.groupCount] != none;
}

std::size_t FailureReader::rowOf(std::uint32_t site) {
    if (m_rowOfSite[site] == none) {
        m_rowOfSite[site] = static_cast<std::uint32_t>(m_sites.size());
        m_sites.push_back(site);
        m_groupKinds.resize(m_sites.size() * m_network.groupCount, 0);
        m_beyond.resize(m_sites.size() * m_network.services.size(), 0);
    }
    return m_rowOfSite[site];
}

void FailureReader::addFlow(FlowId flow, const FlowResult& now, bool ofBase) {
    const std::uint32_t site = m_asked.indexOfSite[flow.at() / m_network.groupCount];
    const std::size_t group = flow.at() % m_network.groupCount;
    const FlowResult& base = m_base.flow(flow);
    SpofKindSet kinds = 0;
    // F1: nobody is at a site that is down, so that nothing hurts there.
    if (now.outcome == Outcome::SiteDown) return;
    if (now.outcome == Outcome::Cut) {
        if (ofBase || base.outcome != Outcome::Cut) kinds |= spofBit(SpofKind::Cut);
    } else if (now.outcome == Outcome::ManualOnly) {
        if (ofBase || base.outcome == Outcome::Served) kinds |= spofBit(SpofKind::Manual);
    } else if (base.outcome == Outcome::Served) {
        bool slow = !ofBase && doubles(now.rttUs, base.rttUs);
        for (const std::uint32_t service : m_network.groups[group].services) {
            const std::optional<double>& limit = m_asked.limitUs[service];
            if (!limit || now.rttUs <= *limit + slackUs) continue;
            // What is beyond its limit already is told of the base state, not of every failure.
            if (!ofBase && base.rttUs > *limit + slackUs) continue;
            if ((m_wanted & spofBit(SpofKind::Slow)) == 0) continue;
            m_beyond[rowOf(site) * m_network.services.size() + service] = 1;
            if (now.rttUs > m_rttUs) {
                m_rttUs = now.rttUs;
                m_normalUs = base.rttUs;
            }
        }
        if (slow) kinds |= spofBit(SpofKind::Slow);
    }
    kinds &= m_wanted;
    if (kinds == 0) return;
    m_groupKinds[rowOf(site) * m_network.groupCount + group] |= kinds;
    if ((kinds & spofBit(SpofKind::Slow)) != 0 && now.rttUs > m_rttUs) {
        m_rttUs = now.rttUs;
        m_normalUs = base.rttUs;
    }
}

void FailureReader::collect(FailureProbe& probe, bool ofBase) {
    for (const std::uint32_t site : m_sites) m_rowOfSite[site] = none;
    m_sites.clear();
    m_groupKinds.clear();
    m_beyond.clear();
    m_congested.clear();
    m_rttUs = 0;
    m_normalUs = 0;
    if (ofBase) {
        for (const SiteId site : m_asked.sites) {
            for (std::size_t g = 0; g < m_network.groupCount; ++g) {
                const FlowId flow(site.at() * m_network.groupCount + g);
                if (!m_network.groups[g].services.empty()) addFlow(flow, m_base.flow(flow), true);
            }
        }
    } else {
        const StateChange& change = probe.change();
        for (std::size_t i = 0; i < change.flows.size(); ++i) {
            if (isAsked(change.flows[i])) addFlow(change.flows[i], change.results[i], false);
        }
    }
    if (m_judged != nullptr && (m_wanted & spofBit(SpofKind::Congested)) != 0) {
        collectCongested(probe, ofBase);
    }
    std::sort(m_sites.begin(), m_sites.end());
}

void FailureReader::collectCongested(FailureProbe& probe, bool ofBase) {
    std::vector<FlowId> ofBaseFlows;
    std::span<const FlowId> flows;
    if (ofBase) {
        for (const ElementId element : m_judged->byHeadroom()) {
            if (!m_judged->isCongested(element)) break;
            m_congested.push_back({element, m_judged->normal(element)});
        }
        std::vector<ElementId> elements;
        for (const ElementJudgement& judgement : m_congested) {
            elements.push_back(judgement.element);
        }
        probe.flowsThrough(elements, ofBaseFlows);
        flows = ofBaseFlows;
    } else {
        m_congested.assign(probe.congested().begin(), probe.congested().end());
        flows = probe.throughCongested();
    }
    if (m_congested.empty()) return;
    std::sort(m_congested.begin(), m_congested.end(),
              [](const ElementJudgement& a, const ElementJudgement& b) {
                  if (isWorse(a.load, b.load)) return true;
                  return !isWorse(b.load, a.load) && a.element < b.element;
              });
    bool any = false;
    for (const FlowId flow : flows) {
        if (!isAsked(flow)) continue;
        any = true;
        const std::uint32_t site = m_asked.indexOfSite[flow.at() / m_network.groupCount];
        m_groupKinds[rowOf(site) * m_network.groupCount + flow.at() % m_network.groupCount] |=
            spofBit(SpofKind::Congested);
    }
    if (!any) m_congested.clear();
}

/// Fills what the row of a site means by service; a row like the last one means the same.
void FailureReader::readRow(std::uint32_t site) {
    const std::size_t row = m_rowOfSite[site];
    const auto kinds = m_groupKinds.begin() + static_cast<std::ptrdiff_t>(row * m_lastKinds.size());
    const auto beyond = m_beyond.begin() + static_cast<std::ptrdiff_t>(row * m_lastBeyond.size());
    if (m_lastKnown && std::equal(m_lastKinds.begin(), m_lastKinds.end(), kinds) &&
        std::equal(m_lastBeyond.begin(), m_lastBeyond.end(), beyond)) {
        return;
    }
    m_lastKnown = true;
    std::copy_n(kinds, m_lastKinds.size(), m_lastKinds.begin());
    std::copy_n(beyond, m_lastBeyond.size(), m_lastBeyond.begin());
    for (std::size_t v = 0; v < m_ofService.size(); ++v) {
        m_ofService[v] = m_lastBeyond[v] != 0 ? spofBit(SpofKind::Slow) : SpofKindSet{0};
        for (const ServicePart& part : m_asked.parts[v]) m_ofService[v] |= m_lastKinds[part.group];
    }
    for (std::size_t k = 0; k < m_asked.services.size(); ++k) {
        const std::uint32_t v = m_asked.services[k];
        m_bare[k] = m_ofService[v];
        m_usable[k] = 0;
        for (const std::uint32_t need : m_asked.standsOn[v]) m_usable[k] |= m_ofService[need];
        m_bareShare[k].fill(0);
        for (const ServicePart& part : m_asked.parts[v]) {
            for (std::size_t kind = 0; kind < spofKinds; ++kind) {
                const bool hit = (m_lastKinds[part.group] & (1U << kind)) != 0 ||
                                 (m_lastBeyond[v] != 0 && kind == std::size_t(SpofKind::Slow));
                if (hit) m_bareShare[k][kind] += part.share;
            }
        }
    }
}

PairKinds FailureReader::pairKinds(std::uint32_t site) {
    readRow(site);
    return {site, m_bare, m_usable};
}

void FailureReader::summarize(FailureReading& reading) {
    reading = FailureReading{};
    reading.rttUs = m_rttUs;
    reading.normalRttUs = m_normalUs;
    reading.congested = m_congested;
    const std::size_t services = m_asked.services.size();
    std::array<std::vector<std::uint8_t>, spofKinds> bareServices;
    std::array<std::vector<std::uint8_t>, spofKinds> usableServices;
    for (std::size_t kind = 0; kind < spofKinds; ++kind) {
        bareServices[kind].assign(services, 0);
        usableServices[kind].assign(services, 0);
    }
    for (const std::uint32_t site : m_sites) {
        readRow(site);
        const std::int64_t users = m_asked.users[site];
        for (std::size_t kind = 0; kind < spofKinds; ++kind) {
            double bareShare = 0;
            double usableShare = 0;
            bool bare = false;
            bool usable = false;
            for (std::size_t k = 0; k < services; ++k) {
                if ((m_usable[k] & (1U << kind)) == 0) continue;
                usable = true;
                usableServices[kind][k] = 1;
                usableShare += m_asked.weight(site, k);
                if ((m_bare[k] & (1U << kind)) == 0) continue;
                bare = true;
                bareServices[kind][k] = 1;
                bareShare += m_asked.weight(site, k) * m_bareShare[k][kind];
            }
            KindHurt& hurt = reading.kinds[kind];
            const auto count = [users](SpofReach& reach, double share) {
                ++reach.sites;
                reach.users += users;
                reach.userEquivalents += static_cast<double>(users) * share;
            };
            if (bare) count(hurt.bare, bareShare);
            if (!usable) continue;
            count(hurt.usable, usableShare);
            if (hurt.examples.size() < mostExamples) hurt.examples.push_back(m_asked.sites[site]);
        }
    }
    for (std::size_t kind = 0; kind < spofKinds; ++kind) {
        for (std::uint32_t k = 0; k < services; ++k) {
            if (bareServices[kind][k] != 0) reading.kinds[kind].bare.services.push_back(k);
            if (usableServices[kind][k] != 0) reading.kinds[kind].usable.services.push_back(k);
        }
    }
}

void FailureReader::touch(FailureProbe& probe, FailureReading& reading) {
    ++m_stamp;
    for (const FlowId flow : probe.touched()) {
        const std::uint32_t site = m_asked.indexOfSite[m_network.flows[flow.at()].site.at()];
        if (site == none || m_seen[site] == m_stamp) continue;
        m_seen[site] = m_stamp;
        reading.usersTouched += m_asked.users[site];
    }
}

void FailureReader::readBase(FailureProbe& probe, FailureReading& reading) {
    probe.fail({});
    collect(probe, true);
    summarize(reading);
}

}  // namespace peerplan
