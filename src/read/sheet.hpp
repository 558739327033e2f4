#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/builder.hpp"
#include "read/csv.hpp"
#include "read/tables.hpp"

namespace govmap {

/// The kinds of a place, and of anything.
inline constexpr std::uint16_t place_kinds = bit(EntityKind::authority) | bit(EntityKind::area);
inline constexpr std::uint16_t any_kind = 0x3FF;

/// Calls `visit` with the parts of a cell between semicolons, without blanks around them.
template <class Visit>
void each_part(std::string_view cell, Visit visit) {
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(';'), cell.size());
        std::string_view part = cell.substr(0, end);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty()) visit(part);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
}

/// One table being read, row by row: its cells, as what they mean. A cell that means nothing of the
/// kind is a Problem, and reads as empty.
class Sheet {
public:
    using Column = CsvReader::Column;

    /// Every table may have the columns source, place, basis and note besides `columns`.
    Sheet(ModelBuilder& builder, const Unit& unit, const Table& table, CsvColumns columns);

    bool next() { return reader_.next(); }
    bool next(std::size_t length) { return reader_.next(length); }
    void pass(std::size_t length) { reader_.pass(length); }
    [[nodiscard]] std::string_view rest() const { return reader_.rest(); }
    [[nodiscard]] const std::vector<std::string>& columns() const { return reader_.names(); }
    [[nodiscard]] std::size_t rows_left() const { return reader_.rows_left(); }
    [[nodiscard]] Column column(std::string_view name) const { return reader_.column(name); }
    [[nodiscard]] std::string_view cell(Column column) const { return reader_.cell(column); }
    [[nodiscard]] Location where(Column column) const { return reader_.where(column); }
    [[nodiscard]] Location row() const { return reader_.where(CsvReader::none); }
    [[nodiscard]] std::string_view note() const { return cell(note_); }

    void problem(Column column, std::string message, std::string advice = {});

    /// A word of the packs, as a symbol; unsaid where `word` is empty. `terms` are the words that
    /// there are, `what` says what kind they are ("a role"). Told once to be known, it is not
    /// looked up again.
    Symbol word(Column column, std::string_view word, const Terms* terms, const char* what);
    bool flag(Column column) { return !cell(column).empty() && flag_said(column); }
    std::optional<PartialDate> date(Column column);
    Period period(Column from, Column until) {
        if (cell(from).empty() && cell(until).empty()) return {};
        return period_said(from, until);
    }
    std::optional<Absence> reason(Column column);
    std::optional<double> share(Column column);

    /// The column `disputed`; a Problem where the row names no source.
    bool disputed(Column column);

    /// `source`, `place` and `basis`. Rows that name the same share one record.
    EvidenceIndex evidence() { return cell(source_).empty() ? EvidenceIndex{} : evidence_said(); }

    /// The entity, of one of `kinds`, that the cell names by its id or, if it is a place, by name.
    std::optional<EntityIndex> entity(Column column, std::uint16_t kinds, const Period& period);

private:
    std::optional<EntityIndex> by_id(Column column, std::string_view id);
    bool flag_said(Column column);
    Period period_said(Column from, Column until);
    EvidenceIndex evidence_said();

    struct Word {
        std::string text;
        const Terms* terms;
    };
    struct WordView {
        std::string_view text;
        const Terms* terms;
        WordView(std::string_view word, const Terms* of) : text(word), terms(of) {}
        WordView(const Word& word) : text(word.text), terms(word.terms) {}
        bool operator==(const WordView&) const = default;
    };
    struct WordHash {
        using is_transparent = void;
        std::size_t operator()(const WordView& word) const {
            return std::hash<std::string_view>{}(word.text);
        }
    };
    struct WordEqual {
        using is_transparent = void;
        bool operator()(const WordView& a, const WordView& b) const { return a == b; }
    };

    ModelBuilder& builder_;
    const Unit& unit_;
    CsvReader reader_;
    Column source_ = 0;
    Column place_ = 0;
    Column basis_ = 0;
    Column note_ = 0;
    using Words = std::unordered_map<Word, Symbol, WordHash, WordEqual>;
    Words words_;
    const Words::value_type* last_word_ = nullptr;  // most rows say what the row before said
    std::unordered_map<std::string, EvidenceIndex> evidence_;
    std::vector<std::uint32_t> last_;  // by column: the entity that it named last
};

}  // namespace govmap
