#include <nlohmann/json.hpp>

#include "write/json_text.hpp"
#include "write/report.hpp"

namespace govmap {
namespace {

using Json = nlohmann::ordered_json;

Json place(const SourceMap& sources, Location where) {
    return where.known() ? Json(sources.describe(where)) : Json(nullptr);
}

Json guidance(Force in_use, const LocalPart& local) {
    const auto own = guidance_force(in_use, local);
    return own ? Json(info(*own).word) : Json(nullptr);
}

Json local_part(const LocalPart& local) {
    Json result = Json::object();
    if (!local.pack.empty()) result["pack"] = local.pack;
    if (local.change) {
        const std::string& citation = local.change->citation;
        result["changed_by"] = local.change->pack;
        result["changed_from"] = info(local.change->from).word;
        result["reason"] = local.change->reason;
        result["citation"] = citation.empty() ? Json(nullptr) : Json(citation);
    }
    return result.empty() ? Json(nullptr) : result;
}

Json acceptance(const Finding& finding, const SourceMap& sources) {
    if (!finding.accepted) return nullptr;
    const Acceptance& one = *finding.accepted;
    return {{"reason", one.reason},
            {"approver", one.approver},
            {"until", one.until.empty() ? Json(nullptr) : Json(one.until)},
            {"source", one.citation.empty() ? Json(nullptr) : Json(one.citation)},
            {"where", place(sources, one.where)}};
}

Json baseline(const CheckReport& report) {
    if (!report.baseline) return nullptr;
    Json gone = Json::array();
    for (const GoneFinding& one : report.baseline->gone) {
        gone.push_back({{"rule", one.rule},
                        {"subject", one.subject},
                        {"item", one.item},
                        {"now", one.now ? Json(info(*one.now).word) : Json(nullptr)}});
    }
    return {{"as_of", iso(report.baseline->as_of)},
            {"known", report.baseline->known},
            {"new", report.baseline->fresh},
            {"no_longer_found", gone}};
}

Json one_finding(const Finding& finding, const SourceMap& sources) {
    Json evidence = Json::array();
    for (const Fact& fact : finding.evidence) {
        evidence.push_back({{"text", fact.text},
                            {"source", fact.citation.empty() ? Json(nullptr) : Json(fact.citation)},
                            {"where", place(sources, fact.where)}});
    }
    return {{"rule", finding.rule},
            {"force", info(finding.force).word},
            {"guidance_force", guidance(finding.force, finding.local)},
            {"local", local_part(finding.local)},
            {"verdict", info(finding.verdict).word},
            {"subject", finding.subject},
            {"subject_name", finding.subject_name},
            {"item", finding.item},
            {"item_name", finding.item_name.empty() ? Json(nullptr) : Json(finding.item_name)},
            {"sentence", finding.sentence},
            {"evidence", evidence},
            {"would_settle_it", finding.missing},
            {"citation", finding.citation},
            {"remedy", finding.remedy},
            {"due", finding.due ? Json(iso(*finding.due)) : Json(nullptr)},
            {"late", finding.late},
            {"accepted", acceptance(finding, sources)},
            {"baseline",
             finding.known == Known::not_asked ? Json(nullptr) : Json(word(finding.known))}};
}

Json by_verdict(const std::vector<std::size_t>& counts) {
    Json result = Json::object();
    for (const VerdictInfo& one : verdicts()) {
        result[one.word] = counts[static_cast<std::size_t>(one.verdict)];
    }
    return result;
}

}  // namespace

std::string report_json(const CheckReport& report, const ReportSettings& settings) {
    Json rules = Json::array();
    for (const RuleSummary& rule : report.rules) {
        rules.push_back({{"rule", rule.rule},
                         {"title", rule.title},
                         {"force", info(rule.force).word},
                         {"guidance_force", guidance(rule.force, rule.local)},
                         {"local", local_part(rule.local)},
                         {"citation", rule.citation},
                         {"url", rule.url.empty() ? Json(nullptr) : Json(rule.url)},
                         {"why", rule.why},
                         {"remedy", rule.remedy},
                         {"subjects", rule.subjects},
                         {"verdicts", by_verdict(rule.verdicts)}});
    }
    Json findings = Json::array();
    for (const Finding& finding : report.findings) {
        findings.push_back(one_finding(finding, settings.sources));
    }
    const Json whole = {{"model", report.model_title},
                        {"as_of", iso(report.as_of)},
                        {"packs", report.packs},
                        {"standing", report.standing},
                        {"verdicts", by_verdict(count_verdicts(report))},
                        {"baseline", baseline(report)},
                        {"rules", rules},
                        {"findings", findings}};
    return json_text(whole);
}

}  // namespace govmap
