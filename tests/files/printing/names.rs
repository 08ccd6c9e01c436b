//! Possible names.

use proptest::prelude::*;
use proptest::sample::select;

/// Names that YAML reads as something else, or nearly.
pub const ODD: &[&str] = &[
    "no",
    "on",
    "Yes",
    "y",
    "true",
    "null",
    "Null",
    "~",
    "<<",
    "=",
    "007",
    "08",
    "1e3",
    "1.10",
    "0x1F",
    "0o7",
    ".inf",
    ".nan",
    "12:30:45",
    "2027-01-01",
    "a: b",
    "a:b",
    "a:",
    ":a",
    "#x",
    "a #x",
    "- a",
    "-",
    "--",
    "---",
    "...",
    "?",
    "? a",
    "!a",
    "!!str",
    "&a",
    "*a",
    "@a",
    "`a`",
    "%a",
    "|",
    ">",
    "{a}",
    "[a]",
    "a, b",
    "'",
    "\"",
    "it's",
    "\"a\"",
    "'a'",
    "\\",
    "a\\nb",
    "名称：企业",
    "甲，乙",
    "🏛",
    "👨\u{200d}👩\u{200d}👧",
    "汉字",
    "é",
    "\u{a0}a",
    "a\u{a0}",
    "　全角",
    " a",
    "a ",
    "a\tb",
    "\ta",
    "a\nb",
    "a\n",
    "\na",
    "a\n\nb\n\n",
    "  a\n b",
    "a\n  b",
    "- a\n- b",
    "<<: a\nb",
    "a\u{2028}b",
    "a\u{2029}b",
    "\u{feff}a",
    "a\u{feff}b",
    "\u{fffd}",
    "\u{e000}",
    "\u{10ffff}",
    "0",
    "-1",
    "+1",
    "1_000",
];

/// A name.
pub fn name() -> impl Strategy<Value = String> {
    let odd = select(ODD).prop_map(str::to_owned);
    let any = "[^\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]{1,12}".prop_filter("a name", |text| !text.trim().is_empty());
    prop_oneof![odd, any, "[ -~]{0,8}[a-z]", "[一-龥]{1,8}"]
}

/// A text that may be empty.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![8 => name(), 1 => Just(String::new()), 1 => Just(" ".to_owned())]
}
