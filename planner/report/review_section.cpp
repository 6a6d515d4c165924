// SPDX-License-Identifier: MIT
#include "planner/report/review_section.h"

#include <algorithm>
#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"
#include "planner/review/review_tables.h"

namespace peerplan {
namespace {

bool isShown(const ReviewFinding& row, bool gatewaysApart) {
    return !(gatewaysApart && row.area == RuleArea::Ogs);
}

Text verdict(const ReviewAnswer& answer) {
    if (answer.errors + answer.warnings + answer.notes == 0) {
        std::int64_t held = 0;
        for (const ReviewRule& rule : answer.rules) {
            held += rule.standing == RuleStanding::Held ? 1 : 0;
        }
        return Text(tr("The design breaks none of the {count} rules that the plan can be held "
                       "against."),
                    {{"count", held}});
    }
    return Text(tr("The design has {errors} {errors|error|errors}, {warnings} "
                   "{warnings|warning|warnings} and {notes} {notes|note|notes}; {accepted} "
                   "{accepted|finding is|findings are} accepted with a reason."),
                {{"errors", answer.errors},
                 {"warnings", answer.warnings},
                 {"notes", answer.notes},
                 {"accepted", answer.accepted}});
}

/// The first finding of each rule that is open and no note: reason, remedy and source once.
Findings firstOfEachRule(const ReviewAnswer& answer, bool gatewaysApart) {
    Findings block;
    for (const ReviewFinding& row : answer.findings) {
        if (row.accepted || row.finding.severity == Severity::Note) continue;
        if (!isShown(row, gatewaysApart)) continue;
        const bool told =
            std::any_of(block.findings.begin(), block.findings.end(),
                        [&](const Finding& finding) { return finding.rule == row.finding.rule; });
        if (!told) block.findings.push_back(row.finding);
    }
    return block;
}

Table allFindings(const ReviewAnswer& answer, const Names& names, bool gatewaysApart) {
    Table table;
    table.id = "review-findings";
    table.title = tr("Every finding");
    table.columns = {keyColumn("rule", tr("Rule"), CellKind::Text),
                     column("severity", tr("Severity"), CellKind::Grade),
                     keyColumn("subject", tr("Subject"), CellKind::Text),
                     column("what", tr("What"), CellKind::Text),
                     column("reason", tr("Accepted, for"), CellKind::Text)};
    for (const ReviewFinding& row : answer.findings) {
        if (!isShown(row, gatewaysApart)) continue;
        const auto& subjects = row.finding.subjects;
        table.rows.push_back({row.finding.rule, wordCell(row.finding.severity),
                              subjects.empty() ? Cell{} : Cell(names.of(subjects.front())),
                              row.finding.what, row.accepted ? words(row.reason) : Cell{}});
    }
    return table;
}

Table notHeld(const ReviewAnswer& answer) {
    Table table;
    table.id = "review-not-held";
    table.title = tr("Rules that could not be held against the plan");
    table.columns = {keyColumn("rule", tr("Rule"), CellKind::Text),
                     column("title", tr("A sound design"), CellKind::Text),
                     column("standing", tr("Standing"), CellKind::Text),
                     column("missing", tr("For want of"), CellKind::Text)};
    for (const ReviewRule& rule : answer.rules) {
        if (rule.standing == RuleStanding::Held) continue;
        std::string missing;
        for (const std::string& field : rule.missing) {
            if (!missing.empty()) missing += ' ';
            missing += field;
        }
        table.rows.push_back({rule.id, rule.title, wordCell(rule.standing),
                              rule.reason.empty() ? words(missing) : Cell(rule.reason)});
    }
    return table;
}

}  // namespace

Section reviewSection(const ReviewAnswer& answer, const Names& names, bool gatewaysApart) {
    Section section{"review", tr("Design review"), {}};
    section.blocks.emplace_back(Paragraph{verdict(answer)});
    Findings first = firstOfEachRule(answer, gatewaysApart);
    if (!first.findings.empty()) section.blocks.emplace_back(std::move(first));
    Table all = allFindings(answer, names, gatewaysApart);
    if (!all.rows.empty()) section.blocks.emplace_back(std::move(all));
    if (answer.index.applicable) {
        section.blocks.emplace_back(indexTable(answer.index));
    } else {
        section.blocks.emplace_back(Paragraph{answer.index.notApplicable});
    }
    Table left = notHeld(answer);
    if (!left.rows.empty()) section.blocks.emplace_back(std::move(left));
    return section;
}

}  // namespace peerplan
