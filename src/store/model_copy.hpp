#pragma once

#include "base/date.hpp"
#include "model/model.hpp"
#include "model/vocabulary.hpp"

namespace SQLite {  // NOLINT(readability-identifier-naming): the library's own
class Database;
}

namespace govmap::store {

/// Makes the tables in an empty database and fills them with what holds on the day, surely or
/// perhaps; what certainly does not hold is left out. Throws SQLite::Exception, like all of
/// SQLiteCpp; SqlEngine turns that into a QueryProblem.
void fill(SQLite::Database& database, const Model& model, Date as_of, const Vocabulary& words);

}  // namespace govmap::store
