#include "write/comparison.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "write/json_text.hpp"
#include "write/sheet.hpp"

namespace govmap {
namespace {

using footprints::Better;
using footprints::Figure;
using footprints::FigureInfo;
using footprints::Option;
using footprints::OptionResult;
using Json = nlohmann::ordered_json;

const char* word(Better better) {
    return better == Better::less ? "less" : better == Better::more ? "more" : "neither";
}

Json number(std::optional<double> value) { return value ? Json(*value) : Json(nullptr); }

Json number(const FigureInfo& figure, std::optional<double> value) {
    const bool whole =
        figure.unit == footprints::Unit::count || figure.unit == footprints::Unit::residents;
    return value && whole ? Json(static_cast<std::uint64_t>(*value)) : number(value);
}

class ComparisonJson {
public:
    explicit ComparisonJson(const ComparisonPage& page)
        : page_(page), options_(page.options), found_(page.comparison) {}

    Json make() const {
        Json root;
        root["title"] = options_.title;
        root["as_of"] = iso(page_.graph.as_of());
        root["area"] = options_.area_name;
        root["question"] = options_.question;
        root["borders"] = info(options_.rule).word;
        root["meetings"] = options_.meetings;
        root["authorities"] = Json::array();
        for (std::size_t at = 0; at < options_.area.authorities.size(); ++at) {
            const auto residents = options_.area.residents[at];
            root["authorities"].push_back(
                {{"id", id(at)},
                 {"name", page_.graph.model().entity(options_.area.authorities[at]).plain_name()},
                 {"residents", residents == 0 ? Json(nullptr) : Json(residents)}});
        }
        root["aims"] = told(options_.aims);
        root["today"] = options_.options[options_.today].id;
        root["figures"] = Json::array();
        for (const Figure& one : found_.figures) root["figures"].push_back(figure(one));
        root["options"] = Json::array();
        for (std::size_t at = 0; at < options_.options.size(); ++at)
            root["options"].push_back(option(at));
        root["areas"] = overlays();
        root["weights"] = weights();
        root["not_known"] = found_.not_known;
        root["sources"] = found_.sources;
        root["standing"] = found_.standing;
        return root;
    }

private:
    [[nodiscard]] std::string id(std::size_t authority) const {
        return page_.graph.model().entity(options_.area.authorities[authority]).id;
    }

    [[nodiscard]] Json ids(footprints::AuthoritySet set) const {
        Json result = Json::array();
        footprints::for_each(set, [&](std::size_t at) { result.push_back(id(at)); });
        return result;
    }

    [[nodiscard]] Json option_ids(const std::vector<std::size_t>& some) const {
        Json result = Json::array();
        for (const std::size_t one : some) result.push_back(options_.options[one].id);
        return result;
    }

    static Json told(const std::vector<footprints::Told>& some) {
        Json result = Json::array();
        for (const footprints::Told& one : some)
            result.push_back({{"says", one.says}, {"source", one.source}});
        return result;
    }

    static Json figure(const Figure& one) {
        const FigureInfo& what = info(one.kind);
        return {{"word", what.word},
                {"label", what.label},
                {"meaning", what.meaning},
                {"better", word(what.better)},
                {"criterion", footprints::is_criterion(one)},
                {"same_in_all", one.same}};
    }

    [[nodiscard]] Json option(std::size_t at) const {
        const Option& option = options_.options[at];
        const OptionResult& result = found_.results[at];
        Json json;
        json["letter"] = option_letter(at);
        json["id"] = option.id;
        json["name"] = option.name;
        json["named_in_file"] = !option.listed;
        json["note"] = option.note;
        json["source"] = option.source;
        json["reasons"] = told(option.reasons);
        json["drawbacks"] = told(option.drawbacks);
        json["partnerships"] = Json::array();
        for (std::size_t group = 0; group < option.groups.size(); ++group) {
            const footprints::GroupResult& one = result.groups[group];
            json["partnerships"].push_back(
                {{"name", option.groups[group].name},
                 {"authorities", ids(option.groups[group].members)},
                 {"residents", one.residents ? Json(*one.residents) : Json(nullptr)},
                 {"as_today", one.as_today},
                 {"pieces_by_land", one.pieces_land ? Json(*one.pieces_land) : Json(nullptr)},
                 {"pieces", one.pieces_any ? Json(*one.pieces_any) : Json(nullptr)},
                 {"country_border", one.on_the_border},
                 {"meets", meets(one)}});
        }
        for (const Figure& one : found_.figures)
            json["figures"][info(one.kind).word] = number(info(one.kind), one.values[at]);
        json["alignment"] = Json::object();
        for (const footprints::Overlays& kind : found_.overlays) {
            if (!kind.all.empty())
                json["alignment"][info(kind.kind).word] =
                    alignment(footprints::alignment(options_.area, kind, option));
        }
        json["best_on"] = Json::array();
        for (const Figure& one : found_.figures) {
            if (one.best[at]) json["best_on"].push_back(info(one.kind).word);
        }
        json["beaten_by"] = option_ids(found_.beaten[at]);
        json["findings"] = Json::array();
        for (const Finding& one : result.findings) json["findings"].push_back(finding(one));
        json["attendances"] = Json::array();
        for (const footprints::Attendance& one : result.attendances)
            json["attendances"].push_back({{"who", one.who},
                                           {"part_of", info(one.figure).word},
                                           {"partnerships", one.partnerships},
                                           {"meetings", one.meetings}});
        json["changed"] = ids(result.changed);
        json["posts_affected"] = result.posts;
        json["documents_affected"] = result.products;
        json["loses"] = result.loses;
        json["gains"] = result.gains;
        return json;
    }

