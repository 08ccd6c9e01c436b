//! The program: arguments and streams in, exit code out.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use reengineer::cli::{self, Environment, Streams};

fn main() -> ExitCode {
    let (mut input, mut out, mut err) = (io::stdin(), io::stdout(), io::stderr());
    let env = Environment {
        out_is_terminal: out.is_terminal(),
        err_is_terminal: err.is_terminal(),
        terminal_width: terminal_size::terminal_size().map(|(width, _)| width.0.into()),
        system_locale: sys_locale::get_locale(),
        ..Environment::new(|name| std::env::var(name).ok())
    };
    let mut streams = Streams { input: &mut input, out: &mut out, err: &mut err };
    cli::run(std::env::args_os(), &mut streams, &env).into()
}
