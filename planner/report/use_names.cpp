// SPDX-License-Identifier: MIT
#include "planner/report/use_names.h"

#include <string>
#include <variant>

namespace peerplan {

void useNames(Table& table, const Names& names) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        for (auto& row : table.rows) {
            auto* text = std::get_if<std::string>(&row[i]);
            if (text == nullptr) continue;
            if (column.key == "site") {
                *text = names.site(*text);
            } else if (column.key == "region") {
                *text = names.region(*text);
            } else if (column.key == "service") {
                *text = names.service(*text);
            } else if (column.key == "services" || column.key == "first_sites") {
                *text = names.ofList(*text, column.key == "services" ? "service" : "site");
            } else if (column.kind == CellKind::Component) {
                *text = names.of(*text);
            }
        }
    }
}

}  // namespace peerplan
