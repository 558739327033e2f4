#pragma once

#include "cli/arguments.hpp"
#include "cli/surroundings.hpp"

namespace govmap {

/// Runs the command that was asked for. pipeline.cpp shows the whole flow of each on one screen.
Exit run_command(const Arguments& arguments, const Surroundings& world);

}  // namespace govmap
