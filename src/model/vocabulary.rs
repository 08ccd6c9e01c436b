//! The words of the file format: every value in English and in Chinese.
//! Reader, writer and schema all work from these tables.

/// A value of the format and how it is spelled.
#[derive(Clone, Copy, Debug)]
pub struct Word<T> {
    /// Its meaning.
    pub value: T,
    /// The canonical spelling.
    pub english: &'static str,
    /// Its Chinese twin.
    pub chinese: &'static str,
}

/// A spelling in English and one in Chinese.
pub type Wording = (&'static str, &'static str);

/// A type whose values are words of the format.
pub trait Spelled: Copy + PartialEq + 'static {
    /// Every value once, in the order of the format's tables.
    const WORDS: &'static [Word<Self>];

    /// The value with this spelling, in either language.
    fn from_word(text: &str) -> Option<Self> {
        Self::WORDS.iter().find(|word| word.english == text || word.chinese == text).map(|word| word.value)
    }

    /// Both spellings of every value.
    fn spellings() -> Vec<Wording> {
        Self::WORDS.iter().map(|word| (word.english, word.chinese)).collect()
    }

    /// The English spelling.
    fn english(self) -> &'static str {
        Self::WORDS.iter().find(|word| word.value == self).expect("every value has its words").english
    }

    /// The Chinese spelling.
    fn chinese(self) -> &'static str {
        Self::WORDS.iter().find(|word| word.value == self).expect("every value has its words").chinese
    }
}

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $value:ident = $english:literal | $chinese:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $value,)+ }

        impl $crate::model::Spelled for $name {
            const WORDS: &'static [$crate::model::Word<Self>] =
                &[$($crate::model::Word { value: $name::$value, english: $english, chinese: $chinese },)+];
        }
    };
}
pub(crate) use words;

words! {
    /// The jurisdiction whose statutory rules apply.
    Jurisdiction {
        /// China.
        Cn = "cn" | "中国",
        /// None in particular.
        Generic = "generic" | "通用",
    }
}

words! {
    /// Whether something holds.
    Switch {
        /// It does.
        On = "true" | "是",
        /// It does not.
        Off = "false" | "否",
    }
}

words! {
    /// The type of a matter.
    MatterType {
        /// An administrative licence.
        Licence = "licence" | "行政许可",
        /// An administrative confirmation.
        Confirmation = "confirmation" | "行政确认",
        /// A benefit.
        Benefit = "benefit" | "行政给付",
        /// A filing.
        Filing = "filing" | "备案",
        /// A public service.
        PublicService = "public-service" | "公共服务",
        /// Something else.
        Other = "other" | "其他",
    }
}

words! {
    /// The source of a material.
    MaterialSource {
        /// The applicant hands it in.
        Applicant = "applicant" | "申请人",
        /// The office fetches it.
        Shared = "shared" | "共享",
    }
}

words! {
    /// The party that does a step.
    Actor {
        /// An office of the administration.
        Agency = "agency" | "部门",
        /// The person or company that applies.
        Applicant = "applicant" | "申请人",
        /// An intermediary: surveyor, appraiser, testing laboratory.
        ThirdParty = "third-party" | "中介",
    }
}

words! {
    /// The kind of work of a step.
    Kind {
        /// The applicant hands in.
        Submit = "submit" | "申报",
        /// The office accepts the case.
        Intake = "intake" | "受理",
        /// The office examines it.
        Review = "review" | "审查",
        /// The office looks at the site.
        Inspect = "inspect" | "踏勘",
        /// The public is told and may object.
        Publicity = "publicity" | "公示",
        /// Nothing is done.
        Wait = "wait" | "等待",
        /// Papers move from hand to hand.
        Transfer = "transfer" | "流转",
        /// The applicant pays.
        Payment = "payment" | "缴费",
        /// The office decides.
        Decision = "decision" | "决定",
        /// The result reaches the applicant.
        Delivery = "delivery" | "送达",
    }
}

words! {
    /// The value of a step.
    Value {
        /// The applicant would pay for it.
        Adding = "adding" | "增值",
        /// Law or control demands it.
        Required = "required" | "必要",
        /// Neither.
        Waste = "waste" | "非增值",
    }
}

