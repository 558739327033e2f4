#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// An entity and what it is part of, all the way up, over links that hold at least so surely.
std::set<EntityIndex> wholes_of(const World& world, EntityIndex start, Truth surely) {
    std::set<EntityIndex> result{start};
    std::vector<EntityIndex> waiting{start};
    while (!waiting.empty()) {
        const EntityIndex at = waiting.back();
        waiting.pop_back();
        for (const LinkIndex link : world.graph().out(at, LinkKind::part_of)) {
            if (world.graph().holds(link) < surely) continue;
            const EntityIndex to = world.model().link(link).to;
            if (result.insert(to).second) waiting.push_back(to);
        }
    }
    return result;
}

// How many things these are, if those that are part of each other or of one whole are one.
std::size_t wholes_among(const World& world, const std::vector<EntityIndex>& all, Truth surely) {
    std::vector<std::set<EntityIndex>> found;
    for (const EntityIndex one : all) {
        std::set<EntityIndex> whole = wholes_of(world, one, surely);
        const auto apart = [&](std::set<EntityIndex>& other) {
            const bool meet = std::any_of(other.begin(), other.end(), [&](EntityIndex at) {
                return whole.find(at) != whole.end();
            });
            if (meet) whole.merge(other);
            return meet;
        };
        found.erase(std::remove_if(found.begin(), found.end(), apart), found.end());
        found.push_back(std::move(whole));
    }
    return found.size();
}

// Whether it is for a dispute between sources that one only perhaps arrives there.
bool is_disputed(const World& world, const Reach& reach, const Reached& reached) {
    const std::vector<LinkIndex> over = reach.over(reached);
    return std::any_of(over.begin(), over.end(), [&](LinkIndex index) {
        const Model& model = world.model();
        const Link& link = model.link(index);
        return model.detail(link).disputed || model.entity(link.from).disputed ||
               model.entity(link.to).disputed;
    });
}

class Count : public Condition {
public:
    struct Bounds {
        std::optional<std::size_t> least;
        std::optional<std::size_t> most;
        bool wholes = false;  ///< parts of one whole are counted as one
    };
    Count(Path path, Noun noun, const Bounds& bounds)
        : path_(std::move(path)),
          noun_(std::move(noun)),
          least_(bounds.least),
          most_(bounds.most),
          wholes_(bounds.wholes) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const Reach reach = world.walk(path_, subject);
        Outcome outcome;
        outcome.verdict = judge(world, reach);
        if (!world.telling()) return outcome;
        std::vector<EntityIndex> all;
        for (const Reached& one : reach.entities) all.push_back(one.entity);
        outcome.sentence = sentence(world, subject, reach, all, outcome.verdict);
        add_facts(world, reach, outcome.facts);
        if (outcome.verdict == Verdict::cannot_tell)
            outcome.missing = missing_from(world, path_, reach);
        return outcome;
    }

    void verdicts(const World& world, EntityIndex subject,
                  std::vector<Verdict>& result) const override {
        result.push_back(judge(world, world.peek(path_, subject)));
    }

    void wants(const World& world, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        const std::size_t before = wants.size();
        want_path(world, path_, subject, wants);
        const std::size_t there = world.walk(path_, subject).entities.size();
        for (std::size_t at = before; at < wants.size(); ++at) {
            if (least_ && *least_ > there) wants[at].at_least = *least_ - there;
        }
    }

