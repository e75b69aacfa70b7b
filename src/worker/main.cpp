#include <exception>

#include "worker/kept_memory.h"
#include "worker/serve.h"

/// The worker program. It is started by worker::Child alone, and takes no arguments.
int main() {
  dateline::worker::keep_freed_memory();
  try {
    return dateline::worker::serve();
  } catch (const std::exception&) {
    return 1;  // such as no memory for the options
  }
}
