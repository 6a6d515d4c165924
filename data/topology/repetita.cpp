// SPDX-License-Identifier: MIT
#include "data/topology/repetita.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "data/topology/words.h"

namespace peerplan {
namespace {

// The ranges of the plan's own fields, in the file's units.
constexpr double leastKbps = 1;
constexpr double mostKbps = 1e10;
constexpr double mostDelayUs = 5e6;
constexpr std::int64_t mostMetric = 1'000'000'000;

/// A part of the file: its keyword with the number of rows, a line of column names, and the rows.
class Section {
  public:
    Section(std::string_view keyword, std::string_view columns, std::size_t width)
        : m_keyword(keyword), m_columns(columns), m_width(width) {}

    bool begins(const std::vector<Word>& words) const { return words[0].text == m_keyword; }

    void begin(const std::vector<Word>& words, FileReport& report) {
        if (m_line != 0) {
            report.error(words[0].line, words[0].column,
                         {tr("{section} stands a second time; the first is in line {line}"),
                          {{"section", std::string(m_keyword)}, {"line", m_line}}});
        }
        m_line = words[0].line;
        m_heading = true;
        if (words.size() == 2) {
            m_declared = wholeFrom(words[1], 0, mostMetric, report);
        } else {
            report.error(
                words[0].line, words[0].column, tr("a section without its number of rows"),
                words[0].text,
                {tr("{section} and how many follow"), {{"section", std::string(m_keyword)}}});
        }
    }

    /// Whether the line is a row to be read; else it is the column names or a reported error.
    bool isRow(const std::vector<Word>& words, FileReport& report) {
        if (std::exchange(m_heading, false) && words[0].text == "label") return false;
        ++m_rows;
        if (words.size() == m_width) return true;
        report.error(
            words[0].line, words[0].column, tr("a row with a wrong number of columns"),
            std::to_string(words.size()),
            {tr("{n} columns: {columns}"),
             {{"n", static_cast<std::int64_t>(m_width)}, {"columns", std::string(m_columns)}}});
        return false;
    }

    void end(std::int64_t lastLine, FileReport& report) const {
        if (m_line == 0) {
            report.error(
                lastLine, 0, {tr("no section {section}"), {{"section", std::string(m_keyword)}}},
                {}, {tr("{section} and how many follow"), {{"section", std::string(m_keyword)}}});
        } else if (m_declared && *m_declared != m_rows) {
            report.error(m_line, 0,
                         {tr("{section} has another number of rows than it says"),
                          {{"section", std::string(m_keyword)}}},
                         std::to_string(m_rows), {tr("{n} rows"), {{"n", *m_declared}}});
        }
    }

  private:
    std::string_view m_keyword;
    std::string_view m_columns;
    std::size_t m_width;
    std::int64_t m_line = 0;
    bool m_heading = false;
    std::optional<std::int64_t> m_declared;
    std::int64_t m_rows = 0;
};

/// Reads the rows of sections; `row` takes those that have their number of columns.
template <class Row>
void readSections(std::string_view text, std::span<Section> sections, FileReport& report,
                  const Row& row) {
    WordLines lines(text);
    std::vector<Word> words;
    Section* current = nullptr;
    while (lines.next(words) && !report.full()) {
        Section* found = nullptr;
        for (Section& section : sections) {
            if (section.begins(words)) found = &section;
        }
        if (found != nullptr) {
            current = found;
            current->begin(words, report);
        } else if (current == nullptr) {
            report.error(words[0].line, words[0].column, tr("a row before the first section"),
                         words[0].text);
        } else if (current->isRow(words, report)) {
            row(static_cast<std::size_t>(current - sections.data()), words);
        }
    }
    for (const Section& section : sections) section.end(lines.line(), report);
}

TopologyNode nodeOf(const std::vector<Word>& words, FileReport& report) {
    TopologyNode node;
    node.label = std::string(words[0].text);
    node.line = words[0].line;
    const auto x = decimalFrom(words[1], -1e9, 1e9, report);
    const auto y = decimalFrom(words[2], -1e9, 1e9, report);
    if (x && y && (*x != 0 || *y != 0)) {
        node.lon = x;
        node.lat = y;
    }
    return node;
}

}  // namespace

void readRepetitaGraph(std::string_view text, Topology& topology, FileReport& report) {
    if (!isText(text, report)) return;
    Section sections[] = {{"NODES", "label x y", 3},
                          {"EDGES", "label src dest weight bw delay", 6}};
    std::vector<std::vector<Word>> edges;
    readSections(text, sections, report, [&](std::size_t section, const std::vector<Word>& words) {
        if (section == 0) {
            topology.nodes.push_back(nodeOf(words, report));
        } else {
            edges.push_back(words);
        }
    });
    // Which numbers nodes have is known only now.
    if (topology.nodes.empty()) return;
    const std::int64_t last = static_cast<std::int64_t>(topology.nodes.size()) - 1;
    for (const std::vector<Word>& words : edges) {
        if (report.full()) return;
        const auto from = wholeFrom(words[1], 0, last, report);
        const auto to = wholeFrom(words[2], 0, last, report);
        const auto metric = wholeFrom(words[3], 1, mostMetric, report);
        const auto kbps = decimalFrom(words[4], leastKbps, mostKbps, report);
        const auto delay = decimalFrom(words[5], 0, mostDelayUs, report);
        if (!from || !to || !metric || !kbps || !delay) continue;
        TopologyEdge& edge = topology.edges.emplace_back();
        edge.label = std::string(words[0].text);
        edge.from = static_cast<std::size_t>(*from);
        edge.to = static_cast<std::size_t>(*to);
        edge.directed = true;
        edge.metric = metric;
        edge.bandwidth = Bandwidth::kbps(*kbps);
        edge.delayUs = delay;
        edge.line = words[0].line;
    }
}

void readRepetitaDemands(std::string_view text, Topology& topology, FileReport& report) {
    if (!isText(text, report)) return;
    Section sections[] = {{"DEMANDS", "label src dest bw", 4}};
    const std::int64_t last = static_cast<std::int64_t>(topology.nodes.size()) - 1;
    readSections(text, sections, report, [&](std::size_t, const std::vector<Word>& words) {
        if (topology.nodes.empty()) return;
        const auto from = wholeFrom(words[1], 0, last, report);
        const auto to = wholeFrom(words[2], 0, last, report);
        const auto kbps = decimalFrom(words[3], 0, mostKbps, report);
        if (!from || !to || !kbps) return;
        topology.demands.push_back({std::string(words[0].text), static_cast<std::size_t>(*from),
                                    static_cast<std::size_t>(*to), Bandwidth::kbps(*kbps),
                                    words[0].line});
    });
}

}  // namespace peerplan
