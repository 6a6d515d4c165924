// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "planner/report/first_steps.h"
#include "planner/report/purchases.h"
#include "planner/report/risk.h"
#include "planner/report/sections.h"
#include "planner/report/soundness.h"

namespace peerplan {
namespace {

/// Rows of the tables of the first page.
constexpr std::size_t mostPurchases = 8;
constexpr std::size_t mostSteps = 6;

/// What the first page says, worked out once.
struct Story {
    SoundnessAnswer sound;
    Risk risk;
    Purchases purchases;
    std::vector<Step> steps;
};

bool isHarmless(const SweepState& state) {
    return state.usersCut + state.usersWaiting + state.usersDegraded == 0 && state.congested == 0;
}

KeyFigure soundFigure(const ReportInput& input, const Story& story) {
    KeyFigure figure;
    if (input.sweep != nullptr) {
        const auto& singles = input.sweep->singles;
        const auto harmless = std::count_if(singles.begin(), singles.end(), isHarmless);
        figure.value = Text(tr("{n} of {all}"), {{"n", static_cast<std::int64_t>(harmless)},
                                                 {"all", input.sweep->scope.singles}});
        figure.label = tr("single failures cut nobody off and congest nothing");
    } else {
        figure.value =
            Text(tr("{n}"), {{"n", static_cast<std::int64_t>(story.sound.faults.size())}});
        figure.label = tr("things speak against the design");
    }
    if (input.review != nullptr) {
        figure.detail =
            Text(tr("{errors} {errors|error|errors} and {warnings} "
                    "{warnings|warning|warnings} in the design review"),
                 {{"errors", input.review->errors}, {"warnings", input.review->warnings}});
    }
    figure.mood = story.sound.verdict == Soundness::Unsound    ? Mood::Bad
                  : story.sound.verdict == Soundness::Reserved ? Mood::Watch
                                                               : Mood::Good;
    if (!story.sound.complete && figure.mood == Mood::Good) figure.mood = Mood::Neutral;
    return figure;
}

KeyFigure riskFigure(const ReportInput& input, const Names& names, const Risk& risk) {
    KeyFigure figure;
    if (input.sweep == nullptr) {
        figure.value = tr("–");
        figure.label = tr("people at risk: no failure was tried");
        return figure;
    }
    figure.value = Text(tr("{n}"), {{"n", risk.people}});
    figure.label = risk.countsSites
                       ? Text(tr("sites that a single failure can cut off or leave waiting"))
                       : Text(tr("people whom a single failure can cut off or leave waiting"));
    if (risk.worstFailure.empty()) {
        figure.detail = Text(tr("of {all}"), {{"all", risk.all}});
    } else {
        figure.detail = Text(tr("of {all}; {most} of them at once when {failure} fails"),
                             {{"all", risk.all},
                              {"most", risk.worstPeople},
                              {"failure", names.of(risk.worstFailure)}});
    }
    const auto& singles = input.sweep->singles;
    const bool cuts = input.sweep->usersCutBefore > 0 ||
                      std::any_of(singles.begin(), singles.end(),
                                  [](const SweepState& state) { return state.usersCut > 0; });
    figure.mood = cuts ? Mood::Bad : risk.people > 0 ? Mood::Watch : Mood::Good;
    return figure;
}

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

/// A price for people, in whole units.
Text::Argument whole(Money money) {
    return money.asHundredths() / 100;
}

KeyFigure purchaseFigure(const ReportInput& input, const Names& names, const Purchases& purchases) {
    KeyFigure figure;
    figure.value = Text(tr("{n}"), {{"n", static_cast<std::int64_t>(purchases.list.size())}});
    figure.label = tr("capacities to be enlarged");
    const ElementAnswer* worst = tightestCircuit(input.bandwidth);
    if (purchases.priced > 0) {
        figure.detail = Text(tr("{price} {currency} a month more for {n} with a price"),
                             {{"price", whole(purchases.more)},
                              {"currency", purchases.currency},
                              {"n", purchases.priced}});
    } else if (worst != nullptr && worst->failure.empty()) {
        figure.detail =
            Text(tr("least headroom of a circuit: {headroom}, {circuit}"),
                 {{"headroom", Ratio{*worst->sizing.headroom}}, {"circuit", names.of(worst->ref)}});
    } else if (worst != nullptr) {
        figure.detail =
            Text(tr("least headroom of a circuit: {headroom}, {circuit}, when {failure} fails"),
                 {{"headroom", Ratio{*worst->sizing.headroom}},
                  {"circuit", names.of(worst->ref)},
                  {"failure", names.of(worst->failure)}});
    }
    const bool congested = std::any_of(purchases.list.begin(), purchases.list.end(),
                                       [](const Purchase& one) { return one.congested; });
    figure.mood = congested ? Mood::Bad : purchases.list.empty() ? Mood::Good : Mood::Watch;
    return figure;
}

KeyFigure stepFigure(const std::vector<Step>& steps) {
    KeyFigure figure;
    figure.value = Text(tr("{n}"), {{"n", static_cast<std::int64_t>(steps.size())}});
    if (steps.empty()) {
        figure.label = tr("recommended actions");
        figure.mood = Mood::Good;
        return figure;
    }
    figure.label = Text(tr("{n|recommended action|recommended actions; the most urgent:}"),
                        {{"n", static_cast<std::int64_t>(steps.size())}});
    figure.detail = steps.front().action;
    const Urgency urgency = steps.front().urgency;
    figure.mood = urgency <= Urgency::BreaksRule ? Mood::Bad
                  : urgency < Urgency::Outgrown  ? Mood::Watch
                                                 : Mood::Neutral;
    return figure;
}

void addSoundness(Section& section, const ReportInput& input, const SoundnessAnswer& sound) {
    const Text question = tr("Is it sound?");
    const auto reservations = static_cast<std::int64_t>(sound.reservations.size());
    switch (sound.verdict) {
        case Soundness::Unsound:
            section.blocks.emplace_back(
                Paragraph{Text(tr("No: {n} {n|thing speaks|things speak} against the design."),
                               {{"n", static_cast<std::int64_t>(sound.faults.size())}}),
                          question});
            section.blocks.emplace_back(BulletList{sound.faults});
            if (reservations == 0) break;
            section.blocks.emplace_back(
                Paragraph{Text(tr("Beside that {n} {n|point is|points are} to be watched:"),
                               {{"n", reservations}})});
            section.blocks.emplace_back(BulletList{sound.reservations});
            break;
        case Soundness::Reserved:
            section.blocks.emplace_back(
                Paragraph{Text(tr("In all that was tried it holds, with {n} "
                                  "{n|reservation|reservations}:"),
                               {{"n", reservations}}),
                          question});
            section.blocks.emplace_back(BulletList{sound.reservations});
            break;
        case Soundness::Sound:
            section.blocks.emplace_back(Paragraph{
                Text(tr("Yes, in all that was tried: nobody is cut off or has to wait, at least "
                        "{least} of every capacity stays free, and no rule is broken."),
                     {{"least", Ratio{input.bandwidth.leastHeadroom}}}),
                question});
    }
    if (sound.complete) return;
    section.blocks.emplace_back(Paragraph{
        tr("The work was stopped before its end: worst states may be missing from every figure.")});
}

void addRisk(Section& section, const ReportInput& input, const Names& names, const Risk& risk) {
    if (input.sweep == nullptr) return;
    const Text question = tr("Who is at risk?");
    if (risk.people == 0) {
        section.blocks.emplace_back(Paragraph{
            Text(tr("Nobody by a single failure: of {n} that were tried none cuts anybody "
                    "off or leaves anybody waiting for a person."),
                 {{"n", input.sweep->scope.singles}}),
            question});
    } else if (risk.countsSites) {
        section.blocks.emplace_back(Paragraph{
            Text(
                tr("{n} of {all} {all|site|sites}: some single failure cuts {n|it|them} off or "
                   "leaves {n|it|them} waiting for a person; {failure} hits most at once: {most}."),
                {{"n", risk.people},
                 {"all", risk.all},
                 {"failure", names.of(risk.worstFailure)},
                 {"most", risk.worstPeople}}),
            question});
    } else {
        section.blocks.emplace_back(Paragraph{
            Text(tr("{n} of {all} people at {offices} {offices|office|offices}: some single "
                    "failure cuts them off or leaves them waiting for a person; {failure} hits "
                    "most at once: {most}."),
                 {{"n", risk.people},
                  {"all", risk.all},
                  {"offices", risk.offices},
                  {"failure", names.of(risk.worstFailure)},
                  {"most", risk.worstPeople}}),
            question});
    }
    if (input.sweep->usersCutBefore > 0) {
        section.blocks.emplace_back(
            Paragraph{Text(tr("{n} {n|person has|people have} no way to some service before "
                              "anything fails."),
                           {{"n", input.sweep->usersCutBefore}})});
    }
    for (Table& table :
         std::vector<Table>{riskByService(input, names), riskByOffice(input, names)}) {
        if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    }
}

/// The element that growth takes from the target first, of all years ahead.
const ElementAnswer* firstOutgrown(const BandwidthAnswer& answer) {
    const ElementAnswer* next = nullptr;
    for (const ElementAnswer& element : answer.elements) {
        if (element.outgrown && (next == nullptr || *element.outgrown < *next->outgrown)) {
            next = &element;
        }
    }
    return next;
}

Table purchaseTable(const Purchases& purchases) {
    Table table;
    table.id = "purchases";
    table.title = tr("To be bought");
    table.columns = {{"action", tr("What"), CellKind::Text, 0, true},
                     {"why", tr("Why"), CellKind::Text}};
    for (const Purchase& purchase : purchases.list) {
        if (table.rows.size() == mostPurchases) break;
        table.rows.push_back({purchase.action, purchase.why});
    }
    if (purchases.list.size() > mostPurchases) {
        table.notes.push_back(
            Text(tr("{n} more {n|capacity has|capacities have} to grow: the tables of headroom "
                    "have them."),
                 {{"n", static_cast<std::int64_t>(purchases.list.size() - mostPurchases)}}));
    }
    return table;
}

void addPurchases(Section& section, const ReportInput& input, const Names& names,
                  const Purchases& purchases) {
    const Text question = tr("What must be bought?");
    if (!purchases.list.empty()) {
        section.blocks.emplace_back(
            Paragraph{Text(tr("{n} {n|capacity has|capacities have} to grow so that {least} stays "
                              "free in the worst single failure."),
                           {{"n", static_cast<std::int64_t>(purchases.list.size())},
                            {"least", Ratio{input.bandwidth.leastHeadroom}}}),
                      question});
        section.blocks.emplace_back(purchaseTable(purchases));
        return;
    }
    const ElementAnswer* next = firstOutgrown(input.bandwidth);
    if (next == nullptr) {
        section.blocks.emplace_back(Paragraph{
            tr("No larger capacity, today or in the years that the plan looks at."), question});
        return;
    }
    section.blocks.emplace_back(Paragraph{
        Text(tr("No larger capacity today. {element} is the first to leave the target, in {year}, "
                "if traffic grows by {growth} a year."),
             {{"element", names.of(next->ref)},
              {"year", std::to_string(*next->outgrown)},
              {"growth", Ratio{input.bandwidth.growthPerYear}}}),
        question});
}

void addSteps(Section& section, const std::vector<Step>& steps) {
    const Text question = tr("What should be done first:");
    if (steps.empty()) {
        section.blocks.emplace_back(Paragraph{tr("nothing presses."), question});
        return;
    }
    section.blocks.emplace_back(Paragraph{steps.front().action, question});
    section.blocks.emplace_back(Paragraph{steps.front().why, tr("Why:")});
    if (steps.size() == 1) return;
    Table table;
    table.id = "next-steps";
    table.title = tr("What comes next");
    table.columns = {{"rank", tr("Rank"), CellKind::Integer, 0, true},
                     {"action", tr("What to do"), CellKind::Text},
                     {"why", tr("Why"), CellKind::Text},
                     {"people", tr("People it helps"), CellKind::Integer}};
    for (std::size_t i = 1; i < steps.size() && i < mostSteps; ++i) {
        const Step& step = steps[i];
        table.rows.push_back({static_cast<std::int64_t>(i + 1), step.action, step.why,
                              step.people && *step.people > 0 ? Cell(*step.people) : Cell()});
    }
    if (steps.size() > mostSteps) {
        table.notes.push_back(
            Text(tr("{n} more {n|step stands|steps stand} in the sections on single points of "
                    "failure, headroom and the design review."),
                 {{"n", static_cast<std::int64_t>(steps.size() - mostSteps)}}));
    }
    section.blocks.emplace_back(std::move(table));
}

/// What the answers rest on, and what nobody looked at.
void addTried(Section& section, const ReportInput& input) {
    BulletList list;
    if (input.sweep != nullptr) {
        list.items.push_back(
            Text(tr("Tried: {n} single {n|failure|failures}, one by one, each in the busiest "
                    "quarter-hour of the year."),
                 {{"n", input.sweep->scope.singles}}));
        if (input.sweep->scope.depth < 2) {
            list.items.push_back(
                tr("Not tried: two failures at once, but those that fail together "
                   "as one building, provider or risk group."));
        }
    }
    if (input.review != nullptr) {
        std::int64_t held = 0;
        std::int64_t left = 0;
        for (const ReviewRule& rule : input.review->rules) {
            ++(rule.standing == RuleStanding::Held ? held : left);
        }
        list.items.push_back(
            Text(tr("Tried: {held} {held|rule|rules} of good design. Not tried: {left} "
                    "{left|rule|rules} that need what the plan does not state or no plan can say."),
                 {{"held", held}, {"left", left}}));
    }
    if (input.availability != nullptr) {
        std::int64_t stated = 0;
        std::int64_t all = 0;
        for (const StatedAvailability& of : input.availability->stated) {
            stated += of.stated;
            all += of.stated + of.notStated;
        }
        list.items.push_back(
            Text(tr("Minutes without a service know {stated} of {all} components: the others state "
                    "no availability, and count as always up where the catalogue has none."),
                 {{"stated", stated}, {"all", all}}));
    }
    const auto& elements = input.bandwidth.elements;
    const auto unknown = std::count_if(
        elements.begin(), elements.end(),
        [](const ElementAnswer& element) { return !element.idle && !element.normal.capacityKbps; });
    if (unknown > 0) {
        list.items.push_back(Text(tr("Not judged: {n} {n|element|elements} that {n|carries|carry} "
                                     "traffic and {n|states|state} no capacity."),
                                  {{"n", static_cast<std::int64_t>(unknown)}}));
    }
    if (list.items.empty()) return;
    section.blocks.emplace_back(Paragraph{
        tr("These answers rest on this, and nobody looked at that:"), tr("What was tried?")});
    section.blocks.emplace_back(std::move(list));
}

}  // namespace

Section summarySection(const ReportInput& input, const Names& names) {
    Section section{"summary", tr("Summary"), {}};
    if (!input.plan.note.empty()) {
        section.blocks.emplace_back(Paragraph{Text(tr("{note}"), {{"note", input.plan.note}})});
    }
    Story story;
    story.sound = soundness(input, names);
    story.risk = riskOf(input);
    story.purchases = purchases(input, names);
    story.steps = firstSteps(input, names, story.purchases);
    section.blocks.emplace_back(
        KeyFigures{{soundFigure(input, story), riskFigure(input, names, story.risk),
                    purchaseFigure(input, names, story.purchases), stepFigure(story.steps)}});
    addSoundness(section, input, story.sound);
    addRisk(section, input, names, story.risk);
    addPurchases(section, input, names, story.purchases);
    addSteps(section, story.steps);
    addTried(section, input);
    return section;
}

}  // namespace peerplan
