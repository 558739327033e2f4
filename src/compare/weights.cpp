#include "compare/weights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace govmap::footprints {
namespace {

// Scores are sums of a few quotients: nearer than this they are equal.
constexpr double hair = 1e-9;

std::vector<double> scores(const Figure& figure) {
    std::vector<double> result;
    for (const auto& one : figure.values) result.push_back(*one);
    const auto [least, most] = std::minmax_element(result.begin(), result.end());
    const double low = *least;
    const double span = *most - low;
    const bool less = info(figure.kind).better == Better::less;
    for (double& one : result) one = less ? 1 - (one - low) / span : (one - low) / span;
    return result;
}

Order order_of(const std::vector<double>& scores) {
    std::vector<std::size_t> options(scores.size());
    std::iota(options.begin(), options.end(), std::size_t{0});
    std::stable_sort(options.begin(), options.end(), [&](std::size_t one, std::size_t other) {
        return scores[one] > scores[other] + hair;
    });
    Order result;
    for (const std::size_t option : options) {
        if (result.places.empty() || scores[result.places.back().front()] > scores[option] + hair)
            result.places.emplace_back();
        result.places.back().push_back(option);
    }
    return result;
}

/// The scores at a weight of the criterion: straight lines from `others` to `own`.
std::vector<double> at(const std::vector<double>& others, const std::vector<double>& own,
                       double weight) {
    std::vector<double> result;
    for (std::size_t option = 0; option < own.size(); ++option)
        result.push_back((1 - weight) * others[option] + weight * own[option]);
    return result;
}

std::vector<Lead> leads(const std::vector<double>& others, const std::vector<double>& own) {
    // the lead can only change where two lines cross
    std::vector<double> ends = {0, 1};
    for (std::size_t one = 0; one < own.size(); ++one) {
        for (std::size_t other = one + 1; other < own.size(); ++other) {
            const double start = others[one] - others[other];
            const double end = own[one] - own[other];
            if (std::abs(start - end) < hair) continue;
            const double crossing = start / (start - end);
            if (crossing > hair && crossing < 1 - hair) ends.push_back(crossing);
        }
    }
    std::sort(ends.begin(), ends.end());
    std::vector<Lead> result;
    for (std::size_t end = 1; end < ends.size(); ++end) {
        const double from = ends[end - 1];
        const double to = ends[end];
        if (to - from < hair) continue;
        Order between = order_of(at(others, own, (from + to) / 2));
        if (!result.empty() && result.back().options == between.places.front()) {
            result.back().to = to;
            continue;
        }
        result.push_back({from, to, std::move(between.places.front())});
    }
    return result;
}

}  // namespace

Weighting weighting(std::span<const Figure> figures, std::span<const std::size_t> options) {
    Weighting result;
    std::vector<std::vector<double>> scored;
    for (const Figure& figure : figures) {
        Figure part{figure.kind, {}, {}, false, figure.left_out};
        for (const std::size_t option : options) part.values.push_back(figure.values[option]);
        mark(part);
        if (!is_criterion(part)) continue;
        result.criteria.push_back(part.kind);
        scored.push_back(scores(part));
    }
    if (scored.size() < 2) return {};
    std::vector<double> sum(options.size());
    for (const std::vector<double>& one : scored) {
        for (std::size_t option = 0; option < sum.size(); ++option) sum[option] += one[option];
    }
    const auto mean = [&](double count, const std::vector<double>* without) {
        std::vector<double> means = sum;
        for (std::size_t option = 0; option < means.size(); ++option)
            means[option] = (means[option] - (without == nullptr ? 0 : (*without)[option])) / count;
        return means;
    };
    const auto named = [&](std::vector<std::size_t>& some) {
        for (std::size_t& one : some) one = options[one];
    };
    const auto count = static_cast<double>(scored.size());
    result.equal = order_of(mean(count, nullptr));
    for (auto& place : result.equal.places) named(place);
    for (std::size_t one = 0; one < scored.size(); ++one) {
        WeightEffect effect{result.criteria[one], order_of(scored[one]),
                            leads(mean(count - 1, &scored[one]), scored[one])};
        for (auto& place : effect.alone.places) named(place);
        for (Lead& lead : effect.leads) named(lead.options);
        result.effects.push_back(std::move(effect));
    }
    return result;
}

}  // namespace govmap::footprints
