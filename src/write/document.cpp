#include "write/document.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "write/json_text.hpp"

namespace govmap {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<DocumentFormat, 3> format_table = {{
    {"markdown", "for people and word processors", document_markdown},
    {"json", "for programs", document_json},
    {"csv", "for spreadsheets", document_csv},
}};

Json one_table(const FilledTable& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json cells = Json::array();
        for (const FilledCell& cell : row)
            cells.push_back({{"text", cell.text}, {"kind", kind_in_words(cell.kind)}});
        rows.push_back(cells);
    }
    return {{"called", table.called},
            {"columns", table.columns},
            {"rows", rows},
            {"notes", table.notes}};
}

}  // namespace

std::span<const DocumentFormat> document_formats() { return format_table; }

const DocumentFormat* document_format(std::string_view word) {
    for (const DocumentFormat& format : format_table) {
        if (word == format.word) return &format;
    }
    return nullptr;
}

const char* settled_in_words(Settled settled) {
    switch (settled) {
        case Settled::yes: return "settled";
        case Settled::no: return "not settled";
        case Settled::open: return "not recorded";
        case Settled::not_asked: break;
    }
    return "";
}

const char* kind_in_words(CellKind kind) {
    switch (kind) {
        case CellKind::said: return "said";
        case CellKind::none: return "none";
        case CellKind::open: return "not recorded";
        case CellKind::by_hand: return "by hand";
        case CellKind::blank: break;
    }
    return "";
}

std::string document_json(const FilledDocument& document) {
    Json sections = Json::array();
    for (const FilledSection& section : document.sections) {
        Json tables = Json::array();
        for (const FilledTable& table : section.tables) tables.push_back(one_table(table));
        Json settled = nullptr;
        if (section.settled != Settled::not_asked) settled = settled_in_words(section.settled);
        sections.push_back({{"word", section.word.empty() ? Json(nullptr) : Json(section.word)},
                            {"heading", section.heading},
                            {"asks", section.asks},
                            {"settled", settled},
                            {"tables", tables},
                            {"to_write", section.prompts},
                            {"not_recorded", section.lacking}});
    }
    const Json whole = {{"document", document.id},
                        {"title", document.title},
                        {"subject", document.subject},
                        {"subject_name", document.subject_name},
                        {"model", document.model_title},
                        {"as_of", iso(document.as_of)},
                        {"edition", document.edition},
                        {"citation", document.citation},
                        {"notice", document.notice.empty() ? Json(nullptr) : Json(document.notice)},
                        {"intro", document.intro},
                        {"not_recorded", document.lacking()},
                        {"by_hand", document.by_hand()},
                        {"sections", sections}};
    return json_text(whole);
}

}  // namespace govmap
