// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/log_checks.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "planner/ogs/verify/hosts.h"

namespace peerplan {
namespace {

/// Rule R12, in seconds.
constexpr std::int64_t cacheLife = std::int64_t{14} * 86'400;
/// Rule R21, in seconds; the log's clock ticks once a second.
constexpr std::int64_t deadline = 7;
/// AutoServerSelectionImprovement where no profile says another (rule R23), percent.
constexpr double usualImprovement = 20;

const OgsTableRow* rowOf(const OgsSelection& selection, const std::string& host) {
    for (const OgsTableRow& row : selection.rows) {
        if (row.host == host) return &row;
    }
    return nullptr;
}

class Checker {
  public:
    Checker(const std::vector<Attempt>& attempts, const OgsEvidence& evidence,
            std::vector<OgsCheck>& checks)
        : m_attempts(attempts), m_evidence(evidence), m_checks(checks) {}

    void check(const Attempt& attempt) {
        m_attempt = attempt.number;
        checkSmallest(attempt);
        checkDeadline(attempt);
        if (attempt.selection) {
            checkChoice(attempt);
            checkImprovement(*attempt.selection);
            if (attempt.selection->cached) checkCache(attempt);
        } else {
            add("V2", {}, CheckOutcome::CannotTell,
                tr("the log does not say which gateway this attempt chose"));
        }
        checkCandidates(attempt);
    }

    void checkAlone(const OgsEvent& event) {
        m_attempt = 0;
        if (std::holds_alternative<OgsReuse>(event.what)) {
            add("R7", {}, CheckOutcome::Note,
                {tr("line {line}: the client started and used the selection it had"),
                 {{"line", event.line}}});
        } else if (std::holds_alternative<OgsProxyRefusal>(event.what)) {
            add("R3", {}, CheckOutcome::Warning,
                {tr("line {line}: no OGS, for a proxy is detected automatically or by a PAC file"),
                 {{"line", event.line}}});
        }
    }

  private:
    void add(const char* rule, const std::string& gateway, CheckOutcome outcome, Text says) {
        m_checks.push_back({rule, m_attempt, gateway, outcome, std::move(says)});
    }

    /// The table that holds a probed host's result: the attempt's own, else the next one from the
    /// cache.
    const OgsTableRow* resultOf(const Attempt& attempt, const std::string& host) const {
        if (attempt.selection) return rowOf(*attempt.selection, host);
        for (const Attempt& later : m_attempts) {
            if (later.number <= attempt.number) continue;
            if (later.find(host) != nullptr) return nullptr;
            if (!later.selection || !later.selection->cached) continue;
            if (const OgsTableRow* row = rowOf(*later.selection, host)) return row;
        }
        return nullptr;
    }

    /// V1: the table holds the smallest of the probes (rule R20).
    void checkSmallest(const Attempt& attempt) {
        for (const ProbedHost& host : attempt.hosts) {
            if (!host.finished) {
                add("V1", host.host, CheckOutcome::CannotTell,
                    tr("probing began, and the log holds no result of it"));
                continue;
            }
            const OgsTableRow* row = resultOf(attempt, host.host);
            if (row == nullptr) {
                add("V1", host.host, CheckOutcome::CannotTell,
                    tr("no table of results holds this gateway"));
                continue;
            }
            const auto best = host.best();
            if (!best || !row->ms) {
                const bool both = !best && !row->ms;
                add("V1", host.host, both ? CheckOutcome::Pass : CheckOutcome::Mismatch,
                    both ? tr("neither its probes nor the table give a number")
                         : tr("of its probes and the table only one gives a number"));
                continue;
            }
            const bool same = *best == *row->ms;
            add("V1", host.host, same ? CheckOutcome::Pass : CheckOutcome::Mismatch,
                {same ? tr("the smallest of {probes} is {best} ms, as in the table")
                      : tr("the smallest of {probes} is {best} ms, but the table says {table} ms"),
                 {{"probes", tripleText(host.ms)}, {"best", *best}, {"table", *row->ms}}});
        }
    }

