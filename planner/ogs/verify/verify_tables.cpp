// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/verify_tables.h"

#include <optional>
#include <string>
#include <utility>

namespace peerplan {
namespace {

Cell textOrNothing(const std::string& text) {
    return text.empty() ? Cell{} : Cell(text);
}

Cell number(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell{};
}

Cell number(const std::optional<std::int64_t>& value) {
    return value ? Cell(*value) : Cell{};
}

Cell countOrNothing(std::int64_t count) {
    return count == 0 ? Cell{} : Cell(count);
}

template <class Enum>
Cell wordCell(Enum value) {
    return std::string(word(value));
}

Table verdictTable(const OgsVerifyAnswer& answer) {
    Table table;
    table.id = "verdict";
    table.title = tr("What the client chose, held against what it measured");
    table.columns = {{"verdict", tr("verdict"), CellKind::Grade, 0, false},
                     {"attempts", tr("attempts"), CellKind::Integer, 0, false},
                     {"attempt", tr("compared"), CellKind::Integer, 0, false},
                     {"tolerance_ms", tr("tolerance"), CellKind::Ms, 0, false},
                     {"clock_offset_s", tr("capture's clock, s"), CellKind::Number, 3, false}};
    table.rows.push_back({wordCell(answer.verdict), answer.attempts, countOrNothing(answer.attempt),
                          answer.toleranceMs, number(answer.clockOffsetS)});
    return table;
}

Table checksTable(const char* id, const char* title, const std::vector<OgsCheck>& checks) {
    Table table;
    table.id = id;
    table.title = title;
    table.columns = {{"rule", tr("rule"), CellKind::Text, 0, true},
                     {"attempt", tr("attempt"), CellKind::Integer, 0, true},
                     {"gateway", tr("gateway"), CellKind::Text, 0, true},
                     {"outcome", tr("outcome"), CellKind::Grade, 0, false},
                     {"says", tr("finding"), CellKind::Text, 0, false}};
    for (const OgsCheck& check : checks) {
        table.rows.push_back({textOrNothing(check.rule), countOrNothing(check.attempt),
                              textOrNothing(check.gateway), wordCell(check.outcome), check.says});
    }
    return table;
}

std::string probesText(const std::vector<std::optional<std::int64_t>>& ms) {
    std::string out;
    for (const auto& value : ms) {
        if (!out.empty()) out += ' ';
        out += value ? std::to_string(*value) : "-";
    }
    return out;
}

Table gatewaysTable(const OgsVerifyAnswer& answer) {
    Table table;
    table.id = "gateways";
    table.title = tr("Gateways");
    table.columns = {{"gateway", tr("gateway"), CellKind::Text, 0, true},
                     {"verdict", tr("verdict"), CellKind::Grade, 0, false},
                     {"address", tr("address"), CellKind::Text, 0, false},
                     {"log_probes_ms", tr("probes in the log, ms"), CellKind::Text, 0, false},
                     {"table_ms", tr("table"), CellKind::Integer, 0, false},
                     {"capture_ms", tr("capture, smallest"), CellKind::Ms, 3, false},
                     {"selected", tr("selected"), CellKind::Boolean, 0, false}};
    for (const GatewayVerdict& gateway : answer.gateways) {
        table.rows.push_back({gateway.gateway, wordCell(gateway.verdict),
                              textOrNothing(gateway.address),
                              textOrNothing(probesText(gateway.logMs)), number(gateway.tableMs),
                              number(gateway.captureMs), gateway.selected});
    }
    return table;
}

/// Seconds of a minute of the capture's clock, so that the subtraction can be read off.
Cell secondOf(std::int64_t us, std::int64_t minute) {
    return static_cast<double>(us - minute) / 1e6;
}

std::string roleText(const VerifiedConnection& connection) {
    std::string out(word(connection.role));
    if (connection.role == ProbeRole::Probe) {
        out += ' ';
        out += std::to_string(connection.probe);
    }
    return out;
}

Table probesTable(const OgsVerifyAnswer& answer) {
    Table table;
    table.id = "probes";
    table.title = tr("Connections: the client's FIN less its SYN");
    table.columns = {{"gateway", tr("gateway"), CellKind::Text, 0, true},
                     {"role", tr("what"), CellKind::Text, 0, true},
                     {"syn_s", tr("SYN, s"), CellKind::Number, 6, true},
                     {"fin_s", tr("FIN, s"), CellKind::Number, 6, false},
                     {"difference_ms", tr("difference"), CellKind::Ms, 3, false},
                     {"log_ms", tr("log"), CellKind::Integer, 0, false},
                     {"residual_ms", tr("residual"), CellKind::Ms, 3, false}};
    std::int64_t minute = 0;
    for (const VerifiedConnection& each : answer.connections) {
        if (minute == 0 || each.synUs < minute) minute = each.synUs;
    }
    minute -= minute % 60'000'000;
    for (const VerifiedConnection& each : answer.connections) {
        table.rows.push_back({each.gateway, roleText(each), secondOf(each.synUs, minute),
                              each.finFrame == 0 ? Cell{} : secondOf(each.finUs, minute),
                              number(each.differenceMs), number(each.logMs),
                              number(each.residualMs)});
    }
    table.notes.emplace_back(
        tr("Seconds count from the full minute before the first. Only probes are compared"));
    return table;
}

Table packetsTable(const OgsVerifyAnswer& answer) {
    Table table;
    table.id = "packets";
    table.title = tr("Where they stand in the capture");
    table.columns = {{"gateway", tr("gateway"), CellKind::Text, 0, true},
                     {"role", tr("what"), CellKind::Text, 0, true},
                     {"port", tr("client's port"), CellKind::Text, 0, true},
                     {"server", tr("server"), CellKind::Text, 0, false},
                     {"syn_frame", tr("SYN"), CellKind::Integer, 0, true},
                     {"fin_frame", tr("FIN"), CellKind::Integer, 0, false},
                     {"handshake_ms", tr("RTT"), CellKind::Ms, 3, false}};
    for (const VerifiedConnection& each : answer.connections) {
        table.rows.push_back({each.gateway, roleText(each), each.clientPort, each.server,
                              each.synFrame, countOrNothing(each.finFrame),
                              number(each.handshakeMs)});
    }
    table.notes.emplace_back(
        tr("SYN and FIN are packets' numbers; RTT is from the SYN to the client's first "
           "acknowledgement"));
    return table;
}

Table troubleTable(const OgsVerifyAnswer& answer) {
    Table table;
    table.id = "trouble";
    table.title = tr("What connections suffered");
    table.columns = {{"gateway", tr("gateway"), CellKind::Text, 0, true},
                     {"role", tr("what"), CellKind::Text, 0, true},
                     {"port", tr("port"), CellKind::Text, 0, true},
                     {"retransmissions", tr("sent again"), CellKind::Integer, 0, false},
                     {"stall_ms", tr("stall"), CellKind::Ms, 3, false},
                     {"duplicate_acks", tr("repeated ACKs"), CellKind::Integer, 0, false},
                     {"fragments", tr("fragments"), CellKind::Integer, 0, false},
                     {"resets", tr("resets"), CellKind::Integer, 0, false},
                     {"zero_windows", tr("closed windows"), CellKind::Integer, 0, false},
                     {"slow", tr("slow"), CellKind::Boolean, 0, false}};
    for (const VerifiedConnection& each : answer.connections) {
        const ConnectionTrouble& trouble = each.trouble;
        if (!trouble.any()) continue;
        table.rows.push_back({each.gateway, roleText(each), each.clientPort,
                              trouble.retransmissions, number(trouble.stallMs),
                              trouble.duplicateAcks, trouble.fragments, trouble.resets,
                              trouble.zeroWindows, trouble.slow});
    }
    return table;
}

Table nextTable(const OgsVerifyAnswer& answer) {
    Table table;
    table.id = "next";
    table.title = tr("What to do next");
    table.columns = {{"step", tr("step"), CellKind::Integer, 0, true},
                     {"says", tr("what"), CellKind::Text, 0, false}};
    std::int64_t step = 0;
    for (const Text& says : answer.next) table.rows.push_back({++step, says});
    return table;
}

}  // namespace

std::vector<Table> verifyTables(const OgsVerifyAnswer& answer) {
    std::vector<Table> out = {verdictTable(answer)};
    const auto add = [&](Table table) {
        if (!table.rows.empty()) out.push_back(std::move(table));
    };
    add(checksTable("reasons", tr("Why"), answer.reasons));
    add(gatewaysTable(answer));
    add(probesTable(answer));
    add(packetsTable(answer));
    add(troubleTable(answer));
    add(checksTable("checks", tr("Checks"), answer.checks));
    add(nextTable(answer));
    return out;
}

}  // namespace peerplan
