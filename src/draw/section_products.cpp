#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/sections.hpp"

// A body's documents: how far each is, since when, and when it is due.

namespace govmap {
namespace {

class Products {
public:
    Products(Composing& composing, EntityIndex body) : composing_(composing), body_(body) {
        for (const LinkIndex index : composing.graph.out(body, LinkKind::owns)) {
            const Link& link = composing.model().link(index);
            if (composing.entity(link.to).kind == EntityKind::product)
                owned_.emplace_back(link.to, index);
        }
        std::sort(owned_.begin(), owned_.end(), [&](const auto& a, const auto& b) {
            return composing.entity(a.first).id < composing.entity(b.first).id;
        });
    }

    [[nodiscard]] bool any(const Term& type) const {
        return std::any_of(owned_.begin(), owned_.end(), [&](const auto& one) {
            return composing_.word(composing_.entity(one.first).type) == type.word;
        });
    }

    // `named`: with their titles.
    Row row(const Term& type, bool named) {
        Row row;
        row.label = capitalised(type.label);
        bool done = false;
        for (const auto& [product, link] : owned_) {
            if (composing_.word(composing_.entity(product).type) != type.word) continue;
            std::string text = state(product, link, type, row.standing, done);
            // A word for any document says too little of this one, and one of several is not known
            // from the others.
            const std::string& title = composing_.entity(product).name;
            const std::string untitled =
                fmt::format("{} of the {}", row.label, composing_.entity(body_).name);
            if (title != untitled && (named || others(product, type))) {
                text = fmt::format("{}: {}", title, text);
            }
            row.values.push_back(std::move(text));
        }
        const Finding* due = due_finding(type);
        if (row.values.empty()) {
            const bool whole = composing_.graph.closure(body_, LinkKind::owns, true) != nullptr;
            row = composing_.missing(row.label, nullptr, whole,
                                     due == nullptr ? type.rule : due->rule, body_);
        }
        const std::string when = due != nullptr ? in_words(*due->due) : due_in_model(type.word);
        if (!when.empty() && !done) row.detail = fmt::format("due {}", when);
        return row;
    }

private:
    [[nodiscard]] bool others(EntityIndex product, const Term& type) const {
        return std::any_of(owned_.begin(), owned_.end(), [&](const auto& one) {
            return one.first != product &&
                   composing_.word(composing_.entity(one.first).type) == type.word;
        });
    }

    std::string state(EntityIndex product, LinkIndex link, const Term& type, Standing& standing,
                      bool& done) {
        composing_.cite(composing_.model().link(link).evidence);
        composing_.cite(composing_.entity(product).evidence);
        const auto key = composing_.model().symbols.find("state");
        const Property* property = key ? composing_.entity(product).find(*key) : nullptr;
        if (property == nullptr) return "state not recorded";
        composing_.cite(property->evidence);
        if (const Absence* reason = property->absent()) {
            standing = standing_of(*reason);
            return info(*reason).word;
        }
        std::string text = property->text() == nullptr ? std::string{} : *property->text();
        if (text == info(Absence::yet_to_be_determined).word) standing = Standing::undecided;
        done = done || std::find(type.done.begin(), type.done.end(), text) != type.done.end();
        if (property->on) text += fmt::format(", {}", in_words(*property->on));
        if (property->disputed || composing_.is_disputed(link)) {
            text += " (disputed)";
            composing_.shows_disputed = true;
        }
        if (composing_.is_inferred(property->evidence)) {
            text += " (inferred)";
            composing_.shows_inferred = true;
        }
        return text;
    }

    // The date that the author wrote down, where no rule was asked.
    std::string due_in_model(const std::string& type) {
        const auto key = composing_.model().symbols.find("due");
        for (const auto& [product, link] : owned_) {
            const Entity& entity = composing_.entity(product);
            const Property* property = key ? entity.find(*key) : nullptr;
            if (property == nullptr || property->text() == nullptr) continue;
            if (composing_.word(entity.type) != type) continue;
            composing_.cite(property->evidence);
            const auto date = parse_partial_date(*property->text());
            return date ? in_words(*date) : *property->text();
        }
        return {};
    }

    // The first date that a rule sets for the document, if the model was checked: the rule that the
    // pack names for it, or any whose finding is about it.
    [[nodiscard]] const Finding* due_finding(const Term& product) const {
        const Finding* found = nullptr;
        for (const Finding& one : composing_.findings) {
            if (one.subject != composing_.entity(body_).id || !one.due) continue;
            if (one.item != product.word && (product.rule.empty() || one.rule != product.rule)) {
                continue;
            }
            if (found == nullptr ||
                std::tie(*one.due, one.rule) < std::tie(*found->due, found->rule)) {
                found = &one;
            }
        }
        return found;
    }

    Composing& composing_;
    EntityIndex body_;
    std::vector<std::pair<EntityIndex, LinkIndex>> owned_;
};

}  // namespace

Section products_section(Composing& composing, EntityIndex about, const View::Section& wanted) {
    Section section = section_for(wanted);
    Products products(composing, about);
    RowGroup group;
    for (const Term& type : composing.words.products.list()) {
        const bool always =
            std::find(wanted.always.begin(), wanted.always.end(), type.word) != wanted.always.end();
        if ((always && composing.expected_of(about)) || products.any(type)) {
            group.rows.push_back(products.row(type, !always));
        }
    }
    if (!group.rows.empty()) section.groups.push_back(std::move(group));
    return section;
}

}  // namespace govmap
