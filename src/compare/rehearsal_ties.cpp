#include "compare/rehearsal_ties.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "compare/area.hpp"
#include "compare/lists.hpp"

namespace govmap::rehearsal {
namespace {

using Kind = Tie::Kind;

/// What hangs on one thing that ends, on one day. Indices are the recorded model's unless they are
/// called `then`.
class Ties {
public:
    Ties(const OneDay& day, const Vocabulary& words, EntityIndex ended)
        : day_(day), words_(words), model_(day.pair.recorded()), ended_(ended) {
        for (const EntityIndex one : day.pair.successors(day.pair.in_changed(ended))) {
            if (day.changed.alive(one) != Truth::no) next_.push_back(one);
        }
    }

    std::vector<std::pair<EntityIndex, std::vector<TieNow>>> find() {
        itself();
        for (const LinkKindInfo& kind : link_kinds()) {
            for (const LinkIndex link : day_.recorded.out(ended_, kind.kind)) outward(link);
            for (const LinkIndex link : day_.recorded.in(ended_, kind.kind)) inward(link);
        }
        on_its_behalf();
        areas();
        for (auto& [party, ties] : found_) {
            std::stable_sort(ties.begin(), ties.end(),
                             [](const TieNow& a, const TieNow& b) { return a.kind < b.kind; });
        }
        return std::move(found_);
    }

private:
    // ---- what is said of it

    void add(EntityIndex party, Kind kind, std::string key, std::string text,
             const std::vector<EntityIndex>& then = {}, bool settled = false, bool stays = false) {
        // What is over itself loses nothing any more.
        if (party != ended_ && day_.changed.alive(day_.pair.in_changed(party)) == Truth::no) return;
        auto at = std::find_if(found_.begin(), found_.end(),
                               [&](const auto& one) { return one.first == party; });
        if (at == found_.end()) at = found_.insert(found_.end(), {party, {}});
        TieNow tie{std::move(key), kind, std::move(text), {}, settled, stays};
        for (const EntityIndex one : then) tie.then.push_back(day_.pair.named(one));
        const bool said = std::any_of(at->second.begin(), at->second.end(),
                                      [&](const TieNow& one) { return one.text == tie.text; });
        if (!said) at->second.push_back(std::move(tie));
    }

    [[nodiscard]] std::string name(EntityIndex one) const {
        return model_.entity(one).plain_name();
    }

    /// " of the sub-group Treatment group", where it is not the partnership itself.
    [[nodiscard]] std::string within(EntityIndex party, EntityIndex body, const char* by) const {
        return party == body ? std::string{} : fmt::format(" {} {}", by, name(body));
    }

    [[nodiscard]] std::string called(EntityIndex party, EntityIndex other) const {
        return party == other ? "the partnership" : name(other);
    }

    [[nodiscard]] std::string label_of(Symbol role) const {
        return words_.roles.label(model_.word(role));
    }

    /// Those in whose name something is told that concerns `other`: its partnerships; else itself,
    /// if the model is about it.
    [[nodiscard]] std::vector<EntityIndex> parties(EntityIndex other) const {
        std::vector<EntityIndex> result = partnerships_of(day_.recorded, other);
        if (!result.empty()) return result;
        const EntityKind kind = day_.recorded.kind(other);
        const bool actor = kind == EntityKind::post || kind == EntityKind::organisation ||
                           kind == EntityKind::body;
        const bool ends_too = day_.changed.alive(day_.pair.in_changed(other)) == Truth::no;
        if (actor && !ends_too && model_.is_under_review(other)) result.push_back(other);
        return result;
    }

    // ---- it, and what it had

    void itself() {
        const std::vector<EntityIndex> mine = partnerships_of(day_.recorded, ended_);
        for (const EntityIndex party : mine) {
            if (party == ended_)
                add(party, Kind::itself, "itself", "is the partnership itself", next_,
                    !next_.empty());
            for (const LinkIndex link : day_.recorded.out(ended_, LinkKind::owns)) {
                const EntityIndex what = model_.link(link).to;
                const std::vector<EntityIndex> then = owners_then(what);
                const bool settled = !then.empty();
                add(party, Kind::document, "keeps " + model_.entity(what).id, "keeps " + name(what),
                    then, settled);
            }
        }
    }

