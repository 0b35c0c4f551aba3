//! A number of the prose differs from the cells that it speaks of.
//!
//! Why: the prose of section one sums up the tables; whoever reads both must find the same figure. 收到 may mean what
//! came in this year or that and what was carried over; it is wrong only when it is neither. A sentence that says whose
//! numbers it gives (本级, 代表区政府, 备案, 区教育局) may count something else: then it is a doubt.
//! Basis: both places of one report state the same fact.

use super::{on_sentence, stated};
use crate::comparison::told::Told;
use crate::comparison::{Held, Holding, Meaning};
use crate::form::{CellIndex, TableForm, TableKind};
use crate::level::Level;
use crate::messages::{Arg, Message};
use crate::report::Table;
use crate::report::claims::{Claim, Mention, Quantity, Scope};
use crate::rules::{Finding, Rule, Subject};

/// See the module.
pub static RULE: Rule = Rule {
    id: "prose.cell",
    level: Level::Error,
    #[cfg(test)]
    holds: "applications.received.total = 15
        applications.carried_in.total = 2
        text.1 = 全年共收到政府信息公开申请 17 件，其中上年结转 2 件。",
    #[cfg(test)]
    fails: "applications.received.total = 15
        applications.carried_in.total = 2
        review.reconsideration.total = 1
        text.1 = 全年共收到政府信息公开申请 16 件。
        text.1 = 未发生行政复议。",
    check,
};

/// Cells that a message names one by one; a longer sum is named by its ends.
const NAMED: usize = 3;

/// Statements among which one that is made again is looked for, more than a report makes.
const RECENT: usize = 500;

fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut said: Vec<&Claim> = Vec::new();
    for holding in differing(subject) {
        let claim = holding.claim;
        let same = |other: &&Claim| other.value == claim.value && other.quantity == claim.quantity;
        if !said.iter().rev().take(RECENT).any(same) {
            said.push(claim);
            found.extend(finding(&Told::new(subject.report, *holding)));
        }
    }
}

/// The claims that are wrong, and not their cells: where the table is wrong and its right number is the one of the text,
/// the text is a witness.
fn differing<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Holding<'a>> {
    let wrong = |holding: &&Holding<'_>| {
        let settled = match holding.meanings {
            [Meaning { table, cells, .. }, ..] => {
                matches!(cells.as_slice(), [cell] if subject.is_settled((*table, *cell), holding.claim.value))
            }
            [] => false,
        };
        holding.held == Held::Differs && !settled
    };
    subject.held.iter().filter(wrong)
}

/// The numbers of the prose as their cells have them, where they are plainly wrong.
pub fn mended(subject: &Subject<'_>) -> Vec<Mention> {
    let report = subject.report;
    let mut mentions = report.claims.mentions.clone();
    for holding in differing(subject) {
        let Holding { claim, meanings, .. } = *holding;
        if weight(&Told::new(report, *holding)) == Level::Error
            && let Some(mention) = claim.mention.and_then(|mention| mentions.get_mut(mention as usize))
            && let Some(value) = meant(claim, meanings).and_then(|plain| plain.value)
        {
            mention.value = value;
        }
    }
    mentions
}

/// How much it weighs that a claim agrees with none of its meanings.
fn weight(told: &Told<'_>) -> Level {
    // 收到467件，上年结转3件: it may be meant to count both.
    let may_agree = told.meanings.iter().any(|meaning| meaning.value == Some(told.claim.value));
    if may_agree || told.is_explained() { Level::Doubt } else { Level::Error }
}

/// What a number should be: its first meaning that it is not. 120件（含上年结转8件） is not what came in without them.
fn meant<'a>(claim: &Claim, meanings: &'a [Meaning]) -> Option<&'a Meaning> {
    meanings.iter().find(|meaning| meaning.value != Some(claim.value))
}

