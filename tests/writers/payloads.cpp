#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "dateline/warc.h"

// Prints a line for each record of an archive, for tests/writers/run to compare with what other
// readers say of it. Fields, divided by tabs, "-" where there is none:
//
//   TYPE URI DATE OFFSET LENGTH STATUS BLOCK PAYLOAD
//
// BLOCK and PAYLOAD are SHA-1 in hexadecimal digits: of the block as it is stored, and of the
// content of a response by HTTP or a resource without its codings; behind the latter stands
// "+cut" where it breaks off. Instead of all that, of damage: "damage MESSAGE".

namespace {

std::string sha1(std::string_view bytes) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha1(), nullptr);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned at = 0; at < size; ++at) {
    text += digits[digest[at] >> 4U];
    text += digits[digest[at] & 15U];
  }
  return text;
}

std::string payload(const tl::expected<dateline::Payload, dateline::Error>& read) {
  if (!read) return "error: " + read.error().message;
  return sha1(read->bytes) + (read->is_truncated ? "+cut" : "");
}

std::string line(const dateline::WarcRecord& record) {
  std::string text(to_string(record.type));
  const auto add = [&](std::string_view field) {
    text.append("\t").append(field.empty() ? "-" : field);
  };
  add(record.target_uri);
  add(record.date);
  add(record.range ? std::to_string(record.range->offset) : "");
  add(record.range ? std::to_string(record.range->length) : "");
  const bool is_answer =
      record.type == dateline::WarcType::response || record.type == dateline::WarcType::revisit;
  const auto http = dateline::read_http_header(record.block);
  add(is_answer && http ? std::to_string(http->status) : "");
  add(sha1(record.block));
  if (record.type == dateline::WarcType::response && http) {
    add(payload(read_payload(record, *http)));
  } else {
    add(record.type == dateline::WarcType::resource ? payload(read_payload(record)) : "");
  }
  return text;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: payloads FILE\n", stderr);
    return 2;
  }
  auto reader = dateline::WarcReader::open(arguments[1]);
  if (!reader) {
    std::printf("damage\t%s\n", reader.error().message.c_str());
    return 1;
  }
  bool is_sound = true;
  while (const auto next = reader->next()) {
    is_sound &= next->has_value();
    std::puts(*next ? line(**next).c_str() : ("damage\t" + next->error().message).c_str());
  }
  return is_sound ? 0 : 1;
}
