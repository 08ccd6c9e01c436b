//! A run: its settings and its streams.

use std::io::{self, BufWriter, Write};

pub(super) use super::ending::{Exit, Trouble};
use super::environment::{Environment, Streams};
use super::global::{Global, When};
use super::workspace::links::Links;
use crate::cli::say::commands;
use crate::render::{Format, PageStyle, inert, plain};
use crate::text;
use crate::text::{Lang, Text};

/// The settings and the streams of a run.
pub(super) struct Session<'a, 's> {
    pub global: &'a Global,
    pub streams: &'a mut Streams<'s>,
    /// The style of pages on standard output.
    pub page: PageStyle,
    /// Whether messages are coloured.
    pub err_color: bool,
    /// Whether messages go to a terminal.
    pub err_is_terminal: bool,
    /// The jurisdiction that the environment names.
    pub jurisdiction: Option<String>,
    /// The calendar that the environment names.
    pub calendar: Option<String>,
    /// The verbs that have a format.
    pub verbs_with: fn(&Format) -> Vec<&'static str>,
}

impl<'a, 's> Session<'a, 's> {
    pub fn new(
        global: &'a Global,
        streams: &'a mut Streams<'s>,
        env: &Environment,
        verbs_with: fn(&Format) -> Vec<&'static str>,
    ) -> Self {
        let color = |is_terminal| match global.color {
            When::Always => true,
            When::Never => false,
            When::Auto => env.color(is_terminal),
        };
        let asked = global.lang.asked();
        let page = PageStyle {
            lang: asked.unwrap_or_else(|| env.lang()),
            json_lang: asked.unwrap_or(Lang::English),
            width: global.width.unwrap_or_else(|| env.width()),
            color: color(env.out_is_terminal),
            ascii: global.ascii,
            all: global.verbose,
            bom: global.bom,
        };
        let (jurisdiction, calendar) = (env.jurisdiction.clone(), env.calendar.clone());
        let err_is_terminal = env.err_is_terminal;
        Self {
            global,
            streams,
            page,
            err_color: color(err_is_terminal),
            err_is_terminal,
            jurisdiction,
            calendar,
            verbs_with,
        }
    }

    /// How far links are followed.
    pub fn links(&self) -> Links {
        if self.global.follow_links { Links::Everywhere } else { Links::Inside }
    }

    /// The style of a page in a file: coloured only where a flag says so.
    pub fn file_page(&self) -> PageStyle {
        PageStyle { color: self.global.color == When::Always, ..self.page }
    }

    /// Prints a remark beside the result, unless the run is quiet.
    pub fn remark(&mut self, text: &Text) {
        if !self.global.quiet {
            let line = plain(text.in_lang(self.page.lang));
            self.say(&line);
        }
    }

    /// Prints a verdict, even if the run is quiet.
    pub fn verdict(&mut self, text: &Text) {
        let line = plain(text.in_lang(self.page.lang));
        self.say(&line);
    }

    /// Prints an error.
    pub fn error(&mut self, message: &Text) {
        let line = plain(text::error(message).in_lang(self.page.lang));
        self.say(&line);
    }

    /// Prints why the run ends here, and returns how it ends. An unforeseen
    /// error is printed as it is, and nothing counts as judged.
    pub fn give_up(&mut self, error: &anyhow::Error) -> Exit {
        match error.downcast_ref::<Trouble>() {
            Some(trouble) => {
                self.error(&trouble.message);
                trouble.exit
            }
            None => {
                self.error(&Text::verbatim(format_args!("{error:#}")));
                Exit::Undone
            }
        }
    }

    /// Writes a line to standard error; a closed stream is not an error.
    pub fn say(&mut self, line: &str) {
        let _ = writeln!(self.streams.err, "{}", inert(line));
    }

    /// Has something write to standard output, many bytes at once. A reader
    /// that has gone is no trouble.
    pub fn print(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Trouble> {
        let mut reader = Reader { out: self.streams.out, is_gone: false };
        let mut out = BufWriter::with_capacity(AT_ONCE, &mut reader);
        let written = write(&mut out).and_then(|()| out.flush());
        drop(out);
        match written {
            Err(error) if !reader.is_gone => Err(Trouble::undone(commands::unwritable_stdout(&error))),
            _ => Ok(()),
        }
    }
}

/// Leaves what a run was about to the system, which takes all memory back when
/// the program ends: to free many small things takes as long as some rules.
pub(super) fn leave<T>(done: T) {
    std::mem::forget(done);
}

/// Bytes that are written to standard output at once.
const AT_ONCE: usize = 1 << 16;

/// Who reads standard output, as long as they do: what writes a format may
/// tell that they have gone in words of its own.
struct Reader<'w> {
    out: &'w mut dyn Write,
    is_gone: bool,
}

impl Reader<'_> {
    fn noted<T>(&mut self, written: io::Result<T>) -> io::Result<T> {
        self.is_gone |= written.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
        written
    }
}

impl Write for Reader<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        self.noted(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.noted(flushed)
    }
}
