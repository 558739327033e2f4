#include <array>

#include <nlohmann/json.hpp>

#include "write/json_text.hpp"
#include "write/report.hpp"
#include "write/totals.hpp"

// One table for each kind of record: what is written and the schema that says so are both read from
// it, so that neither can have a field that the other lacks.

namespace govmap {
namespace {

using Json = nlohmann::ordered_json;

/// One field of a record of the kind `Record`.
template <class Record>
struct Field {
    const char* key;
    const char* meaning;
    Json (*schema)();
    Json (*value)(const Record&, const ReportSettings&);
};

Json text() { return {{"type", "string"}}; }
Json text_or_null() { return {{"type", {"string", "null"}}}; }
Json texts() { return {{"type", "array"}, {"items", text()}}; }
Json number() { return {{"type", "integer"}, {"minimum", 0}}; }
Json number_or_null() { return {{"type", {"integer", "null"}}, {"minimum", 0}}; }
Json flag() { return {{"type", "boolean"}}; }
Json day() { return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}; }
Json day_or_null() { return {{"anyOf", Json::array({day(), {{"type", "null"}}})}}; }
Json link_or_null() { return {{"type", {"string", "null"}}, {"format", "uri"}}; }
Json reference(const char* name) { return {{"$ref", std::string("#/definitions/") + name}}; }
Json reference_or_null(const char* name) {
    return {{"anyOf", Json::array({reference(name), {{"type", "null"}}})}};
}
Json list_of(const char* name) { return {{"type", "array"}, {"items", reference(name)}}; }
template <class Infos>
Json words_of(const Infos& infos) {
    Json words = Json::array();
    for (const auto& one : infos) words.push_back(one.word);
    return {{"enum", words}};
}
Json verdict_word() { return words_of(verdicts()); }
Json force_word() { return words_of(forces()); }

Json or_null(const std::string& said) { return said.empty() ? Json(nullptr) : Json(said); }
Json place(const ReportSettings& settings, Location where) {
    return where.known() ? Json(settings.sources.describe(where)) : Json(nullptr);
}

template <class Record, std::size_t count>
Json write(const Record& record, const std::array<Field<Record>, count>& fields,
           const ReportSettings& settings) {
    Json result = Json::object();
    for (const Field<Record>& field : fields) result[field.key] = field.value(record, settings);
    return result;
}

template <class Record, class List, std::size_t count>
Json write_all(const List& list, const std::array<Field<Record>, count>& fields,
               const ReportSettings& settings) {
    Json result = Json::array();
    for (const Record& one : list) result.push_back(write(one, fields, settings));
    return result;
}

template <class Record, std::size_t count>
Json schema_of(const char* meaning, const std::array<Field<Record>, count>& fields) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const Field<Record>& field : fields) {
        Json one = field.schema();
        // Beside $ref a reader of draft-07 looks at nothing else.
        if (one.contains("$ref")) one = {{"allOf", Json::array({one})}};
        one["description"] = field.meaning;
        properties[field.key] = one;
        required.push_back(field.key);
    }
    return {{"description", meaning},
            {"type", "object"},
            {"properties", properties},
            {"required", required},
            {"additionalProperties", false}};
}

constexpr auto fact_fields = std::to_array<Field<Fact>>({
    {"text", "the fact, in words", text, [](const Fact& one, auto&) { return Json(one.text); }},
    {"source", "the document that it is taken from, and the place in it; null if none is named",
     text_or_null, [](const Fact& one, auto&) { return or_null(one.citation); }},
    {"where", "file:line:column in the model; null if it stands nowhere", text_or_null,
     [](const Fact& one, const ReportSettings& settings) { return place(settings, one.where); }},
});

constexpr auto acceptance_fields = std::to_array<Field<Acceptance>>({
    {"reason", "why it is accepted", text,
     [](const Acceptance& one, auto&) { return Json(one.reason); }},
    {"approver", "the post that accepted it", text,
     [](const Acceptance& one, auto&) { return Json(one.approver); }},
    {"until", "the day on which it is over, in words; null if none is said", text_or_null,
     [](const Acceptance& one, auto&) { return or_null(one.until); }},
    {"source", "the document that says so; null if none is named", text_or_null,
     [](const Acceptance& one, auto&) { return or_null(one.citation); }},
    {"where", "file:line:column in the model", text_or_null,
     [](const Acceptance& one, const ReportSettings& settings) {
         return place(settings, one.where);
     }},
});

/// What local packs have to do with a rule; written only where they have anything.
Json force_or_null() { return {{"anyOf", Json::array({force_word(), {{"type", "null"}}})}}; }

