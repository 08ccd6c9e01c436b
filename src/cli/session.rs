//! One run: its settings and its streams.

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
    /// What standard output looks like.
    pub page: PageStyle,
    /// Whether messages are coloured.
    pub err_color: bool,
    /// Whether messages go to a terminal.
    pub err_is_terminal: bool,
    /// The jurisdiction that the environment names.
    pub jurisdiction: Option<String>,
    /// The calendar that the environment names.
    pub calendar: Option<String>,
    /// Which verbs have a format.
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

    /// The page of a file: coloured only where a flag says so.
    pub fn file_page(&self) -> PageStyle {
        PageStyle { color: self.global.color == When::Always, ..self.page }
    }

    /// Says something beside the result, unless silence was asked for.
    pub fn remark(&mut self, text: &Text) {
        if !self.global.quiet {
            let line = plain(text.in_lang(self.page.lang));
            self.say(&line);
        }
    }

    /// Says what was judged and found wanting, silence or not.
    pub fn verdict(&mut self, text: &Text) {
        let line = plain(text.in_lang(self.page.lang));
        self.say(&line);
    }

    /// Says what went wrong.
    pub fn error(&mut self, message: &Text) {
        let line = plain(text::error(message).in_lang(self.page.lang));
        self.say(&line);
    }

    /// Says why the run ends here, and how it ends. What nobody foresaw is
    /// said as it comes, and nothing is taken as judged.
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

    /// Writes a line to standard error. That nobody reads it is no trouble.
    pub fn say(&mut self, line: &str) {
        let _ = writeln!(self.streams.err, "{}", inert(line));
    }

    /// Writes to standard output. A reader that has gone is no trouble.
    pub fn print(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        match self.streams.out.write_all(bytes).and_then(|()| self.streams.out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Trouble::undone(commands::unwritable_stdout(&error)))
            }
            _ => Ok(()),
        }
    }
}
