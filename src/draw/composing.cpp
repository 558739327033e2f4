#include "draw/composing.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace govmap {

void Composing::cite(EvidenceIndex evidence) {
    if (!model().citations(evidence).empty()) cited.insert(evidence);
}

bool Composing::is_inferred(EvidenceIndex evidence) const {
    const Evidence& citations = model().citations(evidence);
    return std::any_of(citations.begin(), citations.end(),
                       [](const Citation& one) { return one.basis == Basis::inferred; });
}

bool Composing::is_disputed(LinkIndex index) const {
    const Link& link = model().link(index);
    return model().detail(link).disputed || entity(link.from).disputed || entity(link.to).disputed;
}

std::string Composing::told(LinkIndex link, EntityIndex about) {
    const EvidenceIndex evidence = model().link(link).evidence;
    cite(evidence);
    std::string result = entity(about).plain_name();
    if (planned(about)) result += " (planned)";
    if (is_inferred(evidence)) {
        result += " (inferred)";
        shows_inferred = true;
    }
    if (is_disputed(link)) {
        result += " (disputed)";
        shows_disputed = true;
    } else if (graph.holds(link) == Truth::unknown) {
        result += " (perhaps)";
        shows_perhaps = true;
    }
    return result;
}

std::string Composing::name(EntityIndex index) {
    cite(entity(index).evidence);
    if (graph.alive(index) != Truth::unknown) return entity(index).name;
    if (entity(index).disputed) {
        shows_disputed = true;
        return entity(index).name + " (disputed)";
    }
    shows_perhaps = true;
    return entity(index).name + " (perhaps)";
}

const Finding* Composing::finding(std::string_view rule, EntityIndex subject,
                                  std::string_view item) const {
    if (rule.empty()) return nullptr;
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& one) {
        return one.rule == rule && one.subject == entity(subject).id &&
               (item.empty() || one.item == item);
    });
    return found == findings.end() ? nullptr : &*found;
}

bool Composing::external(EntityIndex index) const {
    return std::any_of(view.external.begin(), view.external.end(), [&](const Selector& selector) {
        return selector.matches(graph, words, index);
    });
}

const Gap* Composing::gap(EntityIndex of, LinkKind kind, std::string_view qualifier) const {
    const Gap* found = nullptr;
    for (const GapIndex index : graph.gaps(of)) {
        const Gap& one = model().gap(index);
        if (one.kind != kind || word(one.qualifier) != qualifier) continue;
        if (found == nullptr ||
            (info(one.reason).known_absent && !info(found->reason).known_absent)) {
            found = &one;
        }
    }
    return found;
}

Row Composing::missing(std::string label, const Gap* gap, bool whole, const std::string& rule,
                       EntityIndex subject) {
    Row row;
    row.label = std::move(label);
    if (gap != nullptr) {
        cite(gap->evidence);
        row.standing = standing_of(gap->reason);
        row.values = {info(gap->reason).word};
        if (is_inferred(gap->evidence)) {
            row.values[0] += " (inferred)";
            shows_inferred = true;
        }
        if (gap->disputed) {
            row.standing = Standing::disputed;
            row.values[0] += " (disputed)";
            shows_disputed = true;
        }
    } else {
        row.standing = whole ? Standing::absent : Standing::unrecorded;
        row.values = {whole ? "none" : info(Absence::not_recorded).word};
    }
    const Finding* verdict = finding(rule, subject);
    if (verdict != nullptr && row.standing == Standing::unrecorded &&
        verdict->verdict == Verdict::fail) {  // the check sees more: lists of sub-groups and so on
        row.standing = Standing::absent;
        row.values = {"none"};
    }
    if (verdict != nullptr && verdict->verdict == Verdict::excepted) {
        row.standing = Standing::excepted;
        row.values[0] += ", accepted exception";
    }
    if (row.standing == Standing::absent || row.standing == Standing::excepted) row.rule = rule;
    return row;
}

bool Composing::expected_of(EntityIndex body) const {
    const auto function = model().symbols.find(view.function);
    const std::vector<Symbol>& fulfils = entity(body).fulfils;
    return function && std::find(fulfils.begin(), fulfils.end(), *function) != fulfils.end();
}

bool Composing::planned(EntityIndex body) const {
    const auto key = model().symbols.find("milestone:formed");
    const Property* formed = key ? graph.said(body, *key).property : nullptr;
    return formed != nullptr && formed->text() != nullptr && *formed->text() == "planned";
}

std::vector<Composing::Part> Composing::parts(EntityIndex body) const {
    std::vector<Part> result;
    for (const LinkIndex index : graph.in(body, LinkKind::part_of)) {
        const EntityIndex part = model().link(index).from;
        if (entity(part).kind == EntityKind::body) result.push_back({part, index});
    }
    std::sort(result.begin(), result.end(),
              [&](const Part& a, const Part& b) { return name_before(a.body, b.body); });
    return result;
}

std::vector<Composing::Part> Composing::below(EntityIndex body) const {
    std::vector<Part> result = parts(body);
    for (const LinkKind kind : {LinkKind::answers_to, LinkKind::reports_to}) {
        for (const LinkIndex index : graph.in(body, kind)) {
            const EntityIndex lower = model().link(index).from;
            const bool known = std::any_of(result.begin(), result.end(),
                                           [&](const Part& one) { return one.body == lower; });
            if (!known && entity(lower).kind == EntityKind::body) result.push_back({lower, index});
        }
    }
    std::sort(result.begin(), result.end(),
              [&](const Part& a, const Part& b) { return name_before(a.body, b.body); });
    return result;
}

bool Composing::name_before(EntityIndex a, EntityIndex b) const {
    return std::tie(entity(a).name, entity(a).id) < std::tie(entity(b).name, entity(b).id);
}

void Composing::sort_by_name(std::vector<EntityIndex>& entities) const {
    std::sort(entities.begin(), entities.end(),
              [&](EntityIndex a, EntityIndex b) { return name_before(a, b); });
    entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
}

Standing standing_of(Absence reason) {
    if (info(reason).known_absent) return Standing::absent;
    return reason == Absence::yet_to_be_determined ? Standing::undecided : Standing::unrecorded;
}

}  // namespace govmap
