#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/document.hpp"
#include "base/problem.hpp"
#include "base/shape.hpp"
#include "check/condition.hpp"
#include "graph/path.hpp"
#include "graph/select.hpp"
#include "model/model.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

struct ColumnInfo;

/// Outcomes and documents against those who answer for them.
struct MatrixForm {
    Path members;                       ///< whose columns there always are
    std::vector<Path> also;             ///< whose columns there are where they answer for something
    Selector outcomes;                  ///< which have a row
    std::vector<std::string> products;  ///< the documents that have a row
};

/// One thing of a model that a section shows: what a path reaches, as a table; a property of the
/// subject or of a document of it; how far a document or milestone is; or a matrix.
struct ShowForm {
    struct Column {
        std::string heading;
        const ColumnInfo* column;
    };
    std::string called;  ///< what it is, over the table
    std::optional<Path> path;
    std::vector<Column> columns;
    std::string property;
    std::string product;
    std::string milestone;
    std::optional<MatrixForm> matrix;
};

/// A part of a document: what it is to say, what a model may hold on it, and what to write.
struct SectionForm {
    std::string word;  ///< of the rule's list; empty: a part of its own
    std::string heading;
    std::string asks;
    std::vector<ShowForm> shows;
    std::vector<std::string> prompts;
};

/// A document that a pack describes (`documents/NAME.yaml`): what is filled in from a model, and
/// what stays to be written by hand.
struct DocumentForm {
    std::string id;
    std::string title;
    std::string citation;
    std::string intro;
    std::string edition;  ///< of the pack
    Selector about;
    std::vector<SectionForm> sections;
    std::string rule;                  ///< whose list the parts that have a word are; empty: none
    std::optional<ListAsked> settled;  ///< where a model says which of them are settled
    Location where;
};

/// The form of such a file: the shape "document".
Shapes document_shapes(const Vocabulary& words);

/// Reads one from a document of any form. `rules` are those of the pack. Nothing, with the Problems
/// reported, if anything is wrong.
struct Pack;
std::unique_ptr<const DocumentForm> read_document_form(const Node& document, const Pack& pack,
                                                       const Vocabulary& words,
                                                       const std::vector<const Source*>& sources,
                                                       const std::string& path, Problems& problems);

}  // namespace govmap
