#include "compare/options.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "compare/document_parts.hpp"
#include "compare/groups.hpp"
#include "compare/listing.hpp"
#include "compare/today.hpp"
#include "read/reader.hpp"

namespace govmap::footprints {
namespace {

class OptionsReader {
public:
    OptionsReader(const Node& file, const GovernanceGraph& graph, Problems& problems)
        : file_(file), graph_(graph), model_(graph.model()), problems_(problems) {}

    std::optional<Options> read() {
        const std::size_t before = problems_.size();
        read_head();
        if (!read_area()) return std::nullopt;
        check_shares();
        read_leaderships();
        for (const Node::Entry& entry : file_.find("options")->entries()) read_option(entry);
        if (problems_.size() != before) return std::nullopt;
        find_today();
        if (const Node* every = file_.find("every_connected");
            every != nullptr && every->text() == "true")
            add_every_connected(every->where());
        check_options();
        if (problems_.size() != before) return std::nullopt;
        tie_to_today(options_, graph_);
        return std::move(options_);
    }

private:
    void read_head() {
        options_.title = text_of(file_, "title");
        options_.question = text_of(file_, "question");
        options_.aims = told(file_.find("aims"));
        for (const Node& one : many(file_.find("unknown"))) options_.unknown.push_back(one.text());
        if (const Node* meetings = file_.find("meetings")) {
            const std::string& text = meetings->text();
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), options_.meetings);
            constexpr std::uint64_t most = 366;
            if (error != std::errc{} || end != text.data() + text.size() ||
                options_.meetings == 0 || options_.meetings > most)
                problems_.add(meetings->where(),
                              fmt::format("'{}' is no number of meetings in a year", text),
                              "a whole number from 1 to 366");
        }
        for (const BorderRuleInfo& one : border_rules()) {
            if (text_of(file_, "borders") == one.word) options_.rule = one.rule;
        }
    }

    [[nodiscard]] std::string cited(const Node* node) {
        std::vector<std::string> parts;
        for (const Node& one : many(node)) {
            if (one.is_scalar()) {
                parts.push_back(source_title(one.text(), one.where()));
                continue;
            }
            for (const Node::Entry& entry : one.entries())
                parts.push_back(source_title(entry.key, entry.where) + ", " + entry.value.text());
        }
        return fmt::format("{}", fmt::join(parts, "; "));
    }

    std::string source_title(const std::string& key, Location where) {
        const Node* sources = file_.find("sources");
        const Node* found = sources == nullptr ? nullptr : sources->find(key);
        if (found != nullptr) return text_of(*found, "title");
        std::vector<std::string> keys;
        if (sources != nullptr) {
            for (const Node::Entry& entry : sources->entries()) keys.push_back(entry.key);
        }
        problems_.add(where, fmt::format("there is no source '{}'", key),
                      did_you_mean(key, keys, "declare it under sources:"));
        return {};
    }

    std::vector<Told> told(const Node* list) {
        std::vector<Told> result;
        for (const Node& one : many(list))
            result.push_back({text_of(one, "says"), cited(one.find("source"))});
        return result;
    }

    bool read_area() {
        std::vector<EntityIndex> places;
        std::vector<std::string> names;
        const Node& asked = *file_.find("area");
        for (const Node& one : many(&asked)) {
            const auto place =
                find_place(model_, one.text(), graph_.as_of(), one.where(), problems_);
            if (!place) continue;
            places.push_back(*place);
            names.push_back(model_.entity(*place).plain_name());
        }
        if (places.empty()) {
            if (problems_.empty())
                problems_.add(asked.where(), "no area is named",
                              "name a police force area, an ICB, a combined authority, a region or "
                              "authorities");
            return false;
        }
        auto area = area_of(graph_, places, options_.rule);
        if (!area) {
            problems_.add(asked.where(), area.error().message,
                          "name an area in which upper-tier authorities lie on that day, or the "
                          "authorities themselves");
            return false;
        }
        options_.area = std::move(*area);
        options_.area_name = join_and(names);
        if (options_.area.authorities.size() == 1) {
            problems_.add(asked.where(),
                          fmt::format("{} is the only authority of the area: there is nothing to "
                                      "compare",
                                      names_of(graph_, options_.area, 1)),
                          "name an area of several authorities");
            return false;
        }
        return true;
    }

