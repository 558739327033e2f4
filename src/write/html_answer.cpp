#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "write/answer.hpp"
#include "write/html_parts.hpp"
#include "write/local_part.hpp"

namespace govmap {
namespace {

using pugi::xml_node;

// More would not leave room for what to do on the first two pages.
constexpr std::size_t most_subjects = 12;
constexpr std::size_t most_steps = 24;
constexpr std::size_t most_names = 4;

// As an answer says them, in the order in which they are read.
struct Word {
    Verdict verdict;
    const char* heading;
};
constexpr std::array<Word, 5> words = {{{Verdict::pass, "Met"},
                                        {Verdict::fail, "Not met"},
                                        {Verdict::cannot_tell, "Cannot be told"},
                                        {Verdict::not_applicable, "Not asked here, or not yet"},
                                        {Verdict::excepted, "Accepted exception"}}};

std::size_t of(const Counts& counts, Verdict verdict) {
    return counts[static_cast<std::size_t>(verdict)];
}

std::size_t asked(const Counts& counts) {
    std::size_t all = 0;
    for (const std::size_t count : counts) all += count;
    return all - of(counts, Verdict::not_applicable);
}

void add_minimum_row(xml_node rows, const std::string& name, const Counts& counts) {
    xml_node row = add_element(rows, "tr");
    set_attribute(add_element(row, "th", name), "scope", "row");
    add_number(row, asked(counts));
    for (const Word& word : words) add_number(row, of(counts, word.verdict));
}

void add_minimum(xml_node body, const HtmlPage& page, const std::vector<MinimumOf>& minimum) {
    if (minimum.empty()) return;
    const std::string heading =
        in_the_name_of(page.report.speaker, "What the guidance's minimum asks");
    add_element(body, "h2", heading);
    xml_node table = add_table(body, heading);
    set_attribute(table, "id", "minimum");
    std::vector<HtmlColumn> columns = {{"Of whom"}, {"Asked", "number"}};
    for (const Word& word : words) columns.push_back({word.heading, "number"});
    xml_node rows = add_columns(table, columns);
    Counts all(verdicts().size());
    for (const MinimumOf& one : minimum) {
        if (minimum.size() <= most_subjects) add_minimum_row(rows, one.name, one.counts);
        for (std::size_t at = 0; at < all.size(); ++at) all[at] += one.counts[at];
    }
    if (minimum.size() > 1) add_minimum_row(rows, fmt::format("All {}", minimum.size()), all);
}

std::string whose_in_words(const HtmlPage& page, const std::vector<std::string>& whose) {
    if (whose.size() > most_names) return fmt::format("{} bodies and places", whose.size());
    std::string result;
    for (const std::string& id : whose)
        result += (result.empty() ? "" : "; ") + page.short_name.at(id);
    return result;
}

std::vector<std::string> all_of(const std::vector<FirstStep>& steps) {
    std::vector<std::string> result;
    for (const FirstStep& step : steps)
        result.insert(result.end(), step.whose.begin(), step.whose.end());
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

void add_steps(xml_node body, const HtmlPage& page, const std::vector<FirstStep>& steps) {
    if (steps.empty()) return;
    add_element(body, "h2", "What to do first");
    const std::vector<std::string> all = all_of(steps);
    std::string opening =
        steps.front().failed
            ? in_the_name_of(page.report.speaker,
                             "About the guidance's minimum: first what is not met, then what to "
                             "find out and record.")
            : "Nothing is known to be below the minimum. To tell the rest, find out and record:";
    if (all.size() > 1) {
        opening += fmt::format(" (Where no name stands, it is for each of: {}.)",
                               whose_in_words(page, all));
    }
    add_element(body, "p", opening);
    xml_node table = add_table(body, "What to do first");
    set_attribute(table, "id", "first-steps");
    xml_node rows = add_columns(table, {{"What"}, {"Bears on", "rules"}});
    for (std::size_t at = 0; at < steps.size() && at < most_steps; ++at) {
        const FirstStep& step = steps[at];
        xml_node row = add_element(rows, "tr");
        xml_node what = add_element(row, "td");
        if (step.failed) add_element(what, "strong", "Not met: ");
        add_text(what, step.failed ? step.what : capitalised(step.what));
        if (step.due) {
            add_text(what, " ");
            with_class(add_element(what, "span", "was due by " + in_words(*step.due)), "tag");
        }
        if (step.whose.size() < all.size())
            with_class(add_element(what, "p", whose_in_words(page, step.whose)), "whose");
        xml_node rules = add_element(row, "td");
        for (const std::string& rule : step.rules) {
            if (&rule != &step.rules.front()) add_text(rules, ", ");
            with_class(add_element(rules, "span", rule), "rule");
        }
    }
    if (steps.size() > most_steps) {
        add_element(body, "p",
                    fmt::format("{} more stand with the rules below.", steps.size() - most_steps));
    }
}

}  // namespace

void add_answer(xml_node body, const HtmlPage& page) {
    const CheckReport& report = page.report;
    if (!page.settings.notice.empty())
        set_attribute(with_class(add_element(body, "p", page.settings.notice), "notice"), "role",
                      "note");
    with_class(add_element(body, "p", headline(report)), "headline");
    add_minimum(body, page, minimum_by_subject(report, page.settings));
    add_steps(body, page, first_steps(report, page.settings));
}

}  // namespace govmap
