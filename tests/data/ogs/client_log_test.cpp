// SPDX-License-Identifier: MIT
#include "data/ogs/client_log.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::string record(const std::string& date, const std::string& time, const std::string& body) {
    return "*****\n\nDate : " + date + "\nTime : " + time +
           "\nType : Information\nSource : acvpnui\n\nDescription : " + body + "\n\n";
}

/// The four kinds of records as Cisco's note on OGS lays them out.
const std::string noteLog =
    record("10/04/2013", "14:00:44",
           "Function: ClientIfcBase::startAHS\nFile: .\\ClientIfcBase.cpp\nLine: 2785\n"
           "OGS was already performed, previous selection will be used.") +
    record(
        "10/04/2013", "14:21:27",
        "Function: CHeadendSelection::CSelectionThread::Run\nFile: .\\AHS\\HeadendSelection.cpp\n"
        "Line: 928\nOGS starting thread named gw2.cisco.com") +
    record("10/04/2013", "14:31:37",
           "Function: CHeadendSelection::CSelectionThread::logThreadPingResults\n"
           "File: .\\AHS\\HeadendSelection.cpp\nLine: 1137\n"
           "OGS ping results for gw2.cisco.com: (219 218 132)") +
    record("10/04/2013", "12:29:38",
           "Function: CHeadendSelection::logPingResults\nFile: .\\AHS\\HeadendSelection.cpp\n"
           "Line: 589\n*** OGS Selection Results ***\n\n"
           "OGS performed for connection attempt. Last server: 'gw2.cisco.com'\n\n"
           "Results obtained from OGS cache. No ping tests were performed.\n\n"
           "Server Address    RTT (ms)\ngw1.cisco.com     302\n"
           "gw2.cisco.com     132 <===== the lowest of three\ngw3.cisco.com     506\n"
           "gw4.cisco.com     877\n\nSelected 'gw2.cisco.com' as the optimal server.");

struct Read {
    std::optional<OgsLog> log;
    Diagnostics diagnostics;
    std::string lines() const { return asLines(diagnostics); }
};

Read logOf(const std::string& bytes, const ClientLogOptions& options = {}) {
    Read out;
    out.log = readClientLog(bytes, "AnyConnect.txt", options, out.diagnostics);
    return out;
}

std::string crlf(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
}

