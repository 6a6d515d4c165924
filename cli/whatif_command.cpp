// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "data/json/edit_text.h"
#include "data/text/render.h"
#include "model/edit/ready_made.h"
#include "model/edit/scenario_list.h"
#include "model/error.h"
#include "model/fields/spelling.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    std::string action = "list";
    std::string id;
    std::vector<std::string> edits;
    std::vector<std::string> drops;
    std::string parent;
    bool noParent = false;
    std::string name;
    std::string note;
    OutputOptions output;
};

/// Says of which edit on the command line a diagnostic tells.
std::string editPlace(const std::string& text) {
    std::string place = "--edit '";
    place += text;
    place += '\'';
    return place;
}

/// Throws UsageError with what is wrong with every edit.
std::vector<Edit> parsedEdits(const std::vector<std::string>& texts) {
    std::vector<Edit> edits;
    Diagnostics errors;
    for (const std::string& text : texts) {
        EditText parsed = parseEdit(text);
        for (Diagnostic& diagnostic : parsed.diagnostics) {
            diagnostic.file = editPlace(text);
            errors.push_back(std::move(diagnostic));
        }
        if (parsed.edit) edits.push_back(std::move(*parsed.edit));
    }
    if (!errors.empty()) throw UsageError(std::move(errors));
    return edits;
}

Scenario* find(Plan& plan, const std::string& id) {
    for (Scenario& scenario : plan.scenarios) {
        if (scenario.id == id) return &scenario;
    }
    return nullptr;
}

/// Throws UsageError with the nearest spelling.
[[noreturn]] void refuseUnknown(const Plan& plan, const std::string& id, bool readyMadeToo) {
    NearestSpelling nearest(id);
    for (const Scenario& scenario : plan.scenarios) nearest.offer(scenario.id);
    if (readyMadeToo) {
        for (const std::string_view made : readyMadeScenarios()) nearest.offer(made);
    }
    Diagnostic diagnostic;
    diagnostic.message = Text(tr("the plan has no scenario {scenario}"), {{"scenario", id}});
    diagnostic.suggestion = nearest.best();
    throw UsageError(Diagnostics{diagnostic});
}

/// What stands in a plan's file, and what was typed, are told by different names.
void throwRefused(const Plan& plan, const Scenario& scenario, Diagnostics diagnostics) {
    std::size_t at = 0;
    while (at < plan.scenarios.size() && plan.scenarios[at].id != scenario.id) ++at;
    std::string own = "/scenarios/";
    own += std::to_string(at);
    const std::string edits = own + "/edits/";
    for (Diagnostic& diagnostic : diagnostics) {
        std::string& pointer = diagnostic.pointer;
        if (pointer.starts_with(edits)) {
            std::size_t number = 0;
            const char* end = pointer.data() + pointer.size();
            const char* rest = std::from_chars(pointer.data() + edits.size(), end, number).ptr;
            if (number < scenario.edits.size()) {
                diagnostic.file = editPlace(editText(scenario.edits[number]));
                pointer = std::string(rest, end);
            }
        } else if (pointer == own || pointer.starts_with(own + '/')) {
            diagnostic.file = "scenario " + scenario.id;
            pointer.erase(0, own.size());
        }
    }
    throw UsageError(std::move(diagnostics));
}

/// Takes the edits of the numbers given away; throws UsageError for what is none of them.
void dropEdits(Scenario& scenario, const std::vector<std::string>& numbers) {
    std::set<std::size_t> gone;
    for (const std::string& text : numbers) {
        std::size_t number = 0;
        const char* end = text.data() + text.size();
        const auto [at, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc() || at != end || number < 1 || number > scenario.edits.size()) {
            throw UsageError(
                Text(tr("--drop {number}: the scenario has {n} {n|edit|edits} of its own"),
                     {{"number", text}, {"n", static_cast<std::int64_t>(scenario.edits.size())}}));
        }
        gone.insert(number);
    }
    for (auto number = gone.rbegin(); number != gone.rend(); ++number) {
        scenario.edits.erase(scenario.edits.begin() + static_cast<std::ptrdiff_t>(*number - 1));
    }
}

