#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "model/partnership.hpp"
#include "read/sheet.hpp"
#include "read/tables.hpp"

namespace govmap {
namespace {

using Column = CsvReader::Column;

constexpr std::string_view cdp = partnership_function;

/// A table of entities, one a row.
class Entities {
public:
    Entities(ModelBuilder& builder, const Unit& unit, const Table& table)
        : builder_(builder),
          sheet_(builder, unit, table,
                 {{"kind", "id"},
                  {"name", "type", "aliases", "fulfils", "code", "tier", "country", "population",
                   "amount", "from", "until", "disputed"}}) {}

    void read() {
        for (const char* name : {"code", "tier", "country", "population", "amount"})
            texts_.push_back({sheet_.column(name), builder_.symbol(name)});
        builder_.reserve_entities(sheet_.rows_left());
        while (sheet_.next()) row();
    }

private:
    void row() {
        const std::string_view word = sheet_.cell(kind_);
        const bool partnership = word == "partnership";
        const auto kind = partnership ? EntityKind::body : entity_kind(word);
        if (!kind) {
            std::vector<std::string> words = {"partnership"};
            for (const EntityKindInfo& one : entity_kinds()) words.emplace_back(one.word);
            sheet_.problem(kind_, fmt::format("'{}' is not a kind of thing", word),
                           fmt::format("one of: {}", fmt::join(words, ", ")));
            return;
        }
        const std::string_view id = sheet_.cell(id_);
        if (!is_id(id)) {
            sheet_.problem(id_, fmt::format("'{}' cannot be an id", id),
                           "ids are lower-case letters, digits, hyphens and underscores, such as "
                           "west-mercia-police");
            return;
        }
        Entity entity;
        entity.kind = *kind;
        entity.id = id;
        entity.name = sheet_.cell(name_);
        if (entity.name.empty()) entity.name = name_from_id(entity.id);
        entity.type = type(*kind);
        if (partnership && !entity.type.said()) entity.type = builder_.symbol(cdp);
        each_part(sheet_.cell(aliases_),
                  [&](std::string_view one) { entity.aliases.emplace_back(one); });
        if (*kind != EntityKind::body && !sheet_.cell(fulfils_).empty()) {
            sheet_.problem(fulfils_,
                           fmt::format("{} does not fulfil a function", kinds_in_words(bit(*kind))),
                           "only what meets does: make it a row of its own, of the kind 'body'");
            return;
        }
        each_part(sheet_.cell(fulfils_), [&](std::string_view one) {
            entity.fulfils.push_back(
                sheet_.word(fulfils_, one, &builder_.context.vocabulary.functions, "a function"));
        });
        if (partnership && entity.fulfils.empty()) entity.fulfils.push_back(builder_.symbol(cdp));
        entity.period = sheet_.period(from_, until_);
        entity.evidence = sheet_.evidence();
        entity.disputed = sheet_.disputed(disputed_);
        entity.where = sheet_.where(id_);
        for (const auto& [column, key] : texts_) add_text(entity, column, key);
        if (*kind == EntityKind::authority && sheet_.cell(country_).empty())
            add(entity, builder_.symbol("country"), "england", entity.where);
        if (!sheet_.note().empty())
            add(entity, builder_.symbol("note"), std::string(sheet_.note()), entity.where);
        const bool place = (place_kinds & bit(*kind)) != 0;
        const auto index = builder_.declare(std::move(entity));
        if (place && index) builder_.index_later(*index);
    }

    Symbol type(EntityKind kind) {
        const auto& types = builder_.context.vocabulary.types;
        const auto terms = types.find(kind);
        return sheet_.word(type_, sheet_.cell(type_),
                           terms == types.end() ? nullptr : &terms->second, "a type of its kind");
    }

    static void add(Entity& entity, Symbol key, std::string value, Location where) {
        entity.properties.push_back({key, std::move(value), false, {}, {}, where, {}});
    }

    void add_text(Entity& entity, Column column, Symbol key) {
        const std::string_view text = sheet_.cell(column);
        if (!text.empty()) add(entity, key, std::string(text), sheet_.where(column));
    }

    ModelBuilder& builder_;
    Sheet sheet_;
    Column kind_ = sheet_.column("kind");
    Column id_ = sheet_.column("id");
    Column name_ = sheet_.column("name");
    Column type_ = sheet_.column("type");
    Column aliases_ = sheet_.column("aliases");
    Column fulfils_ = sheet_.column("fulfils");
    Column country_ = sheet_.column("country");
    Column from_ = sheet_.column("from");
    Column until_ = sheet_.column("until");
    Column disputed_ = sheet_.column("disputed");
    std::vector<std::pair<Column, Symbol>> texts_;
};

}  // namespace

void read_entity_table(ModelBuilder& builder, const Unit& unit, const Table& table) {
    Entities(builder, unit, table).read();
}

}  // namespace govmap
