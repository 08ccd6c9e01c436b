//! Messages about definitions that are not a valid process.

mod durations;
mod help;
mod shapes;
mod sheet;
mod syntax;
#[cfg(test)]
mod tests;

use crate::model::{KeyGroup, LoopNature, MOST_DIGITS, MOST_SCALE, Note, Problem, in_chinese, meant_date};
use crate::text::{Text, say};
use shapes::{shape, wanted};

pub use help::help;

/// The message about a problem.
pub fn message(problem: &Problem) -> Text {
    match problem {
        Problem::Syntax(words) => syntax::message(words),
        Problem::NotUtf8(None) => say!("not UTF-8 text", "文件不是 UTF-8 编码"),
        Problem::NotUtf8(Some(guess)) => {
            say!("not UTF-8 text; it looks like {guess}", "文件不是 UTF-8 编码，看起来是 {guess}")
        }
        Problem::ControlCharacter(character) => {
            let code = u32::from(*character);
            say!("control character U+{code:04X} in the text", "文本中有控制字符 U+{code:04X}")
        }
        Problem::TooLarge { bytes, limit } => {
            say!("the text has {bytes} bytes; at most {limit} are read", "文件有 {bytes} 字节，最多读取 {limit} 字节")
        }
        Problem::TooDeep { limit } => {
            say!("lists and maps nested more than {limit} levels deep", "列表和字段嵌套超过 {limit} 层")
        }
        Problem::TooMuchExpansion { limit } => {
            say!("more than {limit} values, aliases (`*`) written out", "内容超过 {limit} 项（别名 `*` 展开后计）")
        }
        Problem::TooManyOrders { limit } => say!(
            "more than {limit} entries of `after`, `needs` and `papers`, aliases (`*`) written out",
            "`前置`、`所需`、`申请材料` 合计超过 {limit} 项（别名 `*` 展开后计）"
        ),
        Problem::RecursiveAlias => say!("an alias that contains itself", "别名（`*`）指向包含它自身的内容"),
        Problem::UnknownTag(tag) => say!("tag `{tag}` does not fit here", "标签 `{tag}` 不能用在这里"),
        Problem::MistakenColon { key, found: '：' } => say!(
            "`{key}` is followed by a full-width colon, which YAML does not take for a colon",
            "`{key}` 后面用了全角冒号“：”，YAML 不认作冒号"
        ),
        Problem::MistakenColon { key, .. } => {
            say!("no blank behind the colon of `{key}`", "`{key}` 的冒号后面缺少空格")
        }
        Problem::Conflict { last } => {
            say!("a merge conflict, up to line {last}", "存在合并冲突，至第 {last} 行")
        }
        Problem::BlockInBrackets => say!(
            "a block of text (`|` or `>`) inside brackets, where YAML allows none",
            "括号里不能写 `|` 或 `>` 文本块"
        ),
        Problem::Sheet(problem) => sheet::message(problem),
        Problem::Empty => say!("nothing in the file", "文件没有内容"),
        Problem::SeveralDocuments => say!("a second document in the file", "文件中有第二份文档"),
        Problem::UnknownKey { key, .. } => say!("unknown key `{key}`", "没有名为 `{key}` 的字段"),
        Problem::KeyNotText => say!("a key that is not text", "字段名不是文本"),
        Problem::DuplicateKey(key) => say!("duplicate key `{key}`", "字段 `{key}` 重复出现"),
        Problem::MissingKey { group, key } => {
            let chinese = in_chinese(*group, key);
            say!("key `{key}` is missing", "缺少字段 `{chinese}`（`{key}`）")
        }
        Problem::EmptyValue(key) => say!("key `{key}` has no value", "字段 `{key}` 没有值"),
        Problem::EmptyItem => say!("nothing stands here where a value is needed", "此处应有值，却是空的"),
        Problem::EmptyName => say!("a name of no characters", "名称是空的"),
        Problem::WrongShape { expected, found } => {
            let ((expected, wanted), (found, actual)) = (wanted(*expected), shape(*found));
            say!("expected {expected}, found {found}", "这里要写成{wanted}，现在是{actual}")
        }
        Problem::BadDuration { text, error } | Problem::BadLag { text, error } => durations::message(text, *error),
        Problem::NoLimit(text) => {
            say!(
                "`{text}` is not a limit, and a case cannot take one off",
                "`{text}` 不是时限；情形也不能取消整体的时限"
            )
        }
        Problem::BadNumber { text, expected } => {
            let (english, chinese) = wanted(*expected);
            say!("`{text}` is not {english}", "`{text}` 不是{chinese}")
        }
        Problem::TooManyDigits(text) => too_many_digits(text),
        Problem::TooMany { text, limit } => {
            say!("`{text}` is more than {limit}, the most that is counted", "`{text}` 超过可计数的上限 {limit}")
        }
        Problem::UnknownWord { text, .. } => say!("`{text}` is not one of the words known here", "此处不能填 `{text}`"),
        Problem::UnknownFormat(format) => {
            say!(
                "format `{format}` is not known; this program reads format 1",
                "无法识别格式 `{format}`，本程序只读取格式 1"
            )
        }
        Problem::NoSteps => say!("the process has no steps", "流程没有任何环节"),
        Problem::NamelessStep => say!("a step with neither `id` nor `name`", "环节既没有 `编号` 也没有 `名称`"),
        Problem::DuplicateStep(id) => say!("two steps have the id `{id}`", "有两个环节的编号都是 `{id}`"),
        Problem::UnknownStep { name, .. } => say!("there is no step `{name}`", "没有名为 `{name}` 的环节"),
        Problem::AmbiguousStep { name, ids } => {
            let count = ids.len();
            say!("`{name}` is the name of {count} steps", "有 {count} 个环节都叫 `{name}`")
        }
        Problem::UnknownMaterial { name, .. } => {
            say!("material `{name}` is neither declared nor given by a step", "材料 `{name}` 既未声明，也没有环节产出")
        }
        Problem::UnknownDepartment { name, .. } => {
            say!("department `{name}` is not among those declared", "部门 `{name}` 不在已声明的部门之中")
        }
        Problem::SeveralInOne { text, mark } => say!(
            "`{text}` is one item: `{mark}` separates nothing in YAML",
            "`{text}` 只算一项：YAML 不认 `{mark}` 为分隔"
        ),
        Problem::ListedTwice(name) => say!("duplicate entry `{name}`", "`{name}` 在列表中重复出现"),
        Problem::GivenTwice(name) => say!("material `{name}` is given by two steps", "材料 `{name}` 由两个环节产出"),
        Problem::NeedsOwnProduct(name) => {
            say!("the step needs `{name}`, which only it gives", "环节需要 `{name}`，而该材料只由它自己产出")
        }
        Problem::UnknownCase { name, .. } => {
            say!("case `{name}` is not among those declared", "情形 `{name}` 不在已声明的情形之中")
        }
        Problem::SharesOverAll(total) => {
            say!("the shares of the cases add up to {total}, more than 1", "各情形的占比合计 {total}，超过 1")
        }
        Problem::AboveToday { value, today } => {
            say!("{value} is more than the step has today, {today}", "{value} 超过该环节现在的 {today}")
        }
        Problem::MissingBasis => say!("a lever without its legal basis", "举措没有写明依据"),
        Problem::SameInEveryCase(key) => {
            let chinese = in_chinese(KeyGroup::Step, key);
            say!("`{key}` does not differ by case", "`{chinese}` 不能按情形区分")
        }
        Problem::EmptyCase(name) => say!("no step is taken in case `{name}`", "情形 `{name}` 没有任何环节"),
        Problem::InCase { case, problem } => {
            let inner = message(problem);
            say!("in case `{case}`: {inner}", "情形 `{case}`：{inner}", both(inner))
        }
        Problem::NotTaken { step } => {
            say!("step `{step}` is not taken in this case", "该情形不办理环节 `{step}`")
        }
        Problem::BadPeriod(text) => {
            say!("`{text}` is not a period with an exact half here", "`{text}` 在此不能作为周期：取不到精确的一半")
        }
        Problem::FollowsAfterwards(name) => say!(
            "`{name}` is for after the result, and no step before the result follows it",
            "环节 `{name}` 属于事后环节，不能作为办结之前环节的前置"
        ),
        Problem::GivenAfterwards(name) => say!(
            "`{name}` comes from a step for after the result, too late to be needed before it",
            "`{name}` 由事后环节产出，不能作为办结之前所需的材料"
        ),
        Problem::NeededTooEarly(name) => {
            say!(
                "`{name}` can be had only after this step, which asks for it",
                "`{name}` 在本环节之后才能取得，本环节却要求提交"
            )
        }
        Problem::NeedsAndPapers => {
            say!("a step has `needs` or `papers`, not both", "同一环节只能写 `所需` 或 `申请材料` 之一")
        }
        Problem::FollowsItself(name) => say!("step `{name}` follows itself", "环节 `{name}` 以自身为前置"),
        Problem::Cycle { names, nature, .. } => cycle(names, *nature),
        Problem::MixedClocks => say!(
            "working time, calendar time or months mixed in one duration",
            "同一时长混用工作日、自然日或月，无法比较"
        ),
        Problem::NoMiddle { min, max } => {
            say!("the middle between {min} and {max} is not known", "{min} 与 {max} 之间的中间值无法确定")
        }
        Problem::WorkOverDays { work, days } => {
            say!("`work` of {work} does not fit into `days` of {days}", "用时 {work} 超过了时长 {days}")
        }
        Problem::PointsOutOfOrder { min, likely: None, max } => {
            say!("the shortest, {min}, is more than the longest, {max}", "最短 {min} 大于最长 {max}")
        }
        Problem::PointsOutOfOrder { min, likely: Some(likely), max } => say!(
            "`min` {min}, `likely` {likely}, `max` {max} are not in ascending order",
            "最短 {min}、最可能 {likely}、最长 {max} 没有从小到大排列"
        ),
        Problem::BadHours(hours) => say!("a working day cannot have {hours} hours", "一个工作日不可能是 {hours} 小时"),
        Problem::BadDate(text) if meant_date(text).is_some() => {
            say!("`{text}` is not written as a date is here", "`{text}` 不是此处的日期写法")
        }
        Problem::BadDate(date) => say!("`{date}` is not a date", "`{date}` 不是有效日期"),
        Problem::BareThreshold(text) => say!(
            "`{text}` does not say whether it means working or calendar days",
            "`{text}` 没有说明是工作日还是自然日"
        ),
        Problem::BadPattern(text) => say!("`{text}` is not a pattern for paths", "`{text}` 不是有效的路径模式"),
        Problem::FixedLevel(rule) => say!(
            "rule `{rule}` has no other level than `deny`: what breaks it cannot be judged at all",
            "规则 `{rule}` 只能是 `deny`（拦截）：违反它的流程表根本无法检查"
        ),
    }
}

