#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/source.hpp"
#include "check/world.hpp"
#include "write/page.hpp"

namespace govmap {

/// Some of a model's entities, as `list` tells of them.
struct Listing {
    const World& world;
    const SourceMap& sources;
    std::span<const EntityIndex> entities;
};

/// One format of a listing. The table is walked by the command line, its help and the tests.
struct ListFormat {
    const char* word;
    const char* meaning;
    std::string (*write)(const Listing&, PageStyle);
};
std::span<const ListFormat> list_formats();
const ListFormat* list_format(std::string_view word);

}  // namespace govmap