    [[nodiscard]] std::vector<EntityIndex> owners_then(EntityIndex what) const {
        std::vector<EntityIndex> then;
        for (const LinkIndex link : day_.changed.in(day_.pair.in_changed(what), LinkKind::owns))
            add_new(then, day_.pair.changed().link(link).from);
        return then;
    }

    // ---- links that leave it

    void outward(LinkIndex index) {
        const Link& link = model_.link(index);
        const EntityIndex other = link.to;
        switch (link.kind) {
            case LinkKind::within:
            case LinkKind::borders:
            case LinkKind::succeeds:
            case LinkKind::covers:
            case LinkKind::post_in: return;
            case LinkKind::holds: return role(link);
            case LinkKind::member_of: return seat(link);
            case LinkKind::attends: return attendance(link);
            case LinkKind::part_of: return part(other);
            case LinkKind::owns:
            case LinkKind::approves:
            case LinkKind::funds:
            case LinkKind::commissions:
            case LinkKind::provides: return made_or_paid(link);
            case LinkKind::answers_for: return answered_for(other);
            default: break;
        }
        const std::vector<EntityIndex> then = taken_over(link.kind, other, true);
        for (const EntityIndex party : parties(other)) {
            if (party == ended_) continue;
            add(party, link.kind == LinkKind::relates_to ? Kind::relation : Kind::line,
                fmt::format("{} {}{}", info(link.kind).word, model_.entity(other).id,
                            of_what(link)),
                fmt::format("{} {}{}", info(link.kind).forward, other_words(party, other),
                            of_what(link)),
                then, !then.empty());
        }
    }

    /// Of what nature a relation is, and for whom: one body may have several with another.
    [[nodiscard]] std::string of_what(const Link& link) const {
        const LinkDetail& detail = model_.detail(link);
        std::vector<std::string> said;
        if (!detail.nature.empty()) said.push_back(detail.nature);
        if (detail.for_authority) said.push_back("for " + name(*detail.for_authority));
        if (link.kind != LinkKind::relates_to || said.empty()) return {};
        return fmt::format(" ({})", fmt::join(said, "; "));
    }

    /// What another is called in what is told to a party: the party may be no partnership.
    [[nodiscard]] std::string other_words(EntityIndex party, EntityIndex other) const {
        const bool partnership = !partnerships_of(day_.recorded, party).empty();
        return party == other && partnership ? "the partnership" : name(other);
    }

    /// The successors that have the same link.
    [[nodiscard]] std::vector<EntityIndex> taken_over(LinkKind kind, EntityIndex other,
                                                      bool outward) const {
        std::vector<EntityIndex> then;
        const EntityIndex there = day_.pair.in_changed(other);
        for (const LinkIndex link :
             outward ? day_.changed.in(there, kind) : day_.changed.out(there, kind)) {
            const Link& one = day_.pair.changed().link(link);
            const EntityIndex end = outward ? one.from : one.to;
            if (is_in(next_, end)) add_new(then, end);
        }
        return then;
    }

    [[nodiscard]] std::vector<EntityIndex> holders_then(EntityIndex body, Symbol role) const {
        std::vector<EntityIndex> then;
        const auto there = day_.pair.changed().symbols.find(model_.word(role));
        if (!there) return then;
        for (const LinkIndex index : day_.changed.in(day_.pair.in_changed(body), LinkKind::holds)) {
            const Link& one = day_.pair.changed().link(index);
            if (day_.pair.changed().detail(one).role == *there) add_new(then, one.from);
        }
        return then;
    }

    void role(const Link& link) {
        const Symbol role = model_.detail(link).role;
        for (const EntityIndex party : parties(link.to)) {
            const std::vector<EntityIndex> then = holders_then(link.to, role);
            add(party, Kind::role,
                fmt::format("{} {}", model_.word(role), model_.entity(link.to).id),
                fmt::format("holds the role of {}{}", label_of(role), within(party, link.to, "in")),
                then, !then.empty());
            lines_through(link.to, role, party, then);
        }
    }

