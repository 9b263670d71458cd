//! `wortlaut-cli`: the verbs of the newsroom for the terminal, for batch work and for tests (docs/cli.md).
//!
//! * [`arguments`]: what can be typed
//! * [`verbs`]: one function for each verb
//! * [`pictures`]: what pictures say about themselves, answer by answer
//! * [`paper`]: how results look on a terminal

mod arguments;
mod paper;
mod pictures;
mod profiles;
mod verbs;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            // clap says 2 for wrong use and 0 for --help, as docs/cli.md does.
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    verbs::carry_out(arguments)
}
