//! A browser shows the page: no console error, no request, every word inside
//! its box and none on another, contrast as WCAG AA asks; Mermaid reads its
//! text.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{analysis, examples, fine, fine_text, found};

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The script that inspects the page, appended to it; its findings are in the
/// document afterwards.
const LOOK: &str = include_str!("look.js");

/// The papers that are looked at; of every example the first two.
const PAPERS: [(&[&str], &str); 5] = [
    (&[], "zh"),
    (&["--goal", "days=1000", "--frontier", "--shares", "--answers", "--levers", "suggested"], "zh"),
    (&["--goal", "days=1000", "--frontier", "--shares", "--brief"], "en"),
    (&["--brief"], "en"),
    (&["--guide"], "zh"),
];

/// The parts outside of a page 390 columns wide. No window can be so narrow,
/// but a frame can.
fn on_a_phone(browser: &str, folder: &Path, file: &Path) -> Vec<String> {
    let outer = folder.join("phone.html");
    let frame = format!(
        "<!doctype html><meta charset=utf-8><body style=margin:0><iframe src=\"file://{}\" style=\"width:390px;height:844px;\
         border:0\"></iframe><script>onload=()=>{{const d=document.querySelector('iframe').contentDocument,out=[];\
         d.querySelectorAll('details').forEach(e=>e.open=true);\
         const w=d.documentElement.clientWidth,n=d.querySelectorAll('main:not([hidden]) *').length;\
         if(d.documentElement.scrollWidth>w)out.push('wider than the frame: '+d.documentElement.scrollWidth);\
         d.querySelectorAll('main:not([hidden]) .scroll').forEach(e=>{{const flow=e.querySelector('svg.picture')&&!e.querySelector('svg.narrow');\
         if(!flow&&e.scrollWidth>e.clientWidth+1)out.push('lies outside: '+e.scrollWidth+' '+e.textContent.trim().slice(0,40))}});\
         const p=document.createElement('pre');p.id='looked';p.textContent='looked at '+n+' in '+w+'\\n'+out.join('\\n');document.body.appendChild(p)}}\
         </script>",
        file.display()
    );
    fs::write(&outer, frame).unwrap();
    let (dom, _) = shown(browser, folder, &outer, &["--allow-file-access-from-files", "--hide-scrollbars"]);
    let mut found = result(&dom);
    let looked = found.remove(0);
    assert!(looked.ends_with(" in 390") && !looked.starts_with("looked at 0 "), "{looked}");
    found
}

fn browser() -> Option<&'static str> {
    found(&BROWSERS, "pages are not shown in a browser")
}

/// The document after the page has run, and all that the browser said.
fn shown(browser: &str, folder: &Path, file: &Path, more: &[&str]) -> (String, String) {
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let ran = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0", &profile])
        .args(["--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=20000"])
        .args(more)
        .arg("--dump-dom")
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    let console = said.lines().filter(|line| line.contains("CONSOLE")).collect::<Vec<_>>().join("\n");
    (String::from_utf8_lossy(&ran.stdout).into_owned(), console)
}

fn result(dom: &str) -> Vec<String> {
    let inner = dom
        .split("<pre id=\"looked\">")
        .nth(1)
        .unwrap_or_else(|| panic!("the page did not run: {}", &dom[dom.len().saturating_sub(400)..]));
    inner.split("</pre>").next().unwrap().lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_page_runs_without_a_word_of_complaint_and_can_be_read() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    for (name, path) in examples() {
        for (nth, (form, lang)) in PAPERS.iter().enumerate() {
            if nth > 1 && name != "company-setup" {
                continue;
            }
            let args = [&["report", path.to_str().unwrap(), "--lang", lang, "--format", "html"], *form].concat();
            let page = fine_text(&args, b"");
            let looked = page.replacen("</body>", &format!("<script>{LOOK}</script></body>"), 1);
            let file = folder.path().join(format!("{name}{nth}.html"));
            fs::write(&file, looked).unwrap();
            for more in
                [&["--window-size=1280,900"][..], &["--window-size=500,900", "--blink-settings=preferredColorScheme=0"]]
            {
                let (dom, console) = shown(browser, folder.path(), &file, more);
                assert_eq!(console, "", "{name} {form:?} {more:?}");
                let found = result(&dom);
                assert!(found[0].starts_with("looked at "), "{name}: {found:?}");
                assert_eq!(found[1..], [] as [String; 0], "{name} {form:?} {more:?}");
            }
            let found = on_a_phone(browser, folder.path(), &file);
            assert_eq!(found, [] as [String; 0], "{name} {form:?} on a phone");
        }
    }
}

