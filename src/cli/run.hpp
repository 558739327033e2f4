#pragma once

namespace govmap {

/// The whole program: reads the command line, gathers what the commands need of the machine and
/// runs one of them. The only function of the library that looks at clock, environment or terminal.
int run(int argc, char** argv);

}  // namespace govmap
