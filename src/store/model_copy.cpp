#include "store/model_copy.hpp"

#include <cassert>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include "base/truth.hpp"
#include "store/tables.hpp"

namespace govmap::store {
namespace {

struct Null {};
using Cell = std::variant<Null, std::int64_t, double, std::string>;

Cell text_or_null(const std::string& text) { return text.empty() ? Cell(Null{}) : Cell(text); }
Cell flag(bool value) { return std::int64_t{value ? 1 : 0}; }
Cell number(std::size_t value) { return static_cast<std::int64_t>(value); }
Cell share(std::optional<double> value) { return value ? Cell(*value) : Cell(Null{}); }

/// Rows of one table. Every value is bound, none is ever a part of a statement.
class Rows {
public:
    Rows(const SQLite::Database& database, const char* table)
        : statement_(database, insert_into(table)) {}

    void add(std::initializer_list<Cell> cells) {
        assert(static_cast<int>(cells.size()) == statement_.getBindParameterCount());
        int at = 0;
        for (const Cell& cell : cells) {
            ++at;
            if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
                statement_.bind(at, *whole);
            } else if (const auto* real = std::get_if<double>(&cell)) {
                statement_.bind(at, *real);
            } else if (const auto* text = std::get_if<std::string>(&cell)) {
                statement_.bind(at, *text);
            } else {
                statement_.bind(at);
            }
        }
        statement_.exec();
        statement_.reset();
    }

private:
    static std::string insert_into(const char* table) {
        std::string places;
        for (std::size_t at = 0; at < find_table(table)->columns.size(); ++at)
            places += at == 0 ? "?" : ", ?";
        return fmt::format("INSERT INTO {} VALUES ({})", table, places);
    }

    SQLite::Statement statement_;
};

/// The two days between which a date lies.
struct Days {
    explicit Days(const std::optional<PartialDate>& date) {
        if (!date) return;
        first = iso(date->first);
        last = iso(date->last);
    }
    Cell first = Null{};
    Cell last = Null{};
};

class Filler {
public:
    Filler(SQLite::Database& database, const Model& model, Date as_of, const Vocabulary& words)
        : database_(database), model_(model), as_of_(as_of), words_(words) {
        alive_.reserve(model.entities.size());
        for (const Entity& one : model.entities) alive_.push_back(holds_on(one, as_of));
    }

    void fill() {
        SQLite::Transaction transaction(database_);
        add_model();
        add_words();
        add_entities();
        add_properties();
        add_links();
        add_gaps();
        add_closures();
        add_evidence();
        transaction.commit();
    }

private:
    [[nodiscard]] Truth alive(EntityIndex entity) const { return alive_[entity.value]; }
    [[nodiscard]] Cell id(EntityIndex entity) const { return model_.entity(entity).id; }
    [[nodiscard]] Cell id(const std::optional<EntityIndex>& entity) const {
        return entity ? id(*entity) : Cell(Null{});
    }
    [[nodiscard]] Cell word(Symbol symbol) const { return text_or_null(model_.word(symbol)); }
    static Cell certainty(Truth truth) {
        return std::string(truth == Truth::yes ? "surely" : "perhaps");
    }
    static Cell evidence(EvidenceIndex index) {
        return index.value == 0 ? Cell(Null{}) : number(index.value);
    }

    void add_model() {
        Rows(database_, "model").add({model_.title, iso(as_of_)});
        Rows areas(database_, "review_areas");
        for (const EntityIndex area : model_.review_areas) areas.add({id(area)});
    }

    void add_words() {
        Rows types(database_, "types");
        for (const auto& [kind, terms] : words_.types) {
            for (const Term& one : terms.list()) {
                for (const std::string& wider : wider_of(terms, one))
                    types.add({std::string(info(kind).word), one.word, wider});
            }
            add_labels(info(kind).word, terms);
        }
        Rows categories(database_, "categories");
        for (const Term& one : words_.categories.list()) {
            for (const std::string& wider : wider_of(words_.categories, one))
                categories.add({one.word, wider});
        }
        add_labels("category", words_.categories);
        add_labels("role", words_.roles);
        add_labels("product", words_.products);
        add_labels("function", words_.functions);
        add_labels("milestone", words_.milestones);
        add_labels("capacity", words_.capacities);
    }

    void add_labels(const char* list, const Terms& terms) {
        Rows rows(database_, "words");
        for (const Term& one : terms.list())
            rows.add({std::string(list), one.word, terms.label(one.word)});
    }

    // The word itself, then what it lies under; packs are held to having no circles.
    static std::vector<std::string> wider_of(const Terms& terms, const Term& term) {
        std::vector<std::string> result;
        for (const Term* one = &term; one != nullptr; one = terms.find(one->parent)) {
            result.push_back(one->word);
            if (one->parent.empty()) break;
        }
        return result;
    }

