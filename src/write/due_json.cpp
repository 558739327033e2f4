#include <nlohmann/json.hpp>

#include "write/due.hpp"
#include "write/json_text.hpp"

namespace govmap {
namespace {

using Json = nlohmann::ordered_json;

Json day(const std::optional<Date>& date) { return date ? Json(iso(*date)) : Json(nullptr); }
Json text(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

Json one_item(const DueItem& item) {
    const Deadline& deadline = item.deadline;
    Json who = Json::array();
    for (const Responsible& one : item.who) {
        who.push_back({{"as", one.as},
                       {"role", text(one.role)},
                       {"id", text(one.id)},
                       {"name", text(one.who)},
                       {"absent", text(one.absent)}});
    }
    Json stated = nullptr;
    if (item.stated) {
        stated = {{"as_written", item.stated->as_written},
                  {"due", item.stated->day ? Json(iso(item.stated->day->last)) : Json(nullptr)},
                  {"source", text(item.stated->citation)}};
    }
    return {{"group", info(item.group).word},
            {"due", day(deadline.due)},
            {"at_the_latest", day(deadline.latest)},
            {"days", item.days ? Json(*item.days) : Json(nullptr)},
            {"what", deed_in_words(item)},
            {"deed", text(deadline.deed)},
            {"body", deadline.of},
            {"body_name", deadline.of_name},
            {"rule", text(item.rule)},
            {"force", item.rule.empty() ? Json(nullptr) : Json(info(item.force).word)},
            {"subject", item.subject},
            {"item", item.item},
            {"every_months", deadline.every == 0 ? Json(nullptr) : Json(deadline.every)},
            {"done", deadline.done_before},
            {"done_on", deadline.done_on ? Json(in_words(*deadline.done_on)) : Json(nullptr)},
            {"late", deadline.late},
            {"recorded_as", text(deadline.recorded)},
            {"reckoned", text(deadline.reckoned)},
            {"stated_in_model", stated},
            {"by_the_rules", day(item.by_rule)},
            {"who", who},
            {"sentence", item.sentence},
            {"remedy", text(item.remedy)},
            {"citation", text(item.citation)}};
}

}  // namespace

std::string due_json(const DueList& list, PageStyle /*style*/) {
    Json items = Json::array();
    for (const DueItem& item : list.items) items.push_back(one_item(item));
    const Json whole = {{"model", list.model_title},   {"as_of", iso(list.as_of)},
                        {"within", day(list.horizon)}, {"packs", list.packs},
                        {"standing", list.standing},   {"items", items}};
    return json_text(whole);
}

}  // namespace govmap
