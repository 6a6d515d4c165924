// SPDX-License-Identifier: MIT
#include "planner/review/review_tables.h"

#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"

namespace peerplan {
namespace {

Cell textCell(const Text& text) {
    return text.empty() ? Cell{} : Cell(text);
}

std::string joined(std::span<const std::string> parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += ' ';
        text += part;
    }
    return text;
}

Table summaryTable(const ReviewAnswer& answer) {
    Table table;
    table.id = "summary";
    table.title = tr("Design review");
    table.columns = {column("errors", tr("Errors"), CellKind::Integer),
                     column("warnings", tr("Warnings"), CellKind::Integer),
                     column("notes", tr("Notes"), CellKind::Integer),
                     column("accepted", tr("Accepted"), CellKind::Integer),
                     column("held", tr("Rules held"), CellKind::Integer),
                     column("not_stated", tr("Not stated"), CellKind::Integer),
                     column("not_checkable", tr("Not checkable"), CellKind::Integer)};
    std::int64_t standings[3] = {};
    for (const ReviewRule& rule : answer.rules)
        ++standings[static_cast<std::size_t>(rule.standing)];
    table.rows.push_back({answer.errors, answer.warnings, answer.notes, answer.accepted,
                          standings[0], standings[1], standings[2]});
    return table;
}

}  // namespace

Table findingsTable(const ReviewAnswer& answer) {
    Table table;
    table.id = "findings";
    table.title = tr("Findings");
    table.columns = {keyColumn("rule", tr("Rule"), CellKind::Text),
                     column("area", tr("Area"), CellKind::Text),
                     column("severity", tr("Severity"), CellKind::Grade),
                     keyColumn("subject", tr("Subject")),
                     column("subjects", tr("All subjects"), CellKind::Text),
                     column("what", tr("What"), CellKind::Text),
                     column("why", tr("Why"), CellKind::Text),
                     column("fix", tr("Fix"), CellKind::Text),
                     column("source", tr("Source"), CellKind::Text),
                     column("accepted", tr("Accepted"), CellKind::Boolean),
                     column("reason", tr("Reason"), CellKind::Text),
                     column("until", tr("Until"), CellKind::Date)};
    for (const ReviewFinding& row : answer.findings) {
        const Finding& finding = row.finding;
        table.rows.push_back({finding.rule, wordCell(row.area), wordCell(finding.severity),
                              finding.subjects.empty() ? Cell{} : Cell(finding.subjects.front()),
                              words(joined(finding.subjects)), textCell(finding.what),
                              textCell(finding.why), textCell(finding.fix), words(finding.source),
                              row.accepted, words(row.reason),
                              row.until ? Cell(*row.until) : Cell{}});
    }
    return table;
}

Table rulesTable(std::span<const ReviewRule> rules, bool againstPlan) {
    Table table;
    table.id = "rules";
    table.title = tr("Rules");
    table.columns = {keyColumn("rule", tr("Rule"), CellKind::Text),
                     column("area", tr("Area"), CellKind::Text),
                     column("severity", tr("Severity"), CellKind::Grade),
                     column("title", tr("A sound design"), CellKind::Text),
                     column("why", tr("Why"), CellKind::Text),
                     column("fix", tr("Fix"), CellKind::Text),
                     column("source", tr("Source"), CellKind::Text),
                     column("standing", tr("Standing"), CellKind::Text),
                     column("missing", tr("Not stated"), CellKind::Text),
                     column("reason", tr("Not checkable, for"), CellKind::Text)};
    for (const ReviewRule& rule : rules) {
        const bool told = againstPlan || rule.standing == RuleStanding::NotCheckable;
        table.rows.push_back({rule.id, wordCell(rule.area), wordCell(rule.severity),
                              textCell(rule.title), textCell(rule.why), textCell(rule.fix),
                              words(rule.source), told ? wordCell(rule.standing) : Cell{},
                              words(joined(rule.missing)), textCell(rule.reason)});
    }
    if (!againstPlan) return table;
    table.columns.push_back(column("open", tr("Findings"), CellKind::Integer));
    table.columns.push_back(column("accepted", tr("Accepted"), CellKind::Integer));
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const bool held = rules[i].standing == RuleStanding::Held;
        table.rows[i].push_back(held ? Cell(rules[i].open) : Cell{});
        table.rows[i].push_back(held ? Cell(rules[i].accepted) : Cell{});
    }
    return table;
}

Table indexTable(const ResiliencyIndexAnswer& index) {
    Table table;
    table.id = "resiliency-index";
    table.title = tr("Microsoft's resiliency index, as peerplan predicts it");
    table.columns = {keyColumn("gateway", tr("Gateway")),
                     keyColumn("category", tr("Category"), CellKind::Text),
                     column("points", tr("Points"), CellKind::Number, 1),
                     column("most", tr("Of"), CellKind::Number, 0),
                     column("why", tr("For"), CellKind::Text),
                     column("to_gain", tr("To gain"), CellKind::Text)};
    for (const GatewayIndex& gateway : index.gateways) {
        double most = 0;
        for (const IndexPart& part : gateway.parts) {
            most += part.most;
            table.rows.push_back({gateway.gateway, part.category, part.points, part.most,
                                  textCell(part.why), textCell(part.toGain)});
        }
        table.rows.push_back(
            {gateway.gateway, std::string("in all"), gateway.score, most, Cell{}, Cell{}});
    }
    if (!index.applicable) table.notes.push_back(index.notApplicable);
    for (const Text& gap : index.gaps) table.notes.push_back(gap);
    return table;
}

std::vector<Table> reviewTables(const ReviewAnswer& answer) {
    return {summaryTable(answer), findingsTable(answer), rulesTable(answer.rules, true),
            indexTable(answer.index)};
}

}  // namespace peerplan
