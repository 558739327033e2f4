#include "check/disagreements.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/wording.hpp"
#include "check/world.hpp"

namespace govmap {
namespace {

/// What is said of one thing on which sources disagree: "who is chair of X".
struct Matter {
    std::string about;
    std::vector<Fact> sides;
    std::set<SourceIndex> sources;
    bool disputed = false;
};

/// What is said of one entity, matter by matter, in the order in which they are met.
class Matters {
public:
    Matters(const World& world, EntityIndex entity) : world_(world), entity_(entity) {
        add_entity();
        for (const Property& one : model().entity(entity).properties) add(one);
        for (const LinkKindInfo& kind : link_kinds()) {
            const bool here = listed_at_end(kind.kind);
            const auto links =
                here ? world.graph().in(entity, kind.kind) : world.graph().out(entity, kind.kind);
            for (const LinkIndex link : links) add(link);
        }
        for (const GapIndex gap : world.graph().gaps(entity)) add(gap);
    }

    /// Those on which sources disagree.
    std::vector<Matter> disputed() && {
        std::vector<Matter> result;
        for (Matter& one : list_) {
            if (one.disputed) result.push_back(std::move(one));
        }
        return result;
    }

private:
    [[nodiscard]] const Model& model() const { return world_.model(); }

    void add_entity() {
        const Entity& entity = model().entity(entity_);
        if (!entity.disputed) return;
        add({}, "whether there is such a thing as " + the(model(), entity_), fact(world_, entity_),
            entity.evidence, true);
    }

    void add(const Property& property) {
        if (holds_on(property, world_.as_of()) == Truth::no) return;
        std::string what = model().word(property.key);
        if (what.starts_with("milestone:"))
            what = world_.words().milestones.label(what.substr(std::string("milestone:").size()));
        std::replace(what.begin(), what.end(), '-', ' ');
        add("property " + model().word(property.key),
            fmt::format("the {} of {}", what, the(model(), entity_)),
            fact(world_, entity_, property), property.evidence, property.disputed);
    }

    // Who holds a role, or is missing from it, is one matter; of most other lists each link is.
    void add(LinkIndex index) {
        const Link& link = model().link(index);
        const LinkDetail& detail = model().detail(link);
        if (link.kind == LinkKind::holds) {
            add(key_of(link.kind, detail.role), about(link.kind, detail.role), fact(world_, index),
                link.evidence, detail.disputed);
        } else if (detail.disputed) {
            const Fact said = fact(world_, index);
            add("link " + said.text, "whether it is so: " + said.text, said, link.evidence, true);
        }
    }

    void add(GapIndex index) {
        const Gap& gap = model().gap(index);
        if (!gap.disputed && gap.kind != LinkKind::holds) return;
        add(key_of(gap.kind, gap.qualifier), about(gap.kind, gap.qualifier), fact(world_, index),
            gap.evidence, gap.disputed);
    }

    [[nodiscard]] std::string key_of(LinkKind kind, Symbol qualifier) const {
        return fmt::format("{} {}", info(kind).word, model().word(qualifier));
    }

    [[nodiscard]] std::string about(LinkKind kind, Symbol qualifier) const {
        return list_in_words(world_, entity_, kind, !listed_at_end(kind), model().word(qualifier));
    }

    void add(const std::string& key, std::string about, Fact said, EvidenceIndex evidence,
             bool disputed) {
        const auto [at, fresh] = by_key_.try_emplace(key, list_.size());
        if (fresh) list_.push_back({std::move(about), {}, {}, false});
        Matter& matter = list_[at->second];
        matter.sides.push_back(std::move(said));
        matter.disputed = matter.disputed || disputed;
        for (const Citation& one : model().citations(evidence)) matter.sources.insert(one.source);
    }

