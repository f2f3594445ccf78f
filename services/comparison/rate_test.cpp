#include "services/comparison/rate_test.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace shindan::comparison {

namespace {

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

double logRatio(const Counted &counted)
{
    return std::log((counted.count[1] + 0.5) / counted.exposure[1]) - std::log((counted.count[0] + 0.5) / counted.exposure[0]);
}

// Of the logarithm of a ratio of two quasi-Poisson counts.
double countingVariance(const Counted &counted)
{
    return counted.dispersion * (1 / (counted.count[0] + 0.5) + 1 / (counted.count[1] + 0.5));
}

double term(double observed, double expected)
{
    return observed > 0 ? observed * std::log(observed / expected) : 0;
}

} // namespace

double chiSquareTail(double value)
{
    return value <= 0 ? 1 : std::erfc(std::sqrt(value / 2));
}

double varianceOverMean(const std::vector<double> &counts)
{
    if (counts.size() < 4)
        return 1;
    const double size = static_cast<double>(counts.size());
    const double mean = std::accumulate(counts.begin(), counts.end(), 0.0) / size;
    if (mean <= 0)
        return 1;
    double squares = 0;
    for (const double count : counts)
        squares += (count - mean) * (count - mean);
    return squares / (size - 1) / mean;
}

RateTest testRates(const Counted &counted, const Background &background)
{
    RateTest test;
    const double log = logRatio(counted);
    const double variance = countingVariance(counted) + background.variance;
    test.standardError = std::sqrt(variance);
    test.ratio = std::exp(log);
    test.low = std::exp(log - 1.959964 * test.standardError);
    test.high = std::exp(log + 1.959964 * test.standardError);
    const double total = counted.count[0] + counted.count[1];
    const double weight[2] = {counted.exposure[0], counted.exposure[1] * std::exp(background.logRatio)};
    if (total <= 0 || weight[0] <= 0 || weight[1] <= 0)
        return test;
    const double expected[2] = {total * weight[0] / (weight[0] + weight[1]), total * weight[1] / (weight[0] + weight[1])};
    const double g = 2 * (term(counted.count[0], expected[0]) + term(counted.count[1], expected[1]));
    // Both what bursts add and what messages scatter beyond chance make the same difference less surprising. The scatter counts
    // relative to what the expected counts would have, so that a count of nothing does not hide it.
    const double expectedVariance = counted.dispersion * (1 / expected[0] + 1 / expected[1]);
    test.pValue = chiSquareTail(g / (counted.dispersion * (1 + background.variance / expectedVariance)));
    return test;
}

Background backgroundOf(const std::vector<Counted> &messages, double least)
{
    std::vector<double> logs;
    std::vector<double> variances;
    for (const Counted &counted : messages) {
        if (counted.count[0] < least || counted.count[1] < least || counted.exposure[0] <= 0 || counted.exposure[1] <= 0)
            continue;
        logs.push_back(logRatio(counted));
        variances.push_back(countingVariance(counted));
    }
    if (logs.size() < 8)
        return {};
    Background background;
    background.logRatio = median(logs);
    std::vector<double> deviations;
    deviations.reserve(logs.size());
    for (const double log : logs)
        deviations.push_back(std::abs(log - background.logRatio));
    const double spread = 1.4826 * median(deviations); // of a normal distribution
    background.variance = std::max(0.0, spread * spread - median(variances));
    return background;
}

std::vector<double> benjaminiHochberg(const std::vector<double> &pValues)
{
    std::vector<size_t> order(pValues.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return pValues[a] < pValues[b]; });
    std::vector<double> qValues(pValues.size(), 1);
    double smallest = 1;
    for (size_t i = order.size(); i-- > 0;) {
        smallest = std::min(smallest, pValues[order[i]] * static_cast<double>(order.size()) / static_cast<double>(i + 1));
        qValues[order[i]] = smallest;
    }
    return qValues;
}

} // namespace shindan::comparison