Json guidance(Force in_use, const LocalPart& local) {
    const auto own = guidance_force(in_use, local);
    return own ? Json(info(*own).word) : Json(nullptr);
}

constexpr auto local_fields = std::to_array<Field<LocalPart>>({
    {"pack", "the local pack that the rule is from; null if it is from none", text_or_null,
     [](const LocalPart& one, auto&) { return or_null(one.pack); }},
    {"changed_by", "the local pack that changed its force; null if none did", text_or_null,
     [](const LocalPart& one, auto&) {
         return one.change ? Json(one.change->pack) : Json(nullptr);
     }},
    {"changed_from", "the force that its own pack gives it", force_or_null,
     [](const LocalPart& one, auto&) {
         return one.change ? Json(info(one.change->from).word) : Json(nullptr);
     }},
    {"reason", "why it was changed", text_or_null,
     [](const LocalPart& one, auto&) {
         return one.change ? Json(one.change->reason) : Json(nullptr);
     }},
    {"citation", "what the reason rests on", text_or_null,
     [](const LocalPart& one, auto&) {
         return one.change ? or_null(one.change->citation) : Json(nullptr);
     }},
});

Json local_part(const LocalPart& local, const ReportSettings& settings) {
    return local.pack.empty() && !local.change ? Json(nullptr)
                                               : write(local, local_fields, settings);
}

// By Deadline::State.
constexpr std::array<const char*, 5> state_words = {"done", "ahead", "overdue", "not-recorded",
                                                    "undated"};
Json state_word() {
    Json words = Json::array();
    for (const char* one : state_words) words.push_back(one);
    return {{"enum", words}};
}
Json day(const std::optional<Date>& date) { return date ? Json(iso(*date)) : Json(nullptr); }

constexpr auto deadline_fields = std::to_array<Field<Deadline>>({
    {"state",
     "how it stands: done; ahead, the day included; overdue: known not to be done; not-recorded: "
     "the day has passed, and whether it was done is not known; undated: no day can be reckoned",
     state_word,
     [](const Deadline& one, auto&) {
         return Json(state_words.at(static_cast<std::size_t>(one.state)));
     }},
    {"of", "the id of the body that is to do it", text,
     [](const Deadline& one, auto&) { return Json(one.of); }},
    {"of_name", "its name", text, [](const Deadline& one, auto&) { return Json(one.of_name); }},
    {"what", "what is to be done, in words", text,
     [](const Deadline& one, auto&) { return Json(one.what); }},
    {"deed", "the same for programs, such as product:terms-of-reference", text,
     [](const Deadline& one, auto&) { return Json(one.deed); }},
    {"due", "the last day in time; null if it cannot be reckoned", day_or_null,
     [](const Deadline& one, auto&) { return day(one.due); }},
    {"at_the_latest",
     "where only the month or year of the last time is known: 'due' is the earliest that it may "
     "be, this the latest",
     day_or_null, [](const Deadline& one, auto&) { return day(one.latest); }},
    {"every_months", "after how many months it is due again; null: once", number_or_null,
     [](const Deadline& one, auto&) { return one.every == 0 ? Json(nullptr) : Json(one.every); }},
    {"done_before", "whether it was done at least once", flag,
     [](const Deadline& one, auto&) { return Json(one.done_before); }},
    {"done_on", "when it was done, in words; null if that is not known", text_or_null,
     [](const Deadline& one, auto&) {
         return one.done_on ? Json(in_words(*one.done_on)) : Json(nullptr);
     }},
    {"late", "whether it was done after its day", flag,
     [](const Deadline& one, auto&) { return Json(one.late); }},
    {"reckoned", "why the day is not the rule's own; null if it is", text_or_null,
     [](const Deadline& one, auto&) { return or_null(one.reckoned); }},
    {"recorded_as", "how it is recorded where it is not done; null if it is not", text_or_null,
     [](const Deadline& one, auto&) { return or_null(one.recorded); }},
});

