#include "read/gazetteer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "read/csv.hpp"

namespace govmap {
namespace {

using Row = CsvTable::Row;
using Cell = CsvTable::Cell;

class GazetteerReader {
public:
    GazetteerReader(ModelBuilder& builder, const Unit& unit, const Node& section)
        : builder_(builder), unit_(unit), section_(section) {}

    void read() {
        if (!check_form()) return;
        // What is named comes before what names it.
        table("areas",
              {"id", "code", "name", "short_name", "type", "within", "population", "from", "until"},
              [&](const CsvTable& t, const Row& row) { area(t, row); });
        table("authorities",
              {"id", "code", "name", "short_name", "aliases", "tier", "kind", "country", "region",
               "county", "police_area", "combined_authority", "probation_region", "population",
               "from", "until", "successors"},
              [&](const CsvTable& t, const Row& row) { authority(t, row); });
        join_later();
        table("police-governance", {"area", "governance", "from", "until", "basis"},
              [&](const CsvTable& t, const Row& row) { governance(t, row); });
        table("health",
              {"authority", "icb", "residents", "share_of_authority", "share_of_icb", "from",
               "until"},
              [&](const CsvTable& t, const Row& row) { health(t, row); });
        check_shares();
        table("borders", {"a", "b", "border", "length_km", "gap_m", "basis"},
              [&](const CsvTable& t, const Row& row) { border(t, row); });
        table("community-safety-partnerships", {"id", "code", "name", "authority", "police_area"},
              [&](const CsvTable& t, const Row& row) { safety_partnership(t, row); });
        table("programmes",
              {"id", "name", "type", "authority", "police_area", "from", "until", "basis"},
              [&](const CsvTable& t, const Row& row) { programme(t, row); });
        complete_lists();
    }

private:
    bool check_form() {
        Shapes book;
        book.add("text", shapes::text("text"));
        book.add("number", shapes::number("a number"));
        book.add("day", shapes::day("a day"));
        book.add("word", shapes::word("a source's key"));
        book.add("words", shapes::one_or_many("the keys of the table's sources", "word"));
        book.add("horizon",
                 shapes::fields("the time for which the tables are true",
                                {{"from", "day", "the first day", true},
                                 {"until", "day", "the day on which it is over", true}}));
        book.add("table", shapes::fields("a table", {{"file", "text", "its file", true},
                                                     {"sources", "words", "its sources", true}}));
        book.add("tables", shapes::map("the tables by name", "table",
                                       {"areas", "authorities", "police-governance", "health",
                                        "borders", "community-safety-partnerships", "programmes"}));
        book.add("whole",
                 shapes::fields(
                     "a list that is whole",
                     {{"programme", "word", "all programmes of this type", false},
                      {"over", "word", "with `programme`: over each area of this type", false},
                      {"within", "word",
                       "all areas of this type that upper-tier authorities lie in", false},
                      {"until", "day", "the day on which it is over, if before the horizon", false},
                      {"sources", "words", "who says so", true}}));
        book.add("wholes", shapes::list("lists of programmes that are whole", "whole"));
        book.add("gazetteer",
                 shapes::fields(
                     "a gazetteer",
                     {{"vintage", "day", "the day that the tables describe", true},
                      {"horizon", "horizon", "the time for which they are true", true},
                      {"share_tolerance", "number", "how far sums of shares may be from 1", true},
                      {"licence", "text", "the licences, as their owners want it said", true},
                      {"tables", "tables", "the tables by name", true},
                      {"complete", "wholes", "which lists are whole", false}}));
        return book.conform(section_, "gazetteer", builder_.problems());
    }

    template <class ReadRow>
    void table(const char* name, const std::vector<std::string>& columns, ReadRow read_row) {
        const Node* entry = section_.find("tables")->find(name);
        if (entry == nullptr) return;
        evidence_ = table_evidence(*entry, name);
        inferred_ = {};
        const Node* file = entry->find("file");
        std::string_view text;
        const auto number =
            read_text(builder_.context, join_path(unit_.folder, file->text()), file->where(), text);
        if (!number) return;
        const CsvTable table = CsvTable::parse(text, *number, columns, builder_.problems());
        for (const Row& row : table.rows()) read_row(table, row);
    }

