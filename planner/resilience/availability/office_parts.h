// SPDX-License-Identifier: MIT
#pragma once

/// A site's own part while it is put together. Only the .cpp files of `Offices` include it.

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "planner/resilience/availability/office.h"

namespace peerplan::uptime {

inline constexpr std::size_t mostAttachments = 64;

struct Offices::Request {
    SiteId site;
    SiteId gateway;
    Goals goals;
    std::uint32_t classId = 0;
    std::vector<std::pair<AtomId, SiteId>> gateways{};
    bool tunnel = false;
};

struct Offices::Draft {
    Draft(const CompiledNetwork& network, const Faults& faults, const GoalClass& of)
        : goalClass(of), make(network, faults, model) {
        make.pin(&of.inCore());
    }

    void add(Labels labels, Event event, std::uint64_t attachment = 0) {
        if (event.never || (labels == 0 && attachment == 0)) return;
        Element element;
        element.kind = Element::Kind::Global;
        element.labels = labels;
        element.attachments = attachment;
        element.event = std::move(event);
        model.elements.push_back(std::move(element));
    }

    void attach(std::uint32_t vertex, std::uint8_t source, Event event) {
        const std::pair<std::uint32_t, std::uint8_t> at(vertex, source);
        auto found = std::find(attachments.begin(), attachments.end(), at);
        if (found == attachments.end()) {
            if (attachments.size() == mostAttachments) return;
            attachments.push_back(at);
            found = attachments.end() - 1;
        }
        add(0, std::move(event), std::uint64_t{1} << (found - attachments.begin()));
    }

    const GoalClass& goalClass;
    std::vector<std::uint8_t> shared;
    Model model;
    EventMaker make;
    std::vector<std::pair<std::uint32_t, std::uint8_t>> attachments;
};

}  // namespace peerplan::uptime
