//! A run: its settings and its streams.

use std::io;

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

    /// Writes to standard output; a reader that has closed it is not an error.
    pub fn print(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        match self.streams.out.write_all(bytes).and_then(|()| self.streams.out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Trouble::undone(commands::unwritable_stdout(&error)))
            }
            _ => Ok(()),
        }
    }
}
