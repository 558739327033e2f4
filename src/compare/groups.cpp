#include "compare/groups.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "compare/document_parts.hpp"
#include "read/reader.hpp"

namespace govmap::footprints {

std::string GroupReader::name_of(std::size_t authority) const {
    return model_.entity(area_.authorities[authority]).plain_name();
}

std::vector<Group> GroupReader::groups(const std::string& option, const Node& map) {
    std::vector<Group> result;
    AuthoritySet met = 0;
    for (const Node::Entry& entry : map.entries()) {
        const auto body = model_.find(entry.key);
        Group group{body ? model_.entity(*body).name : entry.key, 0, std::nullopt};
        for (const Node& one : many(&entry.value)) {
            const auto at = authority(one);
            if (!at) continue;
            if ((met & only(*at)) != 0)
                problems_.add(
                    one.where(),
                    fmt::format("{} is in two partnerships of '{}'", name_of(*at), option),
                    "each authority is in exactly one: take it out of one of them");
            met |= only(*at);
            group.members |= only(*at);
        }
        if (group.members == 0 && many(&entry.value).empty())
            problems_.add(entry.where, fmt::format("'{}' has no authority", entry.key),
                          "name the authorities that share it, or take it out");
        result.push_back(std::move(group));
    }
    const AuthoritySet left = first_of(area_.authorities.size()) & ~met;
    if (left != 0)
        problems_.add(map.where(),
                      fmt::format("{} {} in no partnership of '{}'", names_of(graph_, area_, left),
                                  size(left) == 1 ? "is" : "are", option),
                      "each authority of the area is in exactly one; one by itself is a "
                      "partnership too");
    return result;
}

std::optional<std::size_t> GroupReader::authority(const Node& node) {
    const auto place = find_place(model_, node.text(), graph_.as_of(), node.where(), problems_);
    if (!place) return std::nullopt;
    const auto& all = area_.authorities;
    const auto at = std::find(all.begin(), all.end(), *place);
    if (at != all.end()) return static_cast<std::size_t>(at - all.begin());
    problems_.add(
        node.where(),
        fmt::format("{} is no upper-tier authority of {} on {}", model_.entity(*place).plain_name(),
                    area_name_, in_words(graph_.as_of())),
        "its authorities are " + names_of(graph_, area_, first_of(all.size())));
    return std::nullopt;
}

std::vector<Group> GroupReader::ready_made(const Node& word) {
    const AuthoritySet all = first_of(area_.authorities.size());
    std::vector<Group> result;
    if (word.text() == "one-for-all") return {{area_name_, all, std::nullopt}};
    if (word.text() == "one-each") {
        for_each(all, [&](std::size_t one) {
            result.push_back({name_of(one), only(one), std::nullopt});
        });
        return result;
    }
    const std::string type = word.text() == "by-icb"         ? "integrated-care-board"
                             : word.text() == "by-police"    ? "police-force-area"
                             : word.text() == "by-probation" ? "probation-region"
                                                             : "combined-authority";
    std::string called = type;
    std::replace(called.begin(), called.end(), '-', ' ');
    std::map<std::string, AuthoritySet> by_area;
    for_each(all, [&](std::size_t one) {
        const auto home = main_area(area_.authorities[one], type);
        if (home) {
            by_area[model_.entity(*home).plain_name()] |= only(one);
            return;
        }
        problems_.add(
            word.where(),
            fmt::format("{} lies in no {} on {}", name_of(one), called, in_words(graph_.as_of())),
            "name the authorities of each partnership instead of this word");
    });
    for (const auto& [name, members] : by_area) result.push_back({name, members, std::nullopt});
    return result;
}

/// The area of a type, or one under it, in which more than half of an authority lies.
std::optional<EntityIndex> GroupReader::main_area(EntityIndex authority,
                                                  const std::string& type) const {
    constexpr double half = 0.5;
    for (const LinkIndex index : graph_.out(authority, LinkKind::within)) {
        const Link& link = model_.link(index);
        const std::string& word = model_.word(graph_.type(link.to));
        // mayoral combined authorities are combined authorities
        if (word != type && !word.ends_with("-" + type)) continue;
        if (graph_.holds(index) == Truth::yes && model_.detail(link).share.value_or(1) > half)
            return link.to;
    }
    return std::nullopt;
}

}  // namespace govmap::footprints
