#include "text/charset_iconv.h"

#include <array>
#include <cerrno>

#include "text/utf8.h"

namespace dateline::text {
namespace {

constexpr auto conversion_failed = static_cast<std::size_t>(-1);

// What iconv_open gives when it fails, which is no handle.
iconv_t no_descriptor() noexcept {
  return reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr): POSIX says so
}

}  // namespace

Iconv::Iconv(const char* from) noexcept : descriptor_(iconv_open("UTF-8", from)) {
}

Iconv::~Iconv() {
  if (descriptor_ != no_descriptor()) iconv_close(descriptor_);
}

std::size_t Iconv::append(std::string& out, std::string_view bytes) {
  if (descriptor_ == no_descriptor()) {
    const std::size_t ascii = ascii_prefix_length(bytes);
    out.append(bytes, 0, ascii);
    return ascii;
  }
  std::array<char, 4096> buffer;
  // iconv's interface predates const; it does not write to its input.
  char* from = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  bool more = true;
  while (more) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(descriptor_, &from, &left, &to, &room);
    more = result == conversion_failed && errno == E2BIG;
    if (!more) {
      // Some converters keep a character back to see whether a combining one follows: out with it,
      // and back to the initial state.
      out.append(buffer.data(), buffer.size() - room);
      to = buffer.data();
      room = buffer.size();
      iconv(descriptor_, nullptr, nullptr, &to, &room);
    }
    out.append(buffer.data(), buffer.size() - room);
  }
  return bytes.size() - left;
}

}  // namespace dateline::text
