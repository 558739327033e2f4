#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/footprint.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// Shares are rounded where they are published, and add up to 1 only within this.
constexpr double rounding = 0.001;

class Nested : public Condition {
public:
    Nested(std::string type, double slice, bool same)
        : type_(std::move(type)), slice_(std::max(slice, rounding)), same_(same) {}

    [[nodiscard]] std::vector<Item> items(const World& world, EntityIndex subject) const override {
        const Footprint footprint = footprint_of(world, subject);
        const AreaOverlaps overlaps = overlaps_with(world, footprint, type_);
        const bool known = overlaps.unplaced.empty() && footprint.whole && footprint.certain;
        std::vector<Item> result;
        for (const AreaOverlap& one : overlaps.areas) {
            if (one.of_footprint < slice_ && one.of_area < slice_) continue;
            result.push_back(look_at(world, subject, footprint, overlaps, one,
                                     known && one.certain == Truth::yes));
        }
        if (!result.empty()) return result;
        Item item;
        item.outcome.sentence = fmt::format(
            "In which {} {} lies is not recorded, so one cannot tell.",
            type_label(world.words(), type_),
            footprint.authorities.empty() ? "the footprint of " + the(world.model(), subject)
                                          : names(world.model(), footprint.authorities));
        item.outcome.missing = missing(world, subject, footprint, overlaps);
        result.push_back(std::move(item));
        return result;
    }

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        std::vector<Outcome> outcomes;
        for (Item& item : items(world, subject)) outcomes.push_back(std::move(item.outcome));
        return all_of(outcomes);
    }

private:
    [[nodiscard]] Item look_at(const World& world, EntityIndex subject, const Footprint& footprint,
                               const AreaOverlaps& overlaps, const AreaOverlap& one,
                               bool known) const {
        const Model& model = world.model();
        Item item;
        item.id = model.entity(one.area).id;
        item.name = model.entity(one.area).plain_name();
        Outcome& outcome = item.outcome;
        for (const LinkIndex link : footprint.links) outcome.facts.push_back(fact(world, link));
        for (const LinkIndex link : one.links) outcome.facts.push_back(fact(world, link));
        const std::string area = the(model, one.area);
        const std::string body = the(model, subject);
        const bool all_of_area = one.of_area >= 1 - slice_;
        const bool all_of_footprint = one.of_footprint >= 1 - slice_;
        if (same_) {
            outcome.verdict = !known                            ? Verdict::cannot_tell
                              : all_of_area && all_of_footprint ? Verdict::pass
                                                                : Verdict::fail;
            outcome.sentence = compared(body, area, one, all_of_area, all_of_footprint, known);
            if (!known) outcome.missing = missing(world, subject, footprint, overlaps);
        } else if (all_of_area && footprint.certain && one.certain == Truth::yes) {
            outcome.verdict = Verdict::pass;
            outcome.sentence =
                fmt::format("{} lies within the footprint of {}.", capitalised(area), body);
        } else if (all_of_footprint && known) {
            outcome.verdict = Verdict::pass;
            outcome.sentence = fmt::format("The footprint of {} lies within {}.", body, area);
        } else {
            outcome.verdict = known ? Verdict::fail : Verdict::cannot_tell;
            outcome.sentence = cut_across(body, area, one, known);
            if (!known) outcome.missing = missing(world, subject, footprint, overlaps);
        }
        return item;
    }

    static constexpr const char* open = ", as far as is recorded, so one cannot tell";

    static std::string cut_across(const std::string& body, const std::string& area,
                                  const AreaOverlap& one, bool known) {
        return fmt::format(
            "The footprint of {} cuts across {}: it holds {:.0f} % of the area's residents, "
            "and {:.0f} % of its own live there{}.",
            body, area, one.of_area * 100, one.of_footprint * 100, known ? "" : open);
    }

    static std::string compared(const std::string& body, const std::string& area,
                                const AreaOverlap& one, bool all_of_area, bool all_of_footprint,
                                bool known) {
        const char* end = known ? "" : open;
        if (all_of_area && all_of_footprint)
            return fmt::format("The footprint of {} is {}{}.", body, area, end);
        if (all_of_footprint) {
            return fmt::format(
                "The footprint of {} holds {:.0f} % of the residents of {}; it is "
                "smaller than that{}.",
                body, one.of_area * 100, area, end);
        }
        if (all_of_area) {
            return fmt::format(
                "The footprint of {} is more than {}: {:.0f} % of its residents live "
                "elsewhere{}.",
                body, area, (1 - one.of_footprint) * 100, end);
        }
        return cut_across(body, area, one, known);
    }

    [[nodiscard]] std::vector<std::string> missing(const World& world, EntityIndex subject,
                                                   const Footprint& footprint,
                                                   const AreaOverlaps& overlaps) const {
        std::vector<std::string> result;
        const std::string body = the(world.model(), subject);
        if (!footprint.whole)
            result.push_back(fmt::format("whether the footprint of {} is stated whole", body));
        if (!footprint.certain) {
            result.push_back(fmt::format("whether the footprint of {} holds on {}", body,
                                         in_words(world.as_of())));
        }
        for (const AreaOverlap& one : overlaps.areas) {
            if (one.certain == Truth::yes) continue;
            result.push_back(fmt::format("whether what lies in {} does so on {}",
                                         the(world.model(), one.area), in_words(world.as_of())));
        }
        for (const EntityIndex one : overlaps.unplaced) {
            result.push_back(fmt::format("in which {} {} lies", type_label(world.words(), type_),
                                         the(world.model(), one)));
        }
        return result;
    }

    std::string type_;
    double slice_;
    bool same_;  // the footprint is to be the area, not only to lie within it or around it
};

}  // namespace

Shape nested_form() {
    return shapes::fields("that the footprint and areas of a type do not cut across each other",
                          {{"area", "selector type", "the type of area", true},
                           {"slice", "number",
                            "an overlap below this share of the residents of both is "
                            "ignored (0.02)",
                            false},
                           {"same", "flag", "true: the footprint should be that area", false}});
}

ConditionPtr make_nested(const Node& node, MakeContext& context) {
    constexpr double usual = 0.02;
    const double slice = param::number(node, "slice", usual);
    if (slice < 0 || slice >= 0.5) {
        context.problems.add(node.find("slice")->where(), "a slice is a share from 0 to below 0.5",
                             "such as 0.02 for 2 % of the residents");
        return nullptr;
    }
    return std::make_unique<Nested>(param::text(node, "area"), slice,
                                    param::text(node, "same") == "true");
}

}  // namespace govmap::component
