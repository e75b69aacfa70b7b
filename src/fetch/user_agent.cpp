#include "dateline/fetch.h"
#include "dateline/version.h"

// The CMake cache variable DATELINE_CONTACT_URL sets the page that is named: whoever packages the
// program, or runs it in bulk, names a page of his own where people can complain.

namespace dateline {

std::string default_user_agent() {
  return std::string("dateline/") + version + " (+" DATELINE_CONTACT_URL ")";
}

}  // namespace dateline
