#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

// sql: what a local pack's own query says, where no other component can.

namespace govmap::component {
namespace {

constexpr std::array<const char*, 4> needed_columns = {"verdict", "item", "sentence",
                                                       "would_settle_it"};
constexpr std::size_t optional_columns = 1;  // the last ones of these

// Where the columns stand in a row; -1: not given.
using Places = std::array<int, needed_columns.size()>;

std::string finished(std::string sentence) {
    if (!sentence.empty() && std::string_view(".!?").find(sentence.back()) == std::string::npos)
        sentence += '.';
    return capitalised(sentence);
}

std::string with_subject(std::string text, const World& world, EntityIndex subject) {
    constexpr std::string_view place = "{subject}";
    const std::string name = subject == whole_model ? "the model" : the(world.model(), subject);
    for (std::size_t at = text.find(place); at != std::string::npos;
         at = text.find(place, at + name.size())) {
        text.replace(at, place.size(), name);
    }
    return finished(std::move(text));
}

class Sql : public Condition {
public:
    Sql(std::string query, Location where, const Places& places, Verdict no_rows,
        std::string no_rows_says)
        : query_(std::move(query)),
          where_(where),
          places_(places),
          no_rows_(no_rows),
          no_rows_says_(std::move(no_rows_says)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        std::vector<Outcome> outcomes;
        for (Item& item : items(world, subject)) outcomes.push_back(std::move(item.outcome));
        return all_of(outcomes);
    }

    [[nodiscard]] std::vector<Item> items(const World& world, EntityIndex subject) const override {
        std::optional<std::string> id;
        if (subject != whole_model) id = world.model().entity(subject).id;
        const auto rows = world.ask(query_, id);
        if (!rows) return broken(world, subject, rows.error().message, rows.error().advice);
        std::vector<Item> result;
        for (const auto& row : *rows) {
            std::optional<Item> item = item_from(world, subject, row);
            if (!item) return broken_row(world, subject, row);
            add(result, std::move(*item));
        }
        if (rows->empty()) {
            Outcome outcome;
            outcome.verdict = no_rows_;
            outcome.sentence = with_subject(no_rows_says_, world, subject);
            add_fact(world, subject, outcome);
            result.push_back({"-", {}, std::move(outcome)});
        }
        return result;
    }

private:
    using Row = std::vector<std::optional<std::string>>;

    [[nodiscard]] const std::string* cell(const Row& row, std::size_t column) const {
        if (places_.at(column) < 0) return nullptr;
        const auto& value = row.at(static_cast<std::size_t>(places_.at(column)));
        return value ? &*value : nullptr;
    }

    // What a row says; nothing if it does not say it.
    [[nodiscard]] std::optional<Item> item_from(const World& world, EntityIndex subject,
                                                const Row& row) const {
        const std::string* said = cell(row, 0);
        const std::string* sentence = cell(row, 2);
        const auto verdict = said == nullptr ? std::nullopt : govmap::verdict(*said);
        if (!verdict || *verdict == Verdict::excepted) return std::nullopt;
        if (sentence == nullptr || sentence->empty()) return std::nullopt;
        Item item;
        if (const std::string* id = cell(row, 1); id != nullptr && !id->empty()) item.id = *id;
        item.outcome.verdict = *verdict;
        item.outcome.sentence = with_subject(*sentence, world, subject);
        add_fact(world, subject, item.outcome);
        if (item.id != "-") {
            item.name = item.id;
            if (const auto entity = world.model().find(item.id)) {
                item.name = world.model().entity(*entity).name;
                if (*entity != subject) add_fact(world, *entity, item.outcome);
            }
        }
        if (const std::string* missing = cell(row, 3); missing != nullptr && !missing->empty())
            item.outcome.missing.push_back(*missing);
        return item;
    }

    static void add_fact(const World& world, EntityIndex entity, Outcome& outcome) {
        if (entity != whole_model) outcome.facts.push_back(fact(world, entity));
    }

    // A rule says one thing of an item: rows on the same one are taken together.
    static void add(std::vector<Item>& items, Item item) {
        const auto same = std::find_if(items.begin(), items.end(),
                                       [&](const Item& one) { return one.id == item.id; });
        if (same == items.end()) {
            items.push_back(std::move(item));
        } else {
            same->outcome = all_of({std::move(same->outcome), std::move(item.outcome)});
        }
    }

