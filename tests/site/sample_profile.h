#pragma once

#include <string_view>

namespace dateline::testing {

/// A profile with a value of every kind. Tests count on its lines.
inline constexpr std::string_view sample_profile = R"({
  "name": "sample",
  "publisher": "The Sample",
  "brand": ["The Sample", "sample.example"],
  "hosts": ["Sample.example"],
  "origin": "https://sample.example",
  "utc_offset": "+04:00",
  "languages": [{"tag": "en", "path_prefix": "/en/"}, {"tag": "ru"}],
  "links": {"article": ["*/post/*"]},
  "labels": {"read_also": ["READ\u00a0ALSO"]},
  "furniture": [".advert"],
  "threshold": 6,
  "signs": [
    {"sign": "url-host", "weight": 10},
    {"selector": ".post"}
  ],
  "fields": {
    "headline": [{"place": "heading"}, {"metadata": "og:title"}],
    "read_also": [{"label": "read_also"}]
  },
  "layouts": [
    {
      "name": "now",
      "from": "2024-07-01",
      "signs": [{"url_path": "/post/*"}, {"date_text": "# * #"}],
      "fields": {"headline": [{"selector": "h1", "attribute": "title"}]}
    }
  ]
}
)";

}  // namespace dateline::testing
