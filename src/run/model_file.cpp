#include "run/model_file.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace dateline::run {

tl::expected<BodyModel, std::string> read_model_file(const std::string& path) {
  constexpr std::uintmax_t largest_model = std::uintmax_t{64} << 20;
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    return tl::unexpected(std::string("there is no such file"));
  if (std::filesystem::file_size(path, error) > largest_model)
    return tl::unexpected(std::string("it is too large for a body model"));
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (!file) return tl::unexpected(std::string("it cannot be read"));
  return BodyModel::parse(bytes);
}

}  // namespace dateline::run
