#include "read/heads.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "base/document.hpp"
#include "base/problem.hpp"
#include "read/yaml.hpp"

namespace govmap {
namespace {

std::string text_of(const Node& map, std::string_view key) {
    const Node* found = map.find(key);
    return found != nullptr && found->is_scalar() ? found->text() : std::string{};
}

/// Whether `uses` names something that stands under the models' folder of reference data.
bool names_reference(const Node& document) {
    const Node* uses = document.find("uses");
    if (uses == nullptr) return false;
    const auto is_reference = [](const Node& one) {
        return one.is_scalar() && one.text().find("reference/") != std::string::npos;
    };
    if (is_reference(*uses)) return true;
    return std::any_of(uses->items().begin(), uses->items().end(), is_reference);
}

std::optional<FileHead> head_of(std::string_view text, std::uint32_t file) {
    if (text.find("govmap:") == std::string_view::npos) return std::nullopt;
    Problems told_already;  // by whoever read the file as a model
    const auto document = parse_yaml(text, file, told_already);
    if (!document || !document->is_map() || document->find("govmap") == nullptr)
        return std::nullopt;
    FileHead head;
    head.file = file;
    head.title = text_of(*document, "title");
    head.as_of = parse_date(text_of(*document, "as_of"));
    head.uses_reference = names_reference(*document);
    const Node* gazetteer = document->find("gazetteer");
    if (gazetteer == nullptr) return head;
    head.uses_reference = true;
    const Node* horizon = gazetteer->find("horizon");
    if (horizon == nullptr) return head;
    const auto from = parse_date(text_of(*horizon, "from"));
    const auto until = parse_date(text_of(*horizon, "until"));
    if (from && until) head.horizon = FileHead::Horizon{*from, *until};
    return head;
}

}  // namespace

std::vector<FileHead> heads_of(const SourceMap& sources, std::uint32_t first) {
    std::vector<FileHead> result;
    std::set<std::string> seen;
    for (std::uint32_t file = first;; ++file) {
        const std::string name = sources.describe({file, 0, 0});
        if (name.empty()) return result;  // past the last
        if (!seen.insert(name).second) continue;
        if (auto head = head_of(sources.text(file), file)) result.push_back(std::move(*head));
    }
}

std::vector<std::string> reference_in_words(const std::vector<FileHead>& heads, Date day,
                                            std::string_view but) {
    std::vector<std::string> result;
    for (const FileHead& head : heads) {
        if (!head.horizon) continue;
        std::string text = fmt::format("Reference data: {}, true from {} to {}.", head.title,
                                       in_words(head.horizon->from),
                                       in_words(head.horizon->until - std::chrono::days{1}));
        if (day >= head.horizon->until) {
            text += fmt::format(
                " Of later days they know nothing: places are as they were then, {}.", but);
        }
        result.push_back(std::move(text));
    }
    if (result.empty())
        result.emplace_back(
            "No reference data are used: which authorities lie in which areas is known only so far "
            "as the model says.");
    return result;
}

}  // namespace govmap
