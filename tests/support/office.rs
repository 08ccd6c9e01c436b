//! LibreOffice, which opens what is written.

use std::fs;
use std::path::Path;
use std::process::Command;

/// LibreOffice, where it is installed; if not, what does not run is said.
#[expect(clippy::print_stdout, reason = "says that the program is not there")]
pub fn office(what: &str) -> Option<&'static str> {
    let found =
        ["soffice", "libreoffice"].into_iter().find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        println!("skipped: no LibreOffice; {what}");
    }
    found
}

/// A file that it makes of another one.
pub fn made(office: &str, folder: &Path, file: &Path, ending: &str) -> Vec<u8> {
    let home = format!("-env:UserInstallation=file://{}", folder.join("home").display());
    let ran = Command::new(office)
        .args([&home, "--headless", "--convert-to", ending, "--outdir"])
        .arg(folder.join("made"))
        .arg(file)
        .output()
        .unwrap();
    let name = Path::new(file.file_name().unwrap()).with_extension(ending.split(':').next().unwrap());
    fs::read(folder.join("made").join(name)).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&ran.stderr)))
}
