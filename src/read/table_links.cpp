#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/side_by_side.hpp"
#include "base/text.hpp"
#include "read/link_scan.hpp"
#include "read/sheet.hpp"
#include "read/stated_closures.hpp"
#include "read/tables.hpp"

namespace govmap {
namespace {

using Column = CsvReader::Column;

/// A table of links, and of why there are none, one a row.
class Links {
public:
    Links(ModelBuilder& builder, const Unit& unit, const Table& table)
        : builder_(builder),
          unit_(unit),
          sheet_(builder, unit, table,
                 {{"link", "from", "to"},
                  {"role", "through", "represents", "as", "type", "for", "nature", "none", "amount",
                   "border", "share", "share_of_area", "part", "primary", "agreed", "absent",
                   "since", "until", "disputed"}}) {}

    void read() {
        builder_.model.links.reserve(builder_.model.links.size() + sheet_.rows_left());
        for (const Node& document : unit_.documents) know_whole(document);
        for (const Column column :
             {role_, through_, represents_, as_, for_, nature_, amount_, border_, share_,
              share_of_area_, part_, primary_, agreed_, disputed_}) {
            if (column != CsvReader::none) detail_columns_.push_back(column);
        }
        if (is_plain())
            scan();
        else
            while (sheet_.next()) row();
        close();
    }

private:
    // Whether rows are lines that begin with what is linked, as nearly every table's are.
    [[nodiscard]] bool is_plain() const {
        const std::vector<std::string>& columns = sheet_.columns();
        const std::string_view rows = sheet_.rest();
        return columns.size() > 2 && columns[0] == "link" && columns[1] == "from" &&
               columns[2] == "to" && rows.find('"') == std::string_view::npos &&
               rows.find('\r') == std::string_view::npos;
    }

    // A stretch of the table at a time is looked at on all threads, and then taken row by row in
    // its order: what the model becomes, and what is told of, is the same for any number of them.
    void scan() {
        constexpr std::size_t stretch = 1U << 20U;
        constexpr std::size_t least = 1U << 14U;  // of a piece: less is not worth a thread
        while (!sheet_.rest().empty()) {
            std::vector<std::string_view> pieces;
            std::string_view rows = sheet_.rest();
            const std::size_t many = std::min(stretch, rows.size());
            const std::size_t wanted = std::max(least, many / builder_.context.workers + 1);
            for (std::size_t taken = 0; taken < many;) {
                const std::size_t size = std::min(wanted, rows.size());
                const std::size_t end = std::min(rows.find('\n', size - 1), rows.size() - 1) + 1;
                pieces.push_back(rows.substr(0, end));
                rows.remove_prefix(end);
                taken += end;
            }
            std::vector<LinkScan> scans(pieces.size());
            side_by_side(pieces.size(), builder_.context.workers, [&] {
                return [&](std::size_t at) { scans[at].look(builder_.model, pieces[at]); };
            });
            for (const LinkScan& one : scans) take(one);
        }
    }

    void take(const LinkScan& scan) {
        /// What the first row with this rest, read in full, came to.
        struct Known {
            bool made = false;
            std::uint32_t detail = 0;
            EvidenceIndex evidence;
            Period period;
            bool disputed = false;
        };
        std::vector<Known> known(scan.rests());
        for (const ScannedLink& one : scan.links()) {
            if (one.good && known[one.rest].made) {
                const Known& same = known[one.rest];
                sheet_.pass(one.length);
                Link& link = builder_.model.links.emplace_back(Link{one.kind, one.from, one.to,
                                                                    same.detail, same.evidence,
                                                                    same.period, sheet_.row()});
                if (!same.disputed) close_by(link);
                continue;
            }
            if (!sheet_.next(one.length)) continue;
            const std::size_t problems = builder_.problems().size();
            const Link* link = row();
            if (link != nullptr && one.good && builder_.problems().size() == problems) {
                known[one.rest] = {true, link->detail, link->evidence, link->period,
                                   builder_.model.detail(*link).disputed};
            }
        }
    }

