// SPDX-License-Identifier: MIT
#include "cli/ogs_select_input.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/positions.h"
#include "model/error.h"
#include "model/fields/spelling.h"
#include "planner/ogs/selection/option_names.h"

namespace peerplan::cli {
namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;

[[noreturn]] void refuse(Text message, std::string found, Text expected,
                         std::string suggestion = {}) {
    Diagnostic diagnostic;
    diagnostic.message = std::move(message);
    diagnostic.found = std::move(found);
    diagnostic.expected = std::move(expected);
    diagnostic.suggestion = std::move(suggestion);
    throw UsageError(Diagnostics{diagnostic});
}

struct Instant {
    Duration at;
    bool wholeDay = false;
};

/// `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`, UTC, from the plan's first midnight.
Instant instantOf(const std::string& text, const Plan& plan) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    const std::optional<Date> date = Date::parse(std::string_view(text).substr(0, 10));
    std::optional<std::int64_t> minutes;
    if (date && text.size() == 10) minutes = 0;
    if (date && text.size() == 16 && text[10] == 'T' && text[13] == ':' && digit(11) && digit(12) &&
        digit(14) && digit(15)) {
        const std::int64_t hour = (text[11] - '0') * 10 + (text[12] - '0');
        const std::int64_t minute = (text[14] - '0') * 10 + (text[15] - '0');
        if (hour < 24 && minute < 60) minutes = hour * 60 + minute;
    }
    if (!minutes) {
        refuse(tr("no such instant"), text, tr("YYYY-MM-DD or YYYY-MM-DDThh:mm, in UTC"));
    }
    const std::int64_t ms = (date->days() - plan.asOf.days()) * dayMs + *minutes * 60000;
    return {Duration::ms(ms), text.size() == 10};
}

struct Span {
    Duration from;
    Duration until;
};

/// `START..END`; an end that is a day counts with all of it.
Span spanOf(const std::string& text, const Plan& plan) {
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos) {
        refuse(tr("no such span of time"), text, tr("START..END"));
    }
    const Instant from = instantOf(text.substr(0, dots), plan);
    const Instant until = instantOf(text.substr(dots + 2), plan);
    const Duration end = until.wholeDay ? Duration::ms(until.at.asMs() + dayMs) : until.at;
    if (!(from.at < end)) refuse(tr("no such span of time"), text, tr("START before END"));
    return {from.at, end};
}

/// What stands before and after the `@`.
std::pair<std::string, std::string> atSign(const std::string& text, const char* form) {
    const std::size_t at = text.find('@');
    if (at == std::string::npos) refuse(tr("no @ with a time"), text, Text(form));
    return {text.substr(0, at), text.substr(at + 1)};
}

}  // namespace

GatewayId gatewayPosition(const LoadedPlan& loaded, const std::string& text) {
    const std::string_view prefix = "gateway/";
    const std::string id = text.starts_with(prefix) ? text.substr(prefix.size()) : text;
    std::vector<std::string_view> ids;
    for (std::size_t g = 0; g < loaded.plan.gateways.size(); ++g) {
        if (loaded.plan.gateways[g].id == id) return GatewayId(g);
        ids.push_back(loaded.plan.gateways[g].id);
    }
    refuse(Text(tr("the plan has no gateway {id}"), {{"id", id}}), {}, {},
           nearestSpelling(id, ids));
}

void addOgsOptions(Command& command, OgsOptionsInput& input) {
    command.option("--assume", "NAME=VALUE", input.assumed,
                   "How OGS works where the sources leave it open, such as cache-match=complete; "
                   "repeatable");
}

OgsOptions ogsOptions(const OgsOptionsInput& input) {
    OgsOptions options;
    for (const std::string& text : input.assumed) {
        const std::size_t equals = std::min(text.find('='), text.size());
        const std::string name = text.substr(0, equals);
        const std::string value = equals < text.size() ? text.substr(equals + 1) : std::string();
        if (setOgsOption(options, name, value)) continue;
        std::vector<std::string_view> names;
        for (const OgsOptionName& option : ogsOptionNames()) {
            if (option.name == name) {
                refuse(Text(tr("the option {name} does not take this"), {{"name", name}}), value,
                       Text("{takes}", {{"takes", option.takes}}));
            }
            names.push_back(option.name);
        }
        refuse(Text(tr("OGS has no option {name}"), {{"name", name}}), {}, {},
               nearestSpelling(name, names));
    }
    return options;
}

void addOgsSelectOptions(Command& command, OgsSelectInput& input) {
    command
        .option("--days", "N", input.days, 0, 366,
                "Follow the clients for as many days from the plan's on")
        .option("--down", "GATEWAY@START..END", input.down,
                "A gateway that does not answer from one instant (UTC) or day to another; "
                "repeatable")
        .option("--add", "GATEWAY@START", input.added,
                "A gateway of the plan that enters the profiles only then; repeatable")
        .option("--visit", "SITE=PLACE@START..END", input.visits,
                "The clients of a site are at another one; repeatable")
        .option("--seed", "N", input.seed, 0, 9007199254740991, "Seed of the noise")
        .option("--samples", "N", input.samples, 0, 10000000, "Noisy measurements of each site")
        .option("--noise", "PERCENT", input.noisePercent, 0, 1000,
                "How much longer noise makes a probe on average")
        .flag("--all-sites", input.allSites,
              "Offices too that a profile covers by region or as everybody");
    addOgsOptions(command, input.options);
}

SelectInput selectInput(const OgsSelectInput& input, const LoadedPlan& loaded) {
    SelectInput out;
    out.options = ogsOptions(input.options);
    out.odds.samples = input.samples;
    out.odds.noise = static_cast<double>(input.noisePercent) / 100;
    out.odds.seed = static_cast<std::uint64_t>(input.seed);
    out.allSites = input.allSites;
    out.days.days = input.days;
    for (const std::string& text : input.down) {
        const auto [name, when] = atSign(text, tr("GATEWAY@START..END"));
        const Span span = spanOf(when, loaded.plan);
        out.days.outages.push_back({gatewayPosition(loaded, name), span.from, span.until});
    }
    for (const std::string& text : input.added) {
        const auto [name, when] = atSign(text, tr("GATEWAY@START"));
        out.days.arrivals.push_back(
            {gatewayPosition(loaded, name), instantOf(when, loaded.plan).at});
    }
    for (const std::string& text : input.visits) {
        const auto [names, when] = atSign(text, tr("SITE=PLACE@START..END"));
        const std::size_t equals = names.find('=');
        if (equals == std::string::npos) {
            refuse(tr("no = between a site and a place"), text, tr("SITE=PLACE@START..END"));
        }
        const Span span = spanOf(when, loaded.plan);
        out.days.visits.push_back({sitePosition(loaded, names.substr(0, equals)),
                                   sitePosition(loaded, names.substr(equals + 1)), span.from,
                                   span.until});
    }
    const bool events = !input.down.empty() || !input.added.empty() || !input.visits.empty();
    if (events && input.days == 0) {
        refuse(tr("what happens over days needs the number of days"), {}, tr("--days N"));
    }
    return out;
}

}  // namespace peerplan::cli