words! {
    /// Whether a step runs inside the legal limit.
    Counting {
        /// Inside it.
        Counted = "counted" | "计入",
        /// Outside it: a special procedure.
        Suspended = "suspended" | "不计入",
        /// After the result, as a check: nobody waits for it.
        Afterwards = "afterwards" | "事后",
    }
}

impl Counting {
    /// The default: the limit does not run while the applicant or a third party
    /// has the case.
    pub const fn of(actor: Actor) -> Self {
        match actor {
            Actor::Agency => Self::Counted,
            Actor::Applicant | Actor::ThirdParty => Self::Suspended,
        }
    }
}

words! {
    /// How far a step can be done online.
    Online {
        /// Not at all.
        None = "none" | "不可网办",
        /// In part.
        Partial = "partial" | "部分网办",
        /// From end to end.
        Full = "full" | "全程网办",
    }
}

words! {
    /// The recorded reason of an `after` entry.
    Because {
        /// The law demands it.
        Law = "law" | "法定",
        /// Safety demands it.
        Safety = "safety" | "安全",
        /// It cannot be otherwise: what is not built cannot be inspected.
        Nature = "nature" | "客观",
        /// The order of one matter, written out.
        Procedure = "procedure" | "程序",
        /// It has always been so.
        Habit = "habit" | "惯例",
        /// Nobody has said; as if the file were silent.
        Open = "open" | "未说明",
    }
}

words! {
    /// The ends of two steps that an order ties.
    Relation {
        /// Finish to start: v starts after X has finished.
        FinishStart = "FS" | "完成后开始",
        /// Finish to finish: v finishes after X has finished.
        FinishFinish = "FF" | "完成后完成",
        /// Start to start: v starts after X has started.
        StartStart = "SS" | "开始后开始",
    }
}

words! {
    /// The degree to which a step needs a material.
    Necessity {
        /// It cannot start without.
        Required = "required" | "必需",
        /// It may follow later (容缺).
        Tolerable = "tolerable" | "容缺",
        /// It may be left out.
        Optional = "optional" | "可选",
    }
}

words! {
    /// A lever: a way to make a process better, by its name in `may`.
    Lever {
        /// Side by side what only habit runs in series.
        Parallel = "parallel" | "并联审批",
        /// Work ahead, decide together.
        PreReview = "pre-review" | "预审同步决定",
        /// Accept with a secondary paper still missing.
        Tolerate = "tolerate" | "容缺受理",
        /// A commitment instead of a review.
        Commit = "commit" | "告知承诺制",
        /// One counter takes everything in.
        SingleWindow = "single-window" | "一窗受理",
        /// One form, one set of papers.
        SingleForm = "single-form" | "一表申请",
        /// The administration fetches what it already holds.
        Share = "share" | "数据共享",
        /// A paper nobody needs any more.
        DropMaterial = "drop-material" | "取消材料",
        /// Two steps become one.
        Merge = "merge" | "合并环节",
        /// One visit, one meeting, one survey for all.
        Joint = "joint" | "联合办理",
        /// Fewer levels and signatures.
        Flatten = "flatten" | "减少层级",
        /// Decided lower down.
        Delegate = "delegate" | "下放层级",
        /// Decided on the spot.
        Instant = "instant" | "即办",
        /// A shorter limit, the structure as it is.
        Cap = "cap" | "限时办结",
        /// Assessed once for a whole area.
        AreaAssessment = "area-assessment" | "区域评估",
        /// The matter is abolished.
        Abolish = "abolish" | "取消事项",
        /// A filing instead of an approval.
        Filing = "filing" | "审批改备案",
        /// Someone helps the applicant through.
        Assist = "assist" | "帮办代办",
        /// A step that adds nothing goes.
        Eliminate = "eliminate" | "取消环节",
        /// A step waits for it later, not at once.
        Postpone = "postpone" | "调整时序",
        /// Begun while the step before still runs.
        EarlyStart = "early-start" | "分阶段办理",
        /// Taken when it comes, not at the next meeting.
        OnDemand = "on-demand" | "随到随办",
        /// From end to end online.
        Online = "online" | "全程网办",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_both_languages() {
        assert_eq!(Kind::from_word("公示"), Some(Kind::Publicity));
        assert_eq!(Kind::from_word("publicity"), Some(Kind::Publicity));
        assert_eq!(Actor::ThirdParty.chinese(), "中介");
    }
}
