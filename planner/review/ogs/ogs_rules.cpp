// SPDX-License-Identifier: MIT

/// Rules on VPN gateways and Optimal Gateway Selection: findings of selection and score, taken
/// over.

#include <algorithm>

#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// Of the rules that one field of the first subject answers.
std::vector<Edit> remedyOf(const Finding& finding) {
    if (finding.subjects.empty()) return {};
    const std::string& object = finding.subjects.front();
    if (finding.rule == "OGS-03") {
        return {setToWord(object, "resume", ResumeBehavior::ReconnectAfterResume)};
    }
    if (finding.rule == "OGS-06") return {setTo(object, "user_control", Value(true))};
    if (finding.rule == "OGS-09") return {setTo(object, "session_resumption", Value(true))};
    if (finding.rule == "OGS-10") return {setTo(object, "improvement_percent", Value(10))};
    return {};
}

/// The findings of one rule, as the choice of gateways and its score made them; what both found
/// once.
void takeOver(const ReviewInput& input, std::string_view rule, Hits& hits) {
    const auto take = [&](const std::vector<Finding>& findings) {
        for (const Finding& finding : findings) {
            if (finding.rule != rule) continue;
            const bool known = std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
                return hit.subjects == finding.subjects;
            });
            if (known) continue;
            Hit hit{finding.subjects, finding.what, finding.severity};
            hit.why = finding.why;
            hit.fix = finding.fix;
            hit.edits = remedyOf(finding);
            hits.push_back(std::move(hit));
        }
    };
    if (input.answers.ogs != nullptr) take(input.answers.ogs->findings);
    if (input.answers.ogsScore != nullptr) take(input.answers.ogsScore->findings);
}

/// Selection and score have the rule's number, so that each rule asks for its own.
template <char Tens, char Ones>
void findings(const ReviewInput& input, Hits& hits) {
    constexpr char id[] = {'O', 'G', 'S', '-', Tens, Ones};
    takeOver(input, std::string_view(id, sizeof id), hits);
}

constexpr std::string_view guide =
    "Cisco 116721, AnyConnect Optimal Gateway Selection troubleshooting";

