#include "check/filled_document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/document_columns.hpp"
#include "check/products.hpp"
#include "check/rests_on.hpp"
#include "check/wording.hpp"

namespace govmap {
namespace {

FilledCell property_cell(const Property& property) {
    if (property.absent() != nullptr) return absent_cell(*property.absent());
    std::string text;
    if (property.text() != nullptr) text = *property.text();
    if (property.list() != nullptr) text = join_and(*property.list());
    if (text.empty()) return absent_cell(Absence::not_recorded);
    if (property.on) text += ", " + in_words(*property.on);
    return {CellKind::said, std::move(text)};
}

FilledCell source_cell(const World& world, EvidenceIndex evidence) {
    std::string text = world.model().cite(evidence);
    return {text.empty() ? CellKind::blank : CellKind::said, std::move(text)};
}

/// Whether authors say of the lists that a path follows last that they are whole. Of lines of
/// reporting, say, nobody does.
bool may_be_whole(const Path& path) {
    switch (path.steps.back().kind) {
        case LinkKind::covers:
        case LinkKind::member_of:
        case LinkKind::part_of:
        case LinkKind::relates_to:
        case LinkKind::holds: return true;
        default: break;
    }
    return false;
}

class Filler {
public:
    Filler(const World& world, const DocumentForm& form, EntityIndex subject)
        : world_(world), form_(form), subject_(subject) {}

    FilledSection section(const SectionForm& form) const {
        FilledSection result;
        result.word = form.word;
        result.heading = form.heading;
        result.asks = form.asks;
        result.prompts = form.prompts;
        if (!form.word.empty()) result.settled = settled(form.word);
        if (result.settled == Settled::open) result.lacking.emplace_back("whether this is settled");
        for (const ShowForm& show : form.shows) {
            result.tables.push_back(table(show));
            note_lacking(result.tables.back(), result.lacking);
        }
        return result;
    }

private:
    FilledTable table(const ShowForm& show) const {
        FilledTable result;
        if (show.matrix) {
            result = fill_matrix(world_, *show.matrix, subject_);
        } else if (show.path) {
            result = reached(show);
        } else if (!show.milestone.empty()) {
            result = single(show, world_.words().milestones.label(show.milestone),
                            property_of(world_, subject_, "milestone:" + show.milestone));
        } else if (show.product.empty()) {
            result = single(show, Terms{}.label(show.property),
                            property_of(world_, subject_, show.property));
        } else if (show.property.empty()) {
            result = products(show);
        } else {
            const auto product = current_product(world_, subject_, show.product);
            result =
                single(show,
                       fmt::format("{}: {}", world_.words().products.label(show.product),
                                   Terms{}.label(show.property)),
                       product ? property_of(world_, product->product, show.property) : nullptr);
        }
        if (!show.called.empty()) result.called = show.called;
        return result;
    }

    [[nodiscard]] FilledTable single(const ShowForm& show, const std::string& label,
                                     const Property* property) const {
        FilledTable result;
        result.columns = {capitalised(show.called.empty() ? label : show.called), "Source"};
        if (property == nullptr) {
            result.rows.push_back({absent_cell(Absence::not_recorded), {}});
        } else {
            result.rows.push_back(
                {property_cell(*property), source_cell(world_, property->evidence)});
        }
        return result;
    }

    [[nodiscard]] FilledTable products(const ShowForm& show) const {
        const std::string label = world_.words().products.label(show.product);
        FilledTable result;
        result.columns = {capitalised(label), "Source"};
        for (const ProductRecord& one : products_of(world_, subject_, show.product)) {
            const Property* state = one.state;
            result.rows.push_back(
                {state == nullptr ? FilledCell{CellKind::open, "how far it is, is not recorded"}
                                  : property_cell(*state),
                 source_cell(world_, state == nullptr ? world_.model().link(one.link).evidence
                                                      : state->evidence)});
        }
        if (!result.rows.empty()) return result;
        const bool whole = products_closed(world_, subject_, show.product) != nullptr;
        result.rows.push_back(
            {whole ? FilledCell{CellKind::none, "none"} : absent_cell(Absence::not_recorded), {}});
        return result;
    }

    [[nodiscard]] FilledTable reached(const ShowForm& show) const {
        FilledTable result;
        for (const ShowForm::Column& one : show.columns) result.columns.push_back(one.heading);
        const Reach reach = world_.walk(*show.path, subject_);
        for (const Reached& one : reach.entities) {
            const std::vector<LinkIndex> over = reach.over(one);
            const ColumnContext at{world_, one.entity,
                                   over.empty() ? nullptr : &world_.model().link(over.back())};
            std::vector<FilledCell> row;
            for (const ShowForm::Column& column : show.columns)
                row.push_back(column.column->cell(at));
            if (one.certain != Truth::yes && row.front().kind == CellKind::said)
                row.front().text += " (perhaps: the dates leave it open)";
            result.rows.push_back(std::move(row));
        }
        for (const GapIndex gap : reach.gaps) result.rows.push_back(gap_row(gap, show));
        if (!result.rows.empty()) {
            if (!reach.entities.empty() && !reach.whole && may_be_whole(*show.path))
                result.notes.emplace_back("The list is not said to be complete.");
            return result;
        }
        std::vector<FilledCell> row(show.columns.size());
        row.front() =
            reach.whole ? FilledCell{CellKind::none, "none"} : absent_cell(Absence::not_recorded);
        result.rows.push_back(std::move(row));
        return result;
    }

