#pragma once

#include <map>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "graph/graph.hpp"
#include "read/reader.hpp"
#include "support/memory_files.hpp"

namespace govmap::test {

/// A model written in the text format inside a test, at a date. `govmap: 1` may be left out;
/// `beside` are the files that it names, such as its tables.
class TextModel {
public:
    explicit TextModel(const std::string& text, const Vocabulary& words = {},
                       const char* as_of = nullptr,
                       const std::map<std::string, std::string>& beside = {})
        : words_(words), files_(beside) {
        files_.put("model.yaml", "govmap: 1\n" + text);
        ReadContext context{files_, sources_, problems_, words_, "models"};
        const std::vector<std::string> paths = {"model.yaml"};
        auto read = read_models(context, paths);
        if (!read) {
            ADD_FAILURE() << problems_.describe(sources_);
            read = Model{};
        }
        model_ = std::make_unique<Model>(std::move(*read));
        const auto day = as_of == nullptr ? model_->as_of : parse_date(as_of);
        graph_ =
            std::make_unique<GovernanceGraph>(*model_, day.value_or(*parse_date("2022-09-07")));
    }

    [[nodiscard]] const Model& model() const { return *model_; }
    [[nodiscard]] const GovernanceGraph& graph() const { return *graph_; }
    [[nodiscard]] const Vocabulary& words() const { return words_; }

    [[nodiscard]] EntityIndex operator[](const std::string& id) const {
        const auto found = model_->find(id);
        if (!found) ADD_FAILURE() << "no entity '" << id << "'";
        return found.value_or(EntityIndex{});
    }

private:
    Vocabulary words_;
    MemoryFiles files_;
    SourceMap sources_;
    Problems problems_;
    std::unique_ptr<Model> model_;
    std::unique_ptr<GovernanceGraph> graph_;
};

/// "a b c": the ids of entities.
template <class Entities>
std::string ids(const Model& model, const Entities& entities) {
    std::string result;
    for (const EntityIndex one : entities)
        result += (result.empty() ? "" : " ") + model.entity(one).id;
    return result;
}

}  // namespace govmap::test
