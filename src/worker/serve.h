#pragma once

#include <cstddef>
#include <functional>

#include "dateline/page.h"

namespace dateline::worker {

/// How many pages a worker may have been given that it has not answered, so that it need not wait
/// for the next one.
inline constexpr std::size_t pages_in_flight = 2;

/// Where a worker program finds its end of the socket, and behind it the memory (SharedBytes) for
/// each page that may be in flight.
inline constexpr int worker_descriptor = 3;

/// What a worker program does: takes the options, and then makes a record of each page that comes,
/// until the socket is closed. `before_page` is called before that is done. The process's memory is
/// limited by Limits::memory_bytes. Gives the exit status of the program: 0, or 1 where what comes
/// is no message of this build.
int serve(const std::function<void(const Page&)>& before_page = {});

}  // namespace dateline::worker
