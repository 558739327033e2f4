#include "check/due_list.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "check/due_reckoning.hpp"
#include "check/products.hpp"
#include "check/rests_on.hpp"
#include "check/wording.hpp"

namespace govmap {
namespace {

constexpr std::array<DueGroupInfo, 8> group_table = {{
    {DueGroup::overdue, "overdue", "Overdue: known not to be done"},
    {DueGroup::passed, "passed", "Date passed, and not recorded as done"},
    {DueGroup::today, "today", "Due today"},
    {DueGroup::soon, "soon", "Due soon"},
    {DueGroup::later, "later", "Later"},
    {DueGroup::undated, "undated", "When it falls due cannot be told"},
    {DueGroup::accepted, "accepted", "Not done in time, as an accepted exception"},
    {DueGroup::done, "done", "Done"},
}};

constexpr std::string_view milestone_due = "milestone-due:";
constexpr const char* own_remedy =
    "Settle it, and enter that it is done with its day; or enter the new day that was agreed.";

class DueLister {
public:
    DueLister(const GovernanceGraph& graph, const PackSet& packs, std::optional<Date> horizon)
        : packs_(packs),
          world_(graph, packs.vocabulary, graph.model().review_areas),
          horizon_(horizon) {}

    std::vector<DueItem> list(const CheckReport& report) {
        for (const Finding& finding : report.findings) add_by_rule(finding);
        const Model& model = world_.model();
        for (std::uint32_t at = 0; at < model.entities.size(); ++at) {
            const EntityIndex entity{at};
            if (world_.graph().alive(entity) == Truth::no) continue;
            if (model.entity(entity).kind == EntityKind::product) add_product(entity);
            if (model.entity(entity).kind == EntityKind::body) add_milestones(entity);
        }
        std::stable_sort(items_.begin(), items_.end(), [](const DueItem& a, const DueItem& b) {
            const auto key = [](const DueItem& one) {
                return std::make_tuple(
                    one.group, !one.deadline.due, one.deadline.due.value_or(Date{}),
                    one.rule.empty(), std::string_view(one.rule),
                    std::string_view(one.deadline.deed), std::string_view(one.deadline.of));
            };
            return key(a) < key(b);
        });
        return std::move(items_);
    }

private:
    void add_by_rule(const Finding& finding) {
        DueItem item;
        item.rule = finding.rule;
        item.force = finding.force;
        item.subject = finding.subject;
        item.item = finding.item;
        item.citation = finding.citation;
        item.remedy = finding.remedy;
        item.sentence = finding.sentence;
        if (finding.deadlines.empty()) {
            // Whether it applies at all is open: only that can be said.
            const Rule* rule = packs_.find(finding.rule);
            if (finding.verdict != Verdict::cannot_tell || rule == nullptr || !rule->dated) return;
            item.group = DueGroup::undated;
            item.deadline.of = finding.subject;
            item.deadline.of_name = finding.subject_name;
            item.deadline.what = rule->title;
            items_.push_back(std::move(item));
            return;
        }
        for (const Deadline& deadline : finding.deadlines) {
            DueItem one = item;
            one.deadline = deadline;
            place(one, finding.verdict);
            one.who = responsible(deadline);
            items_.push_back(std::move(one));
        }
    }

    void place(DueItem& item, Verdict verdict) const {
        const Deadline& deadline = item.deadline;
        if (deadline.due) item.days = static_cast<int>((*deadline.due - world_.as_of()).count());
        switch (deadline.state) {
            case Deadline::State::done: item.group = DueGroup::done; return;
            case Deadline::State::unrecorded: item.group = DueGroup::passed; return;
            case Deadline::State::overdue:
                item.group = verdict == Verdict::fail       ? DueGroup::overdue
                             : verdict == Verdict::excepted ? DueGroup::accepted
                                                            : DueGroup::passed;
                return;
            case Deadline::State::undated:
                item.group = deadline.done_before ? DueGroup::undated : DueGroup::later;
                return;
            case Deadline::State::ahead: break;
        }
        item.group = *item.days == 0                           ? DueGroup::today
                     : !horizon_ || *deadline.due <= *horizon_ ? DueGroup::soon
                                                               : DueGroup::later;
    }

