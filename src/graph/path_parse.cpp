#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"
#include "graph/path.hpp"

namespace govmap {
namespace {

// What a filter may test: a property of the link of some kinds, or of the entity reached.
struct FilterInfo {
    const char* key;
    std::uint32_t kinds;  // bit set of LinkKind; 0 = the entity reached, after any link
    std::vector<std::string> (*values)(const Vocabulary&, LinkKind, std::uint16_t reached);
};

constexpr std::uint32_t link_bit(LinkKind kind) { return 1U << static_cast<unsigned>(kind); }

using Words = std::vector<std::string>;

Words type_words(const Vocabulary& words, LinkKind, std::uint16_t reached) {
    Words result;
    for (const auto& [kind, terms] : words.types) {
        if ((reached & bit(kind)) == 0) continue;
        const Words some = terms.words();
        result.insert(result.end(), some.begin(), some.end());
    }
    return result;
}

Words kind_words(const Vocabulary&, LinkKind, std::uint16_t reached) {
    Words result;
    for (const EntityKindInfo& one : entity_kinds()) {
        if ((reached & bit(one.kind)) != 0) result.emplace_back(one.word);
    }
    return result;
}

constexpr std::array<FilterInfo, 12> filter_table = {{
    {"role",
     link_bit(LinkKind::holds) | link_bit(LinkKind::reports_to) | link_bit(LinkKind::answers_to) |
         link_bit(LinkKind::informs),
     [](const Vocabulary& words, LinkKind, std::uint16_t) { return words.roles.words(); }},
    {"represents", link_bit(LinkKind::member_of),
     [](const Vocabulary& words, LinkKind, std::uint16_t) { return words.categories.words(); }},
    {"capacity", link_bit(LinkKind::attends) | link_bit(LinkKind::borders),
     [](const Vocabulary& words, LinkKind kind, std::uint16_t) {
         return kind == LinkKind::borders ? Words{"land", "water"} : words.capacities.words();
     }},
    {"part", link_bit(LinkKind::covers),
     [](const Vocabulary&, LinkKind, std::uint16_t) {
         return Words{"true", "false"};
     }},
    {"primary", link_bit(LinkKind::answers_to),
     [](const Vocabulary&, LinkKind, std::uint16_t) {
         return Words{"true", "false"};
     }},
    {"most", link_bit(LinkKind::within),
     [](const Vocabulary&, LinkKind, std::uint16_t) {
         return Words{"true", "false"};
     }},
    {"kind", 0, kind_words},
    {"type", 0, type_words},
    {"fulfils", 0,
     [](const Vocabulary& words, LinkKind, std::uint16_t) { return words.functions.words(); }},
    {"tier", 0,
     [](const Vocabulary&, LinkKind, std::uint16_t) {
         return Words{"upper", "lower"};
     }},
    {"country", 0, [](const Vocabulary&, LinkKind, std::uint16_t) { return Words{}; }},
    {"id", 0, [](const Vocabulary&, LinkKind, std::uint16_t) { return Words{}; }},
}};

bool word_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

class PathParser {
public:
    PathParser(const Node& node, const Vocabulary& words, Problems& problems)
        : node_(node), words_(words), problems_(problems), text_(node.text()) {}

    std::optional<Path> parse() {
        Path path;
        path.text = node_.text();
        while (good_) {
            const std::size_t begins = at_;
            Path::Step step = parse_step();
            if (!good_) break;
            check_join(path, step, begins);
            path.steps.push_back(std::move(step));
            if (at_ == text_.size()) break;
            if (!take('/')) problem(at_, "'/' or the end of the path is expected here", "");
        }
        if (!good_) return std::nullopt;
        return path;
    }

private:
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    std::string word() {
        const std::size_t begins = at_;
        while (at_ < text_.size() && word_letter(text_[at_])) ++at_;
        return std::string(text_.substr(begins, at_ - begins));
    }

    void problem(std::size_t offset, std::string message, std::string advice) {
        Location where = node_.where();
        where.column += static_cast<std::uint32_t>(code_points(text_.substr(0, offset)).size()) +
                        (node_.quoted() ? 1U : 0U);
        problems_.add(where, std::move(message), std::move(advice));
        good_ = false;
    }

