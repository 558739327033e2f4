#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

/// What an entity must be: words resolved to symbols once, so that asking is cheap. Selectors and
/// the filters of paths are both made of it. Refers to the graph, which must outlive it.
///
/// Everything wanted must hold. An answer is `unknown` where what is asked for is not said of the
/// entity, or is said too widely: asked for a director of public health, a "director" may be one.
class EntityTest {
public:
    explicit EntityTest(const GovernanceGraph& graph) : graph_(&graph) {}

    /// Each adds a demand: that one of `values` is so. `types` includes the types under each.
    void want_kind(std::span<const EntityKind> values);
    void want_type(const Vocabulary& words, std::span<const std::string> values);
    void want_fulfils(std::span<const std::string> values);
    void want_id(std::span<const std::string> values);
    /// "tier" or "country" of an authority.
    void want_property(std::string_view key, std::span<const std::string> values);

    [[nodiscard]] Truth operator()(EntityIndex index) const;
    /// The kinds that an entity may be of, as a bit set: of any other the answer is no.
    [[nodiscard]] std::uint16_t kinds() const { return kinds_; }
    /// Whether nothing is wanted: any entity will do.
    [[nodiscard]] bool empty() const {
        return kinds_ == 0xffff && types_.empty() && functions_.empty() && ids_.empty() &&
               properties_.empty();
    }

private:
    struct Property {
        std::optional<Symbol> key;  ///< nothing: no entity of the model has it
        std::vector<std::string> values;
    };
    struct Types {
        std::uint16_t kinds = 0;    ///< those that have one of the types wanted; 0: not known
        std::vector<Symbol> under;  ///< sorted: the types wanted and those under them
        std::vector<Symbol> above;  ///< sorted: those that they lie under
    };

    [[nodiscard]] Truth test(const Types& types, EntityIndex entity) const;
    [[nodiscard]] Truth test(const Property& property, EntityIndex entity) const;

    const GovernanceGraph* graph_;
    std::uint16_t kinds_ = 0xffff;
    std::vector<Types> types_;
    std::vector<std::vector<Symbol>> functions_;
    std::vector<std::vector<EntityIndex>> ids_;
    std::vector<Property> properties_;
};

/// The symbols of those of `terms` that lie under one of `wide`, and of the words of `wide`
/// themselves, sorted. Words that the model does not use have none and are left out.
std::vector<Symbol> symbols_under(const Model& model, const Terms& terms,
                                  std::span<const std::string> wide);
/// The symbols of the terms that one of `narrow` lies under, without themselves; sorted.
std::vector<Symbol> symbols_above(const Model& model, const Terms& terms,
                                  std::span<const std::string> narrow);

}  // namespace govmap
