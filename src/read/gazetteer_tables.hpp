#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/builder.hpp"
#include "read/csv.hpp"

// What the readers of a gazetteer's single tables share; gazetteer.hpp is for everybody else.

namespace govmap {

/// A row of a gazetteer's table, with its cells by the names of their columns.
class GazetteerRow {
public:
    using Cell = CsvTable::Cell;

    GazetteerRow(const CsvTable& table, const CsvTable::Row& row) : table_(table), row_(row) {}
    [[nodiscard]] const Cell& operator[](std::string_view column) const {
        return table_.cell(row_, column);
    }

private:
    const CsvTable& table_;
    const CsvTable::Row& row_;
};

/// The tables of one `gazetteer:` section, read one after the other into the model in the making.
class GazetteerTables {
public:
    using Cell = CsvTable::Cell;
    using Row = GazetteerRow;

    GazetteerTables(ModelBuilder& builder, const Unit& unit, const Node& section)
        : builder_(builder), unit_(unit), section_(section) {}

    [[nodiscard]] ModelBuilder& builder() const { return builder_; }
    [[nodiscard]] Problems& problems() const { return builder_.problems(); }
    [[nodiscard]] const Node& section() const { return section_; }

    /// Reads a table row by row, if the section names it.
    void read(const char* name, const std::vector<std::string>& columns,
              const std::function<void(const Row&)>& read_row);

    /// The sources under `sources:` of an entry, for what stands in this table.
    EvidenceIndex evidence_of(const Node& entry, const char* table);
    /// The evidence of the table being read.
    [[nodiscard]] EvidenceIndex evidence() const { return evidence_; }
    /// The same for a row, marked as inferred where the row's `basis` is not a source.
    EvidenceIndex evidence(const Row& row);

    // What a cell says. What it may not say is a Problem.
    [[nodiscard]] Period period(const Row& row) const;
    /// Nothing where the cell is empty.
    [[nodiscard]] std::optional<double> number(const Cell& cell) const;
    /// A share of residents, from 0 to 1; 0 where it is none.
    [[nodiscard]] double share(const Cell& cell) const;
    void hold_to(const std::vector<std::string>& words, const Cell& cell) const;
    /// The entity of this kind with that id.
    [[nodiscard]] std::optional<EntityIndex> known(const Cell& cell, EntityKind kind) const;

    /// A property of the entity, unless the cell is empty.
    void add_property(Entity& entity, const char* key, const Cell& cell) const;
    /// Declares a place that references may name by its name, its aliases and its code.
    std::optional<EntityIndex> declare_place(Entity entity, const std::string& code) const;
    /// Adds a link with the table's evidence, or with another. A Problem, and null, if its ends
    /// never live at the same time, or not while it holds.
    Link* join(LinkKind kind, EntityIndex from, EntityIndex to, Period period, Location where) {
        return join(kind, from, to, period, where, evidence_);
    }
    Link* join(LinkKind kind, EntityIndex from, EntityIndex to, Period period, Location where,
               EvidenceIndex evidence) const;

private:
    [[nodiscard]] std::optional<PartialDate> date(const Cell& cell) const;

    ModelBuilder& builder_;
    const Unit& unit_;
    const Node& section_;
    EvidenceIndex evidence_;  // of the table being read
    EvidenceIndex inferred_;  // the same, marked as inferred; made when first needed
};

/// Whether the section has the form of a gazetteer; where not, the Problems say so.
bool is_gazetteer(const Node& section, Problems& problems);

// The tables, by what they are about.
void read_gazetteer_areas_and_authorities(GazetteerTables& tables);
void read_gazetteer_police_governance(GazetteerTables& tables);
void read_gazetteer_health(GazetteerTables& tables);
void read_gazetteer_borders(GazetteerTables& tables);
void read_gazetteer_safety_partnerships(GazetteerTables& tables);
void read_gazetteer_programmes(GazetteerTables& tables);

/// Which lists the section says are whole.
void read_gazetteer_complete_lists(GazetteerTables& tables);

}  // namespace govmap
