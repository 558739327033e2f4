#include "read/sheet.hpp"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

CsvColumns with_evidence(CsvColumns columns) {
    for (const char* name : {"source", "place", "basis", "note"})
        columns.optional.emplace_back(name);
    return columns;
}

}  // namespace

Sheet::Sheet(ModelBuilder& builder, const Unit& unit, const Table& table, CsvColumns columns)
    : builder_(builder),
      unit_(unit),
      reader_(table.text, table.file, with_evidence(std::move(columns)), builder.problems()),
      source_(reader_.column("source")),
      place_(reader_.column("place")),
      basis_(reader_.column("basis")),
      note_(reader_.column("note")) {}

void Sheet::problem(Column column, std::string message, std::string advice) {
    builder_.problems().add(where(column), std::move(message), std::move(advice));
}

Symbol Sheet::word(Column column, std::string_view word, const Terms* terms, const char* what) {
    if (word.empty()) return {};
    if (last_word_ != nullptr && last_word_->first.terms == terms && last_word_->first.text == word)
        return last_word_->second;
    const auto known = words_.find(WordView{word, terms});
    if (known != words_.end()) {
        last_word_ = &*known;
        return known->second;
    }
    const std::vector<std::string> words =
        terms == nullptr ? std::vector<std::string>{} : terms->words();
    const bool is_known =
        words.empty() ? is_id(word) : std::find(words.begin(), words.end(), word) != words.end();
    if (!is_known) {
        problem(column, fmt::format("'{}' is not {} known here", word, what),
                did_you_mean(word, words, "the packs in use name the words"));
        return {};
    }
    const Symbol symbol = builder_.symbol(word);
    words_.emplace(Word{std::string(word), terms}, symbol);
    return symbol;
}

bool Sheet::flag_said(Column column) {
    const std::string_view text = cell(column);
    const std::string word = lower_case(text);  // a spreadsheet saves it as TRUE
    if (word == "true") return true;
    if (word != "false") {
        problem(column, fmt::format("'{}' is neither true nor false", text),
                "write true or false, or leave the cell empty");
    }
    return false;
}

bool Sheet::disputed(Column column) {
    if (!flag(column)) return false;
    if (cell(source_).empty()) builder_.whose_word(where(column));
    return true;
}

std::optional<PartialDate> Sheet::date(Column column) {
    const std::string_view text = cell(column);
    if (text.empty()) return std::nullopt;
    const auto result = parse_partial_date(text);
    if (!result) {
        problem(column, fmt::format("'{}' is not a date", text),
                "write 2022-09-07, 2022-09 or 2022; a spreadsheet may have turned it round: give "
                "the column the format 'text'");
    }
    return result;
}

Period Sheet::period_said(Column from, Column until) {
    Period result{date(from), date(until)};
    if (!result.backwards()) return result;
    problem(until, "it is over before it begins",
            "'until' is the first day on which it no longer holds");
    return {};
}

std::optional<Absence> Sheet::reason(Column column) {
    const std::string_view text = cell(column);
    if (text.empty()) return std::nullopt;
    const auto result = absence(text);
    if (!result) {
        std::vector<std::string> words;
        for (const AbsenceInfo& one : absences()) words.emplace_back(one.word);
        problem(column, fmt::format("'{}' is not a reason why something is not there", text),
                fmt::format("one of: {}", fmt::join(words, ", ")));
    }
    return result;
}

std::optional<double> Sheet::share(Column column) {
    const std::string_view text = cell(column);
    if (text.empty()) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= 1)
        return value;
    problem(column, fmt::format("'{}' is not a share of residents", text),
            "write a number from 0 to 1 such as 0.25");
    return std::nullopt;
}

EvidenceIndex Sheet::evidence_said() {
    const std::string_view source = cell(source_);
    const std::string_view basis = cell(basis_);
    if (!basis.empty() && basis != "stated" && basis != "inferred") {
        problem(basis_, fmt::format("'{}' is neither stated nor inferred", basis),
                "'inferred' is what the source does not say in terms");
    }
    std::string key = fmt::format("{}\n{}\n{}", source, cell(place_), basis);
    const auto [found, fresh] = evidence_.try_emplace(std::move(key));
    if (fresh) {
        found->second = builder_.evidence(source, std::string(cell(place_)),
                                          basis == "inferred" ? Basis::inferred : Basis::stated,
                                          where(source_), unit_);
    }
    return found->second;
}

std::optional<EntityIndex> Sheet::entity(Column column, std::uint16_t kinds, const Period& period) {
    const std::string_view name = cell(column);
    if (const auto found = by_id(column, name);
        found && (kinds & bit(builder_.model.entity(*found).kind)) != 0) {
        return found;
    }
    builder_.index_places();
    constexpr std::uint16_t authority = bit(EntityKind::authority);
    // As in YAML, an authority of that name is meant rather than an area.
    if ((kinds & authority) != 0 && builder_.places.has(builder_.model, name, authority))
        kinds = authority;
    return builder_.resolve(name, where(column), kinds, unit_, period);
}

// Rows that follow each other name the same thing again, or one declared soon after it.
std::optional<EntityIndex> Sheet::by_id(Column column, std::string_view id) {
    if (column == CsvReader::none) return std::nullopt;
    if (last_.size() <= column) last_.resize(column + 1);
    const Model& model = builder_.model;
    const auto found = model.by_id.find_near(model.entities, id, last_[column]);
    if (!found) return std::nullopt;
    last_[column] = *found;
    return EntityIndex{*found};
}

}  // namespace govmap