    // What the gazetteer's own tables say is held to this when they are read; here it is for what
    // models add to them.
    void check_shares() {
        constexpr double tolerance = 0.0015;  // of shares told to four places, and several of them
        const auto type = model_.symbols.find("integrated-care-board");
        for (const EntityIndex authority : options_.area.authorities) {
            double sum = 0;
            std::size_t shares = 0;
            Location where;
            for (const LinkIndex index : graph_.out(authority, LinkKind::within)) {
                const Link& link = model_.link(index);
                if (!type || graph_.type(link.to) != *type || graph_.holds(index) != Truth::yes)
                    continue;
                sum += model_.detail(link).share.value_or(1);
                ++shares;
                where = link.where;
            }
            if (shares == 0 || std::abs(sum - 1) <= tolerance) continue;
            problems_.add(
                where,
                fmt::format("the shares of {}'s residents in integrated care boards add "
                            "up to {:.4f} on {}, and not to 1",
                            model_.entity(authority).plain_name(), sum, in_words(graph_.as_of())),
                "give each board its share, or end the one that is over");
        }
    }

    void read_leaderships() {
        for (const Node& one : many(file_.find("led_together"))) {
            LedTogether led{text_of(one, "name"), {}, cited(one.find("source"))};
            Period period;
            for (const auto& [key, end] :
                 {std::pair{"from", &period.from}, std::pair{"until", &period.until}}) {
                if (const Node* date = one.find(key)) *end = parse_partial_date(date->text());
            }
            for (const Node& board : many(one.find("boards"))) {
                const auto place =
                    find_place(model_, board.text(), graph_.as_of(), board.where(), problems_);
                if (!place) continue;
                const auto type = model_.symbols.find("integrated-care-board");
                if (!type || graph_.type(*place) != *type)
                    problems_.add(
                        board.where(),
                        fmt::format("{} is no integrated care board", model_.entity(*place).name),
                        "name the areas of boards");
                led.boards.push_back(*place);
            }
            const Truth holds = period.holds_on(graph_.as_of());
            if (holds == Truth::yes) {
                refuse_second_leadership(led, one.where());
                options_.led_together.push_back(std::move(led));
            } else if (holds == Truth::unknown) {
                options_.reservations.push_back(
                    fmt::format("Whether {} was one leadership on {}, the dates leave open; it is "
                                "not counted.",
                                led.name, in_words(graph_.as_of())));
            }
        }
    }

    void refuse_second_leadership(const LedTogether& led, Location where) {
        for (const LedTogether& other : options_.led_together) {
            for (const EntityIndex board : led.boards) {
                const auto& boards = other.boards;
                if (std::find(boards.begin(), boards.end(), board) == boards.end()) continue;
                problems_.add(where,
                              fmt::format("{} is under two leaderships, '{}' and '{}'",
                                          model_.entity(board).name, other.name, led.name),
                              "a board has one leadership on a day: give each its from and until");
            }
        }
    }

    void read_option(const Node::Entry& entry) {
        const Node& node = entry.value;
        Option option;
        option.id = entry.key;
        option.name = text_of(node, "name");
        option.note = text_of(node, "note");
        option.source = cited(node.find("source"));
        option.reasons = told(node.find("reasons"));
        option.drawbacks = told(node.find("drawbacks"));
        if (const Node* day = node.find("as_of");
            day != nullptr && parse_date(day->text()) != graph_.as_of())
            problems_.add(day->where(),
                          fmt::format("this option is of {}, the file of {}", day->text(),
                                      iso(graph_.as_of())),
                          "options can be compared on one day only: leave the option's day out, or "
                          "write a file for each day");
        const Node& partnerships = *node.find("partnerships");
        option.groups = GroupReader(graph_, options_.area, options_.area_name, problems_)
                            .read(partnerships, option.name);
        places_.push_back(entry.where);
        options_.options.push_back(std::move(option));
    }