private:
    [[nodiscard]] Verdict judge(const World& world, const Reach& reach) const {
        std::size_t all = reach.entities.size();
        std::size_t sure = 0;
        for (const Reached& one : reach.entities) {
            if (one.certain == Truth::yes) ++sure;
        }
        if (wholes_ && all > 1) {
            std::vector<EntityIndex> here;
            std::vector<EntityIndex> surely_here;
            for (const Reached& one : reach.entities) {
                here.push_back(one.entity);
                if (one.certain == Truth::yes) surely_here.push_back(one.entity);
            }
            all = wholes_among(world, here, Truth::yes);
            sure = wholes_among(world, surely_here, Truth::unknown);
        }
        // Enough: yes once enough are sure; no once the list is whole and too short.
        Truth enough = Truth::yes;
        if (least_ && sure < *least_)
            enough = all < *least_ && reach.whole ? Truth::no : Truth::unknown;
        // Not too many: what is not recorded does not speak against it.
        Truth few = Truth::yes;
        if (most_ && all > *most_) few = sure > *most_ ? Truth::no : Truth::unknown;
        return verdict_of(both(enough, few));
    }

    [[nodiscard]] std::string sentence(const World& world, EntityIndex subject, const Reach& reach,
                                       const std::vector<EntityIndex>& all, Verdict verdict) const {
        const std::string who = the_first(world.model(), subject);
        const std::string has = all.empty()
                                    ? fmt::format("{} has no {}", who, noun_.one)
                                    : fmt::format("{} has {}: {}", who, counted(all.size(), noun_),
                                                  names(world.model(), all));
        if (verdict == Verdict::cannot_tell) {
            if (all.empty()) {
                return fmt::format("No {} of {} is recorded; {}, so one cannot tell.", noun_.one,
                                   the(world.model(), subject),
                                   because(world, path_, reach, subject));
            }
            const auto perhaps =
                std::find_if(reach.entities.begin(), reach.entities.end(),
                             [](const Reached& one) { return one.certain != Truth::yes; });
            return fmt::format("{}, as far as is recorded; {}, so one cannot tell.", has,
                               perhaps == reach.entities.end()
                                   ? because(world, path_, reach, subject)
                               : is_disputed(world, reach, *perhaps)
                                   ? "sources disagree on that"
                                   : fmt::format("whether that holds on {}, its dates leave open",
                                                 in_words(world.as_of())));
        }
        if (verdict == Verdict::fail && most_ && all.size() > *most_) {
            return fmt::format("{}; there should be {}.", has, wanted());
        }
        if (verdict == Verdict::fail) {
            return all.empty() ? fmt::format("{}: {}.", has, because(world, path_, reach, subject))
                               : fmt::format("{}; there should be {}, and {}.", has, wanted(),
                                             because(world, path_, reach, subject));
        }
        // An open list that nothing speaks against is not a list of none.
        if (all.empty() && !reach.whole) {
            return fmt::format("No {} of {} is recorded.", noun_.one, the(world.model(), subject));
        }
        return has + ".";
    }

    [[nodiscard]] std::string wanted() const {
        if (least_ == most_) return counted(*least_, noun_);
        if (!least_ && *most_ == 0) return counted(0, noun_);
        if (!least_) return fmt::format("{} at most", counted(*most_, noun_));
        if (!most_) return fmt::format("at least {}", counted(*least_, noun_));
        return fmt::format("{} to {} {}", *least_, *most_, noun_.many);
    }

    Path path_;
    Noun noun_;
    std::optional<std::size_t> least_;
    std::optional<std::size_t> most_;
    bool wholes_;
};

}  // namespace

Shape count_form() {
    return shapes::fields(
        "how many different entities a path reaches",
        {{"path", "path", "what is counted", true},
         {"at_least", "number", "the fewest that will do", false},
         {"at_most", "number", "the most that will do", false},
         {"exactly", "number", "both at once", false},
         {"noun", "text", "what one of them is called", false},
         {"nouns", "text", "what several of them are called", false},
         {"parts_as_one", "flag", "true: those that are part of one whole count as one", false}});
}

ConditionPtr make_count(const Node& node, MakeContext& context) {
    const std::size_t before = context.problems.size();
    auto path = param::path(node, "path", context);
    const auto exactly = param::count(node, "exactly", context.problems);
    auto least = param::count(node, "at_least", context.problems);
    auto most = param::count(node, "at_most", context.problems);
    if (exactly && (least || most)) {
        context.problems.add(node.where(), "'exactly' beside another bound",
                             "keep 'exactly', or 'at_least' and 'at_most'");
    } else if (exactly) {
        least = most = exactly;
    } else if (!least && !most && context.problems.size() == before) {
        context.problems.add(node.where(), "a count without a bound",
                             "add 'at_least', 'at_most' or 'exactly'");
    } else if (least && *least == 0 && !most && context.problems.size() == before) {
        context.problems.add(node.where(), "a count that nothing can fall short of",
                             "'at_least' 0 asks for nothing; give a number that it should reach");
    } else if (least && most && *least > *most) {
        context.problems.add(node.where(), "'at_least' is more than 'at_most'",
                             "no number is both");
    }
    if (context.problems.size() != before) return nullptr;
    const std::string one = param::text(node, "noun");
    Noun called =
        one.empty() ? noun_of(context.words, *path) : noun(one, param::text(node, "nouns"));
    const Count::Bounds bounds{least, most, param::text(node, "parts_as_one") == "true"};
    return std::make_unique<Count>(std::move(*path), std::move(called), bounds);
}

}  // namespace govmap::component