    // Of which kinds the author says that all links are recorded: their lists need no closures.
    void know_whole(const Node& document) {
        const Node* complete = document.find("complete");
        if (complete == nullptr) return;
        for (const Node& one : complete->items()) {
            for (const std::string& word : ModelBuilder::texts(one.find("links"))) {
                if (const auto kind = link_kind(word)) whole_ |= 1U << static_cast<unsigned>(*kind);
            }
        }
    }

    [[nodiscard]] bool is_whole(LinkKind kind) const {
        return (whole_ >> static_cast<unsigned>(kind) & 1U) != 0;
    }

    // The link that it made; none where it is a gap, or cannot be understood.
    const Link* row() {
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
            return nullptr;
        }
        const Period period = sheet_.period(since_, until_);
        if (!sheet_.cell(absent_).empty() || !sheet_.cell(none_).empty()) {
            gap(*kind, period);
            return nullptr;
        }
        const auto from = sheet_.entity(from_, info(*kind).from, period);
        const auto to = sheet_.entity(to_, info(*kind).to, period);
        if (!from || !to) return nullptr;
        Link* link =
            builder_.link({*kind, *from, *to, 0, sheet_.evidence(), period, sheet_.row()}, unit_);
        if (link == nullptr) return nullptr;
        if (*kind == LinkKind::holds || *kind == LinkKind::borders || has_detail())
            link->detail = detail_of(*kind, period);
        if (!sheet_.disputed(disputed_)) close_by(*link);  // what is disputed makes no list whole
        return link;
    }

    // That a list is whole by what is on it.
    void close_by(const Link& link) {
        if (is_whole(link.kind)) return;
        if (link.kind == LinkKind::holds) {
            closing_.push_back({link.to,
                                LinkKind::holds,
                                false,
                                builder_.model.detail(link).role,
                                {},
                                spoken_of(link.period, builder_.model.entity(link.from)),
                                link.where});
        } else if (link.kind == LinkKind::covers &&
                   builder_.model.entity(link.from).kind == EntityKind::body) {
            closing_.push_back({link.from,
                                LinkKind::covers,
                                true,
                                {},
                                builder_.model.entity(link.from).evidence,
                                spoken_of(link.period, builder_.model.entity(link.to)),
                                link.where});
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
        detail.disputed = lower_case(sheet_.cell(disputed_)) == "true";
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
        gap.disputed = sheet_.disputed(disputed_);
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

    // To say who holds a role, or what a footprint is, is to say it whole, as in YAML, for the time
    // of which it is said. Where the author says so of all such links at once, none is wanted.
    void close() {
        const auto key = [](const Closure& one) {
            return std::tuple(one.of, one.kind, one.qualifier);
        };
        std::stable_sort(closing_.begin(), closing_.end(),
                         [&](const Closure& a, const Closure& b) { return key(a) < key(b); });
        for (std::size_t at = 0; at < closing_.size();) {
            const Closure& first = closing_[at];
            std::vector<Period> named;
            std::size_t end = at;
            for (; end < closing_.size() && key(closing_[end]) == key(first); ++end)
                named.push_back(closing_[end].period);
            for (Closure& one : stated_closures(first, named))
                builder_.default_closure(std::move(one));
            at = end;
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
    Column disputed_ = sheet_.column("disputed");
    std::string last_word_;  // most rows follow one of their own kind
    std::optional<LinkKind> last_kind_;
    std::vector<Column> detail_columns_;  // those that this table has
    std::string detail_text_;
    std::unordered_map<std::string, std::uint32_t> details_;
    std::uint32_t whole_ = 0;  // a bit a kind
    std::vector<Closure> closing_;
};

}  // namespace

void read_link_table(ModelBuilder& builder, const Unit& unit, const Table& table) {
    Links(builder, unit, table).read();
}

}  // namespace govmap