constexpr auto finding_fields = std::to_array<Field<Finding>>({
    {"rule", "the rule's id; with subject and item the key of the finding", text,
     [](const Finding& one, auto&) { return Json(one.rule); }},
    {"force", "the force in use: the guidance's own, unless a local pack changed it", force_word,
     [](const Finding& one, auto&) { return Json(info(one.force).word); }},
    {"guidance_force", "the force that the guidance gives it; null for a local pack's own rule",
     force_or_null, [](const Finding& one, auto&) { return guidance(one.force, one.local); }},
    {"local", "what local packs have to do with it; null if nothing",
     [] { return reference_or_null("local"); },
     [](const Finding& one, const ReportSettings& settings) {
         return local_part(one.local, settings);
     }},
    {"verdict", "what the rule says", verdict_word,
     [](const Finding& one, auto&) { return Json(info(one.verdict).word); }},
    {"subject", "the id of what it is about; 'model' for the model as a whole", text,
     [](const Finding& one, auto&) { return Json(one.subject); }},
    {"subject_name", "its name", text,
     [](const Finding& one, auto&) { return Json(one.subject_name); }},
    {"item", "the member, board or authority of the subject that it is about; '-' for none", text,
     [](const Finding& one, auto&) { return Json(one.item); }},
    {"item_name", "its name; null if there is none", text_or_null,
     [](const Finding& one, auto&) { return or_null(one.item_name); }},
    {"sentence", "the finding in a sentence", text,
     [](const Finding& one, auto&) { return Json(one.sentence); }},
    {"evidence", "the facts that the verdict rests on", [] { return list_of("fact"); },
     [](const Finding& one, const ReportSettings& settings) {
         return write_all<Fact>(one.evidence, fact_fields, settings);
     }},
    {"would_settle_it", "the facts that would settle what cannot be told", texts,
     [](const Finding& one, auto&) { return Json(one.missing); }},
    {"citation", "where the rule is from: document, chapter, section", text,
     [](const Finding& one, auto&) { return Json(one.citation); }},
    {"remedy", "what to do about it", text,
     [](const Finding& one, auto&) { return Json(one.remedy); }},
    {"due", "the day that the rule names; null if it names none", day_or_null,
     [](const Finding& one, auto&) { return one.due ? Json(iso(*one.due)) : Json(nullptr); }},
    {"late", "whether it was done after that day", flag,
     [](const Finding& one, auto&) { return Json(one.late); }},
    {"deadlines", "all that the rule wants done by a day here", [] { return list_of("deadline"); },
     [](const Finding& one, const ReportSettings& settings) {
         return write_all<Deadline>(one.deadlines, deadline_fields, settings);
     }},
    {"accepted", "why a failure is an accepted exception; null if it is none",
     [] { return reference_or_null("acceptance"); },
     [](const Finding& one, const ReportSettings& settings) {
         return one.accepted ? write(*one.accepted, acceptance_fields, settings) : Json(nullptr);
     }},
    {"baseline", "whether the baseline has it; null without a baseline and for what is no failure",
     [] {
         return Json{{"enum", {word(Known::known), word(Known::fresh), nullptr}}};
     },
     [](const Finding& one, auto&) { return or_null(word(one.known)); }},
});

using Counts = std::vector<std::size_t>;

Json by_verdict(const Counts& counts) {
    Json result = Json::object();
    for (const VerdictInfo& one : verdicts())
        result[one.word] = counts[static_cast<std::size_t>(one.verdict)];
    return result;
}

Json counts_schema() {
    Json properties = Json::object();
    Json required = Json::array();
    for (const VerdictInfo& one : verdicts()) {
        properties[one.word] = number();
        required.push_back(one.word);
    }
    return {{"description", "how many findings have each verdict"},
            {"type", "object"},
            {"properties", properties},
            {"required", required},
            {"additionalProperties", false}};
}

constexpr auto rule_fields = std::to_array<Field<RuleSummary>>({
    {"rule", "the rule's id", text, [](const RuleSummary& one, auto&) { return Json(one.rule); }},
    {"title", "what it asks", text, [](const RuleSummary& one, auto&) { return Json(one.title); }},
    {"guidance",
     "whether it is the guidance's; false: advice of its pack's authors, a local pack's "
     "rule, or the look at accepted exceptions",
     flag,
     [](const RuleSummary& one, const ReportSettings& settings) {
         return Json(is_guidance(one.rule, settings));
     }},
    {"force", "the force in use: the guidance's own, unless a local pack changed it", force_word,
     [](const RuleSummary& one, auto&) { return Json(info(one.force).word); }},
    {"guidance_force", "the force that the guidance gives it; null for a local pack's own rule",
     force_or_null, [](const RuleSummary& one, auto&) { return guidance(one.force, one.local); }},
    {"local", "what local packs have to do with it; null if nothing",
     [] { return reference_or_null("local"); },
     [](const RuleSummary& one, const ReportSettings& settings) {
         return local_part(one.local, settings);
     }},
    {"citation", "where it is from: document, chapter, section", text,
     [](const RuleSummary& one, auto&) { return Json(one.citation); }},
    {"url", "where that can be read; null if none is known", link_or_null,
     [](const RuleSummary& one, auto&) { return or_null(one.url); }},
    {"why", "why it matters", text, [](const RuleSummary& one, auto&) { return Json(one.why); }},
    {"remedy", "what to do about it", text,
     [](const RuleSummary& one, auto&) { return Json(one.remedy); }},
    {"subjects", "how many it looked at; 0: it looked at nothing", number,
     [](const RuleSummary& one, auto&) { return Json(one.subjects); }},
    {"verdicts", "what it found", [] { return reference("counts"); },
     [](const RuleSummary& one, auto&) { return by_verdict(one.verdicts); }},
});