    void lines_through(EntityIndex body, Symbol role, EntityIndex party,
                       const std::vector<EntityIndex>& holders_then) {
        for (const LinkKind kind : {LinkKind::reports_to, LinkKind::answers_to}) {
            for (const LinkIndex index : day_.recorded.out(body, kind)) {
                const Link& line = model_.link(index);
                if (model_.detail(line).role != role || !role.said()) continue;
                add(party, Kind::line,
                    fmt::format("through {} {} {} {}", model_.word(role), info(kind).word,
                                model_.entity(body).id, model_.entity(line.to).id),
                    fmt::format("is the way by which {} {} {}, as its {}", called(party, body),
                                info(kind).forward, name(line.to), label_of(role)),
                    holders_then, !holders_then.empty());
            }
        }
    }

    void seat(const Link& link) {
        const auto& categories = model_.detail(link).represents;
        for (const EntityIndex party : parties(link.to)) {
            std::vector<std::string> sits_for;
            std::vector<EntityIndex> then;
            bool settled = true;
            for (const Symbol one : categories) {
                sits_for.push_back(words_.categories.phrase(model_.word(one)));
                const std::vector<EntityIndex> members = members_then(link.to, one);
                if (members.empty()) settled = false;
                for (const EntityIndex member : members) add_new(then, member);
            }
            if (categories.empty()) {
                then = taken_over(LinkKind::member_of, link.to, true);
                settled = !then.empty();
            }
            const std::string in = within(party, link.to, "in");
            // One may have several seats in a body, each for others.
            add(party, Kind::seat,
                fmt::format("member_of {} {}", model_.entity(link.to).id, fmt::join(sits_for, ";")),
                sits_for.empty() ? "is a member" + in
                                 : fmt::format("sits for {}{}", join_and(sits_for), in),
                then, settled);
        }
    }

    [[nodiscard]] std::vector<EntityIndex> members_then(EntityIndex body, Symbol category) const {
        std::vector<EntityIndex> then;
        const Model& changed = day_.pair.changed();
        const auto there = changed.symbols.find(model_.word(category));
        if (!there) return then;
        for (const LinkIndex index :
             day_.changed.in(day_.pair.in_changed(body), LinkKind::member_of)) {
            const Link& one = changed.link(index);
            const auto& represents = changed.detail(one).represents;
            if (is_in(represents, *there)) add_new(then, one.from);
        }
        return then;
    }

    void attendance(const Link& link) {
        for (const EntityIndex party : parties(link.to)) {
            const std::vector<EntityIndex> then = taken_over(LinkKind::attends, link.to, true);
            add(party, Kind::attends, "attends " + model_.entity(link.to).id,
                "attends meetings" + within(party, link.to, "of"), then, !then.empty());
        }
    }

    void part(EntityIndex whole) {
        for (const EntityIndex party : parties(whole)) {
            if (party == ended_) continue;
            const std::vector<EntityIndex> then = taken_over(LinkKind::part_of, whole, true);
            add(party, Kind::group, "part_of " + model_.entity(whole).id,
                party == whole && !partnerships_of(day_.recorded, party).empty()
                    ? "is a part of the partnership"
                    : "is a part of " + other_words(party, whole),
                then, !then.empty());
        }
    }

