#include "check/why.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/leave_out.hpp"
#include "check/wording.hpp"
#include "read/amend.hpp"
#include "read/yaml.hpp"
#include "read/yaml_text.hpp"

namespace govmap {
namespace {

constexpr std::size_t most_facts = 16;    // tried one by one
constexpr std::size_t most_singles = 24;  // proposals tried by themselves
constexpr std::size_t most_parts = 10;    // of a proposal that says several things
constexpr int most_rounds = 3;            // of asking again what is wanted then
constexpr std::size_t most_passes = 3;
constexpr std::size_t most_others = 2;

bool is_open(Verdict verdict) {
    return verdict == Verdict::cannot_tell || verdict == Verdict::fail ||
           verdict == Verdict::excepted;
}

/// The worst of several verdicts on one subject.
int badness(Verdict verdict) {
    switch (verdict) {
        case Verdict::fail:
        case Verdict::excepted: return 3;
        case Verdict::cannot_tell: return 2;
        case Verdict::pass: return 1;
        case Verdict::not_applicable: break;
    }
    return 0;
}

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

/// The lines are read from their text, as they would be from a file.
std::optional<Model> applied(const ReadContext& context, const Model& model, Date day,
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

/// Runs one rule on one subject, over changed copies of a model.
class Trial {
public:
    Trial(const ReadContext& context, const GovernanceGraph& graph, const PackSet& packs,
          const Rule& rule, EntityIndex subject, const WhyOptions& options)
        : context_(context),
          graph_(graph),
          packs_(packs),
          rule_(rule),
          subject_(subject),
          options_(options) {}

    void start(const Finding& finding) {
        finding_ = &finding;
        runs_ = 0;
        cut_short_ = false;
    }
    [[nodiscard]] std::size_t runs() const { return runs_; }
    [[nodiscard]] bool cut_short() const { return cut_short_; }
    bool may_run() {
        if (runs_ < options_.most_runs) return true;
        cut_short_ = true;
        return false;
    }

    /// What the rule says of the finding's item on a model; where there is no such item any more,
    /// the worst that it says of the subject.
    std::optional<Finding> run(const Model& model) {
        ++runs_;
        const GovernanceGraph graph(model, graph_.as_of());
        CheckOptions options;
        options.only = {rule_.id};
        options.areas = options_.areas;
        if (subject_ != whole_model) options.subject = subject_;
        const auto report = check(graph, packs_, options);
        if (!report || report->findings.empty()) return std::nullopt;
        const Finding* worst = &report->findings.front();
        for (const Finding& one : report->findings) {
            if (one.item == finding_->item) return one;
            if (badness(one.verdict) > badness(worst->verdict)) worst = &one;
        }
        return *worst;
    }

    [[nodiscard]] std::optional<Model> with(const Model& model, const Proposal& proposal,
                                            const std::string& lines) const {
        const ReadContext context{context_.files,    context_.sources,       context_.problems,
                                  packs_.vocabulary, context_.models_folder, context_.most_bytes};
        return applied(context, model, graph_.as_of(), proposal, lines);
    }

    /// What a model's rule wants there.
    [[nodiscard]] std::vector<std::vector<Proposal>> wanted(const Model& model) const {
        const GovernanceGraph graph(model, graph_.as_of());
        World world(graph, packs_.vocabulary, options_.areas ? *options_.areas : model.review_areas,
                    packs_.queries);
        world.look_at(subject_);
        Wants wants;
        for (const ConditionPtr* condition : {&rule_.when, &rule_.unless}) {
            if (!*condition) continue;
            if ((*condition)->evaluate(world, subject_).verdict == Verdict::cannot_tell)
                (*condition)->wants(world, subject_, "-", wants);
        }
        if (wants.empty()) rule_.requirement->wants(world, subject_, finding_->item, wants);
        std::vector<std::vector<Proposal>> result;
        for (const Want& want : wants) {
            auto made = proposals_for(world, want);
            if (!made.empty()) result.push_back(std::move(made));
        }
        return result;
    }

private:
    const ReadContext& context_;
    const GovernanceGraph& graph_;
    const PackSet& packs_;
    const Rule& rule_;
    EntityIndex subject_;
    const WhyOptions& options_;
    const Finding* finding_ = nullptr;
    std::size_t runs_ = 0;
    bool cut_short_ = false;
};

// --- what it rests on

std::vector<FactTried> each_once(const std::vector<Fact>& facts) {
    std::vector<FactTried> result;
    for (const Fact& fact : facts) {
        const bool there = std::any_of(result.begin(), result.end(), [&](const FactTried& one) {
            return one.fact.text == fact.text && one.fact.where == fact.where;
        });
        if (!there) result.push_back({fact, {}});
    }
    return result;
}

void leave_each_out(const Model& model, Trial& trial, std::vector<FactTried>& facts) {
    std::size_t tried = 0;
    for (FactTried& one : facts) {
        if (!one.fact.where.known() || tried++ == most_facts || !trial.may_run()) continue;
        const auto copy = without(model, one.fact.where);
        if (!copy) continue;
        if (const auto then = trial.run(*copy)) one.without = then->verdict;
    }
}

/// Leaves out one fact after the other as long as it still passes.
std::vector<std::size_t> smallest_set(const Model& model, Trial& trial,
                                      const std::vector<FactTried>& facts) {
    std::vector<std::size_t> kept;
    Model left = model;
    bool tried_all = true;
    for (std::size_t at = 0; at < facts.size(); ++at) {
        if (!facts[at].without) {
            tried_all = tried_all && facts.size() <= most_facts;
            kept.push_back(at);
            continue;
        }
        bool needed = *facts[at].without != Verdict::pass;
        if (!needed && trial.may_run()) {
            // Another fact of the same place may have gone with one before.
            auto copy = without(left, facts[at].fact.where);
            const auto then = copy ? trial.run(*copy) : std::nullopt;
            needed = copy && (!then || then->verdict != Verdict::pass);
            if (copy && !needed) left = std::move(*copy);
        } else if (!needed) {
            tried_all = false;
        }
        if (needed) kept.push_back(at);
    }
    return tried_all ? kept : std::vector<std::size_t>{};
}

// --- what would settle it

class Search {
public:
    Search(const Model& model, Trial& trial, const Finding& finding)
        : model_(model), trial_(trial), finding_(finding) {}

    std::vector<Answer> answers() {
        const auto wanted = trial_.wanted(model_);
        singles(wanted);
        const bool passes = std::any_of(found_.begin(), found_.end(), [](const Answer& one) {
            return one.then == Verdict::pass;
        });
        if (!passes) together(wanted);
        return best();
    }

private:
    std::optional<Answer> tried(const Model& model, const Proposal& proposal) {
        if (!trial_.may_run()) return std::nullopt;
        const bool places_only = proposal.lines.entries().empty();
        const std::string lines = places_only ? std::string{} : yaml_text(proposal.lines);
        // What is wanted of a stand-in by itself, without what it stands in for, nobody could
        // enter.
        if (lines.find("stand-in-for-") != std::string::npos) return std::nullopt;
        const auto changed = trial_.with(model, proposal, lines);
        if (!changed) return std::nullopt;
        auto then = trial_.run(*changed);
        if (!then) return std::nullopt;
        return Answer{proposal, lines, then->verdict, std::move(then->sentence)};
    }

    [[nodiscard]] bool settles(Verdict then) const {
        if (then == Verdict::cannot_tell || then == Verdict::excepted) return false;
        if (finding_.verdict == Verdict::cannot_tell) return true;
        return then == Verdict::pass || then == Verdict::not_applicable;
    }

    void keep(Answer answer) {
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const Answer& one) {
            return one.lines == answer.lines;
        });
        if (!known) found_.push_back(std::move(answer));
    }

