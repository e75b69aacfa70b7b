#include <string_view>

#include "dateline/json.h"

namespace dateline {
namespace embedded {
extern const std::string_view record_schema;  // schema/record.schema.json
}  // namespace embedded

std::string_view record_schema() {
  return embedded::record_schema;
}

}  // namespace dateline
