// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_cover.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include <QRectF>

#include "data/report/pdf/pdf_cards.h"
#include "data/report/pdf/pdf_style.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr std::array<double, 4> titleSizes{26, 21, 16, 12};
constexpr int mostTitleLines = 3;
// A name that would fill the page is cut: the report is of a plan, not of its name.
constexpr std::size_t longestTitle = 1200;
constexpr double bandPadding = 26 * pt;
constexpr double numberWidth = 26 * pt;
constexpr double pageWidth = 30 * pt;
constexpr double rowGap = 4 * pt;

const TextStyle subtitleStyle{12, false, "paper"};
const TextStyle dateStyle{9.5, false, "paper"};
const TextStyle contentsStyle{13, true, "strong"};
const TextStyle entryStyle{10};

SetText setTitle(const std::string& title, double width) {
    for (const double size : titleSizes) {
        SetText set(title, {size, true, "paper"}, width);
        if (set.lines() <= mostTitleLines) return set;
    }
    return SetText(title, {titleSizes.back(), true, "paper"}, width);
}

void layBand(Pages& pages, const Report& report, const Language& language) {
    const auto words = [&](const Text& text) {
        return shortened(printableInPage(render(text, language)), longestTitle);
    };
    const double width = pages.measure();
    const SetText title = setTitle(words(report.title), width);
    const SetText subtitle(words(report.subtitle), subtitleStyle, width);
    const SetText date(words(Text(tr("As of {day}"), {{"day", report.asOf}})), dateStyle, width);
    const double tall = bandPadding + title.height() + 6 * pt + subtitle.height() + 10 * pt +
                        date.height() + bandPadding;
    pages.begin(tall);
    // To the edges of the sheet: its top is above the first line.
    const double x = Pages::left();
    double y = pages.y();
    pages.fill(QRectF(0, 0, width + 2 * x, y + tall - bandPadding / 2), "strong");
    pages.text(title, {x, y});
    y += title.height() + 6 * pt;
    pages.text(subtitle, {x, y});
    y += subtitle.height() + 10 * pt;
    pages.text(date, {x, y});
    pages.advance(tall);
}

// The section of a number among the targets.
std::size_t targetOf(const std::vector<PdfTarget>& targets, std::size_t section) {
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (targets[i].level == 0 && section-- == 0) return i;
    }
    return targets.size();
}

void layContents(Pages& pages, const Report& report, const std::vector<PdfTarget>& targets,
                 const Language& language) {
    const SetText heading(language.translate(tr("Contents")), contentsStyle, pages.measure());
    pages.space(18 * pt);
    pages.begin(heading.height() + 8 * pt + 3 * (entryStyle.pitch() + rowGap));
    pages.text(heading, {Pages::left(), pages.y()});
    pages.advance(heading.height() + 8 * pt);
    const double width = pages.measure() - numberWidth - pageWidth;
    for (std::size_t s = 0; s < report.sections.size(); ++s) {
        const std::string name = printableInPage(render(report.sections[s].title, language));
        const SetText title(name, entryStyle, width);
        pages.begin(title.height() + rowGap);
        const double y = pages.y();
        const double x = Pages::left();
        const TextStyle strong{entryStyle.size, true, "strong"};
        pages.text(SetText(std::to_string(s + 1), strong, numberWidth), {x, y});
        pages.text(title, {x + numberWidth, y});
        const std::size_t target = targetOf(targets, s);
        if (target < targets.size()) {
            const TextStyle right{entryStyle.size, false, "quiet", Stand::Right};
            pages.text(SetText(std::to_string(targets[target].page + 1), right, pageWidth),
                       {x + numberWidth + width, y});
            pages.link(QRectF(x, y, pages.measure(), title.height()), target);
        }
        pages.advance(title.height() + rowGap);
        pages.rule(x, pages.y() - rowGap / 2, pages.measure(), "line", 0.4 * pt);
    }
}

}  // namespace

void layCover(Pages& pages, const Report& report, const KeyFigures* figures,
              const std::vector<PdfTarget>& targets, const Language& language) {
    layBand(pages, report, language);
    if (figures != nullptr) layCards(pages, *figures, language);
    if (!report.sections.empty()) layContents(pages, report, targets, language);
    pages.closePage();
}

}  // namespace peerplan
