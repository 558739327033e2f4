#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/components.hpp"
#include "check/param.hpp"

namespace govmap::component {
namespace {

constexpr std::string_view placeholder = "{word}";

// One check said once for several words of the packs: categories, roles, types. One item a word.
class EachWord : public Condition {
public:
    struct Part {
        std::string word;
        std::string label;
        ConditionPtr check;
    };

    explicit EachWord(std::vector<Part> parts) : parts_(std::move(parts)) {}

    [[nodiscard]] std::vector<Item> items(const World& world, EntityIndex subject) const override {
        std::vector<Item> result;
        result.reserve(parts_.size());
        for (const Part& part : parts_)
            result.push_back({part.word, part.label, part.check->evaluate(world, subject)});
        return result;
    }

    void verdicts(const World& world, EntityIndex subject,
                  std::vector<Verdict>& result) const override {
        std::vector<Verdict> one;
        for (const Part& part : parts_) {
            one.clear();
            part.check->verdicts(world, subject, one);
            // Several items of one check are one verdict of the word: let that say which.
            result.push_back(one.size() == 1 ? one.front()
                                             : part.check->evaluate(world, subject).verdict);
        }
    }

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        std::vector<Outcome> outcomes;
        for (const Part& part : parts_) outcomes.push_back(part.check->evaluate(world, subject));
        return all_of(outcomes);
    }

    void wants(const World& world, EntityIndex subject, const std::string& item,
               Wants& wants) const override {
        for (const Part& part : parts_) {
            if (item == "-" || item == part.word) part.check->wants(world, subject, "-", wants);
        }
    }

private:
    std::vector<Part> parts_;
};

std::string with_word(std::string text, const std::string& word) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + word.size())) {
        text.replace(at, placeholder.size(), word);
    }
    return text;
}

Node with_word(const Node& node, const std::string& word, bool& used) {
    if (node.is_scalar()) {
        used = used || node.text().find(placeholder) != std::string::npos;
        return Node::scalar(with_word(node.text(), word), node.where(), node.quoted());
    }
    Node result(node.kind(), node.where());
    for (const Node& item : node.items()) result.append(with_word(item, word, used));
    for (const Node::Entry& entry : node.entries())
        result.append(entry.key, entry.where, with_word(entry.value, word, used));
    return result;
}

}  // namespace

Shape each_word_form() {
    return shapes::fields(
        "one check for several words",
        {{"words", "items", "the words", true},
         {"check", "anything", "what must hold, with {word} for the word", true}});
}

ConditionPtr make_each_word(const Node& node, MakeContext& context) {
    const std::size_t before = context.problems.size();
    Shapes own;
    if (context.shapes == nullptr) condition_shapes(own, context.words);
    const Shapes& book = context.shapes == nullptr ? own : *context.shapes;
    std::vector<EachWord::Part> parts;
    std::set<std::string> seen;
    const auto add = [&](const std::string& word, const std::string& label, Location where) {
        // What is wrong with the check is wrong with it for every word: it is told once.
        if (context.problems.size() != before) return;
        if (!seen.insert(word).second) {
            context.problems.add(where, fmt::format("the word '{}' is there twice", word),
                                 "keep one of them");
            return;
        }
        bool used = false;
        const Node check = with_word(*node.find("check"), word, used);
        if (!used) {
            context.problems.add(node.find("check")->where(),
                                 "the check does not speak of the word",
                                 "write {word} where the word belongs");
            return;
        }
        if (!book.conform(check, "condition", context.problems)) return;
        ConditionPtr made = make_condition(check, context);
        if (made) parts.push_back({word, label, std::move(made)});
    };
    const Node& words = *node.find("words");
    for (const Node& word : words.items())
        add(word.text(), Terms{}.label(word.text()), word.where());
    for (const Node::Entry& word : words.entries()) add(word.key, word.value.text(), word.where);
    if (parts.empty() && context.problems.size() == before)
        context.problems.add(words.where(), "no words", "list at least one");
    if (context.problems.size() != before) return nullptr;
    return std::make_unique<EachWord>(std::move(parts));
}

}  // namespace govmap::component
