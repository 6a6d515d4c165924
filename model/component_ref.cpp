// SPDX-License-Identifier: MIT
#include "model/component_ref.h"

namespace peerplan {
namespace {

/// First part of a reference: kinds that are parts of another share its word.
std::string_view prefixOf(ComponentKind kind) {
    switch (kind) {
        case ComponentKind::Pop:
            return "network";
        case ComponentKind::Unit:
            return "control";
        case ComponentKind::ProviderAtLocation:
            return "provider";
        default:
            return word(kind);
    }
}

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

}  // namespace

std::string slug(std::string_view name) {
    std::string out;
    bool gap = false;
    for (const char raw : name) {
        const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw - 'A' + 'a') : raw;
        if (isPlain(c)) {
            if (gap && !out.empty()) out += '-';
            gap = false;
            out += c;
        } else {
            gap = true;
        }
    }
    return out;
}

std::string componentRef(ComponentKind kind, std::string_view name) {
    std::string out(prefixOf(kind));
    out += '/';
    out += kind == ComponentKind::PeeringLocation || kind == ComponentKind::Isp ? slug(name)
                                                                                : std::string(name);
    return out;
}

std::string popRef(std::string_view network, std::string_view pop) {
    std::string out = componentRef(ComponentKind::Network, network);
    out += "/pop/";
    out += pop;
    return out;
}

std::string controlRef(std::string_view perimeter, std::string_view control) {
    std::string out = componentRef(ComponentKind::Control, perimeter);
    out += '/';
    out += control;
    return out;
}

std::string unitRef(std::string_view perimeter, std::string_view control, std::int64_t unit) {
    std::string out = controlRef(perimeter, control);
    out += '#';
    out += std::to_string(unit);
    return out;
}

std::string connectionRef(std::string_view circuit, std::string_view role) {
    std::string out = componentRef(ComponentKind::Connection, circuit);
    out += '/';
    out += role;
    return out;
}

std::string mseeRef(std::string_view pair, std::string_view role) {
    std::string out = componentRef(ComponentKind::Msee, pair);
    out += '/';
    out += role;
    return out;
}

std::string providerAtLocationRef(std::string_view provider, std::string_view location) {
    std::string out = componentRef(ComponentKind::Provider, provider);
    out += '/';
    out += slug(location);
    return out;
}

std::optional<std::string> canonicalRef(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 >= text.size()) {
        return std::nullopt;
    }
    const std::string prefix = slug(text.substr(0, slash));
    if (!fromWord<ComponentKind>(prefix)) return std::nullopt;
    std::string out = prefix;
    std::string_view rest = text.substr(slash + 1);
    while (true) {
        const std::size_t end = rest.find_first_of("/#");
        const std::string part = slug(rest.substr(0, end));
        if (part.empty()) return std::nullopt;
        out += out.back() == '#' ? "" : "/";
        out += part;
        if (end == std::string_view::npos) return out;
        if (rest[end] == '#') out += '#';
        rest = rest.substr(end + 1);
    }
}

}  // namespace peerplan
