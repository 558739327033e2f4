#include "read/gather.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "read/yaml.hpp"

namespace govmap {
namespace {

bool is_yaml(const std::string& path) {
    const std::string ending = extension(path);
    return ending == ".yaml" || ending == ".yml";
}

class Gatherer {
public:
    explicit Gatherer(ReadContext& context) : context_(context) {}

    void add_path(const std::string& path, Location asked_at, bool asked_for) {
        const std::string tidy = tidy_path(path);
        if (const auto loop = std::find(open_.begin(), open_.end(), tidy); loop != open_.end()) {
            std::vector<std::string> round(loop, open_.end());
            round.push_back(tidy);
            context_.problems.add(
                asked_at,
                fmt::format("these models use each other in a circle: {}", fmt::join(round, " → ")),
                "take one of these 'uses' out; what both need may go into a third");
            return;
        }
        if (!done_.insert(tidy).second) {
            mark_asked_for(tidy, asked_for);
            return;
        }
        Unit unit;
        unit.path = tidy;
        unit.asked_for = asked_for;
        open_.push_back(tidy);
        if (read_documents(unit, asked_at)) finish(std::move(unit));
        open_.pop_back();
    }

    void add_document(const Node& document, const std::string& folder) {
        Unit unit;
        unit.folder = folder;
        unit.asked_for = true;
        unit.documents.push_back(document);
        finish(std::move(unit));
    }

    std::vector<Unit> take() { return std::move(units_); }

private:
    void mark_asked_for(const std::string& path, bool asked_for) {
        for (Unit& unit : units_) {
            if (unit.path == path) unit.asked_for = unit.asked_for || asked_for;
        }
    }

    bool read_documents(Unit& unit, Location asked_at) {
        if (context_.files.kind(unit.path) != FileKind::directory) {
            unit.folder = parent_path(unit.path);
            read_document(unit, unit.path, asked_at);
            return !unit.documents.empty();
        }
        unit.folder = unit.path;
        const auto names = context_.files.list(unit.path);
        if (!names) {
            context_.problems.add(asked_at, names.error().message);
            return false;
        }
        bool any = false;
        for (const std::string& name : *names) {
            const std::string path = join_path(unit.path, name);
            if (!is_yaml(name) || context_.files.kind(path) != FileKind::file) continue;
            any = true;
            read_document(unit, path, asked_at);
        }
        if (!any) {
            context_.problems.add(
                asked_at, fmt::format("the folder '{}' holds no model", unit.path),
                "a model is a .yaml file that begins with 'govmap: 1', or a folder of such files");
        }
        return !unit.documents.empty();
    }

    void read_document(Unit& unit, const std::string& path, Location asked_at) {
        std::string_view text;
        const auto file = read_text(context_, path, asked_at, text);
        if (!file) return;
        auto document = parse_yaml(text, *file, context_.problems);
        if (!document) return;
        const Location top{*file, 1, 1};
        if (document->is_null()) {
            context_.problems.add(
                top, "the file is empty",
                "a model begins with 'govmap: 1'; models/README.md shows the form");
            return;
        }
        if (!document->is_map() || document->find("govmap") == nullptr) {
            context_.problems.add(
                document->where(), "this is not a govmap model",
                "a model begins with 'govmap: 1'; models/README.md shows the form");
            return;
        }
        unit.documents.push_back(std::move(*document));
    }

    void finish(Unit unit) {
        for (const Node& document : unit.documents) follow_uses(document, unit.folder);
        units_.push_back(std::move(unit));
    }

    void follow_uses(const Node& document, const std::string& folder) {
        const Node* uses = document.find("uses");
        if (uses == nullptr) return;
        if (uses->is_scalar()) follow(*uses, folder);
        for (const Node& one : uses->items()) {
            if (one.is_scalar()) follow(one, folder);
        }
    }

    void follow(const Node& use, const std::string& folder) {
        const std::string& name = use.text();
        const bool beside = name.rfind("./", 0) == 0 || name.rfind("../", 0) == 0;
        const std::string& base =
            beside || context_.models_folder.empty() ? folder : context_.models_folder;
        for (const char* ending : {"", ".yaml", ".yml"}) {
            const std::string path = join_path(base, name + ending);
            if (context_.files.kind(path) == FileKind::missing) continue;
            add_path(path, use.where(), false);
            return;
        }
        context_.problems.add(use.where(), fmt::format("there is no model '{}'", name),
                              advice_for(name, base, beside));
    }

    [[nodiscard]] std::string advice_for(const std::string& name, const std::string& base,
                                         bool beside) const {
        const std::string looked = tidy_path(join_path(base, name));
        std::vector<std::string> near;
        if (const auto names = context_.files.list(parent_path(looked))) {
            const std::string head = name.substr(0, name.size() - file_name(name).size());
            for (const std::string& one : *names) {
                near.push_back(head + (is_yaml(one) ? one.substr(0, one.rfind('.')) : one));
            }
        }
        const std::string hint = did_you_mean(name, near);
        return fmt::format("looked for {}{}{}", looked,
                           beside ? "" : "; a model beside this file is written './name'",
                           hint.empty() ? "" : "; " + hint);
    }

    ReadContext& context_;
    std::vector<Unit> units_;
    std::vector<std::string> open_;
    std::set<std::string> done_;
};

}  // namespace

std::optional<std::uint32_t> read_text(ReadContext& context, const std::string& path,
                                       Location asked_at, std::string_view& text) {
    if (context.files.kind(path) == FileKind::missing) {
        std::vector<std::string> names;
        if (const auto listed =
                context.files.list(parent_path(path).empty() ? "." : parent_path(path))) {
            names = *listed;
        }
        context.problems.add(asked_at, fmt::format("there is no file or folder '{}'", path),
                             did_you_mean(file_name(path), names));
        return std::nullopt;
    }
    auto content = context.files.read(path, context.most_bytes);
    if (!content) {
        context.problems.add(asked_at, content.error().message);
        return std::nullopt;
    }
    const std::uint32_t file = context.sources.add(path, std::move(*content));
    text = context.sources.text(file);
    return file;
}

std::vector<Unit> gather(ReadContext& context, std::span<const std::string> paths) {
    Gatherer gatherer(context);
    for (const std::string& path : paths) gatherer.add_path(path, {}, true);
    return gatherer.take();
}

std::vector<Unit> gather_inline(ReadContext& context, const Node& document,
                                const std::string& folder) {
    Gatherer gatherer(context);
    gatherer.add_document(document, folder);
    return gatherer.take();
}

}  // namespace govmap
