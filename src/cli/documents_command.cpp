#include <fmt/format.h>

#include "base/text.hpp"
#include "check/filled_document.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "graph/graph.hpp"
#include "write/document.hpp"

namespace govmap {

Exit run_document(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    const auto loaded = session.load();
    if (!loaded) return session.exit();
    const auto& [packs, model] = *loaded;
    const DocumentForm* form = packs.document(arguments.document);
    if (form == nullptr) {
        std::vector<std::string> ids;
        for (const DocumentForm* one : packs.documents()) ids.push_back(one->id);
        return session.fail(Failure{
            FailureKind::request,
            fmt::format("there is no document '{}' in the packs in use; {}", arguments.document,
                        did_you_mean(arguments.document, ids,
                                     ids.empty() ? "they describe none"
                                                 : "the documents are " + join_and(ids)))});
    }
    const GovernanceGraph graph(model, session.as_of(model));
    const auto subject = session.entity(model, arguments.of);
    if (!subject) return session.exit();
    const auto document = fill(graph, packs, *form, *subject);
    if (!document) return session.fail(document.error());
    return session.deliver(document_format(arguments.format)->write(*document));
}

}  // namespace govmap