    const World& world_;
    EntityIndex entity_;
    std::vector<Matter> list_;
    std::map<std::string, std::size_t> by_key_;
};

std::string sentence_on(const Matter& matter) {
    // One source may be at odds with itself; and of two only one may be written down.
    const char* who = matter.sources.size() == 2  ? "Two sources disagree on"
                      : matter.sources.size() > 2 ? "Several sources disagree on"
                      : matter.sides.size() > 1   ? "One source says different things on"
                                                  : "Sources disagree on";
    std::vector<std::string> sides;
    for (const Fact& one : matter.sides) {
        sides.push_back(one.citation.empty() ? one.text + " [no source is named]"
                                             : fmt::format("{} [{}]", one.text, one.citation));
    }
    return fmt::format("{} {}: {}.", who, matter.about, fmt::join(sides, "; "));
}

// Whether a rule that runs looks at it: verdicts on a partnership of a model in use rest on what is
// disputed there, whoever wrote it down.
bool any_rule_looks_at(const World& world, const PackSet& packs, EntityIndex entity) {
    const std::vector<PackSet::Entry> rules = packs.rules();
    return std::any_of(rules.begin(), rules.end(), [&](const PackSet::Entry& one) {
        return !one.rule->whole_model && world.prepared(one.rule->about).test(entity) != Truth::no;
    });
}

// The entities of which something disputed is said on some day, in the order of their ids: those
// under review, and others that a rule looks at.
std::vector<EntityIndex> concerned(const World& world, const PackSet& packs,
                                   const CheckOptions& options) {
    const GovernanceGraph& graph = world.graph();
    const Model& model = graph.model();
    std::set<EntityIndex> found;
    for (std::uint32_t at = 0; at < model.entities.size(); ++at) {
        const Entity& entity = model.entities[at];
        const bool said = std::any_of(entity.properties.begin(), entity.properties.end(),
                                      [](const Property& one) { return one.disputed; });
        if (entity.disputed || said) found.insert(EntityIndex{at});
    }
    for (const Link& link : model.links) {
        if (model.detail(link).disputed)
            found.insert(listed_at_end(link.kind) ? link.to : link.from);
    }
    for (const Gap& gap : model.gaps) {
        if (gap.disputed) found.insert(gap.of);
    }
    std::vector<EntityIndex> result;
    for (const EntityIndex one : found) {
        const bool asked = !options.subject || *options.subject == one;
        if (asked && graph.alive(one) != Truth::no &&
            (model.is_under_review(one) || any_rule_looks_at(world, packs, one))) {
            result.push_back(one);
        }
    }
    std::sort(result.begin(), result.end(), [&](EntityIndex a, EntityIndex b) {
        return model.entity(a).id < model.entity(b).id;
    });
    return result;
}

Finding finding_on(const Model& model, EntityIndex subject, std::vector<Matter> matters,
                   const RuleSummary& summary) {
    const Entity& entity = model.entity(subject);
    Finding finding;
    finding.rule = summary.rule;
    finding.force = summary.force;
    finding.verdict = Verdict::cannot_tell;
    finding.subject = entity.id;
    finding.subject_name = entity.name.empty() ? entity.id : entity.name;
    finding.subject_where = entity.where;
    finding.item = "-";
    finding.citation = summary.citation;
    finding.remedy = summary.remedy;
    for (Matter& one : matters) {
        if (!finding.sentence.empty()) finding.sentence += ' ';
        finding.sentence += sentence_on(one);
        finding.missing.push_back("which source is right: " + one.about);
        std::move(one.sides.begin(), one.sides.end(), std::back_inserter(finding.evidence));
    }
    return finding;
}

}  // namespace

void report_disagreements(const GovernanceGraph& graph, const PackSet& packs,
                          const CheckOptions& options, CheckReport& report) {
    const World world(graph, packs.vocabulary,
                      options.areas ? *options.areas : graph.model().review_areas, packs.queries);
    const std::vector<EntityIndex> subjects = concerned(world, packs, options);
    if (subjects.empty()) return;
    RuleSummary summary;
    summary.rule = disagreement_rule;
    summary.title = "Sources agree on what is recorded";
    summary.force = Force::consider;
    summary.citation = "govmap";
    summary.why =
        "What sources disagree on holds only perhaps, so that no rule is met, or not met, by it "
        "alone.";
    summary.remedy =
        "Find out which of them holds, and keep the other with the reason in a note, no longer "
        "marked as disputed.";
    for (const EntityIndex subject : subjects) {
        std::vector<Matter> matters = Matters(world, subject).disputed();
        if (matters.empty()) continue;  // disputed for another day
        ++summary.subjects;
        ++summary.verdicts[static_cast<std::size_t>(Verdict::cannot_tell)];
        if (options.keep == Keep::failures) continue;
        report.findings.push_back(finding_on(graph.model(), subject, std::move(matters), summary));
    }
    if (summary.subjects != 0) report.rules.push_back(std::move(summary));
}

}  // namespace govmap
