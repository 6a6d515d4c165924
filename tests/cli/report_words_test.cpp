// SPDX-License-Identifier: MIT
// What people read in a report: names and no references, and every sentence in their language.

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/run.h"
#include "planner/review/review.h"
#include "tests/data/text/catalogue_bytes.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

std::string reportOf(const std::string& example, const std::string& ending,
                     const std::vector<std::string>& more, const Language& language) {
    const TemporaryFolder folder;
    std::vector<std::string> line{
        "report",    sourcePath("examples/" + example + "/plan.json").string(),
        "--threads", "1",
        "-o",        folder.file("report" + ending)};
    line.insert(line.end(), more.begin(), more.end());
    std::ostringstream out;
    std::ostringstream err;
    cli::Context context{out, err, false, false, language};
    const int status = cli::run(line, context);
    INFO(err.str());
    REQUIRE(status == 0);
    return bytesOf(folder.file("report" + ending));
}

/// The templates of the catalogue for translators, unescaped.
std::vector<std::string> templates() {
    std::istringstream in(bytesOf(sourcePath("data/text/peerplan.pot").string()));
    std::vector<std::string> all;
    bool inKey = false;
    for (std::string line; std::getline(in, line);) {
        const bool begins = line.starts_with("msgid ");
        if (begins) all.emplace_back();
        inKey = begins || (inKey && line.starts_with("\""));
        if (!inKey) continue;
        const std::size_t first = line.find('"');
        const std::size_t last = line.rfind('"');
        for (std::size_t i = first + 1; i < last; ++i) {
            if (line[i] == '\\' && ++i < last && line[i] == 'n') {
                all.back() += '\n';
            } else {
                all.back() += line[i];
            }
        }
    }
    std::erase(all, std::string());
    return all;
}

/// A language in which every sentence stands in brackets, which the charts' face has too.
Language bracketed() {
    std::map<std::string, std::string> messages;
    for (const std::string& text : templates()) messages.emplace(text, "[" + text + "]");
    return Language::fromCatalogue("xx", catalogueBytes({messages.begin(), messages.end()}));
}

/// Texts between tags, style and script left out.
std::vector<std::string> textsOf(const std::string& html) {
    std::vector<std::string> texts;
    std::size_t at = 0;
    while (at < html.size()) {
        const std::size_t tag = std::min(html.find('<', at), html.size());
        if (tag > at) texts.push_back(html.substr(at, tag - at));
        const std::string_view rest = std::string_view(html).substr(tag);
        std::size_t end = html.find('>', tag);
        for (const std::string_view skipped : {"<style", "<script"}) {
            if (rest.starts_with(skipped)) {
                std::string closing = "</";
                closing += skipped.substr(1);
                end = html.find('>', html.find(closing, tag));
            }
        }
        if (end == std::string::npos) break;
        at = end + 1;
    }
    return texts;
}

std::size_t wordsIn(const std::string& text) {
    std::istringstream in(text);
    std::size_t count = 0;
    for (std::string word; in >> word;) {
        const bool letters = std::any_of(word.begin(), word.end(),
                                         [](unsigned char c) { return std::isalpha(c) != 0; });
        if (letters) ++count;
    }
    return count;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
        text.replace(at, what.size(), by);
        at += by.size();
    }
    return text;
}

/// As it stood before the writer of a page.
std::string plain(std::string text) {
    text = replaced(std::move(text), "&apos;", "'");
    text = replaced(std::move(text), "&#39;", "'");
    text = replaced(std::move(text), "&quot;", "\"");
    text = replaced(std::move(text), "&amp;", "&");
    return replaced(std::move(text), "\u00a0", " ");
}

/// What the plan, the catalogue and the rules' sources say themselves is in their own language;
/// names may be made of several, with a comma or a dash between.
bool isQuoted(const std::string& text, const std::string& plan, std::size_t sentence = 4) {
    static const std::vector<ReviewRule> rules = ruleBook();
    static const std::string services = bytesOf(sourcePath("data/catalogue/services.csv").string());
    const auto said = [&](const std::string& part) {
        return wordsIn(part) < sentence || plan.find(part) != std::string::npos ||
               services.find(part) != std::string::npos ||
               std::any_of(rules.begin(), rules.end(), [&](const ReviewRule& rule) {
                   return rule.source.find(part) != std::string::npos;
               });
    };
    if (said(text)) return true;
    std::istringstream parts(replaced(replaced(text, " – ", "\n"), ", ", "\n"));
    for (std::string part; std::getline(parts, part);) {
        if (!said(part)) return false;
    }
    return true;
}

/// Names that are made of words, such as `Dallas, peering location`: each is in brackets of its
/// own.
const std::vector<std::string> wordsOfNames = {
    ", peering location", ", metro",   ", resolver",  ", MSEE primary",
    ", MSEE secondary",   ", primary", ", secondary", ", Internet"};

