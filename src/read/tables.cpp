#include "read/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "read/csv.hpp"

// A model's lists as a spreadsheet holds them. What a row says is what the same words say in YAML;
// the tests hold the two to each other.

namespace govmap {
namespace {

using Column = CsvReader::Column;

constexpr std::string_view cdp = "combating-drugs-partnership";
constexpr std::uint16_t any_kind = 0x3FF;
constexpr std::uint16_t place_kinds = bit(EntityKind::authority) | bit(EntityKind::area);

/// Tables are bulk: a larger file than a model of YAML may be.
constexpr std::uint64_t most_table_bytes = 1024U << 20U;

/// The text of a larger table is let go once it has been read without a problem.
constexpr std::size_t most_text_kept = 1U << 20U;

/// The parts of a cell between semicolons, without blanks around them.
template <class Visit>
void each_part(std::string_view cell, Visit visit) {
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(';'), cell.size());
        std::string_view part = cell.substr(0, end);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty()) visit(part);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
}

/// One table being read: its cells, as what they mean.
class Sheet {
public:
    Sheet(ModelBuilder& builder, const Unit& unit, std::string_view text, std::uint32_t file,
          CsvColumns columns)
        : builder_(builder),
          unit_(unit),
          reader_(text, file, with_evidence(std::move(columns)), builder.problems()) {
        source_ = column("source");
        place_ = column("place");
        basis_ = column("basis");
        note_ = column("note");
    }

    bool next() { return reader_.next(); }
    [[nodiscard]] std::size_t rows_left() const { return reader_.rows_left(); }
    [[nodiscard]] Column column(std::string_view name) const { return reader_.column(name); }
    [[nodiscard]] std::string_view cell(Column column) const { return reader_.cell(column); }
    [[nodiscard]] Location where(Column column) const { return reader_.where(column); }
    [[nodiscard]] Location row() const { return reader_.where(CsvReader::none); }
    [[nodiscard]] std::string_view note() const { return cell(note_); }

    void problem(Column column, std::string message, std::string advice = {}) {
        builder_.problems().add(where(column), std::move(message), std::move(advice));
    }

    /// A word of the packs, as a symbol. Told once to be known, it is not looked up again.
    Symbol word(Column column, std::string_view word, const Terms* terms, const char* what) {
        if (word.empty()) return {};
        const auto known = words_.find(WordView{word, terms});
        if (known != words_.end()) return known->second;
        const std::vector<std::string> words =
            terms == nullptr ? std::vector<std::string>{} : terms->words();
        const bool is_known = words.empty()
                                  ? is_id(word)
                                  : std::find(words.begin(), words.end(), word) != words.end();
        if (!is_known) {
            problem(column, fmt::format("'{}' is not {} known here", word, what),
                    did_you_mean(word, words, "the packs in use name the words"));
            return {};
        }
        const Symbol symbol = builder_.symbol(word);
        words_.emplace(Word{std::string(word), terms}, symbol);
        return symbol;
    }

    bool flag(Column column) {
        const std::string_view text = cell(column);
        if (text == "true") return true;
        if (!text.empty() && text != "false") {
            problem(column, fmt::format("'{}' is neither true nor false", text),
                    "write true or false, or leave the cell empty");
        }
        return false;
    }

    std::optional<PartialDate> date(Column column) {
        const std::string_view text = cell(column);
        if (text.empty()) return std::nullopt;
        const auto result = parse_partial_date(text);
        if (!result) {
            problem(
                column, fmt::format("'{}' is not a date", text),
                "write 2022-09-07, 2022-09 or 2022; a spreadsheet may have turned it round: give "
                "the column the format 'text'");
        }
        return result;
    }

    Period period(Column from, Column until) {
        if (cell(from).empty() && cell(until).empty()) return {};
        Period result{date(from), date(until)};
        if (!result.backwards()) return result;
        problem(until, "it is over before it begins",
                "'until' is the first day on which it no longer holds");
        return {};
    }

    std::optional<Absence> reason(Column column) {
        const std::string_view text = cell(column);
        if (text.empty()) return std::nullopt;
        const auto result = absence(text);
        if (!result) {
            std::vector<std::string> words;
            for (const AbsenceInfo& one : absences()) words.emplace_back(one.word);
            problem(column, fmt::format("'{}' is not a reason why something is not there", text),
                    fmt::format("one of: {}", fmt::join(words, ", ")));
        }
        return result;
    }

