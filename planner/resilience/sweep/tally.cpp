// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/tally.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace peerplan::sweeping {
namespace {

/// Floating point decides an order only by digits that mean something.
std::int64_t thousandths(double value) {
    return std::llround(value * 1e3);
}

bool before(const ElementTally& a, const ElementTally& b) {
    if (!b.worst) return a.worst.has_value();
    if (!a.worst) return false;
    if (peerplan::isWorse(*a.worst, *b.worst)) return true;
    if (peerplan::isWorse(*b.worst, *a.worst)) return false;
    return std::tie(a.breadth, a.state) < std::tie(b.breadth, b.state);
}

bool before(const OfficeTally& a, const OfficeTally& b) {
    if (a.fate != b.fate) return a.fate < b.fate;
    const auto share = [](const OfficeTally& t) { return std::llround(t.share * 1e9); };
    if (share(a) != share(b)) return share(a) > share(b);
    if (thousandths(a.extraUs) != thousandths(b.extraUs)) return a.extraUs > b.extraUs;
    return a.state < b.state;
}

bool before(const RegionTally& a, const RegionTally& b) {
    const auto rank = [](const RegionTally& t) {
        return std::make_tuple(-(t.usersCut + t.usersWaiting), -t.usersCut,
                               -thousandths(t.userEquivalents), -t.usersDegraded,
                               -std::llround(t.extraUs), t.state);
    };
    return rank(a) < rank(b);
}

bool hurts(const RegionTally& region) {
    return region.usersCut > 0 || region.usersWaiting > 0 || region.usersDegraded > 0 ||
           region.extraUs > 0;
}

std::uint32_t regionOf(const CompiledNetwork& network, SiteId site) {
    const std::uint32_t region = network.sites[site.at()].region;
    return std::min(region, static_cast<std::uint32_t>(network.regionCount));
}

}  // namespace

std::size_t userBin(std::int64_t users) {
    std::size_t bin = 0;
    for (std::int64_t least = 1; users >= least && bin + 1 < userBins; least *= 10) ++bin;
    return bin;
}

std::optional<std::size_t> headroomBin(const std::optional<StateLoad>& least,
                                       const HeadroomBorders& borders) {
    if (!least || !least->capacityKbps) return std::nullopt;
    if (least->loadKbps > *least->capacityKbps) return 0;
    const auto grade = headroomClass(least->loadKbps, *least->capacityKbps, borders);
    if (!grade) return std::nullopt;
    return 1 + static_cast<std::size_t>(*grade);
}

Tally::Tally(const Audience& audience)
    : m_audience(&audience),
      m_elements(audience.network().elements.size()),
      m_offices(audience.network().siteCount()),
      m_regions(audience.network().regionCount + 1),
      m_now(m_regions.size()) {}

void Tally::take(StateIndex state, const Effect& effect, EffectReader& reader) {
    ++m_byUsers[userBin(effect.usersCut + effect.usersWaiting)];
    if (const auto bin = headroomBin(effect.least, m_audience->judged().borders())) {
        ++m_byHeadroom[*bin];
    }
    takeElements(state, reader);
    takeSites(state, reader);
}

void Tally::takeElements(StateIndex state, EffectReader& reader) {
    StateJudge& judge = reader.judge();
    const auto breadth = static_cast<std::uint32_t>(reader.evaluator().died().size());
    for (std::size_t i = 0; i < judge.touchedCount(); ++i) {
        const ElementId element = judge.element(i);
        ElementTally& tally = m_elements[element.at()];
        const StateLoad& normal = m_audience->judged().normal(element);
        if (!judge.mayBeWorse(i, tally.worst ? *tally.worst : normal)) continue;
        ElementTally now;
        now.worst = judge.load(i);
        if (!peerplan::isWorse(*now.worst, normal)) continue;
        now.state = state;
        now.breadth = breadth;
        now.congestedIn = tally.congestedIn;
        if (before(now, tally)) tally = now;
    }
    for (const ElementJudgement& element : reader.congested()) {
        ++m_elements[element.element.at()].congestedIn;
    }
}

void Tally::takeSites(StateIndex state, const EffectReader& reader) {
    const CompiledNetwork& network = m_audience->network();
    m_seen.clear();
    for (const SiteEffect& site : reader.sites()) {
        if (site.down) continue;
        OfficeTally& office = m_offices[site.site.at()];
        OfficeTally now;
        now.fate = site.fate();
        now.share = reader.share(site);
        const std::optional<double> extra = reader.extraUs(site);
        now.extraUs = extra.value_or(0);
        now.state = state;
        now.cutIn = office.cutIn + (now.fate == SiteFate::Cut ? 1 : 0);
        now.waitingIn = office.waitingIn + (now.fate == SiteFate::Waiting ? 1 : 0);
        now.degradedIn = office.degradedIn + (now.fate == SiteFate::Degraded ? 1 : 0);
        if (now.fate != SiteFate::Unhurt && before(now, office)) {
            office = now;
        } else {
            office.cutIn = now.cutIn;
            office.waitingIn = now.waitingIn;
            office.degradedIn = now.degradedIn;
        }

        const std::uint32_t r = regionOf(network, site.site);
        RegionTally& region = m_now[r];
        if (region.state != state) {
            region = {};
            region.state = state;
            m_seen.push_back(r);
        }
        const std::int64_t users = m_audience->users(site.site);
        if (now.fate == SiteFate::Cut) region.usersCut += users;
        if (now.fate == SiteFate::Waiting) region.usersWaiting += users;
        if (now.fate == SiteFate::Degraded) region.usersDegraded += users;
        region.userEquivalents += static_cast<double>(users) * now.share;
        if (extra && (site.touched || *extra != 0)) {
            region.extraUs += static_cast<double>(users) * *extra;
            region.weight += static_cast<double>(users);
        }
    }
    for (const std::uint32_t r : m_seen) {
        if (hurts(m_now[r]) && before(m_now[r], m_regions[r])) m_regions[r] = m_now[r];
        m_now[r].state = noState;
    }
}

void Tally::merge(const Tally& other) {
    for (std::size_t e = 0; e < m_elements.size(); ++e) {
        const std::int64_t congested = m_elements[e].congestedIn + other.m_elements[e].congestedIn;
        if (before(other.m_elements[e], m_elements[e])) m_elements[e] = other.m_elements[e];
        m_elements[e].congestedIn = congested;
    }
    for (std::size_t s = 0; s < m_offices.size(); ++s) {
        OfficeTally& mine = m_offices[s];
        const OfficeTally& theirs = other.m_offices[s];
        const std::int64_t counts[] = {mine.cutIn + theirs.cutIn, mine.waitingIn + theirs.waitingIn,
                                       mine.degradedIn + theirs.degradedIn};
        if (before(theirs, mine)) mine = theirs;
        mine.cutIn = counts[0];
        mine.waitingIn = counts[1];
        mine.degradedIn = counts[2];
    }
    for (std::size_t r = 0; r < m_regions.size(); ++r) {
        if (before(other.m_regions[r], m_regions[r])) m_regions[r] = other.m_regions[r];
    }
    for (std::size_t b = 0; b < userBins; ++b) m_byUsers[b] += other.m_byUsers[b];
    for (std::size_t b = 0; b < headroomBins; ++b) m_byHeadroom[b] += other.m_byHeadroom[b];
}

}  // namespace peerplan::sweeping