    // A document or action that the model states a day for, under `due` or `due-date`.
    void add_product(EntityIndex product) {
        const Entity& entity = world_.model().entity(product);
        const Property* due = property_of(world_, product, "due");
        if (due == nullptr) due = property_of(world_, product, "due-date");
        if (due == nullptr) return;
        const Deed deed{world_.model().word(entity.type), {}, {}};
        DeedHistory history;
        if (const Property* state = property_of(world_, product, "state")) {
            history.records.push_back(
                record_of(world_, product, *state, world_.words().products.find(deed.product)));
        }
        add_stated(owner_of(product), deed, *due, history, product);
    }

    // Whose it is: the body that owns it, else whoever does, else who answers for it, else nobody.
    [[nodiscard]] EntityIndex owner_of(EntityIndex product) const {
        const auto owners = world_.graph().in(product, LinkKind::owns);
        for (const LinkIndex link : owners) {
            const EntityIndex owner = world_.model().link(link).from;
            if (world_.model().entity(owner).kind == EntityKind::body) return owner;
        }
        if (!owners.empty()) return world_.model().link(owners.front()).from;
        const auto answering = world_.graph().in(product, LinkKind::answers_for);
        return answering.empty() ? product : world_.model().link(answering.front()).from;
    }

    void add_milestones(EntityIndex body) {
        for (const Property& due : world_.model().entity(body).properties) {
            const std::string& key = world_.model().word(due.key);
            if (!key.starts_with(milestone_due)) continue;
            const Deed deed{{}, key.substr(milestone_due.size()), {}};
            add_stated(body, deed, due, history_of(world_, body, deed), std::nullopt);
        }
    }

    // A day that the model itself states: beside what a rule asks for, or by itself.
    void add_stated(EntityIndex body, const Deed& deed, const Property& due,
                    const DeedHistory& history, std::optional<EntityIndex> product) {
        StatedDay stated;
        if (due.text() != nullptr) stated.as_written = *due.text();
        if (due.absent() != nullptr) stated.as_written = govmap::info(*due.absent()).word;
        stated.day = parse_partial_date(stated.as_written);
        stated.citation = world_.model().cite(due.evidence);
        std::optional<Date> by;
        if (stated.day) by = stated.day->last;

        DueItem item;
        const Outcome outcome = reckon(world_, body, {deed, by, {}, {}}, history);
        item.deadline = outcome.deadlines.front();
        if (item.deadline.done_before) return;
        if (DueItem* asked = open_item(item.deadline)) {
            asked->stated = stated;
            if (!by || asked->deadline.due == by) return;
            item.by_rule = asked->deadline.due;
        }
        item.subject = item.deadline.of;
        item.item = product ? world_.model().entity(*product).id : "-";
        if (product) name_apart(*product, deed, item.deadline);
        item.sentence = outcome.sentence;
        item.remedy = remedy_of(deed);
        item.stated = std::move(stated);
        place(item, outcome.verdict);
        if (!by) item.group = DueGroup::undated;
        item.who = responsible(item.deadline);
        items_.push_back(std::move(item));
    }

    // A document of a kind that a rule has a day for is called by its kind, as there; any other,
    // such as an action, by its own name.
    void name_apart(EntityIndex product, const Deed& deed, Deadline& deadline) const {
        const Entity& entity = world_.model().entity(product);
        const Term* term = world_.words().products.find(deed.product);
        const bool by_kind = entity.id.starts_with(deadline.of + "--") || entity.name.empty() ||
                             (term != nullptr && !term->rule.empty());
        if (!by_kind) deadline.what = entity.name;
    }

    // What a rule wants of the same deed, the first that is open and that no other day was stated
    // for.
    DueItem* open_item(const Deadline& deadline) {
        DueItem* found = nullptr;
        for (DueItem& one : items_) {
            const bool same = one.deadline.of == deadline.of && one.deadline.deed == deadline.deed;
            if (!same || one.rule.empty() || one.stated || !one.deadline.due) continue;
            if (one.deadline.state == Deadline::State::done) continue;
            if (found == nullptr || *one.deadline.due < *found->deadline.due) found = &one;
        }
        return found;
    }

