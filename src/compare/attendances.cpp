#include "compare/attendances.hpp"

#include <fmt/format.h>

namespace govmap::footprints {
namespace {

class Attendances {
public:
    Attendances(const GovernanceGraph& graph, const Options& options, const Option& option,
                std::uint64_t meetings)
        : graph_(graph), options_(options), option_(option), meetings_(meetings) {}

    std::vector<Attendance> all(std::span<const Overlays> overlays) {
        const bool led = !options_.led_together.empty();
        for (const Overlays& kind : overlays) {
            for (const Overlay& one : kind.all) add(kind.kind, one, led);
        }
        // last, as they are many
        for (const EntityIndex authority : options_.area.authorities) {
            add(FigureKind::meetings_public_health,
                "Director of Public Health of " + graph_.model().entity(authority).plain_name(), 1);
        }
        return std::move(found_);
    }

private:
    void add(OverlayKind kind, const Overlay& one, bool led) {
        const std::size_t partnerships = met_by(one, option_);
        if (partnerships == 0) return;
        if (kind == OverlayKind::police) {
            add(FigureKind::meetings_commissioner, commissioner(one), partnerships);
            add(FigureKind::meetings_chief_officer,
                fmt::format("chief officer of police ({})", one.name), partnerships);
        } else if (kind == OverlayKind::probation) {
            add(FigureKind::meetings_probation,
                fmt::format("regional probation director ({})", one.name), partnerships);
        } else if (kind == (led ? OverlayKind::icb_leadership : OverlayKind::icb)) {
            add(FigureKind::meetings_icb, one.name, partnerships);
        }
    }

    void add(FigureKind kind, std::string who, std::size_t partnerships) {
        found_.push_back({std::move(who), kind, partnerships, partnerships * meetings_});
    }

    /// Whoever holds the force to account, as the gazetteer has it on the day.
    [[nodiscard]] std::string commissioner(const Overlay& force) const {
        const Model& model = graph_.model();
        const auto key = model.symbols.find("police-governance");
        const auto area = model.find(force.id);
        const Property* said = key && area ? graph_.said(*area, *key).property : nullptr;
        const std::string word = said != nullptr && said->text() != nullptr ? *said->text() : "";
        const char* office = word == "pcc"     ? "Police and Crime Commissioner"
                             : word == "pfcc"  ? "Police, Fire and Crime Commissioner"
                             : word == "mayor" ? "Mayor with the functions of a commissioner"
                             : word == "city-corporation"
                                 ? "City of London Corporation, as police authority"
                                 : "whoever holds the force to account";
        return fmt::format("{} ({})", office, force.name);
    }

    const GovernanceGraph& graph_;
    const Options& options_;
    const Option& option_;
    std::uint64_t meetings_;
    std::vector<Attendance> found_;
};

}  // namespace

std::vector<Attendance> attendances(const GovernanceGraph& graph, const Options& options,
                                    std::span<const Overlays> overlays, const Option& option,
                                    std::uint64_t meetings) {
    return Attendances(graph, options, option, meetings).all(overlays);
}

}  // namespace govmap::footprints
