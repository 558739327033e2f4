#include "check/target.hpp"

#include "check/wording.hpp"

namespace govmap {
namespace {

constexpr const char* subject_word = "subject";

}  // namespace

Target Target::read(const Node& node) {
    Target result;
    if (node.is_scalar()) {
        result.id = node.text();
    } else {
        result.selector = Selector::read(node);
    }
    return result;
}

std::vector<EntityIndex> Target::in(const World& world) const {
    if (id.empty()) {
        std::vector<EntityIndex> all = world.all(selector);
        if (selector.in_review_area) {
            const PreparedSelector& sure = world.prepared(selector);
            std::erase_if(all, [&](EntityIndex one) { return sure.test(one) != Truth::yes; });
        }
        return all;
    }
    if (id == subject_word) return {world.subject()};
    const auto found = world.model().find(id);
    if (!found || world.graph().alive(*found) == Truth::no) return {};
    return {*found};
}

bool Target::moves() const { return id == subject_word; }

std::string Target::in_words(const World& world) const {
    if (id == subject_word) return the(world.model(), world.subject());
    if (!id.empty()) return "'" + id + "'";
    std::string result;
    for (const std::string& type : selector.types) {
        result += (result.empty() ? "" : " or ") + type_label(world.words(), type);
    }
    return result.empty() ? "what the rule names" : result;
}

}  // namespace govmap
