#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/pack_reader.hpp"
#include "read/yaml.hpp"

namespace govmap {
namespace {

class PackLoader {
public:
    PackLoader(ReadContext& context, const QueryEngine* queries)
        : context_(context), problems_(context.problems) {
        set_.queries = queries;
    }

    // Reads the pack of a folder, and before it what it uses. Its place, or nothing.
    std::optional<std::size_t> load(const std::string& folder, Location asked_at) {
        const auto [known, fresh] = states_.try_emplace(folder);
        State& state = known->second;
        if (!fresh) {
            if (state.reading) {
                problems_.add(asked_at, fmt::format("the pack '{}' uses itself", file_name(folder)),
                              "break the circle of 'uses'");
            }
            return state.place;
        }
        const auto place = load_new(folder, asked_at);
        state = {false, place};
        return place;
    }

    // Where a name leads: a folder as given, or one under the models folder.
    [[nodiscard]] std::string find_named(const std::string& name) const {
        const std::string tidy = tidy_path(name);
        if (name.find('/') != std::string::npos || context_.files.kind(tidy) == FileKind::directory)
            return tidy;
        return tidy_path(join_path(join_path(context_.models_folder, "guidance"), name));
    }

    PackSet take() { return std::move(set_); }
    Pack& pack(std::size_t place) { return set_.packs[place]; }

    // What can be seen only when all packs are there.
    void check_together() {
        settle_adjustments(set_, context_.sources, problems_);
        for (const Pack& pack : set_.packs) {
            if (!pack.asked_for || !pack.rules.empty() || !pack.adjusts.empty()) continue;
            problems_.add(pack.where, fmt::format("the pack '{}' has no rules", pack.id),
                          fmt::format("put them into '{}', one file a rule",
                                      join_path(pack.folder, "rules")));
        }
        std::map<std::string, Location> seen;
        for (const Pack& pack : set_.packs) {
            for (const auto& rule : pack.rules) {
                const auto [found, fresh] = seen.emplace(rule->id, rule->where);
                if (fresh) continue;
                problems_.add(rule->where, fmt::format("the rule id '{}' is used twice", rule->id),
                              fmt::format("the other one is at {}",
                                          context_.sources.describe(found->second)));
            }
        }
        for (const Pack& pack : set_.packs) {
            for (const Terms* terms : {&pack.vocabulary.categories, &pack.vocabulary.roles}) {
                for (const Term& term : terms->list()) {
                    if (term.rule.empty() || seen.count(term.rule) != 0) continue;
                    std::vector<std::string> ids;
                    for (const auto& [id, where] : seen) ids.push_back(id);
                    problems_.add(
                        pack.where,
                        fmt::format("'{}' names the rule '{}', which is in no pack", term.word,
                                    term.rule),
                        did_you_mean(term.rule, ids, "add the rule, or leave 'rule' out"));
                }
            }
        }
    }

private:
    struct State {
        bool reading = true;
        std::optional<std::size_t> place;  // nothing: it could not be read
    };

    std::optional<std::size_t> load_new(const std::string& folder, Location asked_at) {
        const auto document = read(join_path(folder, "pack.yaml"), asked_at);
        if (!document || !pack_shapes().conform(*document, "pack", problems_)) return std::nullopt;
        Pack pack = read_pack(*document, folder, problems_);
        bool good = true;
        if (const Node* uses = document->find("uses")) {
            const std::span<const Node> list = uses->is_list()
                                                   ? std::span<const Node>(uses->items())
                                                   : std::span<const Node>(uses, 1);
            for (const Node& one : list) {
                const auto used = load(find_used(folder, one.text()), one.where());
                good = good && used.has_value();
                if (used) pack.uses.push_back(*used);
            }
        }
        if (!good) return std::nullopt;
        const std::size_t place = set_.packs.size();
        set_.packs.push_back(std::move(pack));
        add_words(set_.vocabulary, set_.packs[place].vocabulary, set_.packs[place].where,
                  problems_);
        load_rules(place, *document);
        return place;
    }

    std::optional<Node> read(const std::string& path, Location asked_at) {
        std::string_view text;
        const auto file = read_text(context_, path, asked_at, text);
        if (!file) return std::nullopt;
        return parse_yaml(text, *file, problems_);
    }

