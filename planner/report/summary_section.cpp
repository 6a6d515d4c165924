// SPDX-License-Identifier: MIT
#include <algorithm>

#include "planner/report/sections.h"

namespace peerplan {
namespace {

const ElementAnswer* tightestCircuit(const BandwidthAnswer& answer) {
    const ElementAnswer* worst = nullptr;
    for (const ElementAnswer& element : answer.elements) {
        if (element.kind != BandwidthElementKind::Circuit || !element.sizing.headroom) continue;
        if (worst == nullptr || *element.sizing.headroom < *worst->sizing.headroom) {
            worst = &element;
        }
    }
    return worst;
}

Mood moodOf(const std::optional<HeadroomClass>& headroomClass) {
    if (!headroomClass) return Mood::Neutral;
    switch (*headroomClass) {
        case HeadroomClass::Congested:
            return Mood::Bad;
        case HeadroomClass::Tight:
            return Mood::Watch;
        case HeadroomClass::Target:
            return Mood::Good;
        case HeadroomClass::Generous:
        case HeadroomClass::Wasteful:
            break;
    }
    return Mood::Neutral;
}

KeyFigure peopleFigure(const ReportInput& input) {
    std::int64_t users = 0;
    std::int64_t offices = 0;
    for (const SiteDemand& site : input.bandwidth.siteDemand) {
        users += site.users;
        offices += site.users > 0 ? 1 : 0;
    }
    return {Text(tr("{users}"), {{"users", Headcount::of(users)}}), tr("people served"),
            Text(tr("at {sites} {sites|site|sites} in {regions} {regions|region|regions}"),
                 {{"sites", offices},
                  {"regions", static_cast<std::int64_t>(input.plan.regions.size())}})};
}

KeyFigure headroomFigure(const ReportInput& input, const Names& names) {
    const ElementAnswer* worst = tightestCircuit(input.bandwidth);
    if (worst == nullptr) {
        return {tr("–"), tr("least headroom of a circuit"), tr("no circuit carries traffic")};
    }
    const Text detail =
        worst->failure.empty()
            ? Text(tr("{circuit}, in the normal state"), {{"circuit", names.of(worst->ref)}})
            : Text(tr("{circuit}, when {failure} fails"),
                   {{"circuit", names.of(worst->ref)}, {"failure", names.of(worst->failure)}});
    return {Text(tr("{headroom}"), {{"headroom", Ratio{*worst->sizing.headroom}}}),
            tr("least headroom of a circuit in its worst single failure"), detail,
            moodOf(worst->headroomClass)};
}

KeyFigure aloneFigure(const ReportInput& input) {
    const auto& alone = input.bandwidth.alone;
    const auto fits = std::count_if(alone.begin(), alone.end(), [](const AloneAnswer& answer) {
        return answer.fits && answer.wayFits;
    });
    const auto all = static_cast<std::int64_t>(alone.size());
    return {Text(tr("{fits} of {all}"), {{"fits", static_cast<std::int64_t>(fits)}, {"all", all}}),
            tr("circuits carry their region alone"),
            tr("with all other circuits of the region down, every line and control on the way "
               "included"),
            all == 0      ? Mood::Neutral
            : fits == all ? Mood::Good
                          : Mood::Watch};
}

KeyFigure cutFigure(const ReportInput& input, const Names& names) {
    for (const CutAnswer& cut : input.bandwidth.cuts) {
        if (cut.failure.empty()) continue;
        return {Text(tr("{users}"), {{"users", Headcount::of(cut.users)}}),
                tr("people cut off by the worst single failure"),
                Text(tr("when {failure} fails"), {{"failure", names.of(cut.failure)}}), Mood::Bad};
    }
    return {tr("0"), tr("people cut off by any single failure that was tried"),
            tr("the kinds of failure are named under Headroom"), Mood::Good};
}

/// In one sentence: is it sound.
Text verdict(const BandwidthAnswer& answer) {
    std::int64_t congested = 0;
    std::int64_t tight = 0;
    for (const ElementAnswer& element : answer.elements) {
        if (!element.headroomClass) continue;
        congested += *element.headroomClass == HeadroomClass::Congested ? 1 : 0;
        tight += *element.headroomClass == HeadroomClass::Tight ? 1 : 0;
    }
    std::int64_t cutting = 0;
    for (const CutAnswer& cut : answer.cuts) cutting += cut.failure.empty() ? 0 : 1;
    if (congested > 0) {
        return Text(tr("The design does not hold: {n} {n|element is|elements are} congested in "
                       "the worst single failure, with at most 10 % of the capacity left."),
                    {{"n", congested}});
    }
    if (cutting > 0) {
        return Text(tr("Capacity holds in every single failure that was tried, but {n} "
                       "{n|of them cuts|of them cut} people off."),
                    {{"n", cutting}});
    }
    if (tight > 0) {
        return Text(tr("The design holds in every single failure that was tried, with less than "
                       "{least} left on {n} {n|element|elements}."),
                    {{"n", tight}, {"least", Ratio{answer.leastHeadroom}}});
    }
    return Text(tr("The design holds: in every single failure that was tried at least {least} of "
                   "every capacity stays free and nobody is cut off."),
                {{"least", Ratio{answer.leastHeadroom}}});
}

/// What must be bought: circuits that the ladder has a larger size for.
BulletList purchases(const ReportInput& input, const Names& names) {
    BulletList list;
    for (const ElementAnswer& element : input.bandwidth.elements) {
        if (element.kind != BandwidthElementKind::Circuit || !element.ladderMbps ||
            !element.normal.capacityKbps) {
            continue;
        }
        const std::int64_t now = *element.normal.capacityKbps / 1000;
        if (*element.ladderMbps <= now) continue;
        list.items.push_back(
            Text(tr("Raise {circuit} from {now} to {then}: its worst failure lays {load} on it."),
                 {{"circuit", names.of(element.ref)},
                  {"now", Bandwidth::mbps(static_cast<double>(now))},
                  {"then", Bandwidth::mbps(static_cast<double>(*element.ladderMbps))},
                  {"load", Bandwidth::kbps(static_cast<double>(element.sizing.loadKbps))}}));
    }
    return list;
}

/// What should be done first.
Text firstStep(const ReportInput& input, const Names& names, bool mustBuy) {
    const BandwidthAnswer& answer = input.bandwidth;
    if (mustBuy)
        return tr("First: the upgrades above, the circuit with the least headroom before.");
    for (const CutAnswer& cut : answer.cuts) {
        if (cut.failure.empty()) continue;
        return Text(tr("First: a second way around {failure}, whose failure cuts {users} "
                       "{users|person|people} off."),
                    {{"failure", names.of(cut.failure)}, {"users", cut.users}});
    }
    const ElementAnswer* next = nullptr;
    for (const ElementAnswer& element : answer.elements) {
        if (element.outgrown && (next == nullptr || *element.outgrown < *next->outgrown)) {
            next = &element;
        }
    }
    if (next == nullptr) return tr("Nothing is outgrown in the years that the plan looks at.");
    return Text(tr("Nothing must be bought today. {element} is the first to leave the target, in "
                   "{year}, if traffic grows by {growth} a year."),
                {{"element", names.of(next->ref)},
                 {"year", std::to_string(*next->outgrown)},
                 {"growth", Ratio{answer.growthPerYear}}});
}

}  // namespace

Section summarySection(const ReportInput& input, const Names& names) {
    Section section{"summary", tr("Summary"), {}};
    if (!input.plan.note.empty()) {
        section.blocks.emplace_back(Paragraph{Text(tr("{note}"), {{"note", input.plan.note}})});
    }
    section.blocks.emplace_back(KeyFigures{{peopleFigure(input), headroomFigure(input, names),
                                            aloneFigure(input), cutFigure(input, names)}});
    section.blocks.emplace_back(Paragraph{verdict(input.bandwidth)});
    BulletList list = purchases(input, names);
    const bool mustBuy = !list.items.empty();
    if (mustBuy) section.blocks.emplace_back(std::move(list));
    section.blocks.emplace_back(Paragraph{firstStep(input, names, mustBuy)});
    if (!input.bandwidth.complete) {
        section.blocks.emplace_back(Paragraph{
            tr("The work was stopped before its end: worst states may be missing from every "
               "figure.")});
    }
    return section;
}

}  // namespace peerplan
