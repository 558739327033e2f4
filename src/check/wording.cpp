#include "check/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

std::string role_label(const World& world, Symbol role) {
    return world.words().roles.label(world.model().word(role));
}

std::string qualifier_label(const World& world, LinkKind kind, std::string_view word) {
    switch (kind) {
        case LinkKind::holds: return world.words().roles.label(word);
        case LinkKind::member_of: return world.words().categories.phrase(word);
        case LinkKind::covers: return world.words().functions.label(word);
        case LinkKind::owns: return world.words().products.label(word);
        default: return type_label(world.words(), word);
    }
}

std::string link_text(const World& world, const Link& link) {
    const Model& model = world.model();
    const LinkDetail& detail = model.detail(link);
    const std::string from = the_first(model, link.from);
    const std::string to = the(model, link.to);
    if (link.kind == LinkKind::holds) {
        return fmt::format("{} is {} of {}", from, role_label(world, detail.role), to);
    }
    std::string text = fmt::format("{} {} {}", from, info(link.kind).forward, to);
    std::vector<std::string> categories;
    for (const Symbol one : detail.represents) {
        categories.push_back(world.words().categories.phrase(model.word(one)));
    }
    if (!categories.empty()) text += fmt::format(" for {}", join_and(categories));
    if (link.kind == LinkKind::covers && detail.part_only) text += " in part";
    if (detail.share) text += fmt::format(" with {:.3g} % of its residents", *detail.share * 100);
    if (link.kind != LinkKind::holds && detail.role.said()) {
        text += fmt::format(" through its {}", role_label(world, detail.role));
    }
    if (!detail.nature.empty()) text += fmt::format(" ({})", detail.nature);
    if (detail.for_authority) text += fmt::format(" for {}", the(model, *detail.for_authority));
    const std::string when = in_words(link.period);
    if (!when.empty()) text += fmt::format(", {}", when);
    // A seat may be recorded that is only planned: the author's remark says so.
    if (link.kind == LinkKind::member_of) text += noted(world, link);
    return text;
}

// "recorded as vacant", with the author's remark.
std::string recorded_as(const Gap& gap) {
    return in_words(gap.reason) + (gap.note.empty() ? "" : ": " + gap.note);
}

// Whom or what a line would go to: "whom X answers to", "what X answers for".
std::string far_end(const World& world, const Gap& gap) {
    const bool somebody = (info(gap.kind).to & bit(EntityKind::post)) != 0 ||
                          (info(gap.kind).to & bit(EntityKind::organisation)) != 0;
    return fmt::format("{} {} {}", somebody ? "whom" : "what", the(world.model(), gap.of),
                       info(gap.kind).forward);
}

std::string gap_text(const World& world, const Gap& gap) {
    const std::string of = the(world.model(), gap.of);
    const std::string label = qualifier_label(world, gap.kind, world.model().word(gap.qualifier));
    if (gap.kind == LinkKind::holds) {
        return fmt::format("The role of {} in {} is {}", label, of, recorded_as(gap));
    }
    if (gap.kind == LinkKind::member_of) {
        return fmt::format("The seat for {} on {} is {}", label, of, recorded_as(gap));
    }
    if (gap.kind == LinkKind::relates_to) {
        return fmt::format("A relation of {} to {} is {}", of, a(label), recorded_as(gap));
    }
    return fmt::format("{} is {}", capitalised(far_end(world, gap)), recorded_as(gap));
}

std::string_view qualifier_in(const Path::Step& step) {
    const char* key = step.kind == LinkKind::holds       ? "role"
                      : step.kind == LinkKind::member_of ? "represents"
                      : step.kind == LinkKind::covers    ? "fulfils"
                                                         : "type";
    for (const Path::Filter& filter : step.filters) {
        if (filter.key == key && filter.values.size() == 1) return filter.values.front();
    }
    return {};
}

// "who else is chair of X", where somebody who is chair is recorded, and not that nobody else is.
std::string unless_named(const World& world, const Path& path, const Reach& reach,
                         const OpenList& open, std::string list) {
    const bool holders = path.steps[open.step].kind == LinkKind::holds &&
                         path.steps[open.step].backwards && open.step + 1 == path.steps.size();
    const bool named =
        holders &&
        std::any_of(reach.entities.begin(), reach.entities.end(), [&](const Reached& one) {
            const std::vector<LinkIndex> over = reach.over(one);
            return !over.empty() && world.model().link(over.back()).to == open.at;
        });
    return named && list.starts_with("who ") ? "who else" + list.substr(3) : list;
}

bool known_absent(const World& world, const Gap& gap) {
    return info(gap.reason).known_absent && holds_on(gap, world.as_of()) == Truth::yes;
}

std::string unsaid_text(const World& world, const Link& link) {
    const Model& model = world.model();
    if (link.kind == LinkKind::member_of && model.entity(link.from).kind != EntityKind::body) {
        return fmt::format("what exactly {} represents in {}", the(model, link.from),
                           the(model, link.to));
    }
    return fmt::format("what {} and {} are, in the terms that the rule asks for",
                       the(model, link.from), the(model, link.to));
}

}  // namespace

