// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_report.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include <QBuffer>
#include <QByteArray>
#include <QPdfWriter>

#include "data/report/charts/chart_style.h"
#include "data/report/pdf/pdf_block.h"
#include "data/report/pdf/pdf_cover.h"
#include "data/report/pdf/pdf_pages.h"
#include "data/report/pdf/pdf_style.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr int pointsPerInch = 72;

// The first figures of the report: they stand on the title page, and not once more in the first
// section.
const Block* firstFigures(const Report& report) {
    if (report.sections.empty()) return nullptr;
    for (const Block& block : report.sections.front().blocks) {
        if (std::holds_alternative<KeyFigures>(block)) return &block;
    }
    return nullptr;
}

void lay(Pages& pages, const Report& report, const std::vector<PdfTarget>& targets,
         const Language& language) {
    const Block* const figures = firstFigures(report);
    layCover(pages, report, figures == nullptr ? nullptr : std::get_if<KeyFigures>(figures),
             targets, language);
    for (std::size_t s = 0; s < report.sections.size(); ++s) {
        const Section& section = report.sections[s];
        pages.openSection(std::to_string(s + 1), printableInPage(render(section.title, language)));
        for (const Block& block : section.blocks) {
            if (&block != figures) layBlock(pages, block, language);
        }
    }
    pages.finish();
}

}  // namespace

std::string writePdf(const Report& report, const PdfOptions& options) {
    needApplication();
    const Language language = options.language.typeset();
    const auto words = [&](const Text& text) { return printableInPage(render(text, language)); };
    std::int64_t all = 0;
    PageWords frame;
    frame.title = words(report.title);
    frame.made = words(Text(tr("Made by {program} from the plan as of {day}."),
                            {{"program", report.generator}, {"day", report.asOf}}));
    frame.number = [&](std::size_t page) {
        return words(
            Text(tr("Page {n} of {all}"), {{"n", static_cast<std::int64_t>(page)}, {"all", all}}));
    };

    Pages measured(options.paper, frame, nullptr);
    lay(measured, report, {}, language);
    all = static_cast<std::int64_t>(measured.count());

    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(pointsPerInch * static_cast<int>(pt));
    Pages pages(options.paper, frame, &writer);
    lay(pages, report, measured.targets(), language);
    buffer.close();

    const PdfHead head{words(report.title), words(report.subtitle),
                       printableInPage(report.generator), language.tag(), report.asOf};
    const QByteArray& drawn = buffer.data();
    return finishPdf({drawn.constData(), static_cast<std::size_t>(drawn.size())}, head,
                     pages.targets(), pages.links());
}

}  // namespace peerplan
