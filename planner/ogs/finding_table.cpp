// SPDX-License-Identifier: MIT
#include "planner/ogs/finding_table.h"

#include <utility>
#include <vector>

#include "planner/bandwidth/columns.h"

namespace peerplan {

Table gatewayFindingTable(std::span<const Finding> findings,
                          std::span<const std::string> accepted) {
    Table table;
    table.id = "findings";
    table.title = tr("Findings");
    table.columns = {keyColumn("rule", tr("Rule"), CellKind::Text),
                     column("severity", tr("Severity"), CellKind::Grade),
                     keyColumn("subject", tr("Subject")),
                     column("what", tr("What"), CellKind::Text),
                     column("why", tr("Why"), CellKind::Text),
                     column("fix", tr("Fix"), CellKind::Text)};
    if (!accepted.empty()) {
        table.columns.push_back(column("accepted", tr("Accepted"), CellKind::Text));
    }
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        std::vector<Cell> row{finding.rule,
                              wordCell(finding.severity),
                              finding.subjects.empty() ? Cell{} : Cell(finding.subjects.front()),
                              finding.what,
                              finding.why,
                              finding.fix};
        if (!accepted.empty()) row.push_back(words(accepted[i]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace peerplan
