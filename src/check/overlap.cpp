#include <algorithm>

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
            else if (both_whole(one, other) || !should_)
                outcome.verdict = should_ ? Verdict::fail : Verdict::pass;
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
