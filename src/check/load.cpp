#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "base/side_by_side.hpp"
#include "base/text.hpp"
#include "check/pack_reader.hpp"
#include "read/yaml.hpp"

namespace govmap {

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
        std::string tidy = tidy_path(name);
        if (name.find('/') != std::string::npos || context_.files.kind(tidy) == FileKind::directory)
            return tidy;
        return tidy_path(join_path(join_path(context_.models_folder, "guidance"), name));
    }

    [[nodiscard]] const Vocabulary& vocabulary() const { return set_.vocabulary; }

    // Reads the rules and documents of all packs; touches nothing of the context.
    void read_rules() {
        for (Waiting& one : waiting_) read_rules_of(one);
        waiting_.clear();
    }

    [[nodiscard]] const Problems& rule_problems() const { return rule_problems_; }

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
                    if (term.rule.empty() || seen.contains(term.rule)) continue;
                    std::vector<std::string> ids;
                    ids.reserve(seen.size());
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
        auto document = read(join_path(folder, "pack.yaml"), asked_at);
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
        waiting_.push_back({place, std::move(*document), read_texts(place, "rules"),
                            read_texts(place, "documents")});
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

    /// A file of which the text is there, and what is in it once it was parsed.
    struct Text {
        std::string path;
        std::string_view text;
        std::uint32_t file = 0;
        Problems problems = {};
        std::optional<Node> document = {};
    };

    /// A pack whose words are known, and whose rules and documents are still to be read.
    struct Waiting {
        std::size_t place;
        Node preamble;
        std::vector<Text> rules;
        std::vector<Text> documents;
    };

    // The texts of the .yaml files of a folder of the pack, in the order of their names; it need
    // not be there.
    std::vector<Text> read_texts(std::size_t place, const char* name) {
        const std::string folder = join_path(set_.packs[place].folder, name);
        const Location& where = set_.packs[place].where;
        if (context_.files.kind(folder) != FileKind::directory) return {};
        const auto names = context_.files.list(folder);
        if (!names) {
            problems_.add(where, names.error().message);
            return {};
        }
        std::vector<Text> result;
        for (const std::string& one : *names) {
            Text text{join_path(folder, one), {}};
            if (const std::string ending = lower_case(extension(one)); ending != ".yaml") {
                // Left out, it would be missed by nobody.
                if (ending == ".yml") {
                    problems_.add(where, fmt::format("'{}' does not end in .yaml", text.path),
                                  "the file of a rule is called by its id and .yaml");
                }
                continue;
            }
            const auto file = read_text(context_, text.path, where, text.text);
            if (!file) continue;
            text.file = *file;
            result.push_back(std::move(text));
        }
        return result;
    }

    void read_rules_of(Waiting& waiting) {
        Pack& pack = set_.packs[waiting.place];
        Vocabulary words;
        std::vector<const Source*> sources;
        std::vector<bool> seen(set_.packs.size());
        gather(waiting.place, words, sources, seen);
        std::reverse(sources.begin(), sources.end());  // its own before those that it uses
        check_words(words, pack.where, rule_problems_);
        pack.adjusts = read_adjustments(waiting.preamble, pack, sources, rule_problems_);
        const RuleBook book{words, rule_shapes(words), sources, set_.queries};
        parse(waiting.rules);
        for (const Text& one : waiting.rules) {
            if (!one.document) continue;
            auto rule = read_rule(*one.document, pack, book, one.path, rule_problems_);
            if (rule) pack.rules.push_back(std::move(rule));
        }
        parse(waiting.documents);
        for (const Text& one : waiting.documents) {
            if (!one.document) continue;
            auto form =
                read_document_form(*one.document, pack, words, sources, one.path, rule_problems_);
            if (form) pack.documents.push_back(std::move(form));
        }
    }

    // Most of the time that a pack takes goes here.
    void parse(std::vector<Text>& texts) {
        side_by_side(texts.size(), context_.workers, [&] {
            return [&](std::size_t at) {
                Text& one = texts[at];
                one.document = parse_yaml(one.text, one.file, one.problems);
            };
        });
        for (const Text& one : texts) rule_problems_.add(one.problems);
    }

    ReadContext& context_;
    Problems& problems_;
    PackSet set_;
    std::map<std::string, State> states_;  // by folder
    std::vector<Waiting> waiting_;         // in the order of the packs
    Problems rule_problems_;               // kept apart: rules may be read beside something else
};

PackReading::PackReading(ReadContext& context, std::span<const std::string> names,
                         const QueryEngine* queries)
    : context_(context),
      problems_before_(context.problems.size()),
      loader_(std::make_unique<PackLoader>(context, queries)) {
    PackLoader& loader = *loader_;
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
}

PackReading::~PackReading() = default;

const Vocabulary& PackReading::vocabulary() const { return loader_->vocabulary(); }

void PackReading::read_rules() { loader_->read_rules(); }

std::optional<PackSet> PackReading::finish() {
    context_.problems.add(loader_->rule_problems());
    if (context_.problems.size() == problems_before_) loader_->check_together();
    if (context_.problems.size() != problems_before_) return std::nullopt;
    return loader_->take();
}

std::optional<PackSet> load_packs(ReadContext& context, std::span<const std::string> names,
                                  const QueryEngine* queries) {
    PackReading reading(context, names, queries);
    reading.read_rules();
    return reading.finish();
}

}  // namespace govmap