    [[nodiscard]] std::string find_used(const std::string& folder, const std::string& name) const {
        if (name.starts_with("./") || name.starts_with("../"))
            return tidy_path(join_path(folder, name));
        return tidy_path(join_path(join_path(context_.models_folder, "guidance"), name));
    }

    // The words and sources of a pack and of all that it uses.
    void gather(std::size_t place, Vocabulary& words, std::vector<const Source*>& sources,
                std::vector<bool>& seen) {
        if (seen[place]) return;
        seen[place] = true;
        const Pack& pack = set_.packs[place];
        for (const std::size_t used : pack.uses) gather(used, words, sources, seen);
        Problems told;  // clashes were reported when the pack was added
        add_words(words, pack.vocabulary, pack.where, told);
        for (const Source& source : pack.sources) sources.push_back(&source);
    }

    void load_rules(std::size_t place, const Node& preamble) {
        Vocabulary words;
        std::vector<const Source*> sources;
        std::vector<bool> seen(set_.packs.size());
        gather(place, words, sources, seen);
        std::reverse(sources.begin(), sources.end());  // its own before those that it uses
        check_words(words, set_.packs[place].where, problems_);
        set_.packs[place].adjusts =
            read_adjustments(preamble, set_.packs[place], sources, problems_);
        const RuleBook book{words, rule_shapes(words), sources, set_.queries};
        std::vector<std::unique_ptr<const Rule>> rules;
        each_file(place, "rules", [&](const Node& document, const std::string& path) {
            auto rule = read_rule(document, set_.packs[place], book, path, problems_);
            if (rule) rules.push_back(std::move(rule));
        });
        set_.packs[place].rules = std::move(rules);
        std::vector<std::unique_ptr<const DocumentForm>> documents;
        each_file(place, "documents", [&](const Node& document, const std::string& path) {
            auto form =
                read_document_form(document, set_.packs[place], words, sources, path, problems_);
            if (form) documents.push_back(std::move(form));
        });
        set_.packs[place].documents = std::move(documents);
    }

    // The .yaml files of a folder of the pack, in the order of their names; it need not be there.
    template <class Use>
    void each_file(std::size_t place, const char* name, Use use) {
        const std::string folder = join_path(set_.packs[place].folder, name);
        if (context_.files.kind(folder) != FileKind::directory) return;
        const auto names = context_.files.list(folder);
        if (!names) {
            problems_.add(set_.packs[place].where, names.error().message);
            return;
        }
        for (const std::string& one : *names) {
            const std::string path = join_path(folder, one);
            if (const std::string ending = lower_case(extension(one)); ending != ".yaml") {
                // Left out, it would be missed by nobody.
                if (ending == ".yml") {
                    problems_.add(set_.packs[place].where,
                                  fmt::format("'{}' does not end in .yaml", path),
                                  "the file of a rule is called by its id and .yaml");
                }
                continue;
            }
            if (const auto document = read(path, set_.packs[place].where)) use(*document, path);
        }
    }

    ReadContext& context_;
    Problems& problems_;
    PackSet set_;
    std::map<std::string, State> states_;  // by folder
};

}  // namespace

std::optional<PackSet> load_packs(ReadContext& context, std::span<const std::string> names,
                                  const QueryEngine* queries) {
    const std::size_t before = context.problems.size();
    PackLoader loader(context, queries);
    for (const std::string& name : names) {
        const std::string folder = loader.find_named(name);
        if (context.files.kind(folder) != FileKind::directory) {
            const auto all = context.files.list(join_path(context.models_folder, "guidance"));
            std::vector<std::string> known;
            for (const std::string& one : all.value_or(std::vector<std::string>{})) {
                if (context.files.kind(join_path(loader.find_named(one), "pack.yaml")) ==
                    FileKind::file) {
                    known.push_back(one);
                }
            }
            context.problems.add(
                {}, fmt::format("there is no rule pack '{}'", name),
                did_you_mean(name, known,
                             known.empty()
                                 ? "give the path of a folder that holds a pack.yaml"
                                 : fmt::format("the packs are: {}", fmt::join(known, ", "))));
            continue;
        }
        if (const auto place = loader.load(folder, {})) loader.pack(*place).asked_for = true;
    }
    if (context.problems.size() == before) loader.check_together();
    if (context.problems.size() != before) return std::nullopt;
    return loader.take();
}

}  // namespace govmap
