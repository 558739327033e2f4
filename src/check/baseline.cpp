#include "check/baseline.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/shape.hpp"
#include "base/text.hpp"
#include "check/param.hpp"
#include "read/yaml.hpp"
#include "read/yaml_text.hpp"

namespace govmap {
namespace {

constexpr const char* version_key = "govmap-baseline";
constexpr const char* how_to_make = "'govmap check MODEL --write-baseline FILE' makes one";

using Key = std::tuple<std::string, std::string, std::string>;

template <class Keyed>
Key key_of(const Keyed& one) {
    return {one.rule, one.subject, one.item};
}

// How far from a pass: what may stand in a baseline has a degree of its own.
int degree(Verdict verdict) {
    if (verdict == Verdict::fail) return 2;
    return verdict == Verdict::cannot_tell ? 1 : 0;
}

Shapes baseline_shapes() {
    Shapes book;
    book.add("one", shapes::word("the number of this format", {"1"}));
    book.add("day", shapes::day("a day"));
    book.add("text", shapes::text("text"));
    book.add("verdict", shapes::word("what was accepted",
                                     {info(Verdict::fail).word, info(Verdict::cannot_tell).word}));
    book.add("finding", shapes::fields("a finding that was accepted as known",
                                       {{"rule", "text", "the rule's id", true},
                                        {"subject", "text", "the id of what it is about", true},
                                        {"item", "text", "the item; \"-\" for none", true},
                                        {"verdict", "verdict", "what was accepted", true}}));
    book.add("findings", shapes::list("the findings, one a line", "finding"));
    book.add("baseline",
             shapes::fields("a baseline", {{version_key, "one", "the number of this format", true},
                                           {"as_of", "day", "the day of the check", true},
                                           {"findings", "findings", "what was accepted", true}}));
    return book;
}

bool is_baseline(const Node& document, Problems& problems) {
    const Node* version = document.is_map() ? document.find(version_key) : nullptr;
    if (version == nullptr) {
        problems.add(document.where(), "this is not a baseline of govmap", how_to_make);
        return false;
    }
    if (version->is_scalar() && version->text() != "1") {
        problems.add(
            version->where(), fmt::format("this baseline has the format '{}'", version->text()),
            "this govmap knows the format 1: use the govmap that made it, or make it anew");
        return false;
    }
    return baseline_shapes().conform(document, "baseline", problems);
}

/// The verdict of today for each key; of several, the worst.
std::map<Key, Verdict> worst_of(const CheckReport& report) {
    std::map<Key, Verdict> result;
    for (const Finding& finding : report.findings) {
        const auto [at, fresh] = result.try_emplace(key_of(finding), finding.verdict);
        if (!fresh && degree(finding.verdict) > degree(at->second)) at->second = finding.verdict;
    }
    return result;
}

/// Marks the findings that count as known or new, and counts both.
void mark(const Baseline& baseline, int counts_from, CheckReport& report,
          ComparedBaseline& result) {
    std::map<Key, Verdict> accepted;
    for (const Baseline::Entry& one : baseline.entries) accepted.emplace(key_of(one), one.verdict);
    for (Finding& finding : report.findings) {
        if (degree(finding.verdict) < counts_from) continue;
        const auto found = accepted.find(key_of(finding));
        const bool covered =
            found != accepted.end() && degree(found->second) >= degree(finding.verdict);
        finding.known = covered ? Known::known : Known::fresh;
        ++(covered ? result.known : result.fresh);
    }
}

std::vector<GoneFinding> gone_from(const Baseline& baseline, const CompareOptions& options,
                                   const CheckReport& report) {
    const std::map<Key, Verdict> today = worst_of(report);
    std::vector<GoneFinding> result;
    for (const Baseline::Entry& one : baseline.entries) {
        const bool ran = options.all_rules || std::any_of(report.rules.begin(), report.rules.end(),
                                                          [&](const RuleSummary& rule) {
                                                              return rule.rule == one.rule;
                                                          });
        const auto now = today.find(key_of(one));
        // Without `strict`, what cannot be told does not count; a fail that became one is no fail.
        const bool still =
            now != today.end() && degree(now->second) >= (options.strict ? 1 : degree(one.verdict));
        if (!ran || still) continue;
        result.push_back({one.rule, one.subject, one.item,
                          now == today.end() ? std::nullopt : std::optional(now->second)});
    }
    return result;
}

}  // namespace

Baseline baseline_of(const CheckReport& report, bool strict) {
    Baseline result;
    result.as_of = report.as_of;
    for (const auto& [key, verdict] : worst_of(report)) {
        if (degree(verdict) < (strict ? 1 : 2)) continue;
        const auto& [rule, subject, item] = key;
        result.entries.push_back({rule, subject, item, verdict, {}});
    }
    return result;
}

std::string baseline_text(const Baseline& baseline) {
    std::string out = fmt::format(
        "# What was accepted as known on {}: 'govmap check MODEL --baseline THIS-FILE' shows what "
        "is "
        "new.\n{}: 1\nas_of: {}\nfindings:",
        in_words(baseline.as_of), version_key, iso(baseline.as_of));
    out += baseline.entries.empty() ? " []\n" : "\n";
    for (const Baseline::Entry& one : baseline.entries) {
        out += fmt::format("  - {{rule: {}, subject: {}, item: {}, verdict: {}}}\n",
                           yaml_quoted(one.rule), yaml_quoted(one.subject), yaml_quoted(one.item),
                           info(one.verdict).word);
    }
    return out;
}

std::optional<Baseline> read_baseline(ReadContext& context, const std::string& path) {
    const std::size_t before = context.problems.size();
    std::string_view text;
    const auto file = read_text(context, path, {}, text);
    if (!file) return std::nullopt;
    const auto document = parse_yaml(text, *file, context.problems);
    if (!document || !is_baseline(*document, context.problems)) return std::nullopt;
    Baseline result;
    result.as_of = *param::day(*document, "as_of");
    std::map<Key, Location> seen;
    for (const Node& item : document->find("findings")->items()) {
        Baseline::Entry entry{param::text(item, "rule"), param::text(item, "subject"),
                              param::text(item, "item"), *verdict(param::text(item, "verdict")),
                              item.where()};
        const auto [other, fresh] = seen.try_emplace(key_of(entry), entry.where);
        if (!fresh) {
            context.problems.add(entry.where, "this finding stands in the baseline twice",
                                 fmt::format("the other one is at {}; take one of them out",
                                             context.sources.describe(other->second)));
        }
        result.entries.push_back(std::move(entry));
    }
    if (context.problems.size() != before) return std::nullopt;
    std::sort(result.entries.begin(), result.entries.end(),
              [](const auto& a, const auto& b) { return key_of(a) < key_of(b); });
    return result;
}

void compare_with(const Baseline& baseline, const Model& model, const CompareOptions& options,
                  CheckReport& report, Problems& problems) {
    const auto spoken_of = [&](const Baseline::Entry& one) {
        return one.subject == "model" || model.find(one.subject).has_value();
    };
    const auto& entries = baseline.entries;
    if (!entries.empty() && std::none_of(entries.begin(), entries.end(), spoken_of)) {
        problems.add(
            entries.front().where,
            fmt::format("nothing that this baseline speaks of is in the model, such as '{}'",
                        entries.front().subject),
            "give the baseline of this model, or make one with --write-baseline");
        return;
    }
    ComparedBaseline result;
    result.as_of = baseline.as_of;
    mark(baseline, options.strict ? 1 : 2, report, result);
    result.gone = gone_from(baseline, options, report);
    report.baseline = std::move(result);
}

}  // namespace govmap
