#include "base/shape.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/text.hpp"

namespace govmap {
namespace {

// A list of allowed words in a message is worth reading up to here; past it a suggestion must do.
constexpr std::size_t most_words_shown = 16;

std::string quoted_text(const std::string& text) {
    constexpr std::size_t longest = 60;
    const std::vector<std::string_view> letters = code_points(text);
    if (letters.size() <= longest) return fmt::format("'{}'", text);
    std::string cut;
    for (std::size_t at = 0; at < longest; ++at) cut += letters[at];
    return fmt::format("'{}…'", cut);
}

class Conformer {
public:
    Conformer(const Shapes& shapes, Problems& problems) : shapes_(shapes), problems_(problems) {}

    bool check(const Node& node, std::string_view name) {
        const Shape& shape = shapes_[name];
        switch (shape.form) {
            case Shape::Form::any: return true;
            case Shape::Form::list: return check_list(node, shape);
            case Shape::Form::map: return check_map(node, shape);
            case Shape::Form::fields: return check_fields(node, shape);
            case Shape::Form::either: return check_either(node, shape);
            default: return check_scalar(node, shape);
        }
    }

private:
    bool wrong_kind(const Node& node, const Shape& shape, std::string_view expected) {
        problems_.add(node.where(),
                      fmt::format("{} where {} is expected", node.kind_in_words(), expected),
                      shape.meaning.empty() ? "" : fmt::format("expected: {}", shape.meaning));
        return false;
    }

    bool check_scalar(const Node& node, const Shape& shape) {
        if (!node.is_scalar()) return wrong_kind(node, shape, scalar_in_words(shape));
        const std::string& text = node.text();
        switch (shape.form) {
            case Shape::Form::flag:
                if (text == "true" || text == "false") return true;
                problems_.add(node.where(),
                              fmt::format("{} is neither true nor false", quoted_text(text)),
                              "write true or false");
                return false;
            case Shape::Form::number: {
                double value = 0;
                const auto [end, error] =
                    std::from_chars(text.data(), text.data() + text.size(), value);
                if (error == std::errc{} && end == text.data() + text.size()) return true;
                problems_.add(node.where(), fmt::format("{} is not a number", quoted_text(text)),
                              "write a number such as 3 or 0.25");
                return false;
            }
            case Shape::Form::day:
                if (parse_date(text)) return true;
                problems_.add(node.where(), fmt::format("{} is not a day", quoted_text(text)),
                              "write a day as year-month-day, such as 2022-09-07");
                return false;
            case Shape::Form::date:
                if (parse_partial_date(text)) return true;
                problems_.add(node.where(), fmt::format("{} is not a date", quoted_text(text)),
                              "write 2022-09-07, or 2022-09 or 2022 where no more is known");
                return false;
            case Shape::Form::word: return check_word(node, shape);
            default: return true;
        }
    }

    bool check_word(const Node& node, const Shape& shape) {
        const std::string& text = node.text();
        if (shape.words.empty()) {
            if (is_id(text)) return true;
            problems_.add(node.where(), fmt::format("{} cannot be an id", quoted_text(text)),
                          "ids are lower-case letters, digits, hyphens and underscores, such as "
                          "west-mercia-police");
            return false;
        }
        return check_known(text, node.where(), shape);
    }

    bool check_known(const std::string& text, Location where, const Shape& shape) {
        if (std::find(shape.words.begin(), shape.words.end(), text) != shape.words.end())
            return true;
        std::string advice = did_you_mean(text, shape.words);
        if (shape.words.size() <= most_words_shown || advice.empty()) {
            std::vector<std::string> shown = shape.words;
            const bool cut = shown.size() > most_words_shown;
            if (cut) shown.resize(most_words_shown);
            advice += fmt::format("{}one of: {}{}", advice.empty() ? "" : " — ",
                                  fmt::join(shown, ", "), cut ? ", …" : "");
        }
        problems_.add(where, fmt::format("{} is not known here", quoted_text(text)), advice);
        return false;
    }

    static std::string_view scalar_in_words(const Shape& shape) {
        switch (shape.form) {
            case Shape::Form::flag: return "true or false";
            case Shape::Form::number: return "a number";
            case Shape::Form::day: return "a day (2022-09-07)";
            case Shape::Form::date: return "a date (2022-09-07, 2022-09 or 2022)";
            case Shape::Form::word: return "a word";
            default: return "text";
        }
    }

    bool check_list(const Node& node, const Shape& shape) {
        if (!node.is_list()) {
            if (shape.one_or_many && !node.is_null()) return check(node, shape.element);
            return wrong_kind(node, shape, "a list");
        }
        bool good = true;
        for (const Node& item : node.items()) good = check(item, shape.element) && good;
        return good;
    }

    bool check_map(const Node& node, const Shape& shape) {
        if (!node.is_map()) return wrong_kind(node, shape, "a map of keys");
        bool good = true;
        for (const Node::Entry& entry : node.entries()) {
            if (!shape.words.empty()) {
                good = check_known(entry.key, entry.where, shape) && good;
            } else if (!shape.any_key && !is_id(entry.key)) {
                problems_.add(
                    entry.where, fmt::format("'{}' cannot be an id", entry.key),
                    "ids are lower-case letters, digits, hyphens and underscores, such as "
                    "west-mercia-police");
                good = false;
            }
            good = check(entry.value, shape.element) && good;
        }
        return good;
    }

