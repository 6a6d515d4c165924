// SPDX-License-Identifier: MIT
#include "data/review/sarif.h"

#include <nlohmann/json.hpp>

#include "data/text/render.h"

namespace peerplan {
namespace {

using Json = nlohmann::ordered_json;

/// A path as a relative URI (RFC 3986): what is not unreserved or a slash is percent-encoded.
std::string uriOf(const std::string& path) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string uri;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~' ||
                           c == '/';
        if (plain) {
            uri += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        uri += '%';
        uri += digits[byte / 16];
        uri += digits[byte % 16];
    }
    return uri;
}

class Writer {
  public:
    Writer(const ReviewDocument& document, const Language& language)
        : m_document(document), m_language(language) {}

    std::string write() const {
        Json driver{{"name", m_document.program}, {"version", m_document.version}};
        driver["rules"] = Json::array();
        for (const ReviewedRule& rule : m_document.rules) driver["rules"].push_back(ruleOf(rule));
        Json run{{"tool", {{"driver", driver}}}};
        run["artifacts"] = Json::array({{{"location", artifact()}}});
        run["results"] = Json::array();
        for (const ReviewedFinding& row : m_document.findings) {
            run["results"].push_back(resultOf(row));
        }
        run["columnKind"] = "unicodeCodePoints";
        const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                       {"version", "2.1.0"},
                       {"runs", Json::array({run})}};
        return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }

  private:
    Json message(const Text& text) const { return {{"text", render(text, m_language)}}; }

    Json artifact() const { return {{"uri", uriOf(m_document.planFile)}, {"index", 0}}; }

    Json ruleOf(const ReviewedRule& rule) const {
        std::string help = render(rule.fix, m_language);
        help += "\n\n";
        help += rule.source;
        return {{"id", rule.id},
                {"shortDescription", message(rule.title)},
                {"fullDescription", message(rule.why)},
                {"help", {{"text", help}}},
                {"defaultConfiguration", {{"level", word(rule.severity)}}},
                {"properties", {{"tags", Json::array({rule.area})}}}};
    }

    Json resultOf(const ReviewedFinding& row) const {
        const Finding& finding = row.finding;
        std::string text = renderSentence(finding.what, m_language);
        text += ". ";
        text += renderSentence(finding.fix, m_language);
        Json place{{"artifactLocation", artifact()}};
        if (row.line > 0) {
            place["region"] = {{"startLine", row.line}};
            if (row.column > 0) place["region"]["startColumn"] = row.column;
        }
        Json location{{"physicalLocation", place}};
        std::string print = finding.rule;
        if (!finding.subjects.empty()) {
            location["logicalLocations"] = Json::array();
            for (const std::string& subject : finding.subjects) {
                location["logicalLocations"].push_back({{"fullyQualifiedName", subject}});
                print += ' ';
                print += subject;
            }
        }
        Json result{{"ruleId", finding.rule},
                    {"ruleIndex", row.rule},
                    {"level", word(finding.severity)},
                    {"message", {{"text", text}}},
                    {"locations", Json::array({location})},
                    {"partialFingerprints", {{"ruleAndSubjects/v1", print}}}};
        if (row.accepted) {
            result["suppressions"] = Json::array(
                {{{"kind", "external"}, {"status", "accepted"}, {"justification", row.reason}}});
        }
        return result;
    }

    const ReviewDocument& m_document;
    const Language& m_language;
};

}  // namespace

std::string writeSarif(const ReviewDocument& document, const Language& language) {
    return Writer(document, language).write();
}

}  // namespace peerplan