fn finding(told: &Told<'_>) -> Option<Finding> {
    let Told { report, claim, meanings, .. } = *told;
    let plain = meant(claim, meanings)?;
    let form = report.table(plain.table).map(Table::form)?;
    let message = message(told, form)?;
    let finding = on_sentence(report, RULE.id, weight(told), message, claim.span());
    Some(Finding {
        cells: plain.cells.iter().map(|cell| (plain.table, *cell)).collect::<Vec<(TableKind, CellIndex)>>(),
        stated: Some(claim.value),
        expected: plain.value,
        ..finding
    })
}

fn message(told: &Told<'_>, form: &'static TableForm) -> Option<Message> {
    let Told { report, claim, meanings, .. } = *told;
    let scope = told.scope.or_else(|| told.is_of_many().then_some(Scope::System));
    let plain = meant(claim, meanings)?;
    let value = plain.value?;
    let named = |message: Message| match plain.cells.as_slice() {
        [cell] => message.with("cell", Arg::Cell(form, *cell)),
        cells => message.with("cell", Arg::Cells(form, cells.to_vec())),
    };
    let many = plain.cells.len() > NAMED;
    if let (true, [_, all, ..]) = (matches!(claim.quantity, Quantity::Received | Quantity::NaturalPerson), meanings)
        && scope.is_none()
        && let (Some(other), Some(sum)) = (all.cells.last(), all.value)
        && sum != value
        && sum != claim.value
    {
        let message = named(Message::new("prose.cell.intake"))
            .with("stated", Arg::Text(stated(report, claim)))
            .with("value", Arg::Number(value))
            .with("other", Arg::Cell(form, *other))
            .with("all", Arg::Number(sum));
        return Some(message);
    }
    let key = match (claim.mention, scope, many) {
        (_, Some(Scope::Reviewer), false) => "prose.cell.reviewer",
        (_, Some(_), false) => "prose.cell.scope",
        (_, Some(_), true) => "prose.cell.scope-sum",
        (None, _, false) => "prose.cell.none",
        (None, _, true) => "prose.cell.none-sum",
        (Some(_), None, true) => "prose.cell.sum",
        (Some(_), None, false) if plain.cells.len() > 1 => "prose.cell.few",
        _ => "prose.cell",
    };
    let message = Message::new(key).with("value", Arg::Number(value)).with("stated", Arg::Text(stated(report, claim)));
    Some(if many {
        message
            .with("first", Arg::Cell(form, *plain.cells.first()?))
            .with("last", Arg::Cell(form, *plain.cells.last()?))
    } else {
        named(message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::expect;

    #[track_caller]
    fn check(example: &str, levels: &[Level]) {
        expect(&RULE, example, levels);
    }

    #[test]
    fn figures_of_published_reports() {
        // A bureau of 2023: 2 in the prose, 3 in the table.
        check("applications.received.total = 3\ntext.1 = 受理申请：2。", &[Level::Error]);
        let carried = "applications.received.total = 120\napplications.carried_in.total = 8\ntext.1 = ";
        check(&format!("{carried}共处理申请120件（含上年结转8件）。"), &[Level::Doubt]);
        check(&format!("{carried}共处理申请128件（含上年结转8件）。"), &[]);
        check(&format!("{carried}共收到申请120件，含上年结转8件。"), &[Level::Doubt]);
        check(&format!("{carried}共收到申请120件，另有上年结转8件。"), &[]);
        // A town of 2023: nothing made and nothing in force, against 4 and 32.
        let town = "disclosure.normative_documents.issued = 4
            disclosure.normative_documents.in_force = 32
            text.1 = 制定规范性文件：0。
            text.1 = 废止：0。
            text.1 = 现行有效：0。";
        check(town, &[Level::Error, Level::Error]);
        // A district of 2024: the office speaks of its own part.
        check("applications.received.total = 95\ntext.1 = 区政府办代表区政府受理申请17件。", &[Level::Doubt]);
        // A bureau's own part within a government's report; the same words in its own report.
        let bureau = "applications.received.total = 95\ntext.1 = 区教育局受理申请12件。";
        check(&format!("unit = 某市某区人民政府\n{bureau}"), &[Level::Doubt]);
        check(&format!("unit = 某市某区教育局\n{bureau}"), &[Level::Error]);
        // How cases ended is no kind of them, even where all that the table has ended so.
        let upheld =
            "review.reconsideration.upheld = 2\nreview.reconsideration.total = 2\nreview.litigation_direct.total = 0";
        check(&format!("{upheld}\ntext.1 = 行政复议12件，其中维持2件。"), &[Level::Error]);
        check(&format!("{upheld}\ntext.1 = 行政复议12件，其中政府信息公开类2件。"), &[]);
        // A city of 2024: cases filed with it.
        let filed = "review.reconsideration.total = 170
            review.litigation_direct.total = 77
            text.1 = 经备案，全市政府信息公开行政复议134件、行政诉讼57件。";
        check(filed, &[Level::Doubt, Level::Doubt]);
    }

    #[test]
    fn what_is_told_apart_is_not_counted_as_well() {
        let table = "applications.refused.law_forbids.total = 16\napplications.unable.not_held.total = 17\ntext.1 = ";
        check(&format!("{table}不予公开33件。"), &[]);
        check(&format!("{table}不予公开33件，其中本机关不掌握相关政府信息17件。"), &[]);
        check(&format!("{table}不予公开33件；因本机关不掌握相关政府信息而无法提供17件。"), &[Level::Doubt]);
    }

    #[test]
    fn what_is_of_some_is_not_of_all() {
        let table = "unit = 某市某县人民政府\napplications.received.total = 120\napplications.handled.total = 118\n\
            applications.other.other.total = 7\ndisclosure.penalties.decisions = 12\n\
            disclosure.fees.amount_wan_yuan = 356.42\nreview.reconsideration.total = 12\n\
            review.reconsideration.pending = 1\nreview.reconsideration.other = 3\nreview.litigation_direct.total = 4\n\
            review.litigation_direct.pending = 2\nreview.litigation_after_reconsideration.total = 5\n\
            review.litigation_after_reconsideration.other = 1\ntext.1 = ";
        for (text, levels) in [
            ("9起诉讼中，2起尚在审理，其余7起均已结案。", &[][..]),
            ("诉讼结案7件。行政复议结案11件，未结1件。", &[]),
            ("诉讼结案6件。", &[Level::Doubt]),
            ("有12件引发行政复议，4件直接引发行政诉讼。", &[]),
            ("有12件引发行政复议，5件直接引发行政诉讼。", &[Level::Error]),
            ("申请人撤回复议2件。", &[]),
            ("其他结果的3件复议，2件为申请人撤回，1件为不予受理。", &[]),
            ("若剔除重复申请，全年有效申请118件。", &[]),
            ("若剔除重复申请，全年有效申请128件。", &[Level::Error]),
            ("收到申请120件，除去结转下年度的，共办理申请117件。", &[Level::Error]),
            ("收到申请120件，扣除撤回的7件，实际作出答复111件。", &[]),
            ("收到申请120件，扣除撤回的7件，实际作出答复112件。", &[Level::Error]),
            ("受委托实施行政处罚23件，以县政府名义实施12件。", &[]),
            ("涉企行政事业性收费96万元，其他行政事业性收费260.42万元。", &[]),
            ("行政事业性收费365.42万元。", &[Level::Error]),
            ("办理件数最多的工作人员办理申请38件。", &[]),
        ] {
            check(&format!("{table}{text}"), levels);
        }
    }

    #[test]
    fn only_suits_are_lost() {
        let table = "review.reconsideration.total = 31
            review.reconsideration.corrected = 3
            review.litigation_direct.corrected = 0
            review.litigation_after_reconsideration.corrected = 1";
        check(&format!("{table}\ntext.1 = 行政复议31件，败诉1件。"), &[]);
        check(&format!("{table}\ntext.1 = 行政复议31件，全年无败诉案件。"), &[Level::Error]);
        let none = table.replace("corrected = 1", "corrected = 0");
        check(&format!("{none}\ntext.1 = 行政复议31件，全年无败诉案件。"), &[]);
    }

    #[test]
    fn a_total_left_blank_counts_its_row() {
        let table = "applications.refused.law_forbids.natural_person = 30
            applications.refused.law_forbids.business = 5
            applications.refused.law_forbids.total =";
        check(&format!("{table}\ntext.1 = 不予公开35件。"), &[]);
        check(&format!("{table}\ntext.1 = 不予公开53件。"), &[Level::Error]);
    }

    #[test]
    fn columns_of_the_form_of_2019() {
        let former = "year = 2020
            edition = 2019
            disclosure.normative_documents.made = 17
            disclosure.normative_documents.newly_disclosed = 4
            disclosure.normative_documents.disclosed_total = 200
            disclosure.other_services.decisions = 2369
            disclosure.central_procurement.procurement_items = 244
            disclosure.central_procurement.procurement_amount = 1384.25";
        for (text, levels) in [
            ("新制作规范性文件17件，新公开4件，对外公开总数量200件。", &[][..]),
            ("新制作规范性文件17件，新公开6件，对外公开总数量198件。", &[Level::Error, Level::Error]),
            ("其他对外管理服务事项处理决定2459件。", &[Level::Error]),
            ("政府集中采购项目244个，采购总金额1384.25万元。", &[]),
            ("政府集中采购项目254个，采购总金额1348.25万元。", &[Level::Doubt, Level::Error]),
        ] {
            check(&format!("{former}\ntext.1 = {text}"), levels);
        }
    }

    #[test]
    fn the_part_of_one_body_in_an_area() {
        let county = "unit = 某县人民政府
            applications.received.total = 95
            applications.received.natural_person = 90
            review.reconsideration.total = 9
            text.1 = 全县收到申请95件，被申请行政复议9件。";
        check(&format!("{county}\ntext.1 = 其中县本级收到申请17件，自然人16件。"), &[]);
        check(&format!("{county}\ntext.1 = 以县政府为被申请人的行政复议4件。"), &[]);
        check(&format!("{county}\ntext.1 = 县本级收到申请99件，自然人98件。"), &[Level::Doubt]);
        check(&format!("{county}\ntext.1 = 全县行政复议19件。"), &[Level::Error]);
        check(&format!("{county}\ntext.1 = 我县收到申请59件。"), &[Level::Error]);
        check(&format!("{county}\ntext.1 = 指导3个县直局办理申请17件。"), &[]);
        let bureau = "unit = 某市教育局\napplications.received.total = 6\ntext.1 = 全市教育系统收到申请";
        check(&format!("{bureau}36件，其中县区教育局30件，市教育局6件。"), &[]);
        check(&format!("{bureau}36件。"), &[Level::Doubt]);
    }

    #[test]
    fn what_another_reading_explains_is_no_finding() {
        for example in [
            "applications.received.total = 3525\napplications.carried_in.total = 121\ntext.1 = 收办申请3646件。",
            "applications.received.total = 3525\napplications.carried_in.total = 121\ntext.1 = 收到申请3525件。",
            "applications.received.total = 5\ntext.1 = 2022年收到申请3件。",
            "applications.received.total = 136\ntext.1 = 收到申请100余件。",
            "disclosure.normative_documents.issued = 8\ntext.1 = 全年印发政策性文件11件。",
            "disclosure.licensing.decisions = 800\ntext.1 = 公开行政许可746条。",
            "review.reconsideration.total = 1\ntext.1 = 全年未收到政府信息公开申请。",
            "disclosure.fees.amount_wan_yuan = 59237.2449\ntext.1 = 行政事业性收费59237.24万元。",
            "disclosure.fees.amount_wan_yuan = 12\ntext.1 = 行政事业性收费120000元。",
            "applications.received.total = missing\ntext.1 = 收到申请3件。",
            "without = applications\ntext.1 = 收到申请3件。",
            "applications.refused.third_party.total = 3\napplications.unable.not_held.total = 1\ntext.1 = 不予公开4件。",
        ] {
            check(example, &[]);
        }
    }

    #[test]
    fn a_sum_that_holds_does_not_make_its_numbers_right() {
        let table = "unit = 某市规划局\napplications.received.total = 120\napplications.received.natural_person = 96\n\
            applications.received.business = 24\napplications.carried_in.total = 8\napplications.handled.total = 118\n\
            applications.carried_out.total = 10\napplications.granted.total = 52\n\
            applications.partly_granted.total = 13\ndisclosure.licensing.decisions = 2316\n\
            disclosure.penalties.decisions = 187\ndisclosure.coercion.decisions = 14\n\
            disclosure.normative_documents.issued = 7\ndisclosure.normative_documents.repealed = 3\n\
            disclosure.normative_documents.in_force = 41\nreview.reconsideration.upheld = 6\n\
            review.reconsideration.corrected = 2\nreview.reconsideration.other = 3\n\
            review.reconsideration.pending = 1\nreview.reconsideration.total = 12\n\
            review.litigation_direct.upheld = 4\nreview.litigation_direct.total = 4\n\
            review.litigation_after_reconsideration.upheld = 5\n\
            review.litigation_after_reconsideration.total = 5\ntext.1 = ";
        let (error, doubt) = (Level::Error, Level::Doubt);
        for (text, levels) in [
            ("行政复议12件，维持、纠正、其他、未审结分别为6件、2件、3件、1件。", &[][..]),
            ("行政复议12件，维持、纠正、其他、未审结分别为2件、6件、3件、1件。", &[error, error]),
            ("作出行政执法决定2517件，其中行政许可2316件、行政处罚14件、行政强制187件。", &[error, error]),
            ("作出行政执法决定2517件，其中行政许可2316件、行政处罚187件、行政强制14件。", &[]),
            ("公示行政执法决定2517件，其中行政许可2316件、行政处罚14件、行政强制187件。", &[]),
            ("上半年收到申请60件，下半年收到申请60件，全年合计120件。", &[]),
            ("上半年收到申请60件，下半年收到申请70件，全年合计130件。", &[error]),
            ("甲科、乙科分别收到申请50件、40件，合计90件。", &[]),
            ("行政处罚方面，简易程序处罚100件、普通程序处罚87件，合计187件。", &[]),
            ("行政处罚方面，简易程序处罚100件、普通程序处罚80件，合计180件。", &[doubt]),
            ("收到申请。全部118件办理结果为：予以公开50件，部分公开15件。", &[error, error]),
            ("收到申请。征地类20件办理结果为：予以公开10件，部分公开10件。", &[]),
            ("收到申请120件，其中个人95件、单位25件。", &[error, error]),
            ("行政诉讼9件（直接5件、经复议4件）。", &[error, error]),
            ("行政复议12件、行政诉讼9件，合计21件；其中维持6件。", &[doubt]),
            ("收到申请120件，上年结转8件，本年办结110件，未办结10件。", &[error]),
            ("收到申请120件，上年结转8件，其中当年收到的办结110件，上年结转的8件全部办结，结转下年10件。", &[]),
            ("规范性文件年初有效37件，年内新制发7件、废止3件，年末有效41件。", &[]),
            ("规范性文件年初有效36件，年内新制发7件、废止3件，年末有效41件。", &[error]),
            ("上年结转8件：予以公开3件。", &[]),
        ] {
            check(&format!("{table}{text}"), levels);
        }
    }
}
