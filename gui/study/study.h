// SPDX-License-Identifier: MIT
#pragma once

/// The newest state of the plan that can be asked: checked, its clocks resolved, compiled, its
/// traffic laid. Made beside the window after every edit.

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "gui/document/document.h"
#include "gui/work/worker.h"
#include "model/clock.h"
#include "planner/network/network.h"
#include "planner/report/names.h"
#include "planner/resilience/live/live_failures.h"

namespace peerplan::gui {

/// A plan with what every answer about it begins with. Any thread may read it.
struct StudiedPlan {
    std::shared_ptr<const Plan> plan;
    const Catalogue* catalogue = nullptr;
    /// Errors, warnings and notes of the check, the clocks and the compilation.
    Diagnostics diagnostics;
    /// The rest is there only where there is no error.
    SiteClocks clocks;
    std::optional<CompiledNetwork> network;
    std::optional<Names> names;

    bool holds() const { return network.has_value(); }
    /// One set of failures, by references; what is no component of the plan is left out. One
    /// caller at a time, others wait.
    LiveAnswer tellLive(std::span<const std::string> failed) const;
    /// Where traffic leaves in that state, and along which way. At the cost of a whole evaluation.
    std::vector<EgressFlow> tellFlows(std::span<const std::string> failed) const;
    /// The components of those references that the plan has.
    std::vector<ComponentId> componentsOf(std::span<const std::string> references) const;

  private:
    LiveFailures& live() const;
    friend std::shared_ptr<const StudiedPlan> studied(std::shared_ptr<const Plan> plan,
                                                      const Catalogue& catalogue);
    mutable std::mutex m_mutex;
    mutable std::optional<LiveFailures> m_live;
};

/// Checks, resolves, compiles and loads. Never throws for what a plan says: that is in the
/// diagnostics.
std::shared_ptr<const StudiedPlan> studied(std::shared_ptr<const Plan> plan,
                                           const Catalogue& catalogue);

class Study : public QObject {
    Q_OBJECT
  public:
    explicit Study(Document& document, QObject* parent = nullptr);

    /// The newest that is done; may be a few edits behind. Null before the first.
    const std::shared_ptr<const StudiedPlan>& latest() const { return m_latest; }
    /// Of the plan as it is now.
    bool isCurrent() const { return m_current; }
    Worker& worker() { return m_worker; }

  Q_SIGNALS:
    void changed();

  private:
    void begin();

    Document& m_document;
    std::shared_ptr<const StudiedPlan> m_latest;
    bool m_current = false;
    QTimer m_delay;
    Worker m_worker;
};

}  // namespace peerplan::gui
