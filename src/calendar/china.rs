//! China's days off and make-up working days, 2007 to 2026.
//!
//! Each year rests on the notice of the General Office of the State Council
//! (国务院办公厅关于部分节假日安排的通知), in 2015, 2019 and 2020 on a second one
//! that changed it; the pages are named beside the year. Weekends are days off
//! without being named. Provinces departed from the table in early 2020.
//!
//! A row is a holiday: first day off `..` last day off `+` make-up working
//! days, as month and day. A day in December belongs to the year before its
//! notice; no notice has yet named one of its own year.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::announced::{NamedDay, Notice};

/// The notices by year.
pub(super) fn notices() -> BTreeMap<i16, Notice> {
    NOTICES.iter().map(|row| (row.year, row.notice())).collect()
}

/// The last year with a notice.
pub(super) const LAST: i16 = NOTICES[NOTICES.len() - 1].year;

struct Row {
    year: i16,
    pages: &'static [&'static str],
    holidays: &'static [Holiday],
}

struct Holiday {
    name: &'static str,
    first: Date,
    last: Date,
    make_up: &'static [Date],
}

impl Row {
    fn notice(&self) -> Notice {
        let page = |page| format!("https://www.gov.cn/zhengce/zhengceku/{page}.htm");
        let days = self.holidays.iter().flat_map(Holiday::days).collect();
        Notice { sources: self.pages.iter().map(page).collect(), days }
    }
}

impl Holiday {
    fn days(&self) -> impl Iterator<Item = (Date, NamedDay)> {
        let named = |works| NamedDay { works, name: Cow::Borrowed(self.name) };
        let off = self.first.series(1.day()).take_while(|&day| day <= self.last);
        off.map(move |day| (day, named(false))).chain(self.make_up.iter().map(move |&day| (day, named(true))))
    }
}

/// A day as it stands in the table; one that does not exist fails to compile.
const fn day(year: i16, month_day: i16) -> Date {
    let month = (month_day / 100) as i8;
    date(if month == 12 { year - 1 } else { year }, month, (month_day % 100) as i8)
}

macro_rules! notice {
    ($year:literal $($page:literal)+; $($name:literal $first:literal..$last:literal $(+ $work:literal)*;)+) => {
        Row {
            year: $year,
            pages: &[$($page),+],
            holidays: &[$(Holiday {
                name: $name,
                first: day($year, $first),
                last: day($year, $last),
                make_up: &[$(day($year, $work)),*],
            }),+],
        }
    };
}

