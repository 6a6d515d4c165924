// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <memory>
#include <ostream>
#include <utility>

#include "cli/commands.h"
#include "cli/diagnostics.h"
#include "cli/plan_input.h"
#include "cli/planning_day.h"
#include "data/csv/import_csv.h"
#include "data/file/read_file.h"
#include "data/text/render.h"
#include "data/topology/import_topology.h"
#include "model/error.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    /// A plan that tables come into, or the files of a network that becomes one.
    std::vector<std::string> files;
    std::string asOf;
    std::vector<std::string> sites, links, circuits, internet, measurements, series;
    std::string output;
    std::string persona;
    bool skipBad = false;
    bool replace = false;

    /// Sites first: everything else names them.
    std::vector<std::pair<ImportKind, const std::vector<std::string>*>> tables() const {
        return {{ImportKind::Sites, &sites},
                {ImportKind::Links, &links},
                {ImportKind::Circuits, &circuits},
                {ImportKind::Internet, &internet},
                {ImportKind::Measurements, &measurements},
                {ImportKind::Series, &series}};
    }
};

ImportOptions importOptions(const Options& options, const Catalogue& catalogue) {
    ImportOptions result;
    result.skipBad = options.skipBad;
    result.replace = options.replace;
    result.persona = options.persona;
    for (const PeeringLocation& location : catalogue.peeringLocations) {
        result.cities.push_back({location.metro, location.latitude, location.longitude});
    }
    for (const Persona& persona : catalogue.personas) result.personas.push_back(persona.id);
    for (const Service& service : catalogue.services) result.services.push_back(service.id);
    return result;
}

bool isPlan(const std::string& file) {
    return file.ends_with(".json") || file.ends_with(".peerplan");
}

/// The network of other programs' files as a plan.
int importNetwork(const Options& options, Context& context) {
    if (options.output.empty()) {
        throw UsageError(tr("where the network's plan is to go: name it with -o FILE"));
    }
    std::vector<TopologyFile> files;
    for (const std::string& file : options.files) files.push_back({file, readFile(file)});
    TopologyImport result = importTopology(files, planningDay(options.asOf));
    if (!result.plan) {
        Diagnostics errors;
        std::copy_if(result.diagnostics.begin(), result.diagnostics.end(),
                     std::back_inserter(errors),
                     [](const Diagnostic& d) { return d.severity == Severity::Error; });
        throw InputError(std::move(errors));
    }
    printDiagnostics(result.diagnostics, context);
    LoadedPlan loaded;
    loaded.plan = std::move(*result.plan);
    loaded.catalogue = catalogueWith(options.plan.overlays);
    checkAsLoaded(loaded);
    savePlanAny(options.output, loaded.plan);
    const auto count = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    context.err << render(Text(tr("{file}: {sites} {sites|site|sites}, {links} {links|link|links}, "
                                  "{demands} {demands|demand|demands}"),
                               {{"file", options.output},
                                {"sites", count(loaded.plan.sites)},
                                {"links", count(loaded.plan.links)},
                                {"demands", count(loaded.plan.demands)}}),
                          context.language)
                << '\n';
    return 0;
}

int importTables(const Options& options, Context& context) {
    if (options.files.size() > 1) {
        throw UsageError(Text(tr("{file} beside a plan: tables are named with --sites, --links, …, "
                                 "and a network becomes a plan of its own"),
                              {{"file", options.files[1]}}));
    }
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const ImportOptions rules = importOptions(options, loaded.catalogue);
    Diagnostics errors;
    std::string summary;
    bool any = false;
    for (const auto& [kind, files] : options.tables()) {
        for (const std::string& file : *files) {
            any = true;
            ImportResult result = importCsv(kind, readFile(file), file, loaded.plan, rules);
            if (!result.imported) {
                errors.insert(errors.end(), result.diagnostics.begin(), result.diagnostics.end());
                continue;
            }
            printDiagnostics(result.diagnostics, context);
            loaded.plan = std::move(result.plan);
            summary += render(Text(tr("{file}: {added} added, {replaced} replaced, {out} left out"),
                                   {{"file", file},
                                    {"added", result.added},
                                    {"replaced", result.replaced},
                                    {"out", result.leftOut}}),
                              context.language);
            summary += '\n';
        }
    }
    if (!any) throw UsageError(tr("nothing to import: name a table with --sites, --links, …"));
    if (!errors.empty()) throw InputError(std::move(errors));
    checkAsLoaded(loaded);
    savePlanAny(options.output.empty() ? options.plan.plan : options.output, loaded.plan);
    context.err << summary;
    return 0;
}

int import(Options& options, Context& context) {
    if (options.files.empty()) {
        throw UsageError(tr("nothing to import: name a plan and its tables, or a network's files"));
    }
    if (!isPlan(options.files.front())) {
        for (const auto& [kind, tables] : options.tables()) {
            if (!tables->empty()) {
                throw UsageError(Text(tr("{table} beside a network: import the network first, and "
                                         "the table into its plan"),
                                      {{"table", tables->front()}}));
            }
        }
        return importNetwork(options, context);
    }
    options.plan.plan = options.files.front();
    return importTables(options, context);
}

}  // namespace

void addImport(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    program
        .command("import",
                 "Bring tables of sites, links, circuits, egresses, measurements into a plan, or "
                 "make one of a network: REPETITA's .graph and .demands, SNDlib, GraphML")
        .arguments("FILE", options->files,
                   "The plan that tables come into (.json or .peerplan), or a network's files")
        .option("--catalogue", "FILE", options->plan.overlays,
                "Lay a CSV file over the list of the catalogue that it is named after; repeatable")
        .option("--sites", "CSV", options->sites, "Sites, with their users")
        .option("--links", "CSV", options->links, "WAN links")
        .option("--circuits", "CSV", options->circuits, "ExpressRoute circuits")
        .option("--internet", "CSV", options->internet, "Internet egresses")
        .option("--measurements", "CSV", options->measurements, "Measurements, a row each")
        .option("--series", "CSV", options->series, "Measured series, a row each instant")
        .option("--persona", "ID", options->persona, "Persona of users whose column names none")
        .flag("--skip-bad", options->skipBad, "Leave wrong rows out instead of importing nothing")
        .flag("--replace", options->replace, "Replace objects that the plan has already")
        .option("-o,--output", "FILE", options->output,
                "Write the plan there, and leave the one that was named as it is")
        .option("--as-of", "DAY", options->asOf,
                "Day that a network's plan counts from, YYYY-MM-DD (else today)")
        .example(
            "peerplan import examples/small-office/plan.json --sites examples/csv/sites.csv "
            "--replace -o more.json")
        .does([&context, options] { return import(*options, context); });
}

}  // namespace peerplan::cli
