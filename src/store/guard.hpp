#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_context;
struct sqlite3_value;

namespace govmap::store {

// What bounds one run of a query. Counts and sizes only: the same query on the same copy ends the
// same way on every machine, however busy. One that counts for ever is stopped after some 50
// milliseconds; the dearest that was found, upper and lower in each other over the longest texts
// that may be, takes some fifteen seconds.
inline constexpr std::size_t most_instructions = 1'000'000;  ///< of SQLite's virtual machine
inline constexpr std::size_t most_rows = 1'000;
inline constexpr int most_text = 10'000;         ///< bytes in one text or row
inline constexpr std::size_t most_pattern = 50;  ///< bytes in a pattern of `like`
inline constexpr int most_query = 20'000;        ///< bytes
/// Bytes, beside the copy itself. This also bounds the preparing of a query: a common table that is
/// named twice is written out twice, and what names it twice four times.
inline constexpr std::int64_t most_memory = 64 << 20;

/// The functions that a query may call: they give the same for the same, and take no longer than
/// their texts are long. `like`, which takes longer, is counted by what it looks at.
std::span<const std::string_view> functions();

/// Holds a database to reading, from when it is made until it ends: statements may read the
/// documented tables and call the functions above, and nothing else. No statement can have
/// extensions, other databases, triggers, views, schemas that are trusted, or texts in double
/// quotes. For a database that is filled already. The database must outlive it.
class Guard {
public:
    explicit Guard(sqlite3* database);
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;
    Guard(Guard&&) = delete;
    Guard& operator=(Guard&&) = delete;
    ~Guard();

    /// One query, prepared or run: while this lives, what it takes is counted from nothing, and its
    /// memory is bounded. One at a time, for the bound of memory is the whole library's.
    class Watch {
    public:
        explicit Watch(Guard& guard);
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;
        Watch(Watch&&) = delete;
        Watch& operator=(Watch&&) = delete;
        ~Watch();

    private:
        std::int64_t hard_before_;
        std::int64_t soft_before_;
    };

    /// What was refused first, as the end of "the query …": "would write"; empty if nothing was.
    [[nodiscard]] const std::string& refused() const { return refused_; }
    [[nodiscard]] bool out_of_instructions() const { return instructions_ > most_instructions; }

private:
    static int authorise(void* self, int action, const char* first, const char* second,
                         const char* schema, const char* trigger);
    static int tick(void* self);
    static void like(sqlite3_context* context, int count, sqlite3_value** values);
    int refuse(std::string what);

    sqlite3* database_;
    std::size_t instructions_ = 0;
    std::string refused_;
};

}  // namespace govmap::store