    EvidenceIndex table_evidence(const Node& entry, const char* name) {
        Evidence evidence;
        for (const Node* one : ModelBuilder::one_or_many(entry.find("sources"))) {
            const auto found = unit_.sources.find(one->text());
            if (found == unit_.sources.end()) {
                builder_.problems().add(one->where(),
                                        fmt::format("there is no source '{}'", one->text()),
                                        "declare it under 'sources:' with its title");
                continue;
            }
            evidence.push_back({found->second, name, Basis::stated});
        }
        builder_.model.evidence.push_back(std::move(evidence));
        return {static_cast<std::uint32_t>(builder_.model.evidence.size() - 1)};
    }

    std::optional<PartialDate> date(const Cell& cell) {
        if (cell.text.empty()) return std::nullopt;
        const auto result = parse_partial_date(cell.text);
        if (!result) {
            builder_.problems().add(cell.where, fmt::format("'{}' is not a date", cell.text),
                                    "write 2022-09-07, 2022-09 or 2022");
        }
        return result;
    }

    Period period(const CsvTable& t, const Row& row) {
        Period result{date(t.cell(row, "from")), date(t.cell(row, "until"))};
        if (!result.backwards()) return result;
        builder_.problems().add(t.cell(row, "until").where, "it is over before it begins",
                                "'until' is the first day on which it no longer holds");
        return {};
    }

    std::optional<double> number(const Cell& cell) {
        if (cell.text.empty()) return std::nullopt;
        double value = 0;
        const char* end = cell.text.data() + cell.text.size();
        const auto [stop, error] = std::from_chars(cell.text.data(), end, value);
        if (error == std::errc{} && stop == end) return value;
        builder_.problems().add(cell.where, fmt::format("'{}' is not a number", cell.text),
                                "write 0.25");
        return std::nullopt;
    }

    /// A share of residents; out of 0 to 1 is a Problem.
    double share(const Cell& cell) {
        const auto value = number(cell);
        if (value && *value >= 0 && *value <= 1) return *value;
        builder_.problems().add(cell.where, fmt::format("'{}' is not a share", cell.text),
                                "a share of residents lies between 0 and 1");
        return 0;
    }

    std::string one_of(const Cell& cell, const std::vector<std::string>& words) {
        if (std::find(words.begin(), words.end(), cell.text) == words.end()) {
            builder_.problems().add(cell.where, fmt::format("'{}' is not known here", cell.text),
                                    fmt::format("one of: {}", fmt::join(words, ", ")));
        }
        return cell.text;
    }

    void property(Entity& entity, const char* key, const Cell& cell) {
        if (cell.text.empty()) return;
        entity.properties.push_back(
            {builder_.symbol(key), cell.text, false, {}, evidence_, cell.where, {}});
    }

    std::optional<EntityIndex> declare_place(const CsvTable& t, const Row& row, EntityKind kind,
                                             const char* type_column) {
        const Cell& id = t.cell(row, "id");
        if (!is_id(id.text)) {
            builder_.problems().add(id.where, fmt::format("'{}' cannot be an id", id.text),
                                    "ids are lower-case letters, digits, hyphens and underscores");
            return std::nullopt;
        }
        const Cell& code = t.cell(row, "code");
        if (!code.text.empty() && !codes_.insert(code.text).second) {
            builder_.problems().add(code.where,
                                    fmt::format("the code '{}' is used twice", code.text),
                                    "a code belongs to one place");
        }
        Entity entity;
        entity.kind = kind;
        entity.id = id.text;
        entity.name = t.cell(row, "name").text;
        entity.type = builder_.symbol(t.cell(row, type_column).text);
        entity.period = period(t, row);
        entity.evidence = evidence_;
        entity.where = id.where;
        const std::string short_name = t.cell(row, "short_name").text;
        if (!short_name.empty() && short_name != entity.name) entity.aliases.push_back(short_name);
        property(entity, "code", code);
        property(entity, "population", t.cell(row, "population"));
        return declare(std::move(entity), code.text);
    }

    std::optional<EntityIndex> declare(Entity entity, const std::string& code) {
        const std::string name = entity.name;
        const std::vector<std::string> aliases = entity.aliases;
        const auto index = builder_.declare(std::move(entity));
        if (!index) return std::nullopt;
        builder_.places.add(name, *index);
        builder_.places.add(code, *index);
        for (const std::string& alias : aliases) builder_.places.add(alias, *index);
        return index;
    }

    std::optional<EntityIndex> known(const Cell& cell, EntityKind kind) {
        const auto found = builder_.model.find(cell.text);
        if (found && builder_.model.entity(*found).kind == kind) return found;
        builder_.problems().add(
            cell.where,
            fmt::format("'{}' is not the id of {}", cell.text, kinds_in_words(bit(kind))),
            "ids come from the tables 'authorities' and 'areas'");
        return std::nullopt;
    }

