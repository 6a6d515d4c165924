// SPDX-License-Identifier: MIT
#include "data/ogs/packet_list.h"

#include <optional>
#include <string>
#include <utility>

#include "data/ogs/capture_file.h"
#include "tests/support/capture_bytes.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

struct Read {
    std::optional<TcpCapture> capture;
    Diagnostics diagnostics;
    std::string lines() const { return asLines(diagnostics); }
};

Read listed(const std::string& bytes) {
    Read out;
    out.capture = readCapture(bytes, "probe.csv", DateOrder::Automatic, out.diagnostics);
    return out;
}

/// A list with tabs as Wireshark's CSV.
std::string asCsv(const std::string& tabs) {
    std::string out = "\"";
    for (std::size_t i = 0; i + 1 < tabs.size(); ++i) {
        if (tabs[i] == '\t') {
            out += "\",\"";
        } else if (tabs[i] == '\n') {
            out += "\"\r\n\"";
        } else {
            out += tabs[i];
        }
    }
    return out + "\"\r\n";
}

/// And as its plain text, in columns.
std::string asText(const std::string& tabs) {
    std::string out = "   ";
    for (const char c : tabs) out += c == '\t' ? std::string("    ") : std::string(1, c);
    return out;
}

void checkNote(const Read& read) {
    INFO(read.lines());
    REQUIRE(read.capture);
    const TcpCapture& capture = *read.capture;
    CHECK(capture.clock == CaptureClock::Local);
    REQUIRE(capture.connections.size() == 4);
    CHECK(capture.connections[0].clientPort == 4542);
    CHECK(capture.connections[0].serverPort == 443);
    REQUIRE(capture.connections[0].segments.size() == 5);
    CHECK(capture.connections[0].segments[2].content == TlsContent::NotTls);
    CHECK(capture.connections[0].segments[2].length == 113);
    REQUIRE(capture.connections[1].segments.size() == 8);
    CHECK(capture.connections[1].segments[0].frame == 713);
    CHECK(capture.connections[1].segments[2].content == TlsContent::ClientHello);
    CHECK(capture.connections[1].segments[2].length == 77);
    CHECK(capture.connections[1].segments[7].fin);
    CHECK(capture.connections[1].segments[7].timeUs == 1'381'146'663'876'186);
    CHECK(capture.connections[2].clientPortName == "lamer-1e");
    CHECK(capture.connections[3].clientPortName == "gds-adpflw-db");
    CHECK(capture.connections[3].segments.size() == 7);
}

}  // namespace

TEST_CASE("the note's table reads the same with tabs, as CSV and in columns") {
    checkNote(listed(notePacketList()));
    checkNote(listed(asCsv(notePacketList())));
    checkNote(listed(asText(notePacketList())));
}

