#include "read/yaml.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <yaml.h>

#include "base/text.hpp"

// libyaml by its events: on a generated model of 10 MB it took 0.27 s and 11 MB where yaml-cpp's
// events took 1.9 s; libfyaml was as quick, and libyaml is the one that every machine has.

namespace govmap {
namespace {

struct ParserDelete {
    void operator()(yaml_parser_t* parser) const {
        yaml_parser_delete(parser);
        delete parser;
    }
};

class Event {
public:
    Event() { std::memset(&event_, 0, sizeof event_); }
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&event_); }

    bool next(yaml_parser_t& parser) {
        yaml_event_delete(&event_);
        return yaml_parser_parse(&parser, &event_) != 0;
    }
    [[nodiscard]] const yaml_event_t& get() const { return event_; }

private:
    yaml_event_t event_{};
};

// libyaml speaks of text as unsigned char; the two functions that hand it over say so.
std::string_view text_of(const yaml_char_t* bytes, std::size_t length) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    return {reinterpret_cast<const char*>(bytes), length};
}

bool is_null_word(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

class TreeBuilder {
public:
    TreeBuilder(std::string_view text, std::uint32_t file, Problems& problems, YamlLimits limits)
        : text_(text),
          file_(file),
          problems_(problems),
          limits_(limits),
          parser_(new yaml_parser_t) {
        yaml_parser_initialize(parser_.get());
        yaml_parser_set_encoding(parser_.get(), YAML_UTF8_ENCODING);
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
        const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
        yaml_parser_set_input_string(parser_.get(), bytes, text.size());
    }

    std::optional<Node> document() {
        Node root(Node::Kind::null, {file_, 1, 1});
        bool seen = false;
        while (advance()) {
            switch (event_.get().type) {
                case YAML_STREAM_END_EVENT:
                    return good_ ? std::optional(std::move(root)) : std::nullopt;
                case YAML_DOCUMENT_START_EVENT:
                    if (seen) {
                        fail(here(), "a second document begins here",
                             "one file holds one model: put the rest into a file of its own");
                        return std::nullopt;
                    }
                    seen = true;
                    if (!advance()) return std::nullopt;
                    root = node(0);
                    if (stopped_) return std::nullopt;
                    break;
                default: break;
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] Location at(const yaml_mark_t& mark) const {
        return {file_, static_cast<std::uint32_t>(mark.line + 1),
                static_cast<std::uint32_t>(mark.column + 1)};
    }
    [[nodiscard]] Location here() const { return at(event_.get().start_mark); }

    void fail(Location where, std::string message, std::string advice) {
        problems_.add(where, std::move(message), std::move(advice));
        good_ = false;
    }

    bool advance() {
        if (event_.next(*parser_)) return true;
        syntax_error();
        stopped_ = true;
        return false;
    }

    void syntax_error() {
        const yaml_parser_t& parser = *parser_;
        const std::string problem = parser.problem != nullptr ? parser.problem : "not YAML";
        if (parser.error == YAML_READER_ERROR) {
            // The reader counts bytes only; the text up to there gives line and column.
            const auto lines = text_.substr(0, std::min(parser.problem_offset, text_.size()));
            const auto line = std::count(lines.begin(), lines.end(), '\n') + 1;
            const std::size_t begin =
                lines.rfind('\n') == std::string_view::npos ? 0 : lines.rfind('\n') + 1;
            fail({file_, static_cast<std::uint32_t>(line),
                  static_cast<std::uint32_t>(code_points(lines.substr(begin)).size() + 1)},
                 problem,
                 "take the character out, or write it as an escape inside quotation marks");
            return;
        }
        std::string advice;
        const std::size_t index = parser.problem_mark.index;
        if (problem.find("cannot start any token") != std::string::npos) {
            const bool tab = index < text_.size() && text_[index] == '\t';
            advice = tab ? "indent with spaces: YAML does not allow tabs here"
                         : "put the text in quotation marks";
        } else if (problem.find("mapping values are not allowed") != std::string::npos) {
            advice =
                "text that holds a colon and a space needs quotation marks; or the line is "
                "indented too far";
        } else if (problem.find("expected key") != std::string::npos ||
                   problem.find("expected <block end>") != std::string::npos) {
            advice =
                "the lines of one list or map begin in the same column; look at the "
                "indentation here and above";
        } else if (problem.find("expected ',' or") != std::string::npos) {
            advice = "a bracket above is not closed, or a comma is missing";
        } else if (parser.context != nullptr) {
            advice = parser.context;
        }
        fail(at(parser.problem_mark), fmt::format("not valid YAML: {}", problem), advice);
    }

    // The node whose first event is the current one. After it the current event is its last.
    Node node(std::size_t depth) {
        const yaml_event_t& event = event_.get();
        switch (event.type) {
            case YAML_ALIAS_EVENT:
                fail(here(), "an alias (*name) is not allowed",
                     "write the value out: each fact has one place of its own");
                return Node(Node::Kind::null, here());
            case YAML_SCALAR_EVENT: return scalar(event);
            case YAML_SEQUENCE_START_EVENT:
                refuse_anchor(event.data.sequence_start.anchor);
                refuse_tag(event.data.sequence_start.tag, event.data.sequence_start.implicit != 0);
                return too_deep(depth) ? Node() : list(depth);
            case YAML_MAPPING_START_EVENT:
                refuse_anchor(event.data.mapping_start.anchor);
                refuse_tag(event.data.mapping_start.tag, event.data.mapping_start.implicit != 0);
                return too_deep(depth) ? Node() : map(depth);
            default: return Node(Node::Kind::null, here());
        }
    }

    bool too_deep(std::size_t depth) {
        if (depth < limits_.deepest) return false;
        fail(here(), fmt::format("nested more than {} levels deep", limits_.deepest),
             "no part of a model needs this; look for brackets that are not closed");
        stopped_ = true;
        return true;
    }

    void refuse_anchor(const yaml_char_t* anchor) {
        if (anchor == nullptr) return;
        fail(here(), "an anchor (&name) is not allowed",
             "write the value out where it is needed: each fact has one place of its own");
    }

    void refuse_tag(const yaml_char_t* tag, bool implicit) {
        if (tag == nullptr || implicit) return;
        fail(here(), "a tag (!name) is not allowed",
             "leave it out; text may stand in quotation marks");
    }

    Node scalar(const yaml_event_t& event) {
        const auto& data = event.data.scalar;
        refuse_anchor(data.anchor);
        refuse_tag(data.tag, data.plain_implicit != 0 || data.quoted_implicit != 0);
        const std::string_view text = text_of(data.value, data.length);
        const bool quoted = data.style != YAML_PLAIN_SCALAR_STYLE;
        if (!quoted && is_null_word(text)) return Node(Node::Kind::null, here());
        return Node::scalar(std::string(text), here(), quoted);
    }

    Node list(std::size_t depth) {
        Node result(Node::Kind::list, here());
        while (!stopped_ && advance() && event_.get().type != YAML_SEQUENCE_END_EVENT) {
            result.append(node(depth + 1));
        }
        return result;
    }

    Node map(std::size_t depth) {
        Node result(Node::Kind::map, here());
        std::unordered_map<std::string, std::uint32_t> lines;
        while (!stopped_ && advance() && event_.get().type != YAML_MAPPING_END_EVENT) {
            const Location where = here();
            if (event_.get().type != YAML_SCALAR_EVENT) {
                fail(where, "a key must be plain text", "write key: value");
                node(depth + 1);
                if (stopped_ || !advance()) break;
                node(depth + 1);
                continue;
            }
            std::string key(
                text_of(event_.get().data.scalar.value, event_.get().data.scalar.length));
            refuse_anchor(event_.get().data.scalar.anchor);
            if (!advance()) break;
            Node value = node(depth + 1);
            const auto [first, is_new] = lines.emplace(key, where.line);
            if (!is_new) {
                fail(where, fmt::format("the key '{}' is written twice here", key),
                     fmt::format("it stands first in line {}; keep one of them", first->second));
                continue;
            }
            result.append(std::move(key), where, std::move(value));
        }
        return result;
    }

    std::string_view text_;
    std::uint32_t file_;
    Problems& problems_;
    YamlLimits limits_;
    std::unique_ptr<yaml_parser_t, ParserDelete> parser_;
    Event event_;
    bool good_ = true;
    bool stopped_ = false;
};

}  // namespace

std::optional<Node> parse_yaml(std::string_view text, std::uint32_t file, Problems& problems,
                               YamlLimits limits) {
    if (const auto bad = first_invalid_utf8(text)) {
        const std::string_view before = text.substr(0, *bad);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        const std::size_t newline = before.rfind('\n');
        const std::string_view start =
            newline == std::string_view::npos ? before : before.substr(newline + 1);
        problems.add({file, static_cast<std::uint32_t>(line),
                      static_cast<std::uint32_t>(code_points(start).size() + 1)},
                     "the text is not UTF-8 from here on",
                     "save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)");
        return std::nullopt;
    }
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark) {
        text.remove_prefix(byte_order_mark.size());
    }
    return TreeBuilder(text, file, problems, limits).document();
}

}  // namespace govmap
