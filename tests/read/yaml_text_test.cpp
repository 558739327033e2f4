#include "read/yaml_text.hpp"

#include <gtest/gtest.h>

#include "read/yaml.hpp"

namespace govmap {
namespace {

// A tree without its places, for comparing.
std::string shown(const Node& node) {
    if (node.is_null()) return "null";
    if (node.is_scalar()) return "<" + node.text() + ">";
    std::string result = node.is_list() ? "[" : "{";
    for (const Node& item : node.items()) result += shown(item) + ",";
    for (const Node::Entry& entry : node.entries())
        result += "<" + entry.key + ">:" + shown(entry.value) + ",";
    return result + (node.is_list() ? "]" : "}");
}

std::string read_back(const std::string& text) {
    Problems problems;
    SourceMap sources;
    const auto node = parse_yaml(text, sources.add("t", text), problems);
    EXPECT_TRUE(node) << text << problems.describe(sources);
    return node ? shown(*node) : "";
}

Node map_of(const std::string& key, Node value) {
    Node result(Node::Kind::map, {});
    result.append(key, {}, std::move(value));
    return result;
}

TEST(YamlText, ReadsBackWhateverATextHolds) {
    for (const char* hostile :
         {"a: b", "- x",        "# no",         "a #b", "'",   "\"", "\\", "{x}",
          "[y]",  "a, b",       "null",         "~",    "yes", "",   " ",  "a\nb",
          "a\tb", "\x1b[31m",   "\xe2\x80\xae", "&a",   "*a",  "!t", "%",  "@",
          "`",    "2022-09-07", "12",           "|",    ">",   "a:", ":",  "---",
          "...",  "caf\xc3\xa9"}) {
        Node list(Node::Kind::list, {});
        list.append(Node::scalar(hostile, {}));
        list.append(map_of("value", Node::scalar(hostile, {})));
        list.append(map_of("deep", map_of("deeper", Node::scalar(hostile, {}))));
        const Node tree = map_of("top", map_of("list", std::move(list)));
        EXPECT_EQ(read_back(yaml_text(tree)), shown(tree)) << yaml_text(tree);
        const std::string key = hostile;
        if (key.empty() || key == " ") continue;
        const Node keyed = map_of(key, map_of(key, Node::scalar("x", {})));
        EXPECT_EQ(read_back(yaml_text(keyed)), shown(keyed)) << yaml_text(keyed);
    }
}

TEST(YamlText, KeepsEmptyAndLongThingsAsTheyAre) {
    Node list(Node::Kind::list, {});
    for (int at = 0; at < 30; ++at) list.append(Node::scalar("a-rather-long-word", {}));
    Node tree = map_of("long", std::move(list));
    tree.append("none", {}, Node(Node::Kind::list, {}));
    tree.append("nothing", {}, Node(Node::Kind::map, {}));
    EXPECT_EQ(read_back(yaml_text(tree)), shown(tree));
}

TEST(YamlText, PutsTheInnermostOnOneLine) {
    Node fields = map_of("post", Node::scalar("p", {}));
    fields.append("agreed", {}, Node::scalar("true", {}));
    EXPECT_EQ(yaml_text(map_of("bodies", map_of("b", map_of("roles", map_of("sro", fields))))),
              "bodies:\n  b:\n    roles:\n      sro: {post: p, agreed: true}\n");
}

}  // namespace
}  // namespace govmap
