#include "check/pack.hpp"

#include <fmt/format.h>

namespace govmap {
namespace {

constexpr std::array<ExampleKindInfo, 4> example_table = {{
    {ExampleKind::passes, "passes", "passes"},
    {ExampleKind::fails, "fails", "fails"},
    {ExampleKind::cannot_tell, "cannot tell", "cannot-tell"},
    {ExampleKind::does_not_apply, "does not apply", "does-not-apply"},
}};

}  // namespace

std::span<const ExampleKindInfo> example_kinds() { return example_table; }
const ExampleKindInfo& info(ExampleKind kind) {
    return example_table.at(static_cast<std::size_t>(kind));
}

std::string Pack::edition_line() const {
    std::string result = title;
    if (!edition.empty()) result += ", " + edition;
    if (!issuer.empty()) result += " (" + issuer + ")";
    return result;
}

std::vector<PackSet::Entry> PackSet::rules() const {
    std::vector<Entry> result;
    for (const Pack& pack : packs) {
        if (!pack.asked_for) continue;
        for (const auto& rule : pack.rules) result.push_back({&pack, rule.get()});
    }
    return result;
}

const Rule* PackSet::find(std::string_view id) const {
    for (const Entry& one : rules()) {
        if (one.rule->id == id) return one.rule;
    }
    return nullptr;
}

PackSet::Strength PackSet::strength(const Pack& pack, const Rule& rule) const {
    Strength result{rule.force, {pack.local ? pack.title : std::string{}, {}}};
    for (const Pack& other : packs) {
        if (!other.asked_for) continue;
        for (const Adjustment& one : other.adjusts) {
            if (one.rule != rule.id) continue;
            result.force = one.force;
            result.local.change = ForceChange{rule.force, other.title, one.reason, one.citation};
        }
    }
    return result;
}

std::vector<const DocumentForm*> PackSet::documents() const {
    std::vector<const DocumentForm*> result;
    for (const Pack& pack : packs) {
        if (!pack.asked_for) continue;
        for (const auto& one : pack.documents) result.push_back(one.get());
    }
    return result;
}

const DocumentForm* PackSet::document(std::string_view id) const {
    for (const DocumentForm* one : documents()) {
        if (one->id == id) return one;
    }
    return nullptr;
}

std::vector<std::string> PackSet::rule_ids() const {
    std::vector<std::string> result;
    for (const Entry& one : rules()) result.push_back(one.rule->id);
    return result;
}

}  // namespace govmap
