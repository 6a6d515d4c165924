// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_block.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include <QSize>

#include "data/report/charts/chart_drawing.h"
#include "data/report/map/map_drawing.h"
#include "data/report/pdf/pdf_box.h"
#include "data/report/pdf/pdf_cards.h"
#include "data/report/pdf/pdf_style.h"
#include "data/report/pdf/pdf_table.h"
#include "data/report/words.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr double gap = 7 * pt;
constexpr double figureGap = 14 * pt;
constexpr double bulletIndent = 12 * pt;
// A drawing's own units across the page: its labels of 12 are 7.5 points then.
constexpr int drawnWidth = 800;
constexpr int chartHeight = 310;
constexpr int mapHeight = 640;
// As many as rows of a table.
constexpr std::size_t printedFindings = printedRows;

const TextStyle bodyStyle{9.5};
const TextStyle titleStyle{9.5, true};
const TextStyle smallStyle{8.5, false, "quiet"};
const TextStyle findingStyle{9};
const TextStyle fineStyle{8, false, "quiet"};

struct BlockWriter {
    Pages& pages;
    const Language& language;

    std::string words(const Text& text) const { return printableInPage(render(text, language)); }
    std::string sentence(const Text& text) const {
        return printableInPage(renderSentence(text, language));
    }

    void operator()(const Paragraph& paragraph) const {
        const std::string text = words(paragraph.text);
        if (text.empty()) return;
        pages.space(gap);
        const std::string lead = words(paragraph.lead);
        if (!lead.empty()) pages.flow(SetText(lead, titleStyle, pages.measure()));
        pages.flow(SetText(text, bodyStyle, pages.measure()));
        pages.space(gap);
    }

    void operator()(const BulletList& bullets) const {
        pages.space(gap);
        for (const Text& item : bullets.items) {
            const std::string text = words(item);
            if (text.empty()) continue;
            const SetText set(text, bodyStyle, pages.measure() - bulletIndent);
            pages.begin(std::min(2, set.lines()) * set.pitch());
            pages.text(SetText("\u2022", {bodyStyle.size, true, "strong"}, bulletIndent),
                       {Pages::left() + 2 * pt, pages.y()});
            pages.flow(set, bulletIndent);
            pages.space(2.5 * pt);
        }
        pages.space(gap);
    }

    void operator()(const KeyFigures& figures) const { layCards(pages, figures, language); }

    void operator()(const Table& table) const { layTable(pages, table, language); }

    void operator()(const Chart& chart) const {
        const QSize extent = chartExtent(chart, language, {drawnWidth, chartHeight});
        drawing(chart.title, chart.alternative, extent,
                [&](QPainter& painter) { drawChart(painter, chart, language, extent); });
    }

    void operator()(const NetworkMap& map) const {
        const QSize extent = mapExtent(map, language, {drawnWidth, mapHeight});
        drawing(map.title, map.alternative, extent,
                [&](QPainter& painter) { drawMap(painter, map, language, extent); });
    }

    // Title, what is to be seen, and the drawing, all on one page.
    void drawing(const Text& titled, const Text& alternative, QSize extent,
                 const std::function<void(QPainter&)>& draw) const {
        const SetText title(words(titled), titleStyle, pages.measure());
        const SetText told(words(alternative), smallStyle, pages.measure());
        const double head = title.height() + told.height() + 5 * pt;
        // As wide as the text, unless it would be taller than a page.
        const double most = std::max(pages.tallest(false) - head, pages.tallest(false) / 3);
        const double scale = std::min(pages.measure() / std::max(extent.width(), 1),
                                      most / std::max(extent.height(), 1));
        const double tall = extent.height() * scale;
        pages.space(figureGap);
        // A telling as long as a page stands before its drawing, not with it.
        const bool together = head + tall <= pages.tallest(false);
        pages.begin(together ? head + tall : title.height() + 4 * told.pitch());
        pages.mark(words(titled), 1);
        pages.flow(title);
        pages.flow(told);
        pages.advance(5 * pt);
        if (!together) pages.begin(tall);
        pages.picture({Pages::left(), pages.y()}, scale, draw);
        pages.advance(tall);
        pages.space(figureGap);
    }

    void operator()(const Findings& findings) const {
        pages.space(gap);
        const std::size_t printed = std::min(findings.findings.size(), printedFindings);
        for (std::size_t i = 0; i < printed; ++i) {
            const Finding& finding = findings.findings[i];
            std::string subjects;
            for (const std::string& subject : finding.subjects) {
                if (!subjects.empty()) subjects += ", ";
                subjects += printableInPage(subject);
            }
            std::string fix = sentence(finding.fix);
            if (!fix.empty()) {
                fix.insert(0, " ");
                fix.insert(0, language.translate(tr("What to do:")));
            }
            const double width = pages.measure();
            Box box(language.translate(wordOf(finding.severity)), printableInPage(finding.rule),
                    tintOf(finding.severity));
            box.add(sentence(finding.what), {findingStyle.size, true}, width);
            box.add(sentence(finding.why), findingStyle, width);
            box.add(fix, findingStyle, width);
            box.add(subjects, fineStyle, width);
            box.add(printableInPage(finding.source), fineStyle, width);
            box.draw(pages);
            pages.space(6 * pt);
        }
        if (printed < findings.findings.size()) {
            const auto rest = static_cast<std::int64_t>(findings.findings.size() - printed);
            const Text more(tr("{n} further {n|finding is|findings are} not printed here; the "
                               "workbook (.xlsx) has all of them."),
                            {{"n", rest}});
            pages.flow(SetText(words(more), fineStyle, pages.measure()));
        }
        pages.space(figureGap);
    }
};

}  // namespace

void layBlock(Pages& pages, const Block& block, const Language& language) {
    std::visit(BlockWriter{pages, language}, block);
}

}  // namespace peerplan
