// SPDX-License-Identifier: MIT
#include "data/topology/graphml.h"

#include <cmath>
#include <set>

#include "data/topology/graphml_document.h"
#include "data/topology/graphml_edges.h"
#include "data/topology/words.h"

namespace peerplan {
namespace {

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

class Reader {
  public:
    Reader(std::string_view text, Topology& topology, FileReport& report)
        : m_text(text), m_lines(text), m_topology(topology), m_report(report) {}

    void read() {
        if (!parse()) return;
        const pugi::xml_node root = m_document.document_element();
        if (localName(root) != "graphml") {
            m_report.error(lineOf(root), 0, tr("not GraphML"), localName(root), tr("<graphml>"));
            return;
        }
        readKeys(root);
        pugi::xml_node graph;
        for (const pugi::xml_node child : root.children()) {
            if (localName(child) != "graph") continue;
            if (!graph) {
                graph = child;
            } else {
                m_report.warning(lineOf(child), tr("a second graph: only the first is read"));
            }
        }
        if (!graph) {
            m_report.error(lineOf(root), 0, tr("no graph"), {}, tr("<graph> in <graphml>"));
            return;
        }
        m_topology.name = flat(GraphmlData(graph, m_graphKeys).first({"label", "network"}));
        const std::vector<pugi::xml_node> graphs = readNodes(graph);
        GraphmlEdges edges(m_lines, m_nodes, m_groups, m_edgeKeys, m_topology, m_report);
        for (const pugi::xml_node& each : graphs) edges.read(each);
        m_topology.drawnOnce = true;
    }

  private:
    std::int64_t lineOf(const pugi::xml_node& node) const {
        return m_lines.lineOf(node.offset_debug());
    }

    bool parse() {
        if (m_text.size() > largestGraphml) {
            m_report.error(
                0, 0, tr("the file is too large"), std::to_string(m_text.size() >> 20U) + " MiB",
                {tr("at most {n} MiB"), {{"n", static_cast<std::int64_t>(largestGraphml >> 20U)}}});
            return false;
        }
        const pugi::xml_parse_result result = m_document.load_buffer(
            m_text.data(), m_text.size(), pugi::parse_default | pugi::parse_declaration,
            pugi::encoding_utf8);
        const std::string encoding = lowered(m_document.child("xml").attribute("encoding").value());
        if (!encoding.empty() && encoding != "utf-8" && encoding != "us-ascii") {
            m_report.error(1, 0, tr("the file is in an encoding that is not read"), encoding,
                           tr("UTF-8"));
            return false;
        }
        if (!result) {
            m_report.error(m_lines.lineOf(result.offset), 0, tr("not well-formed XML"),
                           result.description());
            return false;
        }
        return true;
    }

    void readKeys(const pugi::xml_node& root) {
        for (const pugi::xml_node key : root.children()) {
            if (localName(key) != "key") continue;
            GraphmlKey made;
            made.name = lowered(key.attribute("attr.name").value());
            for (const pugi::xml_node child : key.children()) {
                if (localName(child) == "default") made.fallback = child.child_value();
            }
            const std::string id = key.attribute("id").value();
            const std::string_view of = key.attribute("for").as_string("all");
            if (of == "node" || of == "all") m_nodeKeys.emplace(id, made);
            if (of == "edge" || of == "all") m_edgeKeys.emplace(id, made);
            if (of == "graph" || of == "all") m_graphKeys.emplace(id, made);
        }
    }

    /// Reads the nodes of a graph and of those in it; returns all of these, the outermost first.
    std::vector<pugi::xml_node> readNodes(const pugi::xml_node& outermost) {
        std::vector<pugi::xml_node> graphs{outermost};
        for (std::size_t i = 0; i < graphs.size(); ++i) {
            const pugi::xml_node graph = graphs[i];
            for (const pugi::xml_node node : graph.children()) {
                if (localName(node) != "node" || m_report.full()) continue;
                bool group = !std::string_view(node.attribute("yfiles.foldertype").value()).empty();
                for (const pugi::xml_node inner : node.children()) {
                    if (localName(inner) != "graph") continue;
                    graphs.push_back(inner);
                    group = true;
                }
                readNode(node, group);
            }
        }
        return graphs;
    }

