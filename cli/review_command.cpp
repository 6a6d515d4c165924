// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/review_input.h"
#include "cli/run.h"
#include "cli/subject_places.h"
#include "data/json/edit_text.h"
#include "data/review/junit.h"
#include "data/review/review_text.h"
#include "data/review/sarif.h"
#include "model/error.h"
#include "planner/review/input.h"
#include "planner/review/review_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    std::vector<std::string> areas;
    std::vector<std::string> rules;
    std::vector<std::string> edits;
    std::string failOn = "never";
    bool all = false;
    std::int64_t threads = 0;
    OutputOptions output;
};

Severity severityOf(const std::string& word) {
    return word == "error" ? Severity::Error : word == "note" ? Severity::Note : Severity::Warning;
}

Text acceptanceOf(const ReviewFinding& row) {
    if (row.reason.empty()) return {};
    if (row.expired) {
        return Text(tr("No longer accepted since {until}: {reason}"),
                    {{"until", *row.until}, {"reason", row.reason}});
    }
    if (!row.until) return Text(tr("Accepted: {reason}"), {{"reason", row.reason}});
    return Text(tr("Accepted until {until}: {reason}"),
                {{"until", *row.until}, {"reason", row.reason}});
}

void addIndex(const ResiliencyIndexAnswer& index, ReviewDocument& document) {
    if (index.applicable) {
        document.tables.push_back(indexTable(index));
    } else {
        document.closing.push_back(index.notApplicable);
    }
}

ReviewDocument documentOf(const ReviewAnswer& answer, const LoadedPlan& loaded,
                          const std::string& path) {
    ReviewDocument document;
    document.program = "peerplan";
    document.version = PEERPLAN_VERSION;
    document.planName = loaded.plan.name;
    document.planFile = path;
    document.summary =
        Text(tr("{plan}: {errors} {errors|error|errors}, {warnings} {warnings|warning|warnings}, "
                "{notes} {notes|note|notes}; {accepted} accepted."),
             {{"plan", loaded.plan.name.empty() ? path : loaded.plan.name},
              {"errors", answer.errors},
              {"warnings", answer.warnings},
              {"notes", answer.notes},
              {"accepted", answer.accepted}});
    std::int64_t standings[3] = {};
    for (const ReviewRule& rule : answer.rules) {
        ++standings[static_cast<std::size_t>(rule.standing)];
        if (rule.standing != RuleStanding::Held) continue;
        document.rules.push_back({rule.id, std::string(word(rule.area)), rule.severity, rule.title,
                                  rule.why, rule.fix, rule.source});
    }
    for (const ReviewFinding& row : answer.findings) {
        ReviewedFinding finding;
        finding.finding = row.finding;
        finding.rule = static_cast<std::size_t>(
            std::find_if(document.rules.begin(), document.rules.end(),
                         [&](const ReviewedRule& rule) { return rule.id == row.finding.rule; }) -
            document.rules.begin());
        finding.accepted = row.accepted;
        finding.reason = row.reason;
        finding.acceptance = acceptanceOf(row);
        for (const Edit& edit : row.edits) finding.edits.push_back(editText(edit));
        document.findings.push_back(std::move(finding));
    }
    addIndex(answer.index, document);
    document.closing.push_back(
        standings[2] == 0
            ? Text(tr("{held} {held|rule|rules} held against the plan; {missing} need what it does "
                      "not state: peerplan rules PLAN lists them."),
                   {{"held", standings[0]}, {"missing", standings[1]}})
            : Text(tr("{held} {held|rule|rules} held against the plan; {missing} need what it does "
                      "not state, and {never} what no plan can say: peerplan rules PLAN lists "
                      "them."),
                   {{"held", standings[0]}, {"missing", standings[1]}, {"never", standings[2]}}));
    if (!answer.idleAcceptances.empty()) {
        std::vector<std::string> entries;
        for (const std::size_t position : answer.idleAcceptances) {
            const Accepted& entry = loaded.plan.accepted[position];
            std::string text = entry.rule;
            if (!entry.object.empty()) {
                text += ' ';
                text += entry.object;
            }
            entries.push_back(std::move(text));
        }
        document.closing.push_back(
            Text(tr("Accepted and not found, so no longer needed: {entries}."),
                 {{"entries", reviewing::fewOf(entries, 6)}}));
    }
    return document;
}

