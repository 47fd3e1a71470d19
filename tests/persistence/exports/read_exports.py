"""Reads exports of runs as a stranger would, by the rules of CloudEvents 1.0 and OCEL 2.0.

usage: read_exports.py FOLDER

Tells of each file in the folder, a line each in the order of their names: the name and how many events and
objects it holds, or the name and what is wrong with it.
"""

import functools
import json
import pathlib
import re
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from datetime import datetime

try:
    import jsonschema
except ImportError:
    sys.exit("python3-jsonschema is not installed; this test needs it")

HERE = pathlib.Path(__file__).parent
SQL_TYPES = {"TEXT": str, "TIMESTAMP": str, "INTEGER": int, "REAL": float, "BOOLEAN": int}


class Wrong(Exception):
    """What is wrong with a file."""


def demand(holds, what):
    if not holds:
        raise Wrong(what)


@functools.cache
def validator(schema):
    rules = json.loads((HERE / schema).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    return jsonschema.Draft202012Validator(rules)


def validate(schema, document):
    for error in validator(schema).iter_errors(document):
        raise Wrong(f"{error.json_path}: {error.message[:200]}")


def instant(text):
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise Wrong(f"{text} is no time") from None


def unique(values, what):
    twice = [value for value, count in Counter(values).items() if count > 1]
    demand(not twice, f"{what} is there twice: {twice[:1]}")
    return set(values)


def read_cloud_events(events):
    seen = {}  # (source, id) -> correlationid
    last_time, last_sequence = None, ""
    for event in events:
        validate("cloudevent.schema.json", event)
        demand(event["source"].startswith("urn:tempestry:board:"), "another source")
        key = (event["source"], event["id"])
        demand(key not in seen, f"source and id are there twice: {key}")
        seen[key] = event["correlationid"]
        cause = (event["source"], event.get("causationid"))
        if cause[1] is not None:
            demand(cause in seen, f"caused by what is not there before: {cause}")
            demand(seen[cause] == event["correlationid"], "correlated with something else than its cause")
        demand(event["sequence"] > last_sequence, "not in sequence")
        demand(last_time is None or instant(event["time"]) >= last_time, "not in the order of time")
        demand(("data" in event) == ("datacontenttype" in event), "data without its type")
        last_time, last_sequence = instant(event["time"]), event["sequence"]
    return f"{len(seen)} events"


def read_batch(path):
    events = json.loads(path.read_text(encoding="utf-8"))
    demand(isinstance(events, list), "no batch")
    return read_cloud_events(events)


def read_lines(path):
    return read_cloud_events([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])


def check_value(value, kind):
    if kind == "time":
        instant(value)
    fits = {
        "string": lambda: isinstance(value, str),
        "time": lambda: isinstance(value, str),
        "boolean": lambda: isinstance(value, bool),
        "integer": lambda: isinstance(value, int) and not isinstance(value, bool),
        "float": lambda: isinstance(value, (int, float)) and not isinstance(value, bool),
    }
    demand(fits[kind](), f"{value!r} is no {kind}")


def check_attributes(element, types):
    demand(element["type"] in types, f"type {element['type']} is not declared")
    declared = types[element["type"]]
    for attribute in element.get("attributes", []):
        demand(attribute["name"] in declared, f"attribute {attribute['name']} is not declared")
        check_value(attribute["value"], declared[attribute["name"]])


def check_relationships(element, objects):
    pairs = [(relation["objectId"], relation["qualifier"]) for relation in element.get("relationships", [])]
    unique(pairs, "relationship")
    for target, _ in pairs:
        demand(target in objects, f"related to {target}, which is not there")
    return pairs


def declared_types(types):
    unique([type_["name"] for type_ in types], "type")
    for type_ in types:
        unique([attribute["name"] for attribute in type_["attributes"]], "attribute")
    return {type_["name"]: {a["name"]: a["type"] for a in type_["attributes"]} for type_ in types}


def read_ocel_json(path):
    log = json.loads(path.read_text(encoding="utf-8"))
    validate("ocel.schema.json", log)
    event_types, object_types = declared_types(log["eventTypes"]), declared_types(log["objectTypes"])
    unique([event["id"] for event in log["events"]], "event")
    objects = unique([thing["id"] for thing in log["objects"]], "object")
    for event in log["events"]:
        instant(event["time"])
        check_attributes(event, event_types)
        demand(check_relationships(event, objects), f"event {event['id']} has no object")
    for thing in log["objects"]:
        check_attributes(thing, object_types)
        check_relationships(thing, objects)
        changes = [(attribute["name"], attribute["time"]) for attribute in thing["attributes"]]
        for name in {name for name, _ in changes}:
            times = [instant(time) for changed, time in changes if changed == name]
            demand(times == sorted(times), f"{name} of {thing['id']} goes back in time")
    return f"{len(log['events'])} events, {len(objects)} objects"


def columns_of(database, table):
    return {name: kind for _, name, kind, *_ in database.execute(f"PRAGMA table_info({quoted(table)})")}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def check_type_table(database, kind, table):
    """The rows of a type's table as (id, changed field or None)."""
    columns = columns_of(database, table)
    demand(columns, f"there is no table {table}")
    fixed = ["ocel_id", "ocel_time"] + (["ocel_changed_field"] if kind == "object" else [])
    demand(list(columns)[: len(fixed)] == fixed, f"{table} begins with other columns")
    attributes = {name: sql for name, sql in columns.items() if name not in fixed}
    demand(set(attributes.values()) <= set(SQL_TYPES), f"{table} has columns of other types")
    rows = []
    for row in database.execute(f"SELECT * FROM {quoted(table)}"):
        row = dict(zip(columns, row))
        instant(row["ocel_time"])
        held = {name: row[name] for name in attributes if row[name] is not None}
        for name, value in held.items():
            demand(isinstance(value, SQL_TYPES[attributes[name]]), f"{table}: {value!r} is no {attributes[name]}")
            demand(attributes[name] != "BOOLEAN" or value in (0, 1), f"{table}: {value} is no BOOLEAN")
            if attributes[name] == "TIMESTAMP":
                instant(value)
        changed = row.get("ocel_changed_field")
        demand(changed is None or list(held) == [changed], f"{table} says that {changed} changed, not {list(held)}")
        rows.append((row["ocel_id"], changed))
    return rows


def check_elements(database, kind):
    """Every event or object is of a known type and stands in its table, and nowhere else."""
    maps = dict(database.execute(f"SELECT ocel_type, ocel_type_map FROM {kind}_map_type"))
    unique([name.lower() for name in maps.values()], "table")
    elements = dict(database.execute(f"SELECT ocel_id, ocel_type FROM {kind}"))
    demand(set(elements.values()) <= set(maps), f"{kind} of a type that is not there")
    for type_, name in maps.items():
        rows = check_type_table(database, kind, f"{kind}_{name}")
        expected = sorted(key for key, of in elements.items() if of == type_)
        initial = sorted(key for key, changed in rows if changed is None)
        demand(initial == expected, f"{kind}_{name} does not hold each {kind} of {type_} once")
        demand({key for key, _ in rows} <= set(expected), f"{kind}_{name} holds strangers")
    return set(elements)


def read_ocel_sqlite(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        demand(database.execute("PRAGMA integrity_check").fetchone() == ("ok",), "damaged")
        demand(not database.execute("PRAGMA foreign_key_check").fetchall(), "a reference leads nowhere")
        events, objects = check_elements(database, "event"), check_elements(database, "object")
        related = database.execute("SELECT * FROM event_object").fetchall()
        unique(related, "relationship")
        demand({event for event, _, _ in related} == events, "an event has no object, or is not there")
        demand({thing for _, thing, _ in related} <= objects, "related to an object that is not there")
        both = database.execute("SELECT * FROM object_object").fetchall()
        unique(both, "relationship")
        demand({end for pair in both for end in pair[:2]} <= objects, "objects related to what is not there")
        return f"{len(events)} events, {len(objects)} objects"


READERS = {
    ".cloudevents.json": read_batch,
    ".cloudevents.jsonl": read_lines,
    ".ocel.json": read_ocel_json,
    ".ocel.sqlite": read_ocel_sqlite,
}


def tell(path):
    ending = re.search(r"\.(cloudevents|ocel)\.\w+$", path.name)
    try:
        return READERS[ending.group()](path)
    except (Wrong, ValueError, KeyError, sqlite3.Error) as error:
        return f"wrong: {error!r}" if not isinstance(error, Wrong) else f"wrong: {error}"


def main(folder):
    for path in sorted(pathlib.Path(folder).iterdir()):
        print(f"{path.name}: {' '.join(tell(path).split())}")


if __name__ == "__main__":
    main(*sys.argv[1:])
