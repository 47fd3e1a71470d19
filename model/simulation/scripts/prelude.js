// Evaluated before any script: hardens the global object and gives ScriptHost what it calls the notes' functions by.
//
// Everything here may be called with values that a hostile script made. So it takes what it needs from the
// built-ins before the first script runs, and nothing that a script hands over leaves a call but as JSON text.
//
// Qt 6.4 lets the elements of a frozen array be replaced and added to. So what is kept and has arrays in it (or
// members named by numbers, which are no safer) is made anew for each call, or looked through after it where the
// call leaves nothing behind; and Array.prototype is looked at after each.
//
// random() is Chris Doty-Humphrey's sfc32, seeded with the four words of the activity's id and run twelve times
// before its first number is taken.
(function (global, most) {
"use strict";
const mostMessages = most.messages, mostText = most.text;
const stringify = JSON.stringify, parse = JSON.parse, isArray = Array.isArray;
const freeze = Object.freeze, keysOf = Object.keys, allKeysOf = Reflect.ownKeys, prototypeOf = Object.getPrototypeOf;
const setPrototypeOf = Object.setPrototypeOf, describe = Object.getOwnPropertyDescriptor, imul = Math.imul;
const text = String, split = Function.prototype.call.bind(String.prototype.split);
const find = Function.prototype.call.bind(String.prototype.indexOf);
const slice = Function.prototype.call.bind(String.prototype.slice);
const arrays = Array.prototype, MapOf = Map, ErrorOf = Error, TypeErrorOf = TypeError;
const mapGet = Function.prototype.call.bind(Map.prototype.get), mapSet = Function.prototype.call.bind(Map.prototype.set);
const mapEach = Function.prototype.call.bind(Map.prototype.forEach);

function missing(name, instead) {
    return function () { throw new ErrorOf(name + " is not there in a script" + instead); };
}

function harden() {
    const functions = prototypeOf(function () {}), generators = prototypeOf(function* () {});
    delete functions.constructor;
    delete generators.constructor;
    for (const name of ["Promise", "Proxy", "Reflect", "SharedArrayBuffer", "Atomics", "URL", "URLSearchParams", "gc",
                        "WeakMap", "WeakSet"])
        delete global[name];
    global.eval = missing("eval", "");
    global.Function = missing("Function", "");
    global.Date = missing("Date", "; the time is context.now");
    global.Date.now = global.Date;
    Math.random = missing("Math.random", "; use context.random()");
    for (const kind of [Number, String, Array, Object])
        delete kind.prototype.toLocaleString;
    for (const name of ["localeCompare", "toLocaleLowerCase", "toLocaleUpperCase"])
        delete String.prototype[name];
    const seen = [global], iterators = [[][Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator](),
                                        ""[Symbol.iterator](), function* () {}];
    for (const iterator of iterators)
        seen.push(prototypeOf(iterator));
    const known = new Set(seen);
    for (let i = 0; i < seen.length; ++i) {
        const found = [prototypeOf(seen[i])];
        for (const key of allKeysOf(seen[i])) {
            const property = describe(seen[i], key);
            found.push(property.value, property.get, property.set);
        }
        for (const value of found)
            if (value !== null && (typeof value === "object" || typeof value === "function") && !known.has(value)) {
                known.add(value);
                seen.push(value);
            }
    }
    for (const object of seen)
        freeze(object);
}

function frozen(value) {
    if (typeof value !== "object" || value === null)
        return value;
    const keys = keysOf(value);
    for (let i = 0; i < keys.length; ++i)
        frozen(value[keys[i]]);
    return freeze(value);
}

// A frozen value that is kept; what is in it that can be changed all the same, and then its JSON.
function kept(value) {
    const lists = listsIn(value, undefined);
    return { value: frozen(value), lists, json: lists === undefined ? undefined : stringify(value) };
}

function listsIn(value, others) {
    if (typeof value !== "object" || value === null)
        return others;
    const keys = keysOf(value), values = [];
    let isList = isArray(value), found = others;
    for (let i = 0; i < keys.length; ++i) {
        isList = isList || (keys[i] >= "0" && keys[i] < ":");
        values[i] = value[keys[i]];
        found = listsIn(values[i], found);
    }
    return isList ? { list: value, keys, values, others: found } : found;
}

function anew(thing) {
    return frozen(setPrototypeOf(parse(thing.json), prototypeOf(thing.value)));
}

function given(thing) {
    return thing.json === undefined ? thing.value : anew(thing);
}

function isChanged(lists) {
    for (let at = lists; at !== undefined; at = at.others) {
        const list = at.list, keys = at.keys, values = at.values;
        if ((isArray(list) ? list : keysOf(list)).length !== keys.length)
            return true;
        for (let i = 0; i < values.length; ++i) {
            const value = list[keys[i]];
            if (value !== values[i] || (value === 0 && 1 / value !== 1 / values[i]))
                return true;
        }
    }
    return false;
}

// What a call was given of the message itself; tells whether that was changed, and if so mends it.
function wasChanged(thing) {
    if (thing.lists === undefined || !isChanged(thing.lists))
        return false;
    thing.value = anew(thing);
    thing.lists = listsIn(thing.value, undefined);
    return true;
}

function isIn(value, id) {
    if (typeof value !== "object" || value === null)
        return (typeof value === "string" || typeof value === "number") && text(value) === id;
    const keys = keysOf(value);
    for (let i = 0; i < keys.length; ++i)
        if (isIn(value[keys[i]], id))
            return true;
    return false;
}

// The call that is going on.
let own, message, entity, holder, now, seedA, seedB, seedC, seedD, random, output, outputs, readSoFar, progress;

function begin(script, theMessage, theEntity, entityNumber, theNow, a, b, c, d) {
    own = script; message = theMessage; entity = theEntity; now = theNow;
    holder = script.states === undefined ? undefined : mapGet(script.states, entityNumber);
    seedA = a; seedB = b; seedC = c; seedD = d;
    random = undefined; output = ""; outputs = 0; readSoFar = undefined; progress = "";
}

function seeded() {
    let a = seedA | 0, b = seedB | 0, c = seedC | 0, counter = seedD | 0;
    function next() {
        const sum = ((a + b) | 0) + counter | 0;
        counter = counter + 1 | 0;
        a = b ^ (b >>> 9);
        b = c + (c << 3) | 0;
        c = ((c << 21) | (c >>> 11)) + sum | 0;
        return sum >>> 0;
    }
    for (let i = 0; i < 12; ++i)
        next();
    return function () { return (next() * 2097152 + (next() >>> 11)) / 9007199254740992; };
}

const nothing = kept({});

function copyOf(state) {
    if (state === undefined)
        return nothing;
    if (state.copy === undefined)
        state.copy = kept(parse(stringify(state.value) || "{}"));
    return state.copy;
}

function wasHanded(id) {
    if (id === entity || isIn(message.value, id))
        return true;
    for (let read = readSoFar; read !== undefined; read = read.before)
        if (isIn(read.contents.value, id) || (read.byId !== undefined && read.byId[id] !== undefined))
            return true;
    return false;
}

function send(kind, name, prefix, payload, options) {
    if (++outputs > mostMessages)
        throw tooMuch("asked for more than " + mostMessages + " messages in one call");
    let json = payload === undefined ? "{}" : stringify(payload);
    if (typeof json !== "string" || json[0] !== "{")
        throw new TypeErrorOf(kind + "." + name + " takes an object of fields");
    if (options !== undefined && options !== null && options.entity !== undefined) {
        const id = text(options.entity);
        if (!wasHanded(id))
            throw new ErrorOf(kind + "." + name + ": “" + id + "” is no entity that this call was handed: " +
                            "its own, one in its message, or one that it has read");
        json += "," + stringify(id);
    }
    output += (output === "" ? prefix : "," + prefix) + json + "]";
    if (output.length > mostText)
        throw tooMuch("asked for messages of more than " + mostText + " characters in one call");
}

let excess;
function tooMuch(reason) {
    excess = reason;
    return new ErrorOf(reason);
}

function doors(kind, list) {
    const made = {};
    for (let i = 0; i < list.length; ++i) {
        const name = list[i].name, prefix = "[" + list[i].note + ",";
        made[name] = freeze(function (payload, options) { send(kind, name, prefix, payload, options); });
    }
    return freeze(made);
}

function readers(list) {
    const made = {};
    for (let i = 0; i < list.length; ++i) {
        const model = list[i].model;
        made[list[i].name] = freeze(function (id) {
            const contents = id === undefined ? everything(model) : copyOf(model.byId[text(id)]);
            readSoFar = { contents, byId: id === undefined ? model.byId : undefined, before: readSoFar };
            return given(contents);
        });
    }
    return freeze(made);
}

function everything(model) {
    if (model.all === undefined) {
        const all = {}, ids = keysOf(model.byId);
        for (let i = 0; i < ids.length; ++i)
            all[ids[i]] = copyOf(model.byId[ids[i]]).value;
        model.all = kept(all);
    }
    return model.all;
}

function checkedNumber(value) {
    if (typeof value !== "number" || !(value >= 0))
        throw new TypeErrorOf("telemetry.progress takes two numbers: done and total");
}

// The last one counts; it leaves the call as a message to no note.
const telemetry = freeze({ progress: freeze(function (done, total) {
    checkedNumber(done);
    checkedNumber(total);
    progress = "[-1," + stringify({ done, total }) + "]";
}) });

function contextOf(script, emit, issue, read) {
    const context = {
        emit, issue, read, telemetry,
        get now() { return now; },
        get entity() { return entity; },
        get state() {
            if (script.states === undefined)
                return undefined;
            const contents = copyOf(holder);
            readSoFar = { contents, byId: undefined, before: readSoFar };
            return given(contents);
        },
        random() {
            if (random === undefined)
                random = seeded();
            return random();
        },
    };
    freeze(context.random);
    return freeze(context);
}

// "!line\nreason", with an x in front when there was too much of something.
function failure(file, error) {
    let line = 0, reason;
    try {
        if (error instanceof ErrorOf) {
            reason = text(error.message) || text(error.name);
            const stack = text(error.stack), at = find(stack, file + ":");
            line = at < 0 ? 0 : parseInt(slice(stack, at + file.length + 1, at + file.length + 12)) || 0;
        } else {
            reason = typeof error === "object" && error !== null ? stringify(error) : text(error);
        }
    } catch (second) {
        reason = "an error that can't be told";
    }
    return (excess === undefined ? "!" : "x!") + line + "\n" + slice(text(reason), 0, 2000);
}

function ended(file, told) {
    if (arrays.length !== 0)
        excess = "changed Array.prototype";
    return excess === undefined ? told : failure(file, new ErrorOf(excess));
}

function note(file, makers, keepsState, emitted, issued, readable) {
    const script = { states: keepsState ? new MapOf() : undefined, byId: {}, all: undefined };
    setPrototypeOf(script.byId, null);
    const context = contextOf(script, doors("context.emit", emitted), doors("context.issue", issued), readers(readable));
    const makeHandle = makers.handle, makeFold = makers.apply || makers.project;

    script.defines = function (name) {
        try {
            return makers[name] !== undefined && makers[name]() !== undefined ? "yes" : "no";
        } catch (error) {
            return failure(file, error);
        }
    };
    script.handle = function (theMessage, theEntity, entityNumber, theNow, a, b, c, d) {
        begin(script, theMessage, theEntity, entityNumber, theNow, a, b, c, d);
        excess = undefined;
        try {
            makeHandle()(theMessage.value, context);
        } catch (error) {
            wasChanged(theMessage);
            return failure(file, error);
        }
        if (wasChanged(theMessage))
            return failure(file, new ErrorOf("It changed a list in its message; change a copy of it"));
        return ended(file, output === "" || progress === "" ? output + progress : output + "," + progress);
    };
    script.fold = function (theMessage, theEntity, entityNumber) {
        let state = mapGet(script.states, entityNumber);
        if (state === undefined) {
            state = { value: {}, copy: undefined };
            mapSet(script.states, entityNumber, state);
            script.byId[theEntity] = state;
        }
        state.copy = undefined;
        script.all = undefined;
        excess = undefined;
        try {
            if (makeFold === undefined) {
                for (const key of keysOf(theMessage.value))
                    state.value[key] = theMessage.value[key];
                return "";
            }
            const next = makeFold()(state.value, given(theMessage));
            if (next !== undefined)
                state.value = next;
        } catch (error) {
            return failure(file, error);
        }
        return ended(file, "");
    };
    script.state = function (entityNumber) {
        const state = mapGet(script.states, entityNumber);
        try {
            return state === undefined ? "" : stringify(state.value) || "";
        } catch (error) {
            return failure(file, error);
        }
    };
    script.forget = function () {
        script.states = keepsState ? new MapOf() : undefined;
        script.byId = setPrototypeOf({}, null);
        script.all = undefined;
    };
    return script;
}

// Fields of the payload first; behind them `type`, what scripts call the message's note.
function messageOf(payload, kind) {
    return kept(setPrototypeOf(payload, kind));
}

function kindOf(type) {
    return freeze({ type });
}

function guard(file, make) {
    return function (fields) {
        excess = undefined;
        try {
            return make(fields) ? "yes" : "no";
        } catch (error) {
            return failure(file, error);
        }
    };
}

harden();
return { message: messageOf, kind: kindOf, note, guard };
})
