#include "check/with_lines.hpp"

#include <algorithm>
#include <utility>

#include "read/amend.hpp"
#include "read/yaml.hpp"

namespace govmap {
namespace {

/// Adds the source that was read last to whatever is written at these places.
void give_source(Model& model, const std::vector<Location>& places) {
    if (places.empty() || model.sources.empty()) return;
    model.evidence.push_back(
        {{{static_cast<std::uint32_t>(model.sources.size() - 1)}, {}, Basis::stated}});
    const EvidenceIndex evidence{static_cast<std::uint32_t>(model.evidence.size() - 1)};
    const auto give = [&](auto& one) {
        if (one.evidence.value == 0 &&
            std::find(places.begin(), places.end(), one.where) != places.end())
            one.evidence = evidence;
    };
    for (Link& one : model.links) give(one);
    for (Gap& one : model.gaps) give(one);
    for (Entity& entity : model.entities) {
        for (Property& one : entity.properties) give(one);
    }
}

}  // namespace

std::optional<Model> with_lines(const ReadContext& context, const Model& model, Date day,
                                const Proposal& proposal, const std::string& lines) {
    SourceMap scratch;
    Problems problems;
    const auto document = parse_yaml(lines, scratch.add("proposal", lines), problems);
    if (!document) return std::nullopt;
    Proposal read = proposal;
    if (!document->is_null()) read.lines = *document;  // null: only places that lack a source
    ReadContext reading{context.files,         scratch,           problems, context.vocabulary,
                        context.models_folder, context.most_bytes};
    auto result = amended(reading, model, read.filled(day));
    if (result) give_source(*result, proposal.to_source);
    return result;
}

}  // namespace govmap
