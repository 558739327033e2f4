#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/document_columns.hpp"
#include "check/document_form.hpp"
#include "check/pack.hpp"
#include "check/pack_reader.hpp"
#include "check/param.hpp"

namespace govmap {
namespace {

class FormReader {
public:
    FormReader(const Vocabulary& words, Problems& problems) : words_(words), problems_(problems) {}

    SectionForm section(const Node& node) {
        SectionForm result;
        result.heading = param::text(node, "heading");
        result.asks = param::text(node, "asks");
        result.prompts = param::texts(node, "write");
        if (const Node* shows = node.find("shows")) {
            for (const Node& one : shows->items()) result.shows.push_back(show(one));
        }
        return result;
    }

private:
    ShowForm show(const Node& node) {
        ShowForm result;
        result.called = param::text(node, "called");
        result.property = param::text(node, "property");
        result.product = param::text(node, "product");
        result.milestone = param::text(node, "milestone");
        const Node* columns = node.find("columns");
        if (const Node* path = node.find("path"))
            result.path = parse_path(*path, words_, problems_);
        if (columns != nullptr) {
            for (const Node::Entry& one : columns->entries())
                result.columns.push_back({one.key, document_column(one.value.text())});
        }
        if (const Node* matrix = node.find("matrix")) result.matrix = read_matrix(*matrix);
        const int said = static_cast<int>(node.find("path") != nullptr) +
                         static_cast<int>(!result.property.empty() || !result.product.empty()) +
                         static_cast<int>(!result.milestone.empty()) +
                         static_cast<int>(result.matrix.has_value());
        if (said != 1) {
            problems_.add(node.where(),
                          said == 0 ? "nothing is shown here" : "more than one thing is shown here",
                          "give one of path, property, product (with or without a property), "
                          "milestone and matrix");
        }
        if ((node.find("path") != nullptr) != (columns != nullptr && !result.columns.empty())) {
            problems_.add(node.where(), "a path without columns, or columns without a path",
                          "write both: {path: ~member_of, columns: {Organisation: organisation}}");
        }
        return result;
    }

    std::optional<MatrixForm> read_matrix(const Node& node) {
        MatrixForm result;
        auto members = parse_path(*node.find("members"), words_, problems_);
        if (!members) return std::nullopt;
        result.members = std::move(*members);
        if (const Node* also = node.find("also")) {
            for (const Node& one : also->items()) {
                if (auto path = parse_path(one, words_, problems_))
                    result.also.push_back(std::move(*path));
            }
        }
        result.outcomes = Selector::read(*node.find("outcomes"));
        result.outcomes.kinds = {EntityKind::outcome};
        result.products = param::texts(node, "products");
        return result;
    }

