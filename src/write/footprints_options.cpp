#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "read/yaml_text.hpp"
#include "write/footprints.hpp"

namespace govmap {
namespace {

using footprints::AuthoritySet;

constexpr const char* head =
    "# Options to go on with, as `govmap footprints` found them. Yours to say: the title and the "
    "question, what is there today (in the\n"
    "# place of the first option), the models that record it (under uses), and what else was "
    "raised. models/footprints has worked cases.\n";

class OptionsFile {
public:
    explicit OptionsFile(const FootprintPage& page) : page_(page) {}

    Node make() const {
        Node root = map();
        put(root, "govmap-options", text("1"));
        put(root, "title", text(page_.asked + ", which footprint?"));
        put(root, "as_of", text(iso(page_.graph.as_of())));
        put(root, "uses", list(page_.models));
        put(root, "area", list(page_.places));
        put(root, "borders", text(info(page_.rule).word));
        put(root, "meetings", text(std::to_string(page_.request.meetings)));
        put(root, "today", text("today"));
        Node options = map();
        Node today = map();
        put(today, "name", text("One for each authority (put here what is there today)"));
        put(today, "partnerships", text("one-each"));
        put(options, "today", std::move(today));
        std::size_t number = 0;
        bool has_one_for_all = page_.area.authorities.size() == 1;
        for (const footprints::WeighedOption& one : page_.study.unbeaten) {
            if (number == page_.top) break;
            if (is_one_each(one)) continue;
            put(options, fmt::format("option-{}", ++number), option(one));
            has_one_for_all = has_one_for_all || one.example.size() == 1;
        }
        if (!has_one_for_all) {
            Node all = map();
            put(all, "name", text("One for all of them"));
            put(all, "partnerships", text("one-for-all"));
            put(options, "one-for-all", std::move(all));
        }
        put(root, "options", std::move(options));
        return root;
    }

private:
    static Node map() { return {Node::Kind::map, {}}; }
    static Node text(const std::string& value) { return Node::scalar(value, {}); }
    static void put(Node& map, std::string key, Node value) {
        map.append(std::move(key), {}, std::move(value));
    }
    static Node list(const std::vector<std::string>& values) {
        Node result(Node::Kind::list, {});
        for (const std::string& one : values) result.append(text(one));
        return result;
    }

    [[nodiscard]] bool is_one_each(const footprints::WeighedOption& one) const {
        return one.example.size() == page_.area.authorities.size();
    }

    [[nodiscard]] Node option(const footprints::WeighedOption& one) const {
        std::vector<std::string> figures;
        for (std::size_t at = 0; at < one.values.size(); ++at) {
            const footprints::WeighingInfo& what = info(page_.study.weighings[at]);
            figures.push_back(
                fmt::format("{} {}", one.values[at], one.values[at] == 1 ? what.one : what.many));
        }
        Node result = map();
        put(result, "name", text(fmt::format("{}", fmt::join(figures, ", "))));
        Node partnerships = map();
        for (const AuthoritySet block : one.example) {
            std::vector<std::string> ids;
            footprints::for_each(block, [&](std::size_t at) {
                ids.push_back(page_.graph.model().entity(page_.area.authorities[at]).id);
            });
            put(partnerships, footprints::names_of(page_.graph, page_.area, block), list(ids));
        }
        put(result, "partnerships", std::move(partnerships));
        return result;
    }

    const FootprintPage& page_;
};

}  // namespace

std::string footprint_options_file(const FootprintPage& page, PageStyle) {
    return head + yaml_text(OptionsFile(page).make());
}

}  // namespace govmap
