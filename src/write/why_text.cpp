#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/local_part.hpp"
#include "write/report_parts.hpp"
#include "write/rule_page.hpp"
#include "write/why.hpp"

namespace govmap {
namespace {

constexpr std::size_t under = 2;
constexpr std::size_t deeper = 4;

std::string placed(const SourceMap& sources, const Fact& fact) {
    std::string result = fact.text;
    if (!fact.citation.empty()) result += fmt::format(" [{}]", fact.citation);
    if (fact.where.known()) result += fmt::format(" ({})", sources.describe(fact.where));
    return result;
}

std::string without_it(const WhyFinding& why, const FactTried& one) {
    if (!one.without) return {};
    const Verdict verdict = why.finding.verdict;
    const std::string label = info(*one.without).label;
    if (*one.without == verdict)
        return verdict == Verdict::pass ? "without it alone: still a pass" : std::string{};
    if (*one.without == Verdict::pass)
        return fmt::format(
            "without it: {}. If it is over, add 'until:' with the day to it; if it is wrong, "
            "mend it",
            label);
    return fmt::format("without it: {}", label);
}

void write_facts(Page& page, const WhyFinding& why, const SourceMap& sources) {
    if (why.facts.empty()) return;
    page.heading("What it rests on");
    for (const FactTried& one : why.facts) {
        page.paragraph(placed(sources, one.fact), under, "· ");
        if (const std::string without = without_it(why, one); !without.empty())
            page.paragraph(without, deeper);
    }
    if (why.finding.verdict != Verdict::pass || why.smallest.empty() ||
        why.smallest.size() == why.facts.size())
        return;
    std::vector<std::string> numbers;
    for (const std::size_t at : why.smallest) numbers.push_back(why.facts[at].fact.text);
    page.paragraph(fmt::format("With the rest of the model as it is, this is enough: {}.",
                               fmt::join(numbers, "; ")),
                   under);
}

void write_missing(Page& page, const WhyFinding& why) {
    if (why.finding.missing.empty()) return;
    page.heading("What is missing");
    for (const std::string& one : why.finding.missing) page.paragraph(one, under, "– ");
}

std::string place_of(const Proposal& proposal, const SourceMap& sources) {
    std::string result = capitalised(proposal.place);
    if (proposal.where.known()) result += fmt::format(" ({})", sources.describe(proposal.where));
    if (proposal.instead_of.known()) {
        result +=
            fmt::format(", in place of what stands at {}", sources.describe(proposal.instead_of));
    }
    return result + ':';
}

void write_lines(Page& page, const Answer& answer, const SourceMap& sources) {
    const Proposal& proposal = answer.proposal;
    page.paragraph(place_of(proposal, sources), deeper + 1);
    if (sources.name(proposal.where.file).ends_with(".csv")) {
        page.paragraph(
            "This stands in a table: write what these lines say as rows of the model's tables "
            "(models/README.md, Lists as tables).",
            deeper + 1);
    }
    page.blank();
    std::istringstream lines(answer.lines);
    for (std::string line; std::getline(lines, line);) page.line(line, deeper + deeper);
    page.blank();
}

void write_answer(Page& page, const Answer& answer, std::size_t number, const SourceMap& sources) {
    const Proposal& proposal = answer.proposal;
    page.blank();
    page.paragraph(fmt::format("{}, then {}.", capitalised(proposal.when), comes_to(answer.then)),
                   under, fmt::format("{}. ", number));
    if (!answer.lines.empty()) write_lines(page, answer, sources);
    for (const Location place : proposal.to_source)
        page.paragraph(
            fmt::format("Add 'source: SOURCE-ID' to what stands at {}.", sources.describe(place)),
            deeper + 1);
    for (const Blank& blank : proposal.blanks)
        page.paragraph(blank.means, deeper + 1, blank.text + ": ");
    if (!answer.sentence.empty()) page.paragraph(answer.sentence, deeper + 1, "It then reads: ");
}

/// What to look at where nothing that could be added was found to settle it.
std::string no_lines(const WhyFinding& why, const SourceMap& sources) {
    const bool hangs_on_one =
        std::any_of(why.facts.begin(), why.facts.end(),
                    [](const FactTried& one) { return one.without == Verdict::pass; });
    if (hangs_on_one) {
        return "No lines are given here: it hangs on what is recorded above, not on what is not. "
               "Look at what stands with 'without it: pass'.";
    }
    const Finding& finding = why.finding;
    if (finding.verdict == Verdict::cannot_tell && !finding.missing.empty()) {
        const std::string where = sources.describe(finding.subject_where);
        return fmt::format(
            "No lines are given here: none were found that settle it by themselves. Find out what "
            "is missing, above, and record it with its source{}; models/README.md says how each "
            "kind of fact is written.",
            where.empty() ? std::string{}
                          : fmt::format(" ({} stands at {})", finding.subject_name, where));
    }
    const auto placed_fact = std::find_if(why.facts.begin(), why.facts.end(),
                                          [](const auto& one) { return one.fact.where.known(); });
    if (placed_fact != why.facts.end()) {
        return fmt::format(
            "No lines are given here: none were found that settle it by themselves. It comes of "
            "the facts above taken together: look whether each still holds, beginning with {}, "
            "and at what to do, below.",
            sources.describe(placed_fact->fact.where));
    }
    return "No lines are given here: none were found that settle it by themselves. What to do, "
           "below, says where to begin.";
}

void write_answers(Page& page, const WhyFinding& why, const SourceMap& sources) {
    const Verdict verdict = why.finding.verdict;
    if (verdict == Verdict::pass || verdict == Verdict::not_applicable) return;
    page.heading(verdict == Verdict::cannot_tell ? "What to add to the model, once it is known"
                                                 : "What would meet the rule, once it is so");
    if (why.answers.empty()) {
        page.paragraph(no_lines(why, sources), under);
        return;
    }
    std::size_t number = 0;
    for (const Answer& one : why.answers) write_answer(page, one, ++number, sources);
    page.blank();
    page.paragraph(
        fmt::format("Words in capitals are blanks, for you to find out and fill in. Each of "
                    "these was tried out on a copy of the model, with a stand-in in every "
                    "blank ({}{}).",
                    counted(why.runs, "run"), why.cut_short ? "; more could be tried" : ""),
        under);
}

}  // namespace

std::string comes_to(Verdict then) {
    switch (then) {
        case Verdict::pass: return "the rule is met";
        case Verdict::fail: return "the rule is not met";
        case Verdict::not_applicable: return "the rule does not apply";
        default: break;
    }
    return "one cannot tell";
}

std::string why_text(const Why& why, const SourceMap& sources, PageStyle style) {
    Page page(style);
    const Rule& rule = *why.rule;
    const auto& [force, local] = why.strength;
    const Finding& first = why.findings.front().finding;
    page.heading(fmt::format("{}: {}", rule.id, rule.title));
    page.paragraph(fmt::format("{}, as at {}", first.subject_name, in_words(why.as_of)), under,
                   "Asked of: ");
    page.paragraph(
        local.pack.empty()
            ? in_the_name_of(why.pack->speaks_of,
                             force_in_words(guidance_force(force, local).value_or(force)))
            : force_in_use(force, local),
        under, "Force: ");
    if (const std::string part = local_part_in_words(force, local); !part.empty())
        page.paragraph(part, under, "Locally: ");
    page.paragraph(rule.citation, under, "Source: ");
    page.paragraph(why.pack->edition_line(), under, "Pack: ");
    for (const WhyFinding& one : why.findings) {
        const Finding& finding = one.finding;
        page.heading(fmt::format("{}{}", capitalised(info(finding.verdict).label),
                                 finding.item_name.empty() ? "" : ": " + finding.item_name));
        page.paragraph(finding.sentence, under);
        if (finding.accepted) {
            page.paragraph(fmt::format("{} accepted it: {}", finding.accepted->approver,
                                       finding.accepted->reason),
                           under);
        }
        write_facts(page, one, sources);
        write_missing(page, one);
        write_answers(page, one, sources);
    }
    const bool open = std::any_of(why.findings.begin(), why.findings.end(), [](const auto& one) {
        return one.finding.verdict == Verdict::fail || one.finding.verdict == Verdict::cannot_tell;
    });
    if (open) {
        page.heading("What to do");
        page.paragraph(rule.remedy, under);
    }
    page.blank();
    page.paragraph(why.pack->standing, 0);
    return page.text();
}

}  // namespace govmap
