//! Section five names problems and what is done about them.
//!
//! Why: 存在的主要问题及改进情况 has two halves; 无 is neither.
//! Basis: 《政府信息公开条例》第五十条第（四）项, 国办公开办函〔2021〕30号.

use super::{has_heading, passages, says};
use crate::level::Level;
use crate::messages::Message;
use crate::report::Report;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.problems",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "text.5 = 公开内容还不够丰富。下一步，加强培训，完善制度。",
    #[cfg(test)]
    fails: "text.5 = 无。",
    check,
};

const PROBLEMS: &[&str] = &[
    "问题",
    "不足",
    "薄弱",
    "短板",
    "差距",
    "不够",
    "有待",
    "欠缺",
    "仍需",
    "不高",
    "不及时",
    "不到位",
    "不强",
    "不全",
    "缺乏",
    "较少",
    "不规范",
    "不深",
];
const MEASURES: &[&str] = &[
    "改进",
    "下一步",
    "加强",
    "进一步",
    "措施",
    "提升",
    "完善",
    "整改",
    "强化",
    "加大",
    "健全",
    "推进",
    "优化",
    "将",
    "对此",
    "为此",
    "开展",
    "培训",
    "修订",
    "增设",
    "建立",
    "落实",
];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    if report.partial || !has_heading(report, 5) {
        return;
    }
    let length: usize = passages(report, 5).map(|passage| passage.text.chars().count()).sum();
    let key = if length <= SHORTEST {
        "structure.problems.empty"
    } else if !says(passages(report, 5), PROBLEMS) && !tells_first(report) {
        "structure.problems"
    } else if !says(passages(report, 5), MEASURES) {
        "structure.problems.measures"
    } else {
        return;
    };
    let at = passages(report, 5).next().map(|passage| passage.at.clone());
    let quote = passages(report, 5).next().filter(|_| length <= SHORTEST).map(|passage| passage.quote().to_owned());
    found.push(Finding { at: at.into_iter().collect(), quote, ..Finding::new(RULE.id, RULE.level, Message::new(key)) });
}

/// Whether something stands before what is done about it: a list (一是…；二是…。下一步…), or a complaint (…看不懂。改进：…).
fn tells_first(report: &Report) -> bool {
    let text: String = passages(report, 5).map(|passage| passage.text.as_str()).collect();
    let first = MARKS.iter().filter_map(|mark| text.find(mark)).min();
    first.and_then(|first| text.get(..first)).is_some_and(|told| told.chars().count() > SHORTEST)
}

/// Words that begin what is done.
const MARKS: &[&str] = &["下一步", "改进", "对此", "为此", "针对"];

/// Characters below which nothing can have been said (无, 暂无, 无明显问题).
const SHORTEST: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn a_list_names_problems() {
        expect(&RULE, "text.5 = 一是人员调动多，二是栏目形式单一。下一步，将加强培训。", &[]);
        expect(&RULE, "text.5 = 下一步，一是加强培训，二是完善制度。", &[Level::Doubt]);
    }
}