std::string utf16(const std::string& ascii) {
    std::string out = "\xff\xfe";
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

/// Day 15982 since 1970 is 2013-10-04.
constexpr std::int64_t noteDay = 15982 * std::int64_t{86'400};

void checkNote(const Read& read) {
    INFO(read.lines());
    REQUIRE(read.log);
    const OgsLog& log = *read.log;
    CHECK(log.kind == LogKind::EventLog);
    CHECK(log.records == 4);
    REQUIRE(log.events.size() == 4);
    CHECK(std::holds_alternative<OgsReuse>(log.events[0].what));
    CHECK(log.events[0].source == "acvpnui");
    // 14:21:27 is 51687 s into the day.
    CHECK(log.events[1].clock == noteDay + 51'687);
    CHECK(std::get<OgsThreadStart>(log.events[1].what).host == "gw2.cisco.com");
    const auto& pings = std::get<OgsPingResults>(log.events[2].what);
    CHECK(pings.host == "gw2.cisco.com");
    CHECK(pings.ms == std::vector<std::optional<std::int64_t>>{219, 218, 132});
    const auto& selection = std::get<OgsSelection>(log.events[3].what);
    CHECK(selection.attempt == "connection");
    CHECK(selection.last == "gw2.cisco.com");
    CHECK(selection.cached);
    CHECK(selection.selected == "gw2.cisco.com");
    REQUIRE(selection.rows.size() == 4);
    CHECK(selection.rows[0].host == "gw1.cisco.com");
    CHECK(selection.rows[1].ms == 132);
    CHECK(selection.rows[3].ms == 877);
}

}  // namespace

TEST_CASE("the log of Cisco's note says which hosts were probed, with what results, and who won") {
    checkNote(logOf(noteLog));
}

TEST_CASE("a log reads the same in every encoding and with either end of line") {
    checkNote(logOf(crlf(noteLog)));
    checkNote(logOf("\xef\xbb\xbf" + crlf(noteLog)));
    checkNote(logOf(utf16(crlf(noteLog))));
    // A German Windows writes umlauts as single bytes.
    std::string western = noteLog;
    western.replace(western.find("Information"), 11, "f\xfcr Ger\xe4te");
    checkNote(logOf(western));
    // Japanese Windows (CP932): the type is "information" in two characters of two bytes each.
    std::string japanese = noteLog;
    for (std::size_t at = japanese.find("Type : "); at != std::string::npos;
         at = japanese.find("Type : ", at + 1)) {
        japanese.replace(at, 18, "\x8e\xed\x97\xde : \x8f\xee\x95\xf1");
    }
    checkNote(logOf(japanese));
    checkNote(logOf(japanese, {.encoding = TextEncoding::Cp932}));
}

TEST_CASE("the names of the fields are not looked at, for Windows translates them") {
    std::string german = noteLog;
    for (const auto& [from, to] : {std::pair{"Date : ", "Datum : "},
                                   {"Time : ", "Uhrzeit : "},
                                   {"Description : ", "Beschreibung: "}}) {
        for (std::size_t at = german.find(from); at != std::string::npos;
             at = german.find(from, at + 1)) {
            german.replace(at, std::string(from).size(), to);
        }
    }
    checkNote(logOf(german));
}

TEST_CASE("dates tell their own order where one of them can") {
    const std::string start = "OGS starting thread named gw1";
    // 2013-10-13 is day 15991; the other date is then the 4th of October, day 15982.
    const Read dayFirst =
        logOf(record("04/10/2013", "00:00:00", start) + record("13/10/2013", "00:00:01", start));
    REQUIRE(dayFirst.log);
    CHECK(dayFirst.log->events[0].clock == noteDay);
    CHECK(dayFirst.log->events[1].clock == 15991 * std::int64_t{86'400} + 1);
    CHECK(dayFirst.lines().empty());
    const Read german = logOf(record("04.10.2013", "2:00:00 PM", start));
    REQUIRE(german.log);
    CHECK(german.log->events[0].clock == noteDay + 14 * 3600);
    CHECK(logOf(record("2013/10/04", "00:00:00", start)).log->events[0].clock == noteDay);
    // Nothing shows the order: the month is taken to come first, and that is said.
    const Read open = logOf(record("10/04/2013", "00:00:00", start));
    CHECK(open.log->events[0].clock == noteDay);
    CHECK_THAT(open.lines(), containsText("month first is taken (--date-order)"));
    CHECK(logOf(record("04/10/2013", "00:00:00", start), {.dates = DateOrder::DayFirst})
              .log->events[0]
              .clock == noteDay);
    CHECK_THAT(
        logOf(record("13/10/2013", "00:00:00", start) + record("10/13/2013", "00:00:00", start))
            .lines(),
        containsText("say which with --date-order"));
}

TEST_CASE("system logs of Linux and macOS are read line by line") {
    const std::string text =
        "Jan 12 17:05:35 x5 acvpnui[16263]: Function: startAHS File: ClientIfcBase.cpp Line: 2785 "
        "OGS was already performed, previous selection will be used.\n"
        "Jan 12 17:05:36 x5 acvpnui[16263]: OGS starting thread named GW1.example.com\n"
        "Jan 12 17:05:37 x5 acvpnui[16263]: OGS ping results for gw1.example.com: (30 x 29)\n"
        "Jan 12 17:05:38 x5 acvpnui[16263]: Function: logPingResults File: HeadendSelection.cpp "
        "Line: 589 *** OGS Selection Results *** OGS performed for connection attempt. "
        "Last server: '' Server Address RTT (ms) gw1.example.com 29 gw2.example.com - "
        "Selected 'gw1.example.com' as the optimal server.\n"
        "Jan 12 17:06:00 x5 kernel: something else\n";
    const Read read = logOf(text, {.year = 2013});
    INFO(read.lines());
    REQUIRE(read.log);
    CHECK(read.log->kind == LogKind::Syslog);
    CHECK(read.log->yearKnown);
    CHECK(read.log->records == 5);
    REQUIRE(read.log->events.size() == 4);
    CHECK(read.log->events[0].source == "acvpnui");
    // 2013-01-12 is day 15717; 17:05:36 is 61536 s.
    CHECK(read.log->events[1].clock == 15717 * std::int64_t{86'400} + 61'536);
    CHECK(std::get<OgsThreadStart>(read.log->events[1].what).host == "gw1.example.com");
    CHECK(std::get<OgsPingResults>(read.log->events[2].what).ms ==
          std::vector<std::optional<std::int64_t>>{30, std::nullopt, 29});
    const auto& selection = std::get<OgsSelection>(read.log->events[3].what);
    REQUIRE(selection.rows.size() == 2);
    CHECK(selection.rows[0].ms == 29);
    CHECK_FALSE(selection.rows[1].ms);
    CHECK(selection.last.empty());
    CHECK_FALSE(selection.cached);

    const Read withoutYear = logOf(text);
    CHECK_FALSE(withoutYear.log->yearKnown);
    CHECK_THAT(withoutYear.lines(), containsText("say which with --year"));
    // A line feed inside a record is #012 in a system log; ISO 8601 states the year itself.
    const Read iso = logOf(
        "2013-10-04T14:21:27.123+02:00 mac acvpnui[1]: *** OGS Selection Results ***#012OGS "
        "performed for connection attempt. Last server: 'a'#012Server Address RTT (ms)#012b 7 "
        "<== lowest#012Selected 'b' as the optimal server.\n");
    REQUIRE(iso.log->events.size() == 1);
    CHECK(iso.log->yearKnown);
    CHECK(iso.log->events[0].clock == noteDay + 51'687);
    CHECK(std::get<OgsSelection>(iso.log->events[0].what).rows.size() == 1);
}

TEST_CASE("automatic proxy detection is seen, and what breaks off is said") {
    const Read read =
        logOf(record("10/14/2013", "14:00:00",
                     "OGS will not be performed because automatic proxy detection is configured.") +
              record("10/14/2013", "25:00:00", "OGS starting thread named gw1") +
              record("13/13/2013", "14:00:00", "OGS starting thread named gw1") +
              record("10/14/2013", "14:00:01", "OGS ping results for gw1: (1 2") +
              record("10/14/2013", "14:00:01", "*** OGS Selection Results ***\nnothing more") +
              "*****\nDate : 10/14/2013\nTime : 14:00");
    INFO(read.lines());
    REQUIRE(read.log);
    REQUIRE(read.log->events.size() == 2);
    CHECK(std::holds_alternative<OgsProxyRefusal>(read.log->events[0].what));
    CHECK_THAT(read.lines(), containsText("no such time: its record is left out"));
    CHECK_THAT(read.lines(), containsText("no such date: its record is left out"));
    CHECK_THAT(read.lines(), containsText("results of OGS that cannot be read"));
    CHECK_THAT(read.lines(), containsText("without its table"));
}

TEST_CASE("what is no log is refused in bounded time") {
    CHECK_THAT(logOf("").lines(), containsText("not a log of the VPN client"));
    CHECK_THAT(logOf("Dear all,\nplease find attached\n").lines(),
               containsText("not a log of the VPN client"));
    // One endless line, of words, of asterisks, and after a good record.
    CHECK_FALSE(logOf(std::string(std::size_t{1} << 23U, 'x')).log);
    CHECK_FALSE(logOf(std::string(std::size_t{1} << 23U, '*')).log);
    const Read endless = logOf(noteLog + "*****\n" + std::string(std::size_t{1} << 23U, ':'));
    REQUIRE(endless.log);
    CHECK(endless.log->events.size() == 4);
    CHECK_THAT(endless.lines(), containsText("a line too long for a log is cut"));
    const Read large = logOf(std::string(largestText + 1, 'x'));
    CHECK_FALSE(large.log);
    CHECK_THAT(large.lines(), containsText("the file is too large"));
    const Read silent = logOf(record("10/14/2013", "14:00:00", "Connected."));
    REQUIRE(silent.log);
    CHECK_THAT(silent.lines(), containsText("the log says nothing about OGS"));
}
