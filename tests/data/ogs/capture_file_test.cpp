// SPDX-License-Identifier: MIT
#include "data/ogs/capture_file.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/ogs/connection_table.h"
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

Read captured(const std::string& bytes) {
    Read out;
    out.capture = readCapture(bytes, "probe.pcapng", DateOrder::Automatic, out.diagnostics);
    return out;
}

/// The four connections of the note; their ports and the lengths of their payloads.
void checkNote(const Read& read) {
    INFO(read.lines());
    REQUIRE(read.capture);
    const TcpCapture& capture = *read.capture;
    CHECK(read.diagnostics.empty());
    CHECK(capture.packets == 27);
    REQUIRE(capture.connections.size() == 4);
    const TcpConnection& first = capture.connections[0];
    CHECK(first.client == "10.10.0.134");
    CHECK(first.clientPort == 4542);
    CHECK(first.serverPort == 443);
    REQUIRE(first.segments.size() == 5);
    CHECK(first.segments[2].content == TlsContent::NotTls);
    CHECK(first.segments[2].length == 113);
    const TcpConnection& probe = capture.connections[1];
    REQUIRE(probe.segments.size() == 8);
    CHECK(probe.segments[0].syn);
    CHECK(probe.segments[0].frame == 6);
    CHECK(probe.segments[2].content == TlsContent::ClientHello);
    CHECK(probe.segments[2].length == 77);
    CHECK(probe.segments[4].length == 314);
    CHECK(probe.segments[7].fin);
    CHECK(probe.segments[7].sequence == 530);
    CHECK(probe.segments[7].timeUs - probe.segments[0].timeUs == 578'664);
    CHECK(probe.segments[7].timeUs == 1'381'146'663'876'186);
    CHECK(capture.connections[2].segments[3].content == TlsContent::ChangeCipherSpec);
}

MadePacket packet(std::int64_t timeUs, bool fromClient, std::string flags, std::uint32_t sequence,
                  std::string payload = {}) {
    MadePacket out;
    out.timeUs = timeUs;
    if (!fromClient) std::swap(out.source, out.destination);
    out.sourcePort = fromClient ? 50000 : 443;
    out.destinationPort = fromClient ? 443 : 50000;
    out.flags = std::move(flags);
    out.sequence = sequence;
    out.payload = std::move(payload);
    return out;
}

}  // namespace

TEST_CASE("the note's packets read the same from every form of capture") {
    checkNote(captured(captureOf(notePackets())));
    for (const std::uint32_t link : {0U, 101U, 113U, 276U}) {
        INFO(link);
        checkNote(captured(captureOf(notePackets(), {.linkType = link})));
    }
    checkNote(captured(captureOf(notePackets(), {.bigEndian = true})));
    checkNote(captured(captureOf(notePackets(), {.nanoseconds = true})));
    checkNote(captured(captureOf(notePackets(), {.vlan = true})));
    checkNote(captured(captureOf(notePackets(), {.pcapng = true})));
    checkNote(captured(captureOf(notePackets(), {.pcapng = true, .nanoseconds = true})));
    checkNote(captured(captureOf(notePackets(), {.pcapng = true, .bigEndian = true})));
}

TEST_CASE("packets cut short by the capture keep the lengths that were sent") {
    // 60 bytes: headers and the first 6 of the payload, which show a ClientHello's kind.
    checkNote(captured(captureOf(notePackets(), {.kept = 60})));
    const Read headers = captured(captureOf(notePackets(), {.kept = 54}));
    REQUIRE(headers.capture);
    CHECK(headers.capture->connections[1].segments[2].length == 77);
    CHECK(headers.capture->connections[1].segments[2].content == TlsContent::Unknown);
}

TEST_CASE("IPv6, a server's segments and the name that a ClientHello asks for") {
    std::vector<MadePacket> packets = {
        packet(1, true, "S", 100), packet(2, false, "SA", 900), packet(3, true, "A", 101),
        packet(4, true, "PA", 101, clientHello(0, "GW1.example.com")),
        packet(5, false, "PA", 901, tlsRecord(22, 90))};
    for (MadePacket& made : packets) {
        const bool fromClient = made.sourcePort == 50000;
        made.source = fromClient ? "2001:db8::1" : "2001:db8::2";
        made.destination = fromClient ? "2001:db8::2" : "2001:db8::1";
    }
    const Read read = captured(captureOf(packets));
    INFO(read.lines());
    REQUIRE(read.capture);
    REQUIRE(read.capture->connections.size() == 1);
    const TcpConnection& connection = read.capture->connections[0];
    CHECK(connection.client == "2001:db8::1");
    CHECK(connection.server == "2001:db8::2");
    CHECK(connection.serverName == "gw1.example.com");
    REQUIRE(connection.segments.size() == 5);
    CHECK_FALSE(connection.segments[1].fromClient);
    CHECK(connection.segments[4].content == TlsContent::Handshake);
    CHECK(connection.segments[4].length == 90);
}

TEST_CASE("the same ends begin another connection with another SYN, not with its repetition") {
    const Read read = captured(captureOf({packet(1, true, "S", 100), packet(2, true, "S", 100),
                                          packet(3, false, "SA", 900), packet(4, true, "FA", 101),
                                          packet(5, true, "S", 7000), packet(6, true, "A", 7001)}));
    REQUIRE(read.capture);
    REQUIRE(read.capture->connections.size() == 2);
    CHECK(read.capture->connections[0].segments.size() == 4);
    CHECK(read.capture->connections[1].segments.size() == 2);
    // What began before the capture is no connection of it.
    const Read late = captured(captureOf({packet(1, true, "A", 100), packet(2, false, "A", 5)}));
    REQUIRE(late.capture);
    CHECK(late.capture->connections.empty());
    CHECK(late.capture->packets == 2);
}

TEST_CASE("answers of name servers and fragments of datagrams are kept") {
    std::string fragment = dnsAnswerFrame("x.example.com", {"192.0.2.1"});
    fragment[20] = '\x20';  // more fragments follow
    const Read read = captured(
        captureOfFrames({dnsAnswerFrame("GW2.example.com", {"192.0.2.1", "192.0.2.2"}), fragment}));
    INFO(read.lines());
    REQUIRE(read.capture);
    REQUIRE(read.capture->names.size() == 2);
    CHECK(read.capture->names[0].name == "gw2.example.com");
    CHECK(read.capture->names[1].address == "192.0.2.2");
    REQUIRE(read.capture->fragments.size() == 1);
    CHECK(read.capture->fragments[0].source == "192.0.2.53");
    CHECK(read.capture->fragments[0].frame == 2);
}

TEST_CASE("a capture that breaks off is read as far as it goes") {
    const std::string whole = captureOf(notePackets());
    const Read read = captured(whole.substr(0, whole.size() - 10));
    REQUIRE(read.capture);
    CHECK(read.capture->packets == 26);
    CHECK_THAT(read.lines(), containsText("the capture breaks off after packet 26"));
    // Whatever the cut, it ends in a value or a sentence.
    const std::string next = captureOf(notePackets(), {.pcapng = true});
    for (const std::string& bytes : {whole, next}) {
        for (std::size_t cut = 0; cut < bytes.size(); cut += 7) {
            const Read part = captured(bytes.substr(0, cut));
            CHECK(part.capture.has_value() != hasErrors(part.diagnostics));
        }
    }
}

TEST_CASE("wrong lengths are said with the packet after which they stand") {
    std::string bytes = captureOf(notePackets());
    // The second record's captured length: after the head (24), a record's head (16) and its frame
    // (54), 8 bytes into its own head.
    bytes.replace(24 + 16 + 54 + 8, 4, "\xff\xff\xff\x7f");
    const Read read = captured(bytes);
    CHECK_FALSE(read.capture);
    CHECK_THAT(read.lines(), containsText("contradicts itself after packet 1"));
    // A header of TCP that says it is longer than the packet: left out, and said.
    std::string broken = captureOf(notePackets());
    broken[24 + 16 + 14 + 20 + 12] = '\xf0';
    const Read left = captured(broken);
    REQUIRE(left.capture);
    CHECK_THAT(left.lines(), containsText("cannot be taken apart"));
    CHECK(left.capture->connections.size() == 3);
    // A block of pcapng that claims gigabytes.
    std::string next = captureOf(notePackets(), {.pcapng = true});
    next.replace(28 + 20 + 4, 4, "\xf0\xff\xff\x7f");
    CHECK_FALSE(captured(next).capture);
    CHECK_THAT(captured(captureOf(notePackets(), {.linkType = 105})).lines(),
               containsText("captured on a kind of link that is not read; found IEEE802_11"));
    CHECK_THAT(captured("\x1f\x8b\x08").lines(), containsText("unpack it first"));
    CHECK_THAT(captured("").lines(), containsText("neither a packet capture nor a list"));
}

TEST_CASE("long connections keep their first segments, and many connections are cut") {
    ConnectionTable table;
    PacketSegment segment;
    segment.sourcePort = 1;
    segment.segment.syn = true;
    table.add(segment);
    segment.segment.syn = false;
    for (int i = 0; i < 5000; ++i) table.add(segment);
    CHECK_FALSE(table.cut());
    std::vector<TcpConnection> connections = table.take();
    REQUIRE(connections.size() == 1);
    CHECK(connections[0].segments.size() == ConnectionTable::mostSegmentsEach);
    CHECK(connections[0].segmentCount == 5001);

    ConnectionTable many;
    segment.segment.syn = true;
    for (std::size_t i = 0; i <= ConnectionTable::mostConnections; ++i) {
        segment.sourcePort = static_cast<std::uint16_t>(i % 65'536);
        segment.segment.sequence = static_cast<std::uint32_t>(i);
        many.add(segment);
    }
    CHECK(many.cut());
    CHECK(many.take().size() == ConnectionTable::mostConnections);
}
