#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace govmap {

/// Does `count` pieces of work on up to `workers` threads, this one among them, and comes back when
/// all are done. Each thread makes a worker of its own, `make_worker()`, and calls it with the
/// numbers of pieces that nobody has taken: worker(0), worker(1), … This thread begins with the
/// first: what is to stay is best made here, where memory is not kept by thread. What a piece does
/// must not depend on which others were done before it, nor touch what they touch. What one throws
/// is thrown here, once the others have come to their ends.
template <class MakeWorker>
void side_by_side(std::size_t count, std::size_t workers, MakeWorker make_worker) {
    std::atomic<std::size_t> next = 1;  // piece 0 is this thread's own
    std::mutex lock;
    std::exception_ptr thrown;
    const auto work = [&](std::size_t first) {
        try {
            auto worker = make_worker();
            for (std::size_t at = first; at < count; at = next++) worker(at);
        } catch (...) {
            next = count;
            const std::lock_guard one_at_a_time(lock);
            if (!thrown) thrown = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        try {
            for (std::size_t at = 1; at < std::min(workers, count); ++at)
                others.emplace_back([&] { work(next++); });
        } catch (const std::system_error&) {
            // A machine that gives no more threads: those that there are do the work.
        }
        work(0);
    }
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace govmap