    void find_today() {
        const Node& today = *file_.find("today");
        std::vector<std::string> ids;
        for (std::size_t at = 0; at < options_.options.size(); ++at) {
            if (options_.options[at].id == today.text()) options_.today = at;
            ids.push_back(options_.options[at].id);
        }
        if (std::find(ids.begin(), ids.end(), today.text()) == ids.end())
            problems_.add(
                today.where(), fmt::format("there is no option '{}'", today.text()),
                did_you_mean(today.text(), ids,
                             "business as usual is always among the options: " + join_and(ids)));
    }

    static std::set<AuthoritySet> parts(const Option& option) {
        std::set<AuthoritySet> result;
        for (const Group& one : option.groups) result.insert(one.members);
        return result;
    }

    void add_every_connected(Location asked) {
        const auto ground = make_ground(options_.area.borders, {});
        if (!ground) {
            problems_.add(asked, ground.error().message);
            return;
        }
        std::set<std::set<AuthoritySet>> known;
        for (const Option& one : options_.options) known.insert(parts(one));
        const Listed listed = list_partitions(*ground, [&](std::span<const AuthoritySet> blocks) {
            if (known.contains({blocks.begin(), blocks.end()})) return true;
            options_.options.push_back(found(blocks));
            return options_.options.size() <= most_options;
        });
        if (listed.complete) return;
        problems_.add(
            asked,
            fmt::format("there are more than {} ways to part {}", most_options, options_.area_name),
            "name the options that matter; `govmap footprints` counts and weighs them "
            "all");
    }

    [[nodiscard]] Option found(std::span<const AuthoritySet> blocks) {
        Option option;
        option.listed = true;
        option.id = fmt::format("connected-{}", ++found_);
        std::vector<std::string> names;
        for (const AuthoritySet block : blocks) {
            option.groups.push_back({names_of(graph_, options_.area, block), block, std::nullopt});
            names.push_back(names_added(graph_, options_.area, block));
        }
        option.name = fmt::format("{}", fmt::join(names, " | "));
        return option;
    }

    void check_options() {
        if (options_.options.size() < 2)
            problems_.add(file_.find("options")->where(), "there is one option only",
                          "name at least two, business as usual among them");
        if (options_.options.size() > most_options)
            problems_.add(file_.find("options")->where(),
                          fmt::format("there are {} options, and at most {} are compared",
                                      options_.options.size(), most_options),
                          "take some out, or write several files");
        std::map<std::set<AuthoritySet>, std::size_t> known;
        for (std::size_t at = 0; at < places_.size(); ++at) {
            const auto [other, fresh] = known.emplace(parts(options_.options[at]), at);
            if (!fresh)
                problems_.add(
                    places_[at],
                    fmt::format("'{}' has the same partnerships as '{}'", options_.options[at].name,
                                options_.options[other->second].name),
                    "take one of them out");
        }
    }

    const Node& file_;
    const GovernanceGraph& graph_;
    const Model& model_;
    Problems& problems_;
    Options options_;
    std::vector<Location> places_;  // of the options that the file names
    std::size_t found_ = 0;
};

}  // namespace

bool has_group(const Option& option, AuthoritySet members) {
    return std::any_of(option.groups.begin(), option.groups.end(),
                       [&](const Group& one) { return one.members == members; });
}

std::optional<Options> read_options(const Node& file, const GovernanceGraph& graph,
                                    Problems& problems) {
    return OptionsReader(file, graph, problems).read();
}

}  // namespace govmap::footprints
