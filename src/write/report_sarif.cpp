#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "write/json_text.hpp"
#include "write/local_part.hpp"
#include "write/report_parts.hpp"

namespace govmap {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

Json message(std::string_view text) { return {{"text", one_line(text)}}; }

// As RFC 3986 wants it: everything but what is unreserved as %XX, so that no name of a file turns
// into a scheme, a query or a place on another machine. A path from the root is a URI of a file.
std::string uri(std::string_view path) {
    std::string result = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 ||
                                           std::string_view("-._~/").find(c) != std::string::npos);
        result += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return result;
}

// "ThePoliceAreRepresented": SARIF's name of a rule is one word.
std::string one_word(std::string_view title) {
    std::string result;
    bool first = true;
    for (const char c : title) {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (letter) {
            result += first ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        }
        first = !letter;
    }
    return result;
}

const char* level_of(Force force) {
    switch (force) {
        case Force::minimum: return "error";
        case Force::expected:
        case Force::scope: return "warning";
        case Force::consider: break;
    }
    return "note";
}

const char* kind_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::pass: return "pass";
        case Verdict::not_applicable: return "notApplicable";
        case Verdict::cannot_tell: return "open";  // "insufficient information to decide"
        case Verdict::fail:
        case Verdict::excepted: break;
    }
    return "fail";
}

Json physical(const SourceMap& sources, Location where) {
    return {{"artifactLocation", {{"uri", uri(sources.name(where.file))}}},
            {"region", {{"startLine", where.line}, {"startColumn", where.column}}}};
}

Json rule_descriptor(const RuleSummary& rule) {
    Json result = {{"id", rule.rule}};
    if (const std::string name = one_word(rule.title); !name.empty()) result["name"] = name;
    result["shortDescription"] = message(rule.title.empty() ? rule.rule : rule.title);
    if (!rule.why.empty()) result["fullDescription"] = message(rule.why);
    std::string help = rule.why;
    for (const auto& [label, text] :
         {std::pair("What to do: ", &rule.remedy), std::pair("Source: ", &rule.citation)}) {
        if (text->empty()) continue;
        help += (help.empty() ? "" : " ") + std::string(label) + *text;
        if (help.back() != '.') help += '.';
    }
    if (!help.empty()) result["help"] = message(help);
    if (rule.url.starts_with("https://") || rule.url.starts_with("http://"))
        result["helpUri"] = rule.url;
    result["defaultConfiguration"] = {{"level", level_of(rule.force)}};
    result["properties"] = {{"force", info(rule.force).word},
                            {"citation", one_line(rule.citation)},
                            {"lookedAt", rule.subjects}};
    return result;
}

// Rule, subject and item: the same on every machine and whatever else changes.
std::string fingerprint(std::string_view rule, std::string_view subject, std::string_view item) {
    return fmt::format("{}/{}/{}", uri(rule), uri(subject), uri(item));
}

std::string told(const Finding& finding) {
    std::string result = finding.sentence;
    if (finding.verdict == Verdict::fail && !finding.remedy.empty())
        result += " What to do: " + finding.remedy;
    if (finding.verdict == Verdict::cannot_tell && !finding.missing.empty())
        result += " What would settle it: " + settle_in_words(finding) + ".";
    return result;
}

/// The places of the evidence, each with what stands there.
Json places(const Finding& finding, const SourceMap& sources) {
    Json result = Json::array();
    for (const Fact& fact : finding.evidence) {
        if (!fact.where.known()) continue;
        result.push_back({{"id", result.size() + 1},
                          {"physicalLocation", physical(sources, fact.where)},
                          {"message", message(fact_in_words(fact))}});
    }
    return result;
}

void add_locations(Json& result, const Finding& finding, const SourceMap& sources) {
    Json location = Json::object();
    const auto shown = std::find_if(finding.evidence.begin(), finding.evidence.end(),
                                    [](const Fact& fact) { return fact.where.known(); });
    if (shown != finding.evidence.end()) {
        location["physicalLocation"] = physical(sources, shown->where);
    } else if (finding.subject_where.known()) {
        location["physicalLocation"] = physical(sources, finding.subject_where);
    }
    location["logicalLocations"] = Json::array(
        {{{"name", one_line(finding.subject_name)}, {"fullyQualifiedName", finding.subject}}});
    result["locations"] = Json::array({location});
    if (Json related = places(finding, sources); !related.empty())
        result["relatedLocations"] = std::move(related);
}