    [[nodiscard]] std::string remedy_of(const Deed& deed) const {
        const Term* term = world_.words().products.find(deed.product);
        const Rule* rule = term == nullptr ? nullptr : packs_.find(term->rule);
        return rule == nullptr ? own_remedy : rule->remedy;
    }

    [[nodiscard]] std::vector<Responsible> responsible(const Deadline& deadline) const {
        std::vector<Responsible> result;
        const auto body = world_.model().find(deadline.of);
        if (!body) return result;
        const EntityKind of_kind = world_.model().entity(*body).kind;
        if (of_kind == EntityKind::post || of_kind == EntityKind::organisation)
            result.push_back({"to be done", {}, the(world_.model(), *body), deadline.of, {}});
        const std::size_t colon = deadline.deed.find(':');
        const std::string kind = deadline.deed.substr(0, colon);
        const std::string word = deadline.deed.substr(colon + 1);
        const Term* term = nullptr;
        if (kind == "milestone") term = world_.words().milestones.find(word);
        if (kind == "product") {
            term = world_.words().products.find(word);
            for (const ProductRecord& one : products_of(world_, *body, word)) {
                add_links(one.product, LinkKind::owns, "kept", *body, result);
                add_links(one.product, LinkKind::approves, "signed off", *body, result);
            }
        }
        if (term != nullptr && !term->overseer.empty()) add_role(*body, term->overseer, result);
        return result;
    }

    void add_links(EntityIndex product, LinkKind kind, const char* as, EntityIndex body,
                   std::vector<Responsible>& result) const {
        for (const LinkIndex index : world_.graph().in(product, kind)) {
            const EntityIndex who = world_.model().link(index).from;
            const std::string& id = world_.model().entity(who).id;
            const bool known =
                std::any_of(result.begin(), result.end(),
                            [&](const Responsible& one) { return one.as == as && one.id == id; });
            // That a body keeps its own documents goes without saying.
            if (known || (kind == LinkKind::owns && who == body)) continue;
            result.push_back({as, {}, the(world_.model(), who), id, {}});
        }
    }

    void add_role(EntityIndex body, const std::string& role,
                  std::vector<Responsible>& result) const {
        const std::string label = world_.words().roles.label(role);
        const Path path = role_path(role);
        const Reach reach = PreparedPath(world_.graph(), world_.words(), path).walk(body);
        for (const Reached& one : reach.entities) {
            result.push_back({"overseen",
                              label,
                              the(world_.model(), one.entity),
                              world_.model().entity(one.entity).id,
                              {}});
        }
        if (!reach.entities.empty()) return;
        const std::string why =
            reach.gaps.empty() ? govmap::info(Absence::not_recorded).word
                               : govmap::info(world_.model().gap(reach.gaps.front()).reason).word;
        result.push_back({"overseen", label, {}, {}, why});
    }

    const PackSet& packs_;
    World world_;
    std::optional<Date> horizon_;
    std::vector<DueItem> items_;
};

}  // namespace

std::span<const DueGroupInfo> due_groups() { return group_table; }
const DueGroupInfo& info(DueGroup group) { return group_table.at(static_cast<std::size_t>(group)); }

std::vector<std::string> dated_rules(const PackSet& packs) {
    std::vector<std::string> result;
    for (const auto& [pack, rule] : packs.rules()) {
        if (rule->dated) result.push_back(rule->id);
    }
    return result;
}

DueList list_due(const GovernanceGraph& graph, const PackSet& packs, const CheckReport& report,
                 std::optional<Date> horizon) {
    DueList list{report.model_title, report.as_of, horizon, {}, {}, {}};
    for (const Pack& pack : packs.packs) {
        const bool dated = std::any_of(pack.rules.begin(), pack.rules.end(),
                                       [](const auto& rule) { return rule->dated; });
        if (!pack.asked_for || !dated) continue;
        list.packs.push_back(pack.edition_line());
        list.standing.push_back(pack.standing);
    }
    const std::string rests_on = rests_on_in_words(graph.model().as_of, report.as_of);
    if (!rests_on.empty()) list.standing.insert(list.standing.begin(), rests_on);
    list.items = DueLister(graph, packs, horizon).list(report);
    return list;
}

}  // namespace govmap