constexpr auto gone_fields = std::to_array<Field<GoneFinding>>({
    {"rule", "the rule's id", text, [](const GoneFinding& one, auto&) { return Json(one.rule); }},
    {"subject", "the id of what it was about", text,
     [](const GoneFinding& one, auto&) { return Json(one.subject); }},
    {"item", "the item; '-' for none", text,
     [](const GoneFinding& one, auto&) { return Json(one.item); }},
    {"now", "what the rule says today; null if there is no such finding",
     [] {
         return Json{{"anyOf", Json::array({verdict_word(), {{"type", "null"}}})}};
     },
     [](const GoneFinding& one, auto&) {
         return one.now ? Json(info(*one.now).word) : Json(nullptr);
     }},
});

constexpr auto baseline_fields = std::to_array<Field<ComparedBaseline>>({
    {"as_of", "the day of the check that it was made of", day,
     [](const ComparedBaseline& one, auto&) { return Json(iso(one.as_of)); }},
    {"known", "how many of today's findings it has", number,
     [](const ComparedBaseline& one, auto&) { return Json(one.known); }},
    {"new", "how many it does not have", number,
     [](const ComparedBaseline& one, auto&) { return Json(one.fresh); }},
    {"no_longer_found", "what it has and is found no longer", [] { return list_of("gone"); },
     [](const ComparedBaseline& one, const ReportSettings& settings) {
         return write_all<GoneFinding>(one.gone, gone_fields, settings);
     }},
});

constexpr auto report_fields = std::to_array<Field<CheckReport>>({
    {"model", "the model's title; empty if it has none", text,
     [](const CheckReport& one, auto&) { return Json(one.model_title); }},
    {"as_of", "the day that was looked at", day,
     [](const CheckReport& one, auto&) { return Json(iso(one.as_of)); }},
    {"notice",
     "that the model was written for another day than the one looked at; null if it was not",
     text_or_null,
     [](const CheckReport&, const ReportSettings& settings) { return or_null(settings.notice); }},
    {"packs", "the editions that it was checked against", texts,
     [](const CheckReport& one, auto&) { return Json(one.packs); }},
    {"standing", "what each of them says of its own standing", texts,
     [](const CheckReport& one, auto&) { return Json(one.standing); }},
    {"verdicts", "the whole", [] { return reference("counts"); },
     [](const CheckReport& one, auto&) { return by_verdict(count_verdicts(one)); }},
    {"baseline", "what a baseline came to; null if none was given",
     [] { return reference_or_null("baseline"); },
     [](const CheckReport& one, const ReportSettings& settings) {
         return one.baseline ? write(*one.baseline, baseline_fields, settings) : Json(nullptr);
     }},
    {"rules", "every rule that ran", [] { return list_of("rule"); },
     [](const CheckReport& one, const ReportSettings& settings) {
         return write_all<RuleSummary>(one.rules, rule_fields, settings);
     }},
    {"findings", "what was found, by rule, subject and item", [] { return list_of("finding"); },
     [](const CheckReport& one, const ReportSettings& settings) {
         return write_all<Finding>(one.findings, finding_fields, settings);
     }},
});

}  // namespace

std::string report_json(const CheckReport& report, const ReportSettings& settings) {
    return json_text(write(report, report_fields, settings));
}

std::string report_schema() {
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"title", "What 'govmap check --format json' writes"}};
    schema.update(schema_of("a report of govmap check", report_fields));
    schema["definitions"] = {
        {"rule", schema_of("a rule that ran", rule_fields)},
        {"finding",
         schema_of("what one rule says about one subject, or one item of it", finding_fields)},
        {"fact", schema_of("a fact that a verdict rests on", fact_fields)},
        {"deadline", schema_of("something that a rule wants done by a day", deadline_fields)},
        {"local", schema_of("what local packs have to do with a rule", local_fields)},
        {"acceptance", schema_of("why a failure is accepted", acceptance_fields)},
        {"baseline", schema_of("what a baseline came to", baseline_fields)},
        {"gone", schema_of("a finding of the baseline that is found no longer", gone_fields)},
        {"counts", counts_schema()}};
    return json_text(schema);
}

}  // namespace govmap
