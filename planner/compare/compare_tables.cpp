// SPDX-License-Identifier: MIT
#include "planner/compare/compare_tables.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"

namespace peerplan {
namespace {

Text::Argument whole(double value) {
    return static_cast<std::int64_t>(std::llround(value));
}

/// The place, the failure and the mark of the best, behind a value.
std::string behind(const CompareRow& row, const CompareCell& cell) {
    std::string text = row.unit == CompareUnit::Money ? std::string() : cell.where;
    if (!cell.failure.empty()) {
        if (!text.empty()) {
            text += " (";
            text += cell.failure;
            text += ')';
        } else {
            text = cell.failure;
        }
    }
    if (cell.best) text += text.empty() ? "*" : " *";
    return text;
}

Text screenText(const CompareRow& row, const CompareCell& cell) {
    if (!cell.words.empty()) {
        Text text = cell.words;
        if (cell.best) text.pattern += " *";
        return text;
    }
    if (!cell.value) return tr("–");
    const double value = *cell.value;
    const std::string at = behind(row, cell);
    const auto text = [&](const char* alone, const char* placed, Text::Argument argument) {
        return at.empty() ? Text(alone, {{"value", std::move(argument)}})
                          : Text(placed, {{"value", std::move(argument)}, {"at", at}});
    };
    switch (row.unit) {
        case CompareUnit::Ms:
            return text(tr("{value} ms"), tr("{value} ms {at}"), Decimal{value, 1});
        case CompareUnit::Minutes:
            return text(tr("{value} min"), tr("{value} min {at}"),
                        Decimal{value, value < 100 ? 1 : 0});
        case CompareUnit::Money: {
            Text money =
                text(tr("{value} {currency}"), tr("{value} {currency} {at}"), whole(value));
            money.arguments.emplace_back("currency", cell.where);
            return money;
        }
        case CompareUnit::Ratio:
            return text(tr("{value}"), tr("{value} {at}"), Ratio{value});
        case CompareUnit::Score:
            return text(tr("{value}"), tr("{value} {at}"), Decimal{value, 1});
        case CompareUnit::Count:
        case CompareUnit::Users:
        case CompareUnit::InWords:
            break;
    }
    return text(tr("{value}"), tr("{value} {at}"), whole(value));
}

/// Median and 95th percentile in one.
Text pairText(const CompareCell& median, const CompareCell& p95) {
    if (!median.value || !p95.value) return tr("–");
    Text text(tr("{median} / {p95} ms"),
              {{"median", Decimal{*median.value, 1}}, {"p95", Decimal{*p95.value, 1}}});
    if (median.best && p95.best) {
        text.pattern += " *";
    } else if (median.best) {
        text.pattern = tr("{median} * / {p95} ms");
    } else if (p95.best) {
        text.pattern = tr("{median} / {p95} * ms");
    }
    return text;
}

/// Counts of several rows in one cell, such as errors, warnings and notes.
Text countsText(const std::vector<CompareRow>& rows, std::size_t first, std::size_t count,
                std::size_t design) {
    std::string list;
    for (std::size_t r = first; r < first + count; ++r) {
        const CompareCell& cell = rows[r].cells[design];
        if (!cell.value) return tr("–");
        if (!list.empty()) list += " / ";
        list += std::to_string(std::llround(*cell.value));
    }
    if (rows[first].cells[design].best) list += " *";
    return Text("{list}", {{"list", list}});
}

std::vector<Column> designColumns(const CompareAnswer& answer) {
    std::vector<Column> columns;
    for (const ComparedDesign& design : answer.designs) {
        columns.push_back({design.name, Text("{name}", {{"name", design.name}}), CellKind::Text});
    }
    return columns;
}

Table designsTable(const CompareAnswer& answer) {
    Table table;
    table.id = "designs";
    table.title = tr("Designs");
    table.columns = {keyColumn("design", tr("design"), CellKind::Text),
                     column("title", tr("name"), CellKind::Text),
                     column("same_as", tr("same as"), CellKind::Text),
                     column("sites", tr("sites"), CellKind::Integer),
                     column("users", tr("users"), CellKind::Integer),
                     column("circuits", tr("circuits"), CellKind::Integer),
                     column("internet", tr("Internet egresses"), CellKind::Integer)};
    for (const ComparedDesign& design : answer.designs) {
        table.rows.push_back({design.name, words(design.title),
                              design.sameAs ? Cell(answer.designs[*design.sameAs].name) : Cell(),
                              design.figures.sites, design.figures.users, design.figures.circuits,
                              design.figures.internetEgresses});
    }
    return table;
}

Table figuresTable(const CompareAnswer& answer) {
    Table table;
    table.id = "figures";
    table.title = tr("Figures");
    table.columns = {keyColumn("figure", tr("figure"), CellKind::Text),
                     keyColumn("region", tr("region"), CellKind::Text),
                     keyColumn("design", tr("design"), CellKind::Text),
                     column("value", tr("value"), CellKind::Number, 2),
                     column("unit", tr("unit"), CellKind::Text),
                     column("words", tr("in words"), CellKind::Text),
                     column("where", tr("where"), CellKind::Text),
                     column("failure", tr("failure"), CellKind::Component),
                     column("best", tr("best"), CellKind::Boolean)};
    for (const CompareRow& row : answer.rows) {
        for (std::size_t d = 0; d < row.cells.size(); ++d) {
            const CompareCell& cell = row.cells[d];
            table.rows.push_back({row.figure, words(row.region), answer.designs[d].name,
                                  number(cell.value), wordCell(row.unit),
                                  cell.words.empty() ? Cell() : Cell(cell.words), words(cell.where),
                                  words(cell.failure), cell.best});
        }
    }
    return table;
}

Table stepsTable(const CompareAnswer& answer) {
    Table table;
    table.id = "steps";
    table.title = tr("What people change in a failover");
    table.columns = {keyColumn("design", tr("design"), CellKind::Text),
                     keyColumn("means", tr("in"), CellKind::Text),
                     column("sites", tr("sites"), CellKind::Integer),
                     column("what", tr("what"), CellKind::Text)};
    for (const ComparedDesign& design : answer.designs) {
        for (const ManualStep& step : design.figures.steps) {
            table.rows.push_back({design.name, wordCell(step.means), step.sites, step.what});
        }
    }
    return table;
}

Table complexityTable(const CompareAnswer& answer) {
    Table table;
    table.id = "complexity";
    table.title = tr("What makes DNS and routing complex");
    table.columns = {keyColumn("design", tr("design"), CellKind::Text),
                     keyColumn("of", tr("of"), CellKind::Text),
                     column("level", tr("level"), CellKind::Text),
                     column("reason", tr("because"), CellKind::Text)};
    for (const ComparedDesign& design : answer.designs) {
        const auto add = [&](const char* of, const ComplexityAnswer& complexity) {
            if (complexity.reasons.empty()) {
                table.rows.push_back(
                    {design.name, std::string(of), wordCell(complexity.level), Cell()});
            }
            for (const Text& reason : complexity.reasons) {
                table.rows.push_back(
                    {design.name, std::string(of), wordCell(complexity.level), reason});
            }
        };
        add("dns", design.figures.dns);
        add("routing", design.figures.routing);
    }
    return table;
}

Table officesTable(const CompareAnswer& answer) {
    Table table;
    table.id = "offices";
    table.title = tr("Offices");
    table.columns = {keyColumn("design", tr("design"), CellKind::Text),
                     keyColumn("site", tr("site"), CellKind::Text),
                     column("users", tr("users"), CellKind::Integer),
                     column("rtt_ms", tr("RTT"), CellKind::Ms),
                     column("least_rtt_ms", tr("least"), CellKind::Ms),
                     column("most_rtt_ms", tr("greatest"), CellKind::Ms),
                     column("most_in", tr("in"), CellKind::Component),
                     shareColumn("internet", tr("by the Internet")),
                     shareColumn("internet_year", tr("over a year")),
                     shareColumn("abroad", tr("in another region")),
                     shareColumn("abroad_most", tr("in a failure")),
                     column("waits", tr("waits for a person"), CellKind::Boolean),
                     column("own_internet", tr("own Internet"), CellKind::Boolean),
                     shareColumn("headroom", tr("headroom")),
                     column("headroom_at", tr("of"), CellKind::Component),
                     column("minutes_without", tr("min a year without"), CellKind::Number, 1),
                     column("findings", tr("findings"), CellKind::Integer)};
    for (const ComparedDesign& design : answer.designs) {
        for (const OfficeWays& office : design.figures.offices) {
            table.rows.push_back(
                {design.name, office.site, office.users, number(office.rttMs),
                 number(office.leastMs), number(office.mostMs), words(office.mostIn),
                 office.internetShare, office.internetYear, office.abroadShare, office.abroadMost,
                 office.waits, office.ownInternet, number(office.leastHeadroom),
                 words(office.leastElement), number(office.minutesWithout), office.findings});
        }
    }
    return table;
}

/// Rows of the screen's table of findings.
constexpr std::size_t shownFindings = 5;

}  // namespace

Table compareFiguresTable(const CompareAnswer& answer) {
    Table table;
    table.id = "comparison";
    table.title = tr("Designs side by side");
    table.columns = {keyColumn("figure", tr("what"), CellKind::Text)};
    for (Column& one : designColumns(answer)) table.columns.push_back(std::move(one));
    for (std::size_t r = 0; r < answer.rows.size(); ++r) {
        const CompareRow& row = answer.rows[r];
        std::vector<Cell> cells{row.title};
        if (row.figure == "rtt-median") {
            cells[0] = row.region.empty()
                           ? Text(tr("RTT, median / P95"))
                           : Text(tr("… {region}"), {{"region", regionName(answer, row.region)}});
            for (std::size_t d = 0; d < row.cells.size(); ++d) {
                cells.emplace_back(pairText(row.cells[d], answer.rows[r + 1].cells[d]));
            }
            ++r;
        } else if (row.figure == "errors") {
            cells[0] = Text(tr("errors, warnings, notes"));
            for (std::size_t d = 0; d < row.cells.size(); ++d) {
                cells.emplace_back(countsText(answer.rows, r, 3, d));
            }
            r += 2;
        } else if (row.figure == "gained") {
            cells[0] = Text(tr("findings gained / lost"));
            for (std::size_t d = 0; d < row.cells.size(); ++d) {
                cells.emplace_back(countsText(answer.rows, r, 2, d));
            }
            ++r;
        } else {
            for (const CompareCell& cell : row.cells) cells.emplace_back(screenText(row, cell));
        }
        table.rows.push_back(std::move(cells));
    }
    table.notes.push_back(Text(
        tr("* the best of its row. At risk are users whom some single failure cuts off or leaves "
           "waiting for a person.")));
    return table;
}

Table compareFindingsTable(const CompareAnswer& answer, std::size_t most) {
    Table table;
    table.id = "findings";
    table.title = tr("Findings that designs have gained and lost against the first");
    table.columns = {keyColumn("design", tr("design"), CellKind::Text),
                     column("change", tr("change"), CellKind::Text),
                     keyColumn("rule", tr("rule"), CellKind::Text),
                     column("severity", tr("severity"), CellKind::Grade),
                     column("subject", tr("about"), CellKind::Component),
                     column("what", tr("what"), CellKind::Text)};
    std::size_t left = 0;
    for (const ComparedDesign& design : answer.designs) {
        for (const FindingChange& change : design.changes) {
            if (table.rows.size() >= most) {
                ++left;
                continue;
            }
            const Finding& finding = change.finding;
            table.rows.push_back(
                {design.name, std::string(change.gained ? "gained" : "lost"), finding.rule,
                 wordCell(finding.severity),
                 finding.subjects.empty() ? Cell() : Cell(finding.subjects.front()), finding.what});
        }
    }
    if (left > 0) {
        table.notes.push_back(Text(tr("{n} more {n|is|are} in --format json and --format csv."),
                                   {{"n", static_cast<std::int64_t>(left)}}));
    }
    return table;
}

namespace {

/// For the screen: a line a design, rule and severity, errors first.
Table gainedRules(const CompareAnswer& answer) {
    struct Line {
        Severity severity;
        std::size_t design;
        std::string rule;
        std::vector<std::string> subjects;
    };
    std::vector<Line> lines;
    for (std::size_t d = 0; d < answer.designs.size(); ++d) {
        for (const FindingChange& change : answer.designs[d].changes) {
            if (!change.gained) continue;
            const Finding& finding = change.finding;
            auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& one) {
                return one.design == d && one.rule == finding.rule &&
                       one.severity == finding.severity;
            });
            if (line == lines.end()) {
                lines.push_back({finding.severity, d, finding.rule, {}});
                line = std::prev(lines.end());
            }
            line->subjects.push_back(finding.subjects.empty() ? std::string()
                                                              : finding.subjects.front());
        }
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line& a, const Line& b) { return a.severity > b.severity; });
    Table table;
    table.id = "gained";
    table.title = tr("Findings gained against the first");
    table.columns = {keyColumn("severity", tr("severity"), CellKind::Grade),
                     keyColumn("rule", tr("rule"), CellKind::Text),
                     keyColumn("design", tr("design"), CellKind::Text),
                     column("times", tr("times"), CellKind::Integer),
                     column("about", tr("about"), CellKind::Text)};
    for (std::size_t i = 0; i < lines.size() && i < shownFindings; ++i) {
        const Line& line = lines[i];
        std::string about = line.subjects.front();
        if (line.subjects.size() > 1) about += ", …";
        table.rows.push_back({wordCell(line.severity), line.rule, answer.designs[line.design].name,
                              static_cast<std::int64_t>(line.subjects.size()), about});
    }
    if (lines.size() > shownFindings) {
        table.notes.push_back(
            Text(tr("{n} more {n|is|are} in --format json and --format csv."),
                 {{"n", static_cast<std::int64_t>(lines.size() - shownFindings)}}));
    }
    return table;
}

}  // namespace

