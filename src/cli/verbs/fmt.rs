//! `reengineer fmt`: definitions in canonical layout.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::inputs::{self, Unread};
use crate::cli::judging;
use crate::cli::outputs::Outputs;
use crate::cli::say::{commands, layout as words, sheet as words_sheet};
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::settings::SettingArgs;
use crate::cli::workspace::files::{self, Staged};
use crate::cli::workspace::find::Meant;
use crate::finding::{Finding, Identity, Level};
use crate::input::{NoLayout, lay_out};
use crate::model::{Place, Segment};
use crate::report::check::say as words_check;
use crate::report::layout::{Layout, Layouts};
use crate::report::{Failure, Fault};
use crate::source::Source;
use crate::source::written::Unusual;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("The canonical layout of definitions, comments and words kept", "统一流程表的格式，注释与用词不变"))]
#[command(after_help = say!(
    "Examples:
  reengineer fmt current.yaml
  reengineer fmt --check definitions
  cat current.yaml | reengineer fmt -

Keys stand in the order of the format's tables, indented by two blanks.
Comments, quotes, anchors and the words of either language stay as written.
A file that cannot be laid out without a loss is left as it is.",
    "示例：
  reengineer fmt current.yaml
  reengineer fmt --check 流程表
  cat current.yaml | reengineer fmt -

键按格式表中的次序排列，逐级缩进两格。
注释、引号、锚点和中英文用词一律照原样。
不能完整保留内容的流程表不作改动。"
))]
pub(in crate::cli) struct Fmt {
    #[arg(value_name = say!("PATH", "路径"), help = say!(
        "Files, folders, globs, as for `check`; - is standard input, and is printed",
        "文件、文件夹或通配模式，与 check 相同；- 表示标准输入，结果打印出来"
    ))]
    paths: Vec<PathBuf>,

    #[arg(long)]
    #[arg(help = say!(
        "Change nothing; print what would change and exit with 1",
        "不作改动，只打印会有的改动；有则退出码为 1"
    ))]
    check: bool,

    #[arg(long, help = say!("`exclude` holds for files that are named, too", "`排除` 对逐一写明的文件也有效"))]
    force_exclude: bool,
}

/// An input definition and its name.
struct File {
    path: PathBuf,
    name: String,
}

/// A definition and its canonical layout.
struct Laid {
    name: String,
    /// The bytes as read.
    bytes: Vec<u8>,
    /// The whole text, with its byte-order mark.
    now: String,
    canonical: String,
}

impl Fmt {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let settings = SettingArgs::default().load(&self.paths, session)?;
        if self.paths.is_empty() && settings.config.paths.is_empty() {
            return Err(Trouble::misused(words::no_paths()).into());
        }
        let found = judging::files(&self.paths, self.force_exclude, &settings)?;
        if found.meant.is_empty() && !found.left_out.is_empty() {
            session.remark(&words_check::all_left_out(found.left_out.len()));
            return Ok(Exit::Fine);
        }
        let files = found.meant.into_iter().map(file).collect::<Result<Vec<_>, _>>()?;
        if self.check {
            return self.compare(&files, session);
        }
        if session.global.format.is_some() || !session.global.reports.is_empty() {
            return Err(Trouble::misused(words::format_without_check()).into());
        }
        let printed = session.global.output.is_some() || files.iter().any(|file| file.path == Path::new("-"));
        match &files[..] {
            [file] if printed => print(file, session),
            _ if printed => Err(Trouble::misused(words::one_output()).into()),
            files => replace(files, session),
        }
    }

    fn compare(&self, files: &[File], session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let outputs = Outputs::plan(session, "fmt", Layouts::SHAPES, &paths(files))?;
        let layout = |file: &File| match read(file, session) {
            Ok(laid) => Layout::new(laid.name, &laid.now, &laid.canonical),
            Err(failure) => Layout::Failed(failure),
        };
        let layouts = Layouts { files: files.iter().map(layout).collect() };
        let count = |wanted: fn(&Layout) -> bool| layouts.files.iter().filter(|file| wanted(file)).count();
        let different = count(|file| matches!(file, Layout::Different { .. }));
        let judged = count(|file| !matches!(file, Layout::Failed(_)));
        outputs.write(session, &|format, page, out| (format.write)(&layouts, page, out))?;
        session.remark(&words::found(different, judged, files.len()));
        Ok(match different {
            _ if judged < files.len() => Exit::Undone,
            0 => Exit::Fine,
            _ => Exit::Wanting,
        })
    }
}

