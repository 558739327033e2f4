#include "check/proposal_maker.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "check/proposal_tree.hpp"

namespace govmap {

using tree::list;
using tree::map;
using tree::merge;
using tree::text;

namespace {

std::string section_of(const Entity& entity, const Model& model) {
    const auto function = model.symbols.find(cdp);
    const bool partnership = function && std::find(entity.fulfils.begin(), entity.fulfils.end(),
                                                   *function) != entity.fulfils.end();
    return partnership ? "partnerships" : info(entity.kind).section;
}

}  // namespace

bool is_type_of(const Vocabulary& words, EntityKind kind, const std::string& type) {
    const auto found = words.types.find(kind);
    return found != words.types.end() && found->second.find(type) != nullptr;
}

std::string one_of(const Vocabulary& words, const std::vector<std::string>& types) {
    constexpr std::size_t most = 4;
    std::string result;
    for (std::size_t at = 0; at < types.size() && at < most; ++at) {
        result +=
            (at == 0 ? "" : ", ") + fmt::format("{} ({})", types[at], type_label(words, types[at]));
    }
    if (types.size() > most) result += fmt::format(" or {} others", types.size() - most);
    return result;
}

std::vector<Proposal> ProposalMaker::make() {
    if (want_.of.value >= model().entities.size()) return {};
    switch (want_.kind) {
        case Want::Kind::link: link(); break;
        case Want::Kind::property: property(); break;
        case Want::Kind::state: state(); break;
        case Want::Kind::again: again(); break;
        case Want::Kind::agreed: agreed(); break;
        case Want::Kind::type: type(); break;
        case Want::Kind::relation: relation(); break;
        case Want::Kind::covered: covered(); break;
        case Want::Kind::tied: tied(); break;
        case Want::Kind::source: source(); break;
    }
    return std::move(result_);
}

Proposal ProposalMaker::start(std::string when, bool hopeful) const {
    Proposal result;
    result.when = std::move(when);
    result.lines = map();
    result.stand_ins = map();
    result.where = entity().where;
    result.hopeful = hopeful;
    return result;
}

void ProposalMaker::put(Proposal& proposal, std::vector<std::string> keys, Node value) const {
    proposal.place = fmt::format("of {}", entity().id);
    if (!keys.empty()) proposal.place = fmt::format("under {}: {}", keys[0], proposal.place);
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) value = map(*key, std::move(value));
    put_whole(proposal, map(entity().id, std::move(value)), section_of(entity(), model()));
}

void ProposalMaker::put_whole(Proposal& proposal, Node value, const std::string& section) {
    merge(proposal.lines, map(section, std::move(value)));
}

std::string ProposalMaker::blank(Proposal& proposal, const std::string& text, std::string means,
                                 bool in_words) {
    const bool there = std::any_of(proposal.blanks.begin(), proposal.blanks.end(),
                                   [&](const Blank& one) { return one.text == text; });
    if (!there) proposal.blanks.push_back({text, std::move(means), in_words});
    return text;
}

void ProposalMaker::add_source(Proposal& proposal, Node& fields) {
    fields.append(
        "source", {},
        text(blank(proposal, source_blank, "the key under sources: of the document that says so")));
}

Node ProposalMaker::date(Proposal& proposal) {
    return text(blank(proposal, date_blank, "the day, written as YYYY-MM-DD"));
}

std::string ProposalMaker::somebody(Proposal& proposal, const Far& far) const {
    std::string id = info(far.kind).word;
    std::transform(id.begin(), id.end(), id.begin(), [](char one) {
        return one >= 'a' && one <= 'z' ? static_cast<char>(one - 'a' + 'A') : one;
    });
    id += "-ID";
    std::string means = fmt::format("the id of {}", a(info(far.kind).word));
    if (!far.types.empty())
        means += fmt::format(" of the type {}", one_of(world_.words(), far.types));
    if (!far.fulfils.empty()) means += fmt::format(" that fulfils the function {}", far.fulfils);
    means += fmt::format(", as it stands under {}: or is added there", info(far.kind).section);
    Node fields = map("name", text(id));
    if (!far.types.empty()) fields.append("type", {}, text(far.types.front()));
    if (!far.fulfils.empty()) fields.append("fulfils", {}, list({far.fulfils}));
    if (!far.tier.empty()) fields.append("tier", {}, text(far.tier));
    if (!far.country.empty()) fields.append("country", {}, text(far.country));
    merge(proposal.stand_ins, map(info(far.kind).section, map(id, std::move(fields))));
    return blank(proposal, id, std::move(means));
}

Far ProposalMaker::far_of(const Path::Step& step) const {
    const std::uint16_t allowed = step.backwards ? info(step.kind).from : info(step.kind).to;
    Far far;
    far.types = want_.words;
    for (const Path::Filter& filter : step.filters) {
        if (filter.key == "type" && far.types.empty()) far.types = filter.values;
        if (filter.key == "fulfils") far.fulfils = filter.values.front();
        if (filter.key == "tier") far.tier = filter.values.front();
        if (filter.key == "country") far.country = filter.values.front();
    }
    static constexpr std::array order = {
        EntityKind::post, EntityKind::organisation, EntityKind::body,   EntityKind::authority,
        EntityKind::area, EntityKind::outcome,      EntityKind::metric, EntityKind::product,
        EntityKind::fund, EntityKind::programme};
    std::vector<EntityKind> may;
    for (const EntityKind kind : order) {
        if ((allowed & bit(kind)) != 0) may.push_back(kind);
    }
    far.kind = step.kind == LinkKind::member_of && far.types.empty() ? EntityKind::organisation
                                                                     : may.front();
    for (const Path::Filter& filter : step.filters) {
        if (filter.key != "kind") continue;
        if (const auto kind = entity_kind(filter.values.front())) far.kind = *kind;
    }
    if (!far.fulfils.empty()) far.kind = EntityKind::body;
    const auto of_type = [&](const std::string& type) {
        return std::find_if(may.begin(), may.end(), [&](EntityKind kind) {
            return is_type_of(world_.words(), kind, type);
        });
    };
    for (const std::string& type : far.types) {
        if (const auto kind = of_type(type); kind != may.end()) {
            far.kind = *kind;
            std::vector<std::string> same;
            for (const std::string& one : far.types) {
                if (is_type_of(world_.words(), far.kind, one)) same.push_back(one);
            }
            far.types = std::move(same);
            break;
        }
    }
    return far;
}

std::string ProposalMaker::filtered(const Path::Step& step, std::string_view key) {
    for (const Path::Filter& filter : step.filters) {
        if (filter.key == key) return filter.values.front();
    }
    return {};
}

std::optional<EntityIndex> ProposalMaker::far_end(const Path::Step& step) const {
    if (want_.far_end) return want_.far_end;
    const std::string id = filtered(step, "id");
    return id.empty() ? std::nullopt : model().find(id);
}

Location ProposalMaker::gap_at(LinkKind kind, const std::string& qualifier) const {
    for (const Gap& gap : model().gaps) {
        if (gap.of == want_.of && gap.kind == kind && model().word(gap.qualifier) == qualifier)
            return gap.where;
    }
    return {};
}

}  // namespace govmap