constexpr Rule rules[] = {
    {.id = "OGS-01",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Places have DNS keys of their own"),
     .why = tr("The cache of measurements knows a place by its DNS suffix and resolvers alone "
               "(R10, R11): who measured elsewhere takes the wrong gateway here."),
     .fix = tr("Give each place a DNS suffix of its own by DHCP."),
     .source = guide,
     .needs = "vpn_profiles sites.dns.suffix|sites.dns.resolvers",
     .check = findings<'0', '1'>,
     .example = "set site/homes-america.dns.suffix home-e.example\n"
                "set site/homes-america.dns.resolvers [\"192.168.1.1\"]",
     .exampleSubject = "site/homes-america"},
    {.id = "OGS-02",
     .area = RuleArea::Ogs,
     .severity = Severity::Note,
     .title = tr("Sites of VPN clients state DNS suffix and resolvers"),
     .why = tr("Without them a site's key is that of any network with the same resolver, or is "
               "not known at all (R10)."),
     .fix = tr("State dns.suffix and dns.resolvers of the site."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'0', '2'>,
     .example = "set site/homes-europe.dns.suffix null",
     .exampleSubject = "site/homes-europe"},
    {.id = "OGS-03",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Clients reconnect after a resume"),
     .why = tr("A machine that wakes elsewhere chooses a gateway again only where it "
               "reconnects after a resume (R8)."),
     .fix = tr("Set resume to reconnect-after-resume."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'0', '3'>,
     .example = "set vpn-profile/staff.resume disconnect-on-suspend",
     .exampleSubject = "vpn-profile/staff"},
    {.id = "OGS-04",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Sites of VPN clients have no proxy by PAC"),
     .why = tr("OGS is not performed with automatic proxy detection (R3)."),
     .fix = tr("Hard-code the proxy, or rely on the order of the profile."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'0', '4'>,
     .example = "set site/homes-europe.web_proxy pac",
     .exampleSubject = "site/homes-europe"},
    {.id = "OGS-05",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Profiles name no load-balancing servers"),
     .why = tr("OGS balances no load within or between clusters (R24)."),
     .fix = tr("Name the cluster's master as a host entry."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'0', '5'>,
     .example = "set vpn-profile/staff.load_balancing [\"gw3.corp.example\"]",
     .exampleSubject = "vpn-profile/staff"},
    {.id = "OGS-06",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("People can switch OGS off"),
     .why = tr("While OGS is on no other host can be picked (R1): there is no way out when the "
               "chosen gateway misbehaves."),
     .fix = tr("Set user_control to true."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'0', '6'>,
     .example = "set vpn-profile/staff.user_control false",
     .exampleSubject = "vpn-profile/staff"},
    {.id = "OGS-07",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Always-on profiles leave a way out"),
     .why = tr("Without a tunnel nothing passes, and a captive portal blocks the probes."),
     .fix = tr("See that each place reaches a gateway, and allow captive portal remediation."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'0', '7'>,
     .example = "set vpn-profile/staff.always_on true",
     .exampleSubject = "vpn-profile/staff"},
    {.id = "OGS-08",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Gateways run software without the delayed-ACK stall"),
     .why = tr("Before 9.1(3) the headend sends one segment and waits for an acknowledgement "
               "that Windows delays: its probes look 120 ms longer (CSCug98113)."),
     .fix = tr("Upgrade to 9.1(3) or later, or set TcpAckFrequency to 1 on the clients."),
     .source = guide,
     .needs = "gateways.software",
     .check = findings<'0', '8'>,
     .example = "set gateway/gw-london.software \"ASA 9.1(2)\"",
     .exampleSubject = "gateway/gw-london"},
    {.id = "OGS-09",
     .area = RuleArea::Ogs,
     .severity = Severity::Note,
     .title = tr("Gateways resume TLS sessions"),
     .why = tr("A full handshake lengthens every probe: the gateway loses to one that resumes "
               "at the same distance."),
     .fix = tr("Allow session resumption."),
     .source = guide,
     .needs = "gateways",
     .check = findings<'0', '9'>,
     .example = "set gateway/gw-london.session_resumption false",
     .exampleSubject = "gateway/gw-london"},
    {.id = "OGS-10",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Profiles ask for an improvement of at least 10 %"),
     .why = tr("The schema of profiles says 10 to 100; what is less moves clients by noise "
               "(A7)."),
     .fix = tr("Ask for at least 10 %."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'1', '0'>,
     .example = "set vpn-profile/staff.improvement_percent 5",
     .exampleSubject = "vpn-profile/staff"},
    {.id = "OGS-11",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Gateways hold the sessions of those who prefer them"),
     .why = tr("OGS knows of no load and spreads none (R24)."),
     .fix = tr("Add sessions, a cluster or a gateway near them."),
     .source = guide,
     .needs = "gateways.max_sessions",
     .check = findings<'1', '1'>,
     .example = "set gateway/gw-london.max_sessions 100",
     .exampleSubject = "gateway/gw-london"},
    {.id = "OGS-12",
     .area = RuleArea::Ogs,
     .severity = Severity::Note,
     .title = tr("Changes of gateways are announced to their clients"),
     .why = tr("A client keeps what it measured for up to 14 days: a repaired or added gateway "
               "is not seen before (R12, R15)."),
     .fix = tr("After a change have people delete the preferences file."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'1', '2'>,
     .example = "set plan.accepted []",
     .exampleSubject = "vpn-profile/staff"},
    {.id = "OGS-13",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Every site of people at home has a profile"),
     .why = tr("Without a profile its people have no gateway to choose."),
     .fix = tr("Add a profile for it."),
     .source = guide,
     .needs = "gateways",
     .check = findings<'1', '3'>,
     .example = "set vpn-profile/staff.sites [\"homes-europe\"]",
     .exampleSubject = "site/homes-america"},
    {.id = "OGS-14",
     .area = RuleArea::Ogs,
     .severity = Severity::Note,
     .title = tr("Profiles name at least two gateways"),
     .why = tr("With one candidate OGS has no question (R4), and its loss is everybody's."),
     .fix = tr("Add a second gateway to the profile."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'1', '4'>,
     .example = "set vpn-profile/staff.gateways [\"gw-london\"]",
     .exampleSubject = "site/homes-europe"},
    {.id = "OGS-15",
     .area = RuleArea::Ogs,
     .severity = Severity::Note,
     .title = tr("People need not sign in again after a resume"),
     .why = tr("Another headend does not know the session."),
     .fix = tr("Let the gateways share authentication, or raise the improvement asked for."),
     .source = guide,
     .needs = "vpn_profiles",
     .check = findings<'1', '5'>,
     .example = "set plan.accepted []",
     .exampleSubject = "vpn-profile/staff"},
    {.id = "OGS-16",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Backup servers keep the user group"),
     .why = tr("A backup works with its group only as a full URL (CSCud84778, R27)."),
     .fix = tr("Write https://<address>/<group>."),
     .source = guide,
     .needs = "gateways",
     .check = findings<'1', '6'>,
     .example = "set gateway/gw-london.address gw1.corp.example/staff\n"
                "set gateway/gw-london.backups [\"gw2.corp.example\"]",
     .exampleSubject = "gateway/gw-london"},
    {.id = "OGS-17",
     .area = RuleArea::Ogs,
     .severity = Severity::Error,
     .title = tr("Every VPN user has a gateway within reach"),
     .why = tr("People without a gateway cannot work from where they are."),
     .fix = tr("Name a gateway in a profile of their site, and state where it stands."),
     .source = "peerplan's score of VPN gateways (docs/method/ogs.md, O1)",
     .needs = "gateways",
     .check = findings<'1', '7'>,
     .example =
         "add sites {\"id\": \"nowhere\", \"kind\": \"datacenter\", \"region\": \"europe\"}\n"
         "set gateway/gw-london.site nowhere\n"
         "set vpn-profile/staff.gateways [\"gw-london\"]",
     .exampleSubject = "site/homes-europe"},
    {.id = "OGS-18",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Every VPN user has a second gateway"),
     .why = tr("With one gateway its loss leaves them none."),
     .fix = tr("Name a second gateway in their profile, or a backup server."),
     .source = "peerplan's score of VPN gateways (docs/method/ogs.md, O1)",
     .needs = "gateways",
     .check = findings<'1', '8'>,
     .example = "set vpn-profile/staff.gateways [\"gw-london\"]",
     .exampleSubject = "gateway/gw-london"},
    {.id = "OGS-19",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("Gateways hold the sessions of a lost one"),
     .why = tr("Clients choose by round trip alone: they know of no load."),
     .fix = tr("Raise its limit, or share the users out over backup servers."),
     .source = "peerplan's score of VPN gateways (docs/method/ogs.md, O1)",
     .needs = "gateways.max_sessions",
     .check = findings<'1', '9'>,
     .example = "set gateway/gw-london.max_sessions 200",
     .exampleSubject = "gateway/gw-london"},
    {.id = "OGS-20",
     .area = RuleArea::Ogs,
     .severity = Severity::Warning,
     .title = tr("VPN users take a gateway near them"),
     .why = tr("A far gateway is a round trip in every click."),
     .fix = tr("Ask peerplan ogs select why: their profile, or how long its probes take."),
     .source = "peerplan's score of VPN gateways (docs/method/ogs.md, O1)",
     .needs = "gateways",
     .check = findings<'2', '0'>,
     .example = "add gateways {\"id\": \"gw-vienna\", \"lat\": 48.2, \"lon\": 16.4, "
                "\"address\": \"gw3.corp.example\", \"software\": \"ASA 9.16\"}\n"
                "set vpn-profile/staff.gateways [\"gw-london\", \"gw-vienna\", \"gw-dallas\"]\n"
                "set gateway/gw-london.software \"ASA 9.1(2)\"",
     .exampleSubject = "site/homes-europe"},
};

}  // namespace

RuleFamily ogsRules() {
    return rules;
}

}  // namespace peerplan::reviewing
