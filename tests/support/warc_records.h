#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// WARC records that tests make.
namespace dateline::testing {

/// A record with its two line ends. `fields` are further lines of its header.
std::string warc_record(std::string_view type, std::string_view uri, std::string_view block,
                        std::string_view fields = {});

/// A response with an HTTP header.
std::string response_record(std::string_view uri, std::string_view body,
                            std::string_view http_fields = {});

/// `count` different responses, of some hundred bytes to some 100 KiB, the same for the same seed.
std::vector<std::string> sample_records(std::size_t count, unsigned seed = 1);

}  // namespace dateline::testing