    // Why somebody is not there: in the first column; which role or category it is about, and who
    // says so, where there are columns for it.
    [[nodiscard]] std::vector<FilledCell> gap_row(GapIndex index, const ShowForm& show) const {
        const Gap& gap = world_.model().gap(index);
        std::vector<FilledCell> row(show.columns.size());
        const std::string& word = world_.model().word(gap.qualifier);
        for (std::size_t at = 0; at < row.size(); ++at) {
            const std::string_view column = show.columns[at].column->word;
            if (column == "role")
                row[at] = {CellKind::said, capitalised(world_.words().roles.label(word))};
            if (column == "represents")
                row[at] = {CellKind::said, world_.words().categories.label(word)};
            if (column == "type") row[at] = {CellKind::said, type_label(world_.words(), word)};
            if (column == "source") row[at] = source_cell(world_, gap.evidence);
            if (column == "for" && gap.for_authority) {
                row[at] = {CellKind::said, world_.model().entity(*gap.for_authority).name};
            }
        }
        const auto free = std::find_if(row.begin(), row.end(), [](const FilledCell& one) {
            return one.kind == CellKind::blank;
        });
        if (free != row.end()) {
            *free = absent_cell(gap.reason);
            if (!gap.note.empty()) free->text += ": " + gap.note;
        }
        return row;
    }

    // Whether the text that counts has the matter, as the model says.
    [[nodiscard]] Settled settled(const std::string& word) const {
        const ListAsked& asked = *form_.settled;
        EntityIndex of = subject_;
        if (!asked.product.empty()) {
            const auto product = current_product(world_, subject_, asked.product);
            if (!product) return Settled::open;
            const Term* term = world_.words().products.find(asked.product);
            if (done_by(world_, product->state, term) != Truth::yes) return Settled::open;
            of = product->product;
        }
        const Property* said = property_of(world_, of, asked.property);
        if (said == nullptr || said->list() == nullptr) return Settled::open;
        const auto& list = *said->list();
        if (std::find(list.begin(), list.end(), word) != list.end()) return Settled::yes;
        return said->complete ? Settled::no : Settled::open;
    }

    static void note_lacking(const FilledTable& table, std::vector<std::string>& lacking) {
        for (const std::vector<FilledCell>& row : table.rows) {
            for (std::size_t at = 0; at < row.size(); ++at) {
                if (row[at].kind != CellKind::open) continue;
                const bool named = at > 0 && row.front().kind == CellKind::said;
                lacking.push_back(fmt::format("{}{}: {}", table.columns[at],
                                              named ? fmt::format(" ({})", row.front().text) : "",
                                              row[at].text));
            }
        }
        if (!table.notes.empty()) {
            lacking.push_back(fmt::format("whether the list of {} is complete",
                                          table.called.empty() ? "these" : table.called));
        }
    }

    const World& world_;
    const DocumentForm& form_;
    EntityIndex subject_;
};

}  // namespace

FilledCell absent_cell(Absence absence) {
    return {info(absence).known_absent ? CellKind::none : CellKind::open, info(absence).word};
}

std::size_t FilledDocument::lacking() const {
    std::size_t result = 0;
    for (const FilledSection& section : sections) result += section.lacking.size();
    return result;
}

std::size_t FilledDocument::by_hand() const {
    std::size_t result = 0;
    for (const FilledSection& section : sections) {
        for (const FilledTable& table : section.tables) {
            for (const auto& row : table.rows) {
                result += static_cast<std::size_t>(std::count_if(
                    row.begin(), row.end(),
                    [](const FilledCell& one) { return one.kind == CellKind::by_hand; }));
            }
        }
    }
    return result;
}

Result<FilledDocument> fill(const GovernanceGraph& graph, const PackSet& packs,
                            const DocumentForm& form, EntityIndex subject) {
    const Model& model = graph.model();
    const World world(graph, packs.vocabulary, model.review_areas);
    const Entity& entity = model.entity(subject);
    if (world.prepared(form.about).test(subject) == Truth::no) {
        return request_failure(fmt::format(
            "'{}' is not what the document '{}' is about: give the id of {}", entity.id, form.id,
            form.about.fulfils.empty()
                ? "another"
                : "a " + packs.vocabulary.functions.label(form.about.fulfils)));
    }
    if (graph.alive(subject) == Truth::no) {
        return request_failure(fmt::format("'{}' is recorded {}, and so is not there on {}",
                                           entity.id, in_words(entity.period),
                                           in_words(graph.as_of())));
    }
    FilledDocument result;
    result.id = form.id;
    result.title = form.title;
    result.subject = entity.id;
    result.subject_name = entity.name.empty() ? entity.id : entity.name;
    result.model_title = model.title;
    result.as_of = graph.as_of();
    result.edition = form.edition;
    result.citation = form.citation;
    result.notice = rests_on_in_words(model.as_of, result.as_of);
    result.intro = form.intro;
    const Filler filler(world, form, subject);
    for (const SectionForm& section : form.sections)
        result.sections.push_back(filler.section(section));
    return result;
}

}  // namespace govmap