Json suppression(const Finding& finding, const SourceMap& sources) {
    const Acceptance accepted = finding.accepted.value_or(Acceptance{});
    Json one = {{"kind", "inSource"}, {"status", "accepted"}};  // it stands in the model itself
    if (const std::string why = acceptance_in_words(finding); !why.empty())
        one["justification"] = one_line(why);
    if (accepted.where.known())
        one["location"] = {{"physicalLocation", physical(sources, accepted.where)}};
    return Json::array({one});
}

Json one_result(const Finding& finding, std::size_t rule_index, const SourceMap& sources) {
    const std::string kind = kind_of(finding.verdict);
    Json result = {{"ruleId", finding.rule},
                   {"ruleIndex", rule_index},
                   {"kind", kind},
                   {"level", kind == "fail" ? level_of(finding.force) : "none"},
                   {"message", message(told(finding))}};
    add_locations(result, finding, sources);
    result["partialFingerprints"] = {
        {"ruleSubjectItem/v1", fingerprint(finding.rule, finding.subject, finding.item)}};
    if (finding.verdict == Verdict::excepted)
        result["suppressions"] = suppression(finding, sources);
    if (finding.known != Known::not_asked)
        result["baselineState"] = finding.known == Known::known ? "unchanged" : "new";
    Json missing = Json::array();
    for (const std::string& one : finding.missing) missing.push_back(one_line(one));
    result["properties"] = {{"verdict", info(finding.verdict).word},
                            {"force", info(finding.force).word},
                            {"subject", finding.subject},
                            {"item", finding.item},
                            {"wouldSettleIt", missing}};
    return result;
}

Json gone_result(const GoneFinding& gone) {
    return {{"ruleId", gone.rule},
            {"kind", "fail"},
            {"level", "none"},
            {"message", message("No longer found: " + gone_in_words(gone) + ".")},
            {"partialFingerprints",
             {{"ruleSubjectItem/v1", fingerprint(gone.rule, gone.subject, gone.item)}}},
            {"baselineState", "absent"}};
}

Json totals(const CheckReport& report) {
    Json result = Json::object();
    const auto counts = count_verdicts(report);
    for (const VerdictInfo& one : verdicts())
        result[one.word] = counts[static_cast<std::size_t>(one.verdict)];
    return result;
}

}  // namespace

std::string report_sarif(const CheckReport& report, const ReportSettings& settings) {
    Json rules = Json::array();
    for (const RuleSummary& rule : report.rules) rules.push_back(rule_descriptor(rule));
    Json results = Json::array();
    for (const Finding& finding : report.findings) {
        const auto at = std::find_if(report.rules.begin(), report.rules.end(),
                                     [&](const auto& one) { return one.rule == finding.rule; });
        results.push_back(one_result(finding, static_cast<std::size_t>(at - report.rules.begin()),
                                     settings.sources));
    }
    if (report.baseline) {
        for (const GoneFinding& gone : report.baseline->gone) results.push_back(gone_result(gone));
    }
    Json driver = {
        {"name", "govmap"}, {"fullName", "govmap: who answers to whom"}, {"rules", rules}};
    if (!settings.version.empty()) driver["version"] = settings.version;
    Json standing = Json::array();
    for (std::size_t at = 0; at < report.packs.size(); ++at) {
        standing.push_back({{"edition", one_line(report.packs[at])}});
        if (at < report.standing.size())
            standing.back()["standing"] = one_line(report.standing[at]);
    }
    const Json run = {{"tool", {{"driver", driver}}},
                      {"columnKind", "unicodeCodePoints"},
                      {"results", results},
                      {"properties",
                       {{"model", one_line(report.model_title)},
                        {"asOf", iso(report.as_of)},
                        {"notice", one_line(settings.notice)},
                        {"headline", one_line(headline(report))},
                        {"packs", standing},
                        {"verdicts", totals(report)}}}};
    return json_text({{"$schema", schema}, {"version", "2.1.0"}, {"runs", Json::array({run})}});
}

}  // namespace govmap
