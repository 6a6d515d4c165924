// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/attempts.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace peerplan {
namespace {

class Collector {
  public:
    void take(const OgsEvent& event) {
        if (const auto* start = std::get_if<OgsThreadStart>(&event.what)) {
            ProbedHost* host = find(start->host);
            if (host != nullptr && (host->started || host->finished)) close();
            add(start->host).started = event.clock;
        } else if (const auto* pings = std::get_if<OgsPingResults>(&event.what)) {
            const ProbedHost* host = find(pings->host);
            if (host != nullptr && host->finished) close();
            ProbedHost& probed = add(pings->host);
            probed.finished = event.clock;
            probed.ms = pings->ms;
        } else if (const auto* selection = std::get_if<OgsSelection>(&event.what)) {
            if (selection->cached) close();
            m_open.selection = *selection;
            m_open.selectedAt = event.clock;
            close();
        }
    }

    std::vector<Attempt> finish() {
        close();
        return std::move(m_attempts);
    }

  private:
    ProbedHost* find(const std::string& host) {
        const auto at = std::find_if(m_open.hosts.begin(), m_open.hosts.end(),
                                     [&](const ProbedHost& each) { return each.host == host; });
        return at == m_open.hosts.end() ? nullptr : &*at;
    }
    ProbedHost& add(const std::string& host) {
        if (ProbedHost* there = find(host)) return *there;
        if (m_open.hosts.size() == mostHostsAnAttempt) close();
        m_open.hosts.push_back({});
        m_open.hosts.back().host = host;
        return m_open.hosts.back();
    }
    void close() {
        if (m_open.hosts.empty() && !m_open.selection) return;
        m_open.number = static_cast<std::int64_t>(m_attempts.size()) + 1;
        m_attempts.push_back(std::exchange(m_open, {}));
    }

    Attempt m_open;
    std::vector<Attempt> m_attempts;
};

}  // namespace

std::optional<std::int64_t> ProbedHost::best() const {
    std::optional<std::int64_t> out;
    for (const auto& value : ms) {
        if (value && (!out || *value < *out)) out = value;
    }
    return out;
}

const ProbedHost* Attempt::find(const std::string& host) const {
    for (const ProbedHost& each : hosts) {
        if (each.host == host) return &each;
    }
    return nullptr;
}

std::optional<std::int64_t> Attempt::begins() const {
    std::optional<std::int64_t> started;
    std::optional<std::int64_t> finished;
    for (const ProbedHost& host : hosts) {
        if (host.started && (!started || *host.started < *started)) started = host.started;
        if (host.finished && (!finished || *host.finished < *finished)) finished = host.finished;
    }
    return started ? started : finished;
}

std::optional<std::int64_t> Attempt::ends() const {
    std::optional<std::int64_t> out;
    for (const ProbedHost& host : hosts) {
        if (host.finished && (!out || *host.finished > *out)) out = host.finished;
    }
    return out;
}

std::vector<Attempt> attemptsOf(const OgsLog& log) {
    Collector collector;
    for (const OgsEvent& event : log.events) collector.take(event);
    return collector.finish();
}

}  // namespace peerplan
