#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "check/bench.hpp"
#include "check/components.hpp"

// Whatever holds only perhaps on the day, because its date is known to the month, settles nothing.
// Each case is a model with such dates, at a day inside that month. Every date is read as the first
// and as the last day of the month, in all combinations; where these readings come to different
// verdicts, the model with the half-known dates must come to none.

namespace govmap {
namespace {

using test::rule_text;
using test::run_rule;
using test::Texts;

const char* const today = "2022-12-15";
const char* const half = "2022-12";
const char* const early = "2022-12-01";
const char* const late = "2022-12-31";

struct Case {
    std::string component;
    std::string what;  // what holds only perhaps
    std::string condition;
    std::string model;            // %1 and %2 are dates
    std::string properties = {};  // rows of,key,value,from,until
    std::string links = {};       // rows link,from,to,since,until
    std::string about = "{fulfils: combating-drugs-partnership}";
};

std::string cdp(const std::string& fields) {
    return "partnerships: {cdp: {name: C Partnership, " + fields + "}}\n";
}

const std::string posts =
    "posts: {p: {name: P, type: director}, q: {name: Q, type: prime-minister}, r: {name: R}}\n";
const std::string organisations = "organisations: {o: {name: O}, n: {name: N}}\n";

std::vector<Case> cases() {
    std::vector<Case> all;
    const auto add = [&](Case one) { all.push_back(std::move(one)); };
    const std::string lines = "{kind: body, id: mid}";
    const std::string places = "{kind: authority, id: d}";

    // Lists that a path reaches.
    const std::string count = "{count: {path: \"~holds[role=sro]\", ";
    add({"count", "a holder of at least one", count + "at_least: 1}}",
         posts + cdp("roles: {sro: [{post: p, until: %1}, {post: q, from: 2024-01-01}]}")});
    add({"count", "the second of at most one", count + "at_most: 1}}",
         posts + cdp("roles: {sro: [{post: p}, {post: q, from: %1}]}")});
    add({"count", "the post itself", count + "exactly: 1}}",
         "posts: {p: {name: P, from: %1}, q: {name: Q}}\n" +
             cdp("roles: {sro: [{post: p}, {post: q}]}")});
    add({"not", "a holder of at least two", "{not: " + count + "at_least: 2}}}",
         posts + cdp("roles: {sro: [{post: p, until: %1}, {post: q}]}")});
    add({"all", "both of two lists",
         "{all: [" + count + "at_least: 1}}, {count: {path: covers, at_least: 1}}]}",
         posts + "authorities: {a: {name: A}, b: {name: B}}\n" +
             cdp("roles: {sro: [{post: p, until: %1}, {post: q, until: 2020-01-01}]}, footprint: "
                 "{covers: [{authority: a, until: %2}, {authority: b, until: 2020-01-01}]}")});
    add({"any", "both of two lists",
         "{any: [" + count + "at_most: 0}}, {count: {path: covers, at_most: 0}}]}",
         posts + "authorities: {a: {name: A}, b: {name: B}}\n" +
             cdp("roles: {sro: [{post: p, until: %1}]}, footprint: {covers: [{authority: a, until: "
                 "%2}]}")});
    add({"each_word", "a member for one of the words",
         "{each_word: {words: [police], check: {represented: {category: \"{word}\"}}}}",
         organisations +
             cdp("members: {complete: true, list: [{organisation: o, represents: [police], until: "
                 "%1}]}")});
    add({"each", "one of those looked at",
         "{each: {path: \"~holds[role=sro]\", check: {true_of: {type: director}}}}",
         posts + cdp("roles: {sro: [{post: p, until: %1}, {post: q, until: %2}]}")});
    add({"eligible", "a holder of a type", "{eligible: {role: sro, types: [director]}}",
         posts + cdp("roles: {sro: [{post: p}, {post: q, until: %1}]}")});
    add({"agreed", "a holder not agreed to", "{agreed: {role: sro}}",
         posts +
             cdp("roles: {sro: [{post: p, agreed: true}, {post: q, agreed: false, until: %1}]}")});
    add({"represented", "a member", "{represented: {category: police}}",
         organisations +
             cdp("members: {complete: true, list: [{organisation: o, represents: [police], until: "
                 "%1}]}")});
    add({"represented", "a sub-group", "{represented: {category: police}}",
         organisations +
             cdp("members: {complete: true, list: []}, sub_groups: {complete: true, list: {g: "
                 "{name: G, until: %1, members: {complete: true, list: [{organisation: o, "
                 "represents: [police]}]}}}}")});
    add({"engaged", "a member", "{engaged: {groups: {police: []}, property: groups}}",
         organisations + cdp("properties: {groups: {value: [treatment], complete: true}}, members: "
                             "{complete: true, list: [{organisation: o, represents: [police], "
                             "until: %1}]}")});
    add({"engaged", "the list", "{engaged: {groups: {police: []}, property: groups}}",
         cdp("note: x"), "cdp,groups,police,,%1\ncdp,groups,none,%1,\n"});
    add({"overlap", "what is in one of the paths",
         "{overlap: {path: \"~holds[role=sro]\", with: \"~holds[role=chair]\"}}",
         posts + cdp("roles: {sro: [{post: p, until: %1}, {post: q}], chair: {post: p}}")});
    add({"apart", "what is in one of the paths",
         "{apart: {path: \"~holds[role=sro]\", with: \"~holds[role=chair]\"}}",
         posts + cdp("roles: {sro: {post: p, until: %1}, chair: {post: p}}")});
    add({"same", "what is in both paths, at other times",
         "{same: {path: \"~holds[role=sro]\", with: \"~holds[role=chair]\"}}",
         posts + cdp("roles: {sro: [{post: p, until: %1}, {post: q}], chair: [{post: p, from: %2}, "
                     "{post: q}]}")});
    add({"among", "what is in the wider list",
         "{among: {path: \"~holds[role=sro]\", with: \"~holds[role=chair]\"}}",
         posts + cdp("roles: {sro: {post: p}, chair: [{post: p, until: %1}, {post: q}]}")});

    // Places.
    const std::string covered = "{covered: {fulfils: combating-drugs-partnership}}";
    const std::string land =
        "areas: {reg: {name: Region, type: police-force-area}}\nauthorities: {d: {name: D}}\n";
    const std::string known =
        "complete: [{area: d, fulfils: combating-drugs-partnership}, {area: reg, fulfils: "
        "combating-drugs-partnership}]\n";
    add({"covered", "that it covers the place", covered,
         land + known + cdp("footprint: {covers: [{authority: d, until: %1}]}"), "", "", places});
    add({"covered", "that the place lies in what it covers", covered,
         land + known + cdp("footprint: {covers: [reg]}"), "", "within,d,reg,,%1\n", places});
    add({"covered", "that the place lies where the list is whole", covered,
         land + "complete: [{area: reg, fulfils: combating-drugs-partnership}]\n" +
             cdp("footprint: {complete: false}"),
         "", "within,d,reg,,%1\n", places});
    add({"covered", "which places lie in the area under review", covered,
         "area: reg\n" + land + known + cdp("footprint: {covers: [d]}"), "", "within,d,reg,,%1\n",
         "{kind: authority, in: area under review}"});
    add({"count", "that the place lies where the list is whole",
         "{count: {path: \"~covers[fulfils=combating-drugs-partnership]\", at_least: 1}}",
         land + "complete: [{area: reg, fulfils: combating-drugs-partnership}]\n", "",
         "within,d,reg,,%1\n", places});
    add({"true_of", "the tier that is recorded", "{true_of: {tier: upper}}",
         "authorities: {d: {name: D}}\n", "d,tier,upper,,%1\nd,tier,lower,%1,\n", "", places});

    const std::string nested = "{nested: {area: police-force-area}}";
    const std::string same = "{nested: {area: police-force-area, same: true}}";
    const std::string two =
        "areas: {reg: {name: Region, type: police-force-area}}\nauthorities: {d: {name: D, tier: "
        "upper, population: 100, within: [{area: reg, share: 1, share_of_area: 0.5}]}, e: {name: "
        "E, tier: upper, population: 100}}\n";
    add({"nested", "what the footprint has", same,
         two + cdp("footprint: {covers: [d, {authority: e, until: %1}]}"), "", "within,e,reg,,\n"});
    add({"nested", "what lies in the area", nested, two + cdp("footprint: {covers: [d, e]}"), "",
         "within,e,reg,,%1\n"});
    add({"nested", "what else lies in the area, by count", same,
         "areas: {reg: {name: Region, type: police-force-area}}\nauthorities: {d: {name: D, tier: "
         "upper, within: [reg]}, e: {name: E, tier: upper}}\n" +
             cdp("footprint: {covers: [d]}"),
         "", "within,e,reg,,%1\n"});
    add({"nested", "what lies in the area that is covered", same,
         "areas: {big: {name: Big}, reg: {name: Region, type: police-force-area}}\nauthorities: "
         "{d: {name: D, tier: upper, within: [reg, big]}, e: {name: E, tier: upper, within: "
         "[reg]}}\n" +
             cdp("footprint: {covers: [big]}"),
         "", "within,e,big,,%1\n"});

    const std::string connected = "{connected: {path: covers}}";
    const std::string three =
        "authorities: {a: {name: A}, b: {name: B}, c: {name: C}, e: {name: E}}\n";
    add({"connected", "a border", connected, three + cdp("footprint: {covers: [a, b]}"), "",
         "borders,a,b,,%1\nborders,a,c,,\nborders,b,c,,\n"});
    add({"connected", "the place that joins the others", connected,
         three + cdp("footprint: {covers: [a, {authority: b, until: %1}, c]}"), "",
         "borders,a,b,,\nborders,b,c,,\n"});
    add({"connected", "a place apart", connected,
         three + cdp("footprint: {covers: [a, b, {authority: c, until: %1}]}"), "",
         "borders,a,b,,\nborders,c,e,,\n"});

    add({"changed", "when the body began", "{changed: {list: covers}}",
         "authorities: {a: {name: A}, b: {name: B}}\n" +
             cdp("milestones: {formed: {state: done, on: %1}}, footprint: {covers: [a, {authority: "
                 "b, from: 2022-12-10}]}")});
    add({"changed", "when it came in", "{changed: {list: covers}}",
         "authorities: {a: {name: A}, b: {name: B}}\n" +
             cdp("from: 2022-12-10, footprint: {covers: [a, {authority: b, from: %1}]}")});

    // Lines.
    const std::string reaches = "{reaches: {target: top}}";
    add({"reaches", "a link of the line", reaches,
         "bodies: {top: {name: Top}, mid: {name: Mid, answers_to: {to: top, until: %1}}}\n" +
             cdp("answers_to: mid"),
         "", "", lines});
    add({"reaches", "who holds the role it goes through", reaches,
         posts + "bodies: {top: {name: Top}}\n" +
             cdp("reports_to: {to: top, through: sro}, roles: {sro: [{post: p, until: %1}]}")});
    add({"no_loop", "a link of the loop", "{no_loop: {over: answers_to}}",
         "bodies: {b: {name: B, answers_to: {to: cdp, until: %1}}}\n" + cdp("answers_to: b")});
    const std::string cut = "{cut_point: {target: top}}";
    const std::string top = "bodies: {top: {name: Top}, ";
    add({"cut_point", "who hangs on it", cut,
         top + "mid: {name: Mid, answers_to: top}, c: {name: C, answers_to: {to: mid, until: "
               "%1}}}\n",
         "", "", lines});
    add({"cut_point", "the other way round it", cut,
         top + "mid: {name: Mid, answers_to: top}, b: {name: B, answers_to: {to: top, until: "
               "%1}}, c: {name: C, answers_to: [mid, b]}}\n",
         "", "", lines});
    add({"cut_point", "one way or the other", cut,
         top + "mid: {name: Mid, answers_to: top}, b: {name: B, answers_to: top}, c: {name: C, "
               "answers_to: [{to: mid, until: %1}, {to: b, until: %2}]}}\n",
         "", "", lines});
    add({"cut_point", "its own line", cut,
         top + "mid: {name: Mid, answers_to: {to: top, until: %1}}, c: {name: C, answers_to: "
               "mid}}\n",
         "", "", lines});
    add({"cut_point", "the deputy of a role", cut,
         posts + "bodies: {top: {name: Top}}\n" +
             cdp("reports_to: [{to: top, through: sro}, {to: top, through: chair}], roles: {sro: "
                 "{post: p}, chair: [{post: q, from: %1}, {post: p}]}"),
         "", "", "{kind: post, id: p}"});

    // What is recorded, by its own period, its own day, and the document's.
    const std::string recorded = "{recorded: {property: rationale}}";
    const std::string of_paper = "{recorded: {product: terms-of-reference, property: scope}}";
    add({"recorded", "the property", recorded, cdp("note: x"), "cdp,rationale,it is so,,%1\n"});
    add({"recorded", "which of two", recorded, cdp("note: x"),
         "cdp,rationale,none,,%1\ncdp,rationale,it is so,%1,\n"});
    add({"recorded", "since when", recorded, cdp("properties: {rationale: {value: no, on: %1}}")});
    add({"recorded", "the document", of_paper,
         cdp("products: {terms-of-reference: {until: %1, state: agreed, properties: {scope: "
             "s}}}")});
    add({"recorded", "which document is the later", of_paper,
         cdp("products: {terms-of-reference: [{state: agreed, on: 2021-01-01, properties: {scope: "
             "no}}, {state: agreed, on: %1, properties: {scope: s}}]}")});
    add({"recorded", "which document there is", of_paper,
         cdp("products: {terms-of-reference: [{until: %1, state: agreed, on: 2022-01-01, "
             "properties: {scope: no}}, {state: agreed, on: 2021-01-01, properties: {scope: "
             "s}}]}")});
    add({"recorded", "the state that says it too",
         "{recorded: {product: delivery-plan, property: scope, or_state: published}}",
         cdp("products: {delivery-plan: {state: published, on: %1}}")});
    const std::string lists =
        "{lists: {product: terms-of-reference, property: matters, items: [quorum]}}";
    add({"lists", "the list", "{lists: {property: matters, items: [quorum]}}", cdp("note: x"),
         "cdp,matters,quorum,,%1\ncdp,matters,none,%1,\n"});
    add({"lists", "the document", lists,
         cdp("products: {terms-of-reference: {until: %1, state: agreed, properties: {matters: "
             "[quorum]}}}, products_complete: true")});
    add({"lists", "which document is the later", lists,
         cdp("products: {terms-of-reference: [{state: agreed, on: 2021-01-01, properties: "
             "{matters: [quorum]}}, {state: agreed, on: %1, properties: {matters: {value: [x], "
             "complete: true}}}]}")});

    const std::string due = "{due: {product: terms-of-reference, by: 2022-12-10}}";
    add({"due", "the state", due, "links: [{link: owns, from: cdp, to: tor}]\n" + cdp("note: x"),
         "tor,state,draft,,%1\ntor,state,agreed,%1,\n"});
    add({"due", "the document", due,
         cdp("products: {terms-of-reference: {until: %1, state: agreed, on: 2022-12-01}}, "
             "products_complete: true")});
    add({"due", "since when", due,
         cdp("products: {terms-of-reference: {state: agreed, on: %1}}, products_complete: true")});
    add({"due", "who holds the role", "{due: {role: sro, by: 2022-12-10}}",
         posts + cdp("roles: {sro: [{post: p, from: %1}, {absent: vacant, until: 2022-01-01}]}")});
    add({"due", "when the body was formed", due,
         cdp("milestones: {formed: {state: done, on: %1}}, products: {terms-of-reference: {state: "
             "draft}}")});
    add({"due", "a milestone", "{due: {milestone: formed, by: 2022-12-10}}", cdp("note: x"),
         "cdp,milestone:formed,planned,,%1\ncdp,milestone:formed,done,%1,\n"});
    const std::string again = "{due: {product: progress-report, every: 12 months}}";
    add({"due", "the next of a row", again,
         cdp("products: {progress-report: [{state: published, on: 2021-01-01}, {state: published, "
             "on: %1}]}, products_complete: true")});
    add({"due", "the last of a row", again,
         cdp("products: {progress-report: [{state: published, on: 2021-01-01}, {state: published, "
             "on: 2022-06-01, until: %1}]}, products_complete: true")});
    add({"due", "the only one of a row", again,
         cdp("products: {progress-report: {state: published, on: %1}}")});
    add({"done_by", "the state of the document", "{done_by: {property: due}}",
         cdp("products: {delivery-plan: {state: agreed, on: %1, due: 2022-12-10}}"), "", "",
         "{kind: product}"});
    add({"done_by", "which day is set for it", "{done_by: {property: due}}",
         "links: [{link: owns, from: cdp, to: tor}]\n" + cdp("note: x"),
         "tor,state,draft,,\ntor,due,2022-12-10,,%1\ntor,due,2023-03-31,%1,\n", "",
         "{kind: product}"});
    add({"done_by", "the document itself", "{done_by: {property: due}}",
         cdp("products: {delivery-plan: {state: draft, due: 2022-12-10, until: %1}}"), "", "",
         "{kind: product}"});

    // Relations.
    const auto relate = [&](const std::string& per) {
        return "{relation: {type: health-and-wellbeing-board, per: " + per + "}}";
    };
    const auto hwb = [](const std::string& more) {
        return "bodies: {hwb: {name: H Board, type: health-and-wellbeing-board" + more + "}}\n";
    };
    const std::string related = "relations: {complete: true, list: [{with: hwb, nature: reports}]}";
    add({"relation", "the relation", relate("subject"),
         hwb("") + cdp("relations: {complete: true, list: [{with: hwb, nature: reports, until: "
                       "%1}]}")});
    add({"relation", "what the board covers", relate("authority"),
         land + hwb(", covers: [{authority: d, until: %1}, reg]") +
             cdp("footprint: {covers: [d]}, " + related)});
    add({"relation", "that the place lies in what the board covers", relate("authority"),
         land + hwb(", covers: [reg]") + cdp("footprint: {covers: [d]}, " + related), "",
         "within,d,reg,,%1\n"});
    add({"relation", "that the place lies in the area", relate("police-force-area"),
         "areas: {reg: {name: Region, type: police-force-area}, old: {name: Old, type: "
         "police-force-area}}\nauthorities: {d: {name: D, tier: upper}}\n" +
             hwb(", covers: [reg]") + cdp("footprint: {covers: [d]}, " + related),
         "", "within,d,reg,,%1\nwithin,d,old,%1,\n"});
    add({"relation", "what the footprint has", relate("authority"),
         land + hwb(", covers: [reg]") +
             cdp("footprint: {covers: [{authority: d, until: %1}, reg]}, relations: {complete: "
                 "true, list: []}")});
    const std::string only =
        "{relation: {type: health-and-wellbeing-board, per: authority, only_where: {fulfils: "
        "violence-reduction-unit}}}";
    const std::string unit =
        "bodies: {u: {name: Unit, fulfils: [violence-reduction-unit], covers: [";
    const std::string units =
        "complete: [{area: d, fulfils: violence-reduction-unit}, {area: reg, fulfils: "
        "violence-reduction-unit}]\n";
    const std::string none = cdp("footprint: {covers: [d]}, relations: {complete: true, list: []}");
    add({"relation", "that there is such a board over the place", only,
         land + units + unit + "{authority: d, until: %1}]}}\n" + none});
    add({"relation", "that the place lies where there is such a board", only,
         land + units + unit + "reg]}}\n" + none, "", "within,d,reg,,%1\n"});
    add({"relation", "that the place lies where the list of boards is whole", only,
         land + "complete: [{area: reg, fulfils: violence-reduction-unit}]\n" + none, "",
         "within,d,reg,,%1\n"});

    // What ties an entity to the rest.
    add({"tied", "the only link", "{tied: {}}", "bodies: {b: {name: B}}\n" + cdp("note: x"), "",
         "answers_to,cdp,b,,%1\n"});
    add({"sourced", "what has no source", "{sourced: {}}",
         "sources: {s: {title: S}}\nbodies: {b: {name: B}}\n" + cdp("source: s"), "",
         "answers_to,cdp,b,,%1\n"});
    return all;
}

using Verdicts = std::map<std::string, Verdict>;

std::string filled(std::string text, const std::vector<std::string>& dates) {
    for (std::size_t at = 0; at < dates.size(); ++at) {
        const std::string mark = "%" + std::to_string(at + 1);
        for (auto found = text.find(mark); found != std::string::npos; found = text.find(mark))
            text.replace(found, mark.size(), dates[at]);
    }
    return text;
}

// The verdicts by subject and item, with these dates in the place of the marks.
Verdicts verdicts(const Case& one, const std::vector<std::string>& dates) {
    Texts beside;
    std::string tables;
    if (!one.properties.empty()) {
        beside["properties.csv"] = "of,key,value,from,until\n" + filled(one.properties, dates);
        tables += "properties: properties.csv, ";
    }
    if (!one.links.empty()) {
        beside["links.csv"] = "link,from,to,since,until\n" + filled(one.links, dates);
        tables += "links: links.csv, ";
    }
    if (one.model.find("to: tor") != std::string::npos) {
        beside["entities.csv"] = "kind,id,type\nproduct,tor,terms-of-reference\n";
        tables += "entities: entities.csv, ";
    }
    std::string model = filled(one.model, dates);
    if (!tables.empty()) model = "tables: {" + tables + "}\n" + model;
    Verdicts result;
    for (const Finding& found :
         run_rule(rule_text(one.condition, "", one.about), model, today, beside).findings) {
        result[found.subject + '/' + found.item] = found.verdict;
    }
    return result;
}

std::string in_words(const Verdicts& verdicts) {
    std::string result;
    for (const auto& [who, verdict] : verdicts) result += who + ' ' + info(verdict).word + "; ";
    return result;
}

const Verdict* find(const Verdicts& verdicts, const std::string& who) {
    const auto found = verdicts.find(who);
    return found == verdicts.end() ? nullptr : &found->second;
}

// All the combinations of the first and the last day of the month for the dates that a case has.
std::vector<std::vector<std::string>> readings(const Case& one) {
    const std::string all = one.model + one.properties + one.links;
    std::size_t dates = 0;
    while (all.find('%' + std::to_string(dates + 1)) != std::string::npos) ++dates;
    std::vector<std::vector<std::string>> result;
    for (std::size_t at = 0; at < (std::size_t{1} << dates); ++at) {
        std::vector<std::string> reading;
        for (std::size_t date = 0; date < dates; ++date)
            reading.emplace_back((at >> date & 1U) == 0 ? early : late);
        result.push_back(std::move(reading));
    }
    return result;
}

class HalfKnown : public testing::TestWithParam<Case> {};

TEST_P(HalfKnown, SettlesNothing) {
    const Case& one = GetParam();
    std::vector<Verdicts> read;
    std::set<std::string> everything;
    const auto all = readings(one);
    for (const auto& reading : all) {
        read.push_back(verdicts(one, reading));
        for (const auto& [who, verdict] : read.back()) everything.insert(who);
    }
    const Verdicts told = verdicts(one, std::vector<std::string>(all.front().size(), half));
    for (const auto& [who, verdict] : told) everything.insert(who);
    bool differ = false;
    for (const std::string& who : everything) {
        const Verdict* first = find(read.front(), who);
        const bool agree = std::all_of(read.begin(), read.end(), [&](const Verdicts& other) {
            const Verdict* that = find(other, who);
            return (that == nullptr) == (first == nullptr) && (that == nullptr || *that == *first);
        });
        differ = differ || !agree;
        const Verdict* said = find(told, who);
        if (said == nullptr || *said == Verdict::cannot_tell) continue;
        EXPECT_TRUE(agree && first != nullptr && *first == *said)
            << one.component << ", " << one.what << ": " << who
            << "\nearly: " << in_words(read.front()) << "\nlate: " << in_words(read.back())
            << "\nhalf-known: " << in_words(told);
    }
    EXPECT_TRUE(differ) << one.component << ", " << one.what
                        << ": the readings do not differ, so nothing is tested: "
                        << in_words(read.front());
}

INSTANTIATE_TEST_SUITE_P(EveryComponent, HalfKnown, testing::ValuesIn(cases()));

TEST(HalfKnown, IsAskedOfEveryComponent) {
    const std::vector<Case> all = cases();
    for (const ComponentInfo& component : components()) {
        const std::string word = component.word;
        if (word == "sql") continue;  // what a query makes of such a link is the query's own
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const Case& one) {
            return one.component == word;
        })) << word;
    }
}

}  // namespace
}  // namespace govmap