    static Json alignment(const footprints::Alignment& one) {
        return {{"split", one.split},
                {"most_partnerships_for_one", one.most_partnerships},
                {"most_in_one_partnership", one.most_overlays},
                {"residents_in_one_piece", number(one.in_one_piece)},
                {"residents_coincide", number(one.coincide)}};
    }

    [[nodiscard]] Json meets(const footprints::GroupResult& group) const {
        Json result = Json::object();
        for (std::size_t kind = 0; kind < found_.overlays.size(); ++kind) {
            Json names = Json::array();
            for (const std::size_t one : group.overlays[kind])
                names.push_back(found_.overlays[kind].all[one].id);
            if (!names.empty()) result[info(found_.overlays[kind].kind).word] = names;
        }
        return result;
    }

    static Json finding(const Finding& one) {
        Json evidence = Json::array();
        for (const Fact& fact : one.evidence)
            evidence.push_back({{"text", fact.text}, {"source", fact.citation}});
        return {{"rule", one.rule},
                {"force", info(one.force).word},
                {"verdict", info(one.verdict).word},
                {"subject", one.subject_name},
                {"item", one.item_name.empty() ? one.item : one.item_name},
                {"sentence", one.sentence},
                {"evidence", evidence},
                {"missing", one.missing},
                {"citation", one.citation}};
    }

    [[nodiscard]] Json overlays() const {
        Json result = Json::object();
        for (const footprints::Overlays& kind : found_.overlays) {
            Json list = Json::array();
            for (const footprints::Overlay& one : kind.all)
                list.push_back({{"id", one.id},
                                {"name", one.name},
                                {"authorities", ids(one.members)},
                                {"slices", ids(one.slices)},
                                {"reaches_beyond", one.beyond}});
            result[info(kind.kind).word] = list;
        }
        return result;
    }

    [[nodiscard]] Json order(const footprints::Order& order) const {
        Json result = Json::array();
        for (const auto& place : order.places) result.push_back(option_ids(place));
        return result;
    }

    [[nodiscard]] Json weights() const {
        const footprints::Weighting& weights = found_.weighting;
        if (weights.criteria.empty()) return nullptr;
        Json effects = Json::array();
        for (const footprints::WeightEffect& one : weights.effects) {
            Json leads = Json::array();
            for (const footprints::Lead& lead : one.leads)
                leads.push_back(
                    {{"from", lead.from}, {"to", lead.to}, {"options", option_ids(lead.options)}});
            effects.push_back({{"criterion", info(one.criterion).word},
                               {"alone", order(one.alone)},
                               {"leads", leads}});
        }
        return {{"equal", order(weights.equal)}, {"effects", effects}};
    }

    const ComparisonPage& page_;
    const footprints::Options& options_;
    const footprints::Comparison& found_;
};

std::string text(const ComparisonPage& page, PageStyle style) {
    return note_text(comparison_note(page), style);
}

std::string markdown(const ComparisonPage& page, PageStyle) {
    return note_markdown(comparison_note(page));
}

std::string html(const ComparisonPage& page, PageStyle) { return note_html(comparison_note(page)); }

std::string json(const ComparisonPage& page, PageStyle) {
    return json_text(ComparisonJson(page).make());
}

std::string csv(const ComparisonPage& page, PageStyle) {
    std::string out = byte_order_mark;
    std::vector<std::string> cells = {"heading", "figure", "better"};
    for (const Option& one : page.options.options) cells.push_back(one.name);
    add_sheet_row(out, cells);
    for (const Figure& figure : page.comparison.figures) {
        const FigureInfo& what = info(figure.kind);
        cells = {what.heading, what.label, word(what.better)};
        for (const auto& one : figure.values)
            cells.push_back(one ? number(what, one).dump() : std::string{});
        add_sheet_row(out, cells);
    }
    return out;
}

std::string svg(const ComparisonPage& page, PageStyle) { return page.map; }

constexpr std::array<ComparisonFormat, 6> formats = {{
    {"text", "for reading", false, text},
    {"markdown", "the decision note, for a paper", false, markdown},
    {"html", "the note with the maps, for a browser or a printer", true, html},
    {"svg", "the maps alone", true, svg},
    {"csv", "the figures, for Excel", false, csv},
    {"json", "for programs, with every finding", false, json},
}};

}  // namespace

std::span<const ComparisonFormat> comparison_formats() { return formats; }

const ComparisonFormat* comparison_format(std::string_view word) {
    for (const ComparisonFormat& one : formats) {
        if (word == one.word) return &one;
    }
    return nullptr;
}

}  // namespace govmap
