#pragma once

#include <string>

#include "draw/scene.hpp"

namespace govmap {

/// The picture in words, a statement a line, for those who do not see it. Made from the scene
/// alone, so that it names what the picture names.
std::string alternative_for(const Scene& scene);

}  // namespace govmap
