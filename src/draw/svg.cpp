#include "draw/svg.hpp"

#include <map>
#include <sstream>
#include <utility>

#include <pugixml.hpp>

#include "base/text.hpp"
#include "draw/dot.hpp"
#include "draw/label.hpp"

namespace govmap {
namespace {

// What elements are called, by their ids.
std::map<std::string, std::string> names_in(const Scene& scene) {
    std::map<std::string, std::string> names;
    for (const SceneTier& tier : scene.tiers) {
        for (const Figure& figure : tier.figures) names[svg_id(figure)] = figure.name;
    }
    for (const Edge& edge : scene.edges) names[svg_id(edge)] = edge.sentence;
    names["title"] = scene.title;
    names["key"] = "Key and sources";
    for (const LegendEntry& one : scene.legend) {
        if (one.form != LegendEntry::Form::line) continue;
        names[std::string("key-") + info(one.kind).word + "-" + info(one.standing).word] =
            "Key: " + one.words;
    }
    return names;
}

void remove_guards(pugi::xml_node text) {
    std::string value = text.text().get();
    bool changed = false;
    for (std::size_t at = value.find(entity_guard); at != std::string::npos;
         at = value.find(entity_guard, at)) {
        value.erase(at, entity_guard.size());
        changed = true;
    }
    if (changed) text.text().set(value.c_str());
}

class Finisher {
public:
    explicit Finisher(const Scene& scene) : scene_(scene), names_(names_in(scene)) {}

    void finish(pugi::xml_node svg) {
        walk(svg);
        svg.remove_attribute("xmlns:xlink");
        set(svg, "role", "img");
        set(svg, "lang", "en-GB");
        set(svg, "xml:lang", "en-GB");
        set(svg, "aria-labelledby", "govmap-title govmap-desc");
        pugi::xml_node description = svg.prepend_child("desc");
        set(description, "id", "govmap-desc");
        description.text().set(visible_lines(scene_.alternative).c_str());
        pugi::xml_node title = svg.prepend_child("title");
        set(title, "id", "govmap-title");
        title.text().set(visible(scene_.title + ". " + scene_.subtitle).c_str());
    }

private:
    static void set(pugi::xml_node node, const char* key, const char* value) {
        if (pugi::xml_attribute there = node.attribute(key)) {
            there.set_value(value);
        } else {
            node.append_attribute(key).set_value(value);
        }
    }

    // Control characters cannot stand in XML; line ends may.
    static std::string visible_lines(const std::string& text) {
        std::string result;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) result += visible(line) + "\n";
        return result;
    }

    void walk(pugi::xml_node node) {
        for (pugi::xml_node child = node.first_child(); child;) {
            const pugi::xml_node next = child.next_sibling();
            const std::string name = child.name();
            if (name == "title") {
                rename(node, child);
            } else if (name == "text") {
                set(child, "font-family", scene_.theme.svg_fonts.c_str());
                remove_guards(child);
            } else if (name == "g") {
                walk(child);
            }
            child = next;
        }
    }

    // The title of a group is what people are told when they point at it.
    void rename(pugi::xml_node group, pugi::xml_node title) {
        const auto found = names_.find(group.attribute("id").value());
        if (found == names_.end()) {
            group.remove_child(title);
        } else {
            title.text().set(visible(found->second).c_str());
        }
    }

    const Scene& scene_;
    std::map<std::string, std::string> names_;
};

}  // namespace

Result<std::string> finished_svg(const std::string& raw, const Scene& scene) {
    pugi::xml_document document;
    // Whitespace is kept in texts; the document type, which names an address, and comments go.
    const pugi::xml_parse_result parsed = document.load_buffer(raw.data(), raw.size());
    pugi::xml_node svg = document.child("svg");
    if (!parsed || !svg) {
        return environment_failure(std::string("Graphviz made an SVG that is not XML: ") +
                                   parsed.description());
    }
    Finisher(scene).finish(svg);
    std::ostringstream out;
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out.str() + "\n";
}

}  // namespace govmap
