#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;

namespace govmap::store {

// What bounds one run of a query. Counts and sizes only: the same query on the same copy ends the
// same way on every machine, however busy. Measured on the slowest machine at hand, a query that
// uses up all its instructions takes some tens of milliseconds, one that spends them on the dearest
// function allowed (like, over the longest text and pattern allowed) some tens of seconds.
inline constexpr std::size_t most_instructions = 1'000'000;  ///< of SQLite's virtual machine
inline constexpr std::size_t most_rows = 1'000;
inline constexpr int most_text = 20'000;  ///< bytes in one text or row
inline constexpr int most_pattern = 50;   ///< bytes in a pattern of `like`
/// Bytes, beside the copy itself. This also bounds the preparing of a query: a common table that is
/// named twice is written out twice, and what names it twice four times.
inline constexpr std::int64_t most_memory = 64 << 20;
inline constexpr int most_query = 20'000;  ///< bytes

/// The functions that a query may call: they give the same for the same, and take no longer than
/// their texts are long.
std::span<const std::string_view> functions();

/// Holds a database to reading: while it lives, statements that are prepared on the database may
/// read the documented tables and call the functions above, and nothing else; statements that run
/// are counted. The database must outlive it.
class Guard {
public:
    explicit Guard(sqlite3* database);
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;
    Guard(Guard&&) = delete;
    Guard& operator=(Guard&&) = delete;
    ~Guard();

    /// What was refused first, as the end of "the query …": "would write to the table 'links'";
    /// empty if nothing was.
    [[nodiscard]] const std::string& refused() const { return refused_; }
    [[nodiscard]] bool out_of_instructions() const { return ticks_ > most_ticks; }

private:
    static constexpr int instructions_a_tick = 1'000;
    static constexpr std::size_t most_ticks = most_instructions / instructions_a_tick;

    static int authorise(void* self, int action, const char* first, const char* second,
                         const char* schema, const char* trigger);
    static int tick(void* self);
    int refuse(std::string what);

    sqlite3* database_;
    std::int64_t memory_before_;
    std::int64_t soft_before_;
    std::size_t ticks_ = 0;
    std::string refused_;
};

/// Turns off for good what no query is to have: extensions, other databases, triggers, views,
/// double-quoted texts, schemas that are trusted; and sets the limits above. For a database that is
/// filled already: rows may be longer than what a query may make.
void harden(sqlite3* database);

}  // namespace govmap::store
