// SPDX-License-Identifier: MIT
#include "data/report/markdown/markdown_block.h"

#include <cstddef>
#include <string_view>
#include <variant>

#include "data/report/markdown/markdown_table.h"
#include "data/report/markdown/markdown_words.h"
#include "data/report/words.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

// More bars than this are a picture, not a table to read.
constexpr std::size_t mostBars = 40;

struct BlockWriter {
    const Language& language;

    std::string words(const Text& text) const { return inMarkdown(render(text, language)); }
    std::string sentence(const Text& text) const {
        return inMarkdown(renderSentence(text, language));
    }

    // A line of a list, where there is something to say.
    static void appendItem(std::string& out, std::string_view indent, std::string_view text) {
        if (text.empty()) return;
        out += indent;
        out += "- ";
        out += text;
        out += '\n';
    }

    // A list ends in an empty line.
    static std::string closed(std::string list) {
        if (!list.empty()) list += '\n';
        return list;
    }

    std::string operator()(const Paragraph& paragraph) const {
        std::string out;
        const std::string lead = words(paragraph.lead);
        if (!lead.empty()) {
            out += "**";
            out += lead;
            out += "** ";
        }
        out += words(paragraph.text);
        if (!out.empty()) out += "\n\n";
        return out;
    }

    std::string operator()(const BulletList& bullets) const {
        std::string out;
        for (const Text& item : bullets.items) appendItem(out, "", words(item));
        return closed(std::move(out));
    }

    std::string operator()(const KeyFigures& figures) const {
        std::string out;
        for (const KeyFigure& figure : figures.figures) {
            std::string line;
            const std::string value = words(figure.value);
            if (!value.empty()) {
                line += "**";
                line += value;
                line += "** ";
            }
            line += words(figure.label);
            if (figure.mood != Mood::Neutral) {
                line += " (";
                line += language.translate(wordOf(figure.mood));
                line += ')';
            }
            appendItem(out, "", line);
            appendItem(out, "  ", words(figure.detail));
        }
        return closed(std::move(out));
    }

    std::string operator()(const Table& table) const { return writeMarkdownTable(table, language); }

    // Words for every chart; the figures of bars too, since they are few.
    std::string operator()(const Chart& chart) const {
        std::string out;
        const std::string title = words(chart.title);
        if (!title.empty()) {
            out += "### ";
            out += title;
            out += "\n\n";
        }
        out += (*this)(Paragraph{chart.alternative});
        const bool bars = chart.kind == ChartKind::Bars || chart.kind == ChartKind::StackedBars;
        if (bars && !chart.categories.empty() && chart.categories.size() <= mostBars) {
            Table figures = figuresOf(chart, language);
            figures.title = Text();
            out += writeMarkdownTable(figures, language);
        }
        return out;
    }

    // Words alone: the tables of other sections name every site and line.
    std::string operator()(const NetworkMap& map) const {
        std::string out;
        const std::string title = words(map.title);
        if (!title.empty()) {
            out += "### ";
            out += title;
            out += "\n\n";
        }
        out += (*this)(Paragraph{map.alternative});
        return out;
    }

    std::string operator()(const Findings& findings) const {
        std::string out;
        for (const Finding& finding : findings.findings) {
            std::string line = "**";
            line += language.translate(wordOf(finding.severity));
            line += "** ";
            const std::string rule = inMarkdown(finding.rule);
            if (!rule.empty()) {
                line += rule;
                line += ": ";
            }
            line += sentence(finding.what);
            appendItem(out, "", line);
            appendItem(out, "  ", sentence(finding.why));
            std::string fix = sentence(finding.fix);
            if (!fix.empty()) {
                fix.insert(0, " ");
                fix.insert(0, language.translate(tr("What to do:")));
            }
            appendItem(out, "  ", fix);
            std::string subjects;
            for (const std::string& subject : finding.subjects) {
                if (!subjects.empty()) subjects += ", ";
                subjects += inMarkdown(subject);
            }
            appendItem(out, "  ", subjects);
            appendItem(out, "  ", inMarkdown(finding.source));
        }
        return closed(std::move(out));
    }
};

}  // namespace

std::string writeMarkdownBlock(const Block& block, const Language& language) {
    return std::visit(BlockWriter{language}, block);
}

}  // namespace peerplan
