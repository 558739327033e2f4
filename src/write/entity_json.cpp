#include <nlohmann/json.hpp>

#include "write/entity_page.hpp"
#include "write/entity_record.hpp"
#include "write/json_text.hpp"

namespace govmap {
namespace {

using Json = nlohmann::ordered_json;

const char* word(Truth truth) {
    return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "cannot tell";
}

Json day(const std::optional<PartialDate>& date) { return date ? Json(iso(*date)) : Json(nullptr); }

class Teller {
public:
    explicit Teller(const EntityPage& what)
        : what_(what),
          model_(what.world.model()),
          entity_(model_.entity(what.entity)),
          record_(record_of(what)) {}

    [[nodiscard]] Json told() const {
        Json result = {{"id", entity_.id},
                       {"kind", info(entity_.kind).word},
                       {"type", said(entity_.type)},
                       {"name", entity_.name},
                       {"aliases", entity_.aliases},
                       {"fulfils", words(entity_.fulfils)},
                       {"as_of", iso(what_.world.as_of())},
                       {"exists", word(what_.world.graph().alive(what_.entity))},
                       {"from", day(entity_.period.from)},
                       {"until", day(entity_.period.until)},
                       {"source", model_.cite(entity_.evidence)},
                       {"where", what_.sources.describe(entity_.where)}};
        for (const char* list : {"properties", "links", "absent", "complete", "findings"})
            result[list] = Json::array();
        for (const Property& one : entity_.properties) result["properties"].push_back(told(one));
        for (const RecordedLink& one : record_.links) result["links"].push_back(told(one));
        for (const GapIndex one : record_.gaps) result["absent"].push_back(told(model_.gap(one)));
        for (const std::size_t one : record_.closures)
            result["complete"].push_back(told(model_.closures[one]));
        for (const Finding* one : record_.findings) {
            result["findings"].push_back({{"rule", one->rule},
                                          {"item", one->item},
                                          {"verdict", info(one->verdict).word},
                                          {"sentence", one->sentence}});
        }
        return result;
    }

private:
    [[nodiscard]] Json said(Symbol symbol) const {
        return symbol.said() ? Json(model_.word(symbol)) : Json(nullptr);
    }

    [[nodiscard]] Json words(const std::vector<Symbol>& symbols) const {
        Json result = Json::array();
        for (const Symbol one : symbols) result.push_back(model_.word(one));
        return result;
    }

    [[nodiscard]] Json told(const Property& one) const {
        Json value = nullptr;
        if (one.text() != nullptr) value = *one.text();
        if (one.list() != nullptr) value = *one.list();
        return {
            {"key", model_.word(one.key)},
            {"value", value},
            {"absent", one.absent() != nullptr ? Json(info(*one.absent()).word) : Json(nullptr)},
            {"on", day(one.on)},
            {"from", day(one.period.from)},
            {"until", day(one.period.until)},
            {"source", model_.cite(one.evidence)},
            {"where", what_.sources.describe(one.where)}};
    }

    [[nodiscard]] Json told(const RecordedLink& one) const {
        const Link& link = model_.link(one.link);
        const LinkDetail& detail = model_.detail(link);
        return {{"link", info(link.kind).word},
                {"from", model_.entity(link.from).id},
                {"to", model_.entity(link.to).id},
                {"role", said(detail.role)},
                {"represents", words(detail.represents)},
                {"as", said(detail.capacity)},
                {"nature", detail.nature},
                {"amount", detail.amount},
                {"note", detail.note},
                {"holds", word(one.holds)},
                {"since", day(link.period.from)},
                {"until", day(link.period.until)},
                {"source", model_.cite(link.evidence)},
                {"where", what_.sources.describe(link.where)}};
    }

    [[nodiscard]] Json told(const Gap& gap) const {
        return {
            {"link", info(gap.kind).word},         {"what", said(gap.qualifier)},
            {"reason", info(gap.reason).word},     {"note", gap.note},
            {"source", model_.cite(gap.evidence)}, {"where", what_.sources.describe(gap.where)}};
    }

    [[nodiscard]] Json told(const Closure& one) const {
        return {{"link", info(one.kind).word},
                {"outward", one.outward},
                {"what", said(one.qualifier)},
                {"source", model_.cite(one.evidence)},
                {"where", what_.sources.describe(one.where)}};
    }

    const EntityPage& what_;
    const Model& model_;
    const Entity& entity_;
    EntityRecord record_;
};

}  // namespace

std::string entity_json(const EntityPage& page) { return json_text(Teller(page).told()); }

}  // namespace govmap
