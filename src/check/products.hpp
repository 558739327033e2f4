#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "check/outcome.hpp"
#include "check/world.hpp"

namespace govmap {

/// A document of a body, with the property that says how far it is (null: not said).
struct ProductRecord {
    EntityIndex product;
    LinkIndex link;
    const Property* state = nullptr;
    Truth there = Truth::yes;  ///< unknown: the document is there on the day only perhaps
};

/// The documents of a kind that a body owns, in the model's order; those that certainly are not
/// alive on the day are left out.
std::vector<ProductRecord> products_of(const World& world, EntityIndex body,
                                       const std::string& word);

/// The closure that makes the body's list of such documents whole, or null.
const Closure* products_closed(const World& world, EntityIndex body, const std::string& word);

/// Whether the record says that the document is done, and was by the day asked for. Unknown where
/// its date, or the time that it is so for, is known only to a span that the day lies in; no where
/// nothing is said of its state.
Truth done_by(const World& world, const Property* state, const Term* term);

/// The document that holds on the day: the one done last before it, else the last that is listed.
/// To show it; for a verdict ask of_current.
std::optional<ProductRecord> current_product(const World& world, EntityIndex body,
                                             const std::string& word);

/// What `look` finds in the document that holds on the day. Where the dates leave open which one
/// that is, or whether there is one, it looks into each that it may be, and tells nothing unless
/// they come to the same.
Outcome of_current(const World& world, EntityIndex body, const std::string& word,
                   const std::function<Outcome(const ProductRecord&)>& look);

/// The outcome where there is no such document to look into: not applicable where it is known that
/// there is none (or none yet), else cannot tell.
Outcome no_product(const World& world, EntityIndex body, const std::string& word);

/// Whether a property says that there is something: no where it is recorded as vacant, not yet
/// appointed or not applicable, as the word "no", "none" or "false", or as a complete list of
/// nothing; unknown where it says neither.
Truth says_there_is(const Property& property);

/// Whether a property is so by the day asked for: whether it holds on it, and the day that it came
/// to be so has come.
Truth so_by(const World& world, const Property& property);

/// "As of March 2022", "until March 2022": what leaves it open whether a property is so.
std::string when_so(const Property& property);

/// The first property under `key` that holds, or may hold, on the day; null if there is none. Of
/// one that only may hold, `so_by` is at most unknown.
const Property* property_of(const World& world, EntityIndex entity, const std::string& key);

}  // namespace govmap
