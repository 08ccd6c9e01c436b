use super::*;

const EIGHT_HOURS: Time = Time::from_thousandths(8 * 60 * 1_000);

fn length(text: &str) -> Result<Length, DurationError> {
    Duration::parse(text)?.length(Unit::Workday, EIGHT_HOURS)
}

fn working(days: i64) -> Length {
    Length::new(Time::from_thousandths(days * EIGHT_HOURS.thousandths()), Clock::Working)
}

fn calendar(days: i64) -> Length {
    Length::new(Time::from_thousandths(days * Time::CALENDAR_DAY.thousandths()), Clock::Calendar)
}

#[test]
fn every_spelling_of_three_days_is_three_days() {
    let texts = "3|３|3wd|3 wd|3WD|3个工作日|3 工作日|3天|3日|24h|24小时|1440min|1440分钟|3.0|三天|三个工作日|叁日|\
                 3 business days|3 Working  Days|3 days|３　天|三 日|24 hours";
    for text in texts.split('|') {
        assert_eq!(length(text), Ok(working(3)), "{text}");
    }
}

#[test]
fn every_spelling_of_two_weeks_is_fourteen_days_of_the_calendar() {
    for text in "2w|2周|两周|二个星期|2 weeks|P2W|P14D|14cd|14自然日|14个日历日|14 calendar days".split('|')
    {
        assert_eq!(length(text), Ok(calendar(14)), "{text}");
    }
}

#[test]
fn months_and_years_are_those_of_the_calendar() {
    for text in "18mo|18个月|十八个月|18 months|P18M|1.5y|1.5年|一个半年|P1.5Y".split('|') {
        assert_eq!(length(text), Ok(Length::months(18)), "{text}");
    }
    assert_eq!(length("半年"), Ok(Length::months(6)));
    assert_eq!(length("1.5mo"), Err(DurationError::PartOfMonth));
    assert_eq!(length("半个月"), Err(DurationError::PartOfMonth));
}

#[test]
fn what_is_done_at_once_takes_no_time_and_half_a_day_half_of_one() {
    for text in "0|当场|即办|即时|当场办结|即时办理|at once|On the spot|-0wd".split('|') {
        assert_eq!(length(text), Ok(Length::ZERO), "{text}");
    }
    for text in "半天|半日|半个工作日|0.5|4小时|四个小时".split('|') {
        assert_eq!(length(text), length("0.5wd"), "{text}");
    }
    assert_eq!(length("一个半小时"), length("90min"));
}

#[test]
fn a_limit_is_its_number_and_known_as_a_limit() {
    let texts = "15个工作日内|15个工作日之内|15个工作日以内|不超过15个工作日|≤15个工作日|<=15wd|within 15 working days|\
                 Up to 15 wd|at most 15 workdays|no more than 15 business days|最长十五个工作日|≤15个工作日内";
    for text in texts.split('|') {
        let stated =
            StatedDuration { from: Duration::workdays(15), to: None, limit: true, says_day: false, at_once: false };
        assert_eq!(StatedDuration::parse(text), Ok(stated), "{text}");
        assert_eq!(Duration::parse(text), Ok(Duration::workdays(15)), "{text}");
    }
    assert!(StatedDuration::parse("15个工作日").is_ok_and(|stated| !stated.limit));
}

#[test]
fn a_range_has_two_ends_and_a_middle() {
    for text in "2-4周|2–4 weeks|2～4周|二至四周|2周到4周|2 to 4 w|2—4周|P2W-P4W".split('|') {
        let stated = StatedDuration::parse(text).unwrap();
        let (from, to) = (stated.from, stated.to.unwrap());
        assert_eq!((from, to), (Duration::parse("2w").unwrap(), Duration::parse("4w").unwrap()), "{text}");
        assert_eq!(from.middle(to), Duration::parse("3w").ok(), "{text}");
        assert_eq!(Duration::parse(text), Err(DurationError::Range), "{text}");
    }
    let limit = StatedDuration::parse("5-10个工作日内").unwrap();
    assert!(limit.limit && limit.to == Some(Duration::workdays(10)));
}

#[test]
fn a_middle_is_exact_or_not_known() {
    let middle = |one: &str, other: &str| {
        let (one, other) = (Duration::parse(one).unwrap(), Duration::parse(other).unwrap());
        one.middle(other).map(|middle| middle.to_string())
    };
    assert_eq!(middle("1", "2").as_deref(), Some("1.5"));
    assert_eq!(middle("1w", "10cd").as_deref(), Some("8.5cd"));
    assert_eq!(middle("1h", "30min").as_deref(), Some("45min"));
    assert_eq!(middle("10mo", "1y").as_deref(), Some("11mo"));
    assert_eq!(middle("当场", "3个工作日").as_deref(), Some("1.5wd"));
    assert_eq!(middle("1wd", "4h"), None);
    assert_eq!(middle("1wd", "3cd"), None);
}

#[test]
fn what_is_not_a_duration_is_refused() {
    let texts = "|wd|three|1e3|3 d d|0x10|3,5|1:30|∞|NaN|3d|内|不超过|P|PT4H|P1Y2M|当日|当日或5日内|6月|半|三个|3-|\
                 2026-02-13|一天半|.5|3.|+3";
    for text in texts.split('|').filter(|text| *text != "半") {
        assert_eq!(Duration::parse(text), Err(DurationError::Unreadable), "{text}");
    }
    for text in ["-1", "－3天", "-2.5wd", "-5"] {
        assert_eq!(Duration::parse(text), Err(DurationError::Negative), "{text}");
    }
    for text in ["6m", "6 m", "６ｍ", "0.5M"] {
        assert_eq!(Duration::parse(text), Err(DurationError::MinutesOrMonths), "{text}");
    }
    assert_eq!(Duration::parse("9007199254740993"), Err(DurationError::TooLong));
    assert_eq!(Duration::parse("0.0000000000001h"), Err(DurationError::TooManyDigits));
}

#[test]
fn time_is_exact_or_refused() {
    let minute = Length::new(Time::from_thousandths(1), Clock::Working);
    assert_eq!(length("0.001min"), Ok(minute));
    assert_eq!(length("0.0001min"), Err(DurationError::TooFine));
    for longest in ["1000000wd", "1000000", "1000000cd", "8000000h", "142857w", "32000mo"] {
        assert!(length(longest).is_ok(), "{longest}");
    }
    let longer = "1000000.001wd|1000001|1000001cd|8000001h|480000001min|142858w|32001mo|2667y";
    for longer in longer.split('|') {
        assert_eq!(length(longer), Err(DurationError::TooLong), "{longer}");
    }
}
