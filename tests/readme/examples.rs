//! Each example has a README with its own figures.

use super::*;

#[test]
fn every_example_is_run_in_its_readme_and_bears_out_its_title() {
    let folders: BTreeSet<PathBuf> =
        files_below("examples").iter().filter(|path| path.ends_with(".yaml")).map(|path| story_of(path)).collect();
    for folder in folders {
        let path = folder.join("README.md");
        let text = read(path.to_str().unwrap());
        let commands = commands(&text);
        for file in ["current.yaml", "proposed.yaml"] {
            let run = commands.iter().any(|command| command.split(' ').any(|word| word == file));
            assert!(run, "{}: no transcript of {file}", path.display());
        }
        let headlines = |block: Block<'_>| block.lines.into_iter().skip(2).take(2).collect::<Vec<_>>().join("\n");
        let headlines: Vec<_> = blocks_of(&text, "console").into_iter().map(headlines).collect();
        let known = numbers(&headlines.join("\n"));
        let title = text.lines().next().unwrap();
        let invented: Vec<_> = numbers(title).difference(&known).cloned().collect();
        assert!(invented.is_empty(), "{}: {title}: no {invented:?} in {headlines:?}", path.display());
    }
    assert!(!commands(&read("examples/README.md")).is_empty());
}

fn story_of(path: &str) -> PathBuf {
    Path::new(path).parent().unwrap().to_owned()
}

fn numbers(text: &str) -> BTreeSet<String> {
    let other = |c: char| !c.is_ascii_digit() && c != '.';
    text.split(other).map(|number| number.trim_matches('.').to_owned()).filter(|number| !number.is_empty()).collect()
}
