#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/world.hpp"
#include "model/finding.hpp"

namespace govmap {

/// A name as it stands inside a sentence: "the Prime Minister", "West Mercia Police".
std::string the(const Model& model, EntityIndex entity);
/// At the start of one: "The Prime Minister …".
std::string the_first(const Model& model, EntityIndex entity);
/// "A, B and C"; past `most` names "A, B, C and 4 others".
std::string names(const Model& model, std::span<const EntityIndex> entities, std::size_t most = 6);

/// A noun with its plural: "authority", "authorities". An empty plural is formed by rule.
struct Noun {
    std::string one;
    std::string many;
};
Noun noun(std::string one, std::string many = {});
/// With its indefinite article: "a Health and Wellbeing Board", "an Integrated Care Partnership",
/// "an NHS trust".
std::string a(std::string_view noun);
/// " (noted: will be included)"; empty where the author of the link made no remark.
std::string noted(const World& world, const Link& link);
/// "one Senior Responsible Owner", "2 members", "no authority".
std::string counted(std::size_t count, const Noun& noun);

/// The noun for what the path reaches: what its last filter names, or what its last link is about.
Noun noun_of(const Vocabulary& words, const Path& path);
/// The label of a type, of whatever kind.
std::string type_label(const Vocabulary& words, std::string_view type);
Noun type_noun(const Vocabulary& words, std::string_view type);

/// What a selector asks of an entity, after "is": "upper-tier", "a post or a body", "in England".
std::string in_words(const World& world, const Selector& selector);

/// Facts as evidence: their text (without final stop), source and place.
Fact fact(const World& world, LinkIndex link);
Fact fact(const World& world, GapIndex gap);
Fact fact(const World& world, const Closure& closure);
Fact fact(const World& world, EntityIndex of, const Property& property);
/// That the entity itself is recorded, with what type.
Fact fact(const World& world, EntityIndex entity);

/// The list that a link kind makes at an entity: "the members of the X", "who holds the role of
/// chair in the X".
std::string list_in_words(const World& world, EntityIndex at, LinkKind kind, bool outward,
                          std::string_view qualifier = {});

/// What keeps a reach from being whole, as facts that are missing: who is in an undetermined role,
/// whether a list is complete, what a member represents.
std::vector<std::string> missing_from(const World& world, const Path& path, const Reach& reach);

/// Why the list is not whole, or why it is, as the end of a sentence about `subject`: "the role is
/// recorded as vacant", "the membership list is not complete".
std::string because(const World& world, const Path& path, const Reach& reach, EntityIndex subject);

/// "recorded as vacant"; for what was looked for in vain "not recorded, though looked for".
std::string in_words(Absence absence);

/// The facts that a reach rests on: the links to what it reached, gaps and closures.
void add_facts(const World& world, const Reach& reach, std::vector<Fact>& facts);

/// A path of one step backwards over `holds` of a role.
Path role_path(const std::string& role);

}  // namespace govmap
