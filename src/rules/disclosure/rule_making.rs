//! A body that cannot make 规章 states some.
//!
//! Why: only departments of the State Council and the governments of provinces, autonomous regions, municipalities,
//! cities with districts and autonomous prefectures make 规章. A township, a county, a district or a local bureau probably
//! counted 行政规范性文件, or the rules of another body. A government's office reports for the government and is not
//! doubted, nor is a city, whose name does not tell whether it has districts.
//! Basis: 立法法 (2023) 第九十一条、第九十三条.

use crate::bodies::{CENTRAL, DEPARTMENTS, HIGHER, LOWER, SQUADS, ends_in};
use crate::form::TableKind;
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::number::Number;
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "disclosure.rule-making",
    level: Level::Doubt,
    #[cfg(test)]
    holds: "unit = 景德镇市人民政府
        disclosure.regulations.in_force = 2",
    #[cfg(test)]
    fails: "unit = 桃江县松木塘镇人民政府
        disclosure.regulations.in_force = 2",
    check,
};

/// Where the characters of a lower body name none: the ministry of 住房和城乡建设.
const NO_PLACE: &str = "城乡";

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(unit) = subject.report.unit.as_ref().filter(|unit| cannot_make_rules(&unit.text)) else { return };
    let Some(table) = subject.report.table(TableKind::Disclosure) else { return };
    let regulations = (0..).zip(table.form().cells()).filter(|(_, form)| form.row.key == "regulations");
    let stated: Vec<_> = regulations
        .filter_map(|(index, _)| Some((index, table.at(index)?.state.number()?)))
        .filter(|(_, number)| *number > Number::ZERO)
        .collect();
    let Some((first, number)) = stated.first() else { return };
    let message = Message::new(RULE.id)
        .with("unit", Arg::Text(unit.text.clone()))
        .with("documents", Arg::Row(table.form(), "normative_documents"))
        .with("cell", Arg::Cell(table.form(), *first))
        .with("stated", Arg::Number(*number));
    found.push(Finding {
        cells: stated.iter().map(|(index, _)| (table.kind, *index)).collect(),
        stated: Some(*number),
        ..Finding::new(RULE.id, RULE.level, message)
    });
}

/// Whether the name says for certain that the body has no power to make 规章.
fn cannot_make_rules(unit: &str) -> bool {
    if CENTRAL.iter().any(|word| unit.starts_with(word)) {
        return false;
    }
    let own = HIGHER.iter().filter_map(|word| Some(unit.rfind(word)? + word.len())).max().unwrap_or(0);
    let own = unit.get(own..).unwrap_or_default().replace(NO_PLACE, "");
    let department = ends_in(&own, &[DEPARTMENTS, SQUADS]) && !own.contains("人民政府");
    department && !own.ends_with("总局") || LOWER.iter().any(|word| own.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_who_makes_rules() {
        for (unit, cannot) in [
            ("桃江县松木塘镇人民政府", true),
            ("于洪区迎宾路街道办事处", true),
            ("上海市黄浦区人民政府", true),
            ("新乡市财政局", true),
            ("湖南省财政厅", true),
            ("内蒙古自治区某旗人民政府", true),
            ("新乡市人民政府", false),
            ("镇江市人民政府办公室", false),
            ("延边朝鲜族自治州人民政府", false),
            ("新疆维吾尔自治区人民政府", false),
            ("国家发展和改革委员会", false),
            ("中国证券监督管理委员会", false),
            ("财政部", false),
            ("海关总署", false),
            ("审计署", false),
            ("住房和城乡建设部", false),
            ("农业农村部", false),
            ("桃江县人民武装部", true),
            ("桃江县住房和城乡建设局", true),
            ("湖南省住房和城乡建设厅", true),
            ("新乡市城乡一体化示范区管理委员会", true),
        ] {
            assert_eq!(cannot_make_rules(unit), cannot, "{unit}");
        }
    }
}
