// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/findings.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "planner/ogs/selection/location.h"
#include "planner/ogs/selection/probe_time.h"

namespace peerplan {
namespace {

constexpr const char* seed = "Cisco 116721";

std::string refOf(std::string_view kind, const std::string& id) {
    std::string ref(kind);
    ref += '/';
    ref += id;
    return ref;
}

class Linter {
  public:
    Linter(const Plan& plan, std::span<const SiteChoice> choices, const OgsOptions& options)
        : m_plan(plan), m_choices(choices), m_options(options) {}
    void keys(std::span<const OgsSharedKey> shared) {
        // Sorted by loss: the first of a key is its worst.
        std::set<std::string_view> told;
        for (const OgsSharedKey& pair : shared) {
            if (!told.insert(pair.key).second) continue;
            add("OGS-01", Severity::Warning, {refOf("site", pair.at), refOf("site", pair.from)},
                {tr("{sites} sites have the DNS key {key}: whoever measured at {here} takes "
                    "{chosen} at {there}, {extra} ms farther than {better}"),
                 {{"sites", pair.sites},
                  {"key", pair.key},
                  {"here", pair.from},
                  {"chosen", pair.taken},
                  {"there", pair.at},
                  {"extra", Decimal{pair.extraMs, 0}},
                  {"better", pair.better}}},
                tr("the cache knows places by DNS suffix and resolver alone (R10, R11)"),
                tr("give each place a DNS suffix of its own by DHCP"));
        }
        for (const SiteChoice& choice : m_choices) {
            const Site& site = m_plan.sites[choice.site.at()];
            if (!locationKeys(site.dns).empty()) {
                if (!site.dns.suffix.empty()) continue;
                add("OGS-02", Severity::Note, {refOf("site", site.id)},
                    {tr("{site} gives no DNS suffix: its key is that of any network with the "
                        "same resolver"),
                     {{"site", site.id}}},
                    tr("hotels and public resolvers share such keys (R10)"),
                    tr("give a DNS suffix by DHCP"));
                continue;
            }
            add("OGS-02", Severity::Note, {refOf("site", site.id)},
                {tr("{site} states no resolver: whether it shares a key is not known, and its "
                    "clients are taken to measure each time"),
                 {{"site", site.id}}},
                tr("the location keys are made of DNS suffix and resolver (R10)"),
                tr("state dns.suffix and dns.resolvers"));
        }
    }

    void profiles() {
        for (std::uint32_t p = 0; p < m_plan.vpnProfiles.size(); ++p) {
            const VpnProfile& profile = m_plan.vpnProfiles[p];
            if (profile.optimalGatewaySelection) settings(profile, p);
        }
    }

    void sites() {
        for (const Site& site : m_plan.sites) {
            if (site.kind != SiteKind::Remote || site.users.empty()) continue;
            if (!profilesOf(m_plan, site).empty()) continue;
            add("OGS-13", Severity::Warning, {refOf("site", site.id)},
                {tr("no VPN profile is deployed to {site}"), {{"site", site.id}}},
                tr("its people have no gateway to choose"), tr("add a profile for it"));
        }
        for (const SiteChoice& choice : m_choices) {
            const Site& site = m_plan.sites[choice.site.at()];
            if (choice.profile.ogs && isByScript(site.webProxy.value_or(WebProxy::None))) {
                add("OGS-04", Severity::Warning, {refOf("site", site.id)},
                    {tr("{site} configures its proxy by PAC: no OGS there"), {{"site", site.id}}},
                    tr("OGS is not performed with automatic proxy detection (R3)"),
                    tr("hard-code the proxy, or rely on the order of the profile"));
            }
            if (choice.profile.ogs && choice.profile.candidates.size() == 1) {
                add("OGS-14", Severity::Note, {refOf("site", site.id)},
                    {tr("the clients of {site} know one gateway only: nothing is chosen"),
                     {{"site", site.id}}},
                    tr("with one candidate OGS has no question (R4)"),
                    tr("add a second gateway to the profile"));
            }
        }
    }

