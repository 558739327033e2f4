#include "cli/manual.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace govmap {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Manual, ShowsTextToTheLetter) {
    const std::vector<CommandHelp> commands = {
        {"govmap", ".so /etc/passwd", {}},
        {"govmap x", "it's a \\fB \"dash\" – here", {{"-o,--output", "File", false, false, true}}}};
    const std::string page = manual_page(commands, "1.2");
    EXPECT_THAT(page, Not(HasSubstr("\n.so")));
    EXPECT_THAT(page, HasSubstr("it\\(aqs a \\efB \\(dqdash\\(dq \\[u2013] here.\n"));
    EXPECT_THAT(page, HasSubstr(".TP\n.BI \"\\-o, \\-\\-output \" value\nFile.\n"));
}

TEST(Manual, LeavesOutNoCommand) {
    const std::vector<CommandHelp> commands = describe_commands();
    ASSERT_GT(commands.size(), 10U);
    const std::string page = manual_page(commands, "1.2");
    for (const CommandHelp& command : commands) {
        EXPECT_FALSE(command.options.empty()) << command.name;
        if (&command == &commands.front()) continue;
        EXPECT_THAT(page, HasSubstr(".SS \"" + command.name + "\"\n"));
    }
}

}  // namespace
}  // namespace govmap
