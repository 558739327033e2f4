#include "base/side_by_side.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace govmap {
namespace {

TEST(SideBySide, DoesEveryPieceOnceOnAnyNumberOfThreads) {
    for (const std::size_t workers : {0U, 1U, 2U, 7U, 200U}) {
        std::vector<std::atomic<int>> done(100);
        side_by_side(done.size(), workers, [&] { return [&](std::size_t at) { ++done[at]; }; });
        for (const std::atomic<int>& one : done) EXPECT_EQ(one, 1) << workers;
    }
    side_by_side(0, 4, [] { return [](std::size_t) { FAIL() << "there is nothing to do"; }; });
}

TEST(SideBySide, GivesEachThreadAWorkerOfItsOwn) {
    std::atomic<int> total = 0;
    side_by_side(50, 3, [&] {
        return [&total, own = 0](std::size_t) mutable {
            ++own;
            ++total;
            EXPECT_LE(own, 50);
        };
    });
    EXPECT_EQ(total, 50);
}

TEST(SideBySide, ThrowsWhatAPieceThrows) {
    for (const std::size_t workers : {1U, 4U}) {
        EXPECT_THROW(side_by_side(20, workers,
                                  [] {
                                      return [](std::size_t at) {
                                          if (at == 3) throw std::runtime_error("no memory");
                                      };
                                  }),
                     std::runtime_error)
            << workers;
    }
}

}  // namespace
}  // namespace govmap
