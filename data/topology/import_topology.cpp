// SPDX-License-Identifier: MIT
#include "data/topology/import_topology.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "data/file/file_report.h"
#include "data/topology/graphml.h"
#include "data/topology/plan_of_topology.h"
#include "data/topology/repetita.h"
#include "data/topology/sndlib.h"
#include "data/topology/words.h"

namespace peerplan {
namespace {

/// `maps/Abilene.0000.demands` is `Abilene.0000`.
std::string stemOf(std::string_view path) {
    path = path.substr(path.find_last_of('/') + 1);
    const std::size_t dot = path.rfind('.');
    return std::string(dot == 0 ? path : path.substr(0, dot));
}

/// The one file of a network, and the one of demands, if any.
struct Chosen {
    const TopologyFile* network = nullptr;
    TopologyFormat format = TopologyFormat::RepetitaGraph;
    const TopologyFile* demands = nullptr;
};

Chosen choose(std::span<const TopologyFile> files, Diagnostics& diagnostics) {
    Chosen chosen;
    for (const TopologyFile& file : files) {
        FileReport report(file.name, diagnostics);
        const std::optional<TopologyFormat> format = topologyFormatOf(file.name, file.bytes);
        if (!format) {
            report.error(0, 0, tr("not a network that can be imported"), {},
                         tr("REPETITA's .graph and .demands, SNDlib's native format, or GraphML"));
            continue;
        }
        const bool demands = *format == TopologyFormat::RepetitaDemands;
        const TopologyFile*& place = demands ? chosen.demands : chosen.network;
        if (place != nullptr) {
            report.error(0, 0,
                         {demands ? tr("demands are in {file} already: one traffic at a time")
                                  : tr("the network is in {file} already: one at a time"),
                          {{"file", place->name}}});
            continue;
        }
        place = &file;
        if (!demands) chosen.format = *format;
    }
    if (chosen.demands == nullptr) return chosen;
    FileReport report(chosen.demands->name, diagnostics);
    if (chosen.network == nullptr) {
        report.error(0, 0, tr("demands without their network"), {}, tr("the .graph file beside"));
    } else if (chosen.format != TopologyFormat::RepetitaGraph) {
        report.error(0, 0, tr("demands that number the nodes of a .graph file"), {},
                     tr("a .graph file beside"));
    }
    return chosen;
}

}  // namespace

std::optional<TopologyFormat> topologyFormatOf(std::string_view fileName, std::string_view bytes) {
    std::vector<Word> words;
    WordLines lines(bytes.substr(0, 4096));
    lines.next(words);
    const std::string_view first = words.empty() ? std::string_view() : words[0].text;
    if (first == "NODES" && words.size() < 3 && (words.size() < 2 || words[1].text != "(")) {
        return TopologyFormat::RepetitaGraph;
    }
    if (first == "DEMANDS") return TopologyFormat::RepetitaDemands;
    if (first == "?SNDlib") return TopologyFormat::Sndlib;
    if (first.starts_with("<")) return TopologyFormat::Graphml;
    if (fileName.ends_with(".graph")) return TopologyFormat::RepetitaGraph;
    if (fileName.ends_with(".demands")) return TopologyFormat::RepetitaDemands;
    if (fileName.ends_with(".graphml")) return TopologyFormat::Graphml;
    return std::nullopt;
}

TopologyImport importTopology(std::span<const TopologyFile> files, Date asOf) {
    TopologyImport result;
    const Chosen chosen = choose(files, result.diagnostics);
    if (hasErrors(result.diagnostics)) return result;
    if (chosen.network == nullptr) {
        FileReport({}, result.diagnostics).error(0, 0, tr("no network to import"));
        return result;
    }
    Topology topology;
    topology.file = chosen.network->name;
    FileReport report(topology.file, result.diagnostics);
    switch (chosen.format) {
        case TopologyFormat::Sndlib:
            readSndlib(chosen.network->bytes, topology, report);
            break;
        case TopologyFormat::Graphml:
            readGraphml(chosen.network->bytes, topology, report);
            break;
        default:
            readRepetitaGraph(chosen.network->bytes, topology, report);
    }
    topology.demandsFile = topology.file;
    if (chosen.demands != nullptr) {
        topology.demandsFile = chosen.demands->name;
        FileReport demandReport(topology.demandsFile, result.diagnostics);
        readRepetitaDemands(chosen.demands->bytes, topology, demandReport);
    }
    if (topology.name.empty()) topology.name = stemOf(topology.file);
    if (!hasErrors(result.diagnostics) && topology.nodes.empty()) {
        report.error(0, 0, tr("the network has no nodes"));
    }
    if (!hasErrors(result.diagnostics)) {
        result.plan = planOfTopology(topology, result.diagnostics);
        result.plan->asOf = asOf;
    }
    // File by file, line by line. A list cut short ends with the note that says so.
    if (!isFull(result.diagnostics)) {
        std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
                         [&](const Diagnostic& a, const Diagnostic& b) {
                             return std::pair(a.file != topology.file, a.line) <
                                    std::pair(b.file != topology.file, b.line);
                         });
    }
    return result;
}

}  // namespace peerplan