TEST_CASE("directions, flags, marks, names and fragments of a list are understood") {
    const Read read = listed(
        "No.\tTime\tSource\tDestination\tProtocol\tLength\tInfo\n"
        "1\t0.000000\t10.0.0.1\t192.0.2.53\tDNS\t75\tStandard query 0x1 A gw1.example.com\n"
        "2\t0.010000\t192.0.2.53\t10.0.0.1\tDNS\t91\tStandard query response 0x1 A "
        "gw1.example.com CNAME x.example.net A 192.0.2.1 A 192.0.2.9\n"
        "3\t0.020000\t10.0.0.1\t192.0.2.1\tTCP\t66\t50000 → 443 [SYN] Seq=0 Win=64240 Len=0\n"
        "4\t0.050000\t192.0.2.1\t10.0.0.1\tTCP\t66\t443 → 50000 [SYN, ACK] Seq=0 Ack=1 Win=8192\n"
        "5\t0.051000\t10.0.0.1\t192.0.2.1\tTLSv1.2\t571\tClient Hello (SNI=GW1.example.com)\n"
        "6\t0.081000\t192.0.2.1\t10.0.0.1\tTLSv1.2\t160\tServer Hello\n"
        "7\t0.201000\t192.0.2.1\t10.0.0.1\tTCP\t160\t[TCP Retransmission] 443 → 50000 [PSH, ACK] "
        "Seq=1 Ack=518 Win=8192 Len=106\n"
        "8\t0.301000\t192.0.2.1\t10.0.0.1\tIPv4\t1514\tFragmented IP protocol (proto=TCP 6)\n"
        "9\t0.400000\t10.0.0.1\t192.0.2.1\tUDP\t100\t50000 → 443 Len=58\n");
    INFO(read.lines());
    REQUIRE(read.capture);
    const TcpCapture& capture = *read.capture;
    CHECK(capture.clock == CaptureClock::Relative);
    CHECK(capture.packets == 9);
    REQUIRE(capture.names.size() == 2);
    CHECK(capture.names[1].name == "gw1.example.com");
    CHECK(capture.names[1].address == "192.0.2.9");
    REQUIRE(capture.fragments.size() == 1);
    REQUIRE(capture.connections.size() == 1);
    const TcpConnection& connection = capture.connections[0];
    CHECK(connection.serverName == "gw1.example.com");
    REQUIRE(connection.segments.size() == 5);
    CHECK(connection.segments[0].window == 64240);
    CHECK_FALSE(connection.segments[1].fromClient);
    // 571 less 54 bytes of headers.
    CHECK(connection.segments[2].length == 517);
    CHECK(connection.segments[3].content == TlsContent::ServerHello);
    CHECK_FALSE(connection.segments[3].fromClient);
    CHECK(connection.segments[4].markedRetransmission);
    CHECK(connection.segments[4].length == 106);
}

TEST_CASE("times of a list are since 1970, since its beginning, or of a clock") {
    const auto clockOf = [](const std::string& time) {
        const Read read =
            listed("Time\tSource\tDestination\tInfo\n" + time + "\ta\tb\t1 > 2 [SYN] Seq=0\n");
        return read.capture ? std::pair{read.capture->clock, read.capture->firstUs}
                            : std::pair{CaptureClock::Utc, std::int64_t{-1}};
    };
    CHECK(clockOf("1381146663.040834") ==
          std::pair{CaptureClock::Utc, std::int64_t{1'381'146'663'040'834}});
    CHECK(clockOf("2013-10-07T11:51:03.5Z") ==
          std::pair{CaptureClock::Utc, std::int64_t{1'381'146'663'500'000}});
    CHECK(clockOf("3.297522") == std::pair{CaptureClock::Relative, std::int64_t{3'297'522}});
    CHECK(clockOf("00:00:03.297522") == std::pair{CaptureClock::Relative, std::int64_t{3'297'522}});
    CHECK(clockOf("yesterday").second == -1);
}

TEST_CASE("details between packets are passed over, and what cannot be read is said") {
    const Read read = listed(
        "No.     Time        Source    Destination   Protocol Length Info\n"
        "      1 0.000000    10.0.0.1  192.0.2.1     TCP      62     1 > 2 [SYN] Seq=0\n"
        "\nFrame 1: 62 bytes on wire\n    Internet Protocol\n"
        "No.     Time        Source    Destination   Protocol Length Info\n"
        "      2 yesterday   10.0.0.1  192.0.2.1     TCP      54     1 > 2 [FIN, ACK] Seq=1\n");
    REQUIRE(read.capture);
    CHECK(read.capture->packets == 1);
    CHECK_THAT(read.lines(), containsText("7:0 warning: a packet without a time that can be read"));
    CHECK_THAT(listed("No.\tTime\tSource\tDestination\tInfo\n").lines(),
               containsText("no packet of this list can be read"));
    CHECK_THAT(listed("hello\nworld\n").lines(),
               containsText("neither a packet capture nor a list of packets"));
    const Read endless =
        listed("No.\tTime\tSource\tDestination\tInfo\n1\t0.0\ta\tb\t1 > 2 [SYN]\n" +
               std::string(std::size_t{1} << 23U, '\t'));
    REQUIRE(endless.capture);
    CHECK_THAT(endless.lines(), containsText("a line too long for a packet is left out"));
    CHECK_FALSE(
        listed("\"No.\",\"Time\",\"Source\",\"Destination\",\"Info\"\n\"1\",\"0.0").capture);
}
