#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// Whether two paths reach the same. What is in one of them and not in the other fails only where
// the other is known to be whole.
class Same : public Condition {
public:
    Same(Path path, Path with) : path_(std::move(path)), with_(std::move(with)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        if (!world.telling())
            return judge(world, subject, world.peek(path_, subject), world.peek(with_, subject));
        return judge(world, subject, world.walk(path_, subject), world.walk(with_, subject));
    }

    void wants(const World& world, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        want_path(world, path_, subject, world.walk(with_, subject).entities, wants);
        want_path(world, with_, subject, world.walk(path_, subject).entities, wants);
        want_path(world, path_, subject, wants);
        want_path(world, with_, subject, wants);
    }

private:
    [[nodiscard]] Outcome judge(const World& world, EntityIndex subject, const Reach& one,
                                const Reach& other) const {
        std::vector<EntityIndex> apart;
        Truth same = both(in_both(one, other, apart), in_both(other, one, apart));
        if (!one.whole || !other.whole) same = both(same, Truth::unknown);
        Outcome outcome;
        outcome.verdict = verdict_of(same);
        if (!world.telling()) return outcome;
        add_facts(world, one, outcome.facts);
        add_facts(world, other, outcome.facts);
        const std::string of = the(world.model(), subject);
        const std::string left = noun_of(world.words(), path_).one;
        const std::string right = noun_of(world.words(), with_).one;
        if (same == Truth::yes) {
            outcome.sentence =
                fmt::format("For {}, the same are recorded as {} and as {}.", of, left, right);
        } else if (same == Truth::no) {
            outcome.sentence = fmt::format("For {}, {} {} recorded as {} or {}, but not as both.",
                                           of, names(world.model(), apart),
                                           apart.size() == 1 ? "is" : "are", left, right);
        } else {
            const bool first = !one.whole;
            outcome.sentence = fmt::format(
                "Whether the same are {} and {} of {}, one cannot tell: {}.", left, right, of,
                because(world, first ? path_ : with_, first ? one : other, subject));
            outcome.missing = missing_from(world, path_, one);
            for (std::string& fact : missing_from(world, with_, other))
                outcome.missing.push_back(std::move(fact));
        }
        return outcome;
    }

    // Whether everything in `some` is in `all`; what certainly is not is added to `apart`.
    static Truth in_both(const Reach& some, const Reach& all, std::vector<EntityIndex>& apart) {
        Truth result = Truth::yes;
        for (const Reached& one : some.entities) {
            const auto found =
                std::find_if(all.entities.begin(), all.entities.end(),
                             [&](const Reached& entry) { return entry.entity == one.entity; });
            Truth here = Truth::no;
            if (found != all.entities.end()) {
                // Two that are there perhaps may be so on different days.
                here =
                    both(found->certain, one.certain) == Truth::yes ? Truth::yes : Truth::unknown;
            } else if (!all.whole || one.certain != Truth::yes) {
                here = Truth::unknown;
            }
            if (here == Truth::no) apart.push_back(one.entity);
            result = both(result, here);
        }
        return result;
    }

    Path path_;
    Path with_;
};

}  // namespace

Shape same_form() {
    return shapes::fields("two paths that should reach the same",
                          {{"path", "path", "what the one path reaches", true},
                           {"with", "path", "what the other path reaches", true}});
}

ConditionPtr make_same(const Node& node, MakeContext& context) {
    auto path = param::path(node, "path", context);
    auto with = param::path(node, "with", context);
    if (!path || !with) return nullptr;
    return std::make_unique<Same>(std::move(*path), std::move(*with));
}

}  // namespace govmap::component