    const Vocabulary& words_;
    Problems& problems_;
};

// The parts that a rule's list names: one for each of its items, in its order.
void read_matters(const Node& matters, const Pack& pack, FormReader& reader, DocumentForm& form,
                  Problems& problems) {
    const Node& id = *matters.find("rule");
    const auto rule = std::find_if(pack.rules.begin(), pack.rules.end(),
                                   [&](const auto& one) { return one->id == id.text(); });
    if (rule == pack.rules.end() || (*rule)->lists.empty()) {
        std::vector<std::string> ids;
        for (const auto& one : pack.rules) {
            if (!one->lists.empty()) ids.push_back(one->id);
        }
        problems.add(id.where(),
                     fmt::format("'{}' is not a rule of this pack that asks for a list", id.text()),
                     did_you_mean(id.text(), ids, "name a rule that requires 'lists'"));
        return;
    }
    form.rule = id.text();
    form.settled = (*rule)->lists.front();
    const std::vector<ListAsked::Item>& items = form.settled->items;
    const Node* held = matters.find("held");
    for (const ListAsked::Item& item : items) {
        const Node* here = held == nullptr ? nullptr : held->find(item.word);
        SectionForm section;
        if (here != nullptr) section = reader.section(*here);
        section.word = item.word;
        section.asks = item.label;
        if (section.heading.empty()) section.heading = capitalised(Terms{}.label(item.word));
        form.sections.push_back(std::move(section));
    }
    if (held == nullptr) return;
    std::vector<std::string> words;
    for (const ListAsked::Item& item : items) words.push_back(item.word);
    for (const Node::Entry& entry : held->entries()) {
        if (std::find(words.begin(), words.end(), entry.key) != words.end()) continue;
        problems.add(entry.where,
                     fmt::format("'{}' is not on the list of {}", entry.key, form.rule),
                     did_you_mean(entry.key, words, "its words are " + join_and(words)));
    }
}

}  // namespace

Shapes document_shapes(const Vocabulary& words) {
    Shapes book;
    Selector::add_shapes(book, &words);
    book.add("text", shapes::text("text"));
    book.add("texts", shapes::one_or_many("one text or several", "text"));
    book.add("flag", shapes::flag("true or false"));
    book.add("id", shapes::word("an id"));
    book.add("one", shapes::word("the number of this format", {"1"}));
    book.add("citations", shapes::map("the places that it is taken from, by source", "text"));
    std::vector<std::string> columns;
    for (const ColumnInfo& one : document_columns()) columns.emplace_back(one.word);
    book.add("column", shapes::word("what stands in the column", columns));
    book.add("columns", shapes::any_map("what stands in the columns, by heading", "column"));
    book.add("product", shapes::word("a document that a pack names", words.products.words()));
    book.add("products", shapes::one_or_many("documents that a pack names", "product"));
    book.add("milestone", shapes::word("something done once", words.milestones.words()));
    book.add("paths", shapes::list("paths", "text"));
    book.add("matrix",
             shapes::fields("outcomes and documents against those who answer for them",
                            {{"members", "text", "the path to those with a column", true},
                             {"also", "paths", "to those with one where they answer", false},
                             {"outcomes", "selector", "the outcomes that have a row", true},
                             {"products", "products", "the documents that have a row", false}}));
    book.add("show", shapes::fields(
                         "what is shown of a model",
                         {{"called", "text", "what it is", false},
                          {"path", "text", "what is reached, one row each", false},
                          {"columns", "columns", "what is said of each", false},
                          {"property", "id", "a property, of the product if one is named", false},
                          {"product", "product", "how far a document is", false},
                          {"milestone", "milestone", "how far it is", false},
                          {"matrix", "matrix", "who answers for what", false}}));
    book.add("shows", shapes::list("what is shown of a model", "show"));
    book.add("section",
             shapes::fields("a part of the document",
                            {{"heading", "text", "its heading", false},
                             {"asks", "text", "what it is to say", false},
                             {"shows", "shows", "what a model may hold on it", false},
                             {"write", "texts", "what to write, to be filled in", false}}));
    book.add("sections", shapes::list("the parts of the document", "section"));
    book.add("held", shapes::map("parts by the words of the rule's list", "section"));
    book.add("matters", shapes::fields("a part for each item of a rule's list",
                                       {{"rule", "text", "the rule that requires 'lists'", true},
                                        {"held", "held", "what a model may hold on each", false}}));
    book.add("document",
             shapes::fields("a document that is filled in from a model",
                            {{"govmap-document", "one", "the number of this format: 1", true},
                             {"id", "id", "its id, which is the name of its file", true},
                             {"title", "text", "its title", true},
                             {"cites", "citations", "where it is taken from", true},
                             {"about", "selector", "what it is filled in for", true},
                             {"intro", "text", "what stands above it", false},
                             {"sections", "sections", "its parts", false},
                             {"matters", "matters", "and one for each item of a list", false}}));
    return book;
}

std::unique_ptr<const DocumentForm> read_document_form(const Node& document, const Pack& pack,
                                                       const Vocabulary& words,
                                                       const std::vector<const Source*>& sources,
                                                       const std::string& path,
                                                       Problems& problems) {
    const std::size_t before = problems.size();
    if (!document_shapes(words).conform(document, "document", problems)) return nullptr;
    auto form = std::make_unique<DocumentForm>();
    form->where = document.where();
    const Node& id = *document.find("id");
    form->id = id.text();
    const std::string name = file_name(path);
    if (form->id + extension(name) != name) {
        problems.add(id.where(),
                     fmt::format("the document '{}' is in a file called '{}'", form->id, name),
                     "a document's id is the name of its file without .yaml");
    }
    form->title = param::text(document, "title");
    form->citation = citation_of(*document.find("cites"), sources, problems);
    form->intro = param::text(document, "intro");
    while (!form->intro.empty() && form->intro.back() == '\n') form->intro.pop_back();
    form->edition = pack.edition_line();
    form->about = Selector::read(*document.find("about"));
    FormReader reader(words, problems);
    if (const Node* sections = document.find("sections")) {
        for (const Node& one : sections->items()) {
            form->sections.push_back(reader.section(one));
            if (form->sections.back().heading.empty())
                problems.add(one.where(), "a part without a heading", "add 'heading'");
        }
    }
    if (const Node* matters = document.find("matters"))
        read_matters(*matters, pack, reader, *form, problems);
    if (form->sections.empty() && problems.size() == before)
        problems.add(form->where, "a document without parts", "add 'sections' or 'matters'");
    if (problems.size() != before) return nullptr;
    return form;
}

}  // namespace govmap
