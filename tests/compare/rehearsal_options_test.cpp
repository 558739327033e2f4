#include "compare/rehearsal_options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/loaded_packs.hpp"
#include "options_case.hpp"

namespace govmap::rehearsal {
namespace {

using test::OptionsCase;
using test::row_of_four;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "each: passes, fails", a line an option: without the changes, and with them.
class OptionsLater {
public:
    explicit OptionsLater(const std::string& changes,
                          const std::string& options = test::four_options)
        : packs_(test::LoadedPacks::shipped({"combating-drugs-2022"})),
          file_(options),
          recorded_(read({"m.yaml"}, changes)),
          changed_(read({"m.yaml", "c.yaml"}, changes)) {
        EXPECT_TRUE(packs_) << packs_.problems();
        EXPECT_TRUE(file_.options()) << file_.problems();
        EXPECT_TRUE(changed_.model) << changed_.problems;
        if (!packs_ || !file_.options() || !recorded_.model || !changed_.model) return;
        then_ = options_on(*parse_date("2027-04-01"), *file_.options(), file_.graph(),
                           *recorded_.model, *changed_.model, *packs_);
    }

    [[nodiscard]] const Result<OptionsThen>& then() const { return then_; }
    [[nodiscard]] std::vector<std::string> fates() const {
        std::vector<std::string> lines;
        if (!then_) return {then_.error().message};
        for (const OptionThen& one : then_->options)
            lines.push_back(one.id + ": " + word(one.before) + ", " + word(one.after));
        return lines;
    }
    [[nodiscard]] std::vector<std::string> reasons(std::size_t option) const {
        return then_->options[option].reasons;
    }

private:
    static test::LoadedModel read(const std::vector<std::string>& paths,
                                  const std::string& changes) {
        return test::load_files(
            {{"m.yaml", row_of_four},
             {"c.yaml", "govmap: 1\ntitle: Changes\nas_of: 2023-04-01\nuses: [./m]\n" + changes}},
            paths);
    }

    test::LoadedPacks packs_;
    OptionsCase file_;
    test::LoadedModel recorded_;
    test::LoadedModel changed_;
    Result<OptionsThen> then_ = request_failure("nothing was read");
};

TEST(RehearsalOptions, PassAsBeforeWhereNothingOfTheAreaEnds) {
    const OptionsLater found("ends: [{of: post, until: 2027-04-01}]\n");
    EXPECT_THAT(found.fates(), ElementsAre("each: passes, passes", "boards: passes, passes",
                                           "all: passes, passes", "odd: passes, passes"));
    EXPECT_THAT(found.then()->rules, ::testing::Contains("GEO-03"));
    EXPECT_THAT(found.then()->replaced, IsEmpty());
}

constexpr const char* where = R"(links:
  - {link: within, from: new, to: force, since: 2027-04-01}
  - {link: borders, from: new, to: c, since: 2027-04-01}
)";

TEST(RehearsalOptions, AMergerOfAuthoritiesThatAreKeptApartIsNotPossible) {
    const OptionsLater found(
        std::string("ends: [{of: a, until: 2027-04-01}, {of: b, until: 2027-04-01}]\nauthorities: "
                    "{new: {name: New, tier: upper, country: england, from: 2027-04-01, succeeds: "
                    "[a, b]}}\n") +
        where);
    EXPECT_THAT(found.fates(), ElementsAre("each: passes, not-possible", "boards: passes, passes",
                                           "all: passes, passes", "odd: passes, not-possible"));
    EXPECT_THAT(found.reasons(0),
                ElementsAre("New takes the place of authorities that this option keeps apart."));
    EXPECT_THAT(found.then()->replaced,
                ElementsAre("A ends; New takes its place in each of them.",
                            "B ends; New takes its place in each of them."));
}

TEST(RehearsalOptions, ASuccessorFromBeyondTheAreaIsNotTaken) {
    const OptionsLater found(
        std::string("ends: [{of: a, until: 2027-04-01}, {of: x, until: 2027-04-01}]\nauthorities: "
                    "{new: {name: New, tier: upper, country: england, from: 2027-04-01, succeeds: "
                    "[a, x]}}\n") +
        where);
    EXPECT_THAT(found.fates(), ::testing::Each(::testing::EndsWith("passes, not-possible")));
    EXPECT_THAT(found.reasons(2),
                ElementsAre("A ends; New succeeds it and X too, which is outside the area."));
}

TEST(RehearsalOptions, AnAuthorityWithoutASuccessorLeavesNoOption) {
    const OptionsLater found("ends: [{of: d, until: 2027-04-01}]\n");
    EXPECT_THAT(found.fates(), ::testing::Each(::testing::EndsWith("passes, not-possible")));
    EXPECT_THAT(found.reasons(0),
                ElementsAre("D ends, and no upper-tier authority is recorded as succeeding it."));
}

}  // namespace
}  // namespace govmap::rehearsal