    bool check_fields(const Node& node, const Shape& shape) {
        if (!node.is_map()) return wrong_kind(node, shape, "a map of keys");
        bool good = true;
        for (const Node::Entry& entry : node.entries()) {
            const auto field =
                std::find_if(shape.fields.begin(), shape.fields.end(),
                             [&](const Shape::Field& one) { return one.key == entry.key; });
            if (field != shape.fields.end()) {
                good = check(entry.value, field->shape) && good;
                continue;
            }
            good = false;
            if (const auto known = shape.elsewhere.find(entry.key);
                known != shape.elsewhere.end()) {
                problems_.add(entry.where, fmt::format("'{}' does not belong here", entry.key),
                              known->second);
                continue;
            }
            std::vector<std::string> keys;
            for (const Shape::Field& one : shape.fields) keys.push_back(one.key);
            problems_.add(
                entry.where, fmt::format("unknown key '{}'", entry.key),
                did_you_mean(entry.key, keys,
                             fmt::format("the keys here are: {}", fmt::join(keys, ", "))));
        }
        for (const Shape::Field& field : shape.fields) {
            if (!field.required || node.find(field.key) != nullptr) continue;
            problems_.add(node.where(), fmt::format("the key '{}' is needed here", field.key),
                          fmt::format("{}: {}", field.key, field.meaning));
            good = false;
        }
        return good;
    }

    bool check_either(const Node& node, const Shape& shape) {
        const std::string& chosen = node.is_scalar() ? shape.when_scalar
                                    : node.is_list() ? shape.when_list
                                    : node.is_map()  ? shape.when_map
                                                     : no_shape_;
        if (!chosen.empty()) return check(node, chosen);
        std::vector<std::string> forms;
        if (!shape.when_scalar.empty())
            forms.emplace_back(scalar_in_words(shapes_[shape.when_scalar]));
        if (!shape.when_list.empty()) forms.emplace_back("a list");
        if (!shape.when_map.empty()) forms.emplace_back("a map of keys");
        return wrong_kind(node, shape, fmt::format("{}", fmt::join(forms, " or ")));
    }

    const Shapes& shapes_;
    Problems& problems_;
    const std::string no_shape_;
};

Shape make(Shape::Form form, std::string meaning) {
    Shape shape;
    shape.form = form;
    shape.meaning = std::move(meaning);
    return shape;
}

}  // namespace

void Shapes::add(std::string name, Shape shape) {
    all_.insert_or_assign(std::move(name), std::move(shape));
}

const Shape& Shapes::operator[](std::string_view name) const {
    const auto found = all_.find(name);
    assert(found != all_.end() && "a book of shapes refers only to shapes that it holds");
    return found->second;
}

bool Shapes::conform(const Node& node, std::string_view name, Problems& problems) const {
    return Conformer(*this, problems).check(node, name);
}

namespace shapes {

Shape text(std::string meaning) { return make(Shape::Form::text, std::move(meaning)); }
Shape word(std::string meaning, std::vector<std::string> words) {
    Shape shape = make(Shape::Form::word, std::move(meaning));
    shape.words = std::move(words);
    return shape;
}
Shape flag(std::string meaning) { return make(Shape::Form::flag, std::move(meaning)); }
Shape number(std::string meaning) { return make(Shape::Form::number, std::move(meaning)); }
Shape day(std::string meaning) { return make(Shape::Form::day, std::move(meaning)); }
Shape date(std::string meaning) { return make(Shape::Form::date, std::move(meaning)); }
Shape list(std::string meaning, std::string element) {
    Shape shape = make(Shape::Form::list, std::move(meaning));
    shape.element = std::move(element);
    return shape;
}
Shape one_or_many(std::string meaning, std::string element) {
    Shape shape = list(std::move(meaning), std::move(element));
    shape.one_or_many = true;
    return shape;
}
Shape map(std::string meaning, std::string element, std::vector<std::string> keys) {
    Shape shape = make(Shape::Form::map, std::move(meaning));
    shape.element = std::move(element);
    shape.words = std::move(keys);
    return shape;
}
Shape any_map(std::string meaning, std::string element) {
    Shape shape = map(std::move(meaning), std::move(element));
    shape.any_key = true;
    return shape;
}
Shape fields(std::string meaning, std::vector<Shape::Field> fields) {
    Shape shape = make(Shape::Form::fields, std::move(meaning));
    shape.fields = std::move(fields);
    return shape;
}
Shape either(std::string meaning, std::string when_scalar, std::string when_list,
             std::string when_map) {
    Shape shape = make(Shape::Form::either, std::move(meaning));
    shape.when_scalar = std::move(when_scalar);
    shape.when_list = std::move(when_list);
    shape.when_map = std::move(when_map);
    return shape;
}
Shape any(std::string meaning) { return make(Shape::Form::any, std::move(meaning)); }

}  // namespace shapes
}  // namespace govmap
