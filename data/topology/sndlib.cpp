// SPDX-License-Identifier: MIT
#include "data/topology/sndlib.h"

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "data/topology/words.h"

namespace peerplan {
namespace {

constexpr double leastMbps = 0.001;
constexpr double mostMbps = 1e7;
constexpr double mostMetric = 1e9;

/// Units that the META section may name, in Mbit/s.
std::optional<double> mbpsPer(std::string_view unit) {
    if (unit == "MBITPERSEC") return 1.0;
    if (unit == "KBITPERSEC") return 1e-3;
    if (unit == "GBITPERSEC") return 1e3;
    return std::nullopt;
}

/// Splits `(` and `)` off the words that they touch.
std::vector<Word> withBrackets(const std::vector<Word>& words) {
    std::vector<Word> out;
    for (Word word : words) {
        while (!word.text.empty()) {
            const std::size_t at = word.text.find_first_of("()");
            const std::size_t length = at == 0 ? 1 : at;
            const std::string_view part = word.text.substr(0, length);
            out.push_back({part, word.line, word.column});
            word.text.remove_prefix(part.size());
            word.column += static_cast<std::int64_t>(part.size());
        }
    }
    return out;
}

class Reader {
  public:
    Reader(Topology& topology, FileReport& report) : m_topology(topology), m_report(report) {}

    void read(std::string_view text) {
        WordLines lines(text, '#');
        std::vector<Word> raw;
        while (lines.next(raw) && !m_report.full()) {
            // The first line names format, type and version.
            if (raw[0].text.starts_with("?")) continue;
            const std::vector<Word> words = withBrackets(raw);
            if (m_depth == 0) {
                begin(words);
            } else if (m_depth == 1 && words[0].text != ")") {
                row(words);
            }
            follow(words);
        }
        if (m_depth > 0) {
            m_report.error(m_sectionLine, 0,
                           {tr("{section} is not closed"), {{"section", std::string(m_section)}}},
                           {}, tr("a line with )"));
        }
        if (!m_seenNodes) {
            m_report.error(lines.line(), 0,
                           {tr("no section {section}"), {{"section", std::string("NODES")}}}, {},
                           tr("NODES ( and a node a line"));
        }
        finishUnit();
    }

  private:
    void begin(const std::vector<Word>& words) {
        constexpr std::string_view known[] = {"META", "NODES", "LINKS", "DEMANDS",
                                              "ADMISSIBLE_PATHS"};
        bool good = words.size() >= 2 && words[1].text == "(";
        bool isKnown = false;
        for (const std::string_view section : known) isKnown |= words[0].text == section;
        good = good && isKnown;
        if (!good) {
            m_report.error(words[0].line, words[0].column, tr("not the beginning of a section"),
                           words[0].text,
                           tr("META, NODES, LINKS, DEMANDS or ADMISSIBLE_PATHS and ("));
        }
        m_section = words[0].text;
        m_sectionLine = words[0].line;
        m_seenNodes |= m_section == "NODES";
    }

    /// Counts how deep in brackets the next line begins.
    void follow(const std::vector<Word>& words) {
        for (const Word& word : words) {
            if (word.text == "(") ++m_depth;
            if (word.text == ")" && m_depth > 0) --m_depth;
        }
    }

    void row(const std::vector<Word>& words) {
        if (m_section == "META") {
            meta(words);
        } else if (m_section == "NODES") {
            node(words);
        } else if (m_section == "LINKS") {
            link(words);
        } else if (m_section == "DEMANDS") {
            demand(words);
        }
    }

    /// Whether brackets stand where the format has them.
    bool shaped(const std::vector<Word>& words, std::size_t open, std::size_t close,
                std::size_t least, const char* form) {
        if (words.size() >= least && words[open].text == "(" && words[close].text == ")") {
            return true;
        }
        m_report.error(words[0].line, words[0].column, tr("a row that is not in the format"),
                       words[0].text, Text(form));
        return false;
    }

    void meta(const std::vector<Word>& words) {
        if (words.size() < 3 || words[0].text != "unit") return;
        m_mbps = mbpsPer(words[2].text);
        m_unit = std::string(words[2].text);
        m_unitLine = words[0].line;
    }

