#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "read/sheet.hpp"
#include "read/tables.hpp"

namespace govmap {
namespace {

using Column = CsvReader::Column;

/// Which lists are whole: the same as `complete:` at a body's lists.
class Completes {
public:
    Completes(ModelBuilder& builder, const Unit& unit, const Table& table)
        : builder_(builder),
          sheet_(builder, unit, table, {{"of", "list"}, {"complete", "as_at", "until"}}) {}

    void read() {
        while (sheet_.next()) row();
    }

private:
    struct List {
        const char* word;
        LinkKind kind;
        bool outward;
    };
    static constexpr std::array<List, 6> lists = {{
        {"members", LinkKind::member_of, false},
        {"sub_groups", LinkKind::part_of, false},
        {"relations", LinkKind::relates_to, true},
        {"products", LinkKind::owns, true},
        {"footprint", LinkKind::covers, true},
        {"attends", LinkKind::attends, false},
    }};

    void row() {
        const auto of = sheet_.entity(of_, bit(EntityKind::body), {});
        const auto list = std::find_if(lists.begin(), lists.end(), [&](const List& one) {
            return sheet_.cell(list_) == one.word;
        });
        if (list == lists.end()) {
            std::vector<std::string> words;
            for (const List& one : lists) words.emplace_back(one.word);
            sheet_.problem(list_, fmt::format("'{}' is not a list of a body", sheet_.cell(list_)),
                           did_you_mean(sheet_.cell(list_), words,
                                        fmt::format("one of: {}", fmt::join(words, ", "))));
            return;
        }
        const bool whole = sheet_.cell(complete_).empty() || sheet_.flag(complete_);
        Closure closure{{},          list->kind,        list->outward,
                        {},          sheet_.evidence(), sheet_.period(as_at_, until_),
                        sheet_.row()};
        if (!of) return;
        closure.of = *of;
        if (whole) {
            builder_.model.closures.push_back(std::move(closure));
        } else {
            builder_.open(closure);
        }
    }

    ModelBuilder& builder_;
    Sheet sheet_;
    Column of_ = sheet_.column("of");
    Column list_ = sheet_.column("list");
    Column complete_ = sheet_.column("complete");
    Column as_at_ = sheet_.column("as_at");
    Column until_ = sheet_.column("until");
};

}  // namespace

void read_complete_table(ModelBuilder& builder, const Unit& unit, const Table& table) {
    Completes(builder, unit, table).read();
}

}  // namespace govmap
