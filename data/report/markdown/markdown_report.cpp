// SPDX-License-Identifier: MIT
#include "data/report/markdown/markdown_report.h"

#include <cstddef>
#include <map>
#include <variant>
#include <vector>

#include "data/report/markdown/markdown_block.h"
#include "data/report/markdown/markdown_words.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

void appendParagraph(std::string& out, const std::string& mark, const std::string& words) {
    if (words.empty()) return;
    out += mark;
    out += words;
    out += "\n\n";
}

// Sites number the anchors of equal headings in the order of the page, so every heading counts.
class Anchors {
  public:
    std::string next(const std::string& heading) {
        std::string anchor = headingAnchor(heading);
        const int before = m_used[anchor]++;
        if (before > 0) {
            anchor += '-';
            anchor += std::to_string(before);
        }
        return anchor;
    }

  private:
    std::map<std::string, int> m_used;
};

// The anchors of the report's sections.
std::vector<std::string> sectionAnchors(const Report& report, const Language& language) {
    Anchors anchors;
    anchors.next(render(report.title, language));
    anchors.next(language.translate(tr("Contents")));
    std::vector<std::string> out;
    for (const Section& section : report.sections) {
        out.push_back(anchors.next(render(section.title, language)));
        for (const Block& block : section.blocks) {
            if (const auto* table = std::get_if<Table>(&block)) {
                anchors.next(render(table->title, language));
            } else if (const auto* chart = std::get_if<Chart>(&block)) {
                anchors.next(render(chart->title, language));
            } else if (const auto* map = std::get_if<NetworkMap>(&block)) {
                anchors.next(render(map->title, language));
            }
        }
    }
    return out;
}

}  // namespace

std::string writeMarkdown(const Report& report, const Language& language) {
    const auto words = [&language](const Text& text) { return inMarkdown(render(text, language)); };
    std::string out;
    appendParagraph(out, "# ", words(report.title));
    appendParagraph(out, "", words(report.subtitle));
    appendParagraph(out, "", words(Text(tr("As of {day}"), {{"day", report.asOf}})));
    appendParagraph(out, "## ", words(tr("Contents")));
    const std::vector<std::string> anchors = sectionAnchors(report, language);
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        out += "- [";
        out += words(report.sections[i].title);
        out += "](#";
        out += anchors[i];
        out += ")\n";
    }
    out += '\n';
    for (const Section& section : report.sections) {
        appendParagraph(out, "## ", words(section.title));
        for (const Block& block : section.blocks) out += writeMarkdownBlock(block, language);
    }
    out += words(Text(tr("Made by {program} from the plan as of {day}."),
                      {{"program", report.generator}, {"day", report.asOf}}));
    out += '\n';
    return out;
}

}  // namespace peerplan