void describe(Scenario& scenario, const Options& options) {
    if (!options.name.empty()) scenario.name = options.name;
    if (!options.note.empty()) scenario.note = options.note;
    if (!options.parent.empty()) scenario.parent = Ref<Scenario>(options.parent);
    if (options.noParent) scenario.parent = {};
}

Scenario added(Plan& plan, const Options& options, std::vector<Edit> edits) {
    if (options.id == "base") {
        throw UsageError(tr("base is the plan itself; name the scenario otherwise"));
    }
    if (find(plan, options.id) != nullptr) {
        throw UsageError(Text(tr("the plan has a scenario {scenario} already; whatif edit changes "
                                 "it"),
                              {{"scenario", options.id}}));
    }
    if (edits.empty()) {
        throw UsageError(
            tr("a scenario is its edits: state one with --edit, such as "
               "--edit 'remove circuit/x'"));
    }
    Scenario scenario;
    scenario.id = options.id;
    scenario.edits = std::move(edits);
    describe(scenario, options);
    return scenario;
}

Scenario edited(Plan& plan, const Options& options, std::vector<Edit> edits) {
    const Scenario* before = find(plan, options.id);
    if (before == nullptr) refuseUnknown(plan, options.id, false);
    Scenario scenario = *before;
    dropEdits(scenario, options.drops);
    scenario.edits.insert(scenario.edits.end(), edits.begin(), edits.end());
    describe(scenario, options);
    if (scenario == *before) {
        throw UsageError(tr("nothing to change: state --edit, --drop, --parent, --name or --note"));
    }
    return scenario;
}

int change(const Options& options, Context& context) {
    LoadedPlan loaded = loadPlanChecked(options.plan);
    Plan& plan = loaded.plan;
    Text told;
    if (options.action == "remove") {
        Diagnostics errors = removeScenario(plan, options.id);
        if (!errors.empty()) throw UsageError(std::move(errors));
        told = Text(tr("{scenario}: removed"), {{"scenario", options.id}});
    } else {
        std::vector<Edit> edits = parsedEdits(options.edits);
        const Scenario scenario = options.action == "add" ? added(plan, options, std::move(edits))
                                                          : edited(plan, options, std::move(edits));
        Diagnostics errors = putScenario(plan, scenario, [&](const Plan& changed) {
            return checkWith(changed, loaded.catalogue);
        });
        if (!errors.empty()) throwRefused(plan, scenario, std::move(errors));
        told = Text(
            tr("{scenario}: {n} {n|edit|edits}; use it with --scenario {scenario}"),
            {{"scenario", scenario.id}, {"n", static_cast<std::int64_t>(scenario.edits.size())}});
    }
    savePlanAny(options.output.file.empty() ? options.plan.plan : options.output.file, plan);
    context.err << render(told, context.language) << '\n';
    return 0;
}

Cell wordsOrNothing(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}

/// Every scenario, the ready-made ones last.
Table scenarioTable(const Plan& plan) {
    Table table;
    table.id = "scenarios";
    table.title = tr("Scenarios");
    table.columns = {{"scenario", tr("Scenario"), CellKind::Text, 0, true},
                     {"name", tr("Name"), CellKind::Text},
                     {"parent", tr("Built on"), CellKind::Text},
                     {"edits", tr("Edits"), CellKind::Integer},
                     {"ready_made", tr("Ready-made"), CellKind::Boolean},
                     {"note", tr("Note"), CellKind::Text}};
    const auto add = [&](const Scenario& scenario, bool readyMade) {
        table.rows.push_back({scenario.id, wordsOrNothing(scenario.name),
                              wordsOrNothing(scenario.parent.id),
                              static_cast<std::int64_t>(scenario.edits.size()), readyMade,
                              wordsOrNothing(scenario.note)});
    };
    for (const Scenario& scenario : plan.scenarios) add(scenario, false);
    for (const std::string_view id : readyMadeScenarios()) {
        const auto own = [&](const Scenario& scenario) { return scenario.id == id; };
        if (std::any_of(plan.scenarios.begin(), plan.scenarios.end(), own)) continue;
        if (const auto made = readyMadeScenario(plan, id)) add(*made, true);
    }
    return table;
}

