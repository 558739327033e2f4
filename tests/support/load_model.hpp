#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "read/reader.hpp"
#include "support/memory_files.hpp"

namespace govmap::test {

/// A few words of a pack's vocabulary, enough for small models.
inline Vocabulary small_vocabulary() {
    Vocabulary words;
    const auto term = [](std::string word, std::string parent = {}) {
        Term result;
        result.word = std::move(word);
        result.parent = std::move(parent);
        return result;
    };
    for (const char* one : {"police", "nhs", "elected-members"}) words.categories.add(term(one));
    words.categories.add(term("nhs-strategic", "nhs"));
    for (const char* one : {"sro", "chair"}) words.roles.add(term(one));
    words.functions.add(term("combating-drugs-partnership"));
    for (const char* one : {"observer", "adviser"}) words.capacities.add(term(one));
    Term document = term("terms-of-reference");
    document.states = {"yet to be determined", "draft", "agreed"};
    document.done = {"agreed"};
    words.products.add(document);
    Term progress = term("progress-report");
    progress.states = {"draft", "published"};
    progress.done = {"published"};
    words.products.add(progress);
    Term formed = term("formed");
    formed.states = {"planned", "done"};
    formed.done = {"done"};
    words.milestones.add(formed);
    return words;
}

struct LoadedModel {
    std::optional<Model> model;
    std::string problems;
};

/// Reads models from files in memory; `m.yaml` unless other paths are asked for.
inline LoadedModel load_files(const std::map<std::string, std::string>& texts,
                              const std::vector<std::string>& paths = {"m.yaml"},
                              std::size_t workers = 1) {
    const MemoryFiles files(texts);
    SourceMap sources;
    Problems problems;
    const Vocabulary vocabulary = small_vocabulary();
    ReadContext context{files, sources, problems, vocabulary, "models"};
    context.workers = workers;
    LoadedModel result;
    result.model = read_models(context, paths);
    result.problems = problems.describe(sources);
    return result;
}

inline LoadedModel load_text(const std::string& text) { return load_files({{"m.yaml", text}}); }

}  // namespace govmap::test
