#include <algorithm>
#include <charconv>
#include <ostream>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/check.hpp"
#include "check/due_list.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "graph/graph.hpp"
#include "write/due.hpp"

namespace govmap {
namespace {

/// The last day that lies within a time such as 90d, 12w, 6m or 2y of another; nothing if it is no
/// such time, or longer than a century.
std::optional<Date> last_day_within(Date from, std::string_view time) {
    int number = -1;
    const auto [end, error] = std::from_chars(time.data(), time.data() + time.size(), number);
    if (error != std::errc{} || number < 0) return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(time.data() + time.size() - end));
    constexpr int most_days = 36525;
    constexpr int most_months = 1200;
    constexpr int week = 7;
    constexpr int year = 12;
    if (number > most_days) return std::nullopt;
    if (unit == "d" || unit.empty()) return from + std::chrono::days{number};
    if (unit == "w" && number * week <= most_days) return from + std::chrono::days{number * week};
    if (unit == "m" && number <= most_months) return add_months(from, number);
    if (unit == "y" && number * year <= most_months) return add_months(from, number * year);
    return std::nullopt;
}

}  // namespace

Exit run_due(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    const DueFormat& format = *due_format(arguments.format);
    const std::string within = !arguments.within.empty() ? arguments.within
                               : format.calendar         ? "all"
                                                         : "90d";
    const Date any_day{};
    if (within != "all" && !last_day_within(any_day, within)) {
        return session.fail(Failure{
            FailureKind::request,
            fmt::format("--within: '{}' is not a length of time; write it as 90d, 12w, 6m or 2y (a "
                        "hundred years at most), or all",
                        within)});
    }
    const auto loaded = session.load();
    if (!loaded) return session.exit();
    const auto& [packs, model] = *loaded;
    const GovernanceGraph graph(model, session.as_of(model));

    CheckOptions options;
    options.only = dated_rules(packs);
    const auto report = check(graph, packs, options);
    if (!report) return session.fail(report.error());
    std::optional<Date> horizon;
    if (within != "all") horizon = last_day_within(graph.as_of(), within);
    const DueList list = list_due(graph, packs, *report, horizon);
    if (format.calendar && std::none_of(list.items.begin(), list.items.end(), has_event)) {
        return session.fail(
            Failure{FailureKind::request,
                    "there is nothing for a calendar: nothing that is open has a day"});
    }
    return session.deliver(format.write(list, session.style()));
}

}  // namespace govmap
