#pragma once
// Secrets in what leaves the program: tokens, passwords, private keys, cloud keys, credentials of kubeconfig and Secret objects.

#include <QString>

namespace shindan::report {

/// What may be shown. Masked is the rule everywhere but in the window.
enum class Secrets : quint8 { Masked, Shown };

/// The text with every secret's value replaced by `***`; the name of the field stays, so that the line can still be read.
/// Errs on the side of masking. O(length).
[[nodiscard]] QString withoutSecrets(const QString &text);
[[nodiscard]] inline QString shown(const QString &text, Secrets secrets)
{
    return secrets == Secrets::Shown ? text : withoutSecrets(text);
}

} // namespace shindan::report
