// SPDX-License-Identifier: MIT
#include "data/report/html/html_report.h"

#include <set>
#include <string>
#include <variant>

#include <kainjow/mustache.hpp>

#include "data/report/html/html_block.h"
#include "data/report/html/templates.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;

std::string writeHtml(const Report& report, const HtmlOptions& asked) {
    HtmlOptions options = asked;
    options.language = asked.language.typeset();
    const Language& language = options.language;
    const auto words = [&language](const Text& text) {
        return printableInPage(render(text, language));
    };

    list sections;
    std::set<std::string> tables;
    for (const Section& section : report.sections) {
        std::string body;
        for (const Block& block : section.blocks) {
            const Table* table = std::get_if<Table>(&block);
            if (table == nullptr || table->id.empty() || tables.insert(table->id).second) {
                body += writeHtmlBlock(block, options);
                continue;
            }
            // An anchor stands once: a table of the same name in a later section has the section's
            // in it.
            Table again = *table;
            again.id = section.id + "-" + table->id;
            while (!tables.insert(again.id).second) again.id += "-more";
            body += writeHtmlBlock(again, options);
        }
        data item;
        item.set("id", section.id);
        item.set("title", words(section.title));
        item.set("body", body);
        sections.push_back(item);
    }
    const std::string subtitle = words(report.subtitle);
    data page;
    page.set("lang", language.tag());
    page.set("generator", printableInPage(report.generator));
    page.set("title", words(report.title));
    page.set("subtitle", subtitle);
    page.set("has_subtitle", !subtitle.empty());
    page.set("as_of", words(Text(tr("As of {day}"), {{"day", report.asOf}})));
    page.set("contents", words(tr("Contents")));
    page.set("skip", words(tr("Skip to the report")));
    page.set("made_by", words(Text(tr("Made by {program} from the plan as of {day}."),
                                   {{"program", report.generator}, {"day", report.asOf}})));
    page.set("style", htmlReportFile("page.css"));
    page.set("script", htmlReportFile("page.js"));
    page.set("sections", data(sections));
    mustache frame(htmlReportFile("page.mustache"));
    return frame.render(page);
}

}  // namespace peerplan