    std::optional<double> share(Column column) {
        const std::string_view text = cell(column);
        if (text.empty()) return std::nullopt;
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= 1)
            return value;
        problem(column, fmt::format("'{}' is not a share of residents", text),
                "write a number from 0 to 1 such as 0.25");
        return std::nullopt;
    }

    /// `source`, `place` and `basis`. Rows that name the same share one record.
    EvidenceIndex evidence() {
        const std::string_view source = cell(source_);
        if (source.empty()) return {};
        const std::string_view basis = cell(basis_);
        if (!basis.empty() && basis != "stated" && basis != "inferred") {
            problem(basis_, fmt::format("'{}' is neither stated nor inferred", basis),
                    "'inferred' is what the source does not say in terms");
        }
        std::string key = fmt::format("{}\n{}\n{}", source, cell(place_), basis);
        const auto [found, fresh] = evidence_.try_emplace(std::move(key));
        if (fresh) {
            found->second = builder_.evidence(source, std::string(cell(place_)),
                                              basis == "inferred" ? Basis::inferred : Basis::stated,
                                              where(source_), unit_);
        }
        return found->second;
    }

    std::optional<EntityIndex> entity(Column column, std::uint16_t kinds, const Period& period) {
        const std::string_view name = cell(column);
        if (const auto found = by_id(column, name);
            found && (kinds & bit(builder_.model.entity(*found).kind)) != 0) {
            return found;
        }
        builder_.index_places();
        constexpr std::uint16_t authority = bit(EntityKind::authority);
        // As in YAML, an authority of that name is meant rather than an area.
        if ((kinds & authority) != 0 && builder_.places.has(builder_.model, name, authority))
            kinds = authority;
        return builder_.resolve(name, where(column), kinds, unit_, period);
    }

private:
    // Rows that follow each other name the same thing again, or one declared soon after it.
    std::optional<EntityIndex> by_id(Column column, std::string_view id) {
        if (column == CsvReader::none) return std::nullopt;
        if (last_.size() <= column) last_.resize(column + 1);
        constexpr std::uint32_t near = 4;
        std::uint32_t& last = last_[column];
        const std::vector<Entity>& entities = builder_.model.entities;
        for (std::uint32_t at = last; at < entities.size() && at <= last + near; ++at) {
            if (entities[at].id != id) continue;
            last = at;
            return EntityIndex{at};
        }
        const auto found = builder_.model.find(id);
        if (found) last = found->value;
        return found;
    }

    struct Word {
        std::string text;
        const Terms* terms;
    };
    struct WordView {
        std::string_view text;
        const Terms* terms;
        WordView(std::string_view word, const Terms* of) : text(word), terms(of) {}
        WordView(const Word& word) : text(word.text), terms(word.terms) {}
        bool operator==(const WordView&) const = default;
    };
    struct WordHash {
        using is_transparent = void;
        std::size_t operator()(const WordView& word) const {
            return std::hash<std::string_view>{}(word.text);
        }
    };
    struct WordEqual {
        using is_transparent = void;
        bool operator()(const WordView& a, const WordView& b) const { return a == b; }
    };

    static CsvColumns with_evidence(CsvColumns columns) {
        for (const char* name : {"source", "place", "basis", "note"})
            columns.optional.emplace_back(name);
        return columns;
    }

    ModelBuilder& builder_;
    const Unit& unit_;
    CsvReader reader_;
    Column source_ = 0;
    Column place_ = 0;
    Column basis_ = 0;
    Column note_ = 0;
    std::unordered_map<Word, Symbol, WordHash, WordEqual> words_;
    std::unordered_map<std::string, EvidenceIndex> evidence_;
    std::vector<std::uint32_t> last_;  // by column: the entity that it named last
};

