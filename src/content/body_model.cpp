#include "dateline/body_model.h"

#include "content/embedded_model.h"
#include "content/model.h"

namespace dateline {

tl::expected<BodyModel, std::string> BodyModel::parse(std::string_view bytes) {
  auto model = content::read_model(bytes);
  if (!model) return tl::unexpected(std::move(model).error());
  return BodyModel(std::make_shared<const content::Model>(std::move(*model)));
}

const BodyModel& BodyModel::built_in() {
  static const BodyModel model = parse(content::embedded_model()).value();
  return model;
}

std::string_view BodyModel::provenance() const {
  return data_->provenance;
}

}  // namespace dateline
