//! The command line: the only module that touches files, the terminal, the
//! environment and exit codes. One file a verb, in `verbs`.

mod choosing;
mod ending;
mod environment;
mod global;
mod goal;
mod inputs;
mod judging;
mod outputs;
mod progress;
mod say;
mod session;
mod settings;
mod sides;
mod threads;
mod usage;
mod verbs;
mod workspace;
mod written;

use std::ffi::OsString;

pub use environment::{Environment, Streams};

use session::Session;

/// Runs one command and returns the exit code: 0 fine, 1 judged and found
/// wanting, 2 wrong usage, 3 not everything could be judged or written.
pub fn run(args: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>, env: &Environment) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let line = match usage::parse(&args, env) {
        Ok(line) => line,
        Err(said) => return said.say(streams).code(),
    };
    let mut session = Session::new(&line.global, streams, env, usage::commands_with);
    let exit = line.verb.run(&mut session);
    exit.unwrap_or_else(|error| session.give_up(&error)).code()
}
