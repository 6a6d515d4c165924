// SPDX-License-Identifier: MIT
#include "data/ogs/packet.h"

#include <pcap/dlt.h>
#include <tins/dns.h>
#include <tins/dot1q.h>
#include <tins/ethernetII.h>
#include <tins/exceptions.h>
#include <tins/ip.h>
#include <tins/ipv6.h>
#include <tins/loopback.h>
#include <tins/rawpdu.h>
#include <tins/sll.h>
#include <tins/tcp.h>
#include <tins/udp.h>

#include <algorithm>
#include <memory>

#include "data/ogs/text_lines.h"
#include "data/ogs/tls_record.h"

namespace peerplan {
namespace {

/// Of one answer of a name server.
constexpr std::size_t mostAddresses = 64;
constexpr std::size_t longestName = 255;

/// The header of Linux cooked captures of version 2: libtins knows only the first version.
constexpr std::size_t cooked2Header = 20;

std::unique_ptr<Tins::PDU> ipPacket(std::span<const std::uint8_t> bytes) {
    const auto length = static_cast<std::uint32_t>(bytes.size());
    if (bytes.empty()) return nullptr;
    const unsigned version = bytes[0] >> 4U;
    if (version == 4) return std::make_unique<Tins::IP>(bytes.data(), length);
    if (version == 6) return std::make_unique<Tins::IPv6>(bytes.data(), length);
    return nullptr;
}

std::unique_ptr<Tins::PDU> linkPacket(int linkType, std::span<const std::uint8_t> bytes) {
    const auto length = static_cast<std::uint32_t>(bytes.size());
    switch (linkType) {
        case DLT_EN10MB:
            return std::make_unique<Tins::EthernetII>(bytes.data(), length);
        case DLT_LINUX_SLL:
            return std::make_unique<Tins::SLL>(bytes.data(), length);
        case DLT_LINUX_SLL2:
            if (bytes.size() < cooked2Header) return nullptr;
            return ipPacket(bytes.subspan(cooked2Header));
        case DLT_NULL:
        case DLT_LOOP:
            // A family number of four bytes, in whatever order of bytes: IP says its version
            // itself.
            if (bytes.size() < 4) return nullptr;
            return ipPacket(bytes.subspan(4));
        default:
            return ipPacket(bytes);
    }
}

/// What the headers of the network say: addresses, bytes of payload, whether it is a piece.
struct Network {
    std::string source;
    std::string destination;
    /// Of what stands behind the IP headers, as sent.
    std::uint32_t length = 0;
    bool fragment = false;
};

std::optional<Network> networkOf(const Tins::PDU& packet) {
    Network out;
    if (const auto* v4 = packet.find_pdu<Tins::IP>()) {
        out.source = v4->src_addr().to_string();
        out.destination = v4->dst_addr().to_string();
        const std::uint32_t header = v4->header_size();
        // 0 where the sender's network card made several packets of one (segmentation offload).
        const std::uint32_t total = v4->tot_len() == 0 ? v4->size() : v4->tot_len();
        out.length = total > header ? total - header : 0;
        out.fragment = v4->is_fragmented();
        return out;
    }
    if (const auto* v6 = packet.find_pdu<Tins::IPv6>()) {
        out.source = v6->src_addr().to_string();
        out.destination = v6->dst_addr().to_string();
        const std::uint32_t extensions = v6->header_size() > 40 ? v6->header_size() - 40 : 0;
        const std::uint32_t total = v6->payload_length();
        out.length = total > extensions ? total - extensions : 0;
        out.fragment = v6->search_header(Tins::IPv6::FRAGMENT) != nullptr;
        return out;
    }
    return std::nullopt;
}

PacketSegment segmentOf(const Network& network, const Tins::TCP& tcp) {
    PacketSegment out;
    out.source = network.source;
    out.destination = network.destination;
    out.sourcePort = tcp.sport();
    out.destinationPort = tcp.dport();
    TcpSegment& segment = out.segment;
    segment.syn = tcp.get_flag(Tins::TCP::SYN) != 0;
    segment.ack = tcp.get_flag(Tins::TCP::ACK) != 0;
    segment.fin = tcp.get_flag(Tins::TCP::FIN) != 0;
    segment.rst = tcp.get_flag(Tins::TCP::RST) != 0;
    segment.sequence = tcp.seq();
    segment.acknowledged = tcp.ack_seq();
    segment.window = tcp.window();
    const std::uint32_t header = tcp.header_size();
    segment.length = network.length > header ? network.length - header : 0;
    if (segment.length == 0) return out;
    const auto* payload = tcp.find_pdu<Tins::RawPDU>();
    if (payload == nullptr || payload->payload().empty()) {
        segment.content = TlsContent::Unknown;
        return out;
    }
    const TlsRecord record = tlsRecordOf(payload->payload());
    segment.content = record.content;
    out.serverName = record.serverName;
    return out;
}

void takeNames(const Tins::UDP& udp, std::vector<DnsAnswer>& names) {
    const auto* payload = udp.find_pdu<Tins::RawPDU>();
    if (udp.sport() != 53 || payload == nullptr) return;
    const Tins::DNS dns(payload->payload().data(),
                        static_cast<std::uint32_t>(payload->payload().size()));
    if (dns.type() != Tins::DNS::RESPONSE || dns.questions_count() != 1) return;
    const auto questions = dns.queries();
    if (questions.empty()) return;
    // Addresses may belong to another name that the one asked for stands for: the question counts.
    const std::string name = printableHost(questions.front().dname());
    if (name.empty() || name.size() > longestName) return;
    for (const Tins::DNS::resource& answer : dns.answers()) {
        const bool address =
            answer.query_type() == Tins::DNS::A || answer.query_type() == Tins::DNS::AAAA;
        if (address && names.size() < mostAddresses) names.push_back({name, answer.data(), 0});
    }
}

}  // namespace

bool isReadLinkType(int linkType) {
    constexpr int rawNumbers[] = {DLT_RAW, 101, DLT_IPV4, DLT_IPV6};
    return linkType == DLT_EN10MB || linkType == DLT_LINUX_SLL || linkType == DLT_LINUX_SLL2 ||
           linkType == DLT_NULL || linkType == DLT_LOOP ||
           std::find(std::begin(rawNumbers), std::end(rawNumbers), linkType) !=
               std::end(rawNumbers);
}

std::optional<Packet> takeApart(int linkType, std::span<const std::uint8_t> bytes) {
    Packet out;
    try {
        const std::unique_ptr<Tins::PDU> packet = linkPacket(linkType, bytes);
        if (!packet) return out;
        const auto network = networkOf(*packet);
        if (!network) return out;
        if (network->fragment) {
            out.fragment = IpFragment{0, 0, network->source, network->destination};
        } else if (const auto* tcp = packet->find_pdu<Tins::TCP>()) {
            out.tcp = segmentOf(*network, *tcp);
        } else if (const auto* udp = packet->find_pdu<Tins::UDP>()) {
            takeNames(*udp, out.names);
        }
    } catch (const Tins::exception_base&) {
        return std::nullopt;
    }
    return out;
}

}  // namespace peerplan
