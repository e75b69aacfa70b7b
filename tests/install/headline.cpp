#include <dateline/dateline.h>

#include <cstdio>
#include <fstream>
#include <iterator>

/// Prints the headline of a saved page.
int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream file(arguments[1], std::ios::binary);
  const dateline::Page page{.input = arguments[1],
                            .bytes = {std::istreambuf_iterator<char>(file), {}}};
  const auto article = dateline::extract(page);
  std::puts(article ? article->headline.value_or("").c_str() : article.error().message.c_str());
}
