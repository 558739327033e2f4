#include <nlohmann/json.hpp>

#include "write/json_text.hpp"
#include "write/rehearsal_parts.hpp"

namespace govmap {
namespace {

using rehearsal::Change;
using rehearsal::Loss;
using rehearsal::Named;
using rehearsal::Party;
using rehearsal::Rehearsal;
using rehearsal::Tie;
using rehearsal::Turn;
using Json = nlohmann::ordered_json;

Json text(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

Json named(const Named& one) { return {{"id", one.id}, {"name", one.name}}; }

Json named(const std::vector<Named>& list) {
    Json result = Json::array();
    for (const Named& one : list) result.push_back(named(one));
    return result;
}

Json day(const PartialDate& said) { return {{"said", iso(said)}, {"looked_at", iso(said.last)}}; }

const char* what_in_json(Change::What what) {
    switch (what) {
        case Change::What::begins: return "begins";
        case Change::What::ends: return "ends";
        case Change::What::fact_begins: return "fact-begins";
        case Change::What::fact_ends: return "fact-ends";
    }
    return "";
}

Json one_change(const Change& one) {
    return {{"what", what_in_json(one.what)},  {"of", named(one.of)},
            {"fact", text(one.fact)},          {"day", day(one.day)},
            {"standing", word(one.standing)},  {"touches_the_model", one.touches},
            {"succeeded_by", named(one.next)}, {"succeeds", named(one.before)},
            {"source", text(one.citation)},    {"note", text(one.note)}};
}

Json from(const Rehearsal& found, const rehearsal::Span& span) {
    return iso(found.days[span.first].day);
}
Json until(const Rehearsal& found, const rehearsal::Span& span) {
    return span.until ? Json(iso(found.days[*span.until].day)) : Json(nullptr);
}

Json one_loss(const Rehearsal& found, const Loss& loss) {
    Json ties = Json::array();
    for (const Tie& tie : loss.ties) {
        ties.push_back({{"kind", word(tie.kind)},
                        {"was", tie.text},
                        {"settled", tie.settled},
                        {"then", named(tie.then)},
                        {"from", from(found, tie.span)},
                        {"until", until(found, tie.span)},
                        {"sentence", "it " + tie_in_words(found, loss, tie)}});
    }
    return {{"ended", named(loss.ended)},
            {"day", day(loss.day)},
            {"first_looked_at", iso(found.days[loss.first].day)},
            {"succeeded_by", named(loss.next)},
            {"sentence", loss_in_words(found, loss)},
            {"ties", ties}};
}

Json one_turn(const Rehearsal& found, const Turn& turn) {
    const Finding& finding = turn.finding;
    return {{"what", word(turn.what)},
            {"rule", finding.rule},
            {"title", turn.title},
            {"force", info(finding.force).word},
            {"subject", finding.subject},
            {"item", finding.item},
            {"without_changes", info(turn.before).word},
            {"with_changes", info(turn.after).word},
            {"from", from(found, turn.span)},
            {"until", until(found, turn.span)},
            {"sentence", finding.sentence},
            {"remedy", text(finding.remedy)},
            {"citation", text(finding.citation)}};
}

Json options_in_json(const RehearsalPage& page) {
    if (!page.options) return nullptr;
    Json list = Json::array();
    for (const rehearsal::OptionThen& one : page.options->options) {
        list.push_back({{"id", one.id},
                        {"name", one.name},
                        {"without_changes", word(one.before)},
                        {"with_changes", word(one.after)},
                        {"reasons", one.reasons}});
    }
    return {{"title", page.options->title},       {"area", page.options->area_name},
            {"day", iso(page.options->day)},      {"rules", page.options->rules},
            {"replaced", page.options->replaced}, {"options", list}};
}

}  // namespace

std::string rehearsal_json(const RehearsalPage& page, PageStyle /*style*/) {
    const Rehearsal& found = page.rehearsal;
    Json days = Json::array();
    for (std::size_t at = 1; at < found.days.size(); ++at) {
        Json said = Json::array();
        for (const PartialDate& one : found.days[at].said) said.push_back(iso(one));
        days.push_back({{"day", iso(found.days[at].day)}, {"said", said}});
    }
    Json left_out = Json::array();
    for (const Date one : found.left_out) left_out.push_back(iso(one));
    Json changes = Json::array();
    for (const Change& one : found.changes) changes.push_back(one_change(one));
    Json parties = Json::array();
    for (const Party& party : found.parties) {
        Json losses = Json::array();
        for (const Loss& one : party.losses) losses.push_back(one_loss(found, one));
        Json turns = Json::array();
        for (const Turn& one : party.turns) turns.push_back(one_turn(found, one));
        parties.push_back({{"who", named(party.who)},
                           {"partnership", party.partnership},
                           {"brought_by_the_changes", party.brought},
                           {"losses", losses},
                           {"verdicts", turns}});
    }
    const Json whole = {{"title", rehearsal_title},
                        {"model", found.model_title},
                        {"brought", page.brought},
                        {"reference", page.reference},
                        {"packs", found.packs},
                        {"standing", found.standing},
                        {"looked_from", iso(found.days.front().day)},
                        {"days", days},
                        {"days_left_out", left_out},
                        {"doubts", page.doubts},
                        {"remarks", remarks(found)},
                        {"changes", changes},
                        {"parties", parties},
                        {"footprint_options", options_in_json(page)}};
    return json_text(whole);
}

}  // namespace govmap
