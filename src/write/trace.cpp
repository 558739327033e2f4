#include "write/trace.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "write/json_text.hpp"

namespace govmap {
namespace {

using Json = nlohmann::ordered_json;

/// What both formats say of one step.
struct ToldStep {
    std::string sentence;
    std::string since;
    std::string source;
    std::string note;
    std::string where;
    bool certain = true;
};

class Teller {
public:
    explicit Teller(const Trace& trace) : trace_(trace), model_(trace.graph.model()) {}

    [[nodiscard]] const std::string& name(EntityIndex entity) const {
        return model_.entity(entity).name;
    }

    [[nodiscard]] ToldStep step(EntityIndex from, const LineStep& step) const {
        const Link& link = model_.link(step.link);
        const LinkDetail& detail = model_.detail(link);
        ToldStep told;
        std::string verb = info(link.kind).forward;
        if (link.kind == LinkKind::holds && detail.role.said()) {
            verb = fmt::format("is {} of", trace_.vocabulary.roles.label(model_.word(detail.role)));
        }
        told.sentence = fmt::format("{} {} {}", name(from), verb, name(step.to));
        if (step.through) {
            told.sentence += fmt::format(", through its {}, the {}",
                                         trace_.vocabulary.roles.label(model_.word(detail.role)),
                                         name(model_.link(*step.through).from));
        }
        told.since = link.period.from ? "since " + in_words(*link.period.from)
                                      : "since when is not recorded";
        if (link.period.until) told.since += ", until " + in_words(*link.period.until);
        told.source = model_.cite(link.evidence);
        if (step.through) {
            const std::string of_holder = model_.cite(model_.link(*step.through).evidence);
            if (!of_holder.empty() && of_holder != told.source) {
                told.source +=
                    fmt::format("{}on the role: {}", told.source.empty() ? "" : "; ", of_holder);
            }
        }
        if (told.source.empty()) told.source = "no source named";
        told.note = detail.note;
        told.where = trace_.sources.describe(link.where);
        told.certain = step.certain == Truth::yes;
        return told;
    }

    [[nodiscard]] std::string break_sentence() const {
        const LineBreak& broken = *trace_.line.broken;
        const std::string role = role_label(broken.role);
        const bool certain = trace_.line.arrives == Truth::no;
        std::string result;
        if (broken.link) {
            const Link& link = model_.link(*broken.link);
            result = fmt::format(
                "{} at {}: it {} {} through its {}, and {}",
                certain ? "The line breaks" : "The line cannot be followed beyond this point,",
                name(broken.at), info(link.kind).forward, name(link.to), role,
                certain ? "nobody holds that role" : "who holds that role is not recorded");
        } else {
            result = fmt::format(
                "{} at {}: {}",
                certain ? "The line breaks" : "The line cannot be followed beyond this point,",
                name(broken.at),
                certain ? "it answers to nobody" : "to whom it answers is not recorded");
        }
        if (broken.gap) {
            const Gap& gap = model_.gap(*broken.gap);
            result += fmt::format(" ({}", info(gap.reason).word);
            if (const std::string source = model_.cite(gap.evidence); !source.empty())
                result += "; " + source;
            result += ")";
        }
        return result + ".";
    }

    [[nodiscard]] std::string mend() const {
        const LineBreak& broken = *trace_.line.broken;
        const std::string& id = model_.entity(broken.at).id;
        if (broken.link) {
            return fmt::format(
                "Record who holds the role: under '{}' write roles: {{{}: {{post: …, source: "
                "…}}}}.",
                id, model_.word(broken.role));
        }
        return fmt::format(
            "Record to whom it answers: under '{}' write answers_to: or reports_to: with an id "
            "and a source.",
            id);
    }

private:
    [[nodiscard]] std::string role_label(Symbol role) const {
        return trace_.vocabulary.roles.label(model_.word(role));
    }

    const Trace& trace_;
    const Model& model_;
};

std::string heading(const Trace& trace, const Teller& teller) {
    return fmt::format("From {} to {}: as at {}", teller.name(trace.line.from),
                       teller.name(trace.target), in_words(trace.graph.as_of()));
}

}  // namespace

std::string trace_text(const Trace& trace, PageStyle style) {
    const Teller teller(trace);
    Page page(style);
    page.heading(heading(trace, teller));
    EntityIndex at = trace.line.from;
    std::size_t number = 0;
    for (const LineStep& step : trace.line.steps) {
        const ToldStep told = teller.step(at, step);
        page.paragraph(
            told.sentence + (told.certain ? "." : ", perhaps: the date is not known to the day."),
            0, fmt::format("{:>2}. ", ++number));
        page.paragraph(fmt::format("{}; {}", told.since, told.source), 4);
        if (!told.note.empty()) page.paragraph(told.note, 4, "note: ");
        page.faint(told.where, 4);
        at = step.to;
    }
    page.blank();
    if (trace.line.broken) {
        page.paragraph(teller.break_sentence());
        page.paragraph(teller.mend());
    } else if (trace.line.steps.empty()) {
        page.paragraph("This is where the line ends.");
    } else {
        page.paragraph(fmt::format(
            "The line is whole: {}{}.", counted(number, "step"),
            trace.line.arrives == Truth::unknown ? ", some of which only perhaps hold" : ""));
    }
    return page.text();
}

std::string trace_json(const Trace& trace) {
    const Teller teller(trace);
    const Model& model = trace.graph.model();
    Json steps = Json::array();
    EntityIndex at = trace.line.from;
    for (const LineStep& step : trace.line.steps) {
        const ToldStep told = teller.step(at, step);
        const Link& link = model.link(step.link);
        steps.push_back(
            {{"from", model.entity(at).id},
             {"link", info(link.kind).word},
             {"to", model.entity(step.to).id},
             {"through",
              step.through ? Json(model.entity(model.link(*step.through).from).id) : Json(nullptr)},
             {"since", link.period.from ? Json(in_words(*link.period.from)) : Json(nullptr)},
             {"certain", told.certain},
             {"sentence", told.sentence},
             {"source", told.source},
             {"where", told.where}});
        at = step.to;
    }
    Json whole = {{"from", model.entity(trace.line.from).id},
                  {"to", model.entity(trace.target).id},
                  {"as_of", iso(trace.graph.as_of())},
                  {"arrives", trace.line.arrives == Truth::yes  ? "yes"
                              : trace.line.arrives == Truth::no ? "no"
                                                                : "cannot tell"},
                  {"steps", steps}};
    if (trace.line.broken) {
        whole["break"] = {{"at", model.entity(trace.line.broken->at).id},
                          {"sentence", teller.break_sentence()},
                          {"mend", teller.mend()}};
    }
    return json_text(whole);
}

}  // namespace govmap
