#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/graph.hpp"
#include "read/reader.hpp"
#include "support/source_files.hpp"

namespace govmap::test {

/// The upper-tier authorities of one area of the shipped gazetteer, as numbers.
struct ReferenceArea {
    std::vector<std::string> ids;                            ///< in the gazetteer's order
    std::vector<std::pair<std::size_t, std::size_t>> pairs;  ///< who borders on whom
    std::vector<std::uint64_t> residents;                    ///< of each authority
    std::vector<std::uint64_t> boards;  ///< of each integrated care board here, its authorities
    std::vector<std::uint64_t> forces;  ///< of each police area here
};

/// The shipped gazetteer of England on 1 April 2023, borders by land and water.
class ReferenceEngland {
public:
    static const ReferenceEngland& get() {
        static const ReferenceEngland england;
        return england;
    }

    /// The authorities within the areas (regions, police areas, combined authorities) of these ids,
    /// which do not overlap.
    [[nodiscard]] ReferenceArea area(const std::vector<std::string>& ids) const {
        std::vector<EntityIndex> members;
        for (const std::string& id : ids) {
            const auto of = model_->find(id);
            if (!of) throw std::runtime_error("no area " + id);
            for (const LinkIndex link : graph_->in(*of, LinkKind::within)) {
                const EntityIndex one = model_->link(link).from;
                if (graph_->holds(link) == Truth::yes && upper(one)) members.push_back(one);
            }
        }
        std::sort(members.begin(), members.end(),
                  [](EntityIndex one, EntityIndex other) { return one.value < other.value; });
        return numbered(members);
    }
    [[nodiscard]] ReferenceArea area(const std::string& id) const {
        return area(std::vector<std::string>{id});
    }

    [[nodiscard]] const GovernanceGraph& graph() const { return *graph_; }

private:
    ReferenceEngland() {
        SourceMap sources;
        Problems problems;
        const Vocabulary words;
        ReadContext context{files_, sources, problems, words, "models"};
        auto model =
            read_models(context, std::vector<std::string>{"models/reference/england-2023"});
        if (!model) throw std::runtime_error(problems.describe(sources));
        model_ = std::make_unique<Model>(std::move(*model));
        graph_ = std::make_unique<GovernanceGraph>(*model_, *parse_date("2023-04-01"));
    }

    [[nodiscard]] bool upper(EntityIndex one) const {
        if (graph_->kind(one) != EntityKind::authority) return false;
        const auto tier = model_->symbols.find("tier");
        const auto said = graph_->said(one, *tier);
        return said.property != nullptr && std::get<std::string>(said.property->value) == "upper";
    }

    [[nodiscard]] std::uint64_t residents(EntityIndex one) const {
        const auto said = graph_->said(one, *model_->symbols.find("population"));
        return said.property == nullptr ? 0
                                        : std::stoull(std::get<std::string>(said.property->value));
    }

    [[nodiscard]] ReferenceArea numbered(const std::vector<EntityIndex>& members) const {
        std::map<std::uint32_t, std::size_t> number;
        for (const EntityIndex one : members) number.try_emplace(one.value, number.size());
        ReferenceArea result;
        std::map<std::uint32_t, std::uint64_t> boards;
        std::map<std::uint32_t, std::uint64_t> forces;
        for (std::size_t at = 0; at < members.size(); ++at) {
            result.ids.push_back(model_->entity(members[at]).id);
            result.residents.push_back(residents(members[at]));
            for (const LinkIndex link : graph_->out(members[at], LinkKind::borders)) {
                const auto other = number.find(model_->link(link).to.value);
                if (other != number.end()) result.pairs.emplace_back(at, other->second);
            }
            for (const LinkIndex link : graph_->out(members[at], LinkKind::within)) {
                const EntityIndex area = model_->link(link).to;
                if (graph_->holds(link) == Truth::no) continue;
                const std::string type(model_->symbols.word(graph_->type(area)));
                if (type == "integrated-care-board") boards[area.value] |= std::uint64_t{1} << at;
                if (type == "police-force-area") forces[area.value] |= std::uint64_t{1} << at;
            }
        }
        for (const auto& [area, set] : boards) result.boards.push_back(set);
        for (const auto& [area, set] : forces) result.forces.push_back(set);
        return result;
    }

    SourceFiles files_;
    std::unique_ptr<Model> model_;
    std::unique_ptr<GovernanceGraph> graph_;
};

}  // namespace govmap::test
