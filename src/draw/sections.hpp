#pragma once

#include <string>
#include <vector>

#include "draw/composing.hpp"

namespace govmap {

/// The sections of a card; `about` is the body that the card is about.
Section footprint_section(Composing& composing, EntityIndex about, const View::Section& wanted);
Section roles_section(Composing& composing, EntityIndex about, const View::Section& wanted);
Section members_section(Composing& composing, EntityIndex about, const View::Section& wanted);
Section attends_section(Composing& composing, EntityIndex about, const View::Section& wanted);
Section sub_groups_section(Composing& composing, EntityIndex about, const View::Section& wanted);
Section products_section(Composing& composing, EntityIndex about, const View::Section& wanted);
Section boards_section(Composing& composing, EntityIndex about, const View::Section& wanted);
Section funds_section(Composing& composing, EntityIndex about, const View::Section& wanted);

/// The bands of a card as the view wants them; sections that have nothing to say are left out.
std::vector<std::vector<Column>> card_bands(Composing& composing, EntityIndex about);

/// What at least two of the subjects have in common; sections without any are left out.
std::vector<Column> shared_columns(Composing& composing);

/// What a sub-group's box says below its name: who chairs it, and which groups it has of its own.
std::vector<std::string> sub_group_lines(Composing& composing, EntityIndex body);

/// "£100,000: Initial resource (West Mercia Police and Crime Commissioner)", of a `funds` link.
std::string fund_in_words(Composing& composing, LinkIndex index);

/// A section with the heading and measures that the view gives it, without rows yet.
Section section_for(const View::Section& wanted);

}  // namespace govmap
