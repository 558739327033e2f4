#include "read/places.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

void remove_word_pair(std::string& text, std::string_view pair) {
    // Only whole words: " city of " inside the padded text.
    const std::size_t at = text.find(pair);
    if (at != std::string::npos) text.replace(at, pair.size(), " ");
}

/// Authorities of the date with the name in theirs, as North Northamptonshire has Northamptonshire.
std::vector<std::string> authorities_named_after(const Model& model, std::string_view name,
                                                 std::optional<Date> date) {
    const std::string end = " " + lower_case(name);
    std::vector<std::string> names;
    for (const Entity& one : model.entities) {
        if (one.kind != EntityKind::authority) continue;
        if (date && one.period.holds_on(*date) == Truth::no) continue;
        if (lower_case(one.name).ends_with(end)) names.push_back(one.name);
    }
    return names;
}

}  // namespace

std::string PlaceIndex::normalised(std::string_view name) {
    std::string text = " ";
    for (const char c : lower_case(name)) {
        if (c == '&') {
            text += " and ";
        } else if (c == '\'' || c == '.') {
            continue;
        } else if (c == ',' || c == '-' || c == '_' || c == '/' || c == ' ') {
            if (text.back() != ' ') text += ' ';
        } else {
            text += c;
        }
    }
    if (text.back() != ' ') text += ' ';
    std::string single;
    for (const char c : text) {
        if (c != ' ' || single.empty() || single.back() != ' ') single += c;
    }
    remove_word_pair(single, " city of ");
    remove_word_pair(single, " county of ");
    const std::size_t begin = single.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return single.substr(begin, single.find_last_not_of(' ') - begin + 1);
}

void PlaceIndex::add(std::string_view name, EntityIndex place) {
    if (name.empty()) return;
    // "City of London" must not turn into "London": where the article is all that tells two
    // places apart, the whole name is kept as well.
    for (const std::string& key : {lower_case(name), normalised(name)}) {
        std::vector<EntityIndex>& places = by_name_[key];
        if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }
    names_.emplace_back(name);
}

bool PlaceIndex::has(const Model& model, std::string_view name, std::uint16_t kinds) const {
    for (const std::string& key : {lower_case(name), normalised(name)}) {
        const auto entry = by_name_.find(key);
        if (entry == by_name_.end()) continue;
        for (const EntityIndex place : entry->second) {
            if ((kinds & bit(model.entity(place).kind)) != 0) return true;
        }
    }
    return false;
}

std::optional<EntityIndex> PlaceIndex::find(const Model& model, std::string_view name,
                                            std::uint16_t kinds, std::optional<Date> date,
                                            Location asked_at, Problems& problems) const {
    std::vector<EntityIndex> found;
    for (const std::string& key : {lower_case(name), normalised(name)}) {
        const auto entry = by_name_.find(key);
        if (entry == by_name_.end()) continue;
        for (const EntityIndex place : entry->second) {
            if ((kinds & bit(model.entity(place).kind)) != 0) found.push_back(place);
        }
        if (!found.empty()) break;
    }
    const auto keep_if_any = [&](auto&& wanted) {
        std::vector<EntityIndex> kept;
        std::copy_if(found.begin(), found.end(), std::back_inserter(kept), wanted);
        if (!kept.empty()) found = std::move(kept);
    };
    if (date) {
        keep_if_any(
            [&](EntityIndex one) { return model.entity(one).period.holds_on(*date) != Truth::no; });
    }
    keep_if_any([&](EntityIndex one) { return model.entity(one).kind == EntityKind::authority; });
    keep_if_any([&](EntityIndex one) {
        const std::string& whole = model.entity(one).name;
        return lower_case(whole) == lower_case(name);
    });
    if (found.empty()) {
        constexpr std::size_t most_suggestions = 25;  // as in ModelBuilder: a bound on the work
        const bool suggest = problems.size() < most_suggestions;
        problems.add(asked_at,
                     fmt::format("'{}' is not the name of an authority or area known here", name),
                     did_you_mean(name,
                                  suggest ? std::span<const std::string>(names_)
                                          : std::span<const std::string>(),
                                  "give its name, code or id; a planned council may be written "
                                  "under 'authorities:'"));
        return std::nullopt;
    }
    if (found.size() > 1) {
        std::vector<std::string> ids;
        ids.reserve(found.size());
        for (const EntityIndex one : found) ids.push_back(model.entity(one).id);
        std::string advice = "write the id of the one that is meant";
        // Who names areas alone may well mean a council that was divided before the gazetteer
        // begins, such as Northamptonshire.
        if (const auto councils = authorities_named_after(model, name, date); !councils.empty()) {
            advice += fmt::format("; there is no authority of that name then, but there is {}",
                                  join_and(councils));
        }
        problems.add(asked_at, fmt::format("'{}' may be any of {}", name, join_and(ids)), advice);
        return std::nullopt;
    }
    return found.front();
}

}  // namespace govmap
