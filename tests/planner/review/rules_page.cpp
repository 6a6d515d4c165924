// SPDX-License-Identifier: MIT
#include "tests/planner/review/rules_page.h"

#include <string_view>

#include "planner/review/registry.h"

namespace peerplan::tests {
namespace {

using reviewing::Rule;

void addList(std::string& page, std::string_view head, std::string_view fields) {
    if (fields.empty()) return;
    page += head;
    bool first = true;
    while (!fields.empty()) {
        const std::size_t blank = fields.find(' ');
        page += first ? "`" : ", `";
        for (const char c : fields.substr(0, blank)) {
            if (c == '|') {
                page += "` or `";
            } else {
                page += c;
            }
        }
        page += '`';
        first = false;
        fields = blank == std::string_view::npos ? std::string_view() : fields.substr(blank + 1);
    }
    page += ".";
}

void addChecked(std::string& page, const Rule& rule) {
    page += "### ";
    page += rule.id;
    page += ": ";
    page += rule.title;
    page += "\n\n**";
    page += word(rule.severity);
    page += ".** ";
    page += rule.why;
    page += "\n\n*Remedy:* ";
    page += rule.fix;
    page += "\n\n*Source:* ";
    page += rule.source;
    page += ".";
    addList(page, " *Needs:* ", rule.needs);
    addList(page, " *Reads too:* ", rule.reads);
    page += "\n\nIt fires on the sound design after\n\n```\n";
    page += rule.example;
    page += "\n```\n\nand names `";
    page += rule.exampleSubject;
    page += "`.\n\n";
}

void addNotCheckable(std::string& page, const Rule& rule) {
    page += "| ";
    page += rule.id;
    page += " | ";
    page += word(rule.area);
    page += " | ";
    page += rule.title;
    page += " | ";
    page += rule.notCheckable;
    page += " | ";
    for (const char c : rule.source) {
        if (c == '|') page += '\\';
        page += c;
    }
    page += " |\n";
}

}  // namespace

std::string rulesPage() {
    std::size_t checked = 0;
    for (const Rule* rule : reviewing::allRules()) checked += rule->check != nullptr ? 1 : 0;
    std::string page =
        "# Design rules\n\n"
        "What `peerplan review` holds against a plan. This page is made of the rules themselves: "
        "change it there\n(`planner/review`), then run the test that compares it with "
        "`PEERPLAN_UPDATE=1`.\n\n"
        "Each rule has a severity; some findings of a rule differ in it and say so. A rule whose "
        "fields the plan states nowhere\nis *not stated*: it was not held against the plan, which "
        "`peerplan rules PLAN` lists. The examples are edits of\n"
        "[the sound design](../examples/sound-design/README.md), as `peerplan whatif` and "
        "`peerplan review --edit` take them:\n\n"
        "```console\n$ peerplan review examples/sound-design/plan.json --edit 'set "
        "circuit/er-london.mbps 500'\n```\n\n";
    page += "Rules that can be checked: ";
    page += std::to_string(checked);
    page += "; that cannot: ";
    page += std::to_string(reviewing::allRules().size() - checked);
    page += ".\n";
    std::size_t area = std::size(wordsOf(RuleArea{}));
    for (const Rule* rule : reviewing::allRules()) {
        if (rule->check == nullptr) continue;
        if (static_cast<std::size_t>(rule->area) != area) {
            area = static_cast<std::size_t>(rule->area);
            page += "\n## ";
            page += word(rule->area);
            page += "\n\n";
        }
        addChecked(page, *rule);
    }
    if (checked < reviewing::allRules().size()) {
        page +=
            "## What no plan can be held against\n\n"
            "| Rule | Area | A sound design | Why a plan cannot say it | Source |\n"
            "|---|---|---|---|---|\n";
        for (const Rule* rule : reviewing::allRules()) {
            if (rule->check == nullptr) addNotCheckable(page, *rule);
        }
    }
    return page;
}

}  // namespace peerplan::tests
