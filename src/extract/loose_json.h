#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/source_range.h"

namespace dateline::extraction {

class JsonValue;

/// JSON as pages write it, read as far as it goes: RFC 8259 and, besides, comments, wrappers of
/// comments and CDATA sections, missing and surplus commas, brackets that do not match, raw line
/// ends and quotation marks inside of strings, words without quotation marks, several values one
/// after the other, an end that comes too early. A string that the end cuts off is left out.
///
/// One array of values in pre-order, made in one pass without recursion; time and memory are linear
/// in the text. Refers to the text, which must outlive it. Reading it is safe from several threads
/// at once.
class LooseJson {
 public:
  explicit LooseJson(std::string_view utf8);

  /// An array that holds all values of the text's outermost level.
  JsonValue root() const;

  /// How many values there are, the root among them: their indices are smaller.
  std::uint32_t size() const { return static_cast<std::uint32_t>(records_.size()); }

 private:
  friend class JsonValue;
  friend class LooseJsonReader;
  friend class JsonReferenceReader;

  enum class Kind : std::uint8_t { array, object, string, word };
  struct Record {
    Kind kind = Kind::array;
    html::SourceRange key;   // of an object's member
    html::SourceRange text;  // of a string, without its quotation marks, or a word
    std::uint32_t end = 0;   // behind the last value inside
  };

  LooseJson() = default;

  std::string_view text_;
  std::vector<Record> records_;
};

/// A value seen through its LooseJson. A default-made one is no value (false): it has no members,
/// and its text is empty.
class JsonValue {
 public:
  JsonValue() = default;
  JsonValue(const LooseJson& json, std::uint32_t index) : json_(&json), index_(index) {}

  explicit operator bool() const { return json_ != nullptr; }
  /// Its place in the pre-order of all values, and the place behind the last value inside of it.
  std::uint32_t index() const { return index_; }
  std::uint32_t end() const { return json_->records_[index_].end; }
  /// Another value of the same text.
  JsonValue at(std::uint32_t index) const { return {*json_, index}; }
  bool is_object() const { return has_kind(LooseJson::Kind::object); }
  bool is_array() const { return has_kind(LooseJson::Kind::array); }
  bool is_string() const { return has_kind(LooseJson::Kind::string); }

  /// Of an object's member: its name as it is written. Names with escapes are met nowhere.
  std::string_view key() const;
  /// Of a string: with its escapes read. Of a word (a number, true, null): as it is written. Else
  /// empty.
  std::string text() const;
  /// Of a string or word: as it is written.
  std::string_view raw_text() const;

  /// The first member of a name; no value when there is none.
  JsonValue member(std::string_view name) const;
  /// The first value inside an array or object, and the one behind this one inside the same; no
  /// value when there is none. `parent` is the array or object that this one stands in.
  JsonValue first() const;
  JsonValue next(JsonValue parent) const;

 private:
  bool has_kind(LooseJson::Kind kind) const {
    return json_ != nullptr && json_->records_[index_].kind == kind;
  }

  const LooseJson* json_ = nullptr;
  std::uint32_t index_ = 0;
};

/// What a string says, without its quotation marks, with its escapes read.
std::string unescaped(std::string_view raw);

/// Calls `visit` with each element of an array, or with the value itself when it is none.
template <typename Visit>
void for_each_of(JsonValue value, Visit visit) {
  if (!value.is_array()) {
    if (value) visit(value);
    return;
  }
  for (JsonValue element = value.first(); element; element = element.next(value)) visit(element);
}

}  // namespace dateline::extraction
