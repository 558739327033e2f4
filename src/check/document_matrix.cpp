#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/filled_document.hpp"
#include "check/products.hpp"
#include "check/wording.hpp"

// Outcomes and documents against those who answer for them.

namespace govmap {
namespace {

constexpr const char* nobody = "nobody recorded";

struct Row {
    std::string name;
    std::vector<std::pair<EntityIndex, std::string>> marks;  ///< who, and what
    std::vector<std::string> who;  ///< those who answer for it, keep it, sign it off, oversee it
};

class Matrix {
public:
    Matrix(const World& world, const MatrixForm& form, EntityIndex subject)
        : Matrix(world, form, subject, world.walk(form.members, subject)) {}

    FilledTable fill() {
        for (const EntityIndex outcome : world_.prepared(form_.outcomes).all())
            add_outcome(outcome);
        for (const std::string& word : form_.products) add_products(word);
        FilledTable table;
        table.columns = {"Outcome or document"};
        for (const EntityIndex one : columns_) table.columns.push_back(heading(one));
        table.columns.emplace_back("Answered for by");
        for (const Row& row : rows_) table.rows.push_back(cells(row));
        if (columns_.size() > members_)
            table.notes.emplace_back("A column with * is no member as such.");
        if (!whole_) table.notes.emplace_back("The list of members is not said to be complete.");
        return table;
    }

private:
    Matrix(const World& world, const MatrixForm& form, EntityIndex subject, const Reach& members)
        : world_(world),
          form_(form),
          subject_(subject),
          columns_(entities_of(members)),
          members_(columns_.size()),
          whole_(members.whole),
          others_{subject} {
        for (const Path& path : form.also) {
            for (const EntityIndex one : entities_of(world.walk(path, subject)))
                others_.push_back(one);
        }
    }

    static std::vector<EntityIndex> entities_of(const Reach& reach) {
        std::vector<EntityIndex> result;
        for (const Reached& one : reach.entities) result.push_back(one.entity);
        return result;
    }

    void add_outcome(EntityIndex outcome) {
        Row row;
        row.name = name(outcome);
        bool elsewhere = false;
        std::vector<std::pair<EntityIndex, bool>> found;
        for (const LinkIndex index : world_.graph().in(outcome, LinkKind::answers_for)) {
            const Link& link = world_.model().link(index);
            if (column(link.from)) {
                found.emplace_back(link.from, world_.model().detail(link).primary);
            } else {
                elsewhere = true;
            }
        }
        // What a partnership set itself is not another's to answer for.
        const Entity& entity = world_.model().entity(outcome);
        const auto types = world_.words().types.find(EntityKind::outcome);
        const bool local =
            types != world_.words().types.end() &&
            types->second.is_within(world_.model().word(entity.type), "local-outcome");
        if (local && elsewhere && found.empty()) return;
        const bool led =
            std::any_of(found.begin(), found.end(), [](const auto& one) { return one.second; });
        for (const auto& [who, primary] : found) {
            const bool answers = primary || !led;
            mark(row, who, answers ? "answers" : "contributes");
            if (answers) row.who.push_back(name(who));
        }
        rows_.push_back(std::move(row));
    }

    void add_products(const std::string& word) {
        const std::vector<ProductRecord> records = products_of(world_, subject_, word);
        if (records.empty()) {
            Row row;
            row.name = capitalised(world_.words().products.label(word)) + " (not recorded)";
            oversee(word, row);
            rows_.push_back(std::move(row));
        }
        for (const ProductRecord& one : records) {
            Row row;
            row.name = capitalised(world_.words().products.label(word));
            if (records.size() > 1 && one.state != nullptr && one.state->on)
                row.name += ", " + in_words(*one.state->on);
            add_links(one.product, LinkKind::answers_for, "answers", row);
            add_links(one.product, LinkKind::owns, "keeps", row);
            add_links(one.product, LinkKind::approves, "signs off", row);
            oversee(word, row);
            rows_.push_back(std::move(row));
        }
    }

    void add_links(EntityIndex product, LinkKind kind, const char* what, Row& row) {
        for (const LinkIndex index : world_.graph().in(product, kind)) {
            const EntityIndex who = world_.model().link(index).from;
            // That a body keeps its own documents goes without saying.
            if (kind == LinkKind::owns && who == subject_) continue;
            if (column(who)) mark(row, who, what);
            row.who.push_back(fmt::format("{} ({})", name(who), what));
        }
    }

    void oversee(const std::string& word, Row& row) {
        const Term* term = world_.words().products.find(word);
        if (term == nullptr || term->overseer.empty()) return;
        const Path path = role_path(term->overseer);
        const Reach reach = PreparedPath(world_.graph(), world_.words(), path).walk(subject_);
        const std::string label = world_.words().roles.label(term->overseer);
        for (const Reached& one : reach.entities) {
            if (column(one.entity)) mark(row, one.entity, "oversees");
            row.who.push_back(fmt::format("{} (oversees, as {})", name(one.entity), label));
        }
    }

    void mark(Row& row, EntityIndex who, const std::string& what) {
        const EntityIndex at = *column(who);
        if (std::find(columns_.begin(), columns_.end(), at) == columns_.end())
            columns_.push_back(at);
        row.marks.emplace_back(at, at == who ? what : fmt::format("{} ({})", what, name(who)));
    }

    // In whose column somebody stands: in its own, or for a post in that of its organisation.
    [[nodiscard]] std::optional<EntityIndex> column(EntityIndex who) const {
        const auto member_end = columns_.begin() + static_cast<std::ptrdiff_t>(members_);
        if (std::find(columns_.begin(), member_end, who) != member_end) return who;
        for (const LinkIndex link : world_.graph().out(who, LinkKind::post_in)) {
            const EntityIndex of = world_.model().link(link).to;
            if (std::find(columns_.begin(), member_end, of) != member_end) return of;
        }
        if (std::find(others_.begin(), others_.end(), who) != others_.end()) return who;
        return std::nullopt;
    }

    [[nodiscard]] std::vector<FilledCell> cells(const Row& row) const {
        std::vector<FilledCell> result = {{CellKind::said, row.name}};
        for (const EntityIndex at : columns_) {
            std::string text;
            for (const auto& [who, what] : row.marks) {
                if (who != at || text.find(what) != std::string::npos) continue;
                text += (text.empty() ? "" : "; ") + what;
            }
            result.push_back({text.empty() ? CellKind::blank : CellKind::said, text});
        }
        result.push_back(row.who.empty() ? FilledCell{CellKind::open, nobody}
                                         : FilledCell{CellKind::said, join_and(row.who)});
        return result;
    }

    [[nodiscard]] std::string heading(EntityIndex who) const {
        const auto at = std::find(columns_.begin(), columns_.end(), who) - columns_.begin();
        return name(who) + (static_cast<std::size_t>(at) < members_ ? "" : " *");
    }

    [[nodiscard]] std::string name(EntityIndex who) const {
        const Entity& entity = world_.model().entity(who);
        return entity.name.empty() ? entity.id : entity.name;
    }

    const World& world_;
    const MatrixForm& form_;
    EntityIndex subject_;
    std::vector<EntityIndex> columns_;  ///< members first, then others with a mark
    std::size_t members_ = 0;
    bool whole_ = false;
    std::vector<EntityIndex> others_;
    std::vector<Row> rows_;
};

}  // namespace

FilledTable fill_matrix(const World& world, const MatrixForm& form, EntityIndex subject) {
    return Matrix(world, form, subject).fill();
}

}  // namespace govmap
