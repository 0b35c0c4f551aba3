//! Section one speaks of five aspects.
//!
//! Why: the summary covers disclosure on one's own motion, disclosure on application, the management of information, the
//! platforms and the safeguards; one that is left out is asked for at review.
//! Basis: 国办公开办函〔2021〕30号, 总体情况; reports for 2021 and later.

use super::{asks, has_heading, passages, says};
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.aspects",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "text.1 = （一）主动公开。公开政府信息。
        text.1 = （二）依申请公开。未收到申请。
        text.1 = （三）政府信息管理。严格审核。
        text.1 = （四）平台建设。维护网站。
        text.1 = （五）监督保障。开展培训。",
    #[cfg(test)]
    fails: "text.1 = （一）主动公开。公开政府信息。
        text.1 = （二）依申请公开。未收到申请。
        text.1 = （三）政府信息管理。严格审核。
        text.1 = （四）监督保障。开展培训。",
    check,
};

/// Key of each aspect's name and words that speak of it, however it is headed.
const ASPECTS: [(&str, &[&str]); 5] = [
    (
        "structure.aspects.disclosure",
        &[
            "主动公开",
            "主动发布",
            "公开信息",
            "发布信息",
            "公开政府信息",
            "公开为常态",
            "应公开尽公开",
            "公开透明",
            "公开政务信息",
            "公示",
            "制发",
            "作出行政许可",
            "发布",
        ],
    ),
    (
        "structure.aspects.application",
        &[
            "依申请",
            "申请公开",
            "公开申请",
            "信息申请",
            "收到申请",
            "受理申请",
            "申请由",
            "申请从",
            "申请量",
            "申请总量",
            "办理申请",
            "公众申请",
        ],
    ),
    (
        "structure.aspects.management",
        &[
            "信息管理",
            "保密审查",
            "审核",
            "审查",
            "规范性文件",
            "动态调整",
            "发布流程",
            "三审",
            "公开目录",
            "公开指南",
            "审定",
        ],
    ),
    (
        "structure.aspects.platform",
        &[
            "平台",
            "网站",
            "公众号",
            "新媒体",
            "微信",
            "微博",
            "公开栏",
            "查阅点",
            "查阅场所",
            "专区",
            "栏目",
            "渠道建设",
            "公开渠道",
            "载体",
            "阵地",
        ],
    ),
    (
        "structure.aspects.safeguards",
        &[
            "监督",
            "保障",
            "考核",
            "培训",
            "社会评议",
            "责任追究",
            "组织领导",
            "领导小组",
            "督查",
            "检查",
            "抽查",
            "自查",
            "议题",
            "批示",
        ],
    ),
];

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    // An extract, or not all of it: another rule says that its structure is not checked.
    if report.partial || report.sections.is_empty() {
        return;
    }
    if passages(report, 1).all(|passage| passage.text.trim().is_empty()) {
        // Without the heading either, the section itself is missing: that is another rule.
        if has_heading(report, 1) && report.prose.iter().any(|passage| passage.section > 1) {
            let message = Message::new("structure.aspects.empty");
            found.push(Finding::new(RULE.id, RULE.level, message));
        }
        return;
    }
    if !asks(report, |edition| edition.asks_for_aspects) {
        return;
    }
    let missing = ASPECTS.iter().filter(|(_, words)| !says(passages(report, 1), words));
    let missing: Vec<&'static str> = missing.map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        let message = Message::new(RULE.id).with("aspects", Arg::Keys(missing));
        found.push(Finding::new(RULE.id, RULE.level, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[test]
    fn an_aspect_may_be_headed_in_short() {
        let said = "text.1 = 主动公开：发布信息。\ntext.1 = 申请公开：收件3件。\ntext.1 = 信息管理：严格审核。";
        expect(&RULE, &format!("{said}\ntext.1 = 平台：维护网站。\ntext.1 = 监督：开展培训。"), &[]);
        let said = "text.1 = 主動公開情況。\ntext.1 = 依申請公開情況。\ntext.1 = 嚴格審核。\ntext.1 = 維護網站。";
        expect(&RULE, &format!("{said}\ntext.1 = 監督保障。"), &[]);
        expect(&RULE, said, &[Level::Doubt]);
        for (application, platform) in
            [("规范办理申请", "公开渠道建设"), ("依申请公开", "公开载体建设"), ("依申请公开", "阵地建设")]
        {
            let said = format!("text.1 = 主动公开。\ntext.1 = {application}。畅通渠道。\ntext.1 = 严格审核。");
            expect(&RULE, &format!("{said}\ntext.1 = {platform}。做好日常维护。\ntext.1 = 监督保障。"), &[]);
            expect(&RULE, &format!("{said}\ntext.1 = 监督保障。"), &[Level::Doubt]);
        }
        let bare = (1..=6).map(|number| format!("\nheading.{number} = none")).collect::<String>();
        expect(&RULE, &format!("{said}{bare}"), &[]);
    }
}
