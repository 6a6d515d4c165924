// SPDX-License-Identifier: MIT
#include "data/catalogue/table.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "data/catalogue/list.h"
#include "data/catalogue/row_fault.h"
#include "model/catalogue/lookup.h"
#include "model/error.h"

namespace peerplan {
namespace {

using catalogue::CsvKind;
using catalogue::List;

constexpr std::string_view providerList = "providers";

/// "geopolitical_region" as a head: "Geopolitical region".
std::string headOf(std::string_view key) {
    std::string head(key);
    std::replace(head.begin(), head.end(), '_', ' ');
    if (!head.empty() && head[0] >= 'a' && head[0] <= 'z') {
        head[0] = static_cast<char>(head[0] - 'a' + 'A');
    }
    return head;
}

Column columnOf(std::string_view key, CellKind kind, bool isKey = false) {
    Column column;
    column.key = key;
    column.title = Text(headOf(key));
    column.kind = kind;
    column.isKey = isKey;
    return column;
}

int digitsBehindPoint(std::string_view number) {
    const std::size_t point = number.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(number.size() - point - 1);
}

Cell cellOf(CsvKind kind, const std::string& text) {
    if (text.empty()) return std::monostate{};
    switch (kind) {
        case CsvKind::Number: {
            double number = 0;
            std::from_chars(text.data(), text.data() + text.size(), number);
            return number;
        }
        case CsvKind::Flag:
            return text == "yes";
        case CsvKind::List: {
            std::string spaced;
            for (const char byte : text) {
                spaced += byte;
                if (byte == ';') spaced += ' ';
            }
            return spaced;
        }
        case CsvKind::Word:
            break;
    }
    return text;
}

CellKind kindOf(CsvKind kind) {
    if (kind == CsvKind::Number) return CellKind::Number;
    if (kind == CsvKind::Flag) return CellKind::Boolean;
    return CellKind::Text;
}

bool holds(const std::vector<std::string>& cells, const std::string& folded) {
    return std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) {
        return foldName(cell).find(folded) != std::string::npos;
    });
}

/// Whole numbers are written without a point, the others with as many digits as the longest has.
void setDigits(Column& column, int digits) {
    constexpr int most = 4;
    column.digits = std::min(digits, most);
}

Table tableOf(const List& list) {
    Table table;
    table.id = list.name();
    table.title = Text(headOf(std::string(list.name())));
    for (const auto& shown : list.columns()) {
        table.columns.push_back(columnOf(shown.name, kindOf(shown.kind), shown.key));
    }
    return table;
}

Table providerTable(const Catalogue& catalogue, const std::string& folded) {
    Table table;
    table.id = providerList;
    table.title = Text(tr("Providers"));
    table.columns = {
        columnOf("name", CellKind::Text, true),   columnOf("slug", CellKind::Text),
        columnOf("locations", CellKind::Integer), columnOf("peering_locations", CellKind::Text),
        columnOf("source", CellKind::Text),       columnOf("as_of", CellKind::Text)};
    for (const CatalogueProvider& provider : catalogue.providers) {
        std::string places;
        for (const std::string& place : provider.peeringLocations) {
            if (!places.empty()) places += "; ";
            places += place;
        }
        if (!holds({provider.name, provider.slug, places}, folded)) continue;
        table.rows.push_back({provider.name, provider.slug,
                              static_cast<std::int64_t>(provider.peeringLocations.size()), places,
                              provider.provenance.source, provider.provenance.asOf});
    }
    return table;
}

void sortByTime(Table& table, std::vector<double>& times) {
    std::vector<std::size_t> order(times.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return times[a] < times[b]; });
    std::vector<std::vector<Cell>> sorted;
    for (const std::size_t i : order) {
        sorted.push_back(std::move(table.rows[i]));
        sorted.back().emplace_back(times[i]);
    }
    table.rows = std::move(sorted);
    table.columns.push_back(columnOf("rtt_ms", CellKind::Ms));
    table.columns.back().title = Text(tr("RTT"));
}

[[noreturn]] void refuse(Text message, std::string_view found, std::string suggestion) {
    Diagnostic diagnostic;
    diagnostic.message = std::move(message);
    diagnostic.found = found;
    diagnostic.suggestion = std::move(suggestion);
    throw UsageError(Diagnostics{std::move(diagnostic)});
}

const List& listOrRefuse(std::string_view name) {
    if (const List* list = catalogue::findList(name)) return *list;
    std::vector<std::string_view> names = {providerList};
    for (const List* list : catalogue::lists()) names.push_back(list->name());
    refuse({tr("The catalogue has no list {list}."), {{"list", std::string(name)}}}, name,
           catalogue::nearestName(name, names));
}

}  // namespace

Table catalogueIndex(const Catalogue& catalogue) {
    Table table;
    table.id = "catalogue";
    table.title = Text(tr("Catalogue"));
    table.columns = {columnOf("list", CellKind::Text, true), columnOf("rows", CellKind::Integer),
                     columnOf("file", CellKind::Text)};
    for (const List* list : catalogue::lists()) {
        table.rows.push_back({std::string(list->name()),
                              static_cast<std::int64_t>(list->size(catalogue)),
                              std::string(list->file())});
    }
    table.rows.push_back({std::string(providerList),
                          static_cast<std::int64_t>(catalogue.providers.size()), std::monostate{}});
    return table;
}

Table catalogueTable(const Catalogue& catalogue, std::string_view list, std::string_view filter,
                     const RttTo& rttTo) {
    const std::string folded = foldName(filter);
    if (list == providerList && !rttTo) return providerTable(catalogue, folded);
    if (list != providerList) listOrRefuse(list);
    const List* shown = catalogue::findList(list);
    if (rttTo && (shown == nullptr || !shown->hasPlaces())) {
        refuse({tr("The rows of the list {list} are no places; nearness says nothing there."),
                {{"list", std::string(list)}}},
               list, "peering-locations");
    }
    Table table = tableOf(*shown);
    const auto columns = shown->columns();
    std::vector<int> digits(columns.size(), 0);
    std::vector<double> times;
    for (std::size_t row = 0; row < shown->size(catalogue); ++row) {
        const std::vector<std::string> cells = shown->cells(catalogue, row);
        if (!holds(cells, folded)) continue;
        std::vector<Cell> made;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            made.push_back(cellOf(columns[i].kind, cells[i]));
            if (columns[i].kind == CsvKind::Number) {
                digits[i] = std::max(digits[i], digitsBehindPoint(cells[i]));
            }
        }
        table.rows.push_back(std::move(made));
        if (rttTo) {
            const auto place = shown->place(catalogue, row);
            times.push_back(rttTo(place.latitude, place.longitude));
        }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) setDigits(table.columns[i], digits[i]);
    if (rttTo) sortByTime(table, times);
    return table;
}

}  // namespace peerplan
