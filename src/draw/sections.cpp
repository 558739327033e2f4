#include "draw/sections.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.hpp"

namespace govmap {
namespace {

struct Maker {
    const char* word;
    Section (*make)(Composing&, EntityIndex, const View::Section&);
};

// One maker for each of section_kinds(), by its word.
constexpr std::array<Maker, 8> makers = {{
    {"footprint", footprint_section},
    {"roles", roles_section},
    {"members", members_section},
    {"attends", attends_section},
    {"sub-groups", sub_groups_section},
    {"products", products_section},
    {"boards", boards_section},
    {"funds", funds_section},
}};

// "Jobcentre Plus (MEM-04)": one thing that is missing, among others that are missing alike.
std::string among_missing(const Row& row) {
    std::vector<std::string> more;
    if (row.external) more.emplace_back("external");
    if (!row.detail.empty()) more.push_back(row.detail);
    if (!row.rule.empty()) more.push_back(row.rule);
    std::string text = row.label;
    for (std::size_t at = 0; at < more.size(); ++at) text += (at == 0 ? " (" : ", ") + more[at];
    return more.empty() ? text : text + ")";
}

// What is missing for the same reason, in one row that names it all.
Section with_missing_together(Section section) {
    for (RowGroup& group : section.groups) {
        std::vector<Row> rows;
        std::vector<std::pair<std::string, Row>> missing;
        for (Row& row : group.rows) {
            if (row.standing == Standing::recorded || row.label.empty()) {
                rows.push_back(std::move(row));
                continue;
            }
            const std::string word = row.values.front();
            auto like = std::find_if(missing.begin(), missing.end(), [&](const auto& one) {
                return one.first == word && one.second.standing == row.standing;
            });
            if (like == missing.end()) {
                Row all;
                all.label = capitalised(word);
                all.standing = row.standing;
                all.values.emplace_back();
                like = missing.insert(missing.end(), {word, std::move(all)});
            }
            std::string& text = like->second.values.front();
            text += (text.empty() ? "" : "; ") + among_missing(row);
        }
        std::stable_sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) {
            return a.second.standing < b.second.standing;
        });
        for (auto& [word, row] : missing) rows.push_back(std::move(row));
        group.rows = std::move(rows);
    }
    return section;
}

}  // namespace

Section section_for(const View::Section& wanted) {
    Section section;
    section.heading = wanted.heading;
    section.label = wanted.label;
    section.across = wanted.across;
    return section;
}

std::vector<std::vector<Column>> card_bands(Composing& composing, EntityIndex about) {
    std::vector<std::vector<Column>> bands;
    for (const std::vector<View::Column>& wanted_band : composing.view.card) {
        std::vector<Column> band;
        for (const View::Column& wanted : wanted_band) {
            Column column;
            column.part = wanted.part;
            for (const View::Section& section : wanted.sections) {
                for (const Maker& maker : makers) {
                    if (section.what != maker.word) continue;
                    Section made = maker.make(composing, about, section);
                    if (section.together) made = with_missing_together(std::move(made));
                    if (!made.groups.empty()) column.sections.push_back(std::move(made));
                }
            }
            band.push_back(std::move(column));
        }
        bands.push_back(std::move(band));
    }
    return bands;
}

}  // namespace govmap