std::string written(const Options& options, const ReviewAnswer& answer, const LoadedPlan& loaded,
                    const Context& context) {
    ReviewDocument document = documentOf(answer, loaded, options.plan.plan);
    if (options.output.format == "text") {
        ReviewTextOptions text;
        text.style = styleOf(options.output, context);
        if (options.all) text.mostPerRule = 0;
        return writeReviewText(document, context.language, text);
    }
    placeSubjects(options.plan.plan, document.findings);
    if (options.output.format == "sarif") return writeSarif(document, context.language);
    const Severity least =
        options.failOn == "never" ? Severity::Warning : severityOf(options.failOn);
    return writeJunit(document, least, context.language);
}

/// The edits that mend a finding, one a line.
void addEdits(const ReviewAnswer& answer, std::vector<Table>& tables) {
    for (Table& table : tables) {
        if (table.id != "findings") continue;
        table.columns.push_back({"edits", tr("Edits"), CellKind::Text});
        for (std::size_t i = 0; i < answer.findings.size(); ++i) {
            std::string lines;
            for (const Edit& edit : answer.findings[i].edits) {
                if (!lines.empty()) lines += '\n';
                lines += editText(edit);
            }
            table.rows[i].push_back(lines.empty() ? Cell{} : Cell(lines));
        }
    }
}

int showReview(const Options& options, Context& context) {
    const ReviewOptions asked = reviewOptions(options.areas, options.rules);
    LoadedPlan loaded = loadPlanChecked(options.plan);
    applyEditTexts(loaded, options.edits);
    const ReviewAnswer answer = answerReview(loaded, asked, options.threads, context);
    hintAtWarnings(loaded, options.plan, context);
    if (options.output.format == "json" || options.output.format == "csv") {
        AnswerJson head("review", loaded.plan.name, context.language);
        head.add("as_of", answer.asOf);
        std::vector<Table> tables = reviewTables(answer);
        addEdits(answer, tables);
        writeTables(options.output, std::move(head), tables, context);
    } else {
        writeOutput(options.output, written(options, answer, loaded, context), context);
    }
    if (options.failOn == "never") return Done;
    const Severity least = severityOf(options.failOn);
    const bool fails = std::any_of(
        answer.findings.begin(), answer.findings.end(),
        [&](const ReviewFinding& row) { return !row.accepted && row.finding.severity >= least; });
    return fails ? FindingsFound : Done;
}

}  // namespace

void addReview(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "review", "Hold the design against the rules: findings with reason, remedy and source");
    addPlanOptions(command, options->plan);
    command
        .option("--edit", "EDIT", options->edits,
                "Review the plan with this edit, as whatif takes it; repeatable")
        .option("--area", "AREAS", options->areas, "Only rules of these areas, such as ha,dr")
        .option("--rule", "RULES", options->rules, "Only these rules, such as M365-05,HA-01")
        .choice("--fail-on", options->failOn, {"never", "error", "warning", "note"},
                "Exit with status 1 if a finding at least so grave is open")
        .flag("--all", options->all, "Show every finding of a rule one by one")
        .option("--threads", "N", options->threads, 0, 1024, "Threads; 0 is one a processor")
        .choice("--format", options->output.format, {"text", "json", "csv", "sarif", "junit"},
                "How to print the answer")
        .option("-o,--output", "FILE", options->output.file,
                "Write to a file instead of the standard output");
    command.example("peerplan review examples/woodgrove/plan.json --fail-on error")
        .does([&context, options] { return showReview(*options, context); });
}

}  // namespace peerplan::cli