std::string noted(const World& world, const Link& link) {
    const std::string& note = world.model().detail(link).note;
    return note.empty() ? std::string{} : fmt::format(" (noted: {})", note);
}

Fact fact(const World& world, LinkIndex index) {
    const Link& link = world.model().link(index);
    return {link_text(world, link), world.model().cite(link.evidence), link.where};
}

Fact fact(const World& world, GapIndex index) {
    const Gap& gap = world.model().gap(index);
    return {gap_text(world, gap), world.model().cite(gap.evidence), gap.where};
}

Fact fact(const World& world, const Closure& closure) {
    if (closure.of == every_entity) {
        return {fmt::format("All links of the kind '{}' are stated to be recorded",
                            info(closure.kind).word),
                world.model().cite(closure.evidence), closure.where};
    }
    const std::string list = list_in_words(world, closure.of, closure.kind, closure.outward,
                                           world.model().word(closure.qualifier));
    const bool clause = list.starts_with("who ");
    return {clause ? capitalised(list) + " is stated whole"
                   : fmt::format("The list of {} is stated to be complete", list),
            world.model().cite(closure.evidence), closure.where};
}

Fact fact(const World& world, EntityIndex of, const Property& property) {
    const Model& model = world.model();
    std::string key = model.word(property.key);
    const std::string_view milestone = "milestone:";
    const std::string_view milestone_due = "milestone-due:";
    if (key.starts_with(milestone))
        key = world.words().milestones.label(key.substr(milestone.size()));
    if (key.starts_with(milestone_due))
        key = world.words().milestones.label(key.substr(milestone_due.size())) + " due";
    std::replace(key.begin(), key.end(), '-', ' ');
    std::string value;
    if (property.text() != nullptr) value = *property.text();
    if (property.list() != nullptr) value = join_and(*property.list());
    if (property.absent() != nullptr) value = in_words(*property.absent());
    if (property.on) value += fmt::format(", {}", in_words(*property.on));
    return {fmt::format("{}, {}: {}", the_first(model, of), key, value),
            model.cite(property.evidence), property.where};
}

Fact fact(const World& world, EntityIndex index) {
    const Model& model = world.model();
    const Entity& entity = model.entity(index);
    const std::string what = entity.type.said() ? type_label(world.words(), model.word(entity.type))
                                                : std::string(info(entity.kind).word);
    return {fmt::format("{} is recorded as: {}", the_first(model, index), what),
            model.cite(entity.evidence), entity.where};
}

std::string list_in_words(const World& world, EntityIndex at, LinkKind kind, bool outward,
                          std::string_view qualifier) {
    const std::string of = the(world.model(), at);
    const std::string label =
        qualifier.empty() ? std::string{} : qualifier_label(world, kind, qualifier);
    if (kind == LinkKind::holds && !outward) {
        return label.empty() ? fmt::format("who holds a role in {}", of)
                             : fmt::format("who is {} of {}", label, of);
    }
    if (kind == LinkKind::covers && !outward) {
        return label.empty()
                   ? fmt::format("bodies that cover {}", of)
                   : fmt::format("{} over {}", type_noun(world.words(), qualifier).many, of);
    }
    switch (kind) {
        case LinkKind::member_of:
            return fmt::format("{} {}", outward ? "memberships of" : "members of", of);
        case LinkKind::covers: return fmt::format("authorities that {} covers", of);
        case LinkKind::part_of:
            return fmt::format("{} {}", outward ? "bodies above" : "sub-groups of", of);
        case LinkKind::within:
            if (outward && !label.empty())
                return fmt::format("{} that {} lies in", type_noun(world.words(), qualifier).many,
                                   of);
            break;
        case LinkKind::relates_to: return fmt::format("relations of {}", of);
        case LinkKind::owns: return fmt::format("documents of {}", of);
        case LinkKind::attends: return fmt::format("attenders of {}", of);
        default: break;
    }
    return fmt::format("what {} {}", of, outward ? info(kind).forward : info(kind).backward);
}

