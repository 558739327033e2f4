#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.hpp"
#include "base/problem.hpp"

namespace govmap {

/// What a node of a document may look like. Models, packs, views and themes each describe their
/// form as a book of shapes; the reader's messages, the JSON Schema and the documentation are all
/// made from it.
struct Shape {
    enum class Form : unsigned char {
        text,    ///< any scalar
        word,    ///< a scalar out of `words`, or any id where `words` is empty
        flag,    ///< true or false
        number,  ///< a decimal number
        day,     ///< 2022-09-07
        date,    ///< 2022-09-07, 2022-09 or 2022
        list,    ///< of `element`; `one_or_many` lets a single element stand for a list of one
        map,     ///< from ids (or the words of `words`) to `element`
        fields,  ///< exactly the keys of `fields`
        either,  ///< by what is written: `when_scalar`, `when_list` or `when_map`
        any      ///< anything; read later by those who know
    };
    struct Field {
        std::string key;
        std::string shape;
        std::string meaning;
        bool required = false;
    };

    Form form = Form::any;
    std::string meaning;
    std::vector<std::string> words;  ///< word: those allowed; map: the keys allowed; empty = any id
    std::string element;
    bool one_or_many = false;
    bool any_key = false;  ///< map: keys need not be ids
    std::vector<Field> fields;
    /// fields: keys that authors are bound to try here and that belong elsewhere, each with the way
    /// out, as advice.
    std::map<std::string, std::string, std::less<>> elsewhere;
    std::string when_scalar;  ///< either: name of a shape; empty = not allowed
    std::string when_list;
    std::string when_map;
};

/// Shapes by name; they refer to each other by name, so that they may be recursive.
class Shapes {
public:
    void add(std::string name, Shape shape);
    [[nodiscard]] const Shape& operator[](std::string_view name) const;
    [[nodiscard]] const std::map<std::string, Shape, std::less<>>& all() const { return all_; }

    /// Holds `node` to the shape `name`. Reports every deviation in it with its place and what was
    /// expected; true if there was none.
    bool conform(const Node& node, std::string_view name, Problems& problems) const;

private:
    std::map<std::string, Shape, std::less<>> all_;
};

/// Short makers, so that a book reads as a table.
namespace shapes {
Shape text(std::string meaning);
Shape word(std::string meaning, std::vector<std::string> words = {});
Shape flag(std::string meaning);
Shape number(std::string meaning);
Shape day(std::string meaning);
Shape date(std::string meaning);
Shape list(std::string meaning, std::string element);
Shape one_or_many(std::string meaning, std::string element);
Shape map(std::string meaning, std::string element, std::vector<std::string> keys = {});
Shape any_map(std::string meaning, std::string element);
Shape fields(std::string meaning, std::vector<Shape::Field> fields);
Shape either(std::string meaning, std::string when_scalar, std::string when_list,
             std::string when_map);
Shape any(std::string meaning);
}  // namespace shapes

}  // namespace govmap