    /// The table's evidence, marked as inferred where the row's `basis` is not a source.
    EvidenceIndex evidence(const CsvTable& t, const Row& row) {
        if (t.cell(row, "basis").text == "source") return evidence_;
        if (inferred_.value == 0) {
            Evidence citations = builder_.model.citations(evidence_);
            for (Citation& citation : citations) citation.basis = Basis::inferred;
            builder_.model.evidence.push_back(std::move(citations));
            inferred_ = {static_cast<std::uint32_t>(builder_.model.evidence.size() - 1)};
        }
        return inferred_;
    }

    /// Adds a link unless its ends never live at the same time, or not while it holds.
    Link* join(LinkKind kind, EntityIndex from, EntityIndex to, Period period, Location where) {
        const Period& a = builder_.model.entity(from).period;
        const Period& b = builder_.model.entity(to).period;
        if (kind != LinkKind::succeeds &&
            (!a.may_overlap(b) || !period.may_overlap(a) || !period.may_overlap(b))) {
            builder_.problems().add(
                where,
                fmt::format("'{}' and '{}' do not both live at that time",
                            builder_.model.entity(from).id, builder_.model.entity(to).id),
                "mend the period, or name the successor");
            return nullptr;
        }
        builder_.model.links.push_back({kind, from, to, 0, evidence_, period, where});
        return &builder_.model.links.back();
    }

    void area(const CsvTable& t, const Row& row) {
        const auto index = declare_place(t, row, EntityKind::area, "type");
        if (index && !t.cell(row, "within").text.empty()) {
            later_.push_back({LinkKind::within, *index, t.cell(row, "within"), EntityKind::area,
                              true, evidence_});
        }
    }

    void authority(const CsvTable& t, const Row& row) {
        const auto index = declare_place(t, row, EntityKind::authority, "kind");
        if (!index) return;
        Entity& entity = builder_.model.entities[index->value];
        one_of(t.cell(row, "tier"), {"upper", "lower"});
        one_of(t.cell(row, "country"), {"england", "wales", "scotland"});
        property(entity, "tier", t.cell(row, "tier"));
        property(entity, "country", t.cell(row, "country"));
        for (const Cell& alias : split(t.cell(row, "aliases"))) {
            entity.aliases.push_back(alias.text);
            builder_.places.add(alias.text, *index);
        }
        for (const char* column :
             {"region", "police_area", "combined_authority", "probation_region"}) {
            const Cell& cell = t.cell(row, column);
            if (!cell.text.empty()) {
                later_.push_back(
                    {LinkKind::within, *index, cell, EntityKind::area, true, evidence_});
            }
        }
        const Cell& county = t.cell(row, "county");
        if (!county.text.empty()) {
            later_.push_back(
                {LinkKind::within, *index, county, EntityKind::authority, true, evidence_});
        }
        for (const Cell& successor : split(t.cell(row, "successors"))) {
            later_.push_back(
                {LinkKind::succeeds, *index, successor, EntityKind::authority, false, evidence_});
        }
    }

    static std::vector<Cell> split(const Cell& cell) {
        std::vector<Cell> result;
        std::size_t at = 0;
        while (at < cell.text.size()) {
            const std::size_t end = std::min(cell.text.find(';', at), cell.text.size());
            Location where = cell.where;
            where.column += static_cast<std::uint32_t>(at);
            result.push_back({cell.text.substr(at, end - at), where});
            at = end + 1;
        }
        return result;
    }

    // Rows name rows further down, so these links wait until every place is declared.
    void join_later() {
        for (const Later& later : later_) {
            const auto other = known(later.other, later.kind_of_other);
            if (!other) continue;
            evidence_ = later.evidence;
            if (later.from_place) {
                join(later.kind, later.place, *other, {}, later.other.where);
            } else {
                join(later.kind, *other, later.place, {}, later.other.where);
            }
        }
    }

    void governance(const CsvTable& t, const Row& row) {
        const auto area = known(t.cell(row, "area"), EntityKind::area);
        const Cell& kind = t.cell(row, "governance");
        one_of(kind, {"pcc", "pfcc", "mayor", "city-corporation"});
        if (!area) return;
        Property property{builder_.symbol("police-governance"),
                          kind.text,
                          false,
                          {},
                          evidence(t, row),
                          kind.where,
                          period(t, row)};
        builder_.model.entities[area->value].properties.push_back(std::move(property));
    }