    void made_or_paid(const Link& link) {
        // A document, fund or service is of those who keep it, or for whom it is.
        std::vector<EntityIndex> whose;
        const EntityKind kind = day_.recorded.kind(link.to);
        const bool thing = kind == EntityKind::product || kind == EntityKind::fund ||
                           kind == EntityKind::programme;
        if (!thing) whose.push_back(link.to);
        for (const LinkIndex one : day_.recorded.in(link.to, LinkKind::owns)) {
            if (thing && model_.link(one).from != ended_) add_new(whose, model_.link(one).from);
        }
        for (const LinkIndex one : day_.recorded.out(link.to, LinkKind::funds)) {
            if (thing) add_new(whose, model_.link(one).to);
        }
        const std::vector<EntityIndex> then = taken_over(link.kind, link.to, true);
        for (const EntityIndex one : whose) {
            for (const EntityIndex party : partnerships_of(day_.recorded, one)) {
                if (party == ended_) continue;
                const bool money = link.kind == LinkKind::funds || kind == EntityKind::fund;
                std::string text = fmt::format("{} {}", info(link.kind).forward,
                                               thing ? name(link.to) : called(party, link.to));
                if (kind == EntityKind::fund)
                    text += fmt::format(", which pays for {}", called(party, one));
                add(party, money ? Kind::money : Kind::document,
                    fmt::format("{} {} {}", info(link.kind).word, model_.entity(link.to).id,
                                model_.entity(one).id),
                    std::move(text), then, !then.empty());
            }
        }
    }

    void answered_for(EntityIndex what) {
        // The link says of what, not in which partnership: it is told where it has a part.
        std::vector<EntityIndex> where;
        for (const LinkKind kind : {LinkKind::holds, LinkKind::member_of}) {
            for (const LinkIndex link : day_.recorded.out(ended_, kind)) {
                for (const EntityIndex one : partnerships_of(day_.recorded, model_.link(link).to))
                    add_new(where, one);
            }
        }
        const std::vector<EntityIndex> then = taken_over(LinkKind::answers_for, what, true);
        for (const EntityIndex party : where) {
            add(party, Kind::other, "answers_for " + model_.entity(what).id,
                "answers for " + name(what), then, !then.empty());
        }
    }

    // ---- links that arrive at it

    void inward(LinkIndex index) {
        const Link& link = model_.link(index);
        const EntityIndex other = link.from;
        switch (link.kind) {
            case LinkKind::within:
            case LinkKind::borders:
            case LinkKind::succeeds:
            case LinkKind::holds:
            case LinkKind::member_of:
            case LinkKind::attends:
            case LinkKind::owns:
            case LinkKind::funds: return;
            case LinkKind::covers: footprint(other); [[fallthrough]];
            case LinkKind::post_in:
            case LinkKind::part_of: return home(link);
            default: break;
        }
        for (const EntityIndex party : parties(other)) {
            if (party == ended_) continue;
            const std::vector<EntityIndex> then = taken_over(link.kind, other, false);
            add(party, link.kind == LinkKind::relates_to ? Kind::relation : Kind::line,
                fmt::format("~{} {}{}", info(link.kind).word, model_.entity(other).id,
                            of_what(link)),
                fmt::format("{} {}{}", info(link.kind).backward, other_words(party, other),
                            of_what(link)),
                then, !then.empty());
        }
    }

    void footprint(EntityIndex body) {
        const std::vector<EntityIndex> mine = partnerships_of(day_.recorded, body);
        if (!is_in(mine, body)) return;
        const std::vector<EntityIndex> then = taken_over(LinkKind::covers, body, false);
        add(body, Kind::footprint, "covers", "is named by the footprint", then,
            !then.empty() && then.size() == next_.size());
    }

    /// Who stands in what ends, and goes on: a post of a council, a board for an area.
    void home(const Link& link) {
        const EntityIndex who = link.from;
        const EntityIndex there = day_.pair.in_changed(who);
        if (day_.changed.alive(there) == Truth::no) return;
        const char* is = link.kind == LinkKind::covers    ? "is covered by"
                         : link.kind == LinkKind::post_in ? "has the post of"
                                                          : "has as a part";
        std::vector<EntityIndex> then;
        for (const LinkIndex index : day_.changed.out(there, link.kind)) {
            const EntityIndex end = day_.pair.changed().link(index).to;
            if (is_in(next_, end)) add_new(then, end);
        }
        const auto parts = parts_of(who);
        if (parts.empty() && partnerships_of(day_.recorded, who).empty()) {
            for (const EntityIndex party : parties(who))
                add(party, Kind::home,
                    fmt::format("~{} {}", info(link.kind).word, model_.entity(who).id),
                    fmt::format("{} {}", is, name(who)), then, !then.empty());
        }
        for (const auto& [party, does] : parts) {
            if (party == who) continue;
            add(party, Kind::home,
                fmt::format("~{} {}", info(link.kind).word, model_.entity(who).id),
                fmt::format("{} {}, {}", is, name(who), does), then, !then.empty());
        }
    }

