#include "check/member_types.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "check/wording.hpp"

namespace govmap {
namespace {

// The type of a post that stands for several office-holders: ten directors are directors.
constexpr const char* group = "group-of-posts";

}  // namespace

MemberTypes::MemberTypes(std::vector<std::string> types) {
    types_.types = std::move(types);
    several_.types = {group};
}

bool MemberTypes::is_one_post(const World& world, EntityIndex member) const {
    return world.model().entity(member).kind == EntityKind::post &&
           world.prepared(several_).test(member) != Truth::yes;
}

Truth MemberTypes::is_one(const World& world, EntityIndex member) const {
    Truth result = world.prepared(types_).test(member);
    for (const LinkIndex link : world.graph().out(member, LinkKind::post_in)) {
        const Truth employer = world.prepared(types_).test(world.model().link(link).to);
        result = either(result, both(employer, world.graph().holds(link)));
    }
    return result;
}

Truth MemberTypes::test(const World& world, EntityIndex member) const {
    if (types_.types.empty()) return Truth::yes;
    const Truth result = is_one(world, member);
    return result == Truth::no && !is_one_post(world, member) ? Truth::unknown : result;
}

std::string MemberTypes::is(const World& world, EntityIndex member, const std::string& name) const {
    const Entity& entity = world.model().entity(member);
    return fmt::format("{} is {}", name,
                       a(type_label(world.words(), world.model().word(entity.type))));
}

void MemberTypes::leave_open(const World& world, EntityIndex member, std::string& clause,
                             std::vector<std::string>& missing) const {
    const std::string who = the(world.model(), member);
    const std::string open = is_one_post(world, member)
                                 ? fmt::format("what kind of post {} is", who)
                                 : fmt::format("which post attends for {}", who);
    if (clause.empty()) clause = open + " is not recorded so far";
    if (std::find(missing.begin(), missing.end(), open) == missing.end()) missing.push_back(open);
}

}  // namespace govmap
