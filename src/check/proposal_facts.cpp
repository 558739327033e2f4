#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "check/products.hpp"
#include "check/proposal_maker.hpp"
#include "check/proposal_tree.hpp"

namespace govmap {

using tree::list;
using tree::map;
using tree::merge;
using tree::quoted;
using tree::text;

std::vector<std::string> ProposalMaker::listed(const Property* said) const {
    if (said == nullptr || said->list() == nullptr) return {};
    return *said->list();
}

void ProposalMaker::put_property(Proposal& proposal, Node value) const {
    if (want_.product.empty()) {
        if (want_.key == "rationale" && entity().kind == EntityKind::body) {
            for (Node::Entry& entry : value.mutable_entries()) {
                if (entry.key == "value") entry.key = "text";
            }
            put(proposal, {"footprint", "rationale"}, std::move(value));
            return;
        }
        put(proposal, {"properties", want_.key}, std::move(value));
        return;
    }
    Node fields = map();
    const auto product = current_product(world_, want_.of, want_.product);
    const bool is_there =
        product && product->state != nullptr && product->state->absent() == nullptr;
    const Term* term = world_.words().products.find(want_.product);
    if (!is_there && term != nullptr && !term->done.empty()) {
        fields.append("state", {}, text(term->done.front()));
        fields.append("on", {}, date(proposal));
    }
    fields.append("properties", {}, map(want_.key, std::move(value)));
    put(proposal, {"products", want_.product}, std::move(fields));
}

void ProposalMaker::property() {
    EntityIndex of = want_.of;
    std::string whose = name();
    if (!want_.product.empty()) {
        whose = fmt::format("the {} of {}", world_.words().products.label(want_.product), whose);
        if (const auto product = current_product(world_, of, want_.product)) of = product->product;
    }
    const Property* said = property_of(world_, of, want_.key);
    if (of == want_.of && !want_.product.empty()) said = nullptr;
    const Location instead = said == nullptr ? Location{} : said->where;
    std::string what = want_.key;
    std::replace(what.begin(), what.end(), '-', ' ');

    Proposal there = start(fmt::format("if there is {} to record of {}", what, whose));
    Node value = map();
    if (want_.list) {
        there.when = fmt::format("if the {} of {} hold all that is asked for", what, whose);
        std::vector<std::string> all = listed(said);
        for (const std::string& word : want_.words) {
            if (std::find(all.begin(), all.end(), word) == all.end()) all.push_back(word);
        }
        value.append("value", {}, list(all));
    } else if (!want_.words.empty()) {
        there.when = fmt::format("if the {} of {} is as is asked for", what, whose);
        value.append("value", {}, text(want_.words.front()));
    } else if (want_.day) {
        value.append("value", {}, date(there));
    } else {
        value.append(
            "value", {},
            quoted(blank(there, "TEXT", fmt::format("the {}, in your own words", what), true)));
    }
    add_source(there, value);
    put_property(there, std::move(value));
    there.instead_of = instead;
    add(std::move(there));

    Proposal none = start({}, false);
    Node nothing = map();
    if (want_.list) {
        none.when = fmt::format("if the {} of {} are known to be those recorded, and no others",
                                what, whose);
        nothing.append("value", {}, list(listed(said)));
        nothing.append("complete", {}, text("true"));
    } else {
        none.when = fmt::format("if it is known that {} has none", whose);
        nothing.append("absent", {}, text("not applicable"));
    }
    add_source(none, nothing);
    put_property(none, std::move(nothing));
    none.instead_of = instead;
    add(std::move(none));
}

std::string ProposalMaker::not_done(const Term& term) {
    for (const std::string& state : term.states) {
        const bool done = std::find(term.done.begin(), term.done.end(), state) != term.done.end();
        if (!done && !absence(state)) return state;
    }
    return {};
}

void ProposalMaker::deed(const std::vector<std::string>& keys, const Term& term,
                         const std::string& what, const Property* said) {
    const auto make = [&](std::string when, const std::string& state, bool hopeful) {
        Proposal one = start(std::move(when), hopeful);
        Node fields = map("state", text(state));
        if (hopeful) fields.append("on", {}, date(one));
        add_source(one, fields);
        put(one, keys, std::move(fields));
        if (said != nullptr) one.instead_of = said->where;
        add(std::move(one));
    };
    std::vector<std::string> done = term.done;
    if (!want_.words.empty() && want_.kind == Want::Kind::state) done = want_.words;
    for (const std::string& state : done)
        make(fmt::format("if {} of {} is {}", what, name(), state), state, true);
    if (const std::string state = not_done(term); !state.empty())
        make(fmt::format("if {} of {} is only {}", what, name(), state), state, false);
}

void ProposalMaker::state() {
    if (!want_.product.empty()) {
        const Term* term = world_.words().products.find(want_.product);
        if (term == nullptr || entity().kind == EntityKind::product) return;
        const auto product = current_product(world_, want_.of, want_.product);
        deed({"products", want_.product}, *term, "the " + term->label,
             product ? product->state : nullptr);
    } else if (!want_.key.empty()) {
        const Term* term = world_.words().milestones.find(want_.key);
        if (term == nullptr) return;
        deed({"milestones", want_.key}, *term, "the " + term->label,
             property_of(world_, want_.of, "milestone:" + want_.key));
    } else if (entity().kind == EntityKind::product) {
        own_state();
    }
}

void ProposalMaker::own_state() {
    for (const LinkIndex index : world_.graph().in(want_.of, LinkKind::owns)) {
        Want want = want_;
        want.of = model().link(index).from;
        want.product = model().word(entity().type);
        for (Proposal& made : ProposalMaker(world_, want).make()) add(std::move(made));
        return;
    }
}

void ProposalMaker::again() {
    const Term* term = world_.words().products.find(want_.product);
    if (term == nullptr || !current_product(world_, want_.of, want_.product)) return;
    for (const std::string& state : term->done) {
        Proposal one = start(fmt::format("if a later {} of {} is {}", term->label, name(), state));
        Node fields = map("state", text(state));
        fields.append("on", {}, date(one));
        add_source(one, fields);
        put(one, {"products", want_.product}, list(std::move(fields)));
        one.place += ", as one more in the list";
        add(std::move(one));
    }
}

void ProposalMaker::agreed() {
    if (!want_.far_end) return;
    const Entity& holder = model().entity(*want_.far_end);
    Location instead;
    for (const Link& one : model().links) {
        if (one.kind == LinkKind::holds && one.to == want_.of && one.from == *want_.far_end &&
            model().word(model().detail(one).role) == want_.key)
            instead = one.where;
    }
    for (const bool yes : {true, false}) {
        Proposal one = start(
            yes ? "if the core members agreed to it" : "if the core members did not agree to it",
            yes);
        Node fields = map(info(holder.kind).word, text(holder.id));
        fields.append("agreed", {}, text(yes ? "true" : "false"));
        add_source(one, fields);
        put(one, {"roles", want_.key}, std::move(fields));
        one.instead_of = instead;
        add(std::move(one));
    }
}

void ProposalMaker::type() {
    if (want_.words.empty()) return;
    std::vector<std::string> words;
    for (const std::string& word : want_.words) {
        if (want_.key != "type" || is_type_of(world_.words(), entity().kind, word))
            words.push_back(word);
    }
    if (words.empty()) return;
    Proposal one =
        start(fmt::format("if {} is {}", name(),
                          want_.key == "type" ? "of a type that is asked for"
                                              : "so: " + want_.key + " " + words.front()));
    std::string word = words.front();
    if (words.size() > 1) {
        word = blank(one, "TYPE", "one of " + one_of(world_.words(), words));
        type_stand_in(one, words.front());
    }
    put(one, {}, map(want_.key, text(word)));
    add(std::move(one));
}

void ProposalMaker::type_stand_in(Proposal& proposal, const std::string& word) {
    merge(proposal.stand_ins, map("TYPE", text(word)));
}

void ProposalMaker::relation() {
    const std::string& key = want_.key;
    const bool is_type = is_type_of(world_.words(), EntityKind::body, key);
    const bool is_function = world_.words().functions.find(key) != nullptr;
    std::string such = a(type_label(world_.words(), key));
    const std::string where = want_.place ? " for " + the(model(), *want_.place) : "";
    const auto for_place = [&](Node& fields) {
        if (want_.place) fields.append("for", {}, text(model().entity(*want_.place).id));
    };
    const Location gap = gap_at(LinkKind::relates_to, key);
    Proposal one = start(fmt::format("if {} relates to {}{}", name(), such, where));
    Far far;
    far.kind = EntityKind::body;
    if (is_type) far.types = {key};
    if (!is_type && is_function) far.fulfils = key;
    const std::string id = somebody(one, far);
    if (want_.place) {
        merge(one.stand_ins,
              map("bodies", map(id, map("covers", list({model().entity(*want_.place).id})))));
    }
    Node fields = map("with", text(id));
    fields.append(
        "nature", {},
        quoted(blank(one, "NATURE", "of what nature the relation is, in your own words", true)));
    for_place(fields);
    add_source(one, fields);
    put(one, {"relations", "list"}, list(std::move(fields)));
    one.instead_of = gap;
    add(std::move(one));
    if (is_type) {
        Proposal none =
            start(fmt::format("if {} relates to no such body{}, for a reason", name(), where));
        Node reason = map("type", text(key));
        reason.append("none", {},
                      quoted(blank(none, "REASON", "why there is none, in your own words", true)));
        for_place(reason);
        add_source(none, reason);
        put(none, {"relations", "list"}, list(std::move(reason)));
        none.instead_of = gap;
        add(std::move(none));
    }
    whole("relations", fmt::format("if the relations recorded are all that {} has", name()));
}

void ProposalMaker::source() {
    Proposal one = start("if it is known who says so");
    const std::string id =
        blank(one, source_blank, "the key under sources: of the document that says so");
    if (entity().evidence.value == 0) put(one, {"source"}, text(id));
    const auto bare = [&](EvidenceIndex evidence, Location where) {
        if (evidence.value == 0 && where.known()) one.to_source.push_back(where);
    };
    for (const LinkKindInfo& kind : link_kinds()) {
        const auto links = listed_at_end(kind.kind) ? world_.graph().in(want_.of, kind.kind)
                                                    : world_.graph().out(want_.of, kind.kind);
        for (const LinkIndex index : links)
            bare(model().link(index).evidence, model().link(index).where);
    }
    for (const GapIndex gap : world_.graph().gaps(want_.of))
        bare(model().gap(gap).evidence, model().gap(gap).where);
    for (const Property& said : entity().properties) bare(said.evidence, said.where);
    if (one.place.empty()) one.place = fmt::format("of {}", entity().id);
    add(std::move(one));
}

}  // namespace govmap