    void health(const CsvTable& t, const Row& row) {
        const auto authority = known(t.cell(row, "authority"), EntityKind::authority);
        const auto board = known(t.cell(row, "icb"), EntityKind::area);
        const double of_authority = share(t.cell(row, "share_of_authority"));
        const double of_board = share(t.cell(row, "share_of_icb"));
        if (!authority || !board) return;
        const Period span = period(t, row);
        Link* link =
            join(LinkKind::within, *authority, *board, span, t.cell(row, "authority").where);
        if (link == nullptr) return;
        builder_.detail(*link).share = of_authority;
        builder_.detail(*link).share_back = of_board;
        shares_.push_back({*authority, of_authority, span, link->where});
        shares_.push_back({*board, of_board, span, link->where});
    }

    void check_shares() {
        const double tolerance = *number(
            {section_.find("share_tolerance")->text(), section_.find("share_tolerance")->where()});
        std::set<Date> days;
        for (const char* key : {"from", "until"}) {
            if (const auto day = parse_date(section_.find("horizon")->find(key)->text()))
                days.insert(*day);
        }
        for (const Share& one : shares_) {
            if (one.period.from) days.insert(one.period.from->first);
            if (one.period.until) days.insert(one.period.until->first);
        }
        std::set<EntityIndex> told;
        for (const Date day : days) {
            std::map<EntityIndex, std::pair<double, Location>> sums;
            for (const Share& one : shares_) {
                if (one.period.holds_on(day) != Truth::yes) continue;
                auto& sum = sums[one.of];
                if (sum.first == 0) sum.second = one.where;
                sum.first += one.share;
            }
            for (const auto& [place, sum] : sums) {
                // Half a unit in the last place of a rounded sum is no fault of the table's author.
                if (std::abs(sum.first - 1) <= tolerance + 1e-9 || !told.insert(place).second)
                    continue;
                builder_.problems().add(
                    sum.second,
                    fmt::format("the shares of '{}' sum to {:.4f} on {}",
                                builder_.model.entity(place).id, sum.first, in_words(day)),
                    fmt::format("they are to sum to 1 within {}", tolerance));
            }
        }
    }

    void border(const CsvTable& t, const Row& row) {
        const Cell& a_cell = t.cell(row, "a");
        const auto a = known(a_cell, EntityKind::authority);
        const auto b = known(t.cell(row, "b"), EntityKind::authority);
        const std::string kind = one_of(t.cell(row, "border"), {"land", "water"});
        if (!a || !b) return;
        const auto pair = std::minmax(*a, *b);
        if (*a == *b || !borders_.insert({pair.first, pair.second}).second) {
            builder_.problems().add(
                a_cell.where,
                fmt::format("the border of '{}' and '{}' {}", a_cell.text, t.cell(row, "b").text,
                            *a == *b ? "joins a place to itself" : "is told twice"),
                "one row tells a border for both sides");
            return;
        }
        Link* link = join(LinkKind::borders, *a, *b, {}, a_cell.where);
        if (link == nullptr) return;
        link->evidence = evidence(t, row);
        builder_.detail(*link).capacity = builder_.symbol(kind);
    }

    void safety_partnership(const CsvTable& t, const Row& row) {
        const Cell& id = t.cell(row, "id");
        auto area = builder_.model.find(id.text);
        if (!area) {
            Entity entity;
            entity.kind = EntityKind::area;
            entity.id = id.text;
            entity.name = t.cell(row, "name").text + " Community Safety Partnership area";
            entity.type = builder_.symbol("community-safety-partnership-area");
            entity.evidence = evidence_;
            entity.where = id.where;
            property(entity, "code", t.cell(row, "code"));
            area = declare(std::move(entity), t.cell(row, "code").text);
            const auto police = known(t.cell(row, "police_area"), EntityKind::area);
            if (area && police) join(LinkKind::within, *area, *police, {}, id.where);
        }
        const auto authority = known(t.cell(row, "authority"), EntityKind::authority);
        if (area && authority)
            join(LinkKind::within, *authority, *area, {}, t.cell(row, "authority").where);
    }

