#include <algorithm>
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "graph/dependence.hpp"
#include "graph/lines.hpp"
#include "graph/path.hpp"
#include "support/random_model.hpp"

// Every algorithm against its brute-force twin, on small random graphs. The seed is in the message.

namespace govmap {
namespace {

using Nodes = std::set<std::uint32_t>;
constexpr std::uint32_t entities = 9;
constexpr std::uint32_t links = 22;
constexpr unsigned seeds = 400;

// The lines as a plain list of arcs, worked out afresh: (from, to, certainty), without one entity.
struct Arc {
    std::uint32_t from;
    std::uint32_t to;
    Truth certain;
};

constexpr std::uint32_t nobody = 0xffffffff;

std::vector<Arc> arcs(const GovernanceGraph& graph, std::uint32_t gone = nobody,
                      std::span<const LinkKind> over = accountability_kinds()) {
    const Model& model = graph.model();
    std::vector<Arc> result;
    for (std::uint32_t at = 0; at < model.links.size(); ++at) {
        const Link& link = model.links[at];
        if (std::find(over.begin(), over.end(), link.kind) == over.end()) continue;
        if (link.from.value == gone || link.to.value == gone) continue;
        Truth certain = graph.holds({at});
        const Symbol role = link.kind == LinkKind::holds ? Symbol{} : model.detail(link).role;
        if (role.said()) {
            Truth held = Truth::no;
            for (std::uint32_t other = 0; other < model.links.size(); ++other) {
                const Link& holds = model.links[other];
                if (holds.kind != LinkKind::holds || holds.to != link.from ||
                    holds.from.value == gone)
                    continue;
                if (model.detail(holds).role == role) held = either(held, graph.holds({other}));
            }
            certain = both(certain, held);
        }
        if (certain != Truth::no) result.push_back({link.from.value, link.to.value, certain});
    }
    return result;
}

Nodes reachable(const std::vector<Arc>& all, std::uint32_t from, Truth surely) {
    Nodes seen{from};
    for (bool grown = true; grown;) {
        grown = false;
        for (const Arc& arc : all) {
            if (arc.certain >= surely && seen.count(arc.from) != 0)
                grown = seen.insert(arc.to).second || grown;
        }
    }
    return seen;
}

void for_each_model(const std::function<void(const GovernanceGraph&)>& look) {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Model model = test::random_model(seed, entities, links);
        const GovernanceGraph graph(model, *parse_date("2022-09-07"));
        look(graph);
        if (testing::Test::HasFailure()) return;
    }
}

TEST(LineTwin, ArrivesExactlyWhereTheTargetCanBeReached) {
    std::size_t arrived = 0;
    for_each_model([&](const GovernanceGraph& graph) {
        const auto all = arcs(graph);
        for (std::uint32_t from = 0; from < entities; ++from) {
            const Nodes certainly = reachable(all, from, Truth::yes);
            const Nodes perhaps = reachable(all, from, Truth::unknown);
            for (std::uint32_t to = 0; to < entities; ++to) {
                const Line line = line_to(graph, {from}, {to}, accountability_kinds());
                EXPECT_EQ(line.arrives == Truth::yes, certainly.count(to) != 0);
                EXPECT_EQ(!line.broken, perhaps.count(to) != 0);
                std::uint32_t at = from;  // the steps hang together, whether or not they arrive
                for (const LineStep& step : line.steps) {
                    EXPECT_EQ(graph.model().link(step.link).from.value, at);
                    at = step.to.value;
                }
                if (line.broken) continue;
                EXPECT_EQ(at, to);
                ++arrived;
            }
        }
    });
    EXPECT_GT(arrived, 1000U);
}

TEST(LineTwin, IsAsShortAsAnyCertainLine) {
    for_each_model([&](const GovernanceGraph& graph) {
        const auto all = arcs(graph);
        for (std::uint32_t from = 0; from < entities; ++from) {
            Nodes layer{from};
            Nodes seen{from};
            for (std::size_t steps = 0; !layer.empty(); ++steps) {
                for (const std::uint32_t to : layer) {
                    EXPECT_EQ(line_to(graph, {from}, {to}, accountability_kinds()).steps.size(),
                              steps);
                }
                Nodes next;
                for (const Arc& arc : all) {
                    if (arc.certain != Truth::yes || layer.count(arc.from) == 0) continue;
                    if (seen.insert(arc.to).second) next.insert(arc.to);
                }
                layer = next;
            }
        }
    });
}

TEST(LoopTwin, FindsOneLoopInEveryKnotAndNoOther) {
    const std::vector<LinkKind> over = {LinkKind::answers_to, LinkKind::reports_to,
                                        LinkKind::part_of};
    std::size_t found_in_all = 0;
    for_each_model([&](const GovernanceGraph& graph) {
        const Model& model = graph.model();
        const std::vector<Arc> all = arcs(graph, nobody, over);
        std::set<Nodes> knots;
        for (std::uint32_t at = 0; at < entities; ++at) {
            Nodes knot;
            for (std::uint32_t other = 0; other < entities; ++other) {
                const bool there = reachable(all, at, Truth::unknown).count(other) != 0;
                const bool back = reachable(all, other, Truth::unknown).count(at) != 0;
                if (there && back) knot.insert(other);
            }
            const bool itself = std::any_of(all.begin(), all.end(), [&](const Arc& arc) {
                return arc.from == at && arc.to == at;
            });
            if (knot.size() > 1 || itself) knots.insert(knot);
            EXPECT_EQ(loop_through(graph, {at}, over).empty(), knot.size() < 2 && !itself);
        }
        const auto found = loops(graph, over);
        EXPECT_EQ(found.size(), knots.size());
        for (const auto& loop : found) {
            EXPECT_EQ(model.link(loop.front()).from, model.link(loop.back()).to);
            for (std::size_t at = 0; at + 1 < loop.size(); ++at) {
                EXPECT_EQ(model.link(loop[at]).to, model.link(loop[at + 1]).from);
            }
        }
        found_in_all += found.size();
    });
    EXPECT_GT(found_in_all, 100U);
}

TEST(HangingTwin, IsWhatCannotReachTheTargetWithoutTheEntity) {
    std::vector<EntityIndex> sources;
    for (std::uint32_t at = 0; at < entities; ++at) sources.push_back({at});
    std::size_t hanging = 0;
    const auto all_reach = [&](const std::vector<Arc>& all) {
        std::vector<Nodes> result;
        for (const EntityIndex from : sources)
            result.push_back(reachable(all, from.value, Truth::unknown));
        return result;
    };
    for_each_model([&](const GovernanceGraph& graph) {
        const std::vector<Nodes> with = all_reach(arcs(graph));
        std::vector<std::vector<Nodes>> without;
        for (const EntityIndex gone : sources)
            without.push_back(all_reach(arcs(graph, gone.value)));
        for (std::uint32_t target = 0; target < entities; ++target) {
            const Dependence dependence(graph, sources, {target}, accountability_kinds());
            for (std::uint32_t gone = 0; gone < entities; ++gone) {
                std::vector<EntityIndex> expected;
                for (const EntityIndex from : sources) {
                    if (from.value == gone || from.value == target) continue;
                    const bool still =
                        gone != target && without[gone][from.value].count(target) != 0;
                    if (with[from.value].count(target) != 0 && !still) expected.push_back(from);
                }
                EXPECT_EQ(dependence.hanging_on({gone}), expected)
                    << "target " << target << " gone " << gone;
                hanging += expected.size();
            }
        }
    });
    EXPECT_GT(hanging, 1000U);
}

TEST(WalkTwin, ARepeatedStepReachesWhatCanBeReached) {
    Problems problems;
    const auto path = parse_path(Node::scalar("answers_to*", {}), {}, problems);
    ASSERT_TRUE(path);
    for_each_model([&](const GovernanceGraph& graph) {
        std::vector<Arc> all;
        for (std::uint32_t at = 0; at < graph.model().links.size(); ++at) {
            const Link& link = graph.model().links[at];
            if (link.kind == LinkKind::answers_to)
                all.push_back({link.from.value, link.to.value, graph.holds({at})});
        }
        const PreparedPath prepared(graph, {}, *path);
        for (std::uint32_t from = 0; from < entities; ++from) {
            const Reach reach = prepared.walk({from});
            Nodes certainly;
            Nodes perhaps;
            for (const Reached& one : reach.entities) {
                perhaps.insert(one.entity.value);
                if (one.certain == Truth::yes) certainly.insert(one.entity.value);
                std::uint32_t at = from;
                Truth certain = Truth::yes;
                for (const LinkIndex link : reach.over(one)) {
                    EXPECT_EQ(graph.model().link(link).from.value, at);
                    at = graph.model().link(link).to.value;
                    certain = both(certain, graph.holds(link));
                }
                EXPECT_EQ(at, one.entity.value);
                EXPECT_EQ(certain, one.certain);
            }
            EXPECT_EQ(certainly, reachable(all, from, Truth::yes));
            EXPECT_EQ(perhaps, reachable(all, from, Truth::unknown));
        }
    });
}

TEST(PiecesTwin, AreTheClassesOfMutualReach) {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Model model = test::random_model(seed, entities, links);
        LinkDetail land;
        land.capacity = model.symbols.intern("land");
        model.details.push_back(land);
        for (Entity& entity : model.entities) entity.kind = EntityKind::authority;
        for (std::size_t at = 0; at < model.links.size(); ++at) {
            model.links[at].kind = LinkKind::borders;
            model.links[at].detail =
                at % 3 == 0 ? static_cast<std::uint32_t>(model.details.size() - 1) : 0;
        }
        const GovernanceGraph graph(model, *parse_date("2022-09-07"));
        std::vector<Arc> all;
        for (const Link& link : model.links) {
            if (link.detail == 0) continue;
            if (link.from.value % 4 == 3 || link.to.value % 4 == 3) continue;
            all.push_back({link.from.value, link.to.value, Truth::yes});
            all.push_back({link.to.value, link.from.value, Truth::yes});
        }
        std::vector<EntityIndex> some;
        for (std::uint32_t at = 0; at < entities; ++at) {
            if (at % 4 != 3) some.push_back({at});
        }
        const std::vector<std::string> capacities = {"land"};
        std::set<Nodes> expected;
        for (const EntityIndex one : some) expected.insert(reachable(all, one.value, Truth::yes));
        std::set<Nodes> got;
        for (const auto& piece : pieces(graph, some, capacities)) {
            Nodes nodes;
            for (const EntityIndex one : piece) nodes.insert(one.value);
            got.insert(nodes);
        }
        ASSERT_EQ(got, expected);
    }
}

}  // namespace
}  // namespace govmap
