#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

// overlap and apart: whether two paths meet. What must be there (overlap) fails only when both
// lists are known to be whole; what must not be there (apart) passes when nothing recorded is in
// both.

namespace govmap::component {
namespace {

// What an entity is part of, itself first, as far as that may hold on the day.
std::vector<EntityIndex> wholes_of(const World& world, EntityIndex start, LinkKind first) {
    std::vector<EntityIndex> result;
    const auto add = [&](EntityIndex from, LinkKind kind) {
        for (const LinkIndex link : world.graph().out(from, kind)) {
            const EntityIndex to = world.model().link(link).to;
            if (std::find(result.begin(), result.end(), to) == result.end()) result.push_back(to);
        }
    };
    if (first == LinkKind::part_of) result.push_back(start);
    add(start, first);
    for (std::size_t at = 0; at < result.size(); ++at) add(result[at], LinkKind::part_of);
    return result;
}

/// An organisation that holds a role sends somebody; a post in it may be the one.
struct StandIn {
    EntityIndex organisation;
    EntityIndex post;
    bool first = false;  ///< the organisation is what the first path reached
};

// Whether the post is in the organisation, or the one in what the other is part of. Of a post of
// which nothing says where it is, one cannot rule it out.
bool may_be_in(const World& world, EntityIndex post, EntityIndex organisation) {
    const std::vector<EntityIndex> above = wholes_of(world, post, LinkKind::post_in);
    if (above.empty()) return true;
    if (std::find(above.begin(), above.end(), organisation) != above.end()) return true;
    const std::vector<EntityIndex> wider = wholes_of(world, organisation, LinkKind::part_of);
    return std::any_of(wider.begin(), wider.end(), [&](EntityIndex one) {
        const auto in = world.graph().out(post, LinkKind::post_in);
        return std::any_of(in.begin(), in.end(),
                           [&](LinkIndex link) { return world.model().link(link).to == one; });
    });
}

class Meeting : public Condition {
public:
    Meeting(Path path, Path with, bool should)
        : path_(std::move(path)), with_(std::move(with)), should_(should) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        if (!world.telling())
            return judge(world, subject, world.peek(path_, subject), world.peek(with_, subject));
        return judge(world, subject, world.walk(path_, subject), world.walk(with_, subject));
    }

    void wants(const World& world, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        if (!should_) return;
        want_path(world, path_, subject, world.walk(with_, subject).entities, wants);
        want_path(world, with_, subject, world.walk(path_, subject).entities, wants);
        want_path(world, path_, subject, wants);
        want_path(world, with_, subject, wants);
    }

private:
    [[nodiscard]] Outcome judge(const World& world, EntityIndex subject, const Reach& one,
                                const Reach& other) const {
        Truth meet = Truth::no;
        std::vector<EntityIndex> common;
        Outcome outcome;
        for (const Reached& a : one.entities) {
            const auto b =
                std::find_if(other.entities.begin(), other.entities.end(),
                             [&](const Reached& entry) { return entry.entity == a.entity; });
            if (b == other.entities.end()) continue;
            common.push_back(a.entity);
            meet = either(meet, both(a.certain, b->certain));
            if (!world.telling()) continue;
            for (const LinkIndex link : one.over(a)) outcome.facts.push_back(fact(world, link));
            for (const LinkIndex link : other.over(*b)) outcome.facts.push_back(fact(world, link));
        }
        if (!world.telling()) {
            if (!common.empty())
                outcome.verdict = verdict_of(should_ ? meet : negated(meet));
            else if (!should_)
                outcome.verdict = Verdict::pass;
            else if (both_whole(one, other) && !stand_in(world, one, other))
                outcome.verdict = Verdict::fail;
            return outcome;
        }
        const std::string left = noun_of(world.words(), path_).one;
        const std::string right = noun_of(world.words(), with_).one;
        const std::string of = the(world.model(), subject);
        if (!common.empty()) {
            outcome.verdict = verdict_of(should_ ? meet : negated(meet));
            outcome.sentence = fmt::format(
                "{} is both {} and {} of {}{}.", capitalised(names(world.model(), common)), left,
                right, of, meet == Truth::yes ? "" : ", if the dates allow, so one cannot tell");
            if (outcome.verdict == Verdict::cannot_tell) note_missing(world, one, other, outcome);
            return outcome;
        }
        const bool whole = both_whole(one, other);
        add_facts(world, one, outcome.facts);
        add_facts(world, other, outcome.facts);
        const std::optional<StandIn> perhaps =
            should_ ? stand_in(world, one, other) : std::optional<StandIn>{};
        if (perhaps) {
            const std::string who = the(world.model(), perhaps->organisation);
            const std::string& role = perhaps->first ? left : right;
            outcome.sentence = fmt::format(
                "The {} of {} is not one post but {}: whether {} ({}) acts for it there is not "
                "recorded, so one cannot tell.",
                role, of, who, the(world.model(), perhaps->post), perhaps->first ? right : left);
            outcome.missing.push_back(
                fmt::format("which post of {} acts as {} of {}", who, role, of));
            return outcome;
        }
        if (whole || !should_) {
            outcome.verdict = should_ ? Verdict::fail : Verdict::pass;
            outcome.sentence = fmt::format("Nobody {}is both {} and {} of {}.",
                                           whole ? "" : "recorded ", left, right, of);
            return outcome;
        }
        outcome.sentence = fmt::format(
            "Nobody is recorded as both {} and {} of {}; as to the {}, {}, so one cannot tell.",
            left, right, of, one.whole ? right : left,
            one.whole ? because(world, with_, other, subject)
                      : because(world, path_, one, subject));
        note_missing(world, one, other, outcome);
        return outcome;
    }