static NOTICES: [Row; 20] = [
    notice! { 2007 "2008-03/28/content_1761";
        "元旦" 101..103 + 1230 + 1231;
        "春节" 218..224 + 217 + 225;
        "劳动节" 501..507 + 428 + 429;
        "国庆节" 1001..1007 + 929 + 930;
    },
    notice! { 2008 "2008-03/28/content_1645";
        "元旦" 1230..101 + 1229;
        "春节" 206..212 + 202 + 203;
        "清明节" 404..406;
        "劳动节" 501..503 + 504;
        "端午节" 607..609;
        "中秋节" 913..915;
        "国庆节" 929..1005 + 927 + 928;
    },
    notice! { 2009 "2008-12/10/content_1572";
        "元旦" 101..103 + 104;
        "春节" 125..131 + 124 + 201;
        "清明节" 404..406;
        "劳动节" 501..503;
        "端午节" 528..530 + 531;
        "国庆节、中秋节" 1001..1008 + 927 + 1010;
    },
    notice! { 2010 "2009-12/08/content_1476";
        "元旦" 101..103;
        "春节" 213..219 + 220 + 221;
        "清明节" 403..405;
        "劳动节" 501..503;
        "端午节" 614..616 + 612 + 613;
        "中秋节" 922..924 + 919 + 925;
        "国庆节" 1001..1007 + 926 + 1009;
    },
    notice! { 2011 "2010-12/10/content_1423";
        "元旦" 101..103;
        "春节" 202..208 + 130 + 212;
        "清明节" 403..405 + 402;
        "劳动节" 430..502;
        "端午节" 604..606;
        "中秋节" 910..912;
        "国庆节" 1001..1007 + 1008 + 1009;
    },
    notice! { 2012 "2011-12/06/content_1411";
        "元旦" 101..103 + 1231;
        "春节" 122..128 + 121 + 129;
        "清明节" 402..404 + 331 + 401;
        "劳动节" 429..501 + 428;
        "端午节" 622..624;
        "中秋节、国庆节" 930..1007 + 929;
    },
    notice! { 2013 "2012-12/10/content_1353";
        "元旦" 101..103 + 105 + 106;
        "春节" 209..215 + 216 + 217;
        "清明节" 404..406 + 407;
        "劳动节" 429..501 + 427 + 428;
        "端午节" 610..612 + 608 + 609;
        "中秋节" 919..921 + 922;
        "国庆节" 1001..1007 + 929 + 1012;
    },
    notice! { 2014 "2014-01/02/content_1194";
        "元旦" 101..101;
        "春节" 131..206 + 126 + 208;
        "清明节" 405..407;
        "劳动节" 501..503 + 504;
        "端午节" 602..602;
        "中秋节" 908..908;
        "国庆节" 1001..1007 + 928 + 1011;
    },
    notice! { 2015 "2014-12/16/content_9302" "2015-05/13/content_9742";
        "元旦" 101..103 + 104;
        "春节" 218..224 + 215 + 228;
        "清明节" 405..406;
        "劳动节" 501..501;
        "端午节" 620..622;
        "抗日战争暨世界反法西斯战争胜利70周年纪念日" 903..905 + 906;
        "中秋节" 927..927;
        "国庆节" 1001..1007 + 1010;
    },
    notice! { 2016 "2015-12/10/content_10394";
        "元旦" 101..101;
        "春节" 207..213 + 206 + 214;
        "清明节" 404..404;
        "劳动节" 501..502;
        "端午节" 609..611 + 612;
        "中秋节" 915..917 + 918;
        "国庆节" 1001..1007 + 1008 + 1009;
    },
    notice! { 2017 "2016-12/01/content_5141603";
        "元旦" 101..102;
        "春节" 127..202 + 122 + 204;
        "清明节" 402..404 + 401;
        "劳动节" 501..501;
        "端午节" 528..530 + 527;
        "中秋节、国庆节" 1001..1008 + 930;
    },
    notice! { 2018 "2017-11/30/content_5243579";
        "元旦" 101..101;
        "春节" 215..221 + 211 + 224;
        "清明节" 405..407 + 408;
        "劳动节" 429..501 + 428;
        "端午节" 618..618;
        "中秋节" 924..924;
        "国庆节" 1001..1007 + 929 + 930;
    },
    notice! { 2019 "2018-12/06/content_5346276" "2019-03/22/content_5375877";
        "元旦" 1230..101 + 1229;
        "春节" 204..210 + 202 + 203;
        "清明节" 405..405;
        "劳动节" 501..504 + 428 + 505;
        "端午节" 607..607;
        "中秋节" 913..913;
        "国庆节" 1001..1007 + 929 + 1012;
    },
    notice! { 2020 "2019-11/21/content_5454164" "2020-01/27/content_5472352";
        "元旦" 101..101;
        "春节" 124..202 + 119;
        "清明节" 404..406;
        "劳动节" 501..505 + 426 + 509;
        "端午节" 625..627 + 628;
        "国庆节、中秋节" 1001..1008 + 927 + 1010;
    },
    notice! { 2021 "2020-11/25/content_5564127";
        "元旦" 101..103;
        "春节" 211..217 + 207 + 220;
        "清明节" 403..405;
        "劳动节" 501..505 + 425 + 508;
        "端午节" 612..614;
        "中秋节" 919..921 + 918;
        "国庆节" 1001..1007 + 926 + 1009;
    },
    notice! { 2022 "2021-10/25/content_5644835";
        "元旦" 101..103;
        "春节" 131..206 + 129 + 130;
        "清明节" 403..405 + 402;
        "劳动节" 430..504 + 424 + 507;
        "端午节" 603..605;
        "中秋节" 910..912;
        "国庆节" 1001..1007 + 1008 + 1009;
    },
    notice! { 2023 "2022-12/08/content_5730844";
        "元旦" 1231..102;
        "春节" 121..127 + 128 + 129;
        "清明节" 405..405;
        "劳动节" 429..503 + 423 + 506;
        "端午节" 622..624 + 625;
        "中秋节、国庆节" 929..1006 + 1007 + 1008;
    },
    notice! { 2024 "202310/content_6911528";
        "元旦" 101..101;
        "春节" 210..217 + 204 + 218;
        "清明节" 404..406 + 407;
        "劳动节" 501..505 + 428 + 511;
        "端午节" 610..610;
        "中秋节" 915..917 + 914;
        "国庆节" 1001..1007 + 929 + 1012;
    },
    notice! { 2025 "202411/content_6986383";
        "元旦" 101..101;
        "春节" 128..204 + 126 + 208;
        "清明节" 404..406;
        "劳动节" 501..505 + 427;
        "端午节" 531..602;
        "国庆节、中秋节" 1001..1008 + 928 + 1011;
    },
    notice! { 2026 "202511/content_7047091";
        "元旦" 101..103 + 104;
        "春节" 215..223 + 214 + 228;
        "清明节" 404..406;
        "劳动节" 501..505 + 509;
        "端午节" 619..621;
        "国庆节" 1001..1007 + 920 + 1010;
        "中秋节" 925..927;
    },
];
