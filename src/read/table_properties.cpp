#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "read/sheet.hpp"
#include "read/tables.hpp"

namespace govmap {
namespace {

using Column = CsvReader::Column;

/// A table of properties, one a row, of entities declared anywhere.
class Properties {
public:
    Properties(ModelBuilder& builder, const Unit& unit, const Table& table)
        : builder_(builder),
          sheet_(builder, unit, table,
                 {{"of", "key"},
                  {"value", "values", "absent", "complete", "on", "from", "until", "disputed"}}) {}

    void read() {
        while (sheet_.next()) row();
    }

private:
    void row() {
        const auto of = sheet_.entity(of_, any_kind, {});
        const std::string_view key = sheet_.cell(key_);
        const std::string_view value = sheet_.cell(value_);
        const std::string_view values = sheet_.cell(values_);
        const auto reason = sheet_.reason(absent_);
        if (key.empty()) {
            sheet_.problem(key_, "a property without a key", "say what it is: state, rationale …");
            return;
        }
        const int given = (value.empty() ? 0 : 1) + (values.empty() ? 0 : 1) + (reason ? 1 : 0);
        if (given > 1 || (given == 0 && sheet_.cell(absent_).empty())) {
            sheet_.problem(key_,
                           fmt::format("'{}' says {}", key,
                                       given == 0 ? "neither what it is nor why not"
                                                  : "more than one thing at once"),
                           "fill one of the columns value, values (several, with ';' between them) "
                           "and absent");
            return;
        }
        if (!of) return;
        Property property;
        property.key = builder_.symbol(key);
        property.where = sheet_.where(key_);
        property.evidence = sheet_.evidence();
        property.disputed = sheet_.disputed(disputed_);
        property.complete = sheet_.flag(complete_);
        property.on = sheet_.date(on_);
        property.period = sheet_.period(from_, until_);
        if (!value.empty()) property.value = std::string(value);
        if (!values.empty()) {
            std::vector<std::string> list;
            each_part(values, [&](std::string_view one) { list.emplace_back(one); });
            property.value = std::move(list);
        }
        if (reason) property.value = *reason;
        if (key == "state" && !value.empty()) check_state(*of, value);
        builder_.model.entities[of->value].properties.push_back(std::move(property));
    }

    void check_state(EntityIndex of, std::string_view state) {
        const Entity& entity = builder_.model.entity(of);
        const Term* term =
            builder_.context.vocabulary.products.find(builder_.model.word(entity.type));
        if (term == nullptr || term->states.empty()) return;
        if (std::find(term->states.begin(), term->states.end(), state) != term->states.end())
            return;
        sheet_.problem(value_, fmt::format("'{}' is not a state of {}", state, term->label),
                       fmt::format("one of: {}", fmt::join(term->states, ", ")));
    }

    ModelBuilder& builder_;
    Sheet sheet_;
    Column of_ = sheet_.column("of");
    Column key_ = sheet_.column("key");
    Column value_ = sheet_.column("value");
    Column values_ = sheet_.column("values");
    Column absent_ = sheet_.column("absent");
    Column complete_ = sheet_.column("complete");
    Column on_ = sheet_.column("on");
    Column from_ = sheet_.column("from");
    Column until_ = sheet_.column("until");
    Column disputed_ = sheet_.column("disputed");
};

}  // namespace

void read_property_table(ModelBuilder& builder, const Unit& unit, const Table& table) {
    Properties(builder, unit, table).read();
}

}  // namespace govmap
