// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// JSON as values that know where they stood in the file, so that a message can point at them.
namespace ownwords::json {

// 1-based. A column counts code points; CRLF, LF and CR are one line end each; a tab is one column; a byte order
// mark is none.
struct Position {
    int line = 1;
    int column = 1;

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 of a generated comparison for a pointer
    auto operator<=>(const Position&) const = default;
};

enum class Type { Null, Boolean, Number, String, Array, Object };

struct Member;

// One JSON value. `at` is its first character. Members keep the order of the file.
struct Value {
    Type type = Type::Null;
    Position at;
    bool boolean = false;
    double number = 0;
    std::string text; // a string's characters (UTF-8), or a number's digits as written
    std::vector<Value> items;
    std::vector<Member> members;

    const Value* find(std::string_view key) const; // the member's value, or nullptr; also nullptr for non-objects
    bool isInteger() const; // a number without fraction that a double holds exactly
};

struct Member {
    std::string key;
    Position at; // of the key's opening quote
    Value value;
};

// Building values for writing.
Value string(std::string_view text);
Value number(double value);
Value boolean(bool value);
Value array(std::vector<Value> items = {});
Value object();
void add(Value& object, std::string_view key, Value value);

struct Limits {
    std::size_t bytes = 4U << 20U;
    int depth = 32;
};

struct Problem {
    enum class Kind { Syntax, ByteOrderMark, DuplicateKey, BadText, TooDeep, TooLarge };
    Kind kind = Kind::Syntax;
    Position at;
    std::string what; // one plain sentence that says what to do; it quotes keys of the format, never words of a person
};

struct Parsed {
    Value root;
    std::vector<Problem> problems; // empty = the whole input is one JSON value and `root` is it
};

// Reads exactly one JSON value (RFC 8259) in UTF-8. Refused, each with its place: anything after the value, a byte
// order mark, a key twice in one object, bytes that are not UTF-8, lone surrogates (raw or escaped), more than
// `limits`. Stops at the first syntax error; the others are collected. Never throws, never recurses on input depth.
Parsed parse(std::string_view bytes, const Limits& limits = {});

enum class Style {
    Canonical, // no spaces, keys sorted by byte: the bytes that are hashed
    Compact, // no spaces, keys as they are
    Readable, // indented by two, keys as they are
};

// Strings are written as UTF-8; only what JSON requires is escaped. Numbers: integers as such, others shortest.
std::string write(const Value& value, Style style);

} // namespace ownwords::json