/// The edits in the order in which they are applied, those of the parents first.
Table editTable(Plan& plan, const std::string& id) {
    std::vector<Scenario> line;
    if (find(plan, id) == nullptr) {
        auto made = readyMadeScenario(plan, id);
        if (!made) refuseUnknown(plan, id, true);
        line.push_back(std::move(*made));
    }
    for (const Scenario* at = find(plan, id); at != nullptr; at = find(plan, at->parent.id)) {
        line.insert(line.begin(), *at);
    }
    Table table;
    table.id = "edits";
    table.title = Text(tr("Edits of {scenario}"), {{"scenario", line.back().label()}});
    table.columns = {{"scenario", tr("Scenario"), CellKind::Text, 0, true},
                     {"number", tr("Edit"), CellKind::Integer, 0, true},
                     {"edit", tr("What it does"), CellKind::Text}};
    for (const Scenario& scenario : line) {
        for (std::size_t i = 0; i < scenario.edits.size(); ++i) {
            table.rows.push_back(
                {scenario.id, static_cast<std::int64_t>(i + 1), editText(scenario.edits[i])});
        }
    }
    if (!line.back().note.empty()) {
        table.notes.push_back(Text(tr("{note}"), {{"note", line.back().note}}));
    }
    return table;
}

int whatif(const Options& options, Context& context) {
    const std::vector<std::string> actions{"list", "show", "add", "edit", "remove"};
    if (std::find(actions.begin(), actions.end(), options.action) == actions.end()) {
        Diagnostic diagnostic;
        diagnostic.message = Text(tr("there is nothing called {action} to do with scenarios"),
                                  {{"action", options.action}});
        diagnostic.expected = tr("list, show, add, edit or remove");
        diagnostic.suggestion = nearestSpelling(options.action, actions);
        throw UsageError(Diagnostics{diagnostic});
    }
    if (options.action != "list" && options.id.empty()) {
        throw UsageError(
            Text(tr("whatif {action}: name the scenario"), {{"action", options.action}}));
    }
    if (options.action != "list" && options.action != "show") return change(options, context);
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const Table table =
        options.action == "list" ? scenarioTable(loaded.plan) : editTable(loaded.plan, options.id);
    writeTables(options.output, AnswerJson("whatif", loaded.plan.name, context.language),
                {&table, 1}, context);
    return 0;
}

}  // namespace

void addWhatif(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    program
        .command("whatif",
                 "List, show, add, change and remove a plan's scenarios: edits to see what it "
                 "would be otherwise")
        .argument("PLAN", options->plan.plan, "Plan: a .json document or a .peerplan store")
        .optionalArgument("DO", options->action, "list (as without it), show, add, edit or remove")
        .optionalArgument("NAME", options->id, "The scenario's id")
        .option("--edit", "EDIT", options->edits,
                "'set circuit/x.mbps 2000', 'add circuits {json}', 'remove circuit/x', 'scale "
                "users region/x 1.3', 'scale demand 1.1', 'fail circuit/x'; repeatable, and edit "
                "appends")
        .option("--drop", "N", options->drops,
                "With edit: take the scenario's own edit of this number away; repeatable")
        .option("--parent", "NAME", options->parent, "The scenario whose edits come first")
        .flag("--no-parent", options->noParent, "With edit: build on the plan itself")
        .option("--name", "TEXT", options->name, "The scenario's name for people")
        .option("--note", "TEXT", options->note, "Why it is thought of, or was rejected")
        .option("--catalogue", "FILE", options->plan.overlays,
                "Lay a CSV file over the list of the catalogue that it is named after; repeatable")
        .choice("--format", options->output.format, {"text", "json", "csv"},
                "Format of list and show")
        .option("-o,--output", "FILE", options->output.file,
                "Write the list there; or the changed plan, and leave the one named as it is")
        .example(
            "peerplan whatif examples/woodgrove/plan.json add no-virginia --edit 'remove "
            "circuit/er-virginia' -o changed.json")
        .does([&context, options] { return whatif(*options, context); });
}

}  // namespace peerplan::cli
