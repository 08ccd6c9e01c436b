//! The parts of a rule.

use super::{Case, Page, Threshold};
use crate::finding::{Finding, Identity, Level, Quantity};
use crate::model::{Jurisdiction, Place, Spelled, words};
use crate::text::Text;
use crate::text::labels::Label;

/// A rule: something that a good process does not do.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in configurations, waivers and outputs; reads after "allow".
    pub name: &'static str,
    /// Its subject.
    pub group: Group,
    /// The level of its findings, in each preset.
    pub levels: Presets<Level>,
    /// Its thresholds.
    pub thresholds: &'static [Threshold],
    /// What it does, why, and how to fix its findings.
    pub page: Page,
    /// The part of the program that applies it.
    pub judge: Judge,
    /// The law without which it means nothing.
    pub law: RuleLaw,
}

impl Rule {
    /// A rule about a process, with no threshold and no law of its own; `page`
    /// is the text of its page.
    pub(super) const fn new(
        name: &'static str,
        group: Group,
        levels: Presets<Level>,
        page: &'static str,
        judge: fn(&Case<'_>) -> Vec<Remark>,
    ) -> Self {
        Self::judged_elsewhere(name, group, levels, page, Judge::Process(judge))
    }

    /// A rule that another part of the program applies.
    pub(super) const fn judged_elsewhere(
        name: &'static str,
        group: Group,
        levels: Presets<Level>,
        page: &'static str,
        judge: Judge,
    ) -> Self {
        Self { name, group, levels, thresholds: &[], page: Page::new(page), judge, law: RuleLaw::Any }
    }

    /// The same rule with thresholds.
    pub(super) const fn with(self, thresholds: &'static [Threshold]) -> Self {
        Self { thresholds, ..self }
    }

    /// The same rule, which means nothing without China's law.
    pub(super) const fn of_china(self) -> Self {
        Self { law: RuleLaw::China, ..self }
    }

    /// The same rule, which rests on 行政许可法.
    pub(super) const fn of_licences(self) -> Self {
        Self { law: RuleLaw::ChinasLicences, ..self }
    }
}

/// The law without which a rule means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleLaw {
    /// None: it may cite China's law, and applies elsewhere as good practice.
    Any,
    /// China's.
    China,
    /// 行政许可法, China's law of licences, which applies to no other matters.
    ChinasLicences,
}

/// The subject of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The order of steps.
    Order,
    /// Limits and lengths.
    Time,
    /// The value of steps.
    Value,
    /// The materials of the applicant.
    Material,
    /// Responsibilities.
    Responsibility,
    /// Legal bases.
    Law,
    /// The burden of the applicant.
    Burden,
    /// Published figures and targets.
    Claims,
    /// Findings that a file accepts.
    Waivers,
}

impl Group {
    /// Its name for people.
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

/// The part of the program that applies a rule.
#[derive(Clone, Copy, Debug)]
pub enum Judge {
    /// This function, to a valid process.
    Process(fn(&Case<'_>) -> Vec<Remark>),
    /// The reader of definitions: a definition that breaks the rule is not a
    /// valid process, and the rule cannot be allowed.
    Reading,
    /// The application of waivers, which knows the date and all findings.
    Waivers,
    /// The comparison with a baseline or with an earlier revision.
    Comparison,
}

words! {
    /// A level and thresholds for every rule.
    #[derive(Default)]
    Preset {
        /// The limits of China's national law; warnings where the law leaves
        /// room.
        #[default]
        CnNational = "cn-national" | "全国",
        /// The same limits without those that rest on the law of a country.
        Generic = "generic" | "通用",
        /// Warnings of other presets are errors, and rules that are off
        /// elsewhere are warnings.
        Strict = "strict" | "从严",
        /// For a definition in progress: whatever is not yet filled in is not
        /// an error.
        Draft = "draft" | "草稿",
    }
}

impl Preset {
    /// Every preset.
    pub const ALL: &[Self] = &[Self::CnNational, Self::Generic, Self::Strict, Self::Draft];

    /// The default preset.
    pub const fn under(jurisdiction: Jurisdiction) -> Self {
        match jurisdiction {
            Jurisdiction::Cn => Self::CnNational,
            Jurisdiction::Generic => Self::Generic,
        }
    }

    /// Its name in a configuration.
    pub fn name(self) -> &'static str {
        self.english()
    }

    /// The preset of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|preset| preset.name() == name)
    }
}

/// A value for each preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presets<T> {
    /// In [`Preset::CnNational`] and, for rules that rest on no law, in
    /// [`Preset::Generic`].
    pub national: T,
    /// In [`Preset::Strict`].
    pub strict: T,
    /// In [`Preset::Draft`].
    pub draft: T,
}

