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
// for the modules of all others are dropped.
bool is_common_table(std::string_view table, std::string_view column) {
    const std::string name = lower_case(table);
    return column.empty() && !name.starts_with("sqlite_") && !name.starts_with("pragma_");
}

// Instructions are counted in steps of this many.
constexpr int step = 1'000;
// So many letters that `like` compares take about as long as one instruction.
constexpr std::size_t letters_an_instruction = 64;

void turn_off(sqlite3* database) {
    for (const int off :
         {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_ENABLE_FKEY,
          SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
          SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, SQLITE_DBCONFIG_WRITABLE_SCHEMA,
          SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL}) {
        sqlite3_db_config(database, off, 0, nullptr);
    }
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_drop_modules(database, nullptr);  // json_each, full-text search and the like
}

void limit(sqlite3* database) {
    constexpr std::array<std::pair<int, int>, 11> limits = {{
        {SQLITE_LIMIT_LENGTH, most_text},
        {SQLITE_LIMIT_SQL_LENGTH, most_query},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 50},
        {SQLITE_LIMIT_VDBE_OP, 25'000},
        {SQLITE_LIMIT_FUNCTION_ARG, 50},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 1},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    }};
    for (const auto& [which, value] : limits) sqlite3_limit(database, which, value);
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

Guard::Guard(sqlite3* database) : database_(database) {
    turn_off(database);
    limit(database);
    sqlite3_set_authorizer(database, &Guard::authorise, this);
    sqlite3_progress_handler(database, step, &Guard::tick, this);
    constexpr int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    for (const int values : {2, 3})
        sqlite3_create_function(database, "like", values, how, this, &Guard::like, nullptr,
                                nullptr);
}

Guard::~Guard() {
    sqlite3_progress_handler(database_, 0, nullptr, nullptr);
    sqlite3_set_authorizer(database_, nullptr, nullptr);
}

Guard::Watch::Watch(Guard& guard)
    : hard_before_(sqlite3_hard_heap_limit64(-1)), soft_before_(sqlite3_soft_heap_limit64(-1)) {
    guard.instructions_ = 0;
    guard.refused_.clear();
    sqlite3_hard_heap_limit64(sqlite3_memory_used() + most_memory);
}

Guard::Watch::~Watch() {
    sqlite3_hard_heap_limit64(hard_before_);
    sqlite3_soft_heap_limit64(soft_before_);
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
            const auto* const found =
                std::find(allowed_functions.begin(), allowed_functions.end(), name);
            if (found != allowed_functions.end()) return SQLITE_OK;
            return guard.refuse(
                fmt::format("calls '{}', which is not a function that it may call", name));
        }
        default: return guard.refuse(what_it_would(action));
    }
}

int Guard::tick(void* self) {
    Guard& guard = *static_cast<Guard*>(self);
    guard.instructions_ += step;
    return guard.out_of_instructions() ? 1 : 0;
}

// SQLite's own LIKE, with its work counted: over long texts one call of it takes a millisecond, and
// a million of those would be a quarter of an hour.
void Guard::like(sqlite3_context* context, int count, sqlite3_value** values) {
    Guard& guard = *static_cast<Guard*>(sqlite3_user_data(context));
    const auto text_of = [&](int at) {
        return reinterpret_cast<const char*>(sqlite3_value_text(values[at]));  // NOLINT: its bytes
    };
    const char* pattern = text_of(0);
    const char* text = text_of(1);
    if (pattern == nullptr || text == nullptr) return;  // NULL
    const std::string_view escape = count == 3 ? view(text_of(2)) : std::string_view{};
    if (count == 3 && escape.size() != 1) {
        sqlite3_result_error(context, "ESCAPE wants one letter", -1);
        return;
    }
    const std::string_view letters(pattern);
    if (letters.size() > most_pattern) {
        sqlite3_result_error(context, "the pattern of a LIKE is too long", -1);
        return;
    }
    guard.instructions_ += letters.size() * view(text).size() / letters_an_instruction;
    if (guard.out_of_instructions()) {
        sqlite3_result_error_code(context, SQLITE_INTERRUPT);
        return;
    }
    const unsigned int escaped = escape.empty() ? 0 : static_cast<unsigned char>(escape.front());
    sqlite3_result_int(context, sqlite3_strlike(pattern, text, escaped) == 0 ? 1 : 0);
}

}  // namespace govmap::store