    void gateways() {
        for (std::size_t g = 0; g < m_plan.gateways.size(); ++g) {
            const Gateway& gateway = m_plan.gateways[g];
            const auto [stalled, probed] = shunned(GatewayId(g));
            if (!probed) continue;
            if (hasDelayedAckStall(gateway.software, m_options.timing)) {
                add("OGS-08", stalled > 0 ? Severity::Warning : Severity::Note,
                    {refOf("gateway", gateway.id)},
                    {tr("{gateway} runs {software}: each probe stalls by 120 ms and a round trip "
                        "(sites that it turns away: {sites})"),
                     {{"gateway", gateway.id},
                      {"software", gateway.software},
                      {"sites", static_cast<std::int64_t>(stalled)}}},
                    tr("before 9.1(3) the headend sends one segment and waits for an "
                       "acknowledgement that Windows delays (CSCug98113)"),
                    tr("upgrade to 9.1(3) or later, or set TcpAckFrequency to 1 on the clients"));
            }
            if (!gateway.sessionResumption.value_or(true)) {
                add("OGS-09", Severity::Note, {refOf("gateway", gateway.id)},
                    {tr("{gateway} does not resume TLS sessions: every probe of it takes a full "
                        "handshake"),
                     {{"gateway", gateway.id}}},
                    tr("it loses to a gateway that resumes, at the same distance"),
                    tr("allow session resumption"));
            }
        }
    }

    void backups() {
        for (const Gateway& gateway : m_plan.gateways) {
            for (const std::string& backup : gateway.backups) {
                checkBackup(refOf("gateway", gateway.id), backup, gateway.address);
            }
        }
        for (const VpnProfile& profile : m_plan.vpnProfiles) {
            for (const std::string& backup : profile.backups) {
                checkBackup(refOf("vpn-profile", profile.id), backup, firstAddress(profile));
            }
        }
    }

    void load(std::span<const OgsGatewayAnswer> gateways) {
        for (const OgsGatewayAnswer& gateway : gateways) {
            if (!gateway.sessions || gateway.users <= static_cast<double>(*gateway.sessions)) {
                continue;
            }
            add("OGS-11", Severity::Warning, {refOf("gateway", gateway.gateway)},
                {tr("{users} users prefer {gateway}, which holds {sessions} sessions"),
                 {{"users", Decimal{gateway.users, 0}},
                  {"gateway", gateway.gateway},
                  {"sessions", *gateway.sessions}}},
                tr("OGS knows of no load and spreads none (R24)"),
                tr("add sessions, a cluster or a gateway near them"));
        }
    }

    std::vector<Finding> take() {
        std::stable_sort(m_out.begin(), m_out.end(),
                         [](const Finding& a, const Finding& b) { return a.rule < b.rule; });
        return std::move(m_out);
    }

  private:
    void settings(const VpnProfile& profile, std::uint32_t index) {
        const std::vector<std::string> subject = {refOf("vpn-profile", profile.id)};
        const Text::Argument id = profile.id;
        const bool resumes = profile.resume.value_or(ResumeBehavior::DisconnectOnSuspend) ==
                             ResumeBehavior::ReconnectAfterResume;
        if (!resumes) {
            add("OGS-03", Severity::Warning, subject,
                {tr("{profile} disconnects on suspend: a machine that wakes elsewhere chooses "
                    "nothing by itself"),
                 {{"profile", id}}},
                tr("re-selection after a resume needs ReconnectAfterResume (R8)"),
                tr("set resume to reconnect-after-resume"));
        } else {
            add("OGS-15", Severity::Note, subject,
                {tr("{profile} may change the gateway after a resume, and people may have to "
                    "authenticate again"),
                 {{"profile", id}}},
                tr("another headend does not know the session"),
                tr("let the gateways share authentication, or raise the improvement asked for"));
        }
        if (!profile.loadBalancing.empty()) {
            add("OGS-05", Severity::Warning, subject,
                {tr("{profile} names load-balancing servers, which OGS does not use"),
                 {{"profile", id}}},
                tr("OGS balances no load within or between clusters (R24)"),
                tr("name the cluster's master as a host entry"));
        }
        if (!profile.userControl.value_or(true)) {
            add("OGS-06", Severity::Warning, subject,
                {tr("{profile} lets nobody switch OGS off: no way out when the chosen gateway "
                    "misbehaves"),
                 {{"profile", id}}},
                tr("while OGS is on, no other host can be picked (R1)"),
                tr("set user_control to true"));
        }
        if (profile.alwaysOn.value_or(false)) alwaysOn(profile, index, subject);
        const double percent = profile.improvementPercent.value_or(20);
        if (percent < 10) {
            add("OGS-10", m_options.strictImprovement ? Severity::Error : Severity::Warning,
                subject,
                {tr("{profile} asks for an improvement of {percent} % only"),
                 {{"profile", id}, {"percent", Decimal{percent, 0}}}},
                tr("the schema of profiles says 10 to 100; what is less moves clients by noise "
                   "(A7)"),
                tr("ask for at least 10 %"));
        }
        add("OGS-12", Severity::Note, subject,
            {tr("clients of {profile} keep what they measured for up to {days} days"),
             {{"profile", id}, {"days", Decimal{m_options.cacheLife.asHours() / 24, 0}}}},
            tr("a repaired or added gateway is not seen before (R12, R15)"),
            tr("after a change have people delete the preferences file"));
    }

