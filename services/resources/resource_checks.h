#pragma once
// What a schema cannot check: that the files of resources/ fit each other, and the two languages as well.

#include "model/result.h"
#include "services/resources/resource_folder.h"

#include <vector>

namespace shindan::resources {

/// Every fault, with its place: ids used twice or unlike the file's name; references to FAQ entries, rules and roles that are not
/// there; texts whose {names} differ between the languages; rules that look for lines without examples and a counterexample.
[[nodiscard]] std::vector<model::Error> checkAsAWhole(const ResourceFolder &folder);

/// The texts of one document whose {names} are not the same in English and Japanese.
[[nodiscard]] std::vector<model::Error> checkNames(const YamlDocument &document);

} // namespace shindan::resources