    // Where both ask who holds a role: an organisation that one of them reaches, and a post that
    // the other does, which may be the one that comes for it.
    [[nodiscard]] std::optional<StandIn> stand_in(const World& world, const Reach& one,
                                                  const Reach& other) const {
        const auto holders = [](const Path& path) {
            return path.steps.back().kind == LinkKind::holds && path.steps.back().backwards;
        };
        if (!holders(path_) || !holders(with_)) return std::nullopt;
        for (const Reached& a : one.entities) {
            for (const Reached& b : other.entities) {
                const bool first_is_post = world.model().entity(a.entity).kind == EntityKind::post;
                const bool second_is_post = world.model().entity(b.entity).kind == EntityKind::post;
                if (first_is_post == second_is_post) continue;
                const StandIn found{first_is_post ? b.entity : a.entity,
                                    first_is_post ? a.entity : b.entity, !first_is_post};
                if (may_be_in(world, found.post, found.organisation)) return found;
            }
        }
        return std::nullopt;
    }

    // Nothing that is not recorded could be in both.
    static bool both_whole(const Reach& one, const Reach& other) {
        return (one.whole && (other.whole || one.entities.empty())) ||
               (other.whole && other.entities.empty());
    }

    void note_missing(const World& world, const Reach& one, const Reach& other,
                      Outcome& outcome) const {
        outcome.missing = missing_from(world, path_, one);
        for (std::string& fact : missing_from(world, with_, other))
            outcome.missing.push_back(std::move(fact));
    }

    Path path_;
    Path with_;
    bool should_;
};

Shape form(const char* meaning) {
    return shapes::fields(meaning, {{"path", "path", "what the one path reaches", true},
                                    {"with", "path", "what the other path reaches", true}});
}

ConditionPtr make(const Node& node, MakeContext& context, bool should) {
    auto path = param::path(node, "path", context);
    auto with = param::path(node, "with", context);
    if (!path || !with) return nullptr;
    return std::make_unique<Meeting>(std::move(*path), std::move(*with), should);
}

}  // namespace

Shape overlap_form() { return form("two paths that should meet"); }
Shape apart_form() { return form("two paths that should not meet"); }
ConditionPtr make_overlap(const Node& node, MakeContext& context) {
    return make(node, context, true);
}
ConditionPtr make_apart(const Node& node, MakeContext& context) {
    return make(node, context, false);
}

}  // namespace govmap::component
