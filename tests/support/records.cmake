# Tests keep the records that they make in a folder (support/records.h), and records.validate holds them all against the
# JSON Schema when those tests are done: it is the clean-up of the fixture that they ask for. It is skipped when none of
# the tests that were run has made a record.
set(records_folder "${PROJECT_BINARY_DIR}/records")
set(records_python /usr/bin/python3) # the system's, which the package python3-jsonschema belongs to

add_test(NAME records.clear COMMAND "${CMAKE_COMMAND}" -E rm -rf "${records_folder}")
add_test(NAME records.validate COMMAND ${records_python} "${CMAKE_CURRENT_LIST_DIR}/validate_records.py"
                                       "${PROJECT_SOURCE_DIR}/schema/record.schema.json" "${records_folder}")
set_tests_properties(records.clear PROPERTIES FIXTURES_SETUP records)
set_tests_properties(records.validate PROPERTIES FIXTURES_CLEANUP records SKIP_RETURN_CODE 77)
