//! Section five names problems and what is done about them.
//!
//! Why: 存在的主要问题及改进情况 has two halves; 无 is neither.
//! Basis: 《政府信息公开条例》第五十条第（四）项, 国办公开办函〔2021〕30号.

use super::{has_heading, passages, says};
use crate::messages::Message;
use crate::rules::{Finding, Rule, Subject};
use crate::verdict::Level;

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
const MEASURES: &[&str] =
    &["改进", "下一步", "加强", "进一步", "措施", "提升", "完善", "整改", "强化", "加大", "健全", "推进", "优化", "将"];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    if !has_heading(report, 5) {
        return;
    }
    let length: usize = passages(report, 5).map(|passage| passage.text.chars().count()).sum();
    let key = if length <= SHORTEST {
        "structure.problems.empty"
    } else if !says(passages(report, 5), PROBLEMS) && !passages(report, 5).any(|passage| lists(&passage.text)) {
        "structure.problems"
    } else if !says(passages(report, 5), MEASURES) {
        "structure.problems.measures"
    } else {
        return;
    };
    let at = passages(report, 5).next().map(|passage| passage.at.clone());
    let quote = passages(report, 5).next().filter(|_| length <= SHORTEST).map(|passage| passage.text.clone());
    found.push(Finding { at: at.into_iter().collect(), quote, ..Finding::new(RULE.id, RULE.level, Message::new(key)) });
}

/// Whether a list stands before what is to be done next: 一是…；二是…。下一步….
fn lists(text: &str) -> bool {
    let before = text.split("下一步").next().unwrap_or_default();
    before.contains("一是") && before.contains("二是") && before.len() < text.len()
}

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