#[test]
fn what_is_printed_has_every_step_and_the_brief_is_one_page() {
    let Some(browser) = browser() else { return };
    let has_reader = found(&["pdftotext"], "what is printed is not read").is_some();
    let folder = tempfile::tempdir().unwrap();
    for (name, path) in examples() {
        for form in [
            &[][..],
            &["--brief"],
            &["--brief", "--levers", "granted"],
            &["--brief", "--goal", "days=1000", "--frontier", "--shares", "--answers"],
        ] {
            if form.is_empty() && name != "construction-permit" && name != "company-setup" {
                continue;
            }
            let args = [&["report", path.to_str().unwrap(), "--lang", "zh", "--format", "html"], form].concat();
            let (file, pdf) = (folder.path().join("p.html"), folder.path().join("p.pdf"));
            fs::write(&file, fine(&args, b"")).unwrap();
            let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
            let ran = Command::new(browser)
                .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", &profile])
                .arg(format!("--print-to-pdf={}", pdf.display()))
                .arg(format!("file://{}", file.display()))
                .output()
                .unwrap();
            assert!(pdf.is_file(), "{}", String::from_utf8_lossy(&ran.stderr));
            if !has_reader {
                continue;
            }
            let text = Command::new("pdftotext").args(["-layout"]).arg(&pdf).arg("-").output().unwrap().stdout;
            let text = String::from_utf8_lossy(&text).into_owned();
            if !form.is_empty() {
                assert_eq!(text.matches('\u{c}').count(), 1, "{name} {form:?}: the brief is one page");
                continue;
            }
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let all = bare(&text);
            for step in analysis(&path)["steps"].as_array().unwrap() {
                let step = bare(step["name"].as_str().unwrap());
                // A name may be broken between the lines of its cell.
                assert!(all.contains(&step) || step.chars().all(|c| all.contains(c)), "{name}: {step}");
            }
        }
    }
}

/// Mermaid's own script: where `.ci/run` puts it, or where a variable says.
#[expect(clippy::print_stdout, reason = "says that the script is not there")]
fn mermaid() -> Option<PathBuf> {
    let usual =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("target/ci-mermaid/node_modules/mermaid/dist/mermaid.min.js");
    let path = std::env::var_os("MERMAID_SCRIPT").map_or(usual, PathBuf::from);
    if !path.is_file() {
        println!("skipped: no {}; graphs are not read by Mermaid", path.display());
        return None;
    }
    Some(path)
}

#[test]
fn mermaid_reads_every_graph() {
    let (Some(browser), Some(script)) = (browser(), mermaid()) else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut graphs = Vec::new();
    for (_, path) in examples() {
        let new = path.with_file_name("proposed.yaml");
        let (old, new) = (path.to_str().unwrap(), new.to_str().unwrap());
        graphs.push(fine_text(&["graph", old, "--format", "mermaid", "--lang", "zh"], b""));
        graphs.push(fine_text(&["graph", new, "--diff", old, "--format", "mermaid"], b""));
    }
    let hostile = "name: \"<script>alert(1)</script>\"\nsteps: [{name: \"]]> \\\"x\\\" end\", department: \"%%{init}%% `a`\", days: 1}, {name: \"graph TD; a-->b\", days: 2, after: [{step: \"]]> \\\"x\\\" end\", because: law, basis: \"#quot; <b>\"}]}]\n";
    graphs.push(fine_text(&["graph", "-", "--format", "mermaid"], hostile.as_bytes()));
    let texts = serde_json::to_string(&graphs).unwrap().replace("</", "<\\/");
    let page = format!(
        "<!doctype html><meta charset=utf-8><body><script src=\"file://{}\"></script><script>(async()=>{{const out=[];\
         mermaid.initialize({{startOnLoad:false,securityLevel:'strict'}});let n=0;for(const text of {texts}){{n++;try{{await mermaid.parse(text);\
         const r=await mermaid.render('g'+n,text);if(!r.svg.includes('<svg'))out.push(n+': no picture');\
         if(/<script|onerror/.test(r.svg))out.push(n+': markup')}}catch(e){{out.push(n+': '+e.message)}}}}\
         const p=document.createElement('pre');p.id='looked';p.textContent='looked at '+n+'\\n'+out.join('\\n');document.body.appendChild(p)}})()</script>",
        script.display()
    );
    let file = folder.path().join("m.html");
    fs::write(&file, page).unwrap();
    let (dom, _) = shown(browser, folder.path(), &file, &["--allow-file-access-from-files"]);
    let found = result(&dom);
    assert_eq!(found, [format!("looked at {}", graphs.len())]);
}
