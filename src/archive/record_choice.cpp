#include "archive/record_choice.h"

#include "archive/content_type.h"
#include "archive/host_pattern.h"

namespace dateline::archive {
namespace {

constexpr int status_ok = 200;

std::optional<PassedOver> passed_over_by_type(WarcType type) {
  switch (type) {
    case WarcType::response:
    case WarcType::resource:
      return std::nullopt;
    case WarcType::warcinfo:
      return PassedOver::warcinfo;
    case WarcType::request:
      return PassedOver::request;
    case WarcType::metadata:
      return PassedOver::metadata;
    case WarcType::revisit:
      return PassedOver::revisit;
    case WarcType::conversion:
      return PassedOver::conversion;
    case WarcType::continuation:  // an error of the reader
    case WarcType::other:
      break;
  }
  return PassedOver::other_type;
}

bool is_of_other_host(std::string_view url, const std::vector<std::string>& hosts) {
  return !hosts.empty() && !has_host_of(url, hosts);
}

bool is_declared_as_other(std::string_view content_type) {
  return http::classify(http::parse_content_type(content_type)) == http::DeclaredType::other;
}

}  // namespace

tl::expected<std::optional<HttpHeader>, PassedOver> choose(const WarcRecord& record,
                                                           const std::vector<std::string>& hosts) {
  if (const auto reason = passed_over_by_type(record.type)) return tl::unexpected(*reason);
  if (is_of_other_host(record.target_uri, hosts)) return tl::unexpected(PassedOver::other_host);
  if (record.type == WarcType::resource) {
    if (is_declared_as_other(record.header.value("Content-Type").value_or(""))) {
      return tl::unexpected(PassedOver::not_html);
    }
    return std::nullopt;
  }
  auto header = read_http_header(record.block);
  if (!header) return tl::unexpected(PassedOver::not_http);
  if (header->status != status_ok) return tl::unexpected(PassedOver::status);
  if (is_declared_as_other(header->fields().value("Content-Type").value_or(""))) {
    return tl::unexpected(PassedOver::not_html);
  }
  return *std::move(header);
}

std::optional<PassedOver> passed_over_by_index(const IndexEntry& entry,
                                               const std::vector<std::string>& hosts) {
  if (entry.mime == "warc/revisit") return PassedOver::revisit;
  if (is_of_other_host(entry.url, hosts)) return PassedOver::other_host;
  if (entry.status && *entry.status != status_ok) return PassedOver::status;
  if (is_declared_as_other(entry.mime)) return PassedOver::not_html;
  return std::nullopt;
}

}  // namespace dateline::archive