/// Calls `read(text, file)` for every file that the unit's tables name under `key`.
template <class Read>
void each_file(ModelBuilder& builder, const Unit& unit, const char* key, Read read) {
    for (const Node& document : unit.documents) {
        const Node* tables = document.find("tables");
        if (tables == nullptr || !tables->is_map()) continue;
        for (const Node* name : ModelBuilder::one_or_many(tables->find(key))) {
            if (!name->is_scalar()) continue;
            ReadContext bulk = builder.context;
            bulk.most_bytes = std::max(bulk.most_bytes, most_table_bytes);
            std::string_view text;
            const auto file =
                read_text(bulk, join_path(unit.folder, name->text()), name->where(), text);
            if (!file) continue;
            const std::size_t problems = builder.problems().size();
            read(text, *file);
            // Lines are only shown where there is something to say of them.
            if (builder.problems().size() == problems && text.size() > most_text_kept)
                builder.context.sources.forget_text(*file);
        }
    }
}

class Entities {
public:
    Entities(ModelBuilder& builder, const Unit& unit, std::string_view text, std::uint32_t file)
        : builder_(builder),
          sheet_(builder, unit, text, file,
                 {{"kind", "id"},
                  {"name", "type", "aliases", "fulfils", "code", "tier", "country", "population",
                   "amount", "from", "until"}}) {}

    void read() {
        for (const char* name : {"code", "tier", "country", "population", "amount"})
            texts_.push_back({sheet_.column(name), builder_.symbol(name)});
        builder_.reserve_entities(sheet_.rows_left());
        while (sheet_.next()) row();
    }

private:
    void row() {
        const std::string_view word = sheet_.cell(kind_);
        const bool partnership = word == "partnership";
        const auto kind = partnership ? EntityKind::body : entity_kind(word);
        if (!kind) {
            std::vector<std::string> words = {"partnership"};
            for (const EntityKindInfo& one : entity_kinds()) words.emplace_back(one.word);
            sheet_.problem(kind_, fmt::format("'{}' is not a kind of thing", word),
                           fmt::format("one of: {}", fmt::join(words, ", ")));
            return;
        }
        Entity entity;
        entity.kind = *kind;
        entity.id = sheet_.cell(id_);
        if (!is_id(entity.id)) {
            sheet_.problem(id_, fmt::format("'{}' cannot be an id", entity.id),
                           "ids are lower-case letters, digits, hyphens and underscores, such as "
                           "west-mercia-police");
            return;
        }
        entity.name = sheet_.cell(name_);
        if (entity.name.empty()) entity.name = name_from_id(entity.id);
        entity.type = type(*kind);
        if (partnership && !entity.type.said()) entity.type = builder_.symbol(cdp);
        each_part(sheet_.cell(aliases_),
                  [&](std::string_view one) { entity.aliases.emplace_back(one); });
        each_part(sheet_.cell(fulfils_), [&](std::string_view one) {
            entity.fulfils.push_back(
                sheet_.word(fulfils_, one, &builder_.context.vocabulary.functions, "a function"));
        });
        if (partnership && entity.fulfils.empty()) entity.fulfils.push_back(builder_.symbol(cdp));
        entity.period = sheet_.period(from_, until_);
        entity.evidence = sheet_.evidence();
        entity.where = sheet_.where(id_);
        for (const auto& [column, key] : texts_) add_text(entity, column, key);
        if (*kind == EntityKind::authority && sheet_.cell(country_).empty())
            add(entity, builder_.symbol("country"), "england", entity.where);
        if (!sheet_.note().empty())
            add(entity, builder_.symbol("note"), std::string(sheet_.note()), entity.where);
        const bool place = (place_kinds & bit(*kind)) != 0;
        const auto index = builder_.declare(std::move(entity));
        if (place && index) builder_.index_later(*index);
    }

    Symbol type(EntityKind kind) {
        const auto& types = builder_.context.vocabulary.types;
        const auto terms = types.find(kind);
        return sheet_.word(type_, sheet_.cell(type_),
                           terms == types.end() ? nullptr : &terms->second, "a type of its kind");
    }

    static void add(Entity& entity, Symbol key, std::string value, Location where) {
        entity.properties.push_back({key, std::move(value), false, {}, {}, where, {}});
    }

    void add_text(Entity& entity, Column column, Symbol key) {
        const std::string_view text = sheet_.cell(column);
        if (!text.empty()) add(entity, key, std::string(text), sheet_.where(column));
    }

