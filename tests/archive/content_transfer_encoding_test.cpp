#include "archive/content_transfer_encoding.h"

#include <gtest/gtest.h>

#include <string_view>

namespace {

TEST(UndoTransferEncoding, GivesBytes) {
  struct Case {
    std::string_view encoding;
    std::string_view text;
    std::string_view bytes;
  };
  constexpr Case cases[] = {
      {"quoted-printable", "a=3Db=3db", "a=b=b"},
      {"Quoted-Printable", "=41=\r\n=42", "AB"},
      {"quoted-printable", "a \r\n=42\r\n", "a\r\nB\r\n"},
      {"quoted-printable", "a= \t\nb =20 \nc", "ab  \nc"},
      {"quoted-printable", "a \t\n\n b", "a\n\n b"},
      {"quoted-printable", "a=4", "a=4"},
      {"quoted-printable", "a=G1=1G==41=", "a=G1=1G=A"},
      {"quoted-printable", "a=", "a"},
      {"quoted-printable", "<a href=x>", "<a href=x>"},
      {"quoted-printable", "=00=FF", std::string_view("\0\xFF", 2)},
      {"base64", "QUJD", "ABC"},
      {"BASE64", "Q U-J\nD!", "ABC"},
      {"base64", "QUI=", "AB"},
      {"base64", "QQ==", "A"},
      {"base64", "QQ==QkM=", "ABC"},
      {"base64", "QUJDR", "ABC"},
      {"base64", "QUJDRE", "ABCD"},
      {"base64", "+/+/", "\xFB\xFF\xBF"},
      {"base64", "", ""},
      {"7bit", "=41", "=41"},
      {"8bit", "=41\xC3\xA9", "=41\xC3\xA9"},
      {"binary", "=41 \n", "=41 \n"},
      {"unheard-of", "=41", "=41"},
      {"", "=41", "=41"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(dateline::archive::undo_transfer_encoding(one.encoding, one.text), one.bytes)
        << one.encoding << ": " << one.text;
  }
}

}  // namespace
