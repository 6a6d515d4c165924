// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <memory>
#include <ostream>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "data/json/answer_json.h"
#include "data/text/diagnostic_text.h"
#include "data/text/render.h"
#include "model/finding.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    OutputOptions output;
    std::string failOn = "error";
};

Table diagnosticTable(const Diagnostics& diagnostics) {
    Table table;
    table.id = "diagnostics";
    table.title = tr("What is wrong with the plan, or open in it");
    table.columns = {{"severity", tr("Severity"), CellKind::Text, 0, true},
                     {"file", tr("File"), CellKind::Text, 0, true},
                     {"line", tr("Line"), CellKind::Integer, 0, true},
                     {"column", tr("Column"), CellKind::Integer, 0, true},
                     {"pointer", tr("Pointer"), CellKind::Text, 0, true},
                     {"message", tr("Message"), CellKind::Text},
                     {"found", tr("Found"), CellKind::Text},
                     {"expected", tr("Expected"), CellKind::Text},
                     {"suggestion", tr("Suggestion"), CellKind::Text}};
    for (const Diagnostic& diagnostic : diagnostics) {
        const auto place = [](std::int64_t number) { return number > 0 ? Cell(number) : Cell(); };
        const auto words = [](const std::string& text) {
            return text.empty() ? Cell() : Cell(text);
        };
        table.rows.push_back({std::string(word(diagnostic.severity)), words(diagnostic.file),
                              place(diagnostic.line), place(diagnostic.column),
                              words(diagnostic.pointer), diagnostic.message,
                              words(diagnostic.found),
                              diagnostic.expected.empty() ? Cell() : Cell(diagnostic.expected),
                              words(diagnostic.suggestion)});
    }
    return table;
}

/// What the plan holds, in one sentence.
Text contents(const Plan& plan) {
    std::int64_t users = 0;
    for (const Site& site : plan.sites) {
        for (const Users& group : site.users) users += group.count.value();
    }
    return Text(tr("{plan}: {sites} {sites|site|sites}, {users} {users|user|users}, "
                   "{circuits} {circuits|circuit|circuits}, "
                   "{egresses} {egresses|Internet egress|Internet egresses}; sound."),
                {{"plan", plan.name},
                 {"sites", static_cast<std::int64_t>(plan.sites.size())},
                 {"users", users},
                 {"circuits", static_cast<std::int64_t>(plan.circuits.size())},
                 {"egresses", static_cast<std::int64_t>(plan.internet.size())}});
}

/// Warnings and notes of one kind beyond these are counted, not printed: errors all are.
constexpr std::size_t mostOfAKind = 3;

std::string diagnosticLines(const Diagnostics& diagnostics, const Context& context) {
    std::string text;
    std::map<std::string, std::int64_t> kinds;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity != Severity::Error &&
            ++kinds[diagnostic.message.pattern] > static_cast<std::int64_t>(mostOfAKind)) {
            continue;
        }
        text += writeDiagnosticText(diagnostic, context.language) + '\n';
    }
    for (const auto& [pattern, count] : kinds) {
        const std::int64_t more = count - static_cast<std::int64_t>(mostOfAKind);
        if (more <= 0) continue;
        text += render(Text(tr("and {n} more like \"{kind}\": --format csv lists them"),
                            {{"n", more}, {"kind", pattern}}),
                       context.language) +
                '\n';
    }
    return text;
}

int validate(const Options& options, Context& context) {
    Diagnostics diagnostics;
    std::string name;
    Text summary;
    if (const std::optional<LoadedPlan> loaded = tryLoadPlan(options.plan, diagnostics)) {
        name = loaded->plan.name;
        if (options.plan.scenario.empty()) {
            const Diagnostics found = tryScenarios(options.plan, *loaded);
            diagnostics.insert(diagnostics.end(), found.begin(), found.end());
        }
        if (!hasErrors(diagnostics)) summary = contents(loaded->plan);
    }
    const auto worst = [&](Severity severity) {
        return std::any_of(diagnostics.begin(), diagnostics.end(),
                           [&](const Diagnostic& d) { return d.severity >= severity; });
    };
    if (options.output.format == "text") {
        std::string text = diagnosticLines(diagnostics, context);
        if (!summary.empty()) text += render(summary, context.language) + '\n';
        writeOutput(options.output, text, context);
    } else {
        AnswerJson head("validate", name, context.language);
        head.add("valid", !worst(Severity::Error));
        const Table table = diagnosticTable(diagnostics);
        writeTables(options.output, std::move(head), {&table, 1}, context);
    }
    if (worst(Severity::Error)) return 3;
    if (options.failOn == "warning" && worst(Severity::Warning)) return 1;
    if (options.failOn == "note" && worst(Severity::Note)) return 1;
    return 0;
}

}  // namespace

void addValidate(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "validate", "Check a plan and its scenarios: every error, warning and open end at once");
    addPlanOptions(command, options->plan);
    addOutputOptions(command, options->output);
    command
        .choice("--fail-on", options->failOn, {"error", "warning", "note"},
                "Exit with 1 from this severity on (errors always end with 3)")
        .example("peerplan validate examples/woodgrove/plan.json")
        .does([&context, options] { return validate(*options, context); });
}

}  // namespace peerplan::cli
