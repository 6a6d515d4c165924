// SPDX-License-Identifier: MIT
#include "planner/parallel.h"

#include <algorithm>
#include <thread>

#ifdef PEERPLAN_THREADS_STD
#include <atomic>
#include <exception>
#include <mutex>
#include <vector>
#else
#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace peerplan {

std::size_t workerCount(int threads) {
    if (threads > 0) return static_cast<std::size_t>(threads);
    return std::max(1U, std::thread::hardware_concurrency());
}

void parallelFor(std::size_t count, int threads,
                 const std::function<void(std::size_t item, std::size_t worker)>& body) {
    const std::size_t workers = std::min(workerCount(threads), count);
    if (workers <= 1) {
        for (std::size_t item = 0; item < count; ++item) body(item, 0);
        return;
    }
#ifdef PEERPLAN_THREADS_STD
    // Small blocks from a shared counter: items differ much in cost.
    constexpr std::size_t block = 8;
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failureGuard;
    const auto work = [&](std::size_t worker) {
        try {
            for (;;) {
                const std::size_t begin = next.fetch_add(block);
                if (begin >= count) return;
                const std::size_t end = std::min(count, begin + block);
                for (std::size_t item = begin; item < end; ++item) body(item, worker);
            }
        } catch (...) {
            const std::lock_guard<std::mutex> lock(failureGuard);
            if (!failure) failure = std::current_exception();
            next.store(count);
        }
    };
    std::vector<std::thread> others;
    others.reserve(workers - 1);
    for (std::size_t worker = 1; worker < workers; ++worker) others.emplace_back(work, worker);
    work(0);
    for (std::thread& other : others) other.join();
    if (failure) std::rethrow_exception(failure);
#else
    // More threads than processors are asked for by tests; oneTBB warns unless they are allowed.
    const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, workers);
    tbb::task_arena arena(static_cast<int>(workers));
    arena.execute([&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, 8),
                          [&](const tbb::blocked_range<std::size_t>& range) {
                              const auto worker = static_cast<std::size_t>(
                                  std::max(0, tbb::this_task_arena::current_thread_index()));
                              for (std::size_t item = range.begin(); item != range.end(); ++item) {
                                  body(item, worker);
                              }
                          });
    });
#endif
}

}  // namespace peerplan
