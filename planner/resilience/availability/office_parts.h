// SPDX-License-Identifier: MIT
#pragma once

/// A site's own part while it is put together. Only the .cpp files of `Offices` include it.

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "planner/resilience/availability/office.h"

namespace peerplan::uptime {

struct Offices::Request {
    SiteId site;
    SiteId gateway;
    Goals goals;
    std::uint32_t classId = 0;
    std::vector<std::pair<AtomId, SiteId>> gateways{};
    bool tunnel = false;
};

/// Either of a site's own part alone, with its links to the core as attachments; or, once `join`
/// was called, of the whole of core and site, in which a link makes a vertex of the core one at
/// which the source is.
struct Offices::Draft {
    Draft(const CompiledNetwork& network, const Faults& faults, const GoalClass& of)
        : goalClass(of), make(network, faults, model) {
        make.pin(&of.inCore());
    }

    /// Begins with the core; `faultsOfBoth` stand in it and in the own part, too.
    void join(Model core, const std::vector<std::uint8_t>& faultsOfBoth) {
        joined = true;
        model = std::move(core);
        shared = faultsOfBoth;
        make.pin(&shared);
        make.adopt();
    }

    void add(Labels labels, Event event, Attachments attachment = 0) {
        if (event.never || (labels == 0 && attachment == 0)) return;
        Element element;
        element.kind = Element::Kind::Global;
        element.labels = labels;
        element.attachments = attachment;
        element.event = std::move(event);
        model.elements.push_back(std::move(element));
    }

    void attach(std::uint32_t vertex, std::uint8_t source, Event event) {
        if (joined) {
            if (event.never) return;
            Element element;
            element.kind = Element::Kind::Label;
            element.u = vertex;
            element.labels = sourceLabel(source);
            element.event = std::move(event);
            model.elements.push_back(std::move(element));
            return;
        }
        const std::pair<std::uint32_t, std::uint8_t> at(vertex, source);
        auto found = std::find(attachments.begin(), attachments.end(), at);
        if (found == attachments.end()) {
            attachments.push_back(at);
            found = attachments.end() - 1;
        }
        // One without a bit of its own is counted, and the draft is made anew with the core.
        const auto bit = static_cast<std::size_t>(found - attachments.begin());
        if (bit < mostAttachments) add(0, std::move(event), Attachments{1} << bit);
    }

    /// In how many things outcomes of the own part alone can differ: links to the core, and causes
    /// that it shares with the core.
    std::size_t outcomeBits() const {
        std::set<VariableId> causes;
        const auto note = [&](const std::vector<VariableId>& variables) {
            for (const VariableId v : variables) {
                if (model.pinned[v]) causes.insert(v);
            }
        };
        for (const Element& element : model.elements) {
            note(element.event.all);
            for (const Clause& clause : element.event.clauses) {
                for (const auto& literal : clause.literals) note(literal);
            }
        }
        return attachments.size() + causes.size();
    }

    const GoalClass& goalClass;
    bool joined = false;
    std::vector<std::uint8_t> shared;
    Model model;
    EventMaker make;
    std::vector<std::pair<std::uint32_t, std::uint8_t>> attachments;
};

}  // namespace peerplan::uptime
