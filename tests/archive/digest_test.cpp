#include <gtest/gtest.h>

#include <string>

#include "dateline/warc.h"

namespace {

using dateline::check_block_digest;
using dateline::check_payload_digest;
using dateline::DigestCheck;
using dateline::WarcRecord;
using dateline::WarcType;

struct Case {
  const char* digest;
  DigestCheck check;
};

// Made by sha1sum, sha256sum, sha512sum, md5sum, basenc --base32 of "abc".
constexpr Case cases_of_abc[] = {
    {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", DigestCheck::matches},
    {"sha1:vgmt4nsha2awvor6evyxqugcnsonbwe5", DigestCheck::matches},
    {"SHA-1:a9993e364706816aba3e25717850c26c9cd0d89d", DigestCheck::matches},
    {"sha1:A9993E364706816ABA3E25717850C26C9CD0D89D", DigestCheck::matches},
    {"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
     DigestCheck::matches},
    {"sha-256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====", DigestCheck::matches},
    {"sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ", DigestCheck::matches},
    {"sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c"
     "23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
     DigestCheck::matches},
    {"md5:900150983cd24fb0d6963f7d28e17f72", DigestCheck::matches},
    {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE4", DigestCheck::differs},
    {"md5:900150983cd24fb0d6963f7d28e17f73", DigestCheck::differs},
    {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE", DigestCheck::not_checked},
    {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE1", DigestCheck::not_checked},
    {"blake3:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", DigestCheck::not_checked},
    {"VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", DigestCheck::not_checked},
    {"sha1:", DigestCheck::not_checked},
    {"", DigestCheck::not_checked},
};

TEST(Digest, OfABlock) {
  for (const Case& one : cases_of_abc) {
    const std::string lines = "WARC-Block-Digest: " + std::string(one.digest) + "\r\n";
    const WarcRecord record{.header = {lines}, .block = "abc", .block_bytes = 3};
    EXPECT_EQ(check_block_digest(record), one.check) << one.digest;
    EXPECT_EQ(check_payload_digest(record), DigestCheck::absent);
  }
}

TEST(Digest, OfAPayload) {
  constexpr const char* blocks[] = {
      "abc",
      "HTTP/1.1 200 OK\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
  };
  for (const std::string block : blocks) {
    for (const Case& one : cases_of_abc) {
      const std::string lines = "WARC-Payload-Digest: " + std::string(one.digest) + "\r\n";
      WarcRecord record{.type = WarcType::response,
                        .header = {lines},
                        .block = block,
                        .block_bytes = block.size()};
      EXPECT_EQ(check_payload_digest(record), one.check) << one.digest << block;
      EXPECT_EQ(check_block_digest(record), DigestCheck::absent);
      record.type = WarcType::revisit;
      EXPECT_EQ(check_payload_digest(record), DigestCheck::not_checked);
    }
  }
}

// warcio states the digest of a request's body, which most often is that of no bytes.
TEST(Digest, OfARequest) {
  constexpr const char* none = "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ";
  constexpr const char* abc = "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5";
  struct Request {
    std::string block;
    const char* digest;
    DigestCheck check;
  };
  const Request requests[] = {
      {"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", none, DigestCheck::matches},
      {"GET / HTTP/1.0\r\n\r\n", none, DigestCheck::matches},
      {"GET / HTTP/1.1\r\nHost: a.example", none, DigestCheck::matches},
      {"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", abc, DigestCheck::matches},
      {"POST / HTTP/1.1\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", abc, DigestCheck::matches},
      {"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabd", abc, DigestCheck::differs},
      {"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", abc, DigestCheck::differs},
      {"abc", abc, DigestCheck::matches},
      {"abc\r\n\r\n", none, DigestCheck::differs},
  };
  for (const Request& request : requests) {
    const std::string lines = "WARC-Payload-Digest: " + std::string(request.digest) + "\r\n";
    const WarcRecord record{.type = WarcType::request,
                            .header = {lines},
                            .block = request.block,
                            .block_bytes = request.block.size()};
    EXPECT_EQ(check_payload_digest(record), request.check) << request.block;
  }
}

TEST(Digest, OfChunksAsTheyAre) {
  // sha1 of "3\r\nabc\r\n0\r\n\r\n"
  const std::string lines =
      "WARC-Payload-Digest: sha1:265822614bc31d6bbd062aee59eed6f69f0ac60f\r\n";
  const WarcRecord record{.header = {lines},
                          .block = "HTTP/1.1 200 OK\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                          .block_bytes = 32};
  EXPECT_EQ(check_payload_digest(record), DigestCheck::matches);
}

TEST(Digest, NeedsAllBytes) {
  const std::string lines =
      "WARC-Block-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n"
      "WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE4\r\n";
  WarcRecord record{.header = {lines}, .block = "abc", .block_bytes = 4};
  EXPECT_EQ(check_block_digest(record), DigestCheck::not_checked);
  EXPECT_EQ(check_payload_digest(record), DigestCheck::not_checked);
  record.block_bytes = 3;
  EXPECT_EQ(check_payload_digest(record), DigestCheck::differs);
  record.is_truncated = true;
  EXPECT_EQ(check_payload_digest(record), DigestCheck::not_checked);
}

}  // namespace