    void singles(const std::vector<std::vector<Proposal>>& wanted) {
        std::size_t count = 0;
        for (const auto& alternatives : wanted) {
            for (const Proposal& one : alternatives) {
                if (count++ >= most_singles) return;
                auto answer = tried(model_, one);
                if (answer && settles(answer->then)) keep(std::move(*answer));
            }
        }
    }

    /// What is hoped for of every want at once; then of what is wanted after that.
    void together(std::vector<std::vector<Proposal>> wanted) {
        std::vector<Proposal> parts;
        std::set<std::string> known;
        for (int round = 0; round < most_rounds; ++round) {
            const std::size_t before = parts.size();
            for (const auto& alternatives : wanted) {
                const Proposal& first = alternatives.front();
                if (!first.hopeful || parts.size() >= most_parts) continue;
                if (known.insert(yaml_text(first.lines)).second) parts.push_back(first);
            }
            if (parts.size() == before) return;
            const Proposal all = all_of_them(parts);
            auto answer = tried(model_, all);
            if (!answer) return;
            if (answer->then == Verdict::pass || answer->then == Verdict::not_applicable) {
                fewest(std::move(parts), std::move(*answer));
                return;
            }
            if (!trial_.may_run()) return;
            const auto changed = trial_.with(model_, all, answer->lines);
            if (!changed) return;
            wanted = trial_.wanted(*changed);
        }
    }

    static Proposal all_of_them(const std::vector<Proposal>& parts) {
        Proposal result = parts.front();
        for (std::size_t at = 1; at < parts.size(); ++at) result = joined(result, parts[at]);
        result.forget_stand_ins();
        return result;
    }

