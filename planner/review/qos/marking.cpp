// SPDX-License-Identifier: MIT

/// Rules on the marking of traffic towards Microsoft.

#include <algorithm>
#include <cstdint>
#include <string>

#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// Whether Microsoft knows the value: nothing to the catalogue's list is unknown to it.
bool isListed(const Catalogue& catalogue, std::int64_t dscp) {
    return std::any_of(catalogue.dscpMarkings.begin(), catalogue.dscpMarkings.end(),
                       [&](const DscpMarking& mark) { return mark.dscp == dscp; });
}

/// A rule of its own for a value that other values' rule would change.
Edit keeping(std::int64_t dscp) {
    Edit edit;
    edit.kind = EditKind::Add;
    edit.object = "policy";
    edit.field = "qos.dscp";
    edit.value = Value(Value::Object{{"from", Value(dscp)}, {"to", Value(dscp)}});
    return edit;
}

void dscpValues(const ReviewInput& input, Hits& hits) {
    const Qos& qos = input.plan.policy.qos;
    const auto ruleOf = [&](std::int64_t value) {
        return std::find_if(qos.dscp.begin(), qos.dscp.end(),
                            [&](const DscpRule& rule) { return rule.from == value; });
    };
    const auto ruleField = [&](auto rule) {
        return entryField("qos.dscp", std::to_string(rule - qos.dscp.begin()), "to");
    };
    for (const DscpMarking& mark : input.catalogue.dscpMarkings) {
        const auto rule = ruleOf(mark.dscp);
        const bool stated = rule != qos.dscp.end();
        if (!stated && !qos.otherDscp) continue;
        const std::int64_t becomes = stated ? rule->to : *qos.otherDscp;
        if (becomes == mark.dscp) continue;
        hits.push_back(
            {{"policy"},
             Text(tr("DSCP {value} ({workload}) becomes {found} towards Microsoft; expected it "
                     "unchanged"),
                  {{"value", std::int64_t{mark.dscp}},
                   {"workload", mark.workload},
                   {"found", becomes}})});
        const Value kept(std::int64_t{mark.dscp});
        hits.back().edits = {stated ? setTo("policy", ruleField(rule), kept) : keeping(mark.dscp)};
    }
    for (const DscpRule& rule : qos.dscp) {
        if (isListed(input.catalogue, rule.from) || rule.to == 0) continue;
        hits.push_back(
            {{"policy"},
             Text(tr("DSCP {value}, which Microsoft does not know, becomes {found} towards "
                     "Microsoft; expected 0"),
                  {{"value", rule.from}, {"found", rule.to}})});
        hits.back().edits = {setTo("policy", ruleField(ruleOf(rule.from)), Value(0))};
    }
    if (qos.otherDscp && *qos.otherDscp != 0) {
        hits.push_back({{"policy"},
                        Text(tr("values without a rule become DSCP {found} towards Microsoft; "
                                "expected 0"),
                             {{"found", *qos.otherDscp}})});
        hits.back().edits = {setTo("policy", "qos.other_dscp", Value(0))};
    }
    if (qos.voiceOwnClass == false) {
        hits.push_back({{"policy"},
                        Text(tr("voice shares its class with other traffic; expected a class of "
                                "its own (EF)"))});
        hits.back().edits = {setTo("policy", "qos.voice_own_class", Value(true))};
    }
}

void classesOnPrivate(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const PeeringConfig& config : circuit.peeringConfig) {
            if (config.peering != Peering::Private || config.classes != true) continue;
            const std::string ref = refTo("circuit", circuit.id);
            hits.push_back({{ref},
                            Text(tr("{circuit} counts on traffic classes on private peering; "
                                    "Microsoft honours them on Microsoft peering only"),
                                 {{"circuit", ref}})});
            hits.back().edits = {setTo(
                ref, entryField("peering_config", word(config.peering), "classes"), Value(false))};
        }
    }
}

constexpr Rule rules[] = {
    {.id = "M365-32",
     .area = RuleArea::Qos,
     .severity = Severity::Warning,
     .title = tr("The edge keeps the DSCP values that Microsoft knows, and clears all others"),
     .why = tr("Microsoft's edge sorts by EF, AF41, AF21, CS3, AF11 and 0 alone: a value that is "
               "lost or foreign puts voice behind bulk, and voice in a shared class waits for it."),
     .fix = tr("Pass 46, 34, 18, 24, 10 and 0 unchanged, rewrite any other value to 0, and give "
               "voice a class of its own."),
     .source = "ExpressRoute QoS requirements (2015-10-06)",
     .needs = "policy.qos.dscp|policy.qos.other_dscp|policy.qos.voice_own_class",
     .check = dscpValues,
     .example = "set policy.qos.dscp.0.to 0",
     .exampleSubject = "policy"},
    {.id = "M365-33",
     .area = RuleArea::Qos,
     .severity = Severity::Warning,
     .title = tr("Nothing counts on traffic classes on private peering"),
     .why = tr("Microsoft honours markings on Microsoft peering only: on private peering voice and "
               "bulk share one queue."),
     .fix = tr("Plan private peering without classes: with room for its peak."),
     .source = "ExpressRoute QoS requirements (2015-10-06); Microsoft 365 network planning with "
               "ExpressRoute (2018-02-14)",
     .needs = "circuits.peering_config.classes",
     .check = classesOnPrivate,
     .example = "set circuit/er-london.peering_config.private.classes true",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily markingRules() {
    return rules;
}

}  // namespace peerplan::reviewing
