//! Departments whose names are one slip apart.

use std::collections::{BTreeSet, HashMap};

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Department, DepartmentId, Place, Process};
use crate::text::say;

pub(super) const RULE: Rule = Rule::new(
    "department-spelt-twice",
    Group::Responsibility,
    Presets::WARN,
    include_str!("department_spelt_twice.md"),
    judge,
);

/// Letters of Chinese names that distinguish offices, besides numbers: levels,
/// directions, kinds of offices.
const TELLING: &str = "一二三四五六七八九十百甲乙丙丁东南西北中省市县区州乡镇村街盟旗国上下左右前后内外新老大小支总分局厅部委办处科所站队室厂院";
/// Characters behind the name of a place.
const PLACES: &str = "省市县区州盟旗乡镇村街路园分所站";
/// Words in which such a character does not mean a place.
const NO_PLACES: [[char; 2]; 4] = [['城', '乡'], ['市', '场'], ['园', '林'], ['路', '政']];

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let names: Vec<Name> = process.departments().iter().map(Name::of).collect();
    let first = first_mentions(process);
    // Names that differ by one slip have a form in common with one letter left
    // out.
    let mut by_form: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut remarks = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let forms = name.forms();
        let met = forms.iter().filter_map(|form| by_form.get(form)).flatten();
        let near: BTreeSet<usize> = met.copied().filter(|other| names[*other].is_slip_of(name)).collect();
        if let (Some(&other), Some(place)) = (near.first(), first[at].clone()) {
            remarks.push(remark(process, other, at, place, first[other].clone()));
        }
        for form in forms {
            by_form.entry(form).or_default().push(at);
        }
    }
    remarks
}

fn remark(process: &Process, other: usize, at: usize, place: Place, first: Option<Place>) -> Remark {
    let name = |at: usize| &process.departments()[at].name;
    let (name, known) = (name(at), name(other));
    let message = say!(
        "`{name}` and `{known}` differ by one slip: one department, spelt twice?",
        "「{name}」与「{known}」只差一字，是否同一部门？"
    );
    let remark = Remark::new(place, message).with(name).with(known).help(say!(
        "spell it the same everywhere; if they are two, declare both under `departments` and allow this",
        "请统一写法；确为两个部门的，对此豁免并写明理由"
    ));
    match first {
        Some(first) => remark.related(first, say!("spelt so here", "此处的写法")),
        None => remark,
    }
}

/// The first mention of each department.
fn first_mentions(process: &Process) -> Vec<Option<Place>> {
    let mut first: Vec<Option<Place>> = vec![None; process.departments().len()];
    let mut enter = |department: Option<DepartmentId>, place: Place| {
        if let Some(slot) = department.and_then(|at| first.get_mut(at.index())) {
            slot.get_or_insert(place);
        }
    };
    enter(process.lead(), Place::process().field("lead"));
    for (at, step) in process.steps().iter().enumerate() {
        enter(step.department, Place::step(at).field("department"));
    }
    first
}

/// A name as letters, without spaces and signs, in lower case.
struct Name {
    letters: Vec<char>,
    /// Its last word.
    last: String,
    /// The least number of letters for one to be missing; half as many again
    /// are needed for one to be changed.
    least: usize,
}

impl Name {
    fn of(department: &Department) -> Self {
        let name = department.name.to_lowercase();
        let last = name.split_whitespace().last().unwrap_or_default().to_owned();
        let least = if name.is_ascii() { 8 } else { 4 };
        Self { letters: name.chars().filter(|letter| letter.is_alphanumeric()).collect(), last, least }
    }

    /// The hashes of the name itself and of its forms with one letter left out;
    /// linear in the letters. Two forms of one hash are most likely the same,
    /// and [`Self::is_slip_of`] checks it.
    fn forms(&self) -> BTreeSet<u64> {
        // Polynomials over the letters: of each prefix, and of each suffix.
        const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
        let number = |letter: &char| u64::from(u32::from(*letter)) + 1;
        let mut first: Vec<u64> = vec![0];
        for letter in &self.letters {
            first.push(first[first.len() - 1].wrapping_mul(BASE).wrapping_add(number(letter)));
        }
        let (mut rest, mut power) = (0u64, 1u64);
        let mut forms = BTreeSet::from([first[self.letters.len()]]);
        for (at, letter) in self.letters.iter().enumerate().rev() {
            forms.insert(first[at].wrapping_mul(power).wrapping_add(rest));
            rest = number(letter).wrapping_mul(power).wrapping_add(rest);
            power = power.wrapping_mul(BASE);
        }
        forms
    }

