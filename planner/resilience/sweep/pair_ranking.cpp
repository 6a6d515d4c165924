// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/pair_ranking.h"

#include <algorithm>
#include <cmath>

namespace peerplan::sweeping {
namespace {

std::int64_t thousandths(double value) {
    return std::llround(value * 1e3);
}

bool ranksBefore(const RankedPair& a, const RankedPair& b) {
    if (a.usersBeyond != b.usersBeyond) return a.usersBeyond > b.usersBeyond;
    const std::int64_t beyondA = thousandths(a.equivalentsBeyond);
    const std::int64_t beyondB = thousandths(b.equivalentsBeyond);
    if (beyondA != beyondB) return beyondA > beyondB;
    if (isWorse(a.effect, b.effect)) return true;
    if (isWorse(b.effect, a.effect)) return false;
    if (a.breadth != b.breadth) return a.breadth < b.breadth;
    return a.state < b.state;
}

}  // namespace

void PairRanking::take(const RankedPair& pair) {
    if (m_most == 0 || (pair.usersBeyond <= 0 && thousandths(pair.equivalentsBeyond) <= 0)) return;
    if (m_pairs.size() == m_most && !ranksBefore(pair, m_pairs.back())) return;
    m_pairs.insert(std::upper_bound(m_pairs.begin(), m_pairs.end(), pair, ranksBefore), pair);
    if (m_pairs.size() > m_most) m_pairs.pop_back();
}

void PairRanking::merge(const PairRanking& other) {
    for (const RankedPair& pair : other.m_pairs) take(pair);
}

RankedPair rankedPair(Pair pair, StateIndex state, const Effect& effect, const EffectReader& reader,
                      const Audience& audience, const SingleEffect& first,
                      const SingleEffect& second) {
    RankedPair ranked{pair, state, reader.evaluator().died().size(), effect, 0, 0};
    const auto hurtBy = [](const SingleEffect& single, SiteId site) {
        return std::binary_search(single.hurt.begin(), single.hurt.end(), site);
    };
    for (const SiteEffect& site : reader.sites()) {
        if (site.down || (!site.cut && !site.waiting)) continue;
        if (hurtBy(first, site.site) || hurtBy(second, site.site)) continue;
        ranked.usersBeyond += audience.users(site.site);
    }
    ranked.equivalentsBeyond = std::max(
        0.0, effect.userEquivalents - first.effect.userEquivalents - second.effect.userEquivalents);
    return ranked;
}

}  // namespace peerplan::sweeping
