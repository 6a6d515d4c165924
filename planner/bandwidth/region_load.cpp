// SPDX-License-Identifier: MIT
#include "planner/bandwidth/region_load.h"

#include <algorithm>

namespace peerplan {
namespace {

void add(ShapeLoads& sum, const ShapeLoads& loads) {
    sum.up.insert(sum.up.end(), loads.up.begin(), loads.up.end());
    sum.down.insert(sum.down.end(), loads.down.begin(), loads.down.end());
}

StateLoad judgeSum(const JudgedBase& base, const ShapeLoads& loads) {
    return judge(Element{}, loads, {}, base.table(), base.base().traffic()->shapes);
}

}  // namespace

RegionCircuits::RegionCircuits(const CompiledNetwork& network)
    : m_circuits(std::max<std::size_t>(1, network.regionCount)),
      m_regions(network.circuitCount),
      m_firstCircuit(network.firstElement[static_cast<std::size_t>(ElementKind::Circuit)]) {
    for (std::size_t c = 0; c < network.circuitCount; ++c) {
        const Egress& egress = network.egresses[c];
        for (std::uint32_t r = 0; r < m_circuits.size(); ++r) {
            if (!egress.regions.empty() &&
                !std::binary_search(egress.regions.begin(), egress.regions.end(), r)) {
                continue;
            }
            m_circuits[r].push_back(egress.element);
            m_regions[c].push_back(r);
        }
    }
}

const std::vector<std::uint32_t>& RegionCircuits::regionsOf(ElementId element) const {
    static const std::vector<std::uint32_t> none;
    const std::size_t circuit = element.at() - m_firstCircuit;
    return element.at() < m_firstCircuit || circuit >= m_regions.size() ? none : m_regions[circuit];
}

StateLoad RegionCircuits::normal(const JudgedBase& base, std::size_t region) const {
    ShapeLoads sum;
    for (const ElementId circuit : m_circuits[region]) sum.add(base.base().load(circuit));
    return judgeSum(base, sum);
}

StateLoad RegionCircuits::load(const JudgedBase& base, StateJudge& judge, std::size_t region,
                               ShapeLoads& scratch) const {
    scratch.clear();
    for (const ElementId circuit : m_circuits[region]) add(scratch, judge.loads(circuit));
    return judgeSum(base, scratch);
}

}  // namespace peerplan
