#pragma once
// A small bundle for tests of the window: a worker whose connection tracking table runs full, and pods that do not notice.

#include "tests/support/bundle_folder.h"

#include <memory>

namespace shindan::tests {

/// `kubeletLines` make it as large as the test needs; 10,000 are about 1.5 MB.
[[nodiscard]] std::unique_ptr<BundleFolder> smallBundle(int kubeletLines = 200);
/// The line of logs/messages (from 1) at which the table is full.
constexpr int fullTableLine = 21;

} // namespace shindan::tests
