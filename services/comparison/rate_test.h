#pragma once
// Statistics of rates: are two counts, made over different times, of one rate?
//
// Sources: G-test and its chi-square with 1 degree of freedom: Sokal & Rohlf, Biometry, "tests of goodness of fit"; quasi-Poisson:
// McCullagh & Nelder, Generalized Linear Models, 6.2; false discovery rate: Benjamini & Hochberg 1995; a centre and a spread of the
// bulk instead of a theoretical null: Efron 2004, "Large-scale simultaneous hypothesis testing".

#include <array>
#include <vector>

namespace shindan::comparison {

/// Upper tail of the chi-square distribution with 1 degree of freedom.
[[nodiscard]] double chiSquareTail(double value);

/// Variance over mean of counts in equal parts of the time; 1 if there is too little to tell (a mean of 0, fewer than 4 parts).
[[nodiscard]] double varianceOverMean(const std::vector<double> &counts);

/// Two counts and the time in which each was made.
struct Counted
{
    std::array<double, 2> count{};
    std::array<double, 2> exposure{}; ///< same unit, above 0
    double dispersion = 1;            ///< variance over mean of both
};

/// What of a ratio of rates is common to most messages (another load), and how much they scatter beyond chance.
struct Background
{
    double logRatio = 0; ///< natural logarithm of second over first
    double variance = 0; ///< of the logarithm, beyond that of counting
};

struct RateTest
{
    double ratio = 1;  ///< of rates, second over first; 1/2 is added to each count
    double low = 1;    ///< 95 % interval
    double high = 1;
    double pValue = 1; ///< that the ratio is that of the background
    double standardError = 0; ///< of the logarithm of the ratio, dispersion included
};
[[nodiscard]] RateTest testRates(const Counted &counted, const Background &background = {});

/// Median of the log ratios and the part of their scatter (by the median absolute deviation) that counting does not explain.
/// Messages with less than `least` on either side tell nothing; with fewer than 8 that do, there is no background.
[[nodiscard]] Background backgroundOf(const std::vector<Counted> &messages, double least = 10);

/// q-values in the order of the p-values.
[[nodiscard]] std::vector<double> benjaminiHochberg(const std::vector<double> &pValues);

} // namespace shindan::comparison
