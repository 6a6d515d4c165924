// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/bandwidth_input.h"
#include "cli/commands.h"
#include "cli/compare_input.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "cli/report_file.h"
#include "cli/stage_line.h"
#include "data/text/render.h"
#include "data/time/site_clocks.h"
#include "model/error.h"
#include "model/fields/spelling.h"
#include "planner/report/plan_report.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    BandwidthInput input;
    /// Ids with commas between them; empty for all.
    std::string sections;
    /// Designs with commas between them; empty for none.
    std::string compare;
    std::string prices;
    /// Empty for A4, or for a format without pages.
    std::string paper;
    OutputOptions output;
};

/// Words between commas, empty ones left out.
std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> words;
    while (true) {
        const std::size_t comma = list.find(',');
        if (comma != 0 && !list.empty()) words.emplace_back(list.substr(0, comma));
        if (comma == std::string_view::npos) return words;
        list.remove_prefix(comma + 1);
    }
}

std::string sectionIds() {
    std::string ids;
    for (const std::string_view id : wordsOf(ReportSection{})) {
        if (!ids.empty()) ids += ", ";
        ids += id;
    }
    return ids;
}

/// Throws UsageError with the nearest spelling of every id that there is not.
ReportSections sectionsOf(const Options& options) {
    ReportSections sections;
    Diagnostics errors;
    for (const std::string& id : split(options.sections)) {
        if (const auto section = fromWord<ReportSection>(id)) {
            sections.push_back(*section);
            continue;
        }
        Diagnostic diagnostic;
        diagnostic.message = Text(tr("a report has no section {id}"), {{"id", id}});
        diagnostic.expected = Text("{ids}", {{"ids", sectionIds()}});
        diagnostic.suggestion = nearestSpelling(id, wordsOf(ReportSection{}));
        errors.push_back(std::move(diagnostic));
    }
    if (!errors.empty()) throw UsageError(std::move(errors));
    const bool compares =
        std::find(sections.begin(), sections.end(), ReportSection::Comparison) != sections.end();
    if (compares && options.compare.empty()) {
        throw UsageError(tr("the section comparison needs --compare with the designs to compare"));
    }
    return sections;
}

/// The plan that the report is of, then the designs of `--compare`.
std::vector<Design> designsOf(const LoadedPlan& loaded, const SiteClocks& clocks,
                              const Options& options) {
    std::vector<Design> designs{designOf(loaded, options.plan)};
    designs.front().clocks = clocks;
    std::vector<std::string> names;
    for (std::string& name : split(options.compare)) {
        if (name == designs.front().name) continue;
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    for (Design& design : readDesigns(options.plan, names)) designs.push_back(std::move(design));
    return designs;
}

std::string scenarioName(const Plan& plan, const std::string& id) {
    for (const Scenario& scenario : plan.scenarios) {
        if (scenario.id == id) return scenario.label();
    }
    return id;
}

/// A line on the error stream, on a terminal only; asks the work to stop on Ctrl-C.
ReportProgress stagesOn(Context& context) {
    if (!context.errIsTerminal) {
        return [](const ReportStage&, std::int64_t, std::int64_t) { return !interrupted(); };
    }
    return [&context, line = StageLine()](const ReportStage& stage, std::int64_t done,
                                          std::int64_t total) mutable {
        context.err << line.at(render(stage.name, context.language), stage.number, stage.of, done,
                               total, StageLine::Clock::now());
        context.err.flush();
        return !interrupted();
    };
}

int writeReport(const Options& options, Context& context) {
    const ReportFormat format = reportFormatOf(options.output.file);
    const Paper paper = paperOf(options.paper, format);
    const ReportSections sections = sectionsOf(options);
    LoadedPlan loaded = loadPlanChecked(options.plan);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    const std::vector<Design> designs = designsOf(loaded, clocks, options);
    const std::optional<PriceBook> prices = readPrices(options.prices, designs);

    PlanReportQuestion question{loaded.plan, loaded.catalogue, clocks};
    question.given = loaded.failed;
    question.given.insert(question.given.end(), options.input.given.begin(),
                          options.input.given.end());
    question.scenario = scenarioName(loaded.plan, options.plan.scenario);
    question.generator = versionLine();
    question.designs = designs;
    question.prices = prices ? &*prices : nullptr;
    question.sections = sections;
    question.threads = static_cast<int>(options.input.threads);
    question.progress = stagesOn(context);
    question.wording = [&](const Text& text) { return render(text, context.language); };
    const PlanAnswers answers = answerPlan(question);
    if (context.errIsTerminal) context.err << StageLine::end();
    loaded.diagnostics.insert(loaded.diagnostics.end(), answers.told.begin(), answers.told.end());
    hintAtWarnings(loaded, options.plan, context);
    const Report report = composeReport(question, answers);
    if (report.sections.empty()) {
        throw UsageError(tr("none of the sections asked for has anything to say of this plan"));
    }
    writeOutput(options.output, reportBytes(report, format, paper, context), context);
    return 0;
}

}  // namespace

void addReport(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "report", "Write the planning report as HTML, PDF, XLSX, Markdown, JSON or CSV");
    addPlanOptions(command, options->plan);
    addBandwidthOptions(command, options->input);
    command
        .option("--sections", "IDS", options->sections,
                "Only these, with commas between: " + sectionIds())
        .option("--compare", "DESIGNS", options->compare,
                "Designs to put beside it, with commas between: scenarios, base, further plans")
        .option("--prices", "FILE", options->prices,
                "What things cost a month, for upgrades and the comparison: CSV, or the Azure "
                "Retail Prices JSON")
        .option("-o,--output", "FILE", options->output.file,
                "By its ending: .html, .pdf, .xlsx, .md, .json, or .zip with a CSV file a table")
        .choice("--paper", options->paper, {"a4", "letter"}, "The pages of a PDF, a4 if not given")
        .example("peerplan report examples/woodgrove/plan.json -o woodgrove.html")
        .does([&context, options] { return writeReport(*options, context); });
}

}  // namespace peerplan::cli
