#include "write/schema.hpp"

#include <nlohmann/json.hpp>

namespace govmap {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* id_pattern = "^[a-z0-9][a-z0-9_-]*$";

Json reference(const std::string& name) { return {{"$ref", "#/definitions/" + name}}; }

// Editors read 2022 as a number and true as a boolean; to us every scalar is text.
Json any_scalar() { return {{"type", {"string", "number", "boolean"}}}; }

Json date_schema(bool day_only) {
    Json day = {{"type", "string"}, {"pattern", "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"}};
    if (day_only) return day;
    return {{"anyOf", Json::array({{{"type", "string"},
                                    {"pattern", "^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$"}},
                                   {{"type", "integer"}, {"minimum", 1000}, {"maximum", 9999}}})}};
}

Json words_schema(const Shape& shape) {
    if (shape.words.empty()) {
        return {{"anyOf", Json::array({{{"type", "string"}, {"pattern", id_pattern}},
                                       {{"type", "integer"}, {"minimum", 0}}})}};
    }
    Json allowed = shape.words;
    // The number of the format is written 1, not "1".
    for (const std::string& word : shape.words) {
        if (word.size() == 1 && word[0] >= '0' && word[0] <= '9') allowed.push_back(word[0] - '0');
    }
    return {{"enum", allowed}};
}

Json number_schema() {
    return {{"anyOf", Json::array({{{"type", "number"}},
                                   {{"type", "string"}, {"pattern", "^-?[0-9]+([.][0-9]+)?$"}}})}};
}

Json fields_schema(const Shape& shape) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const Shape::Field& field : shape.fields) {
        properties[field.key] = {{"allOf", Json::array({reference(field.shape)})},
                                 {"description", field.meaning}};
        if (field.required) required.push_back(field.key);
    }
    Json result = {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
    if (!required.empty()) result["required"] = required;
    return result;
}

Json map_schema(const Shape& shape) {
    Json result = {{"type", "object"}, {"additionalProperties", reference(shape.element)}};
    if (!shape.words.empty()) {
        result["propertyNames"] = {{"enum", shape.words}};
    } else if (!shape.any_key) {
        result["propertyNames"] = {{"pattern", id_pattern}};
    }
    return result;
}

Json shape_schema(const Shape& shape) {
    switch (shape.form) {
        case Shape::Form::any: return Json::object();
        case Shape::Form::text: return any_scalar();
        case Shape::Form::word: return words_schema(shape);
        case Shape::Form::flag: return {{"type", "boolean"}};
        case Shape::Form::number: return number_schema();
        case Shape::Form::day: return date_schema(true);
        case Shape::Form::date: return date_schema(false);
        case Shape::Form::map: return map_schema(shape);
        case Shape::Form::fields: return fields_schema(shape);
        case Shape::Form::list: {
            Json list = {{"type", "array"}, {"items", reference(shape.element)}};
            if (!shape.one_or_many) return list;
            return {{"anyOf", Json::array({reference(shape.element), list})}};
        }
        case Shape::Form::either: break;
    }
    Json alternatives = Json::array();
    for (const std::string* one : {&shape.when_scalar, &shape.when_list, &shape.when_map}) {
        if (!one->empty()) alternatives.push_back(reference(*one));
    }
    return {{"anyOf", alternatives}};
}

}  // namespace

std::string json_schema(const Shapes& book, const std::string& root, const std::string& title) {
    Json definitions = Json::object();
    for (const auto& [name, shape] : book.all()) {
        Json one = shape_schema(shape);
        if (!shape.meaning.empty()) one["description"] = shape.meaning;
        definitions[name] = std::move(one);
    }
    const Json whole = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                        {"title", title},
                        {"allOf", Json::array({reference(root)})},
                        {"definitions", definitions}};
    return whole.dump(2) + '\n';
}

}  // namespace govmap