    /// Takes out of what passes together whatever it passes without.
    void fewest(std::vector<Proposal> parts, Answer whole) {
        for (std::size_t at = 0; at < parts.size() && parts.size() > 1;) {
            std::vector<Proposal> fewer = parts;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at));
            auto answer = tried(model_, all_of_them(fewer));
            if (answer && answer->then == whole.then) {
                parts = std::move(fewer);
                whole = std::move(*answer);
            } else {
                ++at;
            }
        }
        keep(std::move(whole));
    }

    std::vector<Answer> best() {
        std::stable_sort(found_.begin(), found_.end(), [](const Answer& a, const Answer& b) {
            return order(a.then) < order(b.then);
        });
        std::vector<Answer> result;
        std::size_t passes = 0;
        std::size_t others = 0;
        for (Answer& one : found_) {
            const bool pass = one.then == Verdict::pass;
            if (pass ? passes++ >= most_passes : others++ >= most_others) continue;
            result.push_back(std::move(one));
        }
        return result;
    }
    static int order(Verdict verdict) {
        if (verdict == Verdict::pass) return 0;
        return verdict == Verdict::fail ? 2 : 1;
    }

    const Model& model_;
    Trial& trial_;
    const Finding& finding_;
    std::vector<Answer> found_;
};

// --- what was asked for

bool is_called(const Finding& finding, const std::string& item) {
    return finding.item == item || lower_case(finding.item_name) == lower_case(item);
}

Failure no_such_item(const std::vector<const Finding*>& of_subject, const std::string& rule,
                     const std::string& item) {
    std::vector<std::string> items;
    for (const Finding* one : of_subject) {
        if (one->item != "-") items.push_back(one->item);
    }
    const std::string advice =
        items.empty() ? fmt::format("{} says one thing of it: leave ITEM out", rule)
                      : did_you_mean(item, items, fmt::format("it has {}", join_and(items)));
    return {FailureKind::request, fmt::format("{} has nothing on '{}' for {}; {}", rule, item,
                                              of_subject.front()->subject, advice)};
}

Failure not_looked_at(const CheckReport& report, const Rule& rule, const std::string& subject) {
    constexpr std::size_t most = 8;
    std::vector<std::string> names;
    for (const Finding& one : report.findings) {
        if (std::find(names.begin(), names.end(), one.subject) == names.end())
            names.push_back(one.subject);
    }
    const std::size_t all = names.size();
    if (all > most) {
        names.resize(most);
        names.push_back(fmt::format("{} more", all - most));
    }
    return {FailureKind::request,
            all == 0 ? fmt::format("{} does not look at '{}': it looks at nothing in this model",
                                   rule.id, subject)
                     : fmt::format("{} does not look at '{}'; it looks at {}", rule.id, subject,
                                   join_and(names))};
}

}  // namespace

Result<Why> why(const ReadContext& context, const GovernanceGraph& graph, const PackSet& packs,
                const std::string& rule_id, EntityIndex subject, const WhyOptions& options) {
    const Model& model = graph.model();
    CheckOptions asked;
    asked.only = {rule_id};
    asked.areas = options.areas;
    const auto report = check(graph, packs, asked);
    if (!report) return tl::unexpected<Failure>(report.error());
    Why result;
    for (const PackSet::Entry& entry : packs.rules()) {
        if (entry.rule->id != rule_id) continue;
        result.pack = entry.pack;
        result.rule = entry.rule;
    }
    const Rule& rule = *result.rule;
    result.strength = packs.strength(*result.pack, rule);
    result.model_title = model.title;
    result.as_of = graph.as_of();
    if (rule.whole_model) subject = whole_model;
    const std::string id = subject == whole_model ? "model" : model.entity(subject).id;
    std::vector<const Finding*> of_subject;
    for (const Finding& one : report->findings) {
        if (one.subject == id) of_subject.push_back(&one);
    }
    if (of_subject.empty()) return tl::unexpected<Failure>(not_looked_at(*report, rule, id));
    Trial trial(context, graph, packs, rule, subject, options);
    for (const Finding* one : of_subject) {
        if (!options.item.empty() && !is_called(*one, options.item)) continue;
        WhyFinding explained;
        explained.finding = *one;
        trial.start(*one);
        explained.facts = each_once(one->evidence);
        leave_each_out(model, trial, explained.facts);
        if (one->verdict == Verdict::pass)
            explained.smallest = smallest_set(model, trial, explained.facts);
        if (is_open(one->verdict) && subject != whole_model)
            explained.answers = Search(model, trial, *one).answers();
        explained.runs = trial.runs();
        explained.cut_short = trial.cut_short();
        result.findings.push_back(std::move(explained));
    }
    if (result.findings.empty())
        return tl::unexpected<Failure>(no_such_item(of_subject, rule_id, options.item));
    return result;
}

std::optional<Model> with_answer(const ReadContext& context, const Model& model, Date day,
                                 const Answer& answer) {
    return applied(context, model, day, answer.proposal, answer.lines);
}

}  // namespace govmap
