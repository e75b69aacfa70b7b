#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/api.h"

namespace dateline {

namespace content {
struct Model;
}

/// What training has learned of which parts of a page are the article's body: data, as
/// training/README.md tells. An immutable value that is cheap to copy; copies may be used from
/// several threads at once.
class DATELINE_API BodyModel {
 public:
  /// Reads a model from the bytes of its file. The error says what is wrong with them.
  static tl::expected<BodyModel, std::string> parse(std::string_view bytes);

  /// The model that is compiled in. Made at the first call, which is safe from several threads at
  /// once.
  static const BodyModel& built_in();

  /// The hash of the training data and options that it was made from.
  std::string_view provenance() const;

  const content::Model& data() const { return *data_; }

 private:
  explicit BodyModel(std::shared_ptr<const content::Model> data) : data_(std::move(data)) {}

  std::shared_ptr<const content::Model> data_;
};

}  // namespace dateline