    void node(const std::vector<Word>& words) {
        TopologyNode node;
        node.label = std::string(words[0].text);
        node.line = words[0].line;
        if (words.size() > 1) {
            if (!shaped(words, 1, 4, 5, tr("node ( longitude latitude )"))) return;
            node.lon = decimalFrom(words[2], -1e9, 1e9, m_report);
            node.lat = decimalFrom(words[3], -1e9, 1e9, m_report);
            if (!node.lon || !node.lat) return;
        }
        const auto [at, fresh] = m_nodes.emplace(node.label, m_topology.nodes.size());
        if (!fresh) {
            m_report.error(words[0].line, words[0].column,
                           {tr("the node stands in line {line} already"),
                            {{"line", m_topology.nodes[at->second].line}}},
                           words[0].text);
            return;
        }
        m_topology.nodes.push_back(std::move(node));
    }

    std::optional<std::size_t> nodeNamed(const Word& word) {
        const auto at = m_nodes.find(std::string(word.text));
        if (at != m_nodes.end()) return at->second;
        m_report.error(word.line, word.column, tr("no such node"), word.text,
                       tr("a node of the section NODES"));
        return std::nullopt;
    }

    void link(const std::vector<Word>& words) {
        if (!shaped(words, 1, 4, 9,
                    tr("link ( source target ) installed_capacity its_cost routing_cost "
                       "setup_cost ( modules )"))) {
            return;
        }
        const auto from = nodeNamed(words[2]);
        const auto to = nodeNamed(words[3]);
        const auto capacity = decimalFrom(words[5], 0, 1e15, m_report);
        const auto cost = decimalFrom(words[7], 0, 1e15, m_report);
        if (!from || !to || !capacity || !cost) return;
        TopologyEdge& edge = m_topology.edges.emplace_back();
        edge.label = std::string(words[0].text);
        edge.from = *from;
        edge.to = *to;
        edge.line = words[0].line;
        m_capacities.push_back(*capacity);
        if (*cost <= 0) return;
        if (*cost <= mostMetric && std::floor(*cost) == *cost) {
            edge.metric = static_cast<std::int64_t>(*cost);
        } else {
            m_report.warning(words[0].line,
                             tr("the routing cost is no whole number that a metric can be; the "
                                "link has none"),
                             words[7].text);
        }
    }

    void demand(const std::vector<Word>& words) {
        if (!shaped(words, 1, 4, 7,
                    tr("demand ( source target ) routing_unit demand_value max_path_length"))) {
            return;
        }
        const auto from = nodeNamed(words[2]);
        const auto to = nodeNamed(words[3]);
        const auto unit = decimalFrom(words[5], 0, 1e9, m_report);
        const auto value = decimalFrom(words[6], 0, 1e9, m_report);
        if (!from || !to || !unit || !value) return;
        m_topology.demands.push_back(
            {std::string(words[0].text), *from, *to, Bandwidth(), words[0].line});
        m_rates.push_back(*unit * *value);
    }

    /// A rate of the plan, or nothing where it is out of the range of its field.
    std::optional<Bandwidth> rate(double value, double least, std::int64_t line) {
        const double mbps = value * m_mbps.value_or(1.0);
        if (mbps >= least && mbps <= mostMbps) return Bandwidth::mbps(mbps);
        m_report.error(line, 0, tr("a rate that no link of a plan can have"), std::to_string(value),
                       tr("0.001 to 10 000 000 Mbit/s"));
        return std::nullopt;
    }

    void finishUnit() {
        if (!m_mbps && (!m_rates.empty() || !m_capacities.empty())) {
            m_report.warning(m_unitLine == 0 ? 1 : m_unitLine,
                             tr("the file does not say the unit of its rates in a way that is "
                                "known: they are read as Mbit/s"),
                             m_unit);
        }
        for (std::size_t i = 0; i < m_topology.edges.size(); ++i) {
            if (m_capacities[i] > 0) {
                m_topology.edges[i].bandwidth =
                    rate(m_capacities[i], leastMbps, m_topology.edges[i].line);
            }
        }
        for (std::size_t i = 0; i < m_topology.demands.size(); ++i) {
            const auto found = rate(m_rates[i], 0, m_topology.demands[i].line);
            if (found) m_topology.demands[i].rate = *found;
        }
    }

    Topology& m_topology;
    FileReport& m_report;
    std::string_view m_section;
    std::int64_t m_depth = 0;
    std::int64_t m_sectionLine = 0;
    bool m_seenNodes = false;
    std::map<std::string, std::size_t> m_nodes;
    std::vector<double> m_capacities;
    std::vector<double> m_rates;
    std::optional<double> m_mbps;
    std::string m_unit;
    std::int64_t m_unitLine = 0;
};

}  // namespace

void readSndlib(std::string_view text, Topology& topology, FileReport& report) {
    if (isText(text, report)) Reader(topology, report).read(text);
}

}  // namespace peerplan
