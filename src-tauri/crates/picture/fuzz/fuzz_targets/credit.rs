//! Any line as a credit line: nothing of it gets lost where it is kept.
#![no_main]

use interview::credit::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|line: &str| {
    let read = parse(line).credit;
    assert!(line.contains(&read.line) && line.contains(&read.creator));
});