Table compareOfficesTable(const CompareAnswer& answer, std::size_t design, std::size_t most) {
    const ComparedDesign& first = answer.designs.front();
    const ComparedDesign& other = answer.designs[design];
    Table table;
    table.id = "offices";
    table.title = Text(tr("Office by office: {first} | {other}"),
                       {{"first", first.name}, {"other", other.name}});
    table.columns = {keyColumn("site", tr("office"), CellKind::Text),
                     column("users", tr("users"), CellKind::Integer),
                     column("own_internet", tr("own Internet"), CellKind::Boolean),
                     column("rtt_ms", tr("RTT, ms"), CellKind::Text),
                     column("headroom", tr("headroom"), CellKind::Text),
                     column("minutes", tr("min a year without"), CellKind::Text),
                     column("findings", tr("findings"), CellKind::Text),
                     column("better", tr("nearer by"), CellKind::Text)};
    std::map<std::string, const OfficeWays*> others;
    for (const OfficeWays& office : other.figures.offices) others.emplace(office.site, &office);
    std::vector<const OfficeWays*> offices;
    for (const OfficeWays& office : first.figures.offices) offices.push_back(&office);
    std::stable_sort(offices.begin(), offices.end(),
                     [](const OfficeWays* a, const OfficeWays* b) { return a->users > b->users; });
    const auto pair = [](const std::optional<Text::Argument>& a,
                         const std::optional<Text::Argument>& b) {
        if (a && b) return Text(tr("{a} | {b}"), {{"a", *a}, {"b", *b}});
        if (a) return Text(tr("{a} | –"), {{"a", *a}});
        if (b) return Text(tr("– | {b}"), {{"b", *b}});
        return Text(tr("–"));
    };
    const auto decimal = [](const std::optional<double>& value) -> std::optional<Text::Argument> {
        if (!value) return std::nullopt;
        return Decimal{*value, 1};
    };
    const auto ratio = [](const std::optional<double>& value) -> std::optional<Text::Argument> {
        if (!value) return std::nullopt;
        // Whole per cents keep a line a line.
        return Ratio{std::round(*value * 100) / 100};
    };
    static const OfficeWays nothing;
    for (std::size_t i = 0; i < offices.size() && i < most; ++i) {
        const OfficeWays& a = *offices[i];
        const auto found = others.find(a.site);
        const OfficeWays& b = found == others.end() ? nothing : *found->second;
        Cell nearer;
        if (a.rttMs && b.rttMs && *a.rttMs != *b.rttMs) {
            nearer = *a.rttMs < *b.rttMs ? first.name : other.name;
        }
        table.rows.push_back(
            {a.site, a.users, a.ownInternet, pair(decimal(a.rttMs), decimal(b.rttMs)),
             pair(ratio(a.leastHeadroom), ratio(b.leastHeadroom)),
             pair(decimal(a.minutesWithout), decimal(b.minutesWithout)),
             pair(Text::Argument(a.findings), Text::Argument(b.findings)), nearer});
    }
    if (offices.size() > most) {
        table.notes.push_back(Text(tr("{n} more {n|is|are} in --format json and --format csv."),
                                   {{"n", static_cast<std::int64_t>(offices.size() - most)}}));
    }
    return table;
}

std::vector<Table> compareScreen(const CompareAnswer& answer) {
    std::vector<Table> tables{compareFiguresTable(answer)};
    Table gained = gainedRules(answer);
    if (!gained.rows.empty()) tables.push_back(std::move(gained));
    return tables;
}

std::vector<Table> compareTables(const CompareAnswer& answer) {
    return {designsTable(answer),
            figuresTable(answer),
            compareFindingsTable(answer, std::numeric_limits<std::size_t>::max()),
            stepsTable(answer),
            complexityTable(answer),
            officesTable(answer)};
}

}  // namespace peerplan
