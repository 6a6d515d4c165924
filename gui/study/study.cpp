// SPDX-License-Identifier: MIT
#include "gui/study/study.h"

#include <utility>

#include "data/catalogue/names.h"
#include "data/time/site_clocks.h"
#include "gui/words/words.h"
#include "model/error.h"
#include "model/plan_check.h"
#include "planner/network/compile.h"

namespace peerplan::gui {
namespace {

/// Between the last of several edits and the work.
constexpr int delayMs = 120;

void append(Diagnostics& diagnostics, const Diagnostics& more) {
    diagnostics.insert(diagnostics.end(), more.begin(), more.end());
}

}  // namespace

std::vector<ComponentId> StudiedPlan::componentsOf(std::span<const std::string> references) const {
    std::vector<ComponentId> found;
    if (!network) return found;
    for (const std::string& reference : references) {
        if (const auto id = network->components.find(reference)) found.push_back(*id);
    }
    return found;
}

// Laid at the first question: a plan that is only edited needs no traffic.
LiveFailures& StudiedPlan::live() const {
    if (!m_live) m_live.emplace(*plan, *network, *catalogue, clocks, 0);
    return *m_live;
}

LiveAnswer StudiedPlan::tellLive(std::span<const std::string> failed) const {
    if (!network) return {};
    const std::lock_guard lock(m_mutex);
    return live().tell(componentsOf(failed));
}

std::vector<EgressFlow> StudiedPlan::tellFlows(std::span<const std::string> failed) const {
    if (!network) return {};
    const std::lock_guard lock(m_mutex);
    return live().flows(componentsOf(failed));
}

std::shared_ptr<const StudiedPlan> studied(std::shared_ptr<const Plan> plan,
                                           const Catalogue& catalogue) {
    auto study = std::make_shared<StudiedPlan>();
    study->plan = std::move(plan);
    study->catalogue = &catalogue;
    study->diagnostics = checkPlan(*study->plan, namesOf(catalogue));
    try {
        Diagnostics found;
        study->clocks = resolveClocks(*study->plan, found);
        append(study->diagnostics, found);
        if (hasErrors(study->diagnostics)) return study;
        found.clear();
        CompiledNetwork network = compile(*study->plan, catalogue, found);
        append(study->diagnostics, found);
        if (hasErrors(found)) return study;
        study->network = std::move(network);
        study->names.emplace(*study->plan, worded);
        study->names->add(catalogue);
    } catch (const Error& error) {
        append(study->diagnostics, error.diagnostics());
    }
    return study;
}

Study::Study(Document& document, QObject* parent) : QObject(parent), m_document(document) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &Study::begin);
    connect(&document, &Document::edited, this, [this] {
        m_current = false;
        m_delay.start();
    });
}

void Study::begin() {
    m_worker.start(
        Text("Reading the plan"),
        [plan = m_document.snapshot(), catalogue = &m_document.catalogue()](const Progress&) {
            return studied(plan, *catalogue);
        },
        [this](std::shared_ptr<const StudiedPlan> done) {
            m_latest = std::move(done);
            m_current = !m_delay.isActive();
            Q_EMIT changed();
        });
}

}  // namespace peerplan::gui
