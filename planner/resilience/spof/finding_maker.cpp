// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/finding_maker.h"

#include <string>

#include "planner/bandwidth/element_names.h"
#include "planner/network/element_ref.h"
#include "planner/resilience/spof/fixes.h"

namespace peerplan {

void FindingMaker::addCongested(const FailureReading& reading, SpofFinding& finding) const {
    finding.elements = static_cast<std::int64_t>(reading.congested.size());
    if (reading.congested.empty() || m_judged == nullptr) return;
    const ElementJudgement& worst = reading.congested.front();
    finding.element = elementRef(m_network, worst.element);
    const LoadAnswer load = loadAnswer(worst.load, m_judged->table());
    finding.load = load;
    const double least = static_cast<double>(m_judged->borders().least) / 1e6;
    if (least < 1) finding.neededKbps = static_cast<double>(load.loadKbps) / (1 - least);
}

void FindingMaker::make(ComponentId component, const FailureReading& reading,
                        std::vector<SpofFinding>& findings) const {
    for (std::size_t i = 0; i < spofKinds; ++i) {
        const KindHurt& hurt = reading.kinds[i];
        if (hurt.usable.sites == 0) continue;
        SpofFinding finding;
        finding.kind = static_cast<SpofKind>(i);
        finding.bare = hurt.bare;
        finding.usable = hurt.usable;
        finding.usersTouched = reading.usersTouched;
        for (const SiteId site : hurt.examples) {
            finding.examples.push_back(m_network.sites[site.at()].id);
        }
        if (finding.kind == SpofKind::Manual && m_plan.policy.manualSwitch) {
            finding.manualMinutes = m_plan.policy.manualSwitch->asMinutes();
        }
        if (finding.kind == SpofKind::Slow) {
            finding.rttMs = reading.rttUs / 1e3;
            finding.normalRttMs = reading.normalRttUs / 1e3;
        }
        if (finding.kind == SpofKind::Congested) addCongested(reading, finding);
        if (component.valid()) {
            finding.component = m_network.components[component].ref;
            finding.componentKind = m_network.components[component].failureKind;
            const SiteId own = m_network.leafOf(component);
            if (own.valid()) finding.ownOf = m_network.sites[own.at()].id;
            finding.fix = spofFix(m_plan, m_network, component, finding);
        }
        findings.push_back(std::move(finding));
    }
}

}  // namespace peerplan
