#include "check/proposal.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/proposal_maker.hpp"
#include "check/proposal_tree.hpp"

namespace govmap {

using tree::map;
using tree::merge;
using tree::text;
using tree::with_word;

namespace {

/// An id that nothing in a model will have.
std::string stand_in_id(const std::string& blank) { return "stand-in-for-" + lower_case(blank); }

}  // namespace

Node Proposal::filled(Date day) const {
    Node result = stand_ins;
    merge(result, lines);
    Node whole = map("govmap", text("1"));
    for (const Node::Entry& entry : result.entries()) {
        if (entry.key.starts_with("TYPE")) {
            continue;  // the word for a blank of that name, no section
        }
        whole.append(entry.key, entry.where, entry.value);
    }
    for (const Blank& one : blanks) {
        std::string value = stand_in_id(one.text);
        if (one.text == date_blank) value = iso(day);
        if (one.in_words) continue;  // any text will do, and its own name is one
        if (const Node* word = stand_ins.find(one.text); word != nullptr && word->is_scalar())
            value = word->text();
        Node other = with_word(whole, one.text, value, false);
        whole = std::move(other);
    }
    const bool sourced = std::any_of(blanks.begin(), blanks.end(),
                                     [](const Blank& one) { return one.text == source_blank; });
    if (sourced) {
        Node fields = map("title", text(source_blank));
        fields.append("date", {}, text(iso(day)));
        merge(whole, map("sources", map(stand_in_id(source_blank), std::move(fields))));
    }
    return whole;
}

std::vector<Proposal> proposals_for(const World& world, const Want& want) {
    return ProposalMaker(world, want).make();
}

void Proposal::forget_stand_ins() {
    for (const Blank& one : blanks) lines = with_word(lines, stand_in_id(one.text), one.text, true);
}

Proposal joined(const Proposal& one, Proposal other) {
    Proposal result = one;
    for (Blank& blank : other.blanks) {
        const bool shared = blank.text == source_blank || blank.text == date_blank;
        std::string text = blank.text;
        const auto taken = [&] {
            return std::any_of(result.blanks.begin(), result.blanks.end(),
                               [&](const Blank& known) { return known.text == text; });
        };
        if (shared && taken()) continue;
        for (int number = 2; taken(); ++number) text = fmt::format("{}-{}", blank.text, number);
        if (text != blank.text) {
            other.lines = with_word(other.lines, blank.text, text, true);
            other.stand_ins = with_word(other.stand_ins, blank.text, text, true);
        }
        result.blanks.push_back({text, blank.means, blank.in_words});
    }
    merge(result.lines, other.lines);
    merge(result.stand_ins, other.stand_ins);
    result.when = fmt::format("{}, and {}", one.when, other.when);
    if (other.place != result.place) result.place += "; " + other.place;
    if (!result.instead_of.known()) result.instead_of = other.instead_of;
    result.to_source.insert(result.to_source.end(), other.to_source.begin(), other.to_source.end());
    result.hopeful = one.hopeful && other.hopeful;
    return result;
}

}  // namespace govmap