    void add_entities() {
        Rows entities(database_, "entities");
        Rows aliases(database_, "aliases");
        Rows functions(database_, "functions");
        for (std::uint32_t at = 0; at < model_.entities.size(); ++at) {
            const Entity& one = model_.entities[at];
            if (alive_[at] == Truth::no) continue;
            const Days from(one.period.from);
            const Days until(one.period.until);
            entities.add({one.id, std::string(info(one.kind).word), word(one.type), one.name,
                          certainty(alive_[at]), from.first, from.last, until.first, until.last,
                          evidence(one.evidence)});
            for (const std::string& alias : one.aliases) aliases.add({one.id, alias});
            for (const Symbol function : one.fulfils) functions.add({one.id, word(function)});
        }
    }

    void add_properties() {
        Rows properties(database_, "properties");
        Rows items(database_, "property_items");
        std::size_t number_of = 0;
        for (std::uint32_t at = 0; at < model_.entities.size(); ++at) {
            const Entity& entity = model_.entities[at];
            for (const Property& one : entity.properties) {
                const Truth holds = both(alive_[at], holds_on(one, as_of_));
                if (holds == Truth::no) continue;
                ++number_of;
                const Days on(one.on);
                const Absence* absent = one.absent();
                properties.add(
                    {number(number_of), entity.id, word(one.key),
                     one.text() == nullptr ? Cell(Null{}) : Cell(*one.text()),
                     absent == nullptr ? Cell(Null{}) : Cell(std::string(info(*absent).word)),
                     flag(absent != nullptr && info(*absent).known_absent), flag(one.complete),
                     on.first, on.last, certainty(holds), evidence(one.evidence)});
                if (one.list() == nullptr) continue;
                std::size_t position = 0;
                for (const std::string& item : *one.list())
                    items.add({number(number_of), number(++position), item});
            }
        }
    }

    void add_links() {
        Rows links(database_, "links");
        Rows represents(database_, "represents");
        for (std::uint32_t at = 0; at < model_.links.size(); ++at) {
            const Link& one = model_.links[at];
            const Truth holds =
                both(model_.said_on(one, as_of_), both(alive(one.from), alive(one.to)));
            if (holds == Truth::no) continue;
            const LinkDetail& more = model_.detail(one);
            const Days from(one.period.from);
            const Days until(one.period.until);
            links.add({number(at),
                       std::string(info(one.kind).word),
                       id(one.from),
                       id(one.to),
                       certainty(holds),
                       word(more.role),
                       word(more.capacity),
                       text_or_null(more.nature),
                       text_or_null(more.amount),
                       share(more.share),
                       share(more.share_back),
                       id(more.for_authority),
                       flag(more.part_only),
                       more.agreed ? flag(*more.agreed) : Cell(Null{}),
                       flag(more.primary),
                       text_or_null(more.note),
                       from.first,
                       from.last,
                       until.first,
                       until.last,
                       evidence(one.evidence)});
            for (const Symbol category : more.represents)
                represents.add({number(at), word(category)});
        }
    }

    void add_gaps() {
        Rows gaps(database_, "gaps");
        for (const Gap& one : model_.gaps) {
            const Truth holds = both(holds_on(one, as_of_), alive(one.of));
            if (holds == Truth::no) continue;
            gaps.add({id(one.of), std::string(info(one.kind).word), word(one.qualifier),
                      id(one.for_authority), std::string(info(one.reason).word),
                      flag(info(one.reason).known_absent), certainty(holds), text_or_null(one.note),
                      evidence(one.evidence)});
        }
    }

    void add_closures() {
        Rows closures(database_, "closures");
        for (const Closure& one : model_.closures) {
            const Truth holds = both(one.period.holds_on(as_of_), alive(one.of));
            if (holds == Truth::no) continue;
            closures.add({id(one.of), std::string(info(one.kind).word), flag(one.outward),
                          word(one.qualifier), certainty(holds), evidence(one.evidence)});
        }
    }

    void add_evidence() {
        Rows rows(database_, "evidence");
        for (std::size_t at = 1; at < model_.evidence.size(); ++at) {
            for (const Citation& one : model_.evidence[at]) {
                rows.add({number(at), model_.source(one.source).id, text_or_null(one.place),
                          std::string(one.basis == Basis::stated ? "stated" : "inferred")});
            }
        }
        Rows sources(database_, "sources");
        for (const Source& one : model_.sources) {
            const Days date(one.date);
            sources.add({one.id, one.title, text_or_null(one.publisher), date.first, date.last,
                         text_or_null(one.url)});
        }
    }

    SQLite::Database& database_;
    const Model& model_;
    Date as_of_;
    const Vocabulary& words_;
    std::vector<Truth> alive_;
};

}  // namespace

void fill(SQLite::Database& database, const Model& model, Date as_of, const Vocabulary& words) {
    database.exec(create_statements());
    Filler(database, model, as_of, words).fill();
}

}  // namespace govmap::store
