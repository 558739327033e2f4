#include <nlohmann/json.hpp>

#include "write/json_text.hpp"
#include "write/why.hpp"

namespace govmap {
namespace {

using Json = nlohmann::ordered_json;

Json text(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

Json place(const SourceMap& sources, Location where) {
    if (!where.known()) return nullptr;
    return {{"file", sources.name(where.file)}, {"line", where.line}, {"column", where.column}};
}

Json facts_of(const WhyFinding& why, const SourceMap& sources) {
    Json result = Json::array();
    for (const FactTried& one : why.facts) {
        result.push_back({{"text", one.fact.text},
                          {"source", text(one.fact.citation)},
                          {"where", place(sources, one.fact.where)},
                          {"without_it", one.without ? Json(info(*one.without).word) : nullptr}});
    }
    return result;
}

Json answers_of(const WhyFinding& why, const SourceMap& sources) {
    Json result = Json::array();
    for (const Answer& one : why.answers) {
        const Proposal& proposal = one.proposal;
        Json blanks = Json::array();
        for (const Blank& blank : proposal.blanks)
            blanks.push_back({{"blank", blank.text}, {"means", blank.means}});
        Json to_source = Json::array();
        for (const Location where : proposal.to_source) to_source.push_back(place(sources, where));
        result.push_back({{"when", proposal.when},
                          {"verdict", info(one.then).word},
                          {"sentence", one.sentence},
                          {"place", proposal.place},
                          {"where", place(sources, proposal.where)},
                          {"instead_of", place(sources, proposal.instead_of)},
                          {"lines", one.lines},
                          {"blanks", blanks},
                          {"add_source_at", to_source}});
    }
    return result;
}

Json one_finding(const WhyFinding& why, const SourceMap& sources) {
    const Finding& finding = why.finding;
    Json smallest = nullptr;
    if (!why.smallest.empty()) smallest = why.smallest;
    return {{"subject", finding.subject},
            {"subject_name", finding.subject_name},
            {"item", finding.item},
            {"item_name", text(finding.item_name)},
            {"verdict", info(finding.verdict).word},
            {"sentence", finding.sentence},
            {"facts", facts_of(why, sources)},
            {"enough", smallest},
            {"missing", finding.missing},
            {"answers", answers_of(why, sources)},
            {"runs", why.runs},
            {"cut_short", why.cut_short}};
}

}  // namespace

std::string why_json(const Why& why, const SourceMap& sources) {
    const Rule& rule = *why.rule;
    const auto& [force, local] = why.strength;
    const auto guidance = guidance_force(force, local);
    Json change = nullptr;
    if (local.change) {
        change = {{"pack", local.change->pack},
                  {"from", info(local.change->from).word},
                  {"reason", local.change->reason},
                  {"source", text(local.change->citation)}};
    }
    Json findings = Json::array();
    for (const WhyFinding& one : why.findings) findings.push_back(one_finding(one, sources));
    const Json whole = {{"model", why.model_title},
                        {"as_of", iso(why.as_of)},
                        {"rule", rule.id},
                        {"title", rule.title},
                        {"force", info(force).word},
                        {"guidance_force", guidance ? Json(info(*guidance).word) : nullptr},
                        {"local_pack", text(local.pack)},
                        {"local_change", change},
                        {"citation", rule.citation},
                        {"why", rule.why},
                        {"remedy", rule.remedy},
                        {"pack", why.pack->edition_line()},
                        {"standing", why.pack->standing},
                        {"findings", findings}};
    return json_text(whole);
}

}  // namespace govmap