    /// What somebody does in partnerships: "which holds the role of chair and sits for the police".
    [[nodiscard]] std::vector<std::pair<EntityIndex, std::string>> parts_of(EntityIndex who) const {
        std::vector<std::pair<EntityIndex, std::vector<std::string>>> parts;
        const auto put = [&](EntityIndex body, const std::string& does) {
            for (const EntityIndex party : partnerships_of(day_.recorded, body)) {
                auto at = std::find_if(parts.begin(), parts.end(),
                                       [&](const auto& one) { return one.first == party; });
                if (at == parts.end()) at = parts.insert(parts.end(), {party, {}});
                add_new(at->second, does);
            }
        };
        for (const LinkIndex index : day_.recorded.out(who, LinkKind::holds)) {
            const Link& one = model_.link(index);
            put(one.to, "holds the role of " + label_of(model_.detail(one).role));
        }
        for (const LinkIndex index : day_.recorded.out(who, LinkKind::member_of)) {
            const Link& one = model_.link(index);
            std::vector<std::string> sits_for;
            for (const Symbol category : model_.detail(one).represents)
                sits_for.push_back(words_.categories.phrase(model_.word(category)));
            put(one.to, sits_for.empty() ? "is a member" : "sits for " + join_and(sits_for));
        }
        std::vector<std::pair<EntityIndex, std::string>> result;
        result.reserve(parts.size());
        for (const auto& [party, does] : parts)
            result.emplace_back(party, "which " + join_and(does));
        for (const LinkIndex index : day_.recorded.in(who, LinkKind::relates_to)) {
            const Link& one = model_.link(index);
            if (model_.detail(one).for_authority == std::optional(ended_)) continue;  // told so
            for (const EntityIndex party : partnerships_of(day_.recorded, one.from)) {
                const bool said = std::any_of(result.begin(), result.end(),
                                              [&](const auto& it) { return it.first == party; });
                if (!said)
                    result.emplace_back(party,
                                        "with which the partnership has a recorded relation");
            }
        }
        return result;
    }

    // ---- by way of places

    void on_its_behalf() {
        if (day_.recorded.kind(ended_) != EntityKind::authority) return;
        for (std::uint32_t at = 0; at < model_.links.size(); ++at) {
            const Link& link = model_.links[at];
            if (link.kind != LinkKind::relates_to ||
                model_.detail(link).for_authority != std::optional(ended_) ||
                day_.recorded.holds(LinkIndex{at}) == Truth::no)
                continue;
            for (const EntityIndex party : partnerships_of(day_.recorded, link.from)) {
                add(party, Kind::relation, "for " + model_.entity(link.to).id,
                    "is the authority for which the relation to " + name(link.to) + " is recorded");
            }
        }
    }

    /// The partnerships of whose footprints an authority lies in it, and with which.
    void areas() {
        if (day_.recorded.kind(ended_) != EntityKind::area) return;
        std::vector<std::pair<EntityIndex, std::vector<EntityIndex>>> lying;
        for (const LinkIndex index : day_.recorded.in(ended_, LinkKind::within)) {
            const Link& link = model_.link(index);
            if (model_.detail(link).share.value_or(1) < footprints::slice_threshold) continue;
            for (const LinkIndex cover : day_.recorded.in(link.from, LinkKind::covers)) {
                const EntityIndex body = model_.link(cover).from;
                const std::vector<EntityIndex> mine = partnerships_of(day_.recorded, body);
                if (!is_in(mine, body)) continue;
                auto at = std::find_if(lying.begin(), lying.end(),
                                       [&](const auto& one) { return one.first == body; });
                if (at == lying.end()) at = lying.insert(lying.end(), {body, {}});
                add_new(at->second, link.from);
            }
        }
        for (const auto& [party, places] : lying) area(party, places);
    }

