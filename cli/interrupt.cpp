// SPDX-License-Identifier: MIT
#include "cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace peerplan::cli {
namespace {

std::atomic<bool> interruptSeen{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void onSignal(int signal) {
    if (interruptSeen.exchange(true)) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
}

}  // namespace

void catchInterrupts() {
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

bool interrupted() {
    return interruptSeen.load();
}

}  // namespace peerplan::cli
