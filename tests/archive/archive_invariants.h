#pragma once

#include <string>
#include <string_view>

/// What holds for all archives and messages, whatever bytes they are: for fuzzing, and for the
/// tests that read its corpora again. Each function gives what does not hold; nothing as a rule.
namespace dateline::testing {

/// Reads the bytes as an archive, from a file and from a pipe. Records and holes lie behind one
/// another and within the file, and what has a range is read again by it.
std::string archive_finding(std::string_view bytes);

/// The same of the archive that is made as `plan` tells: of records in gzip members and Zstandard
/// frames, with a dictionary or without, whole or cut; skippable frames; and other bytes.
std::string planned_archive_finding(std::string_view plan);

/// Reads the bytes as the block of a response, and as the lines of its record's header.
std::string message_finding(std::string_view bytes);

/// Reads the bytes as a MIME message. Its page keeps the limit that it is given, and is the same
/// when it is written again: in quoted-printable, in base64, and as it is.
std::string mhtml_finding(std::string_view bytes);

}  // namespace dateline::testing
