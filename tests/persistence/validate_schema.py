"""Checks board files against the published schema.

usage: validate_schema.py SCHEMA FOLDER

Every FOLDER/good*.json must be valid and every FOLDER/bad*.json invalid, and there must be some of both.
"""

import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("python3-jsonschema is not installed; this test needs it")


def main(schema_path, folder):
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    problems = []
    for wanted in ("good", "bad"):
        files = sorted(pathlib.Path(folder).glob(wanted + "*.json"))
        if not files:
            problems.append(f"{folder} holds no {wanted} boards")
        for file in files:
            errors = list(validator.iter_errors(json.loads(file.read_text(encoding="utf-8"))))
            if wanted == "good":
                problems += [f"{file.name}: {error.json_path}: {error.message[:200]}" for error in errors[:3]]
            elif not errors:
                problems.append(f"{file.name} is valid, but should not be")
    sys.exit("\n".join(problems) or 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
