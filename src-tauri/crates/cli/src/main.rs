//! `wortlaut-cli`
fn main() {}
