#include "england.hpp"

#include <fmt/format.h>

namespace govmap::bench {
namespace {

constexpr std::size_t authorities_a_copy = 153;

// 106 partnerships over 153 authorities: every second one of the first 94 takes in a neighbour.
constexpr std::size_t doubled = authorities_a_copy - partnerships_a_copy;

void write_members(std::string& out, std::size_t p) {
    struct Member {
        const char* organisation;
        const char* category;
    };
    constexpr Member members[] = {{"council", "local-authority-officials"},
                                  {"board", "nhs-strategic"},
                                  {"trust", "nhs-mental-health"},
                                  {"jobcentre", "jobcentre-plus"},
                                  {"provider", "treatment-providers"},
                                  {"force", "police"},
                                  {"office", "pcc"},
                                  {"probation", "probation"},
                                  {"voices", "people-affected"}};
    for (const Member& one : members) {
        fmt::format_to(
            std::back_inserter(out),
            "        - {{organisation: {}-{}, represents: [{}], source: {{register: row {}}}}}\n",
            one.organisation, p, one.category, p);
    }
}

}  // namespace

std::string invented_england(std::size_t copies) {
    std::string out =
        "govmap: 1\ntitle: An invented England, for timing\nas_of: 2023-06-01\n"
        "sources:\n  register: {title: An invented register, date: 2023-06-01}\n"
        "links:\n"
        "  - {link: reports_to, from: centre, to: minister}\n"
        "  - {link: reports_to, from: minister, to: prime-minister}\n";
    const auto add = [&](const std::string& text) { out += text; };
    const std::size_t authorities = copies * authorities_a_copy;
    const std::size_t partnerships = copies * partnerships_a_copy;

    add("authorities:\n");
    for (std::size_t a = 0; a < authorities; ++a) {
        add(
            fmt::format("  authority-{0}: {{name: Authority {0}, tier: upper, within: [area-{1}, "
                        "{{area: care-{2}, "
                        "share: 1}}]{3}}}\n",
                        a, a / 4, a / 3,
                        a == 0 ? std::string() : fmt::format(", borders: [authority-{}]", a - 1)));
    }
    add("areas:\n");
    for (std::size_t a = 0; a <= authorities / 3; ++a) {
        add(fmt::format("  care-{0}: {{name: Care Board {0}, type: integrated-care-board}}\n", a));
        if (a <= authorities / 4)
            add(fmt::format("  area-{0}: {{name: Force Area {0}, type: police-force-area}}\n", a));
    }
    add("posts:\n  prime-minister: {name: Prime Minister, type: prime-minister}\n"
        "  minister: {name: Minister, type: minister}\n");
    for (std::size_t p = 0; p < partnerships; ++p) {
        add(
            fmt::format("  director-{0}: {{name: Director {0}, type: director-of-public-health, "
                        "of: council-{0}}}\n",
                        p));
    }
    add("organisations:\n");
    for (std::size_t p = 0; p < partnerships; ++p) {
        for (const char* one : {"council", "board", "trust", "jobcentre", "provider", "force",
                                "office", "probation", "voices"}) {
            add(fmt::format("  {0}-{1}: {{name: {0} {1}}}\n", one, p));
        }
    }
    add("bodies:\n  centre: {name: Central government, type: government-group}\npartnerships:\n");
    std::size_t next = 0;
    for (std::size_t p = 0; p < partnerships; ++p) {
        std::string covers = fmt::format("authority-{}", next++);
        if (p % partnerships_a_copy < doubled) covers += fmt::format(", authority-{}", next++);
        add(fmt::format(
            "  partnership-{0}:\n    name: Partnership {0}\n"
            "    reports_to: {{to: centre, through: sro, source: register}}\n"
            "    footprint: {{covers: [{1}], rationale: agreed by the partners}}\n"
            "    roles:\n      sro: {{post: director-{0}, source: register}}\n"
            "      chair: {{post: director-{0}}}\n      partnership-lead: {{absent: vacant}}\n"
            "    members:\n      complete: true\n      list:\n",
            p, covers));
        write_members(out, p);
        add(fmt::format(
            "    sub_groups:\n      list:\n"
            "        supply-{0}: {{name: Supply group {0}, answers_to: partnership-{0}}}\n"
            "        treatment-{0}: {{name: Treatment group {0}, answers_to: partnership-{0}}}\n"
            "    products:\n      terms-of-reference: {{state: agreed, on: 2022-09-20}}\n"
            "      needs-assessment: {{state: published, on: 2022-12-10}}\n"
            "      delivery-plan: {{state: agreed, on: 2022-12-20}}\n",
            p));
    }
    return out;
}

}  // namespace govmap::bench
