#include "store/guard.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/text.hpp"
#include "store/tables.hpp"

namespace govmap::store {
namespace {

// instr, replace and trim are not among these: their time grows with the product of two texts.
// Functions of date and time ask the clock, random and randomblob are what they say, and printf,
// hex and zeroblob make much of little.
constexpr std::array<std::string_view, 26> allowed_functions = {{
    "abs",    "avg",       "coalesce", "count",      "dense_rank", "first_value", "group_concat",
    "ifnull", "iif",       "lag",      "last_value", "lead",       "length",      "like",
    "lower",  "max",       "min",      "nullif",     "rank",       "round",       "row_number",
    "substr", "substring", "sum",      "total",      "upper",
}};

std::string_view view(const char* text) { return text == nullptr ? std::string_view{} : text; }

// Where no column of a table is read (count(*)), SQLite asks for it under the name that the query
// uses, a common table of its own too. Beside the documented tables there are only SQLite's own,
// for harden() drops the modules of all others.
bool is_common_table(std::string_view table, std::string_view column) {
    const std::string name = lower_case(table);
    return column.empty() && !name.starts_with("sqlite_") && !name.starts_with("pragma_");
}

const char* what_it_would(int action) {
    switch (action) {
        case SQLITE_INSERT:
        case SQLITE_UPDATE:
        case SQLITE_DELETE: return "would write";
        case SQLITE_ATTACH:
        case SQLITE_DETACH: return "would attach another database";
        case SQLITE_PRAGMA: return "would set or ask a pragma";
        case SQLITE_TRANSACTION:
        case SQLITE_SAVEPOINT: return "would begin or end a transaction";
        default: return "would change the tables";
    }
}

}  // namespace

std::span<const std::string_view> functions() { return allowed_functions; }

Guard::Guard(sqlite3* database)
    : database_(database),
      memory_before_(sqlite3_hard_heap_limit64(-1)),
      soft_before_(sqlite3_soft_heap_limit64(-1)) {
    sqlite3_set_authorizer(database, &Guard::authorise, this);
    sqlite3_progress_handler(database, instructions_a_tick, &Guard::tick, this);
    // The limit is the whole library's, so it counts from what is in use now.
    sqlite3_hard_heap_limit64(sqlite3_memory_used() + most_memory);
}

Guard::~Guard() {
    sqlite3_hard_heap_limit64(memory_before_);
    sqlite3_soft_heap_limit64(soft_before_);
    sqlite3_progress_handler(database_, 0, nullptr, nullptr);
    sqlite3_set_authorizer(database_, nullptr, nullptr);
}

int Guard::refuse(std::string what) {
    if (refused_.empty()) refused_ = std::move(what);
    return SQLITE_DENY;
}

int Guard::authorise(void* self, int action, const char* first, const char* second,
                     const char* /*schema*/, const char* /*trigger*/) {
    Guard& guard = *static_cast<Guard*>(self);
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_RECURSIVE: return SQLITE_OK;
        case SQLITE_READ:
            if (find_table(view(first)) != nullptr || is_common_table(view(first), view(second)))
                return SQLITE_OK;
            return guard.refuse(
                fmt::format("reads '{}', which is not a table of the copy", view(first)));
        case SQLITE_FUNCTION: {
            const std::string_view name = view(second);
            const auto found = std::find(allowed_functions.begin(), allowed_functions.end(), name);
            if (found != allowed_functions.end()) return SQLITE_OK;
            return guard.refuse(
                fmt::format("calls '{}', which is not a function that it may call", name));
        }
        default: return guard.refuse(what_it_would(action));
    }
}

int Guard::tick(void* self) {
    Guard& guard = *static_cast<Guard*>(self);
    return ++guard.ticks_ > most_ticks ? 1 : 0;
}

void harden(sqlite3* database) {
    for (const int off :
         {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_ENABLE_FKEY,
          SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
          SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, SQLITE_DBCONFIG_WRITABLE_SCHEMA,
          SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL}) {
        sqlite3_db_config(database, off, 0, nullptr);
    }
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    constexpr std::array<std::pair<int, int>, 12> limits = {{
        {SQLITE_LIMIT_LENGTH, most_text},
        {SQLITE_LIMIT_SQL_LENGTH, most_query},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 50},
        {SQLITE_LIMIT_VDBE_OP, 25'000},
        {SQLITE_LIMIT_FUNCTION_ARG, 50},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, most_pattern},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 1},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    }};
    for (const auto& [limit, value] : limits) sqlite3_limit(database, limit, value);
    sqlite3_drop_modules(database, nullptr);  // json_each, full-text search and the like
}

}  // namespace govmap::store
