#include "check/due_date.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "check/products.hpp"
#include "check/wording.hpp"

namespace govmap {
namespace {

// The latest date among the sources that a fact names; nothing if none of them has one.
std::optional<Date> date_of(const World& world, EvidenceIndex evidence) {
    std::optional<Date> latest;
    for (const Citation& citation : world.model().citations(evidence)) {
        const auto& date = world.model().source(citation.source).date;
        if (date && (!latest || date->first > *latest)) latest = date->first;
    }
    return latest;
}

std::optional<Date> stated_on(const World& world, EvidenceIndex evidence) {
    const auto date = date_of(world, evidence);
    return date ? date : world.model().as_of;
}

void set_absence(DeedRecord& record, Absence reason) {
    record.state =
        info(reason).known_absent ? DeedRecord::State::absent : DeedRecord::State::undetermined;
    record.said = info(reason).word;
    record.open_then = reason == Absence::yet_to_be_determined;
}

// Of a state that holds on the day only perhaps: another may hold then.
void leave_open(DeedRecord& record, const Property& property) {
    record.said += ' ' + in_words(property.period);
    record.state = DeedRecord::State::undetermined;
    record.happened = Truth::unknown;
    record.open_then = false;
}

}  // namespace

bool none_here(const DeedRecord& record) {
    return record.state == DeedRecord::State::absent &&
           record.said == info(Absence::not_applicable).word;
}

DeedRecord record_of(const World& world, EntityIndex of, const Property& property,
                     const Term* term) {
    DeedRecord record;
    record.on = property.on;
    record.stated = stated_on(world, property.evidence);
    if (world.telling()) record.fact = fact(world, of, property);
    const bool open = holds_on(property, world.as_of()) != Truth::yes;
    if (const Absence* absent = property.absent()) {
        set_absence(record, *absent);
        if (open) leave_open(record, property);
        return record;
    }
    record.said = property.text() != nullptr ? *property.text() : std::string{};
    const bool done = term != nullptr && std::find(term->done.begin(), term->done.end(),
                                                   record.said) != term->done.end();
    record.state = done ? DeedRecord::State::done : DeedRecord::State::not_done;
    if (const auto reason = absence(record.said)) set_absence(record, *reason);
    record.happened = done_by(world, &property, term);
    if (open) leave_open(record, property);
    return record;
}

namespace {

DeedHistory of_product(const World& world, EntityIndex body, const std::string& word) {
    DeedHistory history;
    for (const ProductRecord& one : products_of(world, body, word)) {
        if (one.state != nullptr) {
            DeedRecord record =
                record_of(world, one.product, *one.state, world.words().products.find(word));
            if (one.there != Truth::yes) {
                record.happened = both(record.happened, Truth::unknown);
                record.state = DeedRecord::State::undetermined;
            }
            history.records.push_back(std::move(record));
            continue;
        }
        DeedRecord record;
        record.said = "not recorded";
        record.fact = fact(world, one.link);
        history.records.push_back(std::move(record));
    }
    history.closed = products_closed(world, body, word);
    return history;
}

DeedHistory of_role(const World& world, EntityIndex body, const std::string& role) {
    DeedHistory history;
    const Path path = role_path(role);
    const Reach reach = PreparedPath(world.graph(), world.words(), path).walk(body);
    for (const Reached& holder : reach.entities) {
        const LinkIndex index = reach.over(holder).back();
        DeedRecord record;
        record.state = DeedRecord::State::done;
        record.happened = holder.certain;
        record.on = world.model().link(index).period.from;
        record.fact = fact(world, index);
        history.records.push_back(std::move(record));
    }
    for (const GapIndex index : reach.gaps) {
        const Gap& gap = world.model().gap(index);
        DeedRecord record;
        set_absence(record, gap.reason);
        record.stated = stated_on(world, gap.evidence);
        record.fact = fact(world, index);
        history.records.push_back(std::move(record));
    }
    if (reach.whole && !reach.closures.empty()) history.closed = reach.closures.back();
    return history;
}

}  // namespace

DeedRecord record_of(const World& world, EntityIndex product) {
    const Entity& entity = world.model().entity(product);
    const Property* state = property_of(world, product, "state");
    if (state == nullptr) {
        DeedRecord record;
        record.said = "not recorded";
        if (world.telling()) record.fact = fact(world, product);
        return record;
    }
    return record_of(world, product, *state,
                     world.words().products.find(world.model().word(entity.type)));
}

std::string Deed::label(const World& world) const {
    if (!product.empty()) return world.words().products.label(product);
    if (!milestone.empty()) return world.words().milestones.label(milestone);
    return world.words().roles.label(role);
}

std::string Deed::word() const {
    if (!product.empty()) return "product:" + product;
    if (!milestone.empty()) return "milestone:" + milestone;
    return "role:" + role;
}

DeedHistory history_of(const World& world, EntityIndex body, const Deed& deed) {
    DeedHistory history;
    if (!deed.product.empty()) {
        history = of_product(world, body, deed.product);
    } else if (!deed.role.empty()) {
        history = of_role(world, body, deed.role);
    } else if (const Property* said = property_of(world, body, "milestone:" + deed.milestone)) {
        history.records.push_back(
            record_of(world, body, *said, world.words().milestones.find(deed.milestone)));
    }
    if (history.closed != nullptr) {
        history.closed_stated = date_of(world, history.closed->evidence);
        if (history.closed->period.from) history.closed_stated = history.closed->period.from->first;
    }
    return history;
}

std::optional<PartialDate> formed_on(const World& world, EntityIndex body) {
    const Property* formed = property_of(world, body, "milestone:formed");
    if (formed != nullptr && formed->on) {
        const Term* term = world.words().milestones.find("formed");
        const bool done =
            term != nullptr && formed->text() != nullptr &&
            std::find(term->done.begin(), term->done.end(), *formed->text()) != term->done.end();
        if (done) return formed->on;
    }
    return world.model().entity(body).period.from;
}

}  // namespace govmap
