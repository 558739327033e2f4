#include "write/rule_page.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/local_part.hpp"
#include "write/report_parts.hpp"

namespace govmap {
namespace {

std::string strength_in_list(const PackSet& packs, const PackSet::Entry& entry) {
    const auto [force, local] = packs.strength(*entry.pack, *entry.rule);
    if (!local.change) return {};
    return fmt::format(" ({})", force_in_use(force, local));
}

const Pack& pack_of(const PackSet& packs, const Rule& rule) {
    for (const PackSet::Entry& entry : packs.rules()) {
        if (entry.rule == &rule) return *entry.pack;
    }
    return packs.packs.front();
}

void write_examples(Page& page, const Rule& rule) {
    for (const ExampleKindInfo& kind : example_kinds()) {
        bool any = false;
        for (const Example& example : rule.examples) {
            if (example.kind != kind.kind) continue;
            if (!any) page.line(fmt::format("{}:", capitalised(kind.key)), 2);
            any = true;
            page.paragraph(example.says, 4, "· ");
        }
        const std::string& never = rule.never[static_cast<std::size_t>(kind.kind)];
        if (!never.empty())
            page.paragraph(fmt::format("{}: never, because {}", capitalised(kind.key), never), 2);
    }
}

// The words of lists, which no report can guess: what an author writes to have the rule answered.
void write_lists(Page& page, const PackSet& packs, const Rule& rule) {
    if (rule.lists.empty()) return;
    page.heading("What to write");
    std::vector<std::string> told;
    for (const ListAsked& list : rule.lists) {
        std::string where = fmt::format(
            "In the list '{}'{}:", list.property,
            list.product.empty() ? "" : " of the " + packs.vocabulary.products.label(list.product));
        if (told.empty() || told.back() != where) page.line(where, 2);
        told.push_back(std::move(where));
        for (const ListAsked::Item& item : list.items)
            page.paragraph(item.label, 4, fmt::format("{}: ", item.word));
    }
}

}  // namespace

const char* force_in_words(Force force) {
    switch (force) {
        case Force::minimum:
            return "minimum: the guidance calls it the minimum, or lists it in its checklist";
        case Force::expected:
            return "expected: the guidance says 'should', 'would expect' or 'recommended'";
        case Force::consider:
            return "consider: the guidance says 'may', 'could' or 'thought should be given'";
        case Force::scope: break;
    }
    return "scope: it says where the guidance applies at all";
}

std::string own_force_in_words(Force force) {
    const char* meaning = force == Force::minimum    ? "we hold it indispensable"
                          : force == Force::expected ? "we recommend it"
                          : force == Force::consider ? "we suggest that it be thought about"
                                                     : "it says where the advice applies at all";
    return fmt::format("{}: {}. No guidance asks for it", info(force).word, meaning);
}

std::string rule_page(const PackSet& packs, const Rule& rule, const SourceMap& sources,
                      PageStyle style) {
    const Pack& pack = pack_of(packs, rule);
    Page page(style);
    page.heading(fmt::format("{}: {}", rule.id, rule.title));
    const auto [force, local] = packs.strength(pack, rule);
    page.paragraph(pack.local      ? force_in_use(rule.force, {pack.title, {}})
                   : pack.guidance ? in_the_name_of(pack.speaks_of, force_in_words(rule.force))
                                   : own_force_in_words(rule.force),
                   2, "Force: ");
    if (const std::string part = local_part_in_words(force, local); !part.empty())
        page.paragraph(part, 2, "Locally: ");
    page.paragraph(rule.citation, 2, "Source: ");
    page.paragraph(pack.edition_line(), 2, "Pack: ");
    if (const std::string period = in_words(rule.in_force); !period.empty()) {
        page.paragraph(period, 2, "In force: ");
    }
    page.heading("Why it matters");
    page.paragraph(rule.why, 2);
    page.heading("What to do");
    page.paragraph(rule.remedy, 2);
    write_lists(page, packs, rule);
    page.heading("Examples");
    write_examples(page, rule);
    page.blank();
    page.paragraph(pack.standing, 0);
    page.faint("The rule: " + sources.describe(rule.where), 0);
    return page.text();
}

std::string rule_list_text(const PackSet& packs, PageStyle style) {
    Page page(style);
    const Pack* last = nullptr;
    for (const PackSet::Entry& entry : packs.rules()) {
        if (entry.pack != last) {
            page.heading(entry.pack->edition_line());
            page.paragraph(entry.pack->standing, 2);
            page.blank();
        }
        last = entry.pack;
        page.paragraph(entry.rule->title + strength_in_list(packs, entry), 2,
                       fmt::format("{:<8} {:<8}  ", entry.rule->id,
                                   info(packs.strength(*entry.pack, *entry.rule).force).word));
    }
    page.blank();
    page.paragraph(fmt::format("{}. 'govmap explain RULE' prints the page of one.",
                               counted(packs.rules().size(), "rule")));
    return page.text();
}

std::string rule_list_tsv(const PackSet& packs) {
    std::string out = "rule\tforce\ttitle\tcitation\tpack\tguidance_force\tchanged_by\n";
    for (const PackSet::Entry& entry : packs.rules()) {
        const auto [force, local] = packs.strength(*entry.pack, *entry.rule);
        const auto guidance = guidance_force(force, local);
        out +=
            fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", one_line(entry.rule->id), info(force).word,
                        one_line(entry.rule->title), one_line(entry.rule->citation),
                        one_line(entry.pack->id), guidance ? info(*guidance).word : "-",
                        local.change ? one_line(local.change->pack) : "-");
    }
    return out;
}

std::string example_report(std::span<const ExampleResult> results, const SourceMap& sources,
                           PageStyle style) {
    Page page(style);
    std::size_t held = 0;
    std::set<std::string> rules;
    for (const ExampleResult& result : results) {
        rules.insert(result.rule);
        if (result.held) {
            ++held;
            continue;
        }
        page.paragraph(fmt::format("does not hold: '{}' ({})", result.says, info(result.kind).key),
                       0, result.rule + "  ");
        page.paragraph(result.got, 4, "got: ");
        page.faint(sources.describe(result.where), 4);
    }
    page.paragraph(fmt::format("{} of {}: {} hold, {} do not.", counted(results.size(), "example"),
                               counted(rules.size(), "rule"), held, results.size() - held));
    return page.text();
}

}  // namespace govmap
