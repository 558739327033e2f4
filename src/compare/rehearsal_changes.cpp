#include "compare/rehearsal_changes.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap::rehearsal {
namespace {

class Teller {
public:
    Teller(const Pair& pair, const Request& request, const Vocabulary& words)
        : pair_(pair), model_(pair.changed()), request_(request), words_(words) {
        if (const auto symbol = model_.symbols.find("note")) note_ = *symbol;
        if (const auto symbol = model_.symbols.find("until")) until_ = *symbol;
    }

    Told tell() {
        for (std::uint32_t at = 0; at < model_.entities.size(); ++at) entity({at});
        for (const Link& one : model_.links) link(one);
        for (const Gap& one : model_.gaps) gap(one);
        for (const Closure& one : model_.closures) {
            if (brought(one.where)) days_of(one.period);
        }
        std::stable_sort(
            told_.changes.begin(), told_.changes.end(), [](const auto& a, const auto& b) {
                return std::tuple(Date(a.day.last), a.what) < std::tuple(Date(b.day.last), b.what);
            });
        return std::move(told_);
    }

private:
    [[nodiscard]] bool brought(Location where) const { return request_.files.contains(where.file); }

    void day(const PartialDate& said) {
        auto& known = told_.days[said.last];
        if (std::find(known.begin(), known.end(), said) == known.end()) known.push_back(said);
    }

    void days_of(const Period& period) {
        if (period.from) day(*period.from);
        if (period.until) day(*period.until);
    }

    [[nodiscard]] Standing standing(const PartialDate& day, EvidenceIndex evidence,
                                    const std::string& note, Location where) const {
        if (model_.citations(evidence).empty() ||
            lower_case(note).find("supposed") != std::string::npos)
            return Standing::supposed;
        for (const auto& [file, written] : request_.written_for) {
            if (file == where.file && Date(day.last) <= written) return Standing::told;
        }
        return Standing::planned;
    }

    [[nodiscard]] std::vector<Named> named(const std::vector<EntityIndex>& list) const {
        std::vector<Named> result;
        result.reserve(list.size());
        for (const EntityIndex one : list) result.push_back(pair_.named(one));
        return result;
    }

    void add(Change::What what, EntityIndex of, const PartialDate& on, EvidenceIndex evidence,
             std::string note, Location where, std::string fact = {}) {
        day(on);
        Change change;
        change.what = what;
        change.of = pair_.named(of);
        change.fact = std::move(fact);
        change.day = on;
        change.standing = standing(on, evidence, note, where);
        change.citation = model_.cite(evidence);
        change.note = std::move(note);
        change.where = where;
        // What succeeds and is succeeded is told once, at the nearest.
        if (what == Change::What::ends) change.next = named(pair_.successors(of));
        if (what == Change::What::begins) change.before = named(pair_.predecessors(of));
        told_.changes.push_back(std::move(change));
    }

    [[nodiscard]] std::string note_of(const Entity& entity) const {
        const Property* note = note_.said() ? entity.find(note_) : nullptr;
        return note != nullptr && note->text() != nullptr ? *note->text() : std::string{};
    }

    void entity(EntityIndex index) {
        const Entity& one = model_.entity(index);
        for (const Property& property : one.properties) {
            if (!brought(property.where)) continue;
            days_of(property.period);
            // An end that is told under `ends:` keeps who says so with it.
            if (property.key == until_ && until_.said() && !brought(one.where) &&
                one.period.until && property.text() != nullptr)
                add(Change::What::ends, index, *one.period.until, property.evidence, {},
                    property.where);
        }
        if (!brought(one.where)) return;
        if (!one.period.from && !one.period.until) ++told_.undated;
        const std::string note = note_of(one);
        if (one.period.from)
            add(Change::What::begins, index, *one.period.from, one.evidence, note, one.where);
        if (one.period.until)
            add(Change::What::ends, index, *one.period.until, one.evidence, note, one.where);
    }

    void link(const Link& link) {
        if (!brought(link.where) || link.kind == LinkKind::succeeds) return;
        const Entity& from = model_.entity(link.from);
        const Entity& to = model_.entity(link.to);
        days_of(link.period);
        const auto lasting = [&](EntityIndex end) {
            const Entity& one = model_.entity(end);
            return !brought(one.where) || (!one.period.from && !one.period.until);
        };
        if (!link.period.from && !link.period.until && lasting(link.from) && lasting(link.to))
            ++told_.undated;
        const std::string fact =
            fmt::format("{} {} {}", from.plain_name(), info(link.kind).forward, to.plain_name());
        const auto is_end_of = [&](const std::optional<PartialDate>& day,
                                   std::optional<PartialDate> Period::*bound) {
            return day == from.period.*bound || day == to.period.*bound;
        };
        const std::string& note = model_.detail(link).note;
        if (link.period.from && !is_end_of(link.period.from, &Period::from))
            add(Change::What::fact_begins, link.from, *link.period.from, link.evidence, note,
                link.where, fact);
        if (link.period.until && !is_end_of(link.period.until, &Period::until))
            add(Change::What::fact_ends, link.from, *link.period.until, link.evidence, note,
                link.where, fact);
    }

    void gap(const Gap& gap) {
        if (!brought(gap.where)) return;
        const std::string fact =
            fmt::format("{} of {}: {}",
                        gap.kind == LinkKind::holds
                            ? capitalised(words_.roles.label(model_.word(gap.qualifier)))
                            : words_.categories.label(model_.word(gap.qualifier)),
                        model_.entity(gap.of).plain_name(), info(gap.reason).word);
        if (gap.period.from)
            add(Change::What::fact_begins, gap.of, *gap.period.from, gap.evidence, gap.note,
                gap.where, fact);
        if (gap.period.until)
            add(Change::What::fact_ends, gap.of, *gap.period.until, gap.evidence, gap.note,
                gap.where, fact);
    }

    const Pair& pair_;
    const Model& model_;
    const Request& request_;
    const Vocabulary& words_;
    Symbol note_;
    Symbol until_;
    Told told_;
};

}  // namespace

Told told_by(const Pair& pair, const Request& request, const Vocabulary& words) {
    return Teller(pair, request, words).tell();
}

}  // namespace govmap::rehearsal
