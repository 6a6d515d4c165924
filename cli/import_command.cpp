// SPDX-License-Identifier: MIT
#include <memory>
#include <ostream>
#include <utility>

#include "cli/commands.h"
#include "cli/diagnostics.h"
#include "cli/plan_input.h"
#include "data/csv/import_csv.h"
#include "data/file/read_file.h"
#include "data/text/render.h"
#include "model/error.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
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

int import(const Options& options, Context& context) {
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

}  // namespace

void addImport(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    program
        .command("import",
                 "Bring tables of sites, links, circuits, egresses, measurements into a plan")
        .argument("PLAN", options->plan.plan, "Plan: a .json document or a .peerplan store")
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
                "Write the plan there, and leave PLAN as it is")
        .example(
            "peerplan import examples/small-office/plan.json --sites examples/csv/sites.csv "
            "--replace -o more.json")
        .does([&context, options] { return import(*options, context); });
}

}  // namespace peerplan::cli
