#include <gtest/gtest.h>

#include "support/load_model.hpp"

// What an author may get wrong, and the whole message for it.

namespace govmap {
namespace {

using test::load_files;
using test::load_text;

std::string problems_of(const std::string& text) {
    const auto loaded = load_text(text);
    EXPECT_FALSE(loaded.model) << "nothing may be half-loaded";
    return loaded.problems;
}

TEST(BadInput, UnknownKey) {
    EXPECT_EQ(problems_of("govmap: 1\nposts:\n  p: {nmae: P}\n"),
              "m.yaml:3:7: unknown key 'nmae'\n"
              "      p: {nmae: P}\n"
              "          ^\n"
              "    did you mean 'name'?\n");
}

TEST(BadInput, WrongType) {
    EXPECT_EQ(problems_of("govmap: 1\nposts: [p]\n"),
              "m.yaml:2:8: a list where a map of keys is expected\n"
              "    posts: [p]\n"
              "           ^\n"
              "    expected: an office, apart from whoever holds it\n");
}

TEST(BadInput, BadDate) {
    EXPECT_EQ(problems_of("govmap: 1\nposts:\n  p: {from: 7 September 2022}\n"),
              "m.yaml:3:13: '7 September 2022' is not a date\n"
              "      p: {from: 7 September 2022}\n"
              "                ^\n"
              "    write 2022-09-07, or 2022-09 or 2022 where no more is known\n");
}

TEST(BadInput, UnknownAuthority) {
    EXPECT_EQ(problems_of("govmap: 1\nauthorities: {a: {name: Herefordshire}}\n"
                          "partnerships:\n  p: {footprint: {covers: [Herfordshire]}}\n"),
              "m.yaml:4:28: 'Herfordshire' is not the name of an authority or area known here\n"
              "      p: {footprint: {covers: [Herfordshire]}}\n"
              "                               ^\n"
              "    did you mean 'Herefordshire'?\n");
}

TEST(BadInput, DuplicateId) {
    EXPECT_EQ(problems_of("govmap: 1\nposts: {x: {name: X}}\norganisations: {x: {name: Y}}\n"),
              "m.yaml:3:17: the id 'x' is used twice\n"
              "    organisations: {x: {name: Y}}\n"
              "                    ^\n"
              "    it stands first at m.yaml:2:9; an id means one thing in all files that are read "
              "together\n");
}

TEST(BadInput, AnIdThatAPlaceHasAlready) {
    const auto loaded =
        load_files({{"m.yaml", "govmap: 1\nuses: [./places]\npartnerships: {rutland: {}}\n"},
                    {"places.yaml", "govmap: 1\nauthorities: {rutland: {name: Rutland}}\n"}});
    EXPECT_FALSE(loaded.model);
    EXPECT_EQ(loaded.problems,
              "m.yaml:3:16: the id 'rutland' is used twice\n"
              "    partnerships: {rutland: {}}\n"
              "                   ^\n"
              "    it is the id of the authority Rutland; write another here, such as "
              "'rutland-partnership'\n");
}

TEST(BadInput, DanglingReference) {
    EXPECT_EQ(problems_of("govmap: 1\nposts: {minister: {name: M}, p: {answers_to: ministr}}\n"),
              "m.yaml:2:46: there is nothing with the id 'ministr'\n"
              "    posts: {minister: {name: M}, p: {answers_to: ministr}}\n"
              "                                                 ^\n"
              "    did you mean 'minister'?\n");
}

TEST(BadInput, KindsThatCannotBeJoined) {
    EXPECT_EQ(problems_of("govmap: 1\nposts: {p: {name: P}}\noutcomes: {o: {name: O}}\nlinks:\n"
                          "  - {link: answers_to, from: p, to: o}\n"),
              "m.yaml:5:5: 'answers_to' cannot join a post ('p') to an outcome ('o')\n"
              "      - {link: answers_to, from: p, to: o}\n"
              "        ^\n"
              "    it goes from a post, an organisation or a body to a post, an organisation or a "
              "body\n");
}

TEST(BadInput, WhatIsSaidAndAbsentAtOnce) {
    const char* const property = "m.yaml:3:20: 'x' says more than one thing at once\n";
    EXPECT_EQ(problems_of("govmap: 1\npartnerships:\n  p: {properties: {x: {value: v, absent: "
                          "vacant}}}\n")
                  .substr(0, std::string_view(property).size()),
              property);
    const auto finds = [](const std::string& partnership, const char* problem) {
        const std::string told =
            problems_of("govmap: 1\npartnerships:\n  q: {name: Q}\n  p: {" + partnership + "}\n");
        EXPECT_NE(told.find(problem), std::string::npos) << partnership << '\n' << told;
    };
    finds("footprint: {rationale: {text: t, absent: vacant}}",
          "the rationale says more than one thing at once");
    finds("answers_to: {to: q, absent: not applicable}",
          "somebody is named and absent at the same time");
    finds("relations: {list: [{with: q, none: there is none}]}",
          "a relation that is there and not there at once");
    finds("relations: {list: [{with: q, absent: vacant}]}",
          "a relation that is there and not there at once");
}

TEST(BadInput, AReferenceOfTheWrongKind) {
    EXPECT_EQ(problems_of("govmap: 1\nposts: {p: {name: P}}\npartnerships:\n"
                          "  c: {roles: {sro: {organisation: p}}}\n"),
              "m.yaml:4:35: 'p' is a post, and an organisation is expected here\n"
              "      c: {roles: {sro: {organisation: p}}}\n"
              "                                      ^\n"
              "    'p' is declared at m.yaml:2:9\n");
}

TEST(BadInput, AnAuthorityOutsideItsLife) {
    EXPECT_EQ(problems_of("govmap: 1\nas_of: 2023-09-07\n"
                          "authorities:\n  cumbria: {name: Cumbria, until: 2023-04-01}\n"
                          "  cumberland: {name: Cumberland, from: 2023-04-01, succeeds: cumbria}\n"
                          "partnerships:\n  p: {footprint: {covers: [Cumbria]}}\n"),
              "m.yaml:7:28: Cumbria did not exist on 7 September 2023 (it did until 1 April 2023)\n"
              "      p: {footprint: {covers: [Cumbria]}}\n"
              "                               ^\n"
              "    it was succeeded by Cumberland\n");
    EXPECT_NE(problems_of(
                  "govmap: 1\nauthorities: {a: {name: A, from: 2023-04-01}}\n"
                  "partnerships: {p: {footprint: {covers: [{authority: a, until: 2023-01-01}]}}}\n")
                  .find("A did not exist until 1 January 2023 (it did from 1 April 2023)"),
              std::string::npos);
}

TEST(BadInput, AnAuthorityThatEndedIsNotTakenForAnAreaOfItsName) {
    EXPECT_NE(
        problems_of("govmap: 1\nas_of: 2023-09-07\n"
                    "areas: {police-cumbria: {name: Cumbria police area, aliases: [Cumbria]}}\n"
                    "authorities: {county: {name: Cumbria, until: 2023-04-01}}\n"
                    "partnerships: {p: {footprint: {covers: [Cumbria]}}}\n")
            .find("m.yaml:5:41: Cumbria did not exist on 7 September 2023"),
        std::string::npos);
}

TEST(BadInput, APeriodThatEndsBeforeItBegins) {
    EXPECT_EQ(problems_of("govmap: 1\nposts:\n  p: {from: 2023-04-01, until: 2022-04-01}\n"),
              "m.yaml:3:32: it is over before it begins: from 1 April 2023 until 1 April 2022\n"
              "      p: {from: 2023-04-01, until: 2022-04-01}\n"
              "                                   ^\n"
              "    'until' is the first day on which it no longer holds; mend one of the two\n");
}

TEST(BadInput, APeriodOfALinkThatEndsBeforeItBegins) {
    EXPECT_EQ(problems_of("govmap: 1\nposts: {a: {}}\nbodies:\n"
                          "  b: {roles: {chair: {post: a, from: 2023-05, until: 2023-04-30}}}\n"),
              "m.yaml:4:54: it is over before it begins: from May 2023 until 30 April 2023\n"
              "      b: {roles: {chair: {post: a, from: 2023-05, until: 2023-04-30}}}\n"
              "                                                         ^\n"
              "    'until' is the first day on which it no longer holds; mend one of the two\n");
}

TEST(BadInput, AMemberOfItself) {
    EXPECT_EQ(problems_of("govmap: 1\nbodies: {b: {members: {list: [{body: b}]}}}\n"),
              "m.yaml:2:38: 'b' is a member of itself\n"
              "    bodies: {b: {members: {list: [{body: b}]}}}\n"
              "                                         ^\n"
              "    name the other end\n");
    for (const char* body : {"part_of: b", "advises: b", "succeeds: b",
                             "relations: {list: [{with: "
                             "b}]}"}) {
        EXPECT_NE(problems_of(std::string("govmap: 1\nbodies: {b: {") + body + "}}\n").find("'b' "),
                  std::string::npos)
            << body;
    }
}

TEST(BadInput, AFunctionThatOnlyBodiesHold) {
    EXPECT_EQ(problems_of("govmap: 1\norganisations:\n"
                          "  o: {name: O, fulfils: [combating-drugs-partnership]}\n"),
              "m.yaml:3:16: 'fulfils' does not belong here\n"
              "      o: {name: O, fulfils: [combating-drugs-partnership]}\n"
              "                   ^\n"
              "    only what meets fulfils a function: write the board or group under 'bodies:' or "
              "'partnerships:', with 'fulfils:' there\n");
    for (const EntityKindInfo& kind : entity_kinds()) {
        const std::string told = load_text("govmap: 1\n" + std::string(kind.section) +
                                           ": {x: {fulfils: combating-drugs-partnership}}\n")
                                     .problems;
        EXPECT_EQ(told.find("'fulfils' does not belong here") == std::string::npos,
                  kind.kind == EntityKind::body)
            << kind.word;
    }
}

TEST(BadInput, AFunctionThatNobodyKnows) {
    EXPECT_EQ(problems_of("govmap: 1\nbodies: {b: {fulfils: [combatting-drugs-partnership]}}\n"),
              "m.yaml:2:24: 'combatting-drugs-partnership' is not known here\n"
              "    bodies: {b: {fulfils: [combatting-drugs-partnership]}}\n"
              "                           ^\n"
              "    did you mean 'combating-drugs-partnership'? — one of: "
              "combating-drugs-partnership\n");
}

TEST(BadInput, ASuccessorBeforeItsPredecessorEnded) {
    EXPECT_EQ(problems_of("govmap: 1\nbodies:\n  old: {name: Old Board, until: 2023-04-01}\n"
                          "  new: {name: New Board, from: 2022-08-01, succeeds: old}\n"),
              "m.yaml:4:54: New Board (from 1 August 2022) succeeds Old Board (until 1 April 2023) "
              "before that is over\n"
              "      new: {name: New Board, from: 2022-08-01, succeeds: old}\n"
              "                                                         ^\n"
              "    mend the 'from' of 'new' or the 'until' of 'old', which is the first day on "
              "which it is no longer there; where both stood side by side, take the succession "
              "out\n");
    EXPECT_NE(
        problems_of("govmap: 1\nposts: {old: {until: 2023}, new: {from: 2022}}\nlinks:\n"
                    "  - {link: succeeds, from: new, to: old}\n")
            .find("m.yaml:4:5: New (from 2022) succeeds Old (until 2023) before that is over"),
        std::string::npos);
}

TEST(BadInput, ASuccessionThatNoDateContradictsIsRead) {
    // In turn: the very day; a month that may hold both; an end not recorded; authorities of which
    // one is over and the other not there yet on the day of the model.
    for (const char* text :
         {"bodies: {old: {until: 2023-04-01}, new: {from: 2023-04-01, succeeds: old}}\n",
          "bodies: {old: {until: 2023-04-20}, new: {from: 2023-04, succeeds: old}}\n",
          "bodies: {old: {}, new: {from: 2022-08-01, succeeds: old}}\n",
          "as_of: 2023-06-01\n"
          "authorities: {old: {until: 2023-04-01}, new: {from: 2023-04-01}}\n"
          "links: [{link: succeeds, from: new, to: old}]\n"}) {
        const auto loaded = load_text(std::string("govmap: 1\n") + text);
        ASSERT_TRUE(loaded.model) << loaded.problems;
        ASSERT_EQ(loaded.model->links.size(), 1U) << text;
        EXPECT_EQ(loaded.model->links.front().kind, LinkKind::succeeds);
    }
}

TEST(BadInput, ACountyThatOnlyAreasAreNamedAfterNow) {
    EXPECT_EQ(
        problems_of("govmap: 1\nas_of: 2023-09-07\nareas:\n"
                    "  icb-x: {name: NHS X, aliases: [Xshire]}\n"
                    "  police-x: {name: X police, aliases: [Xshire]}\n"
                    "authorities: {n: {name: North Xshire}, o: {name: Old Xshire, until: 2021}}\n"
                    "partnerships: {p: {footprint: {covers: [Xshire]}}}\n"),
        "m.yaml:7:41: 'Xshire' may be any of icb-x and police-x\n"
        "    partnerships: {p: {footprint: {covers: [Xshire]}}}\n"
        "                                            ^\n"
        "    write the id of the one that is meant; there is no authority of that name then, but "
        "there is North Xshire\n");
}

TEST(BadInput, NobodyOrTooManyInARole) {
    EXPECT_EQ(problems_of("govmap: 1\npartnerships: {p: {roles: {sro: {note: who}}}}\n"),
              "m.yaml:2:33: nobody is named here\n"
              "    partnerships: {p: {roles: {sro: {note: who}}}}\n"
              "                                    ^\n"
              "    give one of 'post:', 'organisation:' or 'body:', or 'absent:' with the reason "
              "why there is "
              "none\n");
    EXPECT_NE(problems_of("govmap: 1\nposts: {a: {}}\npartnerships: {p: {roles: {sro: {post: a, "
                          "absent: vacant}}}}\n")
                  .find("more than one is named here"),
              std::string::npos);
}

TEST(BadInput, AWordThatThePacksDoNotKnow) {
    EXPECT_EQ(problems_of("govmap: 1\norganisations: {o: {name: O}}\npartnerships:\n"
                          "  p: {members: {list: [{organisation: o, represents: [polce]}]}}\n"),
              "m.yaml:4:55: 'polce' is not known here\n"
              "      p: {members: {list: [{organisation: o, represents: [polce]}]}}\n"
              "                                                          ^\n"
              "    did you mean 'police'? — one of: police, nhs, elected-members, nhs-strategic\n");
    EXPECT_NE(problems_of("govmap: 1\npartnerships: {p: {roles: {chiar: {absent: vacant}}}}\n")
                  .find("did you mean 'chair'?"),
              std::string::npos);
}

TEST(BadInput, AnUnknownSource) {
    EXPECT_EQ(
        problems_of(
            "govmap: 1\nsources: {report: {title: R}}\nposts: {p: {source: {reprot: page 1}}}\n"),
        "m.yaml:3:22: there is no source 'reprot'\n"
        "    posts: {p: {source: {reprot: page 1}}}\n"
        "                         ^\n"
        "    did you mean 'report'?\n");
}

TEST(BadInput, AUsesLoop) {
    const auto loaded =
        load_files({{"a.yaml", "govmap: 1\nuses: [./b]\n"}, {"b.yaml", "govmap: 1\nuses: [./a]\n"}},
                   {"a.yaml"});
    EXPECT_FALSE(loaded.model);
    EXPECT_EQ(loaded.problems,
              "b.yaml:2:8: these models use each other in a circle: a.yaml → b.yaml → a.yaml\n"
              "    uses: [./a]\n"
              "           ^\n"
              "    take one of these 'uses' out; what both need may go into a third\n");
}

TEST(BadInput, AModelUsedThatIsNotThere) {
    const auto loaded = load_files({{"m.yaml", "govmap: 1\nuses: [national/chian]\n"},
                                    {"models/national/chain.yaml", "govmap: 1\n"}});
    EXPECT_FALSE(loaded.model);
    EXPECT_EQ(loaded.problems,
              "m.yaml:2:8: there is no model 'national/chian'\n"
              "    uses: [national/chian]\n"
              "           ^\n"
              "    looked for models/national/chian; a model beside this file is written './name'; "
              "did you mean "
              "'national/chain'?\n");
}

TEST(BadInput, AMissingFile) {
    const auto loaded = load_files({{"model.yaml", "govmap: 1\n"}}, {"modle.yaml"});
    EXPECT_FALSE(loaded.model);
    EXPECT_EQ(loaded.problems,
              "there is no file or folder 'modle.yaml'\n    did you mean 'model.yaml'?\n");
}

TEST(BadInput, AFolderWithoutAModel) {
    const auto loaded = load_files({{"f/README.md", "x"}}, {"f"});
    EXPECT_FALSE(loaded.model);
    EXPECT_EQ(
        loaded.problems,
        "the folder 'f' holds no model\n"
        "    a model is a .yaml file that begins with 'govmap: 1', or a folder of such files\n");
}

TEST(BadInput, AnEmptyFileAndAFileOfSomethingElse) {
    EXPECT_EQ(problems_of(""),
              "m.yaml:1:1: the file is empty\n"
              "    a model begins with 'govmap: 1'; models/README.md shows the form\n");
    EXPECT_EQ(problems_of("name: something\n"),
              "m.yaml:1:1: this is not a govmap model\n"
              "    name: something\n"
              "    ^\n"
              "    a model begins with 'govmap: 1'; models/README.md shows the form\n");
    EXPECT_NE(problems_of("just text").find("this is not a govmap model"), std::string::npos);
}

TEST(BadInput, AFileThatIsTooLargeIsRefusedBeforeItIsParsed) {
    const auto loaded = load_text("govmap: 1\n#" + std::string(40'000'000, 'x') + "\n");
    EXPECT_FALSE(loaded.model);
    EXPECT_EQ(loaded.problems, "'m.yaml' is too large\n");
}

TEST(BadInput, ALaterFormatIsRefused) {
    EXPECT_NE(problems_of("govmap: 2\n").find("'2' is not known here"), std::string::npos);
}

TEST(BadInput, AStateAndAnAbsenceAtOnce) {
    EXPECT_NE(problems_of("govmap: 1\npartnerships: {p: {products: {terms-of-reference: {state: "
                          "draft, absent: not "
                          "recorded}}}}\n")
                  .find("it has a state and is absent at the same time"),
              std::string::npos);
}

TEST(BadInput, AnAuthorityOutsideItsLifeWhateverItIsUsedFor) {
    const std::string start =
        "govmap: 1\nas_of: 2023-09-07\nauthorities: {a: {name: A, until: 2023-04-01}, b: {}}\n";
    for (const char* use :
         {"bodies: {x: {covers: [A]}}\n", "posts: {x: {of: a}}\n",
          "programmes: {x: {covers: [A]}}\n", "links: [{link: borders, from: b, to: a}]\n",
          "bodies: {x: {footprint: {covers: [{authority: A, from: 2023-05}]}}}\n"}) {
        EXPECT_NE(problems_of(start + use).find("A did not exist "), std::string::npos) << use;
    }
}

TEST(BadInput, AShareAboveOne) {
    EXPECT_NE(
        problems_of(
            "govmap: 1\nareas: {i: {name: I}}\nauthorities: {a: {within: {area: i, share: 1.2}}}\n")
            .find("m.yaml:3:44: a share of 1.2 is not between 0 and 1"),
        std::string::npos);
    EXPECT_EQ(problems_of("govmap: 1\nareas: {i: {name: I}}\n"
                          "authorities: {a: {within: {area: i, share_of_area: 1.01}}}\n"),
              "m.yaml:3:52: a share of 1.01 is not between 0 and 1\n"
              "    authorities: {a: {within: {area: i, share_of_area: 1.01}}}\n"
              "                                                       ^\n"
              "    write a share of residents such as 0.25\n");
}

TEST(BadInput, EveryIndependentProblemIsToldInOneRun) {
    const std::string problems = problems_of(
        "govmap: 1\nposts:\n  a: {nam: A}\n  b: {from: soon}\n  c: {answers_to: nobody-here}\n"
        "partnerships: {p: {roles: {chiar: {post: a}}}}\n");
    for (const char* part : {"m.yaml:3:7: ", "m.yaml:4:13: ", "m.yaml:5:19: ", "m.yaml:6:28: "}) {
        EXPECT_NE(problems.find(part), std::string::npos) << part << " in\n" << problems;
    }
}

TEST(BadInput, ASyntaxErrorEndsItsOwnFileOnly) {
    const auto loaded = load_files(
        {{"a.yaml", "govmap: 1\nposts: {\n"}, {"b.yaml", "govmap: 1\nposts: {p: {nam: P}}\n"}},
        {"a.yaml", "b.yaml"});
    EXPECT_FALSE(loaded.model);
    EXPECT_NE(loaded.problems.find("a.yaml:3:1: not valid YAML"), std::string::npos)
        << loaded.problems;
    EXPECT_NE(loaded.problems.find("b.yaml:2:13: unknown key 'nam'"), std::string::npos)
        << loaded.problems;
}

TEST(BadInput, TenThousandMistakesTakeNoTimeToTell) {
    std::string text = "govmap: 1\nposts:\n";
    for (int i = 0; i < 10'000; ++i) {
        text +=
            "  post-" + std::to_string(i) + ": {answers_to: nobody-" + std::to_string(i) + "}\n";
    }
    EXPECT_NE(problems_of(text).find("nobody-9999"), std::string::npos);
}

TEST(BadInput, DisputedWithoutASource) {
    EXPECT_EQ(problems_of("govmap: 1\nposts: {a: {name: A}}\npartnerships:\n  p:\n    roles: "
                          "{chair: {post: a, disputed: true}}\n"),
              "m.yaml:5:40: it is disputed, and not said by whom it is said\n"
              "        roles: {chair: {post: a, disputed: true}}\n"
              "                                           ^\n"
              "    say who says so: 'source' with the key of a source\n");
    // Each place where it may stand, and each is told of once.
    for (const char* fields :
         {"disputed: true", "roles: {chair: {absent: vacant, disputed: true}}",
          "members: {list: [{post: a, disputed: true}]}",
          "members: {list: [{absent: vacant, represents: [x, y], disputed: true}]}",
          "footprint: {covers: [{authority: c, disputed: true}]}",
          "footprint: {rationale: {text: x, disputed: true}}",
          "answers_to: {to: a, disputed: true}", "answers_to: {absent: vacant, disputed: true}",
          "milestones: {formed: {state: done, due: 2023, disputed: true}}",
          "properties: {k: {value: x, disputed: true}}",
          "products: {plan: {state: draft, disputed: true}}",
          "relations: {list: [{with: b, disputed: true}]}",
          "relations: {list: [{type: board, none: why, disputed: true}]}",
          "attends: [{post: a, disputed: true}]"}) {
        const std::string told =
            problems_of(std::string("govmap: 1\nposts: {a: {name: A}}\nbodies: {b: {name: B}}\n"
                                    "authorities: {c: {name: C}}\npartnerships: {p: {") +
                        fields + "}}\n");
        const std::size_t first = told.find("it is disputed");
        EXPECT_NE(first, std::string::npos) << fields;
        EXPECT_EQ(told.find("it is disputed", first + 1), std::string::npos) << told;
    }
}

TEST(BadInput, APropertySaidTwiceAndNotDisputed) {
    EXPECT_EQ(
        problems_of("govmap: 1\nsources: {s: {title: S}}\nposts:\n  p: {properties: {k: [{value: "
                    "a, source: s}, {value: b, source: s}]}}\n"),
        "m.yaml:4:20: 'k' is said more than once, as if all of it held\n"
        "      p: {properties: {k: [{value: a, source: s}, {value: b, source: s}]}}\n"
        "                       ^\n"
        "    write 'disputed: true' at those on which the sources disagree\n");
    EXPECT_EQ(problems_of("govmap: 1\nposts:\n  p: {properties: {k: [a, {value: b}]}}\n"),
              "m.yaml:3:20: 'k' is a list of texts and of {value: …} in one\n"
              "      p: {properties: {k: [a, {value: b}]}}\n"
              "                       ^\n"
              "    write every side as {value: …, source: …, disputed: true}\n");
}

TEST(BadInput, WhatIsWholeCannotBeDisputed) {
    EXPECT_NE(problems_of("govmap: 1\nsources: {s: {title: S}}\nbodies: {b: {members: {complete: "
                          "{source: s, disputed: true}}}}\n")
                  .find("unknown key 'disputed'"),
              std::string::npos);
}

}  // namespace
}  // namespace govmap
