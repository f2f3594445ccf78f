#pragma once
// The password of an encrypted archive: from a file or the environment for scripts, else asked on the terminal without echo. Never
// an argument, which every process of the machine could read.

#include "cli/arguments.h"
#include "model/cancellation.h"
#include "services/archive/input.h"

namespace shindan::cli {

/// From `--password-file`, else from SHINDAN_PASSWORD, else from the terminal; empty if there is none of them. What is fixed is
/// given once: if it is wrong, a sentence says so and everything else is read.
[[nodiscard]] archive::PasswordCallback passwordFor(const CommonOptions &common, const model::Cancellation &cancellation);

/// While it waits at the terminal nothing else may be written there.
[[nodiscard]] bool isAskingForPassword();

} // namespace shindan::cli