/// Prints one definition.
fn print(file: &File, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
    let outputs = Outputs::only_beside(session, "fmt", std::slice::from_ref(&file.path))?;
    let Ok(laid) = read(file, session) else { return Ok(Exit::Undone) };
    outputs.write(session, &|_, _, out| out.write_all(laid.canonical.as_bytes()))?;
    Ok(Exit::Fine)
}

/// Lays out every definition in place. Invalid ones are left as they are; of
/// the others none is changed unless all can be.
fn replace(files: &[File], session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
    let mut staged: Vec<(String, Staged)> = Vec::new();
    let mut judged = 0;
    for file in files {
        let Ok(laid) = read(file, session) else { continue };
        judged += 1;
        if laid.now != laid.canonical {
            let file = files::stage(&file.path, laid.canonical.into_bytes(), session.links())
                .map(|staged| staged.over(laid.bytes))
                .map_err(|error| Trouble::undone(commands::unwritable(&laid.name, &error)))?;
            staged.push((laid.name, file));
        }
    }
    let changed = staged.len();
    for (name, file) in staged {
        let missed = file.commit().map_err(|error| Trouble::undone(commands::unwritable(&name, &error)))?;
        session.remark(&words::laid_out(&name));
        missed.iter().for_each(|what| session.remark(&commands::not_kept(&name, what)));
    }
    session.remark(&words::done(changed, judged, files.len()));
    Ok(if judged == files.len() { Exit::Fine } else { Exit::Undone })
}

/// Reads a definition and lays it out; errors are shown on standard error.
fn read(file: &File, session: &mut Session<'_, '_>) -> Result<Laid, Failure> {
    let name = file.name.clone();
    let links = session.links();
    let bytes = inputs::bytes(&file.path, links, session.streams.input);
    let read = bytes.as_ref().ok().cloned().unwrap_or_default();
    let bytes = bytes.map_err(|error| Unread::Closed(commands::unreadable(&name, &error)));
    let marked = bytes.as_ref().is_ok_and(|bytes| bytes.starts_with("\u{feff}".as_bytes()));
    let (source, process) = bytes.and_then(|bytes| inputs::parse(&name, bytes)).map_err(|unread| {
        inputs::tell(&unread, session);
        unread.failure(&name)
    })?;
    if source.definition().is_some() {
        return Err(inputs::unjudged(name.clone(), words_sheet::no_layout(&name), session));
    }
    let now = if marked { format!("\u{feff}{}", source.text()) } else { source.text().to_owned() };
    match lay_out(&source, &process) {
        Ok(canonical) => Ok(Laid { name, bytes: read, now, canonical }),
        Err(error) => Err(refused(&source, &error, session)),
    }
}

/// Shows why a definition is left as it is.
fn refused(source: &Source, error: &NoLayout, session: &mut Session<'_, '_>) -> Failure {
    let (place, message) = match error {
        NoLayout::Unusual(found) => {
            let message = match found.what {
                Unusual::Directive => words::directive(),
                Unusual::Key => words::odd_key(),
                Unusual::Sign => words::odd_sign(),
            };
            (Place(vec![Segment::At(found.line, found.column)]), message)
        }
        NoLayout::Differs => (Place::process(), words::differs()),
    };
    let help = Some(words::left_alone());
    let finding = Finding {
        code: "no-layout",
        level: Level::Deny,
        place,
        message,
        help,
        related: Vec::new(),
        identity: Identity::default(),
    };
    inputs::show(&finding, Some(source), session);
    let position = Some(source.position(&finding.place));
    let fault = Fault { rule: finding.code, position, cell: None, message: finding.message, help: finding.help };
    Failure { file: source.name().to_owned(), faults: vec![fault] }
}

fn file(meant: Meant) -> Result<File, Trouble> {
    match meant {
        Meant::Stdin => Ok(File { path: "-".into(), name: "-".to_owned() }),
        Meant::File(path, name) => Ok(File { path, name }),
        Meant::Lost(_, why) => Err(Trouble::undone(why)),
        Meant::Nothing(path) => Err(Trouble::undone(words_check::nothing(&path))),
    }
}

fn paths(files: &[File]) -> Vec<PathBuf> {
    files.iter().map(|file| file.path.clone()).collect()
}