/// The label of a related place.
pub fn note(note: &Note) -> Text {
    match note {
        Note::First => say!("the first is here", "第一处在这里"),
        Note::Again => say!("here, too", "此处也是"),
        Note::Follows(name) => say!("this follows `{name}`", "此环节排在 `{name}` 之后"),
        Note::Needs { material, from, baseless: false } => {
            say!("this needs `{material}` from `{from}`", "此环节需要 `{from}` 产出的 `{material}`")
        }
        Note::Needs { material, from, baseless: true } => say!(
            "this needs `{material}` from `{from}`; no basis is recorded",
            "此环节需要 `{from}` 产出的 `{material}`，未记载依据"
        ),
        Note::Basis(law) => say!("on the basis of {law}", "依据：{law}"),
    }
}

fn cycle(names: &[String], nature: LoopNature) -> Text {
    let around = names.iter().chain(names.first()).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" → ");
    match nature {
        LoopNature::MutualPrerequisite => say!(
            "mutual prerequisite, each office asks for the other's paper first: {around}",
            "互为前置，各部门都要先见到对方的材料：{around}"
        ),
        LoopNature::LateDocument => {
            say!("a document is needed before it can exist: {around}", "材料在产出之前就被要求提交：{around}")
        }
        LoopNature::Order => say!("steps that wait for each other: {around}", "环节互相等待：{around}"),
    }
}

fn too_many_digits(text: &str) -> Text {
    say!(
        "`{text}` has more than {MOST_DIGITS} digits, or more than {MOST_SCALE} after the point",
        "`{text}` 超过 {MOST_DIGITS} 位数字，或小数点后超过 {MOST_SCALE} 位"
    )
}
