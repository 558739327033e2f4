#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draw/tiers.hpp"

namespace govmap {

/// Makes one tier after the other, from the top down; each kind of figure in a file of its own.
class TierMaker {
public:
    TierMaker(Composing& composing, Tiers& tiers) : composing_(composing), tiers_(tiers) {}

    void make(const View::Tier& wanted);

private:
    [[nodiscard]] double page_width() const;
    /// Whether it stands somewhere already, or will: a subject has a card, and nothing else.
    [[nodiscard]] bool has_place(EntityIndex entity) const;
    void place(EntityIndex entity, const std::string& figure, const std::string& cell = {});
    void spread(const View::Tier& wanted, SceneTier tier);
    void narrow(SceneTier& tier) const;
    Figure box(const View::Tier& wanted, EntityIndex entity);
    Figure nobody(const View::Tier& wanted);

    void add_figures(const View::Tier& wanted, const View::Who& who, SceneTier& tier);
    void add_selected(const View::Tier& wanted, const View::Who& who, SceneTier& tier);
    void add_cards(const View::Tier& wanted, SceneTier& tier);
    void add_shared(const View::Tier& wanted, SceneTier& tier);
    void add_boards(const View::Tier& wanted, SceneTier& tier);
    void add_unnamed(const View::Tier& wanted, EntityIndex subject, SceneTier& tier);
    void add_sub_groups(const View::Tier& wanted, SceneTier& tier);

    // tier_holders.cpp
    void add_holders(const View::Tier& wanted, const std::string& role, SceneTier& tier);
    Figure holder_box(const View::Tier& wanted, const std::string& label, EntityIndex holder,
                      std::size_t held);
    Figure vacancy_box(const View::Tier& wanted, const std::string& role, EntityIndex subject);

    // tier_frame.cpp
    void add_frame(const View::Tier& wanted, SceneTier& tier);
    std::vector<EntityIndex> selected_for(const View::Tier& wanted) const;
    void stand_for(const View::Tier& wanted, Figure& figure);
    std::vector<std::optional<EntityIndex>> in_columns(const std::vector<EntityIndex>& found) const;
    bool has_line_to(EntityIndex from, const std::string& id) const;

    Composing& composing_;
    Tiers& tiers_;
};

}  // namespace govmap
