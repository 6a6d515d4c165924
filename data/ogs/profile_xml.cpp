// SPDX-License-Identifier: MIT
#include "data/ogs/profile_xml.h"

#include <cmath>
#include <pugixml.hpp>
#include <utility>
#include <vector>

#include "data/file/file_report.h"
#include "data/file/line_index.h"
#include "data/ogs/text_lines.h"
#include "data/utf8.h"

namespace peerplan {
namespace {

/// A profile with more entries than this helps no client.
constexpr std::size_t mostHosts = 2000;
constexpr std::size_t mostBackups = 200;

/// The element's own text before its first child: switches hold children after their word.
std::string_view ownText(const pugi::xml_node& node) {
    return trimmed(node.child_value());
}

std::string_view localName(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node childOf(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node child : node.children()) {
        if (localName(child) == name) return child;
    }
    return {};
}

class Reader {
  public:
    Reader(std::string_view text, FileReport& report)
        : m_text(text), m_lines(text), m_report(report) {}

    bool read(AnyConnectProfile& profile) {
        const pugi::xml_parse_result result =
            m_document.load_buffer(m_text.data(), m_text.size(),
                                   pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
        for (const pugi::xml_node node : m_document.children()) {
            if (node.type() != pugi::node_doctype) continue;
            m_report.error(lineOf(node), 0,
                           tr("a document type is declared: a profile has none, and "
                              "its entities are not read"));
            return false;
        }
        if (!result) {
            m_report.error(m_lines.lineOf(result.offset), 0, tr("not well-formed XML"),
                           result.description());
            return false;
        }
        const pugi::xml_node root = m_document.document_element();
        if (localName(root) != "AnyConnectProfile") {
            m_report.error(lineOf(root), 0, tr("not a profile of the VPN client"), localName(root),
                           tr("<AnyConnectProfile>"));
            return false;
        }
        readSettings(childOf(root, "ClientInitialization"), profile);
        readHosts(childOf(root, "ServerList"), profile);
        return true;
    }

  private:
    std::int64_t lineOf(const pugi::xml_node& node) const {
        return m_lines.lineOf(node.offset_debug());
    }

    bool truth(const pugi::xml_node& node, std::string_view text, bool otherwise) {
        if (text.empty()) return otherwise;
        const std::string word = lowerCase(text);
        if (word == "true" || word == "1") return true;
        if (word != "false" && word != "0") {
            m_report.warning(lineOf(node), tr("neither true nor false: taken as the default"),
                             text);
            return otherwise;
        }
        return false;
    }

    /// A whole number in `least` to `most`. Out of range is a warning, and then no number.
    std::optional<double> number(const pugi::xml_node& node, std::int64_t least,
                                 std::int64_t most) {
        if (!node) return std::nullopt;
        const std::string_view text = ownText(node);
        if (text.empty()) return std::nullopt;
        const auto value = wholeNumberOf(text);
        if (value && *value >= least && *value <= most) return static_cast<double>(*value);
        m_report.warning(
            lineOf(node),
            Text(tr("{element} is to be a whole number from {least} to {most}: taken "
                    "as the default"),
                 {{"element", std::string(localName(node))}, {"least", least}, {"most", most}}),
            text);
        return std::nullopt;
    }

    void readSettings(const pugi::xml_node& settings, AnyConnectProfile& profile) {
        const pugi::xml_node ogs = childOf(settings, "EnableAutomaticServerSelection");
        profile.ogs = truth(ogs, ownText(ogs), false);
        profile.userControl = truth(ogs, ogs.attribute("UserControllable").value(), true);
        const pugi::xml_node improvement = childOf(ogs, "AutoServerSelectionImprovement");
        profile.improvementPercent = number(improvement, 0, 100);  // option A7
        if (profile.improvementPercent && *profile.improvementPercent < 10) {
            m_report.warning(lineOf(improvement),
                             tr("an improvement under 10 % is outside the schema's range"));
        }
        profile.suspendHours = number(childOf(ogs, "AutoServerSelectionSuspendTime"), 1, 100);
        const pugi::xml_node reconnect = childOf(settings, "AutoReconnect");
        const std::string_view resume = ownText(childOf(reconnect, "AutoReconnectBehavior"));
        if (resume == "ReconnectAfterResume") profile.resume = ResumeBehavior::ReconnectAfterResume;
        profile.backups = backupsOf(settings);
    }

    std::vector<std::string> backupsOf(const pugi::xml_node& parent) {
        std::vector<std::string> out;
        for (const pugi::xml_node node : childOf(parent, "BackupServerList").children()) {
            if (localName(node) != "HostAddress" || out.size() == mostBackups) continue;
            const std::string_view text = ownText(node);
            if (!text.empty()) out.emplace_back(upTo(text, 400));
        }
        return out;
    }

    void readHosts(const pugi::xml_node& list, AnyConnectProfile& profile) {
        for (const pugi::xml_node node : list.children()) {
            if (localName(node) != "HostEntry") continue;
            if (profile.hosts.size() == mostHosts) {
                m_report.warning(lineOf(node), tr("more hosts than can be judged: the rest is left "
                                                  "out"));
                return;
            }
            readHost(node, profile);
        }
        if (profile.hosts.empty()) m_report.warning(0, tr("the profile lists no host"));
    }

    void readHost(const pugi::xml_node& node, AnyConnectProfile& profile) {
        AnyConnectHost host;
        host.line = lineOf(node);
        host.name = upTo(ownText(childOf(node, "HostName")), 400);
        std::string_view address = ownText(childOf(node, "HostAddress"));
        if (address.empty()) address = host.name;
        const auto parts = hostAddressOf(address);
        if (!parts) {
            m_report.warning(host.line, tr("a host entry without an address is left out"), address);
            return;
        }
        host.address = parts->host;
        host.port = parts->port;
        host.group = upTo(ownText(childOf(node, "UserGroup")), 400);
        if (host.group.empty()) host.group = parts->group;
        host.ipsec = lowerCase(ownText(childOf(node, "PrimaryProtocol"))).starts_with("ipsec");
        host.backups = backupsOf(node);
        profile.hosts.push_back(std::move(host));
    }

    std::string_view m_text;
    LineIndex m_lines;
    FileReport& m_report;
    pugi::xml_document m_document;
};

}  // namespace

std::optional<HostAddress> hostAddressOf(std::string_view text) {
    text = upTo(trimmed(text), 600);
    if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos) {
        text.remove_prefix(scheme + 3);
    }
    HostAddress out;
    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
        out.group = text.substr(slash + 1);
        text = text.substr(0, slash);
    }
    std::string_view host = text;
    std::string_view port;
    if (text.starts_with('[')) {
        const std::size_t close = text.find(']');
        if (close == std::string_view::npos) return std::nullopt;
        host = text.substr(1, close - 1);
        if (text.substr(close + 1).starts_with(':')) port = text.substr(close + 2);
    } else if (const std::size_t colon = text.find(':');
               colon != std::string_view::npos && text.find(':', colon + 1) == std::string::npos) {
        host = text.substr(0, colon);
        port = text.substr(colon + 1);
    }
    if (!port.empty()) {
        const auto number = wholeNumberOf(port);
        if (!number || *number < 1 || *number > 65'535) return std::nullopt;
        out.port = static_cast<std::uint16_t>(*number);
    }
    out.host = lowerCase(trimmed(host));
    if (out.host.empty()) return std::nullopt;
    return out;
}

std::optional<AnyConnectProfile> readProfileXml(std::string_view bytes, const std::string& file,
                                                Diagnostics& diagnostics) {
    FileReport report(file, diagnostics);
    if (bytes.size() > largestProfile) {
        report.error(
            0, 0, tr("the file is too large"), std::to_string(bytes.size() >> 20U) + " MiB",
            {tr("at most {n} MiB"), {{"n", static_cast<std::int64_t>(largestProfile >> 20U)}}});
        return std::nullopt;
    }
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (!isUtf8(bytes)) {
        report.error(0, 0, tr("not text: bytes that are no UTF-8"), {}, tr("a file in UTF-8"));
        return std::nullopt;
    }
    AnyConnectProfile profile;
    profile.file = file;
    if (!Reader(bytes, report).read(profile)) return std::nullopt;
    return profile;
}

}  // namespace peerplan
