// SPDX-License-Identifier: MIT
#include "data/ogs/packet_list_info.h"

#include <algorithm>
#include <array>
#include <utility>

#include "data/ogs/text_lines.h"
#include "data/ogs/tls_record.h"

namespace peerplan {
namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool isArrow(std::string_view word) {
    return word == ">" || word == "→" || word == "->";
}

bool isPort(std::string_view word) {
    return !word.empty() && word.size() <= 40 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-' || c == '_' || c == '+' || c == '.';
    });
}

/// `4542 > https [SYN, ACK] …`: both ports, and the text from the bracket on.
bool takePorts(std::string_view info, PacketInfo& out, std::string_view& rest) {
    std::string_view before;
    std::string_view left = info;
    for (std::string_view word = takeWord(left); !word.empty(); word = takeWord(left)) {
        if (isArrow(word) && isPort(before)) {
            std::string_view behind = left;
            const std::string_view port = takeWord(behind);
            behind = trimmed(behind);
            if (isPort(port) && behind.starts_with('[')) {
                out.sourcePort = lowerCase(before);
                out.destinationPort = lowerCase(port);
                rest = behind;
                return true;
            }
        }
        before = word;
    }
    return false;
}

void readNumbers(std::string_view rest, PacketInfo& out) {
    const std::string_view flags = rest.substr(0, rest.find(']'));
    out.segment.syn = has(flags, "SYN");
    out.segment.ack = has(flags, "ACK");
    out.segment.fin = has(flags, "FIN");
    out.segment.rst = has(flags, "RST");
    out.segment.numbered = false;
    out.length = 0;
    out.segment.window = 1;  // a list that prints no window says nothing about a closed one
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        const std::size_t equals = word.find('=');
        if (equals == std::string_view::npos) continue;
        const auto value = wholeNumberOf(word.substr(equals + 1));
        if (!value) continue;
        const auto number = static_cast<std::uint32_t>(*value & 0xFFFFFFFF);
        const std::string_view key = word.substr(0, equals);
        if (key == "Seq") {
            out.segment.sequence = number;
            out.segment.numbered = true;
        } else if (key == "Ack") {
            out.segment.acknowledged = number;
        } else if (key == "Win") {
            out.segment.window = number;
        } else if (key == "Len") {
            out.length = number;
        }
    }
}

struct Phrase {
    std::string_view words;
    TlsContent content;
    bool server;
    bool client;
};

/// In the order in which they count: a packet's first record is what it is.
constexpr std::array phrases = {
    Phrase{"Client Hello", TlsContent::ClientHello, false, true},
    Phrase{"Server Hello", TlsContent::ServerHello, true, false},
    Phrase{"Server Key Exchange", TlsContent::Handshake, true, false},
    Phrase{"Certificate Request", TlsContent::Handshake, true, false},
    Phrase{"New Session Ticket", TlsContent::Handshake, true, false},
    Phrase{"Client Key Exchange", TlsContent::Handshake, false, true},
    Phrase{"Certificate", TlsContent::Handshake, false, false},
    Phrase{"Change Cipher Spec", TlsContent::ChangeCipherSpec, false, false},
    Phrase{"Encrypted Handshake", TlsContent::Handshake, false, false},
    Phrase{"Encrypted Alert", TlsContent::Alert, false, false},
    Phrase{"Alert (", TlsContent::Alert, false, false},
    Phrase{"Application Data", TlsContent::ApplicationData, false, false},
    Phrase{"Continuation", TlsContent::NotTls, false, false},
};

}  // namespace

std::optional<PacketInfo> packetInfoOf(std::string_view protocol, std::string_view info) {
    PacketInfo out;
    out.segment.markedRetransmission = has(info, "Retransmission]");
    std::string_view rest;
    if (takePorts(info, out, rest)) {
        if (lowerCase(protocol) == "udp") return std::nullopt;
        readNumbers(rest, out);
        return out;
    }
    const std::string name = lowerCase(protocol);
    const bool tls = name.starts_with("tls") || name.starts_with("ssl");
    if (!tls && name != "http" && name != "tcp") return std::nullopt;
    out.segment.ack = true;
    out.segment.numbered = false;
    out.segment.window = 1;
    out.segment.content = tls ? TlsContent::Unknown : TlsContent::NotTls;
    for (const Phrase& phrase : phrases) {
        if (!tls || !has(info, phrase.words)) continue;
        out.segment.content = phrase.content;
        out.serverSays = phrase.server;
        out.clientSays = phrase.client;
        break;
    }
    constexpr std::string_view mark = "(SNI=";
    if (const std::size_t at = info.find(mark); at != std::string_view::npos) {
        const std::string_view sni = info.substr(at + mark.size());
        out.serverName = printableHost(sni.substr(0, std::min<std::size_t>(sni.find(')'), 255)));
    }
    return out;
}

std::vector<DnsAnswer> dnsAnswersOf(std::string_view protocol, std::string_view info) {
    constexpr std::size_t most = 64;
    std::vector<DnsAnswer> out;
    if (lowerCase(protocol) != "dns" || !info.starts_with("Standard query response")) return out;
    std::string name;
    std::string_view rest = info;
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
        if (word != "A" && word != "AAAA") continue;
        const std::string value = printableHost(takeWord(rest).substr(0, 255));
        if (value.empty()) continue;
        if (name.empty()) {
            name = value;
        } else if (out.size() < most) {
            out.push_back({name, value, 0});
        }
    }
    return out;
}

}  // namespace peerplan
