//! How a process is written as a format-1 file.

use std::collections::BTreeSet;

use super::{Actor, After, Clock, Length, Limits, Need, Process, Relation, Step};

/// In which of its equivalent spellings a file is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Chinese keys and values instead of English ones.
    pub chinese: bool,
    /// A seed that shuffles the keys inside each step.
    pub shuffle: Option<u64>,
    /// Defaults are written out instead of left out.
    pub spelled_out: bool,
}

impl Process {
    /// The file in English, keys in the order of `format.md`, defaults left out.
    pub fn yaml(&self) -> String {
        self.yaml_as(Style::default())
    }

    /// The file in the given style; every style means the same process.
    pub fn yaml_as(&self, style: Style) -> String {
        let mut lines = vec![
            format!("{}: 1", style.say(("format", "格式"))),
            format!("{}: {}", style.say(("name", "名称")), quoted("a random process")),
            format!("{}: {}", style.say(("unit", "单位")), style.say(self.unit.words())),
        ];
        if self.hours != 8 || style.spelled_out {
            lines.push(format!("{}: {}", style.say(("hours_per_day", "每日工时")), self.hours));
        }
        let undeclared = self.materials_from_outside();
        if !undeclared.is_empty() {
            let names: Vec<_> = undeclared.iter().map(|name| quoted(name)).collect();
            lines.push(format!("{}: {}", style.say(("materials", "材料")), list(&names)));
        }
        lines.extend(style.limits(&self.limits));
        lines.push(format!("{}:", style.say(("steps", "环节"))));
        for (place, step) in self.steps.iter().enumerate() {
            let mut fields = style.fields(step);
            if let Some(seed) = style.shuffle {
                shuffle(&mut fields, seed.wrapping_add(place as u64));
            }
            for (line, (key, value)) in fields.into_iter().enumerate() {
                let margin = if line == 0 { "  - " } else { "    " };
                lines.push(format!("{margin}{}: {value}", style.say(key)));
            }
        }
        lines.join("\n") + "\n"
    }

    /// "Every name in any `needs` is declared here or given by a step": the ones to declare.
    fn materials_from_outside(&self) -> BTreeSet<&str> {
        let given: BTreeSet<_> = self.steps.iter().flat_map(Step::products).map(String::as_str).collect();
        let asked = self.steps.iter().flat_map(Step::asks).map(|(name, _)| name);
        asked.filter(|name| !given.contains(name)).collect()
    }
}

/// An English and a Chinese word.
pub type Words = (&'static str, &'static str);

