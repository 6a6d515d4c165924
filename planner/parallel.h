// SPDX-License-Identifier: MIT
#pragma once

/// A loop over independent items on several threads: the planner's only door to threads.

#include <cstddef>
#include <functional>

namespace peerplan {

/// The number of workers that `threads` asks for: itself where positive, else one per processor.
std::size_t workerCount(int threads);

/// Calls body(item, worker) once for every item below `count`, in no particular order, on
/// `workerCount(threads)` workers; `worker` is below that number and no two calls at one time have
/// the same one, so it can index scratch space. Answers that do not depend on the number of
/// threads come from bodies that write only what belongs to their item, or that reduce by an order
/// without ties. The first exception that a body throws ends the loop and leaves it.
void parallelFor(std::size_t count, int threads,
                 const std::function<void(std::size_t item, std::size_t worker)>& body);

}  // namespace peerplan
