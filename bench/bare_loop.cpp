#include <gumbo.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

/// "The bare loop", to which every figure of speed is a ratio: read each file of a folder, in order
/// of name, and do no more with it than gumbo_parse and gumbo_destroy_output with the default
/// options.
int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: bare_loop FOLDER\n", stderr);
    return 2;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::size_t bytes = 0;
  for (const auto& path : files) {
    std::string page(static_cast<std::size_t>(std::filesystem::file_size(path)), '\0');
    std::ifstream(path, std::ios::binary)
        .read(page.data(), static_cast<std::streamsize>(page.size()));
    bytes += page.size();
    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
  std::printf("%zu pages, %zu bytes\n", files.size(), bytes);
}
