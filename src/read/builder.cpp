#include "read/builder.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

// Looking for the nearest name costs time in proportion to the model. Past this many problems
// nobody is helped by one more suggestion, and a file of nothing but mistakes must not hang us.
constexpr std::size_t most_suggestions = 25;

std::size_t hash_of(const LinkDetail& detail) {
    std::size_t hash = detail.role.number * 31U + detail.capacity.number;
    for (const Symbol one : detail.represents) hash = hash * 31U + one.number;
    hash = hash * 31U + std::hash<std::string>{}(detail.nature);
    return hash * 31U + std::hash<std::string>{}(detail.note);
}

}  // namespace

std::string name_from_id(std::string_view id) {
    std::string name = capitalised(id);
    std::replace(name.begin(), name.end(), '-', ' ');
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

const Node* ModelBuilder::scalar(const Node& map, std::string_view key) {
    const Node* found = map.find(key);
    return found != nullptr && found->is_scalar() ? found : nullptr;
}

std::string ModelBuilder::text(const Node& map, std::string_view key) {
    const Node* found = scalar(map, key);
    return found == nullptr ? std::string{} : found->text();
}

bool ModelBuilder::flag(const Node& map, std::string_view key) { return text(map, key) == "true"; }

std::vector<const Node*> ModelBuilder::one_or_many(const Node* node) {
    std::vector<const Node*> result;
    if (node == nullptr || node->is_null()) return result;
    if (!node->is_list()) return {node};
    for (const Node& item : node->items()) result.push_back(&item);
    return result;
}

std::vector<std::string> ModelBuilder::texts(const Node* node) {
    std::vector<std::string> result;
    for (const Node* one : one_or_many(node)) {
        if (one->is_scalar()) result.push_back(one->text());
    }
    return result;
}

Symbol ModelBuilder::symbol_at(const Node& map, std::string_view key) {
    const Node* found = scalar(map, key);
    return found == nullptr ? Symbol{} : symbol(found->text());
}

Period ModelBuilder::period(const Node& map, std::string_view from_key) {
    Period result;
    if (const Node* from = scalar(map, from_key)) result.from = parse_partial_date(from->text());
    const Node* until = scalar(map, "until");
    if (until != nullptr) result.until = parse_partial_date(until->text());
    if (result.backwards()) {
        problems().add(until->where(),
                       fmt::format("it is over before it begins: {}", in_words(result)),
                       "'until' is the first day on which it no longer holds; mend one of the two");
        return {};
    }
    return result;
}

void ModelBuilder::cite(Evidence& evidence, std::string_view key, std::string place, Basis basis,
                        Location where, const Unit& unit) {
    if (const auto own = unit.sources.find(key); own != unit.sources.end()) {
        evidence.push_back({own->second, std::move(place), basis});
        return;
    }
    std::vector<std::string> known;
    const bool suggest = problems().size() < most_suggestions;
    for (const Unit* other : units_) {
        if (const auto found = other->sources.find(key); found != other->sources.end()) {
            evidence.push_back({found->second, std::move(place), basis});
            return;
        }
        if (!suggest) continue;
        for (const auto& [name, index] : other->sources) known.push_back(name);
    }
    for (const auto& [name, index] : unit.sources) {
        if (suggest) known.push_back(name);
    }
    problems().add(where, fmt::format("there is no source '{}'", key),
                   did_you_mean(key, known, "declare it under 'sources:' with its title"));
}

void ModelBuilder::cite(Evidence& evidence, const Node& source, Basis basis, const Unit& unit) {
    if (source.is_scalar()) cite(evidence, source.text(), {}, basis, source.where(), unit);
    for (const Node::Entry& entry : source.entries()) {
        cite(evidence, entry.key, entry.value.is_scalar() ? entry.value.text() : std::string{},
             basis, entry.where, unit);
    }
}

EvidenceIndex ModelBuilder::evidence(std::string_view source, std::string place, Basis basis,
                                     Location where, const Unit& unit) {
    Evidence citations;
    cite(citations, source, std::move(place), basis, where, unit);
    if (citations.empty()) return {};
    model.evidence.push_back(std::move(citations));
    return {static_cast<std::uint32_t>(model.evidence.size() - 1)};
}

EvidenceIndex ModelBuilder::evidence(const Node& map, const Unit& unit) {
    const Node* source = map.find("source");
    if (source == nullptr) return {};
    const Basis basis = text(map, "basis") == "inferred" ? Basis::inferred : Basis::stated;
    Evidence citations;
    for (const Node* one : one_or_many(source)) cite(citations, *one, basis, unit);
    if (citations.empty()) return {};
    model.evidence.push_back(std::move(citations));
    return {static_cast<std::uint32_t>(model.evidence.size() - 1)};
}

std::optional<EntityIndex> ModelBuilder::declare(Entity&& entity) {
    // NOLINTNEXTLINE(bugprone-use-after-move): it is only moved from where it is added
    if (const auto added = model.add(std::move(entity))) return added;
    const Entity& first = model.entity(*model.find(entity.id));
    const bool place = first.kind == EntityKind::authority || first.kind == EntityKind::area;
    // The gazetteer has taken the short names of places; authors are bound to run into one.
    problems().add(
        entity.where, fmt::format("the id '{}' is used twice", entity.id),
        place && entity.kind != first.kind
            ? fmt::format("it is the id of the {} {}; write another here, such as '{}-{}'",
                          info(first.kind).word, first.name, entity.id,
                          entity.kind == EntityKind::body ? "partnership" : info(entity.kind).word)
            : fmt::format("it stands first at {}; an id means one thing in all files that are "
                          "read together",
                          context.sources.describe(first.where)));
    return std::nullopt;
}

Entity ModelBuilder::entity(EntityKind kind, const std::string& id, Location where,
                            const Node& fields, const Unit& unit) {
    Entity result;
    result.kind = kind;
    result.id = id;
    result.where = where;
    result.name = text(fields, "name");
    if (result.name.empty()) result.name = name_from_id(id);
    result.type = symbol_at(fields, "type");
    result.period = period(fields);
    result.evidence = evidence(fields, unit);
    result.disputed = disputed(fields);
    result.aliases = texts(fields.find("aliases"));
    read_properties(result, fields, unit);
    if (const Node* note = scalar(fields, "note")) {
        result.properties.push_back(
            {symbol("note"), note->text(), false, {}, {}, note->where(), {}});
    }
    return result;
}

bool ModelBuilder::disputed(const Node& map) {
    if (!flag(map, "disputed")) return false;
    if (map.find("source") == nullptr) whose_word(map.find("disputed")->where());
    return true;
}

void ModelBuilder::whose_word(Location where) {
    // Several parts of the reader look at one entry: it is told of once.
    if (where == last_disputed_) return;
    last_disputed_ = where;
    problems().add(where, "it is disputed, and not said by whom it is said",
                   "say who says so: 'source' with the key of a source");
}

void ModelBuilder::read_property(Entity& entity, const Node::Entry& entry, const Node& said,
                                 const Unit& unit) {
    Property property;
    property.key = symbol(entry.key);
    property.where = &said == &entry.value ? entry.where : said.where();
    const Node* value = &said;
    if (said.is_map()) {
        property.evidence = evidence(said, unit);
        property.disputed = disputed(said);
        property.complete = flag(said, "complete");
        if (const Node* on = scalar(said, "on")) property.on = parse_partial_date(on->text());
        value = said.find("value");
        if (const auto reason = absence(text(said, "absent"))) property.value = *reason;
        if (value == nullptr && property.absent() == nullptr) {
            problems().add(property.where,
                           fmt::format("'{}' says neither what it is nor why not", entry.key),
                           "give 'value:' or 'absent:'");
            return;
        }
        if (value != nullptr && property.absent() != nullptr) {
            problems().add(property.where,
                           fmt::format("'{}' says more than one thing at once", entry.key),
                           "keep 'value:' or 'absent:'");
            return;
        }
    }
    if (value != nullptr && value->is_scalar()) property.value = value->text();
    if (value != nullptr && value->is_list()) property.value = texts(value);
    entity.properties.push_back(std::move(property));
}

void ModelBuilder::read_properties(Entity& entity, const Node& fields, const Unit& unit) {
    const Node* properties = fields.find("properties");
    if (properties == nullptr) return;
    for (const Node::Entry& entry : properties->entries()) {
        const std::vector<Node>& sides = entry.value.items();
        const auto is_side = [](const Node& one) { return one.is_map(); };
        if (!entry.value.is_list() || std::none_of(sides.begin(), sides.end(), is_side)) {
            read_property(entity, entry, entry.value, unit);
            continue;
        }
        if (!std::all_of(sides.begin(), sides.end(), is_side)) {
            problems().add(
                entry.where,
                fmt::format("'{}' is a list of texts and of {{value: …}} in one", entry.key),
                "write every side as {value: …, source: …, disputed: true}");
            continue;
        }
        const auto open = std::count_if(sides.begin(), sides.end(),
                                        [](const Node& one) { return flag(one, "disputed"); });
        if (static_cast<std::size_t>(open) + 1 < sides.size()) {
            problems().add(
                entry.where,
                fmt::format("'{}' is said more than once, as if all of it held", entry.key),
                "write 'disputed: true' at those on which the sources disagree");
            continue;
        }
        for (const Node& one : sides) read_property(entity, entry, one, unit);
    }
}

std::optional<EntityIndex> ModelBuilder::resolve(const Node& reference, std::uint16_t kinds,
                                                 const Unit& unit, const Period& period) {
    if (!reference.is_scalar()) return std::nullopt;
    return resolve(reference.text(), reference.where(), kinds, unit, period);
}

std::optional<EntityIndex> ModelBuilder::resolve(std::string_view name, Location where,
                                                 std::uint16_t kinds, const Unit& unit,
                                                 const Period& period) {
    if (const auto found = model.find(name)) {
        const Entity& entity = model.entity(*found);
        if ((kinds & bit(entity.kind)) != 0) return found;
        problems().add(
            where,
            fmt::format("'{}' is {}, and {} is expected here", name,
                        kinds_in_words(bit(entity.kind)), kinds_in_words(kinds)),
            fmt::format("'{}' is declared at {}", name, context.sources.describe(entity.where)));
        return std::nullopt;
    }
    constexpr std::uint16_t place_kinds = bit(EntityKind::authority) | bit(EntityKind::area);
    const bool places_only = (kinds & ~place_kinds) == 0;
    if ((kinds & place_kinds) != 0) index_places();
    if (places_only || places.has(model, name, kinds & place_kinds)) {
        std::optional<Date> date = unit.as_of;
        if (period.from) date = period.from->first;
        return places.find(model, name, kinds & place_kinds, date, where, problems());
    }
    std::vector<std::string> ids;
    if (problems().size() < most_suggestions) {
        for (const Entity& entity : model.entities) {
            if ((kinds & bit(entity.kind)) != 0) ids.push_back(entity.id);
        }
    }
    problems().add(where, fmt::format("there is nothing with the id '{}'", name),
                   did_you_mean(name, ids,
                                fmt::format("declare {} under its section, or mend the id",
                                            kinds_in_words(kinds))));
    return std::nullopt;
}

bool ModelBuilder::within_life(const Link& link, EntityIndex end, const Unit& unit) {
    const Entity& place = model.entity(end);
    if (place.kind != EntityKind::authority && place.kind != EntityKind::area) return true;
    const Period& life = place.period;
    const bool dated = link.period.from || link.period.until;
    Truth lives = Truth::yes;
    if (dated) {
        lives = truth_of(link.period.may_overlap(life));
    } else if (unit.as_of) {
        lives = life.holds_on(*unit.as_of);
    }
    if (lives != Truth::no) return true;
    const std::string when = dated ? in_words(link.period) : "on " + in_words(*unit.as_of);
    std::string advice = "give the authority that there was on that day";
    std::vector<std::string> successors;
    for (const Link& other : model.links) {
        if (other.kind == LinkKind::succeeds && other.to == end) {
            successors.push_back(model.entity(other.from).name);
        }
    }
    if (!successors.empty()) advice = fmt::format("it was succeeded by {}", join_and(successors));
    problems().add(link.where,
                   fmt::format("{} did not exist {} (it did {})", place.name, when, in_words(life)),
                   advice);
    return false;
}

bool ModelBuilder::after_its_predecessor(const Link& succession) {
    const Entity& next = model.entity(succession.from);
    const Entity& old = model.entity(succession.to);
    // An end that is not recorded, or may lie in the same month or year, contradicts nothing.
    if (!next.period.from || !old.period.until) return true;
    if (next.period.from->last >= old.period.until->first) return true;
    problems().add(
        succession.where,
        fmt::format("{} (from {}) succeeds {} (until {}) before that is over", next.name,
                    in_words(*next.period.from), old.name, in_words(*old.period.until)),
        fmt::format("mend the 'from' of '{}' or the 'until' of '{}', which is the first day on "
                    "which it is no longer there; where both stood side by side, take the "
                    "succession out",
                    next.id, old.id));
    return false;
}

Link* ModelBuilder::link(Link link, const Unit& unit) {
    const Entity& from = model.entity(link.from);
    const Entity& to = model.entity(link.to);
    const LinkKindInfo& kind = info(link.kind);
    if (!may_join(link.kind, from.kind, to.kind)) {
        problems().add(link.where,
                       fmt::format("'{}' cannot join {} ('{}') to {} ('{}')", kind.word,
                                   kinds_in_words(bit(from.kind)), from.id,
                                   kinds_in_words(bit(to.kind)), to.id),
                       fmt::format("it goes from {} to {}", kinds_in_words(kind.from),
                                   kinds_in_words(kind.to)));
        return nullptr;
    }
    const bool may_be_itself =
        link.kind == LinkKind::answers_to || link.kind == LinkKind::reports_to;
    if (link.from == link.to && !may_be_itself) {  // a line to itself is a loop: a finding, GP-04
        problems().add(link.where, fmt::format("'{}' {} itself", from.id, kind.forward),
                       "name the other end");
        return nullptr;
    }
    // Of a succession one end is always outside its life.
    if (link.kind == LinkKind::succeeds
            ? !after_its_predecessor(link)
            : !within_life(link, link.from, unit) || !within_life(link, link.to, unit)) {
        return nullptr;
    }
    model.links.push_back(std::move(link));
    return &model.links.back();
}

LinkDetail& ModelBuilder::detail(Link& link) {
    if (link.detail == 0) {
        link.detail = static_cast<std::uint32_t>(model.details.size());
        model.details.emplace_back();
    }
    return model.details[link.detail];
}

std::uint32_t ModelBuilder::shared_detail(const LinkDetail& wanted) {
    if (wanted == LinkDetail{}) return 0;
    const std::size_t hash = hash_of(wanted);
    const auto [first, last] = details_by_hash_.equal_range(hash);
    for (auto known = first; known != last; ++known) {
        if (model.details[known->second] == wanted) return known->second;
    }
    const auto at = static_cast<std::uint32_t>(model.details.size());
    model.details.push_back(wanted);
    details_by_hash_.emplace(hash, at);
    return at;
}

void ModelBuilder::reserve_entities(std::size_t more) {
    const std::size_t count = model.entities.size() + more;
    model.entities.reserve(count);
    model.by_id.reserve(count);
}

void ModelBuilder::index_places() {
    const auto code = model.symbols.find("code");
    for (const EntityIndex place : places_to_index_) {
        const Entity& entity = model.entity(place);
        places.add(entity.name, place);
        for (const std::string& alias : entity.aliases) places.add(alias, place);
        const Property* said = code ? entity.find(*code) : nullptr;
        if (said != nullptr && said->text() != nullptr) places.add(*said->text(), place);
    }
    places_to_index_.clear();
}

void ModelBuilder::settle_closures() {
    const auto same = [](const Closure& a, const Closure& b) {
        return a.of == b.of && a.kind == b.kind && a.outward == b.outward;
    };
    for (Closure& one : default_closures_) {
        const bool whole_anyway = std::any_of(
            model.whole_kinds.begin(), model.whole_kinds.end(), [&](const WholeKind& kind) {
                return kind.closure.kind == one.kind && kind.first <= one.of && one.of < kind.end;
            });
        const bool opened = std::any_of(opened_.begin(), opened_.end(),
                                        [&](const Closure& other) { return same(one, other); });
        if (!whole_anyway && !opened) model.closures.push_back(std::move(one));
    }
    default_closures_.clear();
}

void ModelBuilder::annotate(Link& link, const Node& fields) {
    if (const Node* note = scalar(fields, "note")) detail(link).note = note->text();
    if (disputed(fields)) detail(link).disputed = true;
}

void ModelBuilder::closure(const Node* complete, bool otherwise, Closure closure,
                           const Unit& unit) {
    bool whole = otherwise;
    if (complete != nullptr) {
        closure.where = complete->where();
        if (complete->is_scalar()) whole = complete->text() == "true";
        if (complete->is_map()) {
            whole = true;
            closure.evidence = evidence(*complete, unit);
            closure.period =
                period(*complete, complete->find("as_at") != nullptr ? "as_at" : "from");
        }
    }
    if (whole) model.closures.push_back(std::move(closure));
}

}  // namespace govmap