    ModelBuilder& builder_;
    Sheet sheet_;
    Column kind_ = sheet_.column("kind");
    Column id_ = sheet_.column("id");
    Column name_ = sheet_.column("name");
    Column type_ = sheet_.column("type");
    Column aliases_ = sheet_.column("aliases");
    Column fulfils_ = sheet_.column("fulfils");
    Column country_ = sheet_.column("country");
    Column from_ = sheet_.column("from");
    Column until_ = sheet_.column("until");
    std::vector<std::pair<Column, Symbol>> texts_;
};

class Properties {
public:
    Properties(ModelBuilder& builder, const Unit& unit, std::string_view text, std::uint32_t file)
        : builder_(builder),
          sheet_(
              builder, unit, text, file,
              {{"of", "key"}, {"value", "values", "absent", "complete", "on", "from", "until"}}) {}

    void read() {
        while (sheet_.next()) row();
    }

private:
    void row() {
        const auto of = sheet_.entity(of_, any_kind, {});
        const std::string_view key = sheet_.cell(key_);
        const std::string_view value = sheet_.cell(value_);
        const std::string_view values = sheet_.cell(values_);
        const auto reason = sheet_.reason(absent_);
        if (key.empty()) {
            sheet_.problem(key_, "a property without a key", "say what it is: state, rationale …");
            return;
        }
        const int given = (value.empty() ? 0 : 1) + (values.empty() ? 0 : 1) + (reason ? 1 : 0);
        if (given != 1 && sheet_.cell(absent_).empty()) {
            sheet_.problem(key_,
                           fmt::format("'{}' says {}", key,
                                       given == 0 ? "neither what it is nor why not"
                                                  : "more than one thing at once"),
                           "fill one of the columns value, values (several, with ';' between them) "
                           "and absent");
            return;
        }
        if (!of) return;
        Property property;
        property.key = builder_.symbol(key);
        property.where = sheet_.where(key_);
        property.evidence = sheet_.evidence();
        property.complete = sheet_.flag(complete_);
        property.on = sheet_.date(on_);
        property.period = sheet_.period(from_, until_);
        if (!value.empty()) property.value = std::string(value);
        if (!values.empty()) {
            std::vector<std::string> list;
            each_part(values, [&](std::string_view one) { list.emplace_back(one); });
            property.value = std::move(list);
        }
        if (reason) property.value = *reason;
        if (key == "state" && !value.empty()) check_state(*of, value);
        builder_.model.entities[of->value].properties.push_back(std::move(property));
    }

    void check_state(EntityIndex of, std::string_view state) {
        const Entity& entity = builder_.model.entity(of);
        const Term* term =
            builder_.context.vocabulary.products.find(builder_.model.word(entity.type));
        if (term == nullptr || term->states.empty()) return;
        if (std::find(term->states.begin(), term->states.end(), state) != term->states.end())
            return;
        sheet_.problem(value_, fmt::format("'{}' is not a state of {}", state, term->label),
                       fmt::format("one of: {}", fmt::join(term->states, ", ")));
    }

    ModelBuilder& builder_;
    Sheet sheet_;
    Column of_ = sheet_.column("of");
    Column key_ = sheet_.column("key");
    Column value_ = sheet_.column("value");
    Column values_ = sheet_.column("values");
    Column absent_ = sheet_.column("absent");
    Column complete_ = sheet_.column("complete");
    Column on_ = sheet_.column("on");
    Column from_ = sheet_.column("from");
    Column until_ = sheet_.column("until");
};

class Links {
public:
    Links(ModelBuilder& builder, const Unit& unit, std::string_view text, std::uint32_t file)
        : builder_(builder),
          unit_(unit),
          sheet_(builder, unit, text, file,
                 {{"link", "from", "to"},
                  {"role", "through", "represents", "as", "type", "for", "nature", "none", "amount",
                   "border", "share", "share_of_area", "part", "primary", "agreed", "absent",
                   "since", "until"}}) {}

