#include <dateline/fetch.h>

/// Asks nobody: it is enough that the part with the network can be linked.
const std::string user_agent = dateline::default_user_agent();
const auto fetch_page = &dateline::fetch;