    Path::Step parse_step() {
        Path::Step step;
        step.backwards = take('~');
        const std::size_t begins = at_;
        const std::string name = word();
        const auto kind = link_kind(name);
        if (!kind) {
            Words kinds;
            for (const LinkKindInfo& one : link_kinds()) kinds.emplace_back(one.word);
            problem(begins,
                    name.empty() ? "a kind of link is expected here"
                                 : fmt::format("'{}' is not a kind of link", name),
                    did_you_mean(name, kinds, fmt::format("one of: {}", fmt::join(kinds, ", "))));
            return step;
        }
        step.kind = *kind;
        step.repeated = take('*');
        const std::uint16_t reached = step.backwards ? info(*kind).from : info(*kind).to;
        while (good_ && take('[')) parse_filter(step, reached);
        return step;
    }

    void parse_filter(Path::Step& step, std::uint16_t reached) {
        Path::Filter filter;
        const std::size_t begins = at_;
        filter.key = word();
        const auto* known =
            std::find_if(filter_table.begin(), filter_table.end(),
                         [&](const FilterInfo& one) { return filter.key == one.key; });
        if (known == filter_table.end() ||
            (known->kinds != 0 && (known->kinds & link_bit(step.kind)) == 0)) {
            Words keys;
            for (const FilterInfo& one : filter_table) {
                if (one.kinds == 0 || (one.kinds & link_bit(step.kind)) != 0)
                    keys.emplace_back(one.key);
            }
            problem(
                begins,
                fmt::format("'{}' cannot be asked after '{}'", filter.key, info(step.kind).word),
                did_you_mean(filter.key, keys, fmt::format("one of: {}", fmt::join(keys, ", "))));
            return;
        }
        if (!take('=')) return problem(at_, "'=' is expected here", "such as [role=sro]");
        const Words candidates = known->values(words_, step.kind, reached);
        do {
            const std::size_t value_begins = at_;
            std::string value = word();
            const bool fits = candidates.empty() ? !value.empty()
                                                 : std::find(candidates.begin(), candidates.end(),
                                                             value) != candidates.end();
            if (!fits) {
                return problem(
                    value_begins, fmt::format("'{}' is not known as {}", value, filter.key),
                    did_you_mean(value, candidates,
                                 fmt::format("one of: {}", fmt::join(candidates, ", "))));
            }
            filter.values.push_back(std::move(value));
        } while (take('|'));
        if (!take(']')) return problem(at_, "']' is expected here", "");
        step.filters.push_back(std::move(filter));
    }

    // A step must be able to start where the one before it arrives, or the path reaches nothing.
    void check_join(const Path& path, const Path::Step& step, std::size_t begins) {
        if (path.steps.empty() || path.steps.back().repeated) return;
        const Path::Step& before = path.steps.back();
        const std::uint16_t arrives =
            before.backwards ? info(before.kind).from : info(before.kind).to;
        const std::uint16_t starts = step.backwards ? info(step.kind).to : info(step.kind).from;
        if ((arrives & starts) != 0) return;
        problem(begins,
                fmt::format("no '{}{}' starts where the step before it arrives",
                            step.backwards ? "~" : "", info(step.kind).word),
                fmt::format("it starts at {}; the step before arrives at {}",
                            kinds_in_words(starts), kinds_in_words(arrives)));
    }

    const Node& node_;
    const Vocabulary& words_;
    Problems& problems_;
    std::string_view text_;
    std::size_t at_ = 0;
    bool good_ = true;
};

}  // namespace

std::optional<Path> parse_path(const Node& node, const Vocabulary& words, Problems& problems) {
    if (!node.is_scalar()) {
        problems.add(node.where(), fmt::format("{} where a path is expected", node.kind_in_words()),
                     "write links joined by /, such as ~part_of*/~member_of[represents=police]");
        return std::nullopt;
    }
    return PathParser(node, words, problems).parse();
}

}  // namespace govmap
