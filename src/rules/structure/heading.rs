//! A heading is worded otherwise than in the form.
//!
//! Why: the headings are fixed; earlier wordings and those of the regulation are understood but stand out at review.
//! Basis: 国办公开办函〔2021〕30号.

use crate::form;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "structure.heading",
    level: Level::Hint,
    #[cfg(test)]
    holds: "heading.4 = 四、政府信息公开行政复议、行政诉讼情况",
    #[cfg(test)]
    fails: "heading.4 = 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for section in &subject.report.sections {
        let wordings = usize::from(section.number).checked_sub(1).and_then(|at| form::HEADINGS.get(at));
        let Some(fixed) = wordings.and_then(|wordings| wordings.first()) else { continue };
        let text = &section.heading.text;
        let numeral = form::NUMERALS[usize::from(section.number - 1)];
        if text.starts_with(form::NUMERALS) && !text.starts_with(numeral) {
            let message = Message::new("structure.heading.number")
                .with("heading", Arg::Text(text.clone()))
                .with("numeral", Arg::Text(numeral.to_string()));
            found.push(Finding { at: vec![section.heading.at.clone()], ..Finding::new(RULE.id, RULE.level, message) });
            continue;
        }
        if section.worded {
            continue;
        }
        let message = Message::new(RULE.id)
            .with("heading", Arg::Text(text.clone()))
            .with("fixed", Arg::Text((*fixed).to_owned()));
        found.push(Finding { at: vec![section.heading.at.clone()], ..Finding::new(RULE.id, RULE.level, message) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::messages;

    #[test]
    fn a_heading_has_its_number() {
        let said = messages(&RULE, "heading.6 = 五、其他需要报告的事项");
        assert!(said.len() == 1 && said[0].contains("“六”"), "{said:?}");
    }
}
