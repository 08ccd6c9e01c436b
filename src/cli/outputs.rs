//! The outputs of a run, and their formats.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::session::{Session, Trouble};
use super::workspace::files::{self, Staged};
use crate::cli::say::commands;
use crate::render::{FORMATS, Format, MadeOf, PageStyle, format_of_extension};

/// All outputs; no two of them share a place.
pub(super) struct Outputs {
    outputs: Vec<Output>,
}

/// Returns whether a path is that of a definition by its ending.
fn is_definition(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["yaml", "yml"].iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// One output.
struct Output {
    format: &'static Format,
    /// `None` for standard output.
    path: Option<PathBuf>,
    /// Whether it replaces what stands there.
    replaces: bool,
}

impl Outputs {
    /// The requested outputs, checked against the shapes that the command has
    /// and against its inputs.
    ///
    /// # Errors
    ///
    /// A format that the command lacks; two outputs in one place; an output
    /// that is an input.
    pub fn plan(
        session: &Session<'_, '_>,
        command: &str,
        materials: &[MadeOf],
        inputs: &[PathBuf],
    ) -> Result<Self, Trouble> {
        Self::plan_to(session, command, (materials, inputs), session.global.output.as_deref())
    }

    /// The outputs of a command that also writes a definition: where the main
    /// output is one by its ending, the definition goes there and the result of
    /// the command to standard output.
    ///
    /// # Errors
    ///
    /// As for [`Outputs::plan`].
    pub fn plan_beside_definition(
        session: &Session<'_, '_>,
        command: &str,
        materials: &[MadeOf],
        inputs: &[PathBuf],
    ) -> Result<(Self, Option<PathBuf>), Trouble> {
        let output = session.global.output.as_deref();
        let definition = output.filter(|path| is_definition(path)).map(Path::to_path_buf);
        let main = if definition.is_some() { None } else { output };
        let outputs = Self::plan_to(session, command, (materials, inputs), main)?;
        if let Some(path) = &definition {
            let mut all = vec![Output { format: &FORMATS[0], path: Some(path.clone()), replaces: true }];
            all.extend(outputs.outputs.iter().map(|output| Output { path: output.path.clone(), ..*output }));
            apart(&all, inputs)?;
        }
        Ok((outputs, definition))
    }

    /// The one output that a definition is written to; where a file is there,
    /// only by `force`.
    pub fn to_definition(path: PathBuf, force: bool) -> Self {
        Self { outputs: vec![Output { format: &FORMATS[0], path: Some(path), replaces: force }] }
    }

    /// The same, which replaces a file only by `force`.
    pub fn by_force(mut self, force: bool) -> Self {
        self.outputs.iter_mut().for_each(|output| output.replaces = force);
        self
    }

    fn plan_to(
        session: &Session<'_, '_>,
        command: &str,
        (materials, inputs): (&[MadeOf], &[PathBuf]),
        output: Option<&Path>,
    ) -> Result<Self, Trouble> {
        let global = session.global;
        let has: Vec<&'static Format> = FORMATS.iter().filter(|format| materials.contains(&format.made_of)).collect();
        let named = |name: &str| {
            let known: Vec<_> = has.iter().map(|format| format.name).collect();
            let found = has.iter().find(|format| format.name == name).copied();
            found.ok_or_else(|| Trouble::misused(commands::no_such_format(command, name, &known)))
        };
        let main_path = output.and_then(place);
        let ending =
            main_path.as_ref().filter(|path| !files::is_stream(path)).and_then(|path| path.extension()?.to_str());
        let inferred = match ending.filter(|_| global.format.is_none()) {
            None => None,
            Some(ending) => {
                let format = format_of_extension(ending);
                let own = format.filter(|format| has.iter().any(|known| known.name == format.name));
                let known: Vec<_> = has.iter().flat_map(|format| format.extensions.iter().take(1).copied()).collect();
                let others = || format.map(session.verbs_with).unwrap_or_default();
                Some(
                    own.ok_or_else(|| Trouble::misused(commands::no_such_ending(command, ending, &known, &others())))?
                        .name,
                )
            }
        };
        let default = has.first().map_or("text", |format| format.name);
        let main = named(global.format.as_deref().or(inferred).unwrap_or(default))?;
        let mut outputs = vec![Output { format: main, path: main_path, replaces: true }];
        for further in &global.reports {
            outputs.push(Output { format: named(further.format.name)?, path: place(&further.path), replaces: true });
        }
        apart(&outputs, inputs)?;
        Ok(Self { outputs })
    }

    /// The single output of a command that has no formats.
    ///
    /// # Errors
    ///
    /// A format or a further output is requested.
    pub fn only(session: &Session<'_, '_>, command: &str) -> Result<Self, Trouble> {
        Self::only_beside(session, command, &[])
    }

    /// The same, checked against the inputs.
    ///
    /// # Errors
    ///
    /// As for [`Outputs::only`]; an output that is an input.
    pub fn only_beside(session: &Session<'_, '_>, command: &str, inputs: &[PathBuf]) -> Result<Self, Trouble> {
        let global = session.global;
        let asked = global.format.as_deref().or(global.reports.first().map(|further| further.format.name));
        if let Some(asked) = asked {
            return Err(Trouble::misused(commands::no_formats(command, asked)));
        }
        let output = Output { format: &FORMATS[0], path: global.output.as_deref().and_then(place), replaces: true };
        let outputs = vec![output];
        apart(&outputs, inputs)?;
        Ok(Self { outputs })
    }

    /// The path of the workbook, if the main output is one.
    pub fn workbook(&self) -> Option<Option<PathBuf>> {
        let main = self.outputs.first().filter(|output| output.format.made_of == MadeOf::Workbook)?;
        Some(main.path.clone())
    }

    /// Keeps only the outputs whose format `wanted` accepts.
    pub fn retain(&mut self, wanted: impl Fn(&Format) -> bool) {
        self.outputs.retain(|output| wanted(output.format));
    }

    /// Returns whether standard output is for people.
    pub fn are_read(&self) -> bool {
        self.outputs.iter().any(|output| output.path.is_none() && output.format.made_of == MadeOf::Report)
    }

    /// Writes every output, each file whole or not at all; files come before
    /// standard output, which gets a part after the other, so that a large one
    /// is nowhere held as a whole. One that cannot be written keeps none of the
    /// others from it.
    ///
    /// # Errors
    ///
    /// The outputs that cannot be written; all but the last are reported
    /// already.
    pub fn write(
        &self,
        session: &mut Session<'_, '_>,
        write: &dyn Fn(&Format, &PageStyle, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Trouble> {
        let mut staged: Vec<(String, Staged)> = Vec::new();
        let mut lost = Vec::new();
        let unwritable = |name: &str, error: &io::Error| Trouble::undone(commands::unwritable(name, error));
        let page = session.file_page();
        for output in &self.outputs {
            let Some(path) = &output.path else { continue };
            let name = path.to_string_lossy().into_owned();
            let mut bytes = Vec::new();
            let written = write(output.format, &page, &mut bytes);
            match written.and_then(|()| files::stage(path, bytes, session.links())) {
                Ok(file) if output.replaces => staged.push((name, file)),
                Ok(file) => staged.push((name, file.over_nothing())),
                Err(error) => lost.push(unwritable(&name, &error)),
            }
        }
        for (name, file) in staged {
            match file.commit() {
                Ok(missed) => missed.iter().for_each(|what| session.remark(&commands::not_kept(&name, what))),
                Err(error) => lost.push(unwritable(&name, &error)),
            }
        }
        let printed = self.outputs.iter().find(|output| output.path.is_none());
        let page = session.page;
        lost.extend(printed.and_then(|output| session.print(|out| write(output.format, &page, out)).err()));
        let last = lost.pop();
        lost.iter().for_each(|trouble| session.error(&trouble.message));
        last.map_or(Ok(()), Err)
    }
}

/// The path of an output; `None` for standard output.
fn place(path: &Path) -> Option<PathBuf> {
    let stdout = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name));
    (!stdout).then(|| path.to_owned())
}

/// Checks that all outputs go to different places, none of them an input.
fn apart(outputs: &[Output], inputs: &[PathBuf]) -> Result<(), Trouble> {
    let inputs: Vec<PathBuf> =
        inputs.iter().filter(|input| input.as_os_str() != "-").map(|input| files::identity(input)).collect();
    let mut taken: Vec<Option<PathBuf>> = Vec::new();
    for output in outputs {
        let Some(path) = &output.path else {
            if taken.contains(&None) {
                return Err(Trouble::misused(commands::stdout_twice()));
            }
            taken.push(None);
            continue;
        };
        if files::is_stream(path) {
            continue;
        }
        let identity = files::identity(path);
        let name = path.to_string_lossy();
        if inputs.contains(&identity) {
            return Err(Trouble::misused(commands::output_is_input(&name)));
        }
        let identity = Some(identity);
        if taken.contains(&identity) {
            return Err(Trouble::misused(commands::same_output(&name)));
        }
        taken.push(identity);
    }
    Ok(())
}
