#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/document_form.hpp"
#include "check/pack.hpp"
#include "graph/graph.hpp"

namespace govmap {

/// What stands in a cell.
enum class CellKind : std::uint8_t {
    said,     ///< what the model says
    none,     ///< the model says that there is none
    open,     ///< not recorded, yet to be determined, withheld
    by_hand,  ///< never held in a model: names of people, addresses
    blank     ///< nothing to say here
};
struct FilledCell {
    CellKind kind = CellKind::blank;
    std::string text;
};

struct FilledTable {
    std::string called;
    std::vector<std::string> columns;
    std::vector<std::vector<FilledCell>> rows;  ///< each as long as `columns`
    std::vector<std::string> notes;             ///< "the list is not said to be complete"
};

/// Whether the text that a section is about has it, as far as the model says.
enum class Settled : std::uint8_t { not_asked, yes, no, open };

struct FilledSection {
    std::string word;
    std::string heading;
    std::string asks;
    Settled settled = Settled::not_asked;
    std::vector<FilledTable> tables;
    std::vector<std::string> prompts;
    std::vector<std::string> lacking;  ///< what is not recorded, each a phrase
};

/// A document of a pack, filled in for one body from a model at a date. Every format is written
/// from this record. It holds posts and organisations, never the name of a person.
struct FilledDocument {
    std::string id;
    std::string title;
    std::string subject;
    std::string subject_name;
    std::string model_title;
    Date as_of;
    std::string edition;
    std::string citation;
    std::string notice;  ///< that the model was written for another day; empty if it was not
    std::string intro;
    std::vector<FilledSection> sections;

    /// How many things are not recorded, and how many are to be added by hand.
    [[nodiscard]] std::size_t lacking() const;
    [[nodiscard]] std::size_t by_hand() const;
};

/// Fills in a form. Fails (a request) where the body is not of the kind that it is about.
Result<FilledDocument> fill(const GovernanceGraph& graph, const PackSet& packs,
                            const DocumentForm& form, EntityIndex subject);

/// The table of a matrix; for fill().
FilledTable fill_matrix(const World& world, const MatrixForm& form, EntityIndex subject);

/// A cell for what is not there: "vacant", "not recorded".
FilledCell absent_cell(Absence absence);

}  // namespace govmap
