#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/document.hpp"
#include "check/condition.hpp"
#include "check/document_form.hpp"
#include "graph/select.hpp"
#include "model/finding.hpp"
#include "model/vocabulary.hpp"
#include "read/reader.hpp"

namespace govmap {

/// What an example of a rule shows.
enum class ExampleKind : unsigned char { passes, fails, cannot_tell, does_not_apply };
struct ExampleKindInfo {
    ExampleKind kind;
    const char* key;    ///< as under `examples`: "cannot tell"
    const char* never;  ///< as under `never`: "cannot-tell"
};
std::span<const ExampleKindInfo> example_kinds();
const ExampleKindInfo& info(ExampleKind kind);

/// A small model that a rule is shown on.
struct Example {
    ExampleKind kind = ExampleKind::passes;
    std::string says;                ///< what it shows
    Node model;                      ///< in the text format, without its first line
    std::optional<Date> as_of;       ///< else the model's own, else the pack's day for examples
    std::vector<std::string> areas;  ///< the areas under review, in place of the model's
    std::string subject;             ///< only the findings on this subject; empty: on all
    std::string item;                ///< only those on this item; empty: on all
    Location where;
};

/// A rule of a pack: what it says and how it is checked. Pinned in memory: worlds refer to it.
struct Rule {
    std::string id;
    std::string title;
    Force force = Force::expected;
    std::string citation;  ///< "Guidance for …, chapter 3, Geography; …"
    std::string url;       ///< of the first source cited that has one
    std::string why;
    std::string remedy;
    Period in_force;
    bool whole_model = false;   ///< about the model as a whole
    bool dated = false;         ///< something that it requires has a date
    bool of_footprint = false;  ///< the footprint decides it: comparisons of footprints ask it
    Selector about;
    ConditionPtr when;    ///< may be null
    ConditionPtr unless;  ///< may be null
    ConditionPtr requirement;
    std::vector<ListAsked> lists;     ///< those that it requires
    std::array<std::string, 5> says;  ///< by Verdict: our own sentence; empty: the component's
    std::string says_whether;         ///< likewise, where one cannot tell whether it applies
    std::string says_settle;  ///< what would settle a cannot tell; empty: what the components miss
    std::vector<Example> examples;
    std::array<std::string, 4> never;  ///< by ExampleKind: why there is no such example
    std::string folder;                ///< what the examples' `uses` are relative to
    Location where;
};

/// What a local pack makes of the force of a rule of a pack that it uses.
struct Adjustment {
    std::string rule;
    Force force = Force::expected;
    std::string reason;
    std::string citation;  ///< what the reason rests on; empty if nothing is named
    Location where;        ///< of the rule's id
};

/// A folder of rules with the words that they speak of.
struct Pack {
    std::string id;
    std::string title;
    std::string issuer;
    std::string edition;
    std::string standing;
    std::string folder;
    std::optional<Date> starts;          ///< the day that the clock of the deadlines starts
    std::optional<Date> examples_as_of;  ///< the day of examples that name none
    std::vector<Source> sources;
    Vocabulary vocabulary;          ///< its own words only
    std::vector<std::size_t> uses;  ///< places in PackSet::packs, of those read before it
    bool asked_for = false;         ///< its rules run; else only its words are used
    bool local = false;             ///< a council's or partnership's own, beside the guidance
    bool guidance = true;           ///< it puts guidance into rules; else its authors' own advice
    std::string speaks_of = "the guidance";  ///< what its rules are taken from, in sentences
    std::vector<Adjustment> adjusts;
    std::vector<std::unique_ptr<const Rule>> rules;  ///< in the order of their files' names
    std::vector<std::unique_ptr<const DocumentForm>> documents;  ///< likewise
    Location where;

    /// "Guidance for …, June 2022, as updated … (issuer)".
    [[nodiscard]] std::string edition_line() const;
};

/// The packs in use: a pack stands after those that it uses.
struct PackSet {
    std::vector<Pack> packs;
    Vocabulary vocabulary;                 ///< the words of all of them: what models are read with
    const QueryEngine* queries = nullptr;  ///< runs the queries of local rules, if anything does

    struct Entry {
        const Pack* pack;
        const Rule* rule;
    };
    /// The rules that run, in the packs' order.
    [[nodiscard]] std::vector<Entry> rules() const;
    [[nodiscard]] const Rule* find(std::string_view id) const;
    /// The documents of the packs asked for; of two with one id the first is found.
    [[nodiscard]] std::vector<const DocumentForm*> documents() const;
    [[nodiscard]] const DocumentForm* document(std::string_view id) const;
    /// The ids of the rules that run.
    [[nodiscard]] std::vector<std::string> rule_ids() const;

    /// How strongly a rule is put by all the packs that run, and what local ones have to do with
    /// that.
    struct Strength {
        Force force = Force::expected;
        LocalPart local;
    };
    [[nodiscard]] Strength strength(const Pack& pack, const Rule& rule) const;
};

/// Loads packs with all that they use. A name is the path of a folder (it has a `/`, or there is a
/// folder of that name), or the name of one under `guidance/` of the models folder. A pack whose
/// rules one of them adjusts runs beside it: a rule is adjusted, never dropped. Every problem
/// in any of them is reported; nothing if there was one. The context's own vocabulary is not looked
/// at.
/// `queries` examines and later runs the queries of local rules, and must outlive the packs;
/// without it a rule that has one is a Problem.
std::optional<PackSet> load_packs(ReadContext& context, std::span<const std::string> names,
                                  const QueryEngine* queries = nullptr);

/// The same in steps, for reading rules beside something else: they are most of a pack, and models
/// are read with the words of the packs alone.
class PackReading {
public:
    /// Reads the words, and the texts of the rules. The context must outlive it.
    PackReading(ReadContext& context, std::span<const std::string> names,
                const QueryEngine* queries = nullptr);
    ~PackReading();
    PackReading(const PackReading&) = delete;
    PackReading& operator=(const PackReading&) = delete;
    PackReading(PackReading&&) = delete;
    PackReading& operator=(PackReading&&) = delete;

    [[nodiscard]] const Vocabulary& vocabulary() const;
    /// Reads the rules, once. Touches nothing of the context: it may go on in a thread of its own
    /// while the context serves others.
    void read_rules();
    /// The packs, after that; nothing, and the problems in the context's, if there was one.
    std::optional<PackSet> finish();

private:
    ReadContext& context_;
    std::size_t problems_before_;
    std::unique_ptr<class PackLoader> loader_;
};

/// The form of `pack.yaml` (the shape "pack") and of a rule file (the shape "rule").
Shapes pack_shapes();
Shapes rule_shapes(const Vocabulary& words);

}  // namespace govmap
