#pragma once

#include <optional>

#include "extract/loose_json.h"

/// JSON in which values stand once and are referred to from wherever they belong.
namespace dateline::extraction {

/// Nuxt's form (devalue): an array whose first element is the value itself, and in which each
/// number inside of an object or array is the place of what belongs there. Each object and array is
/// put where it is referred to first. Nothing when the text holds no such array. Refers to the same
/// text.
std::optional<LooseJson> with_places_resolved(const LooseJson& json);

/// Apollo's form: an object that has ROOT_QUERY and, by their names, the other objects, which
/// {"__ref": NAME} and {"type": "id", "id": NAME} refer to. Each is put where it is referred to
/// first, and stays under its name too. Nothing when the text holds no such object. Refers to the
/// same text.
std::optional<LooseJson> with_names_resolved(const LooseJson& json);

}  // namespace dateline::extraction
