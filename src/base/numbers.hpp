#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace govmap {

/// "12,345": thousands apart, as people read large numbers.
std::string grouped(std::string_view digits);
std::string grouped(std::uint64_t number);

}  // namespace govmap
