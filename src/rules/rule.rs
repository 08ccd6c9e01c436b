//! What a rule is.

use super::{Case, Page, Threshold};
use crate::finding::{Finding, Identity, Level, Quantity};
use crate::model::{Jurisdiction, Place, Spelled, Word};
use crate::text::Text;
use crate::text::labels::Label;

/// Something that a good process does not do.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What configurations, waivers and outputs call it; reads after "allow".
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// How much its findings matter, in each preset.
    pub levels: Presets<Level>,
    /// The numbers it compares with.
    pub thresholds: &'static [Threshold],
    /// What it does, why, and how to mend what it finds.
    pub page: Page,
    /// Who finds out.
    pub judge: Judge,
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Which step waits for which.
    Order,
    /// Limits and lengths.
    Time,
    /// What a step is worth.
    Value,
    /// What the applicant must bring.
    Material,
    /// Who is answerable.
    Responsibility,
    /// On which legal basis.
    Law,
    /// What it costs the applicant.
    Burden,
    /// What was published and what is aimed at.
    Claims,
    /// Findings that a file accepts.
    Waivers,
}

impl Group {
    /// What people call it.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Order => Label::new("Order", "先后"),
            Self::Time => Label::new("Time", "时限"),
            Self::Value => Label::new("Value", "价值"),
            Self::Material => Label::new("Materials", "材料"),
            Self::Responsibility => Label::new("Responsibility", "责任"),
            Self::Law => Label::new("Law", "依据"),
            Self::Burden => Label::new("Burden", "负担"),
            Self::Claims => Label::new("Claims and targets", "成效与目标"),
            Self::Waivers => Label::new("Waivers", "豁免"),
        }
    }
}

/// Who finds out whether a rule is kept.
#[derive(Clone, Copy, Debug)]
pub enum Judge {
    /// This, about a valid process.
    Process(fn(&Case<'_>) -> Vec<Remark>),
    /// The reading of the definition: what breaks the rule is no valid
    /// process, and the rule cannot be allowed.
    Reading,
    /// The application of waivers, which knows the date and all findings.
    Waivers,
    /// The comparison with a baseline or with an earlier revision.
    Comparison,
}

/// A level and thresholds for every rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preset {
    /// The limits of China's national law; warnings where the law leaves room.
    #[default]
    CnNational,
    /// The same without what rests on the law of a country.
    Generic,
    /// What is a warning elsewhere is not acceptable, and what is off elsewhere
    /// is a warning.
    Strict,
    /// For a definition that is being written: what is not yet filled in is
    /// no error.
    Draft,
}

impl Preset {
    /// Every preset.
    pub const ALL: &[Self] = &[Self::CnNational, Self::Generic, Self::Strict, Self::Draft];

    /// The preset where none is named.
    #[must_use]
    pub const fn under(jurisdiction: Jurisdiction) -> Self {
        match jurisdiction {
            Jurisdiction::Cn => Self::CnNational,
            Jurisdiction::Generic => Self::Generic,
        }
    }

    /// As it is written in a configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.english()
    }

    /// The preset that is written so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|preset| preset.name() == name)
    }
}

impl Spelled for Preset {
    const WORDS: &'static [Word<Self>] = &[
        Word { value: Self::CnNational, english: "cn-national", chinese: "全国" },
        Word { value: Self::Generic, english: "generic", chinese: "通用" },
        Word { value: Self::Strict, english: "strict", chinese: "从严" },
        Word { value: Self::Draft, english: "draft", chinese: "草稿" },
    ];
}

/// A value for each preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presets<T> {
    /// In [`Preset::CnNational`] and, for what rests on no law, in
    /// [`Preset::Generic`].
    pub national: T,
    /// In [`Preset::Strict`].
    pub strict: T,
    /// In [`Preset::Draft`].
    pub draft: T,
}

impl<T: Copy> Presets<T> {
    /// The same in all.
    #[must_use]
    pub const fn all(value: T) -> Self {
        Self { national: value, strict: value, draft: value }
    }

    /// The value in one preset.
    #[must_use]
    pub const fn of(&self, preset: Preset) -> T {
        match preset {
            Preset::CnNational | Preset::Generic => self.national,
            Preset::Strict => self.strict,
            Preset::Draft => self.draft,
        }
    }
}

/// What a rule says about a place; [`super::judge`] makes a finding of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    place: Place,
    message: Text,
    help: Option<Text>,
    related: Vec<(Place, Text)>,
    identity: Identity,
    undecided: bool,
    at_most: Option<Level>,
}

impl Remark {
    /// What is wrong, and where.
    #[must_use]
    pub fn new(place: Place, message: Text) -> Self {
        Self {
            place,
            message,
            help: None,
            related: Vec::new(),
            identity: Identity::default(),
            undecided: false,
            at_most: None,
        }
    }

    /// What cannot be decided, and where: nothing wrong is found.
    #[must_use]
    pub fn undecided(place: Place, message: Text) -> Self {
        Self { undecided: true, ..Self::new(place, message) }
    }

    /// Whether it only says that something cannot be decided.
    #[must_use]
    pub const fn is_undecided(&self) -> bool {
        self.undecided
    }

    /// It weighs no more than this, whatever level its rule has.
    #[must_use]
    pub fn at_most(mut self, level: Level) -> Self {
        self.at_most = Some(level);
        self
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// The same with its help put into other words.
    #[must_use]
    pub(super) fn reworded(mut self, reword: impl FnOnce(Option<Text>) -> Text) -> Self {
        self.help = Some(reword(self.help.take()));
        self
    }

    /// Another place that belongs to it, and what stands there.
    #[must_use]
    pub fn related(mut self, place: Place, note: Text) -> Self {
        self.related.push((place, note));
        self
    }

    /// Another that it is about: the id of a step, the name of a paper, of a
    /// department, of a figure.
    #[must_use]
    pub fn with(mut self, name: &str) -> Self {
        self.identity.with.push(name.to_owned());
        self
    }

    /// How much was found; a later finding of more is new.
    #[must_use]
    pub fn found(mut self, amount: impl Into<Quantity>) -> Self {
        self.identity.found = Some(amount.into());
        self
    }

    /// How much was found, and how much the rule allows.
    #[must_use]
    pub fn over(mut self, found: impl Into<Quantity>, bound: impl Into<Quantity>) -> Self {
        self.identity.bound = Some(bound.into());
        self.found(found)
    }

    /// The finding of a rule at its level.
    pub(super) fn at(self, rule: &'static str, level: Level) -> Finding {
        let Self { place, message, help, related, identity, at_most, .. } = self;
        let level = at_most.map_or(level, |most| level.min(most));
        Finding { code: rule, level, place, message, help, related, identity }
    }
}