    // Nothing that a query fails to say may read as a pass: the whole check ends (see World).
    [[nodiscard]] std::vector<Item> broken(const World& world, EntityIndex subject,
                                           const std::string& message,
                                           const std::string& advice) const {
        const std::string on =
            subject == whole_model ? "the model" : "'" + world.model().entity(subject).id + "'";
        world.break_off({where_, fmt::format("looking at {}, {}", on, message), advice});
        return std::vector<Item>(1);
    }

    [[nodiscard]] std::vector<Item> broken_row(const World& world, EntityIndex subject,
                                               const Row& row) const {
        const std::string* verdict = cell(row, 0);
        if (verdict == nullptr) {
            return broken(world, subject, "the query gives no verdict (NULL)",
                          "every row wants one: pass, fail, cannot-tell or not-applicable");
        }
        const auto known = govmap::verdict(*verdict);
        if (!known || *known == Verdict::excepted) {
            return broken(world, subject,
                          fmt::format("the query gives the verdict '{}'", verdict->substr(0, 40)),
                          "a verdict is pass, fail, cannot-tell or not-applicable");
        }
        return broken(world, subject, "the query gives no sentence (NULL, or empty)",
                      "say in every row what was found, in plain words");
    }

    std::string query_;
    Location where_;
    Places places_;
    Verdict no_rows_;
    std::string no_rows_says_;
};

// Where the columns stand; nothing, and a Problem, where one is missing, unknown or given twice.
std::optional<Places> places_of(const std::vector<std::string>& columns, Location where,
                                Problems& problems) {
    Places places{};
    places.fill(-1);
    bool good = true;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const auto* const found =
            std::find(needed_columns.begin(), needed_columns.end(), columns[at]);
        const auto which = static_cast<std::size_t>(found - needed_columns.begin());
        good = good && found != needed_columns.end() && places.at(which) < 0;
        if (found != needed_columns.end()) places.at(which) = static_cast<int>(at);
    }
    for (std::size_t at = 0; at + optional_columns < places.size(); ++at)
        good = good && places.at(at) >= 0;
    if (good) return places;
    problems.add(where,
                 columns.empty() ? "the query gives no columns"
                                 : fmt::format("the query gives the columns {}", join_and(columns)),
                 "it gives verdict, item and sentence, and would_settle_it if you like, each once: "
                 "SELECT 'fail' AS verdict, …");
    return std::nullopt;
}

}  // namespace

Shape sql_form() {
    return shapes::fields(
        "what a query of a local pack says",
        {{"query", "text", "one SELECT; :subject is the subject's id", true},
         {"no_rows", "query verdict", "the verdict where it finds nothing", true},
         {"no_rows_says", "text", "what to say then; {subject} is its name", true}});
}

ConditionPtr make_sql(const Node& node, MakeContext& context) {
    if (!context.local) {
        context.problems.add(node.where(), "'sql' is for local packs alone",
                             "say it with the other components; or write 'local: true' in "
                             "pack.yaml, if this is a council's or partnership's own pack");
        return nullptr;
    }
    const Node& query = *node.find("query");
    const Node& says = *node.find("no_rows_says");
    if (says.text().empty()) {
        context.problems.add(says.where(), "'no_rows_says' is empty", "say it in a sentence");
        return nullptr;
    }
    if (context.queries == nullptr) {
        context.problems.add(node.where(), "nothing here can run a query",
                             "use the govmap program itself");
        return nullptr;
    }
    const auto shape = context.queries->examine(query.text());
    if (!shape) {
        context.problems.add(query.where(), shape.error().message, shape.error().advice);
        return nullptr;
    }
    if (shape->asks_for_subject == context.whole_model) {
        context.problems.add(
            query.where(),
            context.whole_model ? ":subject stands in the query of a rule without a subject"
                                : "the query does not look at its subject",
            context.whole_model ? "say in 'about' which entities the rule is about"
                                : "write :subject where its id belongs; or make the rule 'about: "
                                  "{model: true}'");
        return nullptr;
    }
    const auto places = places_of(shape->columns, query.where(), context.problems);
    if (!places) return nullptr;
    return std::make_unique<Sql>(query.text(), query.where(), *places,
                                 *verdict(param::text(node, "no_rows")), says.text());
}

}  // namespace govmap::component
