#!/usr/bin/env python3
"""Validates records against dateline's JSON Schema.

    validate_records.py SCHEMA FILE|FOLDER...

A file holds JSON texts one after the other: records, or arrays of them. The first that does not fulfil the schema is
printed with the place as a JSON Pointer, and the exit status is 1. It is 77 when there was no record at all.
"""

import json
import pathlib
import re
import sys

import jsonschema

NO_RECORDS = 77


def json_texts(text):
    """The JSON texts of a file, one after the other."""
    decoder = json.JSONDecoder()
    blank = re.compile(r"\s*")
    position = blank.match(text).end()
    while position < len(text):
        value, position = decoder.raw_decode(text, position)
        yield value
        position = blank.match(text, position).end()


def records(path):
    for value in json_texts(path.read_text(encoding="utf-8")):
        yield from value if isinstance(value, list) else [value]


def files(arguments):
    for path in map(pathlib.Path, arguments):
        yield from [path] if path.is_file() else sorted(path.glob("*.json"))


def pointer(path):
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def validators_by_kind(schema):
    """A validator for each kind of record: its errors name the place, which those of the whole schema's oneOf do not."""
    jsonschema.Draft202012Validator.check_schema(schema)
    return {
        name: jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})
        for name in (branch["$ref"].rpartition("/")[2] for branch in schema["oneOf"])
    }


def first_error(validators, record):
    if not isinstance(record, dict) or record.get("kind") not in validators:
        return "/kind", f"is none of {', '.join(validators)}"
    error = jsonschema.exceptions.best_match(validators[record["kind"]].iter_errors(record))
    return error and (pointer(error.absolute_path), error.message)


def main(schema_file, *arguments):
    validators = validators_by_kind(json.loads(pathlib.Path(schema_file).read_text(encoding="utf-8")))
    count = 0
    for path in files(arguments):
        for count, record in enumerate(records(path), count + 1):
            error = first_error(validators, record)
            if error:
                place, message = error
                print(f"{path}: {place or '(the record)'}: {message}\n{json.dumps(record, ensure_ascii=False)[:2000]}")
                return 1
    print(f"{count} records are valid")
    return 0 if count else NO_RECORDS


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