    void read() {
        builder_.model.links.reserve(builder_.model.links.size() + sheet_.rows_left());
        for (const Node& document : unit_.documents) know_whole(document);
        for (const Column column : {role_, through_, represents_, as_, for_, nature_, amount_,
                                    border_, share_, share_of_area_, part_, primary_, agreed_}) {
            if (column != CsvReader::none) detail_columns_.push_back(column);
        }
        while (sheet_.next()) row();
        close();
    }

private:
    // Of which kinds the author says that all links are recorded: their lists need no closures.
    void know_whole(const Node& document) {
        const Node* complete = document.find("complete");
        if (complete == nullptr) return;
        for (const Node& one : complete->items()) {
            for (const std::string& word : ModelBuilder::texts(one.find("links"))) {
                if (const auto kind = link_kind(word)) whole_.push_back(*kind);
            }
        }
    }

    [[nodiscard]] bool is_whole(LinkKind kind) const {
        return std::find(whole_.begin(), whole_.end(), kind) != whole_.end();
    }

    void row() {
        if (sheet_.cell(link_) != last_word_) {
            last_word_ = sheet_.cell(link_);
            last_kind_ = link_kind(last_word_);
        }
        const auto kind = last_kind_;
        if (!kind) {
            std::vector<std::string> words;
            for (const LinkKindInfo& one : link_kinds()) words.emplace_back(one.word);
            sheet_.problem(link_, fmt::format("'{}' is not a kind of link", sheet_.cell(link_)),
                           did_you_mean(sheet_.cell(link_), words,
                                        fmt::format("one of: {}", fmt::join(words, ", "))));
            return;
        }
        const Period period = sheet_.period(since_, until_);
        if (!sheet_.cell(absent_).empty() || !sheet_.cell(none_).empty()) {
            gap(*kind, period);
            return;
        }
        const auto from = sheet_.entity(from_, info(*kind).from, period);
        const auto to = sheet_.entity(to_, info(*kind).to, period);
        if (!from || !to) return;
        Link* link =
            builder_.link({*kind, *from, *to, 0, sheet_.evidence(), period, sheet_.row()}, unit_);
        if (link == nullptr) return;
        if (*kind == LinkKind::holds || *kind == LinkKind::borders || has_detail())
            link->detail = detail_of(*kind, period);
        if (is_whole(*kind)) return;
        if (*kind == LinkKind::holds) {
            closing_.push_back({*to,
                                LinkKind::holds,
                                false,
                                builder_.model.detail(*link).role,
                                {},
                                {},
                                link->where});
        } else if (*kind == LinkKind::covers &&
                   builder_.model.entity(*from).kind == EntityKind::body) {
            closing_.push_back({*from,
                                LinkKind::covers,
                                true,
                                {},
                                builder_.model.entity(*from).evidence,
                                {},
                                link->where});
        }
    }

    [[nodiscard]] bool has_detail() const {
        return !sheet_.note().empty() ||
               std::any_of(detail_columns_.begin(), detail_columns_.end(),
                           [&](Column column) { return !sheet_.cell(column).empty(); });
    }

    // Rows that say the same in these columns have the same detail. A row with a problem is told of
    // once, and the run ends with it.
    std::uint32_t detail_of(LinkKind kind, const Period& period) {
        detail_text_.assign(1, static_cast<char>(kind));
        for (const Column column : detail_columns_) {
            detail_text_ += sheet_.cell(column);
            detail_text_ += '\n';
        }
        // What stands for an authority may mean another one at another time.
        if (!sheet_.note().empty() || !sheet_.cell(for_).empty())
            return builder_.shared_detail(detail(kind, period));
        const auto [found, fresh] = details_.try_emplace(detail_text_);
        if (fresh) found->second = builder_.shared_detail(detail(kind, period));
        return found->second;
    }

    LinkDetail detail(LinkKind kind, const Period& period) {
        const Vocabulary& words = builder_.context.vocabulary;
        LinkDetail detail;
        each_part(sheet_.cell(represents_), [&](std::string_view one) {
            detail.represents.push_back(
                sheet_.word(represents_, one, &words.categories, "a category of members"));
        });
        const Column role = kind == LinkKind::holds ? role_ : through_;
        detail.role = sheet_.word(role, sheet_.cell(role), &words.roles, "a role");
        if (kind == LinkKind::holds && sheet_.cell(role_).empty())
            sheet_.problem(link_, "it is not said which role is held", "fill the column 'role'");
        detail.capacity = kind == LinkKind::borders
                              ? border()
                              : sheet_.word(as_, sheet_.cell(as_), &words.capacities, "a capacity");
        detail.nature = sheet_.cell(nature_);
        detail.amount = sheet_.cell(amount_);
        detail.note = sheet_.note();
        detail.share = sheet_.share(share_);
        detail.share_back = sheet_.share(share_of_area_);
        detail.part_only = sheet_.flag(part_);
        detail.primary = sheet_.flag(primary_);
        if (!sheet_.cell(agreed_).empty()) detail.agreed = sheet_.flag(agreed_);
        if (!sheet_.cell(for_).empty())
            detail.for_authority = sheet_.entity(for_, place_kinds, period);
        return detail;
    }