    void alwaysOn(const VpnProfile& profile, std::uint32_t index,
                  const std::vector<std::string>& subject) {
        std::int64_t without = 0;
        std::int64_t covered = 0;
        for (const SiteChoice& choice : m_choices) {
            const auto& held = choice.profile.profiles;
            if (std::find(held.begin(), held.end(), index) == held.end()) continue;
            ++covered;
            without += choice.chosen.valid() ? 0 : 1;
        }
        add("OGS-07", without > 0 ? Severity::Error : Severity::Warning, subject,
            {tr("{profile} is always on: at {without} of {sites} sites no gateway answers, and a "
                "captive portal blocks the probes everywhere"),
             {{"profile", profile.id}, {"without", without}, {"sites", covered}}},
            tr("without a tunnel nothing passes"),
            tr("see that each place reaches a gateway, and allow captive portal remediation"));
    }

    /// At how many sites the stall costs a gateway the first rank, and whether anybody probes it.
    std::pair<std::size_t, bool> shunned(GatewayId gateway) const {
        std::size_t count = 0;
        bool probed = false;
        for (const SiteChoice& choice : m_choices) {
            for (std::uint32_t c = 0; c < choice.profile.candidates.size(); ++c) {
                if (choice.profile.candidates[c].master() != gateway) continue;
                probed = true;
                ClientProfile cured = choice.profile;
                cured.candidates[c].stalls = false;
                const auto values = measuredValues(cured, choice.networkMs, m_options);
                if (choice.measured && choice.preferred != c && ranking(values).front() == c) {
                    ++count;
                }
            }
        }
        return {count, probed};
    }

    std::string firstAddress(const VpnProfile& profile) const {
        for (const Ref<Gateway>& ref : profile.gateways) {
            for (const Gateway& gateway : m_plan.gateways) {
                if (gateway.id == ref.id) return gateway.address;
            }
        }
        return {};
    }

    // R27
    void checkBackup(const std::string& subject, const std::string& backup,
                     const std::string& entry) {
        const HostAddress address = hostAddress(backup);
        const std::string group = hostAddress(entry).group;
        const bool byId = std::any_of(m_plan.gateways.begin(), m_plan.gateways.end(),
                                      [&](const Gateway& g) { return g.id == backup; });
        if (byId || group.empty()) return;
        if (address.hasScheme && !address.group.empty()) return;
        add("OGS-16", Severity::Warning, {subject},
            {tr("the backup server {backup} loses the user group {group}"),
             {{"backup", backup}, {"group", group}}},
            tr("a backup works with its group only as a full URL (CSCud84778, R27)"),
            tr("write https://<address>/<group>"));
    }

    void add(const char* rule, Severity severity, std::vector<std::string> subjects, Text what,
             Text why, Text fix) {
        Finding finding;
        finding.rule = rule;
        finding.severity = severity;
        finding.subjects = std::move(subjects);
        finding.what = std::move(what);
        finding.why = std::move(why);
        finding.fix = std::move(fix);
        finding.source = seed;
        m_out.push_back(std::move(finding));
    }

    const Plan& m_plan;
    std::span<const SiteChoice> m_choices;
    const OgsOptions& m_options;
    std::vector<Finding> m_out;
};

}  // namespace

std::vector<Finding> ogsFindings(const Plan& plan, std::span<const SiteChoice> choices,
                                 std::span<const OgsSharedKey> shared,
                                 std::span<const OgsGatewayAnswer> load,
                                 const OgsOptions& options) {
    Linter linter(plan, choices, options);
    linter.keys(shared);
    linter.profiles();
    linter.sites();
    linter.gateways();
    linter.backups();
    linter.load(load);
    return linter.take();
}

}  // namespace peerplan