impl Presets<Level> {
    /// A warning, which fails the run in [`Preset::Strict`].
    pub(super) const WARN: Self = Self { national: Level::Warn, strict: Level::Deny, draft: Level::Warn };
    /// Fails the run, and warns in [`Preset::Draft`].
    pub(super) const DENY: Self = Self { national: Level::Deny, strict: Level::Deny, draft: Level::Warn };
    /// A warning in [`Preset::Strict`], else nothing.
    pub(super) const STRICT: Self = Self { national: Level::Allow, strict: Level::Warn, draft: Level::Allow };
    /// As [`Self::WARN`], and nothing in [`Preset::Draft`].
    pub(super) const NOT_DRAFT: Self = Self { national: Level::Warn, strict: Level::Deny, draft: Level::Allow };
}

impl<T: Copy> Presets<T> {
    /// One value for all presets.
    pub const fn all(value: T) -> Self {
        Self { national: value, strict: value, draft: value }
    }

    /// The value in one preset.
    pub const fn of(&self, preset: Preset) -> T {
        match preset {
            Preset::CnNational | Preset::Generic => self.national,
            Preset::Strict => self.strict,
            Preset::Draft => self.draft,
        }
    }
}

/// A statement of a rule about a place; [`super::judge`] makes a finding of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
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
    /// A remark with a message, at a place.
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

    /// A remark that something is undecided.
    pub fn undecided(place: Place, message: Text) -> Self {
        Self { undecided: true, ..Self::new(place, message) }
    }

    /// Returns whether it only says that something is undecided.
    pub const fn is_undecided(&self) -> bool {
        self.undecided
    }

    /// Limits its level, whatever the level of its rule.
    pub fn at_most(mut self, level: Level) -> Self {
        self.at_most = Some(level);
        self
    }

    /// Sets the remedy.
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Replaces its help.
    pub(super) fn reworded(mut self, reword: impl FnOnce(Option<Text>) -> Text) -> Self {
        self.help = Some(reword(self.help.take()));
        self
    }

    /// Adds a related place, with a label.
    pub fn related(mut self, place: Place, note: Text) -> Self {
        self.related.push((place, note));
        self
    }

    /// All the other places that belong to it, each with what stands there.
    pub(super) fn all_related(self, related: Vec<(Place, Text)>) -> Self {
        Self { related, ..self }
    }

    /// All others that it is about.
    pub(super) fn with_all<'n>(mut self, names: impl Iterator<Item = &'n str>) -> Self {
        self.identity.with.extend(names.map(str::to_owned));
        self
    }

    /// Another that it is about: the id of a step, the name of a paper, of a
    /// department, of a figure.
    pub fn with(mut self, name: &str) -> Self {
        self.identity.with.push(name.to_owned());
        self
    }

    /// Sets the amount found; a later finding of more is new.
    pub fn found(mut self, amount: impl Into<Quantity>) -> Self {
        self.identity.found = Some(amount.into());
        self
    }

    /// Sets the amount found, and the amount that the rule allows.
    pub fn over(mut self, found: impl Into<Quantity>, bound: impl Into<Quantity>) -> Self {
        self.identity.bound = Some(bound.into());
        self.found(found)
    }

    /// The finding of a rule at a level.
    pub(super) fn at(self, rule: &'static str, level: Level) -> Finding {
        let Self { place, message, help, related, identity, at_most, .. } = self;
        let level = at_most.map_or(level, |most| level.min(most));
        Finding { code: rule, level, place, message, help, related, identity }
    }
}
