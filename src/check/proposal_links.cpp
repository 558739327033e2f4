#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "check/proposal_maker.hpp"
#include "check/proposal_tree.hpp"

namespace govmap {

using tree::list;
using tree::map;
using tree::merge;
using tree::quoted;
using tree::text;

Node ProposalMaker::actor(Proposal& proposal, const Path::Step& step) const {
    if (const auto known = far_end(step)) {
        const Entity& one = model().entity(*known);
        return map(info(one.kind).word, text(one.id));
    }
    const Far far = far_of(step);
    return map(info(far.kind).word, text(somebody(proposal, far)));
}

std::string ProposalMaker::other_end(Proposal& proposal, const Path::Step& step) const {
    const auto known = far_end(step);
    return known ? model().entity(*known).id : somebody(proposal, far_of(step));
}

void ProposalMaker::link() {
    const Path::Step& step = want_.step;
    if (step.backwards) {
        switch (step.kind) {
            case LinkKind::holds: role(); return;
            case LinkKind::member_of: member(); return;
            case LinkKind::attends: attender(); return;
            case LinkKind::part_of:
                if (entity().kind == EntityKind::body) sub_group();
                return;
            case LinkKind::covers: covers_it(); return;
            default: free_link(); return;
        }
    }
    switch (step.kind) {
        case LinkKind::covers:
            if (entity().kind == EntityKind::body) {
                footprint();
                return;
            }
            free_link();
            return;
        case LinkKind::owns: document(); return;
        case LinkKind::relates_to: other_body(); return;
        case LinkKind::answers_to:
        case LinkKind::reports_to:
        case LinkKind::informs:
        case LinkKind::part_of:
        case LinkKind::advises:
        case LinkKind::answers_for:
        case LinkKind::engages:
        case LinkKind::commissions:
        case LinkKind::provides:
        case LinkKind::brings_together:
        case LinkKind::approves: line(info(step.kind).word); return;
        case LinkKind::post_in: line("of"); return;
        default: free_link(); return;
    }
}

void ProposalMaker::role() {
    const std::string word = filtered(want_.step, "role");
    if (word.empty()) return;
    const std::string label = world_.words().roles.label(word);
    Location instead = gap_at(LinkKind::holds, word);
    for (const Link& one : model().links) {
        if (one.kind == LinkKind::holds && one.to == want_.of &&
            model().word(model().detail(one).role) == word)
            instead = one.where;
    }
    Proposal held =
        start(want_.far_end ? fmt::format("if {} is {} too", the(model(), *want_.far_end), label)
                            : fmt::format("if somebody is {} of {}", label, name()));
    Node fields = actor(held, want_.step);
    add_source(held, fields);
    put(held, {"roles", word}, std::move(fields));
    held.instead_of = instead;
    add(std::move(held));
    if (want_.far_end) return;
    Proposal vacant =
        start(fmt::format("if it is known that nobody is {} of {}", label, name()), false);
    Node none = map("absent", text("vacant"));
    add_source(vacant, none);
    put(vacant, {"roles", word}, std::move(none));
    vacant.instead_of = instead;
    add(std::move(vacant));
}

void ProposalMaker::whole(const std::string& key, const std::string& when) {
    Proposal known = start(when, false);
    Node complete = map("as_at", date(known));
    add_source(known, complete);
    Node fields = map("complete", std::move(complete));
    fields.append("list", {}, key == "sub_groups" ? map() : Node{Node::Kind::list, {}});
    put(known, {key}, std::move(fields));
    known.place += ", where the list stays as it is";
    add(std::move(known));
}

void ProposalMaker::member() {
    const std::string category = filtered(want_.step, "represents");
    const std::string label = world_.words().categories.label(category);
    const std::string for_whom = category.empty() ? "" : " for " + label;
    Proposal sits = start(fmt::format("if somebody sits on {}{}", name(), for_whom));
    Node fields = actor(sits, want_.step);
    if (!category.empty()) fields.append("represents", {}, list({category}));
    add_source(sits, fields);
    put(sits, {"members", "list"}, list(std::move(fields)));
    sits.instead_of = gap_at(LinkKind::member_of, category);
    add(std::move(sits));
    if (!category.empty()) {
        Proposal vacant =
            start(fmt::format("if it is known that nobody sits on {}{}", name(), for_whom), false);
        Node none = map("absent", text("vacant"));
        none.append("represents", {}, list({category}));
        add_source(vacant, none);
        put(vacant, {"members", "list"}, list(std::move(none)));
        vacant.instead_of = gap_at(LinkKind::member_of, category);
        add(std::move(vacant));
    }
    whole("members", fmt::format("if the members recorded are all that {} has", name()));
}

void ProposalMaker::attender() {
    Proposal one = start(fmt::format("if somebody attends {}", name()));
    Node fields = actor(one, want_.step);
    if (const std::string as = filtered(want_.step, "capacity"); !as.empty())
        fields.append("as", {}, text(as));
    add_source(one, fields);
    put(one, {"attends"}, list(std::move(fields)));
    add(std::move(one));
}

void ProposalMaker::sub_group() {
    Proposal one = start(fmt::format("if {} has a sub-group", name()));
    const std::string id =
        blank(one, "GROUP-ID", "an id for the sub-group: small letters, digits, hyphens");
    Node fields = map("name", quoted(blank(one, "NAME", "its name", true)));
    const Far far = far_of(want_.step);
    if (!far.types.empty()) fields.append("type", {}, text(far.types.front()));
    add_source(one, fields);
    put(one, {"sub_groups", "list"}, map(id, std::move(fields)));
    add(std::move(one));
    whole("sub_groups", fmt::format("if {} has no sub-groups but those recorded", name()));
}

void ProposalMaker::footprint() {
    Proposal one = start(fmt::format("if {} covers another authority", name()));
    Node fields = map("authority", text(other_end(one, want_.step)));
    add_source(one, fields);
    put(one, {"footprint", "covers"}, list(std::move(fields)));
    add(std::move(one));
    Proposal known = start(fmt::format("if what is recorded is all that {} covers", name()), false);
    put(known, {"footprint"}, map("complete", text("true")));
    add(std::move(known));
}

void ProposalMaker::covers_it() {
    Want want = want_;
    want.kind = Want::Kind::covered;
    want.key = filtered(want_.step, "fulfils");
    for (Proposal& made : ProposalMaker(world_, want).make()) add(std::move(made));
}

void ProposalMaker::document() {
    const std::string word = filtered(want_.step, "type");
    if (word.empty() || world_.words().products.find(word) == nullptr) return;
    Want want = want_;
    want.kind = Want::Kind::state;
    want.product = word;
    for (Proposal& made : ProposalMaker(world_, want).make()) add(std::move(made));
    Proposal known =
        start(fmt::format("if the documents recorded are all that {} has", name()), false);
    put(known, {"products_complete"}, text("true"));
    add(std::move(known));
}

void ProposalMaker::other_body() {
    Proposal one = start(fmt::format("if {} relates to such a body", name()));
    Node fields = map("with", text(other_end(one, want_.step)));
    fields.append(
        "nature", {},
        quoted(blank(one, "NATURE", "of what nature the relation is, in your own words", true)));
    add_source(one, fields);
    put(one, {"relations", "list"}, list(std::move(fields)));
    add(std::move(one));
    whole("relations", fmt::format("if the relations recorded are all that {} has", name()));
}

std::vector<std::string> ProposalMaker::national() const {
    const Far far = far_of(want_.step);
    if (want_.at_least < 2 || far.kind != EntityKind::outcome) return {};
    std::vector<std::string> result;
    for (std::uint32_t at = 0; at < model().entities.size(); ++at) {
        const Entity& one = model().entities[at];
        if (one.kind != EntityKind::outcome) continue;
        const std::string& type = model().word(one.type);
        const bool asked =
            std::any_of(far.types.begin(), far.types.end(), [&](const std::string& wide) {
                return world_.words().types.at(EntityKind::outcome).is_within(type, wide);
            });
        const auto there = world_.graph().out(want_.of, want_.step.kind);
        const bool reached = std::any_of(there.begin(), there.end(), [&](LinkIndex index) {
            return model().link(index).to == EntityIndex{at};
        });
        if (asked && !reached && result.size() < want_.at_least) result.push_back(one.id);
    }
    return result;
}

void ProposalMaker::line(const std::string& key) {
    const std::string how = info(want_.step.kind).forward;
    const auto known = far_end(want_.step);
    Proposal one = start(known ? fmt::format("if {} {} {}", name(), how, the(model(), *known))
                               : fmt::format("if it is known what {} {}", name(), how));
    Node all{Node::Kind::list, {}};
    std::vector<std::string> ends = national();
    if (ends.empty()) ends = {other_end(one, want_.step)};
    for (const std::string& end : ends) {
        Node fields = map("to", text(end));
        if (!want_.key.empty()) fields.append("through", {}, text(want_.key));
        add_source(one, fields);
        all.append(std::move(fields));
    }
    if (ends.size() > 1) one.when = fmt::format("if {} {} all of these", name(), how);
    put(one, {key}, std::move(all));
    one.instead_of = gap_at(want_.step.kind, "");
    add(std::move(one));
    if (known) return;
    Proposal none =
        start(fmt::format("if it is known that there is nothing that {} {}", name(), how), false);
    Node absent = map("absent", text("not applicable"));
    add_source(none, absent);
    put(none, {key}, list(std::move(absent)));
    none.instead_of = gap_at(want_.step.kind, "");
    add(std::move(none));
}

void ProposalMaker::free_link() {
    const LinkKindInfo& kind = info(want_.step.kind);
    Proposal one = start(fmt::format("if {} {} another", name(),
                                     want_.step.backwards ? kind.backward : kind.forward));
    const std::string other = other_end(one, want_.step);
    Node fields = map("link", text(kind.word));
    fields.append("from", {}, text(want_.step.backwards ? other : entity().id));
    fields.append("to", {}, text(want_.step.backwards ? entity().id : other));
    if (const std::string role = filtered(want_.step, "role"); !role.empty())
        fields.append("role", {}, text(role));
    add_source(one, fields);
    one.place = "under links: at the top of the file";
    put_whole(one, list(std::move(fields)), "links");
    add(std::move(one));
}

void ProposalMaker::covered() {
    const bool partnership = want_.key == cdp;
    const std::string label = world_.words().functions.label(want_.key);
    Proposal one =
        start(fmt::format("if {} covers {}", want_.key.empty() ? "a body" : a(label), name()));
    const std::string id = blank(
        one, "BODY-ID",
        fmt::format("the id of the {}, as it stands under {}: or is added there",
                    want_.key.empty() ? "body" : label, partnership ? "partnerships" : "bodies"));
    merge(one.stand_ins,
          map(partnership ? "partnerships" : "bodies", map(id, map("name", text(id)))));
    Node fields = map();
    if (!partnership && !want_.key.empty()) fields.append("fulfils", {}, list({want_.key}));
    Node place = map("authority", text(entity().id));
    add_source(one, place);
    fields.append("footprint", {}, map("covers", list(std::move(place))));
    one.place = fmt::format("under {}:", partnership ? "partnerships" : "bodies");
    put_whole(one, map(id, std::move(fields)), partnership ? "partnerships" : "bodies");
    add(std::move(one));
    if (want_.key.empty()) return;
    Proposal known =
        start(fmt::format("if those recorded are all that there are over {}", name()), false);
    Node whole = map("area", text(entity().id));
    whole.append("fulfils", {}, text(want_.key));
    add_source(known, whole);
    known.place = "under complete: at the top of the file";
    put_whole(known, list(std::move(whole)), "complete");
    add(std::move(known));
}

void ProposalMaker::tied() {
    static constexpr std::array order = {
        LinkKind::post_in, LinkKind::member_of, LinkKind::answers_to,
        LinkKind::covers,  LinkKind::within,    LinkKind::measures,
        LinkKind::funds,   LinkKind::owns,      LinkKind::answers_for};
    for (const bool backwards : {false, true}) {
        for (const LinkKind kind : order) {
            const std::uint16_t mine = backwards ? info(kind).to : info(kind).from;
            if ((mine & bit(entity().kind)) == 0 || kind == LinkKind::within) continue;
            Want want = want_;
            want.kind = Want::Kind::link;
            want.step.kind = kind;
            want.step.backwards = backwards;
            for (Proposal& made : ProposalMaker(world_, want).make()) {
                if (made.hopeful) add(std::move(made));
            }
            return;
        }
    }
}

}  // namespace govmap