    Symbol border() {
        const std::string_view word = sheet_.cell(border_);
        if (word.empty()) return builder_.symbol("land");
        if (word == "land" || word == "water") return builder_.symbol(word);
        sheet_.problem(border_, fmt::format("'{}' is not a kind of border", word), "land or water");
        return {};
    }

    // That there is none, and why: the cell at whose list it stands is filled, the other is empty.
    void gap(LinkKind kind, const Period& period) {
        const bool at_end = kind == LinkKind::holds || kind == LinkKind::member_of;
        const Column of = at_end ? to_ : from_;
        const Column other = at_end ? from_ : to_;
        if (!sheet_.cell(other).empty()) {
            sheet_.problem(other, "somebody is named and absent at the same time",
                           "leave this cell empty, or the reason");
            return;
        }
        const auto whose = sheet_.entity(of, at_end ? info(kind).to : info(kind).from, period);
        Gap gap;
        gap.kind = kind;
        gap.note = sheet_.cell(none_).empty() ? sheet_.note() : sheet_.cell(none_);
        const auto reason = sheet_.cell(none_).empty() ? sheet_.reason(absent_)
                                                       : std::optional(Absence::not_applicable);
        gap.evidence = sheet_.evidence();
        gap.period = period;
        gap.where = sheet_.row();
        if (!sheet_.cell(for_).empty())
            gap.for_authority = sheet_.entity(for_, place_kinds, period);
        std::vector<Symbol> qualifiers = absent_words(kind);
        if (!whose || !reason) return;
        gap.of = *whose;
        gap.reason = *reason;
        for (const Symbol qualifier : qualifiers) {
            gap.qualifier = qualifier;
            builder_.gap(gap);
        }
    }

    /// What is not there: which role, categories or type of body.
    std::vector<Symbol> absent_words(LinkKind kind) {
        const Vocabulary& words = builder_.context.vocabulary;
        std::vector<Symbol> result;
        const auto need = [&](const char* name) {
            if (!result.empty()) return;
            sheet_.problem(link_, "it is not said what is absent",
                           fmt::format("fill the column '{}'", name));
        };
        if (kind == LinkKind::holds) {
            const Symbol role = sheet_.word(role_, sheet_.cell(role_), &words.roles, "a role");
            if (role.said()) result.push_back(role);
            need("role");
        } else if (kind == LinkKind::member_of) {
            each_part(sheet_.cell(represents_), [&](std::string_view one) {
                result.push_back(
                    sheet_.word(represents_, one, &words.categories, "a category of members"));
            });
            need("represents");
        } else if (kind == LinkKind::relates_to) {
            const auto types = words.types.find(EntityKind::body);
            const Symbol type = sheet_.word(type_, sheet_.cell(type_),
                                            types == words.types.end() ? nullptr : &types->second,
                                            "a type of body");
            if (type.said()) result.push_back(type);
            need("type");
        } else {
            result.emplace_back();
        }
        return result;
    }

    // To say who holds a role, or what a footprint is, is to say it whole, as in YAML; one closure
    // a list. Where the author says so of all such links at once, none is wanted.
    void close() {
        const auto key = [](const Closure& one) {
            return std::tuple(one.of, one.kind, one.qualifier);
        };
        std::stable_sort(closing_.begin(), closing_.end(),
                         [&](const Closure& a, const Closure& b) { return key(a) < key(b); });
        for (std::size_t at = 0; at < closing_.size(); ++at) {
            if (at > 0 && key(closing_[at]) == key(closing_[at - 1])) continue;
            builder_.default_closure(std::move(closing_[at]));
        }
    }