    void readNode(const pugi::xml_node& node, bool group) {
        const std::string id = node.attribute("id").value();
        const std::int64_t line = lineOf(node);
        if (id.empty()) {
            m_report.error(line, 0, tr("a node without an id"), {}, tr("<node id=\"...\">"));
            return;
        }
        const auto [at, fresh] = m_nodes.emplace(id, m_topology.nodes.size());
        if (!fresh || m_groups.count(id) > 0) {
            m_report.error(line, 0, tr("a node with this id stands before"), id);
            return;
        }
        if (group) {
            m_nodes.erase(at);
            m_groups.insert(id);
            return;
        }
        const GraphmlData data(node, m_nodeKeys);
        TopologyNode made;
        made.line = line;
        made.label = flat(data.first({"label", "name"}));
        if (made.label.empty()) made.label = flat(drawn(node, "NodeLabel").child_value());
        if (made.label.empty()) made.label = id;
        const auto lat = degrees(data.first({"latitude", "lat"}), 90, line);
        const auto lon = degrees(data.first({"longitude", "lon", "lng", "long"}), 180, line);
        if (lat && lon) {
            made.lat = lat;
            made.lon = lon;
        }
        m_topology.nodes.push_back(std::move(made));
    }

    std::optional<double> degrees(const std::string& text, double most, std::int64_t line) {
        if (text.empty()) return std::nullopt;
        const std::optional<double> value = decimalOf(flat(text));
        if (value && std::abs(*value) <= most) return value;
        m_report.error(line, 0, tr("not a latitude or longitude"), text,
                       {tr("degrees from -{n} to {n}"), {{"n", static_cast<std::int64_t>(most)}}});
        return std::nullopt;
    }

    std::string_view m_text;
    LineIndex m_lines;
    Topology& m_topology;
    FileReport& m_report;
    pugi::xml_document m_document;
    std::map<std::string, GraphmlKey> m_nodeKeys;
    std::map<std::string, GraphmlKey> m_edgeKeys;
    std::map<std::string, GraphmlKey> m_graphKeys;
    std::map<std::string, std::size_t> m_nodes;
    std::set<std::string> m_groups;
};

}  // namespace

std::string_view localName(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string flat(std::string_view text) {
    std::string out;
    bool gap = false;
    for (const char c : text) {
        if (isSpace(c)) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        out += c;
    }
    return out;
}

GraphmlData::GraphmlData(const pugi::xml_node& element,
                         const std::map<std::string, GraphmlKey>& keys) {
    for (const pugi::xml_node child : element.children()) {
        if (localName(child) != "data") continue;
        const auto key = keys.find(child.attribute("key").value());
        if (key == keys.end() || key->second.name.empty()) continue;
        m_values.emplace(key->second.name, child.child_value());
    }
    for (const auto& [id, key] : keys) {
        if (!key.fallback.empty()) m_values.emplace(key.name, key.fallback);
    }
}

std::string GraphmlData::first(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
        const auto at = m_values.find(name);
        if (at != m_values.end() && !flat(at->second).empty()) return at->second;
    }
    return {};
}

pugi::xml_node drawn(const pugi::xml_node& element, std::string_view name) {
    for (const pugi::xml_node data : element.children()) {
        if (localName(data) != "data") continue;
        for (const pugi::xml_node shape : data.children()) {
            for (const pugi::xml_node part : shape.children()) {
                if (localName(part) == name) return part;
            }
        }
    }
    return {};
}

void readGraphml(std::string_view text, Topology& topology, FileReport& report) {
    if (isText(text, report)) Reader(text, topology, report).read();
}

}  // namespace peerplan
