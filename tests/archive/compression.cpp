#include "archive/compression.h"

#include <zdict.h>
#include <zstd.h>

#include <memory>
#include <stdexcept>
#include <vector>

#include "support/warc_records.h"

namespace dateline::testing {
namespace {

std::size_t checked(std::size_t result) {
  if (ZSTD_isError(result) != 0) throw std::runtime_error(ZSTD_getErrorName(result));
  return result;
}

std::string little_endian(std::size_t number) {
  std::string bytes;
  for (int byte = 0; byte < 4; ++byte) {
    bytes += static_cast<char>(number & 0xFFU);
    number >>= 8U;
  }
  return bytes;
}

}  // namespace

std::string zstd(std::string_view bytes, std::string_view dictionary) {
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                     ZSTD_freeCCtx);
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1));
  checked(ZSTD_CCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size()));
  std::string compressed(ZSTD_compressBound(bytes.size()), '\0');
  compressed.resize(checked(ZSTD_compress2(context.get(), compressed.data(), compressed.size(),
                                           bytes.data(), bytes.size())));
  return compressed;
}

std::string zstd_without_size(std::string_view bytes) {
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                     ZSTD_freeCCtx);
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 0));
  std::string compressed(ZSTD_compressBound(bytes.size()), '\0');
  compressed.resize(checked(ZSTD_compress2(context.get(), compressed.data(), compressed.size(),
                                           bytes.data(), bytes.size())));
  return compressed;
}

std::string trained_dictionary() {
  const std::vector<std::string> records = sample_records(150, 99);
  std::string all;
  std::vector<std::size_t> sizes;
  for (const std::string& record : records) {
    constexpr std::size_t large = 10'000;
    if (record.size() > large) continue;
    all += record;
    sizes.push_back(record.size());
  }
  std::string dictionary(20'000, '\0');
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), all.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size) != 0) throw std::runtime_error(ZDICT_getErrorName(size));
  dictionary.resize(size);
  return dictionary;
}

std::string skippable_frame(unsigned number, std::string_view content) {
  std::string frame = little_endian(0x184D2A50U + number % 16) + little_endian(content.size());
  return frame.append(content);
}

}  // namespace dateline::testing
