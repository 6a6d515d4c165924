// SPDX-License-Identifier: MIT
#include "data/report/html/html_block.h"

#include <utility>
#include <variant>
#include <vector>

#include <kainjow/mustache.hpp>

#include "data/report/html/html_table.h"
#include "data/report/html/templates.h"
#include "data/report/map_tables.h"
#include "data/report/words.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;

std::string words(const Text& text, const Language& language) {
    return printableInPage(render(text, language));
}

std::string sentence(const Text& text, const Language& language) {
    return printableInPage(renderSentence(text, language));
}

// A member, and beside it whether there is one: a template cannot ask whether a text is empty.
void setText(data& to, const std::string& key, const std::string& text) {
    to.set(key, text);
    std::string has = "has_";
    has += key;
    to.set(has, !text.empty());
}

list lines(const std::vector<Text>& texts, const Language& language) {
    list out;
    for (const Text& text : texts) {
        data line;
        line.set("text", words(text, language));
        out.push_back(line);
    }
    return out;
}

const char* className(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return "ample";
        case Severity::Warning:
            return "watch";
        case Severity::Error:
            return "bad";
    }
    return "neutral";
}

struct BlockWriter {
    const HtmlOptions& options;
    const Language& language = options.language;

    std::string operator()(const Paragraph& paragraph) const {
        data inner;
        inner.set("text", words(paragraph.text, language));
        setText(inner, "lead", words(paragraph.lead, language));
        return fill("paragraph", inner);
    }

    std::string operator()(const BulletList& bullets) const {
        data inner;
        inner.set("items", data(lines(bullets.items, language)));
        return fill("list", inner);
    }

    std::string operator()(const KeyFigures& figures) const {
        list items;
        for (const KeyFigure& figure : figures.figures) {
            data card;
            card.set("label", words(figure.label, language));
            card.set("value", words(figure.value, language));
            setText(card, "detail", words(figure.detail, language));
            card.set("mood", std::string(word(figure.mood)));
            card.set("has_mood", figure.mood != Mood::Neutral);
            card.set("mood_word", language.translate(wordOf(figure.mood)));
            items.push_back(card);
        }
        data inner;
        inner.set("items", data(items));
        return fill("cards", inner);
    }

    std::string operator()(const Table& table) const { return writeHtmlTable(table, language); }

    std::string operator()(const Chart& chart) const {
        const std::string svg = options.drawChart ? options.drawChart(chart) : std::string();
        Table figures = figuresOf(chart, language);
        // Stands inside the chart's own anchor.
        figures.id.clear();
        data inner;
        inner.set("id", chart.id);
        inner.set("title", words(chart.title, language));
        setText(inner, "alternative", words(chart.alternative, language));
        inner.set("drawn", !svg.empty());
        inner.set("svg", svg);
        inner.set("has_figures", true);
        inner.set("figures", writeHtmlTable(figures, language));
        inner.set("figures_word", language.translate(tr("The figures of this chart")));
        inner.set("not_drawn", language.translate(tr("This build of the program draws no charts; "
                                                     "the figures stand here instead.")));
        return fill("chart", inner);
    }

    // A drawn map needs no figures beside it: other sections have them, a row a site and a line.
    std::string operator()(const NetworkMap& map) const {
        const std::string svg = options.drawMap ? options.drawMap(map) : std::string();
        data inner;
        inner.set("id", map.id);
        inner.set("title", words(map.title, language));
        setText(inner, "alternative", words(map.alternative, language));
        inner.set("drawn", !svg.empty());
        inner.set("svg", svg);
        inner.set("has_figures", false);
        if (svg.empty()) {
            std::string figures = writeHtmlTable(placesTable(map), language);
            if (!map.lines.empty()) figures += writeHtmlTable(linesTable(map), language);
            inner.set("figures", figures);
        }
        inner.set("not_drawn", language.translate(tr("This build of the program draws no maps; "
                                                     "the figures stand here instead.")));
        return fill("chart", inner);
    }

    std::string operator()(const Findings& findings) const {
        list items;
        for (const Finding& finding : findings.findings) {
            list subjects;
            for (const std::string& subject : finding.subjects) {
                data line;
                line.set("text", printableInPage(subject));
                subjects.push_back(line);
            }
            data item;
            item.set("mood", className(finding.severity));
            item.set("severity", language.translate(wordOf(finding.severity)));
            item.set("rule", printableInPage(finding.rule));
            item.set("what", sentence(finding.what, language));
            setText(item, "why", sentence(finding.why, language));
            setText(item, "fix", sentence(finding.fix, language));
            item.set("fix_word", language.translate(tr("What to do:")));
            item.set("has_subjects", !subjects.empty());
            item.set("subjects", data(subjects));
            setText(item, "source", printableInPage(finding.source));
            items.push_back(item);
        }
        data inner;
        inner.set("items", data(items));
        return fill("findings", inner);
    }

    static std::string fill(const char* kind, const data& inner) {
        data block;
        block.set(kind, inner);
        mustache page(htmlReportFile("block.mustache"));
        return page.render(block);
    }
};

}  // namespace

std::string writeHtmlBlock(const Block& block, const HtmlOptions& options) {
    return std::visit(BlockWriter{options}, block);
}

}  // namespace peerplan
