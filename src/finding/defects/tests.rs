//! Every problem has a message and, where there is one, a remedy in both
//! languages.

use super::*;
use crate::model::{Expected, KeyGroup, NodeShape, Problem::*, StepId};
use crate::text::Lang::{Chinese, English};

fn all() -> Vec<Problem> {
    let x = || "x".to_owned();
    let mut all = vec![
        Syntax("tab".to_owned()),
        Syntax("something new".to_owned()),
        NotUtf8(None),
        NotUtf8(Some("GB18030")),
        ControlCharacter('\u{1b}'),
        TooLarge { bytes: 2, limit: 1 },
        TooDeep { limit: 64 },
        TooManyOrders { limit: 9 },
        TooMuchExpansion { limit: 9 },
        RecursiveAlias,
        UnknownTag(x()),
        MistakenColon { key: x(), found: '：' },
        MistakenColon { key: x(), found: ':' },
        Conflict { last: 5 },
        Empty,
        BlockInBrackets,
        SeveralDocuments,
        UnknownKey { key: x(), suggestion: None, known: vec!["a"], elsewhere: None },
        UnknownKey { key: x(), suggestion: None, known: vec!["a"], elsewhere: Some(KeyGroup::Step) },
        UnknownKey { key: x(), suggestion: Some(x()), known: vec![], elsewhere: None },
        KeyNotText,
        DuplicateKey(x()),
        MissingKey { group: KeyGroup::Step, key: "days" },
        EmptyValue(x()),
        EmptyItem,
        EmptyName,
        TooManyDigits(x()),
        TooMany { text: x(), limit: 9 },
        UnknownWord { text: x(), suggestion: Some(x()), known: vec![] },
        UnknownWord { text: x(), suggestion: None, known: vec!["a", "b"] },
        UnknownFormat(x()),
        NoSteps,
        NamelessStep,
        DuplicateStep(x()),
        UnknownStep { name: x(), suggestion: None },
        AmbiguousStep { name: x(), ids: vec![x(), x()] },
        UnknownMaterial { name: x(), suggestion: None },
        UnknownDepartment { name: x(), suggestion: Some(x()) },
        SeveralInOne { text: "甲、乙，丙".to_owned(), mark: '、' },
        ListedTwice(x()),
        GivenTwice(x()),
        NeedsOwnProduct(x()),
        UnknownCase { name: x(), suggestion: None },
        UnknownCase { name: x(), suggestion: Some(x()) },
        SharesOverAll("1.2".to_owned()),
        MissingBasis,
        AboveToday { value: x(), today: x() },
        SameInEveryCase("item"),
        EmptyCase(x()),
        InCase { case: x(), problem: Box::new(GivenTwice(x())) },
        NotTaken { step: x() },
        BadPeriod(x()),
        NoLimit(x()),
        FollowsAfterwards(x()),
        GivenAfterwards(x()),
        NeededTooEarly(x()),
        NeedsAndPapers,
        FollowsItself(x()),
        MixedClocks,
        NoMiddle { min: x(), max: x() },
        WorkOverDays { work: x(), days: x() },
        PointsOutOfOrder { min: x(), likely: Some(x()), max: x() },
        PointsOutOfOrder { min: x(), likely: None, max: x() },
        BadHours(x()),
        BadDate(x()),
        BadDate("2026年12月31日".to_owned()),
        BadLag { text: "-5".to_owned(), error: crate::model::DurationError::Negative },
        BadLag { text: "50%".to_owned(), error: crate::model::DurationError::Unreadable },
        BareThreshold(x()),
        BadPattern(x()),
        FixedLevel(x()),
    ];
    for nature in [LoopNature::Order, LoopNature::LateDocument, LoopNature::MutualPrerequisite] {
        all.push(Cycle { steps: vec![StepId(0)], names: vec![x()], nature });
    }
    use crate::model::DurationError as Why;
    for error in [Why::Unreadable, Why::Negative, Why::TooFine, Why::TooLong, Why::TooManyDigits, Why::Range] {
        all.push(BadDuration { text: x(), error });
    }
    for error in [Why::MinutesOrMonths, Why::PartOfMonth] {
        all.push(BadDuration { text: x(), error });
    }
    for text in ["6m", "50%", "2026年2月13日", "当日", "当日或5日内", "约15天", "3d"] {
        all.push(BadDuration { text: text.to_owned(), error: Why::Unreadable });
    }
    for expected in [Expected::Map, Expected::List, Expected::Text, Expected::Duration, Expected::NameOrMap] {
        all.push(WrongShape { expected, found: NodeShape::Scalar });
    }
    for expected in [Expected::WholeNumber, Expected::Number, Expected::Share] {
        all.push(BadNumber { text: x(), expected });
    }
    all
}

#[test]
fn every_defect_is_told_in_both_languages() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c));
    for problem in all() {
        for text in [Some(message(&problem)), help(&problem)].into_iter().flatten() {
            assert!(chinese(text.in_lang(Chinese)), "{text:?}");
            // A suggested key may well be Chinese.
            let english = text.in_lang(English).split('`').step_by(2).collect::<String>();
            assert!(!english.is_empty() && !chinese(&english), "{text:?}");
            assert!(!english.ends_with('.') && !text.in_lang(Chinese).ends_with('。'), "{text:?}");
        }
    }
}

#[test]
fn a_message_is_a_fragment_in_lower_case() {
    let names = ["UTF", "YAML"];
    for problem in all() {
        let text = message(&problem);
        let first = text.in_lang(English).split(' ').next().unwrap_or_default();
        assert!(first.chars().next().is_some_and(|c| !c.is_uppercase()) || names.contains(&first), "{text:?}");
    }
}
