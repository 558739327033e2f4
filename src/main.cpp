#include "cli/run.hpp"

int main(int argc, char** argv) { return govmap::run(argc, argv); }
