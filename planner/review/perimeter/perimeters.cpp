// SPDX-License-Identifier: MIT

/// Rules on the security perimeter: present on every path, redundant, and light.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

std::string controlTo(const Perimeter& perimeter, const Control& control) {
    std::string ref = refTo("control", perimeter.id);
    ref += '/';
    ref += control.slug();
    return ref;
}

template <class Value>
bool holds(const std::vector<Value>& values, Value value) {
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

/// What of the required controls the perimeter lacks; all of them where it does not inspect that.
std::vector<std::string> lacking(const Perimeter& perimeter, const RequiredControls& required) {
    std::vector<std::string> missing;
    const bool inspects =
        holds(perimeter.covers, required.egress) && holds(perimeter.directions, required.direction);
    for (const ControlKind kind : required.controls) {
        const bool has =
            inspects && std::any_of(perimeter.controls.begin(), perimeter.controls.end(),
                                    [&](const Control& c) { return c.kind == kind; });
        if (!has) missing.emplace_back(word(kind));
    }
    return missing;
}

/// An egress by what perimeters need to know of it.
struct Exit {
    std::string ref;
    std::string label;
    EgressKind kind = EgressKind::ExpressRoute;
    const std::vector<Ref<Perimeter>>* perimeters = nullptr;
};

std::vector<Exit> exitsOf(const ReviewInput& input) {
    std::vector<Exit> exits;
    for (const Circuit& circuit : input.plan.circuits) {
        exits.push_back({refTo("circuit", circuit.id), circuit.label(), EgressKind::ExpressRoute,
                         &circuit.perimeters});
    }
    for (const InternetEgress& egress : input.plan.internet) {
        exits.push_back({refTo("internet", egress.id), egress.label(), EgressKind::Internet,
                         &egress.perimeters});
    }
    return exits;
}

/// Perimeters that an egress names; `own-site` is each at a site with users.
std::vector<const Perimeter*> namedBy(const ReviewInput& input, const Exit& exit) {
    std::vector<const Perimeter*> found;
    for (const Ref<Perimeter>& ref : *exit.perimeters) {
        if (ref.id != "own-site") {
            if (const Perimeter* perimeter = input.perimeter(ref)) found.push_back(perimeter);
            continue;
        }
        for (const Perimeter& perimeter : input.plan.perimeters) {
            const auto site = input.index.find("sites", perimeter.site.id);
            if (site && input.users(*site) > 0) found.push_back(&perimeter);
        }
    }
    return found;
}

void notInspected(const ReviewInput& input, Hits& hits) {
    std::set<std::string> told;
    for (const Exit& exit : exitsOf(input)) {
        const std::vector<const Perimeter*> perimeters = namedBy(input, exit);
        for (const RequiredControls& required : input.plan.policy.requiredControls) {
            if (required.egress != exit.kind || required.controls.empty()) continue;
            const std::string direction(word(required.direction));
            if (perimeters.empty()) {
                hits.push_back({{exit.ref},
                                Text(tr("{egress} names no perimeter; policy asks for controls "
                                        "({direction})"),
                                     {{"egress", exit.label}, {"direction", direction}})});
                continue;
            }
            for (const Perimeter* perimeter : perimeters) {
                const std::vector<std::string> missing = lacking(*perimeter, required);
                if (missing.empty()) continue;
                std::string key = perimeter->id;
                key += ' ';
                key += exit.ref;
                key += ' ';
                key += direction;
                if (!told.insert(key).second) continue;
                hits.push_back({{exit.ref, refTo("perimeter", perimeter->id)},
                                Text(tr("{egress} is crossed by way of {perimeter} without "
                                        "{controls} ({direction})"),
                                     {{"egress", exit.label},
                                      {"perimeter", perimeter->label()},
                                      {"controls", fewOf(missing, 6)},
                                      {"direction", direction}})});
            }
        }
    }
}

void noSpareUnit(const ReviewInput& input, Hits& hits) {
    std::set<std::string> used;
    for (const Exit& exit : exitsOf(input)) {
        for (const Perimeter* perimeter : namedBy(input, exit)) used.insert(perimeter->id);
    }
    for (const Perimeter& perimeter : input.plan.perimeters) {
        if (used.count(perimeter.id) == 0) continue;
        for (const Control& control : perimeter.controls) {
            if (control.units > control.needed) continue;
            hits.push_back({{controlTo(perimeter, control), refTo("perimeter", perimeter.id)},
                            Text(tr("{control} of {perimeter} needs {needed} of its {units} "
                                    "{units|unit|units}: none is spare"),
                                 {{"control", control.slug()},
                                  {"perimeter", perimeter.label()},
                                  {"needed", control.needed},
                                  {"units", control.units}})});
            hits.back().edits = {setTo(refTo("perimeter", perimeter.id),
                                       entryField("controls", control.slug(), "units"),
                                       Value(control.needed + 1))};
        }
    }
}

/// The controls' part of the round trip, by perimeter: told once, for the site it weighs most on.
void heavyOnLatency(const ReviewInput& input, Hits& hits) {
    constexpr double muchShare = 0.25;
    constexpr double muchMs = 5;
    const SiteWaysAnswer* ways = input.answers.ways;
    if (ways == nullptr) return;
    struct Worst {
        double part = 0;
        double rttMs = 0;
        double controlsMs = 0;
        std::size_t site = 0;
    };
    std::map<std::uint32_t, Worst> worst;
    for (const SiteWay& way : ways->ways) {
        if (input.users(way.site) == 0) continue;
        for (const EgressWayShare& share : input.shares(way)) {
            if (share.perimeter == EgressWayShare::direct || share.controlsMs < muchMs) continue;
            const double part = share.rttMs > 0 ? share.controlsMs / share.rttMs : 0;
            if (part <= muchShare) continue;
            Worst& known = worst[share.perimeter];
            if (part > known.part) known = {part, share.rttMs, share.controlsMs, way.site};
        }
    }
    for (const auto& [position, found] : worst) {
        const Perimeter& perimeter = input.plan.perimeters[position];
        hits.push_back(
            {{refTo("perimeter", perimeter.id), refTo("site", input.plan.sites[found.site].id)},
             Text(tr("the controls of {perimeter} add {added}, {part} of the round trip "
                     "of {rtt} from {site}"),
                  {{"perimeter", perimeter.label()},
                   {"added", Rtt::ms(found.controlsMs)},
                   {"part", Ratio{found.part}},
                   {"rtt", Rtt::ms(found.rttMs)},
                   {"site", input.plan.sites[found.site].label()}})});
    }
}

/// Egresses of one region that back each other are to be inspected alike: else a failure is also a
/// change of policy.
void unlikePerimeters(const ReviewInput& input, Hits& hits) {
    const auto kindsOf = [&](const Circuit& circuit) {
        std::set<std::string> kinds;
        for (const Ref<Perimeter>& ref : circuit.perimeters) {
            const Perimeter* perimeter = input.perimeter(ref);
            if (perimeter == nullptr) continue;
            for (const Control& control : perimeter->controls) {
                kinds.insert(std::string(word(control.kind)));
            }
        }
        return kinds;
    };
    for (const Region& region : input.plan.regions) {
        const Circuit* first = nullptr;
        for (const std::size_t c : input.circuitsOf(region.id, true)) {
            const Circuit& circuit = input.plan.circuits[c];
            if (first == nullptr) {
                first = &circuit;
                continue;
            }
            const auto one = kindsOf(*first);
            const auto other = kindsOf(circuit);
            if (one == other) continue;
            std::vector<std::string> differ;
            std::set_symmetric_difference(one.begin(), one.end(), other.begin(), other.end(),
                                          std::back_inserter(differ));
            hits.push_back({{refTo("circuit", circuit.id), refTo("circuit", first->id)},
                            Text(tr("{one} and {other} back each other and differ in their "
                                    "controls: {controls}"),
                                 {{"one", first->label()},
                                  {"other", circuit.label()},
                                  {"controls", fewOf(differ, 6)}})});
        }
    }
}

constexpr std::string_view seed = "Network planning with ExpressRoute (security perimeter)";

constexpr Rule rules[] = {
    {.id = "PER-01",
     .area = RuleArea::Perimeter,
     .severity = Severity::Error,
     .title = tr("Every path crosses the controls that policy requires, in both directions"),
     .why = tr("ExpressRoute is a way into the company as the Internet is: a path past the "
               "controls is a hole in the perimeter, and flows that Microsoft starts may ask for "
               "other controls than those that people start."),
     .fix = tr("Name a perimeter with these controls on the egress, or change what policy asks."),
     .source = seed,
     .needs = "policy.required_controls",
     .reads = "circuits.perimeters internet.perimeters perimeters.controls perimeters.covers "
              "perimeters.directions",
     .check = notInspected,
     .example = "set circuit/er-london.perimeters []",
     .exampleSubject = "circuit/er-london"},
    {.id = "PER-02",
     .area = RuleArea::Perimeter,
     .severity = Severity::Warning,
     .title = tr("Every control on a path has a spare unit"),
     .why = tr("A firewall without a second unit takes the circuit behind it along when it fails "
               "or is upgraded."),
     .fix = tr("Add a unit, with its state shared where the control is stateful."),
     .source = seed,
     .needs = "perimeters.controls",
     .reads = "circuits.perimeters internet.perimeters",
     .check = noSpareUnit,
     .example = "set perimeter/london.controls.firewall.units 1",
     .exampleSubject = "control/london/firewall"},
    {.id = "PER-03",
     .area = RuleArea::Perimeter,
     .severity = Severity::Warning,
     .title = tr("Controls add little to the round trip"),
     .why = tr("Depth and kind of inspection decide what people feel: Microsoft 365 traffic is "
               "encrypted and already inspected at its service."),
     .fix = tr("Take proxies and inspection off the way of Microsoft 365, or stand them nearer to "
               "the people."),
     .source = seed,
     .needs = "perimeters.controls.added_ms",
     .check = heavyOnLatency,
     .example = "set perimeter/london.controls.proxy.added_ms 40\n"
                "set perimeter/amsterdam.controls.proxy.added_ms 40",
     .exampleSubject = "perimeter/london"},
    {.id = "PER-04",
     .area = RuleArea::Perimeter,
     .severity = Severity::Warning,
     .title = tr("Circuits that back each other have the same controls"),
     .why = tr("Otherwise a failover is also a change of security: what was inspected passes, or "
               "what was allowed is stopped."),
     .fix = tr("Give both circuits perimeters with the same kinds of control."),
     .source = seed,
     .needs = "circuits.perimeters regions",
     .reads = "perimeters.controls",
     .check = unlikePerimeters,
     .example = "set perimeter/amsterdam.controls.ids.kind dlp",
     .exampleSubject = "circuit/er-amsterdam"},
};

}  // namespace

RuleFamily perimeterRules() {
    return rules;
}

}  // namespace peerplan::reviewing
