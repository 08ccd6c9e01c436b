//! The program: arguments and streams in, exit code out.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use reengineer::cli::{self, Environment, Streams};

fn main() -> ExitCode {
    let (mut input, stdout, mut err) = (io::stdin(), io::stdout(), io::stderr());
    let env = Environment {
        out_is_terminal: stdout.is_terminal(),
        err_is_terminal: err.is_terminal(),
        terminal_width: terminal_size::terminal_size().map(|(width, _)| width.0.into()),
        system_locale: sys_locale::get_locale(),
        ..Environment::new(|name| std::env::var(name).ok())
    };
    let mut out = out(stdout);
    let mut streams = Streams { input: &mut input, out: &mut *out, err: &mut err };
    cli::run(std::env::args_os(), &mut streams, &env).into()
}

/// Standard output, or what stands for it where there is none.
fn out(stdout: io::Stdout) -> Box<dyn Write> {
    #[cfg(unix)]
    if closed::is_closed() {
        return Box::new(closed::Closed);
    }
    Box::new(stdout)
}

/// A standard output that is closed from the start (`>&-`).
///
/// Before `main` begins the standard library opens `/dev/null` in its place, so
/// that no file that is opened later gets its number. What is written would be
/// lost without a word, and nothing tells it afterwards from a `/dev/null` that
/// was meant: Python and Node open theirs in the same way. So it is looked at
/// earlier, as the program is loaded, by one call of the system that needs
/// nothing of the standard library.
#[cfg(unix)]
mod closed {
    use std::io::{self, Write};
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::io::{Errno, fcntl_getfd};

    static IS_CLOSED: AtomicBool = AtomicBool::new(false);

    #[ctor::ctor]
    fn look() {
        let closed = fcntl_getfd(rustix::stdio::stdout()) == Err(Errno::BADF);
        IS_CLOSED.store(closed, Ordering::Relaxed);
    }

    /// Whether standard output was closed when the program began.
    pub fn is_closed() -> bool {
        IS_CLOSED.load(Ordering::Relaxed)
    }

    /// Takes nothing: there is nobody at the other end.
    #[derive(Debug)]
    pub struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::NotConnected.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}
