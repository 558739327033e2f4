#include <fmt/format.h>

#include "base/text.hpp"
#include "check/wording.hpp"
#include "write/entity_page.hpp"
#include "write/entity_record.hpp"
#include "write/report_parts.hpp"

namespace govmap {
namespace {

constexpr std::size_t indent = 2;

class Teller {
public:
    Teller(const EntityPage& what, PageStyle style)
        : what_(what),
          model_(what.world.model()),
          entity_(model_.entity(what.entity)),
          record_(record_of(what)),
          page_(style) {}

    std::string text() {
        head();
        properties();
        links();
        absent();
        whole();
        findings();
        return page_.text();
    }

private:
    void head() {
        page_.heading(fmt::format("{}, as at {}", entity_.name.empty() ? entity_.id : entity_.name,
                                  in_words(what_.world.as_of())));
        const std::string type =
            entity_.type.said()
                ? fmt::format("{} ({})", type_label(what_.world.words(), model_.word(entity_.type)),
                              info(entity_.kind).word)
                : std::string(info(entity_.kind).word);
        page_.paragraph(fmt::format("{}: {}", entity_.id, type));
        if (!entity_.aliases.empty()) page_.paragraph("also called " + join_and(entity_.aliases));
        std::vector<std::string> functions;
        for (const Symbol one : entity_.fulfils)
            functions.push_back(what_.world.words().functions.label(model_.word(one)));
        if (!functions.empty()) page_.paragraph("fulfils: " + join_and(functions));
        const bool dated = entity_.period.from || entity_.period.until;
        if (dated) page_.paragraph(in_words(entity_.period));
        const Truth alive = what_.world.graph().alive(what_.entity);
        if (alive == Truth::no) page_.paragraph("It does not exist on that day.");
        if (alive == Truth::unknown) {
            page_.paragraph(entity_.period.holds_on(what_.world.as_of()) == Truth::yes
                                ? "Sources disagree on whether there is such a thing."
                                : "Whether it exists on that day, its dates leave open.");
        }
        source(model_.cite(entity_.evidence), entity_.where);
    }

    void source(const std::string& cited, Location where) {
        std::string line = cited.empty() ? "no source named" : cited;
        if (where.known()) line += fmt::format(" ({})", what_.sources.describe(where));
        page_.faint(line, 2 * indent);
    }

    void fact(const Fact& fact, std::string_view also = {}) {
        page_.paragraph(fact.text + std::string(also), indent, "- ");
        source(fact.citation, fact.where);
    }

    void section(std::string_view title) {
        page_.blank();
        page_.line(title);
    }

    void properties() {
        if (entity_.properties.empty()) return;
        section("What is recorded of it");
        for (const Property& one : entity_.properties)
            fact(govmap::fact(what_.world, what_.entity, one));
    }

    // "perhaps" and "not" are said of the day asked for; a link that certainly holds needs no word.
    // What the link's own words say already is not said again.
    [[nodiscard]] std::string when(const RecordedLink& link, std::string_view told) const {
        const auto fresh = [&](const std::string& text) {
            return !text.empty() && told.find(text) == std::string_view::npos;
        };
        std::string result;
        const std::string period = in_words(model_.link(link.link).period);
        if (fresh(period)) result += "; " + period;
        if (link.holds == Truth::no) result += "; not so on that day";
        if (link.holds == Truth::unknown) result += "; perhaps so on that day";
        const std::string note = noted(what_.world, model_.link(link.link));
        if (fresh(note)) result += note;
        return result;
    }

    void links() {
        if (record_.links.empty()) {
            section("No link to or from it is recorded.");
            return;
        }
        section("Its links");
        for (const RecordedLink& one : record_.links) {
            const Fact said = govmap::fact(what_.world, one.link);
            fact(said, when(one, said.text));
        }
    }

    void absent() {
        if (record_.gaps.empty()) return;
        section("Recorded as not there, or as not known");
        for (const GapIndex one : record_.gaps) fact(govmap::fact(what_.world, one));
    }

    void whole() {
        if (record_.closures.empty()) return;
        section("Lists that are stated whole");
        for (const std::size_t one : record_.closures)
            fact(govmap::fact(what_.world, model_.closures[one]));
    }

    void findings() {
        section(record_.findings.empty() ? "No rule looks at it." : "What the rules say of it");
        for (const Finding* one : record_.findings) {
            page_.paragraph(
                fmt::format("{} ({}): {}", one->rule, info(one->verdict).label, one->sentence),
                indent, "- ");
        }
    }

    const EntityPage& what_;
    const Model& model_;
    const Entity& entity_;
    EntityRecord record_;
    Page page_;
};

}  // namespace

std::string entity_text(const EntityPage& page, PageStyle style) {
    return Teller(page, style).text();
}

}  // namespace govmap