    void area(EntityIndex party, const std::vector<EntityIndex>& places) {
        std::vector<std::string> names;
        std::vector<EntityIndex> then;
        bool settled = true;
        bool stays = true;
        bool whole = true;
        for (const EntityIndex place : places) {
            const double share = share_of(place);
            const bool all = share > 1 - footprints::slice_threshold;
            whole = whole && all;
            names.push_back(all ? name(place)
                                : fmt::format("part of {} ({:.0f} %)", name(place), 100 * share));
            // A place that ends itself is told of by itself.
            if (day_.changed.alive(day_.pair.in_changed(place)) == Truth::no) continue;
            std::vector<EntityIndex> around = areas_then(place, true);
            if (!around.empty()) {
                stays = false;
            } else if (around = areas_then(place, false); around.empty()) {
                settled = false;
            }
            for (const EntityIndex one : around) add_new(then, one);
        }
        const std::string& type = model_.word(model_.entity(ended_).type);
        const auto types = words_.types.find(EntityKind::area);
        const std::string label =
            types == words_.types.end() || type.empty() ? "area" : types->second.label(type);
        const bool vowel = std::string_view("AEIOUaeiou").find(label.front()) != std::string::npos;
        add(party, Kind::area, "within",
            fmt::format("is {} {} in which {} {}",
                        whole   ? "the"
                        : vowel ? "an"
                                : "a",
                        label, join_and(names), names.size() == 1 ? "lies" : "lie"),
            then, settled && !then.empty(), stays && !then.empty());
    }

    /// Of the residents of a place, how many live in what ends: 0 to 1.
    [[nodiscard]] double share_of(EntityIndex place) const {
        double share = 0;
        for (const LinkIndex index : day_.recorded.out(place, LinkKind::within)) {
            const Link& link = model_.link(index);
            if (link.to == ended_) share = std::max(share, model_.detail(link).share.value_or(1));
        }
        return share;
    }

    /// The areas of the same type in which a place lies with the changes: those that are new to it,
    /// of which what succeeds the area that ends comes first; or those in which it lay already.
    [[nodiscard]] std::vector<EntityIndex> areas_then(EntityIndex place, bool fresh) const {
        const Model& changed = day_.pair.changed();
        const Symbol type = changed.entity(day_.pair.in_changed(ended_)).type;
        std::vector<EntityIndex> already;
        for (const LinkIndex index : day_.recorded.out(place, LinkKind::within))
            already.push_back(day_.pair.in_changed(model_.link(index).to));
        std::vector<EntityIndex> then;
        std::vector<EntityIndex> succeeding;
        for (const LinkIndex index :
             day_.changed.out(day_.pair.in_changed(place), LinkKind::within)) {
            const Link& link = changed.link(index);
            if (changed.entity(link.to).type != type || is_in(already, link.to) == fresh ||
                changed.detail(link).share.value_or(1) < footprints::slice_threshold)
                continue;
            add_new(then, link.to);
            if (is_in(next_, link.to)) add_new(succeeding, link.to);
        }
        return succeeding.empty() ? then : succeeding;
    }

    const OneDay& day_;
    const Vocabulary& words_;
    const Model& model_;
    EntityIndex ended_;
    std::vector<EntityIndex> next_;  // of the changed model, those that are there
    std::vector<std::pair<EntityIndex, std::vector<TieNow>>> found_;
};

}  // namespace

std::map<EntityIndex, std::vector<LossNow>> losses_on(const OneDay& day, const Vocabulary& words) {
    std::map<EntityIndex, std::vector<LossNow>> result;
    const Model& model = day.pair.recorded();
    for (std::uint32_t at = 0; at < model.entities.size(); ++at) {
        const EntityIndex one{at};
        const EntityIndex there = day.pair.in_changed(one);
        if (day.recorded.alive(one) == Truth::no || day.changed.alive(there) != Truth::no) continue;
        for (auto& [party, ties] : Ties(day, words, one).find())
            result[day.pair.in_changed(party)].push_back({there, std::move(ties)});
    }
    return result;
}

}  // namespace govmap::rehearsal
