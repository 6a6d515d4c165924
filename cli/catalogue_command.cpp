// SPDX-License-Identifier: MIT
#include <charconv>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "data/catalogue/table.h"
#include "model/error.h"
#include "planner/latency/rtt_model.h"

namespace peerplan::cli {
namespace {

struct Options {
    std::string list;
    std::string filter;
    std::string near;
    std::string plan;
    std::vector<std::string> overlays;
    OutputOptions output;
};

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// `LAT,LON` in degrees, or nothing if the text is not of that form.
std::optional<LatLon> coordinates(const std::string& text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string::npos) return std::nullopt;
    const auto lat = number(std::string_view(text).substr(0, comma));
    const auto lon = number(std::string_view(text).substr(comma + 1));
    if (!lat || !lon) return std::nullopt;
    if (*lat < -90 || *lat > 90 || *lon < -180 || *lon > 180) {
        throw UsageError(
            Text(tr("--near {found}: latitude goes from -90 to 90, longitude from -180 "
                    "to 180"),
                 {{"found", text}}));
    }
    return LatLon{*lat, *lon};
}

LatLon placeOf(const Options& options) {
    if (const auto place = coordinates(options.near)) return *place;
    if (options.plan.empty()) {
        throw UsageError(Text(tr("--near {found} is no LAT,LON; a site's id needs --plan PLAN"),
                              {{"found", options.near}}));
    }
    PlanOptions input;
    input.plan = options.plan;
    input.overlays = options.overlays;
    const LoadedPlan loaded = loadPlanChecked(input);
    for (const Site& site : loaded.plan.sites) {
        if (site.id != options.near) continue;
        if (site.lat && site.lon) return {*site.lat, *site.lon};
        throw UsageError(
            Text(tr("site/{site} has no coordinates in the plan"), {{"site", site.id}}));
    }
    throw UsageError(Text(tr("the plan has no site {site}"), {{"site", options.near}}));
}

/// The most telling columns of the lists that are too wide for a terminal.
const std::map<std::string, std::vector<std::string>, std::less<>>& telling() {
    static const std::map<std::string, std::vector<std::string>, std::less<>> columns = {
        {"peering-locations",
         {"rtt_ms", "name", "metro", "country", "geopolitical_region", "zone", "er_direct",
          "direct"}},
        {"metro-pairs", {"rtt_ms", "name", "peering_locations", "zone", "service_providers"}},
        {"azure-regions", {"rtt_ms", "name", "display", "geography", "geopolitical_region"}},
        {"personas",
         {"persona", "application", "service", "up_kbps", "down_kbps", "active_share", "assumed"}},
        {"bandwidth-profiles", {"application", "profile", "up_kbps", "down_kbps", "source"}},
        {"services", {"id", "name", "class", "expressroute", "community", "internet_share"}}};
    return columns;
}

/// Keeps those columns for a terminal and says how to see the others.
void narrow(Table& table, std::string_view list) {
    const auto found = telling().find(list);
    if (found == telling().end()) return;
    std::vector<std::size_t> kept;
    for (const std::string& key : found->second) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (table.columns[i].key == key) kept.push_back(i);
        }
    }
    if (kept.size() == table.columns.size()) return;
    Table narrowed;
    narrowed.id = table.id;
    narrowed.title = table.title;
    narrowed.notes = table.notes;
    for (const std::size_t i : kept) narrowed.columns.push_back(table.columns[i]);
    for (const auto& row : table.rows) {
        auto& cells = narrowed.rows.emplace_back();
        for (const std::size_t i : kept) cells.push_back(row[i]);
    }
    narrowed.notes.push_back(
        tr("The most telling columns; --format csv and --format json have all of them, with source "
           "and date of each row."));
    table = std::move(narrowed);
}

int show(const Options& options, Context& context) {
    const Catalogue catalogue = catalogueWith(options.overlays);
    Table table;
    if (options.list.empty()) {
        table = catalogueIndex(catalogue);
    } else if (options.near.empty()) {
        table = catalogueTable(catalogue, options.list, options.filter);
    } else {
        const RttModel model(catalogue);
        const RttPlace from = model.at(placeOf(options));
        table = catalogueTable(catalogue, options.list, options.filter,
                               [&](double latitude, double longitude) {
                                   return model.rttMs(from, model.at({latitude, longitude}));
                               });
    }
    if (options.output.format == "text") narrow(table, options.list);
    writeTables(options.output, AnswerJson("catalogue", "", context.language), {&table, 1},
                context);
    return 0;
}

}  // namespace

void addCatalogue(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "catalogue", "Show the public facts that plans lean on, with their sources");
    command.optionalArgument("LIST", options->list, "List to show; without it, the lists there are")
        .optionalArgument("FILTER", options->filter, "Only rows in which a cell holds this")
        .option("--near", "PLACE", options->near,
                "Nearest first by modelled RTT: LAT,LON, or a site of --plan")
        .option("--plan", "PLAN", options->plan, "Plan whose site --near names")
        .option("--catalogue", "FILE", options->overlays,
                "Lay a CSV file over the list that it is named after; repeatable");
    addOutputOptions(command, options->output);
    command.example("peerplan catalogue peering-locations --near 59.91,10.75")
        .does([&context, options] { return show(*options, context); });
}

}  // namespace peerplan::cli
