#pragma once

#include <string>
#include <string_view>

namespace dateline::testing {

/// The absolute path of a file or folder of the project, by its path in there: "fixtures".
std::string in_project(std::string_view path);

/// Of the folder that the project is built in.
std::string build_folder();

/// Of a worker program that does what pages tell it to (tests/worker/risky).
std::string risky_worker();

/// Of the program `dateline` that was built.
std::string program_path();

}  // namespace dateline::testing
