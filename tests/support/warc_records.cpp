#include "support/warc_records.h"

#include <iterator>
#include <random>

namespace dateline::testing {

std::string warc_record(std::string_view type, std::string_view uri, std::string_view block,
                        std::string_view fields) {
  std::string record = "WARC/1.0\r\nWARC-Type: ";
  record += type;
  record += "\r\nWARC-Target-URI: ";
  record += uri;
  record += "\r\nWARC-Date: 2024-03-04T12:07:00Z\r\n";
  record += fields;
  record += "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
  record += block;
  record += "\r\n\r\n";
  return record;
}

std::string response_record(std::string_view uri, std::string_view body,
                            std::string_view http_fields) {
  std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
  block += http_fields;
  block += "\r\n";
  block += body;
  return warc_record("response", uri, block,
                     "Content-Type: application/http; msgtype=response\r\n");
}

std::vector<std::string> sample_records(std::size_t count, unsigned seed) {
  constexpr std::string_view words[] = {"harbour", "council",  "ferry", "said",  "the",  "on",
                                        "new",     "quarry",   "wind",  "court", "of",   "and",
                                        "to",      "minister", "road",  "storm", "year", "in"};
  std::mt19937 random(seed);
  std::vector<std::string> records;
  for (std::size_t number = 0; number < count; ++number) {
    std::string body = "<html><title>Page " + std::to_string(number) + "</title><p>";
    const std::size_t size = number % 7 == 3 ? 100'000 : 200 + random() % 5000;
    while (body.size() < size) {
      body += words[random() % std::size(words)];
      body += random() % 9 == 0 ? "</p>\n<p>" + std::to_string(random()) : " ";
    }
    records.push_back(response_record("http://example.org/" + std::to_string(number), body));
  }
  return records;
}

}  // namespace dateline::testing