    /// V9: seven seconds from the start of probing to its results.
    void checkDeadline(const Attempt& attempt) {
        bool any = false;
        for (const ProbedHost& host : attempt.hosts) {
            if (!host.started || !host.finished) continue;
            any = true;
            const std::int64_t took = *host.finished - *host.started;
            if (took > deadline || took < 0) {
                add("V9", host.host, CheckOutcome::Warning,
                    {tr("its results stand {seconds} s after the start of its thread; after 7 s "
                        "without any result the client takes the gateway before (rule R21)"),
                     {{"seconds", took}}});
            }
        }
        const bool started = std::any_of(attempt.hosts.begin(), attempt.hosts.end(),
                                         [](const ProbedHost& host) { return host.started; });
        if (!started || any || attempt.ends() || !attempt.selection) return;
        const bool kept = attempt.selection->selected == attempt.selection->last;
        add("V9", {}, kept ? CheckOutcome::Pass : CheckOutcome::Warning,
            kept ? tr("no probe gave a result, and the gateway before was taken (rule R21)")
                 : tr("no probe gave a result, but another gateway than the one before was taken"));
    }

    static const OgsTableRow* bestOf(const OgsSelection& selection) {
        const OgsTableRow* best = nullptr;
        for (const OgsTableRow& row : selection.rows) {
            if (row.ms && (best == nullptr || *row.ms < *best->ms)) best = &row;
        }
        return best;
    }

    double improvement() const {
        for (const AnyConnectProfile& profile : m_evidence.profiles) {
            if (profile.improvementPercent) return *profile.improvementPercent;
        }
        return usualImprovement;
    }

    /// How much smaller the best is than the last server's, in percent (rule R23, option A6).
    static std::optional<double> gain(const OgsSelection& selection, const OgsTableRow& best) {
        const OgsTableRow* last = rowOf(selection, selection.last);
        if (last == nullptr || !last->ms || *last->ms <= 0) return std::nullopt;
        return 100.0 * static_cast<double>(*last->ms - *best.ms) / static_cast<double>(*last->ms);
    }

    /// V2: the smallest of the table was chosen (rule R22), or the last server kept (rule R23).
    void checkChoice(const Attempt& attempt) {
        const OgsSelection& selection = *attempt.selection;
        if (selection.selected.empty() || selection.rows.empty()) {
            add("V2", {}, CheckOutcome::CannotTell,
                tr("the log does not say which gateway this attempt chose"));
            return;
        }
        const OgsTableRow* best = bestOf(selection);
        if (best == nullptr) {
            const bool kept = selection.selected == selection.last;
            add("V2", selection.selected, kept ? CheckOutcome::Pass : CheckOutcome::CannotTell,
                kept ? tr("no gateway has a number, and the one before was taken (rule R21)")
                     : tr("no gateway of the table has a number"));
            return;
        }
        const OgsTableRow* chosen = rowOf(selection, selection.selected);
        if (chosen == nullptr) {
            add("V2", selection.selected, CheckOutcome::CannotTell,
                tr("it was chosen, and the table does not hold it under this name"));
            return;
        }
        if (chosen->ms == best->ms) {
            add("V2", selection.selected, CheckOutcome::Pass,
                {tr("it has the smallest number of the table, {ms} ms, and was chosen"),
                 {{"ms", *best->ms}}});
            return;
        }
        const auto better = gain(selection, *best);
        if (selection.selected == selection.last && better && *better < improvement()) {
            add("V2", selection.selected, CheckOutcome::Pass,
                {tr("{best} is faster, but not by enough to leave the last server"),
                 {{"best", best->host}}});
            return;
        }
        add("V2", selection.selected, CheckOutcome::Mismatch,
            {tr("it was chosen, but {best} has the smallest number of the table, {ms} ms"),
             {{"best", best->host}, {"ms", *best->ms}}});
    }

    /// V10: the move, or none, fits the threshold (rule R23).
    void checkImprovement(const OgsSelection& selection) {
        const OgsTableRow* best = bestOf(selection);
        if (best == nullptr || selection.last.empty() || best->host == selection.last) return;
        const auto better = gain(selection, *best);
        if (!better) return;
        const bool enough = *better >= improvement();
        const std::vector<std::pair<std::string, Text::Argument>> arguments = {
            {"best", best->host},
            {"last", selection.last},
            {"gain", Decimal{*better, 1}},
            {"threshold", Decimal{improvement(), 0}}};
        if (selection.selected == best->host) {
            // Whether the threshold holds for a plain connection too is open (option A8).
            const bool plain = selection.attempt == "connection";
            add("V10", best->host,
                enough  ? CheckOutcome::Pass
                : plain ? CheckOutcome::Note
                        : CheckOutcome::Mismatch,
                {enough
                     ? tr("from {last} to {best} the gain is {gain} %, at least the {threshold} % "
                          "that a move takes")
                     : tr("from {last} to {best} the gain is {gain} %, less than the {threshold} "
                          "% that a move takes"),
                 arguments});
        } else if (selection.selected == selection.last) {
            add("V10", selection.last, enough ? CheckOutcome::Mismatch : CheckOutcome::Pass,
                {enough
                     ? tr("{last} was kept, though {best} gains {gain} %, at least the {threshold} "
                          "% that a move takes")
                     : tr("{last} was kept, for {best} gains {gain} %, less than the {threshold} % "
                          "that a move takes"),
                 arguments});
        }
    }