std::vector<std::string> missing_from(const World& world, const Path& path, const Reach& reach) {
    std::vector<std::string> result;
    const auto add = [&](std::string text) {
        if (std::find(result.begin(), result.end(), text) == result.end())
            result.push_back(std::move(text));
    };
    for (const GapIndex index : reach.gaps) {
        const Gap& gap = world.model().gap(index);
        if (known_absent(world, gap)) continue;
        const std::string word = world.model().word(gap.qualifier);
        const std::string label = qualifier_label(world, gap.kind, word);
        const std::string of = the(world.model(), gap.of);
        add(fmt::format("{} ({})",
                        gap.kind == LinkKind::holds ? fmt::format("who is {} of {}", label, of)
                        : gap.kind == LinkKind::member_of
                            ? fmt::format("who sits on {} for {}", of, label)
                        : gap.qualifier.said() ? fmt::format("how {} relates to {}", of, a(label))
                                               : far_end(world, gap),
                        in_words(gap.reason)));
    }
    for (const OpenList& open : reach.open) {
        const bool told = std::any_of(reach.gaps.begin(), reach.gaps.end(), [&](GapIndex index) {
            const Gap& gap = world.model().gap(index);
            return gap.of == open.at && gap.kind == path.steps[open.step].kind;
        });
        if (told) continue;
        const Path::Step& step = path.steps[open.step];
        const std::string list = unless_named(
            world, path, reach, open,
            list_in_words(world, open.at, step.kind, !step.backwards, qualifier_in(step)));
        add(list.starts_with("who ") || list.starts_with("what ")
                ? list
                : "whether the list of " + list + " is complete");
    }
    for (const LinkIndex index : reach.unsaid) add(unsaid_text(world, world.model().link(index)));
    for (const Reached& one : reach.entities) {
        if (one.certain == Truth::yes) continue;
        add(fmt::format("whether it holds on {}: {}", in_words(world.as_of()),
                        reach.over(one).empty()
                            ? the(world.model(), one.entity)
                            : link_text(world, world.model().link(reach.over(one).back()))));
    }
    return result;
}

namespace {

// A list as people call it where it is clear whose it is.
std::string short_list(const World& world, EntityIndex at, LinkKind kind, bool outward,
                       std::string_view qualifier, EntityIndex subject) {
    const bool inward = !outward;
    std::string list;
    if (kind == LinkKind::member_of && inward) list = "the membership list";
    if (kind == LinkKind::part_of && inward) list = "the list of sub-groups";
    if (kind == LinkKind::relates_to && outward) list = "the list of relations";
    if (kind == LinkKind::owns && outward) list = "the list of documents";
    if (kind == LinkKind::covers && outward) list = "the list of authorities in the footprint";
    if (kind == LinkKind::holds && inward) list = "who holds the role";
    if (!list.empty() && at == subject) return list;
    if (!list.empty())
        return fmt::format("{}{}{}", list, list[0] == 'w' ? " in " : " of ",
                           the(world.model(), at));
    list = list_in_words(world, at, kind, outward, qualifier);
    return list.starts_with("who ") || list.starts_with("what ") ? list : "the list of " + list;
}

}  // namespace

std::string in_words(Absence absence) {
    if (absence == Absence::not_recorded) return "not recorded, though looked for";
    return fmt::format("recorded as {}", info(absence).word);
}

std::string because(const World& world, const Path& path, const Reach& reach, EntityIndex subject) {
    for (const bool certainly : {true, false}) {
        for (const GapIndex index : reach.gaps) {
            const Gap& gap = world.model().gap(index);
            if (known_absent(world, gap) != certainly) continue;
            const char* what = gap.kind == LinkKind::holds       ? "the role"
                               : gap.kind == LinkKind::member_of ? "the seat"
                                                                 : "it";
            return fmt::format("{} is {}", what, recorded_as(gap));
        }
    }
    if (reach.whole && !reach.closures.empty()) {
        const Closure& one = *reach.closures.back();
        if (one.of == every_entity) {
            return fmt::format("all links of the kind '{}' are stated to be recorded",
                               info(one.kind).word);
        }
        const std::string list = short_list(world, one.of, one.kind, one.outward,
                                            world.model().word(one.qualifier), subject);
        return list + (list.starts_with("the list") || list.starts_with("the mem") ? " is complete"
                                                                                   : " is stated");
    }
    if (!reach.open.empty()) {
        const OpenList& open = reach.open.front();
        const Path::Step& step = path.steps[open.step];
        const std::string list = unless_named(
            world, path, reach, open,
            short_list(world, open.at, step.kind, !step.backwards, qualifier_in(step), subject));
        return list + (list.starts_with("the ") ? " is not complete" : " is not recorded");
    }
    if (!reach.unsaid.empty()) {
        return unsaid_text(world, world.model().link(reach.unsaid.front())) + " is not recorded";
    }
    return "the dates leave it open";
}

void add_facts(const World& world, const Reach& reach, std::vector<Fact>& facts) {
    std::vector<LinkIndex> shown;
    for (const Reached& one : reach.entities) {
        for (const LinkIndex link : reach.over(one)) {
            if (std::find(shown.begin(), shown.end(), link) != shown.end()) continue;
            shown.push_back(link);
            facts.push_back(fact(world, link));
        }
    }
    for (const GapIndex gap : reach.gaps) facts.push_back(fact(world, gap));
    if (!reach.whole) return;
    for (const Closure* closure : reach.closures) {
        // That whoever is named in a role is all there are in it goes without saying.
        if (closure->kind != LinkKind::holds) facts.push_back(fact(world, *closure));
    }
}

Path role_path(const std::string& role) {
    return {"~holds[role=" + role + "]", {{LinkKind::holds, true, false, {{"role", {role}}}}}};
}

}  // namespace govmap
