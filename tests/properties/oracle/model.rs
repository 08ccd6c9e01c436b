//! What a random process is, in types of the oracle's own.

mod yaml;

pub use yaml::Style;

/// Tenths of a unit of time.
pub type Tenths = i64;

/// A duration as the file states it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// How many tenths.
    pub tenths: Tenths,
    /// Of what.
    pub of: Measure,
}

impl From<Tenths> for Length {
    fn from(tenths: Tenths) -> Self {
        Length { tenths, of: Measure::Days }
    }
}

/// A process, its steps in file order.
#[derive(Clone, Debug, Default)]
pub struct Process {
    /// "what a bare number of days means".
    pub unit: Unit,
    /// "working hours in a working day, default 8".
    pub hours: i64,
    /// "the steps between whose ends the limits run", and the limits.
    pub limits: Limits,
    /// `available_after` of materials: the name, and the step of this id.
    pub available: Vec<(String, String)>,
    /// In the order in which the file lists them.
    pub steps: Vec<Step>,
}

impl From<Vec<Step>> for Process {
    /// In working days of eight hours.
    fn from(steps: Vec<Step>) -> Self {
        Process { hours: 8, steps, ..Process::default() }
    }
}

/// `limits` of the process; an id of a step for each end that the file names.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// What the law allows.
    pub statutory: Option<Length>,
    /// What the office promises.
    pub promised: Option<Length>,
    /// By how much the law lets it be extended.
    pub extension: Option<Length>,
    /// They run from the end of this step.
    pub from: Option<String>,
    /// They run to the end of this step.
    pub to: Option<String>,
}

/// One step; `None` stands for a key that the file leaves out.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// Unique; entries of `after` refer to it.
    pub id: String,
    /// Default: the id.
    pub name: Option<String>,
    /// Who is answerable.
    pub department: Option<String>,
    /// Who acts.
    pub actor: Actor,
    /// The permits or matters it belongs to; empty: the department.
    pub items: Vec<String>,
    /// What kind of step it is.
    pub kind: Option<Kind>,
    /// Elapsed duration.
    pub days: Length,
    /// Touch time inside `days`.
    pub work: Option<Length>,
    /// Absent means unclassified.
    pub value: Option<Worth>,
    /// Which clock its days run on, where the file says so.
    pub clock: Option<Clock>,
    /// Times the applicant must come; `None`: the step does not say.
    pub visits: Option<u32>,
    /// Amount.
    pub fee: Option<u32>,
    /// `None`: it follows the step above it.
    pub after: Option<Vec<After>>,
    /// Signatures inside the step; `None`: it does not say.
    pub signoffs: Option<u32>,
    /// "**everything** it cannot start without"; `None`: the step does not say what it needs.
    pub needs: Option<Vec<(String, Need)>>,
    /// "what the applicant hands in here, with no word on what else the step waits for"; not beside `needs`.
    pub papers: Option<Vec<(String, Need)>>,
    /// Materials it produces; `Some` of none: "nothing that anybody waits for"; `None`: it does not say.
    pub gives: Option<Vec<String>>,
    /// Legal basis of the step itself.
    pub law: Vec<String>,
}

impl Step {
    /// The name that a reader sees: "`name`: default: `id`".
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }

    /// "`papers` … Counted like `needs`": what it asks for under either key.
    pub fn asks(&self) -> impl Iterator<Item = (&str, Need)> {
        let listed = self.needs.iter().chain(&self.papers).flatten();
        listed.map(|(material, need)| (material.as_str(), *need))
    }

    /// What it gives, whether it says so or not.
    pub fn products(&self) -> &[String] {
        self.gives.as_deref().unwrap_or_default()
    }

    /// "the permit or matter this step belongs to, or a list where it serves several; default: the department".
    pub fn matters(&self) -> Vec<&str> {
        if self.items.is_empty() {
            self.department.as_deref().into_iter().collect()
        } else {
            self.items.iter().map(String::as_str).collect()
        }
    }

    /// "`counted` (default of agencies); `suspended` (…; default of applicants and third parties)".
    pub fn is_counted(&self) -> bool {
        let usual = if self.actor == Actor::Agency { Clock::Counted } else { Clock::Suspended };
        self.clock.unwrap_or(usual) == Clock::Counted
    }
}

/// One entry of `after`.
#[derive(Clone, Debug, Default)]
pub struct After {
    /// The id of the other step.
    pub step: String,
    /// Why, where the file says so.
    pub because: Option<Because>,
    /// The article of law.
    pub basis: Option<String>,
    /// Which ends are tied.
    pub relation: Relation,
    /// By how much.
    pub lag: Length,
}

/// An enum of the format with the English and the Chinese word of each value.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($value:ident = $english:literal $chinese:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = concat!("`", $english, "`")] $value),+
        }

        impl $name {
            /// Every value, in the order of the table in `format.md`.
            pub const ALL: &[$name] = &[$($name::$value),+];

            /// The English and the Chinese word.
            pub fn words(self) -> (&'static str, &'static str) {
                match self {
                    $($name::$value => ($english, $chinese)),+
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                $name::ALL[0]
            }
        }
    };
}

vocabulary! {
    /// `unit`.
    Unit { Workday = "workday" "工作日", Day = "day" "自然日" }
}
vocabulary! {
    /// The suffix of a duration; none: days in the process's unit.
    Measure { Days = "" "", Workdays = "wd" "个工作日", Hours = "h" "小时", CalendarDays = "cd" "自然日", Weeks = "w" "周" }
}
vocabulary! {
    /// `actor`.
    Actor { Agency = "agency" "部门", Applicant = "applicant" "申请人", ThirdParty = "third-party" "中介" }
}
vocabulary! {
    /// `kind`.
    Kind {
        Submit = "submit" "申报", Intake = "intake" "受理", Review = "review" "审查",
        Inspect = "inspect" "踏勘", Publicity = "publicity" "公示", Wait = "wait" "等待",
        Transfer = "transfer" "流转", Payment = "payment" "缴费", Decision = "decision" "决定",
        Delivery = "delivery" "送达",
    }
}
vocabulary! {
    /// `value`.
    Worth { Adding = "adding" "增值", Required = "required" "必要", Waste = "waste" "非增值" }
}
vocabulary! {
    /// `clock`.
    Clock { Counted = "counted" "计入", Suspended = "suspended" "不计入" }
}
vocabulary! {
    /// `because` of an entry of `after`.
    Because {
        Law = "law" "法定", Safety = "safety" "安全", Nature = "nature" "客观", Procedure = "procedure" "程序",
        Habit = "habit" "惯例", Open = "open" "未说明",
    }
}
vocabulary! {
    /// `relation` of an entry of `after`.
    Relation { FinishStart = "FS" "FS", FinishFinish = "FF" "FF", StartStart = "SS" "SS" }
}
vocabulary! {
    /// `need` of an entry of `needs`.
    Need { Required = "required" "必需", Tolerable = "tolerable" "容缺", Optional = "optional" "可选" }
}
