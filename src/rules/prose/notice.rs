//! The notice that prescribes the form is cited with a wrong number, or the superseded one is.
//!
//! Why: the form of reports for 2021 and later is 国办公开办函〔2021〕30号; its predecessor was for 2019 and 2020.
//! Basis: 国办公开办函〔2021〕30号.

use super::on_whole;
use crate::form;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::reading::claims::about;
use crate::report::claims::{About, Said};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.notice",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "text.0 = 根据国办公开办函〔2021〕30号编制本报告。",
    #[cfg(test)]
    fails: "text.0 = 根据国办发〔2021〕30号年度报告格式编制本报告。",
    check,
};

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let report = subject.report;
    let Some(expected) = report.year.and_then(form::edition_for_year) else { return };
    let mut last = None;
    for Said { sentence, what } in &about::read(report, &about::NOTICES) {
        let About::Notice(cited) = what else { continue };
        if expected.notice.ends_with(cited) || last.replace(sentence) == Some(sentence) {
            continue;
        }
        let superseded = form::EDITIONS.iter().any(|edition| edition.notice.ends_with(cited));
        let key = if superseded { "prose.notice.superseded" } else { RULE.id };
        let message = Message::new(key)
            .with("cited", Arg::Text(cited.clone()))
            .with("right", Arg::Text(expected.notice.to_owned()));
        found.push(on_whole(report, Finding::new(RULE.id, Level::Doubt, message), sentence));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::findings;

    #[test]
    fn numbers_of_the_form_and_of_other_notices() {
        for (text, count) in [
            ("根据国办公开办函〔2019〕60号编制。", 1),
            ("按照国办公开办函[2021] 30号要求编制。", 0),
            ("按照年度报告格式（国办公开办函〔2019〕30号）编制。", 1),
            ("根据国办公开办函（2019）60号编制。", 1),
            ("根据国办公开办函【２０１９】第６０号编制。", 1),
            ("按照年度报告格式（国办公开办函(2021)30号）编制。", 0),
            ("落实国办发〔2022〕8号要求，根据国办发［2021］30号编制。", 1),
            ("根据国办（信息公开办）30号年度报告格式编制。", 0),
            ("落实国办发〔2022〕8号政务公开工作要点。", 0),
            ("根据《条例》和上级要求编制。", 0),
        ] {
            assert_eq!(findings(&RULE, &format!("text.0 = {text}")).len(), count, "{text}");
        }
        assert_eq!(findings(&RULE, "year = 2020\ntext.0 = 根据国办公开办函〔2019〕60号编制。"), []);
    }
}
