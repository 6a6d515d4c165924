// SPDX-License-Identifier: MIT
#include "cli/review_input.h"

#include <algorithm>
#include <string_view>

#include "cli/network_input.h"
#include "data/json/edit_text.h"
#include "data/time/site_clocks.h"
#include "model/edit.h"
#include "model/error.h"
#include "model/fields/spelling.h"
#include "planner/review/gather.h"
#include "planner/review/registry.h"

namespace peerplan::cli {
namespace {

/// Words between commas, empty ones left out.
std::vector<std::string> split(const std::vector<std::string>& lists) {
    std::vector<std::string> words;
    for (const std::string& list : lists) {
        std::size_t begin = 0;
        while (begin <= list.size()) {
            const std::size_t end = std::min(list.find(',', begin), list.size());
            if (end > begin) words.push_back(list.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    return words;
}

[[noreturn]] void refuse(const char* message, const std::string& id, std::string suggestion) {
    Diagnostic diagnostic;
    diagnostic.message = Text(message, {{"id", id}});
    diagnostic.suggestion = std::move(suggestion);
    throw UsageError(Diagnostics{diagnostic});
}

}  // namespace

ReviewOptions reviewOptions(const std::vector<std::string>& areas,
                            const std::vector<std::string>& rules) {
    ReviewOptions options;
    for (const std::string& name : split(areas)) {
        const auto area = fromWord<RuleArea>(name);
        if (!area) {
            refuse(tr("there is no area {id} of rules"), name,
                   nearestSpelling(name, wordsOf(RuleArea{})));
        }
        options.areas.push_back(*area);
    }
    for (const std::string& name : split(rules)) {
        const reviewing::Rule* rule = reviewing::findRule(name);
        if (rule == nullptr) {
            std::vector<std::string_view> ids;
            for (const reviewing::Rule* one : reviewing::allRules()) ids.push_back(one->id);
            refuse(tr("there is no rule {id}"), name, nearestSpelling(name, ids));
        }
        options.rules.emplace_back(rule->id);
    }
    return options;
}

void applyEditTexts(LoadedPlan& loaded, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    std::vector<Edit> edits;
    Diagnostics errors;
    for (const std::string& text : texts) {
        EditText read = parseEdit(text);
        for (Diagnostic& diagnostic : read.diagnostics) {
            diagnostic.file = "--edit";
            errors.push_back(std::move(diagnostic));
        }
        if (read.edit) edits.push_back(std::move(*read.edit));
    }
    if (errors.empty()) {
        EditOutcome outcome = applyEdits(loaded.plan, edits);
        errors = std::move(outcome.diagnostics);
        loaded.failed.insert(loaded.failed.end(), outcome.failed.begin(), outcome.failed.end());
    }
    if (!errors.empty()) throw UsageError(std::move(errors));
    checkAsLoaded(loaded);
}

ReviewAnswer answerReview(LoadedPlan& loaded, const ReviewOptions& options, std::int64_t threads,
                          Context& context) {
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    GatherOptions gather;
    gather.given = failureState(network, loaded, {});
    gather.threads = static_cast<int>(threads);
    gather.progress = progressLine(context, "Failure states");
    const GatheredAnswers answers =
        gatherAnswers(loaded.plan, network, loaded.catalogue, clocks, gather);
    return review(loaded.plan, network, loaded.catalogue, answers.view(), options);
}

}  // namespace peerplan::cli
