// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/fixes.h"

#include <algorithm>
#include <string>

namespace peerplan {
namespace {

class FixFinder {
  public:
    FixFinder(const Plan& plan, const CompiledNetwork& network, ComponentId component,
              const SpofFinding& finding)
        : m_plan(plan), m_network(network), m_component(component), m_finding(finding) {}

    Text find() const {
        switch (m_finding.kind) {
            case SpofKind::Manual:
                return automatic();
            case SpofKind::Congested:
                return capacity();
            case SpofKind::Cut:
            case SpofKind::Slow:
                break;
        }
        return second();
    }

  private:
    const Component& component() const { return m_network.components[m_component]; }
    bool slow() const { return m_finding.kind == SpofKind::Slow; }

    Text automatic() const {
        if (!m_finding.manualMinutes) {
            return tr("Make the fallback that waits for a person automatic.");
        }
        return Text(tr("Make the fallback automatic and save {minutes} min."),
                    {{"minutes", Decimal{*m_finding.manualMinutes, 0}}});
    }

    Text capacity() const {
        const std::string& element = m_finding.element;
        if (!m_finding.load || !m_finding.load->capacityKbps ||
            *m_finding.load->capacityKbps <= 0) {
            return Text(tr("Give {element} capacity."), {{"element", element}});
        }
        if (element.starts_with("control/")) {
            return Text(tr("Take more units of {element}, or larger ones: {needed} in all."),
                        {{"element", element}, {"needed", Bandwidth::kbps(m_finding.neededKbps)}});
        }
        const Bandwidth needed = Bandwidth::kbps(m_finding.neededKbps);
        const Bandwidth stands =
            Bandwidth::kbps(static_cast<double>(*m_finding.load->capacityKbps));
        if (m_finding.elements > 1) {
            return Text(
                tr("Take more capacity: {needed} instead of {stands} on {element}, and more on "
                   "{count} {count|other|others}."),
                {{"needed", needed},
                 {"stands", stands},
                 {"element", element},
                 {"count", m_finding.elements - 1}});
        }
        return Text(tr("Take more capacity: {needed} instead of {stands} on {element}."),
                    {{"needed", needed}, {"stands", stands}, {"element", element}});
    }

    /// Circuits that live on when the component fails.
    std::size_t circuitsLeft() const {
        const auto dead = m_network.components.atoms(m_component);
        std::size_t left = 0;
        for (std::size_t c = 0; c < m_network.circuitCount; ++c) {
            const Egress& egress = m_network.egresses[c];
            for (std::uint32_t i = 0; i < egress.entryCount; ++i) {
                const AtomId atom = m_network.entries[egress.firstEntry + i].atom;
                if (std::binary_search(dead.begin(), dead.end(), atom)) continue;
                ++left;
                break;
            }
        }
        return left;
    }

    std::int64_t circuitsAlong() const {
        return static_cast<std::int64_t>(m_network.circuitCount - circuitsLeft());
    }

    Text otherPlace() const {
        if (slow()) return tr("Add a second circuit nearby, in another peering location.");
        if (circuitsLeft() > 0 && m_plan.policy.otherRegions == Fallback::None) {
            return tr("Let the circuits of other regions stand in: the policy forbids it.");
        }
        const std::int64_t along = circuitsAlong();
        if (component().failureKind == FailureKind::PeeringLocation && along > 1) {
            return Text(tr("Move one of the {count} circuits to another peering location."),
                        {{"count", along}});
        }
        return tr("Add a second circuit in another peering location.");
    }

    Text otherProvider() const {
        const std::int64_t along = circuitsAlong();
        if (along > 1) {
            return Text(tr("Order one of the {count} circuits from a second provider."),
                        {{"count", along}});
        }
        if (along == 1) return tr("Add a second circuit from a second provider.");
        return tr("Take one of the links from a second provider.");
    }

    Text link() const {
        if (m_finding.ownOf.empty()) {
            return slow() ? Text(tr("Add a second link as short as this, by another duct."))
                          : Text(tr("Add a second link beside it, by another duct."));
        }
        return slow() ? Text(tr("Add a second access link to the nearer site, by another duct."))
                      : Text(tr("Add a second access link, by another duct and provider."));
    }

    Text connection() const {
        // "connection/er-dallas/primary" is one of the circuit's.
        const std::string& ref = component().ref;
        const std::string circuit =
            ref.substr(ref.find('/') + 1, ref.rfind('/') - ref.find('/') - 1);
        return Text(tr("Bring both connections of {circuit} to life, and by ways of their own."),
                    {{"circuit", "circuit/" + circuit}});
    }

    Text internet() const {
        return slow() ? Text(tr("Add a second Internet access at the site, by another ISP."))
                      : Text(tr("Add a second Internet access by another ISP, or a shared one "
                                "elsewhere."));
    }

    Text second() const {
        switch (component().failureKind) {
            case FailureKind::Unit:
                return tr("Add one more unit, so that the others are enough.");
            case FailureKind::Control:
                return tr("Add a second perimeter, at another site.");
            case FailureKind::Device:
                return tr("Add a second device, with links of its own.");
            case FailureKind::Link:
                return link();
            case FailureKind::Connection:
                return connection();
            case FailureKind::Msee:
                return tr("Connect to both of Microsoft's routers, by ways of their own.");
            case FailureKind::Circuit:
            case FailureKind::PeeringLocation:
                return otherPlace();
            case FailureKind::Provider:
                return otherProvider();
            case FailureKind::InternetEgress:
            case FailureKind::Isp:
                return internet();
            case FailureKind::Network:
                return component().kind == ComponentKind::Pop
                           ? Text(tr("Take access by a second PoP."))
                           : Text(tr(
                                 "Add a second way past the network: a link, or another network."));
            case FailureKind::Site:
                return tr("Add a second site on the way: links to it, and an egress there.");
            case FailureKind::RiskGroup:
                return tr("Lead one of the ways through another duct or building.");
            case FailureKind::Metro:
                return tr("Add an egress in another metro.");
            case FailureKind::Gateway:
                return tr("Add a second VPN gateway to the profile.");
            case FailureKind::Resolver:
                break;
        }
        return tr("Add a second resolver.");
    }

    const Plan& m_plan;
    const CompiledNetwork& m_network;
    ComponentId m_component;
    const SpofFinding& m_finding;
};

}  // namespace

Text spofFix(const Plan& plan, const CompiledNetwork& network, ComponentId component,
             const SpofFinding& finding) {
    return FixFinder(plan, network, component, finding).find();
}

}  // namespace peerplan
