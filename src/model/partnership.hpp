#pragma once

namespace govmap {

/// The function of a Combating Drugs Partnership, which what stands under `partnerships:` has.
inline constexpr const char* partnership_function = "combating-drugs-partnership";

}  // namespace govmap
