#include "model/kinds.hpp"

#include <array>

namespace govmap {
namespace {

constexpr auto post = bit(EntityKind::post);
constexpr auto organisation = bit(EntityKind::organisation);
constexpr auto body = bit(EntityKind::body);
constexpr auto authority = bit(EntityKind::authority);
constexpr auto area = bit(EntityKind::area);
constexpr auto outcome = bit(EntityKind::outcome);
constexpr auto metric = bit(EntityKind::metric);
constexpr auto product = bit(EntityKind::product);
constexpr auto fund = bit(EntityKind::fund);
constexpr auto programme = bit(EntityKind::programme);
constexpr std::uint16_t actor = post | organisation | body;

constexpr std::array<EntityKindInfo, 10> entity_table = {{
    {EntityKind::post, "post", "posts", "an office, apart from whoever holds it"},
    {EntityKind::organisation, "organisation", "organisations",
     "an organisation, or a part of one that acts by itself"},
    {EntityKind::body, "body", "bodies",
     "anything that meets: a partnership, board, sub-group or unit"},
    {EntityKind::authority, "authority", "authorities",
     "an area of local government, upper or lower tier"},
    {EntityKind::area, "area", "areas",
     "another area: integrated care board, police force area, combined authority, region"},
    {EntityKind::outcome, "outcome", "outcomes", "what is to be achieved"},
    {EntityKind::metric, "metric", "metrics", "what an outcome is measured by"},
    {EntityKind::product, "product", "products",
     "a document with a life: terms of reference, needs assessment, delivery plan"},
    {EntityKind::fund, "fund", "funds", "money set aside for a purpose"},
    {EntityKind::programme, "programme", "programmes", "a funded undertaking with sites"},
}};

constexpr std::array<LinkKindInfo, 23> link_table = {{
    {LinkKind::answers_to, "answers_to", "answers to", "is answered to by", "accountability", actor,
     actor, "is held to account by"},
    {LinkKind::reports_to, "reports_to", "reports to", "hears reports from", "reporting", actor,
     actor, "gives account of its work to, without being under its authority"},
    {LinkKind::informs, "informs", "informs", "is informed by", "information only", actor, actor,
     "passes information to; no account is owed"},
    {LinkKind::part_of, "part_of", "is part of", "has as a part", "formal part",
     organisation | body, organisation | body,
     "is a formal part of: a sub-group of its parent, a unit of its organisation"},
    {LinkKind::member_of, "member_of", "is a member of", "has as a member", "membership", actor,
     body, "sits on, for one or more categories that it represents"},
    {LinkKind::attends, "attends", "attends", "is attended by", "attendance", actor, body,
     "comes to the meetings as observer, adviser or associate, without being a member"},
    {LinkKind::holds, "holds", "holds a role in", "has in a role", "role", actor, body,
     "holds a named role in: senior responsible owner, chair, partnership lead"},
    {LinkKind::post_in, "post_in", "is a post in", "has the post of", "post in", post,
     organisation | body | authority, "is an office within"},
    {LinkKind::covers, "covers", "covers", "is covered by", "footprint", actor | programme | area,
     authority | area, "has as part of its footprint"},
    {LinkKind::within, "within", "lies within", "contains", "lies within", authority | area,
     authority | area, "lies within, wholly or by a share of its residents"},
    {LinkKind::borders, "borders", "borders", "borders", "border", authority | area,
     authority | area, "touches by land, or faces over tidal water"},
    {LinkKind::succeeds, "succeeds", "succeeds", "is succeeded by", "succession",
     actor | authority | area | product | programme | fund,
     actor | authority | area | product | programme | fund, "took over from"},
    {LinkKind::relates_to, "relates_to", "relates to", "is related to by", "relation", body,
     organisation | body, "has a defined relation to, with its nature said"},
    {LinkKind::answers_for, "answers_for", "answers for", "is answered for by", "answers for",
     actor, outcome | product | programme, "is accountable for"},
    {LinkKind::measures, "measures", "measures", "is measured by", "measure", metric, outcome,
     "is a measure of"},
    {LinkKind::owns, "owns", "owns", "is owned by", "owner", actor, product | programme | fund,
     "makes and keeps"},
    {LinkKind::approves, "approves", "approves", "is approved by", "approval", actor,
     product | body | fund, "approves, endorses or adopts"},
    {LinkKind::funds, "funds", "funds", "is funded by", "funding", actor | fund | programme,
     actor | authority | programme | product, "pays for, with an amount where one is known"},
    {LinkKind::advises, "advises", "advises", "is advised by", "advice", actor, actor,
     "advises, without authority over"},
    {LinkKind::engages, "engages", "engages", "is engaged by", "engagement", body,
     organisation | body, "works with, beyond its membership"},
    {LinkKind::commissions, "commissions", "commissions", "is commissioned by", "commissioning",
     actor, programme, "plans, buys and oversees, whoever provides it"},
    {LinkKind::provides, "provides", "provides", "is provided by", "provision", actor, programme,
     "runs, under a contract or of its own"},
    {LinkKind::brings_together, "brings_together", "brings together", "is brought together by",
     "bringing together", body, body, "is a forum for; that they sit on it is not said"},
}};

}  // namespace

std::span<const EntityKindInfo> entity_kinds() { return entity_table; }
std::span<const LinkKindInfo> link_kinds() { return link_table; }

const EntityKindInfo& info(EntityKind kind) {
    return entity_table.at(static_cast<std::size_t>(kind));
}
const LinkKindInfo& info(LinkKind kind) { return link_table.at(static_cast<std::size_t>(kind)); }

std::optional<EntityKind> entity_kind(std::string_view word) {
    for (const EntityKindInfo& one : entity_table) {
        if (word == one.word) return one.kind;
    }
    return std::nullopt;
}

std::optional<LinkKind> link_kind(std::string_view word) {
    for (const LinkKindInfo& one : link_table) {
        if (word == one.word) return one.kind;
    }
    return std::nullopt;
}

bool may_join(LinkKind kind, EntityKind from, EntityKind to) {
    return (info(kind).from & bit(from)) != 0 && (info(kind).to & bit(to)) != 0;
}

std::string kinds_in_words(std::uint16_t set) {
    std::vector<std::string> words;
    for (const EntityKindInfo& one : entity_table) {
        if ((set & bit(one.kind)) == 0) continue;
        const std::string word = one.word;
        const bool vowel = std::string_view("aeiou").find(word[0]) != std::string_view::npos;
        words.push_back((vowel ? "an " : "a ") + word);
    }
    std::string result;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at > 0) result += at + 1 == words.size() ? " or " : ", ";
        result += words[at];
    }
    return result;
}

}  // namespace govmap
