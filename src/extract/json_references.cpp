#include "extract/json_references.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

namespace dateline::extraction {

/// Copies the records of a LooseJson, those that a value refers to in its place.
class JsonReferenceReader {
 public:
  explicit JsonReferenceReader(const LooseJson& json) : source_(json) {
    result_.text_ = json.text_;
  }

  std::optional<LooseJson> resolve_places() {
    const JsonValue all = source_.root().first();
    if (!all.is_array()) return std::nullopt;
    for (JsonValue value = all.first(); value; value = value.next(all))
      places_.push_back(value.index());
    if (places_.empty()) return std::nullopt;
    is_used_.assign(source_.size(), false);
    copy(0, [&](std::uint32_t index) { return place_of(index); });
    return std::move(result_);
  }

  std::optional<LooseJson> resolve_names() {
    const JsonValue cache = find_cache();
    for (JsonValue value = cache.first(); value; value = value.next(cache))
      names_.emplace(value.key(), value.index());
    if (names_.empty()) return std::nullopt;
    is_used_.assign(source_.size(), false);
    copy(0, [&](std::uint32_t index) { return named(index); });
    return std::move(result_);
  }

 private:
  using Kind = LooseJson::Kind;

  // An object or array of the source that is being copied.
  struct Open {
    std::uint32_t next = 0;  // inside of it
    std::uint32_t end = 0;
    std::uint32_t copy = 0;  // its record in the result
  };

  /// Copies a value and all inside; `reference_of` gives what stands in a value's place, if it is a
  /// reference.
  template <typename ReferenceOf>
  void copy(std::uint32_t index, ReferenceOf reference_of) {
    add(index, {});
    while (!open_.empty()) {
      Open& top = open_.back();
      if (top.next == top.end) {
        result_.records_[top.copy].end = result_.size();
        open_.pop_back();
        continue;
      }
      const std::uint32_t child = top.next;
      top.next = source_.records_[child].end;
      add(reference_of(child).value_or(child), source_.records_[child].key);
    }
  }

  void add(std::uint32_t index, html::SourceRange key) {
    const LooseJson::Record& record = source_.records_[index];
    const std::uint32_t copy = result_.size();
    result_.records_.push_back({record.kind, key, record.text, copy + 1});
    if (record.kind == Kind::object || record.kind == Kind::array)
      open_.push_back({index + 1, record.end, copy});
  }

  /// The root stands for the array's first element.
  std::optional<std::uint32_t> place_of(std::uint32_t index) {
    if (index == 1) return use(places_.front());
    if (source_.records_[index].kind != Kind::word) return std::nullopt;
    const std::string_view digits = JsonValue(source_, index).raw_text();
    std::uint32_t place = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), place);
    if (error != std::errc() || end != digits.data() + digits.size() || place >= places_.size())
      return std::nullopt;
    return use(places_[place]);
  }

  std::optional<std::uint32_t> named(std::uint32_t index) {
    const JsonValue value(source_, index);
    if (!value.is_object()) return std::nullopt;
    const JsonValue first = value.first();
    JsonValue name;
    if (first && first.key() == "__ref") {
      name = first;
    } else if (first && first.key() == "type" && first.raw_text() == "id") {
      name = value.member("id");
    }
    if (!name.is_string()) return std::nullopt;
    const auto found = names_.find(name.raw_text());
    return found == names_.end() ? std::nullopt : use(found->second);
  }

  /// What is referred to, if it is for the first time, or neither object nor array. Texts may come
  /// again and again, until that is too much.
  std::optional<std::uint32_t> use(std::uint32_t index) {
    const Kind kind = source_.records_[index].kind;
    if (kind != Kind::object && kind != Kind::array) {
      const std::size_t size = JsonValue(source_, index).raw_text().size();
      if (size > text_left_) return std::nullopt;
      text_left_ -= size;
      return index;
    }
    if (is_used_[index]) return std::nullopt;
    is_used_[index] = true;
    return index;
  }

  /// The object that has a member ROOT_QUERY; no value when there is none.
  JsonValue find_cache() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < source_.size(); ++i) {
      while (!open.empty() && source_.records_[open.back()].end <= i) open.pop_back();
      const JsonValue value(source_, i);
      if (!open.empty() && value.key() == "ROOT_QUERY") return {source_, open.back()};
      if (value.is_object() || value.is_array()) open.push_back(i);
    }
    return {};
  }

  const LooseJson& source_;
  LooseJson result_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> places_;
  std::unordered_map<std::string_view, std::uint32_t> names_;
  std::vector<bool> is_used_;                     // by index in the source
  std::size_t text_left_ = std::size_t{4} << 20;  // in bytes
};

std::optional<LooseJson> with_places_resolved(const LooseJson& json) {
  return JsonReferenceReader(json).resolve_places();
}

std::optional<LooseJson> with_names_resolved(const LooseJson& json) {
  return JsonReferenceReader(json).resolve_names();
}

}  // namespace dateline::extraction
