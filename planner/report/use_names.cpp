// SPDX-License-Identifier: MIT
#include "planner/report/use_names.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peerplan {

void useNames(Table& table, const Names& names) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        for (auto& row : table.rows) {
            if (auto* words = std::get_if<Text>(&row[i])) useNames(*words, names);
            auto* text = std::get_if<std::string>(&row[i]);
            if (text == nullptr) continue;
            *text = column.kind == CellKind::Component ? names.of(*text)
                                                       : names.byKey(column.key, *text);
        }
    }
}

namespace {

/// A reference holds a slash and no space before it; anything else is left alone.
bool mayHoldReference(const std::string& text) {
    return text.find('/') != std::string::npos;
}

void nameWords(std::string& words, std::string_view key, const Names& names) {
    words = mayHoldReference(words) ? names.ofList(words) : names.byKey(key, words);
}

/// The blocks of a report, one kind after the other.
struct BlockNamer {
    const Names& names;

    void operator()(Text& text) const { useNames(text, names); }
    void operator()(std::vector<Text>& texts) const {
        for (Text& text : texts) useNames(text, names);
    }
    void operator()(Paragraph& paragraph) const {
        useNames(paragraph.lead, names);
        useNames(paragraph.text, names);
    }
    void operator()(BulletList& list) const { (*this)(list.items); }
    void operator()(KeyFigures& figures) const {
        for (KeyFigure& figure : figures.figures) {
            for (Text* text : {&figure.value, &figure.label, &figure.detail}) {
                useNames(*text, names);
            }
        }
    }
    void operator()(Table& table) const {
        useNames(table.title, names);
        (*this)(table.notes);
        for (Column& column : table.columns) useNames(column.title, names);
        for (auto& row : table.rows) {
            for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
                if (auto* words = std::get_if<std::string>(&row[i])) {
                    nameWords(*words, table.columns[i].key, names);
                } else if (auto* text = std::get_if<Text>(&row[i])) {
                    useNames(*text, names);
                }
            }
        }
    }
    void operator()(Chart& chart) const {
        useNames(chart.title, names);
        useNames(chart.alternative, names);
        for (std::string& category : chart.categories) nameWords(category, {}, names);
        for (ChartSeries& series : chart.series) useNames(series.name, names);
    }
    void operator()(Findings& findings) const {
        for (Finding& finding : findings.findings) {
            for (std::string& subject : finding.subjects) nameWords(subject, {}, names);
            for (Text* text : {&finding.what, &finding.why, &finding.fix}) useNames(*text, names);
        }
    }
    /// What draws names has them already.
    template <class Other>
    void operator()(Other&) const {}
};

}  // namespace

void useNames(Text& text, const Names& names) {
    for (auto& [key, value] : text.arguments) {
        if (auto* words = std::get_if<std::string>(&value)) nameWords(*words, key, names);
    }
}

void useNames(Report& report, const Names& names) {
    const BlockNamer namer{names};
    for (Section& section : report.sections) {
        useNames(section.title, names);
        for (Block& block : section.blocks) std::visit(namer, block);
    }
}

}  // namespace peerplan
