// SPDX-License-Identifier: MIT

/// Rules on what one failure takes from people, as the sizing sweep found it (rules F1, H3).

#include <algorithm>

#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// A failure of one office's own line is a warning; of what several share it is an error from a
/// twentieth of all users on.
constexpr double manyUsers = 0.05;

void singleFailures(const ReviewInput& input, Hits& hits) {
    if (input.answers.bandwidth == nullptr) return;
    const auto many = static_cast<std::int64_t>(manyUsers * static_cast<double>(input.allUsers()));
    for (const CutAnswer& cut : input.answers.bandwidth->cuts) {
        if (cut.users == 0) continue;
        if (cut.failure.empty()) {
            hits.push_back({{refTo("site", cut.site)},
                            Text(tr("{users} users at {sites} {sites|site|sites} have no automatic "
                                    "way with nothing failed"),
                                 {{"users", Headcount::of(cut.users)}, {"sites", cut.sites}}),
                            Severity::Error});
            continue;
        }
        const bool shared = cut.sites > 1 && cut.users > many;
        hits.push_back(
            {{cut.failure, refTo("site", cut.site)},
             Text(cut.usersAfterSwitch > 0
                      ? tr("{failure} alone leaves {users} users at {sites} {sites|site|sites} "
                           "without a service; {after} of them until people have switched")
                      : tr("{failure} alone leaves {users} users at {sites} {sites|site|sites} "
                           "without a service"),
                  {{"failure", cut.failure},
                   {"users", Headcount::of(cut.users)},
                   {"sites", cut.sites},
                   {"after", Headcount::of(cut.usersAfterSwitch)}}),
             shared ? Severity::Error : Severity::Warning});
    }
}

void wideFailures(const ReviewInput& input, Hits& hits) {
    if (input.answers.bandwidth == nullptr) return;
    for (const WideFailure& wide : input.answers.bandwidth->wide) {
        if (wide.usersCut == 0) continue;
        hits.push_back({{wide.failure},
                        Text(tr("{failure} spans {regions} regions and leaves {users} users "
                                "without a service when it fails as a whole"),
                             {{"failure", wide.failure},
                              {"regions", wide.regions},
                              {"users", Headcount::of(wide.usersCut)}})});
    }
}

/// A circuit alone must hold the normal load: burst over both connections ends with one of them.
void reliesOnBurst(const ReviewInput& input, Hits& hits) {
    if (input.answers.bandwidth == nullptr) return;
    for (const ElementAnswer& element : input.answers.bandwidth->elements) {
        if (element.kind != BandwidthElementKind::Circuit || !element.normal.capacityKbps) continue;
        if (element.normal.loadKbps <= *element.normal.capacityKbps) continue;
        hits.push_back(
            {{element.ref},
             Text(tr("{circuit} is to carry {load} with nothing failed, more than its {capacity}: "
                     "one connection cannot"),
                  {{"circuit", element.ref},
                   {"load", Bandwidth::kbps(static_cast<double>(element.normal.loadKbps))},
                   {"capacity",
                    Bandwidth::kbps(static_cast<double>(*element.normal.capacityKbps))}})});
        hits.back().edits = advisedSize(input, element);
    }
}

constexpr Rule rules[] = {
    {.id = "HA-09",
     .area = RuleArea::Ha,
     .severity = Severity::Error,
     .title = tr("A circuit's load fits one of its connections"),
     .why = tr("Both connections together can pass twice the bandwidth for a moment; that is not "
               "guaranteed, and ends when one of them is lost or maintained."),
     .fix = tr("Buy the size that bandwidth advises."),
     .source = "ExpressRoute FAQ (2025-01-10); Rate limiting for ExpressRoute Direct circuits "
               "(2023-11-15)",
     .needs = "circuits.mbps sites.users|demands|measurements",
     .check = reliesOnBurst,
     .example = "set circuit/er-london.mbps 200",
     .exampleSubject = "circuit/er-london"},
    {.id = "HA-20",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("No single failure leaves people without a service"),
     .why =
         tr("A sound design has no single point of failure, and keeps small the number of people "
            "that one failure touches."),
     .fix = tr("Give these sites a second way that shares nothing with the first: peerplan spof "
               "says which kind is cheapest."),
     .source = "Network planning with ExpressRoute (planning for availability: no single point of "
               "failure)",
     .needs = "sites.users|demands",
     .reads = "policy.survive links circuits internet perimeters",
     .check = singleFailures,
     .example = "remove link/paris-amsterdam-dc",
     .exampleSubject = "link/paris-london-dc"},
    {.id = "HA-23",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("No provider, ISP or risk group can cut several regions at once"),
     .why = tr("What spans regions is not sized for, but its failure should leave people a way."),
     .fix = tr("Take one of the two ways of these sites from another provider or duct."),
     .source = "Network planning with ExpressRoute (provider availability)",
     .needs = "sites.users|demands",
     .reads = "providers networks risk_groups internet.isp",
     .check = wideFailures,
     .example = "add risk_groups {\"id\": \"sea-cable\", \"members\": [\"link/paris-london-dc\", "
                "\"link/paris-amsterdam-dc\", \"link/boston-dallas-dc\", "
                "\"link/boston-virginia-dc\"]}",
     .exampleSubject = "risk-group/sea-cable"},
};

}  // namespace

RuleFamily singleFailureRules() {
    return rules;
}

}  // namespace peerplan::reviewing