    /// Returns whether one letter was left out, added, changed or exchanged
    /// with its neighbour, and that letter does not distinguish offices. A
    /// short name may differ by a whole letter and mean another office.
    fn is_slip_of(&self, other: &Self) -> bool {
        if self.last != other.last && self.is_numbered() && other.is_numbered() {
            return false;
        }
        let (one, two) = if self.letters.len() <= other.letters.len() { (self, other) } else { (other, self) };
        let (one, two, least) = (&one.letters, &two.letters, one.least);
        let start = one.iter().zip(two).take_while(|(one, two)| one == two).count();
        let slip = |letters: &[char]| !letters.iter().any(|letter| tells(*letter)) && !in_place_name(&two[start..]);
        match (&one[start..], &two[start..]) {
            ([], []) => true,
            (short, [added, long @ ..]) if short == long => one.len() >= least && slip(&[*added]),
            ([a, b, short @ ..], [c, d, long @ ..]) if a == d && b == c && short == long => {
                one.len() >= least && slip(&[*a, *b])
            }
            ([a, short @ ..], [b, long @ ..]) if short == long => 2 * one.len() >= 3 * least && slip(&[*a, *b]),
            _ => false,
        }
    }

    /// Returns whether it ends like `Zone A` or `Office II`.
    fn is_numbered(&self) -> bool {
        self.last.chars().count() == 1 || self.last.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'))
    }
}

fn tells(letter: char) -> bool {
    letter.is_numeric() || TELLING.contains(letter)
}

/// Returns whether letters begin inside the name of a place.
fn in_place_name(letters: &[char]) -> bool {
    let near = &letters[..letters.len().min(4)];
    let part = |at: usize| {
        let pair = |from: usize| near.get(from..from + 2).is_some_and(|pair| NO_PLACES.iter().any(|word| word == pair));
        pair(at) || at.checked_sub(1).is_some_and(pair)
    };
    near.iter().enumerate().any(|(at, letter)| PLACES.contains(*letter) && !part(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(one: &str, two: &str) -> bool {
        let name = |name: &str| Name::of(&Department::named(name));
        let (one, two) = (name(one), name(two));
        assert_eq!(one.is_slip_of(&two), two.is_slip_of(&one));
        let in_common = one.forms().intersection(&two.forms()).next().is_some();
        assert!(in_common || !one.is_slip_of(&two), "no form in common");
        one.is_slip_of(&two)
    }

    #[test]
    fn one_slip_is_told() {
        for (one, two) in [
            ("市场监督管理局", "市场监管管理局"),
            ("住房和城乡建设局", "住房城乡建设局"),
            ("自然资源和规划局", "自然资源与规划局"),
            ("人力资源和社会保障局", "人力资源和社保障局"),
            ("发展改革委", "发展革改委"),
            ("Fire Department", "fire  department"),
            ("Department of Health", "Department of Heatlh"),
        ] {
            assert!(slip(one, two), "{one}, {two}");
        }
    }

    #[test]
    fn offices_that_are_two_are_left_alone() {
        for (one, two) in [
            ("国土一所", "国土二所"),
            ("市一局", "市二局"),
            ("教育局", "体育局"),
            ("税务局", "财务局"),
            ("生态环境局", "生态环保局"),
            ("市公安局", "公安局"),
            ("交通运输局", "交通运输厅"),
            ("消防救援大队", "消防救援支队"),
            ("第一税务分局", "第十一税务分局"),
            ("东湖街道办事处", "西湖街道办事处"),
            ("翠湖街道办事处", "碧湖街道办事处"),
            ("张村镇人民政府", "李村镇人民政府"),
            ("市场监管局滨江分局", "市场监管局滨湖分局"),
            ("Health Centre A", "Health Centre B"),
            ("Planning Office I", "Planning Office II"),
            ("Planning Office 1", "Planning Office 2"),
        ] {
            assert!(!slip(one, two), "{one}, {two}");
        }
    }
}