    void programme(const CsvTable& t, const Row& row) {
        const Cell& id = t.cell(row, "id");
        auto index = builder_.model.find(id.text);
        if (!index) {
            Entity entity;
            entity.kind = EntityKind::programme;
            entity.id = id.text;
            entity.name = t.cell(row, "name").text;
            entity.type =
                builder_.symbol(one_of(t.cell(row, "type"), {"violence-reduction-unit",
                                                             "project-adder", "changing-futures"}));
            entity.period = period(t, row);
            entity.evidence = evidence_;
            entity.where = id.where;
            index = builder_.declare(std::move(entity));
        }
        if (!index) return;
        for (const auto& [column, kind] : {std::pair{"authority", EntityKind::authority},
                                           std::pair{"police_area", EntityKind::area}}) {
            const Cell& cell = t.cell(row, column);
            if (cell.text.empty()) continue;
            const auto place = known(cell, kind);
            Link* link = place ? join(LinkKind::covers, *index, *place, {}, cell.where) : nullptr;
            if (link != nullptr) link->evidence = evidence(t, row);
        }
    }

    /// "These are all the programmes of that type over each area of this type", or "all the areas
    /// of that type that an authority lies in", for as long as the tables are true.
    void complete_lists() {
        const Node* lists = section_.find("complete");
        if (lists == nullptr) return;
        for (const Node& one : lists->items()) {
            const Node* programme = one.find("programme");
            const Node* over = one.find("over");
            const Node* within = one.find("within");
            if ((within == nullptr) == (programme == nullptr) ||
                (programme == nullptr) != (over == nullptr)) {
                builder_.problems().add(one.where(), "it is not said which list is whole",
                                        "give 'programme:' and 'over:', or 'within:'");
            } else if (within != nullptr) {
                of_type(EntityKind::area, *within);
                close(one, *within, LinkKind::within, true, upper_tier());
            } else {
                of_type(EntityKind::programme, *programme);
                close(one, *programme, LinkKind::covers, false, of_type(EntityKind::area, *over));
            }
        }
    }

    void close(const Node& list, const Node& type, LinkKind kind, bool outward,
               const std::vector<EntityIndex>& places) {
        const Node* until = list.find("until");
        const Node& horizon = *section_.find("horizon");
        const Period period{
            parse_partial_date(horizon.find("from")->text()),
            parse_partial_date((until == nullptr ? horizon.find("until") : until)->text())};
        const EvidenceIndex evidence =
            table_evidence(list, kind == LinkKind::covers ? "programmes" : "areas");
        for (const EntityIndex place : places) {
            builder_.model.closures.push_back({place, kind, outward, builder_.symbol(type.text()),
                                               evidence, period, list.where()});
        }
    }

    /// A lower-tier authority lies in the areas of its county, without saying so itself.
    std::vector<EntityIndex> upper_tier() {
        const Symbol tier = builder_.symbol("tier");
        std::vector<EntityIndex> result;
        for (std::uint32_t at = 0; at < builder_.model.entities.size(); ++at) {
            const Entity& entity = builder_.model.entities[at];
            const Property* said =
                entity.kind == EntityKind::authority ? entity.find(tier) : nullptr;
            if (said != nullptr && said->text() != nullptr && *said->text() == "upper")
                result.push_back({at});
        }
        return result;
    }

    /// The entities of a kind and type; that there is none is a Problem.
    std::vector<EntityIndex> of_type(EntityKind kind, const Node& type) {
        const Symbol wanted = builder_.symbol(type.text());
        std::vector<EntityIndex> result;
        for (std::uint32_t at = 0; at < builder_.model.entities.size(); ++at) {
            const Entity& entity = builder_.model.entities[at];
            if (entity.kind == kind && entity.type == wanted) result.push_back({at});
        }
        if (result.empty()) {
            builder_.problems().add(type.where(),
                                    fmt::format("no {} of the type '{}' is in the tables",
                                                info(kind).word, type.text()),
                                    "types stand in the column 'type'");
        }
        return result;
    }

    struct Later {
        LinkKind kind;
        EntityIndex place;
        Cell other;
        EntityKind kind_of_other;
        bool from_place;
        EvidenceIndex evidence;
    };
    struct Share {
        EntityIndex of;
        double share;
        Period period;
        Location where;
    };

    ModelBuilder& builder_;
    const Unit& unit_;
    const Node& section_;
    EvidenceIndex evidence_;  // of the table being read
    EvidenceIndex inferred_;  // the same, marked as inferred; made when first needed
    std::set<std::string> codes_;
    std::vector<Later> later_;
    std::vector<Share> shares_;
    std::set<std::pair<EntityIndex, EntityIndex>> borders_;
};

}  // namespace

void read_gazetteer(ModelBuilder& builder, const Unit& unit) {
    for (const Node& document : unit.documents) {
        const Node* section = document.find("gazetteer");
        if (section != nullptr) GazetteerReader(builder, unit, *section).read();
    }
}

}  // namespace govmap