    ModelBuilder& builder_;
    const Unit& unit_;
    Sheet sheet_;
    Column link_ = sheet_.column("link");
    Column from_ = sheet_.column("from");
    Column to_ = sheet_.column("to");
    Column role_ = sheet_.column("role");
    Column through_ = sheet_.column("through");
    Column represents_ = sheet_.column("represents");
    Column as_ = sheet_.column("as");
    Column type_ = sheet_.column("type");
    Column for_ = sheet_.column("for");
    Column nature_ = sheet_.column("nature");
    Column none_ = sheet_.column("none");
    Column amount_ = sheet_.column("amount");
    Column border_ = sheet_.column("border");
    Column share_ = sheet_.column("share");
    Column share_of_area_ = sheet_.column("share_of_area");
    Column part_ = sheet_.column("part");
    Column primary_ = sheet_.column("primary");
    Column agreed_ = sheet_.column("agreed");
    Column absent_ = sheet_.column("absent");
    Column since_ = sheet_.column("since");
    Column until_ = sheet_.column("until");
    std::string last_word_;  // most rows follow one of their own kind
    std::optional<LinkKind> last_kind_;
    std::vector<Column> detail_columns_;  // those that this table has
    std::string detail_text_;
    std::unordered_map<std::string, std::uint32_t> details_;
    std::vector<LinkKind> whole_;
    std::vector<Closure> closing_;
};

/// Which lists are whole: the same as `complete:` at a body's lists.
class Completes {
public:
    Completes(ModelBuilder& builder, const Unit& unit, std::string_view text, std::uint32_t file)
        : builder_(builder),
          sheet_(builder, unit, text, file, {{"of", "list"}, {"complete", "as_at", "until"}}) {}

    void read() {
        while (sheet_.next()) row();
    }

private:
    struct List {
        const char* word;
        LinkKind kind;
        bool outward;
    };
    static constexpr std::array<List, 6> lists = {{
        {"members", LinkKind::member_of, false},
        {"sub_groups", LinkKind::part_of, false},
        {"relations", LinkKind::relates_to, true},
        {"products", LinkKind::owns, true},
        {"footprint", LinkKind::covers, true},
        {"attends", LinkKind::attends, false},
    }};

    void row() {
        const auto of = sheet_.entity(of_, bit(EntityKind::body), {});
        const auto list = std::find_if(lists.begin(), lists.end(), [&](const List& one) {
            return sheet_.cell(list_) == one.word;
        });
        if (list == lists.end()) {
            std::vector<std::string> words;
            for (const List& one : lists) words.emplace_back(one.word);
            sheet_.problem(list_, fmt::format("'{}' is not a list of a body", sheet_.cell(list_)),
                           did_you_mean(sheet_.cell(list_), words,
                                        fmt::format("one of: {}", fmt::join(words, ", "))));
            return;
        }
        const bool whole = sheet_.cell(complete_).empty() || sheet_.flag(complete_);
        Closure closure{{},          list->kind,        list->outward,
                        {},          sheet_.evidence(), sheet_.period(as_at_, until_),
                        sheet_.row()};
        if (!of) return;
        closure.of = *of;
        if (whole) {
            builder_.model.closures.push_back(std::move(closure));
        } else {
            builder_.open(closure);
        }
    }

    ModelBuilder& builder_;
    Sheet sheet_;
    Column of_ = sheet_.column("of");
    Column list_ = sheet_.column("list");
    Column complete_ = sheet_.column("complete");
    Column as_at_ = sheet_.column("as_at");
    Column until_ = sheet_.column("until");
};

/// Reads every file that the unit's tables name under `key` with one of the classes above.
template <class Reader>
void read_tables(ModelBuilder& builder, const Unit& unit, const char* key) {
    each_file(builder, unit, key, [&](std::string_view text, std::uint32_t file) {
        Reader(builder, unit, text, file).read();
    });
}

}  // namespace

void declare_tables(ModelBuilder& builder, const Unit& unit) {
    read_tables<Entities>(builder, unit, "entities");
    read_tables<Properties>(builder, unit, "properties");
}

void read_table_links(ModelBuilder& builder, const Unit& unit) {
    read_tables<Links>(builder, unit, "links");
    read_tables<Completes>(builder, unit, "complete");
}

}  // namespace govmap