impl Style {
    fn say(self, words: Words) -> &'static str {
        if self.chinese { words.1 } else { words.0 }
    }

    fn fields(self, step: &Step) -> Vec<(Words, String)> {
        let mut fields = vec![(("id", "编号"), quoted(&step.id))];
        if step.name.is_some() || self.spelled_out {
            fields.push((("name", "名称"), quoted(step.title())));
        } else if self.shuffle.is_some() {
            fields[0].0 = ("name", "名称");
        }
        let mut field = |key: Words, value: Option<String>| fields.extend(value.map(|value| (key, value)));
        field(("department", "部门"), step.department.as_deref().map(quoted));
        let actor = step.actor != Actor::Agency || self.spelled_out;
        field(("actor", "主体"), actor.then(|| self.say(step.actor.words()).into()));
        let items = if let [item] = &step.items[..] { Some(quoted(item)) } else { None };
        field(("item", "事项"), items.or_else(|| (!step.items.is_empty()).then(|| quoted_list(&step.items))));
        field(("kind", "类型"), step.kind.map(|kind| self.say(kind.words()).into()));
        field(("days", "时长"), Some(self.length(step.days)));
        field(("work", "用时"), step.work.map(|work| self.length(work)));
        field(("value", "价值"), step.value.map(|value| self.say(value.words()).into()));
        let after = |entries: &Vec<After>| list(&entries.iter().map(|entry| self.after(entry)).collect::<Vec<_>>());
        field(("after", "前置"), step.after.as_ref().map(after));
        let needs = |needs: &Vec<(String, Need)>| {
            list(&needs.iter().map(|(name, need)| self.need(name, *need)).collect::<Vec<_>>())
        };
        field(("needs", "所需"), step.needs.as_ref().map(needs));
        field(("papers", "申请材料"), step.papers.as_ref().map(needs));
        field(("gives", "产出"), step.gives.as_deref().map(quoted_list));
        field(("law", "依据"), (!step.law.is_empty()).then(|| quoted_list(&step.law)));
        // The default of the others is to come.
        let usual = (self.spelled_out && step.actor == Actor::Agency).then_some(Clock::Counted);
        let clock = step.clock.or(usual);
        field(("clock", "计时"), clock.map(|clock| self.say(clock.words()).into()));
        field(("visits", "跑动"), step.visits.map(|visits| visits.to_string()));
        field(("fee", "收费"), step.fee.map(|fee| fee.to_string()));
        field(("signoffs", "签批"), step.signoffs.map(|signoffs| signoffs.to_string()));
        fields
    }

    fn limits(self, limits: &Limits) -> Option<String> {
        let lengths = [
            (("statutory", "法定"), limits.statutory),
            (("promised", "承诺"), limits.promised),
            (("extension", "可延长"), limits.extension),
        ];
        let ends = [(("from", "起"), &limits.from), (("to", "止"), &limits.to)];
        let lengths = lengths.into_iter().filter_map(|(key, length)| Some((key, self.length(length?))));
        let ends = ends.into_iter().filter_map(|(key, step)| Some((key, quoted(step.as_deref()?))));
        let inner: Vec<_> = lengths.chain(ends).map(|(key, value)| format!("{}: {value}", self.say(key))).collect();
        (!inner.is_empty()).then(|| format!("{}: {{{}}}", self.say(("limits", "时限")), inner.join(", ")))
    }

    fn length(self, length: Length) -> String {
        length.stated(|words| self.say(words))
    }

    fn after(self, entry: &After) -> String {
        let mut inner = Vec::new();
        if let Some(because) = entry.because {
            inner.push(format!("{}: {}", self.say(("because", "理由")), self.say(because.words())));
        }
        if let Some(basis) = &entry.basis {
            inner.push(format!("{}: {}", self.say(("basis", "依据")), quoted(basis)));
        }
        if entry.relation != Relation::FinishStart || self.spelled_out {
            inner.push(format!("{}: {}", self.say(("relation", "关系")), self.say(entry.relation.words())));
        }
        if entry.lag.tenths > 0 || self.spelled_out {
            inner.push(format!("{}: {}", self.say(("lag", "间隔")), self.length(entry.lag)));
        }
        if inner.is_empty() {
            return quoted(&entry.step);
        }
        format!("{{{}: {}, {}}}", self.say(("step", "环节")), quoted(&entry.step), inner.join(", "))
    }

    fn need(self, name: &str, need: Need) -> String {
        if need == Need::Required && !self.spelled_out {
            return quoted(name);
        }
        let (material, necessity) = (self.say(("material", "材料")), self.say(("need", "必要性")));
        format!("{{{material}: {}, {necessity}: {}}}", quoted(name), self.say(need.words()))
    }
}

impl Length {
    /// `7`, `8.5`, `3wd`, with the suffix in one of its languages.
    pub fn stated(self, say: impl Fn(Words) -> &'static str) -> String {
        let suffix = say(self.of.words());
        match self.tenths % 10 {
            0 => format!("{}{suffix}", self.tenths / 10),
            rest => format!("{}.{rest}{suffix}", self.tenths / 10),
        }
    }
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}

fn quoted_list(names: &[String]) -> String {
    list(&names.iter().map(|name| quoted(name)).collect::<Vec<_>>())
}

/// A JSON string is a double-quoted YAML scalar.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Fisher and Yates, with Knuth's linear congruential generator.
fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed;
    for last in (1..items.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(last, (state >> 33) as usize % (last + 1));
    }
}