/// Where such a name stands outside the catalogue.
void lookForNames(const std::string& text, const std::string& plan, std::set<std::string>& left) {
    for (const std::string& words : wordsOfNames) {
        for (std::size_t at = text.find(words); at != std::string::npos;
             at = text.find(words, at + 1)) {
            const std::size_t end = at + words.size();
            const bool whole = end == text.size() || text[end] == ',' || text[end] == ' ' ||
                               text[end] == '|' || text[end] == '.' || text[end] == '"';
            // What the plan says itself, or a sentence that lists kinds of failure, is no name of
            // ours.
            const std::string around = text.substr(at > 12 ? at - 12 : 0, 12 + words.size());
            const bool listed = around.find(", circuit, peering location") != std::string::npos;
            if (whole && !listed && plan.find(around) == std::string::npos) left.insert(around);
        }
    }
}

/// What stands in a chart: classes and series, each in brackets or a name of the plan.
void lookAtCharts(const nlohmann::json& block, const std::string& plan,
                  std::set<std::string>& left) {
    const auto look = [&](const std::string& whole) {
        // A unit is its control and a number: `firewall#1`.
        const std::string text = whole.substr(0, whole.find('#'));
        if (wordsIn(text) == 0 || text.front() == '[' || isQuoted(text, plan, 1)) return;
        left.insert(text);
    };
    for (const auto& category : block.value("categories", nlohmann::json::array())) {
        look(category.get<std::string>());
    }
    for (const auto& series : block.at("series")) look(series.at("name").get<std::string>());
    for (const auto& band : block.value("bands", nlohmann::json::array())) {
        look(band.at("label").get<std::string>());
    }
    for (const char* const axis : {"x_axis", "y_axis"}) {
        if (block.contains(axis)) look(block.at(axis).at("title").get<std::string>());
    }
}

}  // namespace

TEST_CASE("Names made of words, and what stands in charts, go through the catalogue") {
    const Language language = bracketed();
    for (const std::string example : {"woodgrove", "remote-access", "brownfield"}) {
        const std::string plan = bytesOf(sourcePath("examples/" + example + "/plan.json").string());
        std::set<std::string> left;
        std::size_t charts = 0;
        const std::string json = reportOf(example, ".json", {}, language);
        const auto document = nlohmann::json::parse(json);
        for (const auto& section : document.at("sections")) {
            for (const auto& block : section.at("blocks")) {
                if (block.at("block") != "chart") continue;
                ++charts;
                lookAtCharts(block, plan, left);
            }
        }
        CHECK(charts > 0);
        lookForNames(json, plan, left);
        for (const std::string& text : left) {
            INFO(example << ": " << text);
            CHECK(text.empty());
        }
    }
}

TEST_CASE("A report calls things by their names: no reference in any sentence or cell") {
    for (const std::string ending : {".md", ".json"}) {
        const std::string text =
            reportOf("woodgrove", ending, {"--compare", "one-circuit-per-region,internet-backup"},
                     Language());
        for (const std::string kind :
             {"circuit/", "connection/", "site/", "link/", "perimeter/", "control/", "device/",
              "internet/", "provider/", "network/", "peering-location/", "msee/", "isp/",
              "resolver/", "gateway/", "risk-group/", "service/", "region/"}) {
            const std::size_t at = text.find(kind);
            INFO(
                ending << ": "
                       << (at == std::string::npos ? "" : text.substr(at > 80 ? at - 80 : 0, 160)));
            CHECK(at == std::string::npos);
        }
        // Ids that are not names themselves.
        for (const std::string id : {"er-dallas", "er-london", "north-america", "sao-paulo"}) {
            const std::size_t at = text.find(id);
            INFO(
                ending << ": "
                       << (at == std::string::npos ? "" : text.substr(at > 80 ? at - 80 : 0, 160)));
            CHECK(at == std::string::npos);
        }
    }
}

TEST_CASE("Every sentence of a report goes through the catalogue of translations") {
    const Language language = bracketed();
    for (const std::string example : {"woodgrove", "remote-access", "brownfield"}) {
        const std::string plan = bytesOf(sourcePath("examples/" + example + "/plan.json").string());
        std::set<std::string> left;
        const auto look = [&](const std::string& found) {
            const std::string text = plain(found);
            if (text.find("[") != std::string::npos || wordsIn(text) < 4) return;
            if (!isQuoted(text, plan)) left.insert(text);
        };
        for (const std::string& text : textsOf(reportOf(example, ".html", {}, language)))
            look(text);
        std::istringstream lines(reportOf(example, ".md", {}, language));
        for (std::string line; std::getline(lines, line);) {
            std::istringstream cells(replaced(line, "\\|", "/"));
            for (std::string cell; std::getline(cells, cell, '|');) {
                const std::size_t first = cell.find_first_not_of(" -*#");
                const std::size_t last = cell.find_last_not_of(' ');
                if (first != std::string::npos) look(cell.substr(first, last + 1 - first));
            }
        }
        for (const std::string& text : left) {
            INFO(example << ": " << text);
            CHECK(text.empty());
        }
    }
}

}  // namespace peerplan::tests