    /// V6: what comes from the cache was measured before, less than 14 days ago (rules R12, R13).
    void checkCache(const Attempt& attempt) {
        const std::int64_t at = attempt.selectedAt.value_or(0);
        std::string late;
        std::string old;
        std::string unknown;
        for (const OgsTableRow& row : attempt.selection->rows) {
            if (!row.ms) continue;
            std::string& where = whereMeasured(row, at, late, old, unknown);
            if (where.empty()) where = row.host;
        }
        if (!old.empty()) {
            add("V6", old, CheckOutcome::Mismatch,
                tr("the cache gave a number that was measured more than 14 days before"));
        } else if (!late.empty()) {
            add("V6", late, CheckOutcome::Warning,
                tr("the table from the cache stands before the measurement that gave its number: "
                   "its "
                   "time or the order of the log is doubtful"));
        } else if (!unknown.empty()) {
            add("V6", unknown, CheckOutcome::CannotTell,
                tr("the number comes from the cache, and the log does not hold its measurement"));
        } else {
            add("V6", {}, CheckOutcome::Pass,
                tr("the cache gave numbers that were measured less than 14 days before"));
        }
    }

    /// Into which of the lists of doubts a row belongs; a list that nobody reads if into none.
    std::string& whereMeasured(const OgsTableRow& row, std::int64_t at, std::string& late,
                               std::string& old, std::string& unknown) {
        bool after = false;
        bool before = false;
        for (const Attempt& attempt : m_attempts) {
            const ProbedHost* host = attempt.find(row.host);
            if (host == nullptr || !host->finished || host->best() != row.ms) continue;
            const std::int64_t age = at - *host->finished;
            if (age >= 0 && age < cacheLife) return m_fresh;
            before = before || age >= cacheLife;
            after = after || age < 0;
        }
        return after ? late : before ? old : unknown;
    }

    /// Rule R2: the candidates are the hosts of all profiles.
    void checkCandidates(const Attempt& attempt) {
        std::set<std::string> known;
        for (const AnyConnectProfile& profile : m_evidence.profiles) {
            for (const AnyConnectHost& host : profile.hosts) {
                known.insert(host.address);
                known.insert(lowered(host.name));
            }
        }
        if (known.empty()) return;
        std::set<std::string> seen;
        for (const ProbedHost& host : attempt.hosts) seen.insert(host.host);
        if (attempt.selection) {
            for (const OgsTableRow& row : attempt.selection->rows) seen.insert(row.host);
        }
        for (const std::string& host : seen) {
            if (known.count(host) > 0) continue;
            add("R2", host, CheckOutcome::Warning,
                tr("the client knew it, but no profile given here lists it"));
        }
        for (const AnyConnectProfile& profile : m_evidence.profiles) {
            for (const AnyConnectHost& host : profile.hosts) {
                if (seen.count(host.address) + seen.count(lowered(host.name)) > 0) continue;
                seen.insert(host.address);
                add("R2", host.address, CheckOutcome::Warning,
                    tr("the profile lists it, but this attempt did not look at it"));
            }
        }
    }

    const std::vector<Attempt>& m_attempts;
    const OgsEvidence& m_evidence;
    std::vector<OgsCheck>& m_checks;
    std::int64_t m_attempt = 0;
    std::string m_fresh;
};

}  // namespace

std::string tripleText(const std::vector<std::optional<std::int64_t>>& ms) {
    std::string out = "(";
    for (const auto& value : ms) {
        if (out.size() > 1) out += ' ';
        out += value ? std::to_string(*value) : "-";
    }
    out += ')';
    return out;
}

void checkLog(const std::vector<Attempt>& attempts, const OgsEvidence& evidence,
              std::vector<OgsCheck>& checks) {
    Checker checker(attempts, evidence, checks);
    for (const Attempt& attempt : attempts) checker.check(attempt);
    if (!evidence.log) return;
    for (const OgsEvent& event : evidence.log->events) checker.checkAlone(event);
}

}  // namespace peerplan
