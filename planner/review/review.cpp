// SPDX-License-Identifier: MIT
#include "planner/review/review.h"

#include <algorithm>
#include <utility>

#include "model/component_ref.h"
#include "planner/review/registry.h"
#include "planner/review/resiliency_index.h"
#include "planner/review/standing.h"

namespace peerplan {
namespace {

using reviewing::Hit;
using reviewing::Hits;
using reviewing::ReviewInput;
using reviewing::Rule;

bool isWanted(const Rule& rule, const ReviewOptions& options) {
    const auto& areas = options.areas;
    if (!areas.empty() && std::find(areas.begin(), areas.end(), rule.area) == areas.end()) {
        return false;
    }
    return options.rules.empty() ||
           std::any_of(options.rules.begin(), options.rules.end(),
                       [&](const std::string& id) { return reviewing::findRule(id) == &rule; });
}

ReviewRule describe(const Rule& rule) {
    ReviewRule row;
    row.id = rule.id;
    row.area = rule.area;
    row.severity = rule.severity;
    row.title = rule.title;
    row.why = rule.why;
    row.fix = rule.fix;
    row.source = rule.source;
    if (rule.check == nullptr) {
        row.standing = RuleStanding::NotCheckable;
        row.reason = rule.notCheckable;
    }
    return row;
}

/// The plan's entry that speaks of the finding: a valid one before one that is past (rule V2).
void findAcceptance(const Plan& plan, ReviewFinding& row, std::vector<bool>& used) {
    for (std::size_t a = 0; a < plan.accepted.size(); ++a) {
        const Accepted& entry = plan.accepted[a];
        const auto& subjects = row.finding.subjects;
        if (reviewing::findRule(entry.rule) == nullptr
                ? entry.rule != row.finding.rule
                : reviewing::findRule(entry.rule)->id != row.finding.rule) {
            continue;
        }
        // People fold case and names of components as everywhere.
        const std::string object = canonicalRef(entry.object).value_or(entry.object);
        if (!object.empty() &&
            std::none_of(subjects.begin(), subjects.end(), [&](const std::string& subject) {
                return subject == entry.object || subject == object;
            })) {
            continue;
        }
        used[a] = true;
        const bool past = entry.until && *entry.until < plan.asOf;
        if (row.accepted || (past && row.expired)) continue;
        row.accepted = !past;
        row.expired = past;
        row.reason = entry.reason;
        row.until = entry.until;
    }
}

ReviewFinding makeFinding(const Rule& rule, Hit&& hit) {
    ReviewFinding row;
    row.area = rule.area;
    row.finding.rule = rule.id;
    row.finding.severity = hit.severity.value_or(rule.severity);
    row.finding.subjects = std::move(hit.subjects);
    row.finding.what = std::move(hit.what);
    row.finding.why = hit.why.empty() ? Text(rule.why) : std::move(hit.why);
    row.finding.fix = hit.fix.empty() ? Text(rule.fix) : std::move(hit.fix);
    row.finding.source = rule.source;
    row.edits = std::move(hit.edits);
    return row;
}

/// Whether the rule of an entry was held against the plan; one that is no rule is asked of all.
bool isAsked(const Accepted& entry, const std::vector<ReviewRule>& rules) {
    const Rule* rule = reviewing::findRule(entry.rule);
    if (rule == nullptr) return true;
    return std::any_of(rules.begin(), rules.end(),
                       [&](const ReviewRule& row) { return row.id == rule->id; });
}

void count(ReviewAnswer& answer) {
    for (const ReviewFinding& row : answer.findings) {
        if (row.accepted) {
            ++answer.accepted;
        } else if (row.finding.severity == Severity::Error) {
            ++answer.errors;
        } else if (row.finding.severity == Severity::Warning) {
            ++answer.warnings;
        } else {
            ++answer.notes;
        }
    }
}

}  // namespace

std::vector<ReviewRule> ruleBook(const ReviewOptions& options) {
    std::vector<ReviewRule> rows;
    for (const Rule* rule : reviewing::allRules()) {
        if (isWanted(*rule, options)) rows.push_back(describe(*rule));
    }
    return rows;
}

ReviewAnswer review(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                    const ReviewAnswers& answers, const ReviewOptions& options) {
    const ReviewInput input(plan, network, catalogue, answers);
    ReviewAnswer answer;
    answer.asOf = plan.asOf;
    std::vector<bool> used(plan.accepted.size());
    for (const Rule* rule : reviewing::allRules()) {
        if (!isWanted(*rule, options)) continue;
        ReviewRule row = describe(*rule);
        if (rule->check != nullptr) {
            row.missing = reviewing::missingFields(plan, rule->needs);
            if (!row.missing.empty()) row.standing = RuleStanding::NotStated;
        }
        if (row.standing == RuleStanding::Held) {
            Hits hits;
            rule->check(input, hits);
            for (Hit& hit : hits) {
                ReviewFinding finding = makeFinding(*rule, std::move(hit));
                findAcceptance(plan, finding, used);
                ++(finding.accepted ? row.accepted : row.open);
                answer.findings.push_back(std::move(finding));
            }
        }
        answer.rules.push_back(std::move(row));
    }
    std::stable_sort(answer.findings.begin(), answer.findings.end(),
                     [](const ReviewFinding& a, const ReviewFinding& b) {
                         return a.finding.severity > b.finding.severity;
                     });
    count(answer);
    for (std::size_t a = 0; a < used.size(); ++a) {
        if (!used[a] && isAsked(plan.accepted[a], answer.rules)) {
            answer.idleAcceptances.push_back(a);
        }
    }
    if (options.areas.empty() && options.rules.empty()) {
        answer.index = reviewing::resiliencyIndex(input, answer.findings);
    } else {
        answer.index.notApplicable =
            tr("The resiliency index counts the findings of all rules: ask for all to see it.");
    }
    return answer;
}

}  // namespace peerplan
