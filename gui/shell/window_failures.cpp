// SPDX-License-Identifier: MIT
// What the window fails: what is chosen, and what is worst for it.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QStatusBar>

#include "gui/failures/component_tree.h"
#include "gui/failures/failures_view.h"
#include "gui/shell/main_window.h"
#include "gui/shell/notice_bar.h"
#include "gui/words/words.h"
#include "planner/resilience/sweep/worst_of.h"

namespace peerplan::gui {
namespace {

/// How long a word at the foot of the window stands.
constexpr int toldMs = 4000;

}  // namespace

void MainWindow::toggleChosen() {
    const std::string reference = fromQt(m_selection.reference());
    if (!m_failures->components().toggle(reference)) {
        statusBar()->showMessage(
            said(Text("Choose something that can fail first: a site, a link, a circuit…")), toldMs);
    }
}

void MainWindow::showWorst() {
    if (m_selection.reference().isEmpty()) {
        statusBar()->showMessage(said(Text("Choose a circuit, a link, a site or a region first.")),
                                 toldMs);
        return;
    }
    m_worstOf = m_selection.reference();
    if (m_sweep.isCurrent()) {
        finishWorst();
    } else {
        m_sweep.want();
    }
}

void MainWindow::finishWorst() {
    if (m_worstOf.isEmpty() || !m_sweep.isCurrent()) return;
    const std::string of = fromQt(std::exchange(m_worstOf, QString()));
    const SweptPlan& swept = *m_sweep.latest();
    const std::string name = swept.studied->names->of(of);
    const std::optional<std::vector<std::string>> failed = worstFailureOf(swept.sweep, of);
    if (!failed) {
        m_notice->tell(
            said(Text("{object} carries nothing, or has no capacity that a failure could "
                      "leave short.",
                      {{"object", name}})));
        return;
    }
    if (failed->empty()) {
        m_notice->tell(said(Text("No single failure is worse for {object} than nothing failed.",
                                 {{"object", name}})));
        return;
    }
    m_notice->hide();
    m_failures->setFailed(*failed);
    showView(QStringLiteral("failures"));
    std::string list;
    for (const std::string& reference : *failed) {
        if (!list.empty()) list += ", ";
        list += swept.studied->names->of(reference);
    }
    statusBar()->showMessage(said(Text("The worst single failure for {object}: {failed}",
                                       {{"object", name}, {"failed", list}})));
}

}  // namespace peerplan::gui
